"""Where one is: the sections of every page, the way down to this one, and the pages beside it that one may open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from markupsafe import Markup

from engine.homes import TITLES
from engine.language import Say, text
from engine.service.pages.round_heads import RoundHead
from engine.web.visitors import ROUNDS
from engine.web.who_reaches import Visitor, figures_shown, may_open

Pages: TypeAlias = Sequence[tuple[str, str]]


def _titled(*pages: str) -> Pages:
    return tuple((page, TITLES[page]) for page in pages)


# The sections at the head of every page: the page that one opens, what it is called, how its addresses begin.
SECTIONS: Final[Sequence[tuple[str, str, tuple[str, ...]]]] = (
    ("home", TITLES["home"], ("dot/", "viec/")),
    ("standards", TITLES["standards"], ("tieu-chi/",)),
    ("help", TITLES["help"], ("tro-giup/", "tu-dien/", "bat-dau/")),
    ("people", TITLES["people"], ("nguoi-dung/",)),
)
# The stages of a round in the order in which they come, after what is of all of it, each with its pages by the name
# of their address; what each page is called stands in ``homes``.
ROUND_STAGES: Final[Sequence[tuple[str, Pages]]] = (
    (text("Cả đợt"), _titled("round", "heat", "tiles", "rank", "against", "round_record", "record_check", "setting")),
    (text("Nhận phiếu"), _titled("uploads", "imports")),
    (text("Thẩm định"), _titled("desk", "to_see")),
    (text("Hội đồng"), _titled("council", "round_papers")),
    (text("Công bố"), _titled("publishing")),
    (text("Kế hoạch"), _titled("plan", "round_tasks", "reports")),
)
COMMUNE_PAGES: Final = _titled("commune", "filling", "appraisal", "ballot", "papers", "commune_record")
LAW_PAGES: Final = _titled("standard", "law_edit", "law_check", "law_compare", "new_year")
# Pages that are reached from one of those, by the name of their address.
BELOW: Final[Mapping[str, str]] = {
    "law_entry": "law_edit", "law_source": "law_edit", "law_draft": "law_edit", "law_check_part": "law_check",
    "law_checked": "law_check", "law_compared": "law_compare",
    "sent": "uploads", "opening": "desk", "overrides": "desk", "appraisal_book_in": "desk", "against_round": "against",
    "commune_path": "commune", "sending": "filling", "withdrawing": "filling", "receipt": "filling",
    "answer_remark": "commune",
}  # fmt: skip
# Addresses that take a form: a form that comes back stands where the page does that it is of.
UNDER: Final[Mapping[str, str]] = {
    **dict.fromkeys(("record_opened", "people_taken", "council_seated", "ballots_moved"), "council"),
    **dict.fromkeys(("ballot_open", "vote", "ballot_close", "decide", "signed", "revoke"), "ballot"),
    "template_taken": "round_papers",
    **dict.fromkeys(("record_check", "record_verified"), "round_record"),
    **dict.fromkeys(("papers_looked", "papers_made"), "round_papers"),
    **dict.fromkeys(("release_seen", "release_signed"), "publishing"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A page that one can go to from the one that is shown: its address and title, and whether it is that one.

    ``within`` says that the one shown lies under it; ``pages`` are those of a stage of a round, none of a page.
    """

    address: str
    title: str
    here: bool = False
    within: bool = False
    pages: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a page of a round stands: the pages over it, those beside it, and the line that its paper carries."""

    over: tuple[Step, ...] = ()
    beside: tuple[Step, ...] = ()
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """What a page may lead its visitor to: no link and no button of it ends at a page that is not there for him."""

    visitor: Visitor | None
    to: Callable[..., str]

    def opens(self, page: str, **given: str) -> bool:
        """Whether he may open a page now; a commune's by what its list shows of it, for a list has thousands."""
        if self.visitor is None:
            return False
        if page == "commune":
            return figures_shown(self.visitor, given["name"], given["code"])
        of_round = self.to(page, **given).lstrip("/").startswith(ROUNDS)
        return may_open(self.visitor, page, given["name"] if of_round else "", given.get("code", ""))

    def link(self, page: str, title: str, part: str = "", **given: str) -> Markup:
        """The title as a link to a page, or alone where he may not open it."""
        if not self.opens(page, **given):
            return Markup.escape(title)
        return Markup('<a href="{}">{}</a>').format(self.to(page, **given) + part, title)


@dataclass(frozen=True, slots=True)
class Doors:
    """Which pages one may open, by the name of their address, and the address of each."""

    opens: Callable[[str], bool]
    to: Callable[[str], str]


def steps(pages: Pages, doors: Doors, here: str, say: Say) -> tuple[Step, ...]:
    """The pages that one may open, that which is shown and that over it marked."""
    above, to = BELOW.get(here, ""), doors.to
    return tuple(Step(to(page), say(title), page == here, page == above) for page, title in pages if doors.opens(page))


def stages(named: Sequence[tuple[str, Pages]], doors: Doors, here: str, say: Say) -> tuple[Step, ...]:
    """The stages of a round that have a page one may open; its pages themselves where that is one stage alone."""
    every = [(say(title), steps(pages, doors, here, say)) for title, pages in named]
    found = [(title, pages) for title, pages in every if pages]
    return found[0][1] if len(found) == 1 else tuple(_stage(title, pages) for title, pages in found)


def _stage(title: str, pages: tuple[Step, ...]) -> Step:
    """A stage with its pages: one alone stands for it only where both have the same name, for a page has one."""
    first = pages[0]
    if len(pages) == 1 and first.title == title:
        return Step(first.address, title, first.here, first.within)
    return Step(first.address, title, within=any(own.here or own.within for own in pages), pages=pages)


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
    """Where a page of a standard stands: what it is reached from, the pages beside, and its name on paper."""
    doors = Doors(lambda page: may_open(visitor, page), lambda page: to(page, name=name))
    found = steps(LAW_PAGES, doors, here, say)
    way = [Step(to("standards"), say("Các bộ tiêu chí"))]
    if here != "standard":
        way.append(Step(to("standard", name=name), name))
    if here in BELOW:
        above = BELOW[here]
        way.append(Step(to(above, name=name), say(dict(LAW_PAGES)[above])))
    return Whereabouts(tuple(way), found if len(found) > 1 else (), say("Bộ tiêu chí {name}", name=name))


def over(head: RoundHead, code: str, here: str, say: Say, doors: Doors) -> tuple[Step, ...]:
    """The way down to a page of a round or of a commune: what of it opens and lies over it, the farthest first."""
    way = [("home", say("Các đợt đánh giá")), ("round", head.title)]
    way += [("commune", head.commune or code)] if code else []
    above = BELOW.get(here, "")
    if above and above != way[-1][0] and doors.opens(above):
        way.append((above, say(TITLES[above])))
    return tuple(Step(doors.to(page), title) for page, title in way if page != here and doors.opens(page))


def paper_line(head: RoundHead, say: Say) -> str:
    """What stands at the head of a printed page: commune, round, its day, how far its results can be trusted."""
    day = say("Chốt số liệu {on}", on=say.day(head.on)) if head.on else ""
    return " · ".join(told for told in (head.commune, head.title, day, head.warned) if told)
