"""Where one is: the sections of every page, the way down to this one, and the pages beside it that one may open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from engine.language import Say, text
from engine.service.pages.round_heads import RoundHead
from engine.web.visitors import ROUNDS
from engine.web.who_reaches import Visitor, figures_shown, may_open

# The sections at the head of every page: the page that one opens, what it is called, how its addresses begin.
SECTIONS: Final[Sequence[tuple[str, str, tuple[str, ...]]]] = (
    ("home", text("Đợt đánh giá"), ("dot/", "viec/")),
    ("standards", text("Bộ tiêu chí"), ("tieu-chi/",)),
    ("help", text("Trợ giúp"), ("tro-giup/", "tu-dien/", "bat-dau/")),
    ("people", text("Người dùng"), ("nguoi-dung/",)),
)
# By the name of the address: what the page is called.
ROUND_PAGES: Final[Sequence[tuple[str, str]]] = (
    ("round", text("Danh sách xã")),
    ("heat", text("Bảng nhiệt")),
    ("tiles", text("Theo tỉnh")),
    ("against", text("So với đợt trước")),
    ("rank", text("Xếp hạng")),
    ("uploads", text("Nhận phiếu")),
    ("desk", text("Thẩm định")),
    ("to_see", text("Cần xem trước")),
    ("council", text("Hội đồng")),
    ("round_papers", text("Văn bản")),
    ("plan", text("Kế hoạch")),
    ("round_tasks", text("Nhiệm vụ")),
    ("reports", text("Báo cáo")),
    ("publishing", text("Công bố")),
    ("round_record", text("Nhật ký")),
    ("record_check", text("Kiểm tra nhật ký")),
)
COMMUNE_PAGES: Final[Sequence[tuple[str, str]]] = (
    ("commune", text("Kết luận")),
    ("filling", text("Nhập số liệu")),
    ("appraisal", text("Thẩm định")),
    ("ballot", text("Biểu quyết và quyết định")),
    ("papers", text("Văn bản")),
    ("commune_record", text("Nhật ký")),
)
LAW_PAGES: Final[Sequence[tuple[str, str]]] = (
    ("standard", text("Văn bản")),
    ("law_edit", text("Sửa")),
    ("law_check", text("Đối chiếu")),
    ("law_compare", text("So sánh")),
    ("new_year", text("Năm mới")),
)
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
