"""Where one is: the sections of every page, the way down to this one, and the pages beside it that one may open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.homes import TITLES
from engine.language import Say
from engine.service.pages.round_heads import RoundHead
from engine.web.who_reaches import Visitor, may_open


def _titled(*pages: str) -> Sequence[tuple[str, str]]:
    return tuple((page, TITLES[page]) for page in pages)


# The sections at the head of every page: the page that one opens, what it is called, how its addresses begin.
SECTIONS: Final[Sequence[tuple[str, str, tuple[str, ...]]]] = (
    ("home", TITLES["home"], ("dot/", "viec/")),
    ("standards", TITLES["standards"], ("tieu-chi/",)),
    ("help", TITLES["help"], ("tro-giup/", "tu-dien/", "bat-dau/")),
    ("people", TITLES["people"], ("nguoi-dung/",)),
)
# By the name of the address; what each page is called stands in ``homes``.
ROUND_PAGES: Final[Sequence[tuple[str, str]]] = _titled(
    "round", "heat", "tiles", "against", "rank", "uploads", "desk", "to_see", "council", "round_papers", "plan",
    "round_tasks", "reports", "publishing", "round_record",
)  # fmt: skip
COMMUNE_PAGES: Final[Sequence[tuple[str, str]]] = _titled(
    "commune", "filling", "appraisal", "ballot", "papers", "commune_record",
)  # fmt: skip
LAW_PAGES: Final[Sequence[tuple[str, str]]] = _titled("standard", "law_edit", "law_check", "law_compare", "new_year")
# Pages that are reached from one of those, by the name of their address.
BELOW: Final[Mapping[str, str]] = {
    "law_entry": "law_edit", "law_source": "law_edit", "law_draft": "law_edit", "law_check_part": "law_check",
    "law_checked": "law_check", "law_compared": "law_compare",
}  # fmt: skip


# Addresses that take a form: a form that comes back stands where the page does that it is of.
UNDER: Final[Mapping[str, str]] = {
    **dict.fromkeys(("record_opened", "people_taken", "council_seated", "ballots_moved"), "council"),
    **dict.fromkeys(("ballot_open", "vote", "ballot_close", "decide", "signed", "revoke"), "ballot"),
    "template_taken": "round_papers",
    "record_check": "round_record",
    "release_signed": "publishing",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A page that one can go to from the one that is shown: its address and title, and whether it is that one.

    ``within`` says that the one shown lies under it.
    """

    address: str
    title: str
    here: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a page of a round stands: the pages over it, those beside it, and the line that its paper carries."""

    over: tuple[Step, ...] = ()
    beside: tuple[Step, ...] = ()
    paper: str = ""


def steps(
    pages: Sequence[tuple[str, str]], opens: Callable[[str], bool], here: str, say: Say, *, to: Callable[[str], str]
) -> tuple[Step, ...]:
    """The pages that one may open, as ``opens`` says of each name; ``to`` gives the address of one."""
    return tuple(Step(to(page), say(title), page == here) for page, title in pages if opens(page))


def sections(visitor: Visitor | None, here: str, route: str, say: Say, *, to: Callable[[str], str]) -> tuple[Step, ...]:
    """The sections that somebody may open; who has not come in sees none."""
    if visitor is None:
        return ()
    return tuple(
        Step(to(page), say(title), page == here, page != here and route.startswith(beginnings))
        for page, title, beginnings in SECTIONS
        if may_open(visitor, page)
    )


def law_whereabouts(
    visitor: Visitor, here: str, name: str, say: Say, *, to: Callable[..., str]
) -> Whereabouts:  # fmt: skip
    """Where a page of a standard stands: the list of standards and the page it is reached from, and those beside."""
    here_or_above = BELOW.get(here, here)
    found = steps(
        LAW_PAGES, lambda page: may_open(visitor, page), here_or_above, say, to=lambda page: to(page, name=name)
    )
    way = [Step(to("standards"), say("Các bộ tiêu chí"))]
    if here != "standard":
        way.append(Step(to("standard", name=name), name))
    if here in BELOW:
        above = BELOW[here]
        way.append(Step(to(above, name=name), say(dict(LAW_PAGES)[above])))
    return Whereabouts(tuple(way), found if len(found) > 1 else ())


def over(head: RoundHead, code: str, here: str, say: Say, *, to: Callable[[str], str]) -> tuple[Step, ...]:
    """The way down to a page of a round, or of a commune of it: what lies over it, the farthest first."""
    way = [("home", say("Các đợt đánh giá")), ("round", head.title)]
    way += [("commune", head.commune or code)] if code else []
    return tuple(Step(to(page), title) for page, title in way if page != here)


def paper_line(head: RoundHead, say: Say) -> str:
    """What stands at the head of a printed page: the round, its day, and how far its results can be trusted."""
    day = say("Chốt số liệu {on}", on=say.day(head.on)) if head.on else ""
    return " · ".join(told for told in (head.title, day, head.warned) if told)
