"""What waits for somebody in a round, in words, each with the one page on which it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from engine.language import Say
from engine.problems import ProblemsFound
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.reporting.review.state_words import kept_day
from engine.service.pages.listed_rounds import ListedRound
from engine.service.pages.reviewing.file_standing import waiting_in
from engine.service.pages.reviewing.waiting_list import Waiting, waiting_for
from engine.service.review.desk import Who
from engine.web.permissions import PAGES
from engine.web.rendering import address, house_of, say_of
from engine.web.visitors import visitor_of, who_of
from engine.web.who_reaches import may_open, sends_all

MOST_NAMED: Final = 4
# Where an act is done: on a page of the commune where it waits of one file alone, else on one of the round.
COMMUNE_PAGE: Final = {
    "submit": "filling", "answer": "answer_remark",
    **dict.fromkeys(("claim", "appraise", "return", "reopen"), "appraisal"),
    **dict.fromkeys(("ballot_open", "vote", "ballot_close", "decide", "signed", "revoke"), "ballot"),
}  # fmt: skip
ROUND_PAGE: Final = {
    "submit": "imports", "claim": "desk", "appraise": "desk", "return": "desk", "reopen": "desk", "council": "council",
    "ballot_open": "council", "vote": "council", "ballot_close": "council", "decide": "council", "signed": "council",
    "propose": "publishing", "publish": "publishing",
}  # fmt: skip
STEP: Final = {
    "claim": "da-gui", "appraise": "dang-tham-dinh", "return": "dang-tham-dinh", "reopen": "da-tham-dinh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """What waits: how it is said, how many, its button, the day, and the first communes with their own pages."""

    told: str
    button: str
    address: str
    due: str
    late: int
    files: tuple[tuple[str, str], ...]
    more: int


def waiting_rows(
    request: HttpRequest, name: str, state: RoundState, files: Iterable[CommuneFile], who: Who
) -> tuple[WaitingRow, ...]:  # fmt: skip
    """What waits in a round for whoever has come."""
    say = say_of(request)
    return tuple(_row(request, name, told, say) for told in waiting_for(state, files, who))


@dataclass(frozen=True, slots=True)
class HomeWaiting:
    """What waits in each round by its title, and the rounds whose record this visitor could open."""

    rows: tuple[tuple[str, tuple[WaitingRow, ...]], ...]
    unopened: frozenset[str]


def waiting_at_home(request: HttpRequest, rounds: Iterable[ListedRound]) -> HomeWaiting:
    """What waits in all rounds for whoever has come; a record that cannot be read is told on the round's own pages."""
    store, who = house_of(request).open_store(), who_of(request)
    rows, unopened = [], set[str]()
    for own in rounds:
        try:
            found = waiting_in(store.round(own.name), who)
        except ProblemsFound:
            continue
        if found is None:
            unopened.add(own.name)
        elif found:
            rows.append((own.title, rows_of(request, own.name, found)))
    return HomeWaiting(tuple(rows), frozenset(name for name in unopened if _opens(request, "opening", name)))


def rows_of(request: HttpRequest, name: str, waiting: Iterable[Waiting]) -> tuple[WaitingRow, ...]:
    """What was found to wait, in words."""
    say = say_of(request)
    return tuple(_row(request, name, told, say) for told in waiting)


def _row(request: HttpRequest, name: str, told: Waiting, say: Say) -> WaitingRow:
    shown, leads = told.files[:MOST_NAMED], where(request, name, told)
    takes_in = leads == address("imports", name=name) and sends_all(visitor_of(request), name)
    return WaitingRow(
        act_told(told.act, len(told.files), say),
        button_word(told.act, say, takes_in=takes_in),
        leads,
        kept_day(told.due, say),
        told.late,
        tuple((file.name, _of_commune(request, name, told.act, file.code)) for file in shown),
        len(told.files) - len(shown),
    )


def where(request: HttpRequest, name: str, told: Waiting) -> str:
    """The page on which it is done; the round's desk where that page is not this visitor's."""
    if len(told.files) == 1:
        return _of_commune(request, name, told.act, told.files[0].code)
    page = ROUND_PAGE.get(told.act, "desk")
    if not _opens(request, page, name):
        page = "desk" if _opens(request, "desk", name) else "round"
    step = STEP.get(told.act, "") if page == "desk" else ""
    return address(page, name=name) + (f"?buoc={step}" if step else "")


def _of_commune(request: HttpRequest, name: str, act: str, code: str) -> str:
    page = COMMUNE_PAGE.get(act, "commune")
    return address(page if _opens(request, page, name, code) else "commune", name=name, code=code)


def _opens(request: HttpRequest, page: str, name: str, code: str = "") -> bool:
    return page in PAGES and may_open(visitor_of(request), page, name, code)


def act_told(act: str, count: int, say: Say) -> str:
    """What waits, with how many."""
    n = say.whole(count)
    words = {
        "submit": say("{n} xã chưa gửi phiếu vào nhật ký, hoặc phải gửi lại", n=n),
        "answer": say("{n} xã có câu hỏi của hội đồng phải trả lời", n=n),
        "claim": say("{n} hồ sơ đã gửi, chờ nhận thẩm định", n=n),
        "appraise": say("{n} hồ sơ đang thẩm định", n=n),
        "return": say("{n} hồ sơ đã ghi yêu cầu bổ sung, chờ trả lại cho xã", n=n),
        "reopen": say("{n} hồ sơ khác sau khi thẩm định, phải mở lại", n=n),
        "council": say("Đợt chưa ghi hội đồng"),
        "ballot_open": say("{n} hồ sơ đã thẩm định, chờ mở phiếu biểu quyết", n=n),
        "vote": say("{n} hồ sơ chờ phiếu của bạn", n=n),
        "ballot_close": say("{n} phiếu biểu quyết đã đủ người, chờ đóng", n=n),
        "decide": say("{n} hồ sơ đã biểu quyết, chờ quyết định", n=n),
        "signed": say("{n} quyết định chưa ghi số và ngày của văn bản đã ký", n=n),
        "propose": say("Có quyết định chưa công bố"),
        "publish": say("Có bản đề nghị công bố chờ bạn"),
        "revoke": say("{n} đề nghị thu hồi chờ quyết định", n=n),
    }
    return words[act]


def button_word(act: str, say: Say, *, takes_in: bool = False) -> str:
    """The one button of what waits; whoever does not take in the forms of all is of some communes, and sends theirs."""
    words = {
        "submit": say("Nhận phiếu") if takes_in else say("Gửi phiếu"),
        "answer": say("Trả lời"),
        "claim": say("Nhận thẩm định"),
        "appraise": say("Thẩm định tiếp"),
        "return": say("Xem và trả lại"),
        "reopen": say("Xem và mở lại"),
        "council": say("Ghi hội đồng"),
        "ballot_open": say("Mở biểu quyết"),
        "vote": say("Biểu quyết"),
        "ballot_close": say("Đóng phiếu"),
        "decide": say("Quyết định"),
        "signed": say("Ghi văn bản"),
        "propose": say("Xem và đề nghị"),
        "publish": say("Xem và công bố"),
        "revoke": say("Xem đề nghị"),
    }
    return words[act]
