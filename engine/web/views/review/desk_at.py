"""The desk of a round as a request finds it: opened, with who sits at it; or the way to open it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Final, TypeAlias

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from engine.problems import Problem, said_once
from engine.records.acting.round_state import RoundState
from engine.service.pages.reviewing.file_standing import has_record
from engine.service.pages.reviewing.kept_desk import desk_now
from engine.service.pages.reviewing.who_sees import is_of_board, unsent_by_anybody
from engine.service.review.desk import Desk, Who
from engine.web.rendering import address, page, say_of
from engine.web.views.recorded_rounds import attached, store_of
from engine.web.visitors import visitor_of, who_of
from engine.web.who_reaches import may_open

MOST_NAMED: Final = 8
View: TypeAlias = Callable[..., HttpResponse]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def on_open_record(view: View) -> View:
    """The view of a round whose record is open; of any other round the page says how it is opened."""

    @wraps(view)
    def answer(request: HttpRequest, name: str, **more: str) -> HttpResponse:
        store = store_of(request, name)
        if not has_record(store, name):
            status = 200 if request.method in ("GET", "HEAD") else 422
            may = may_open(visitor_of(request), "opening", name)
            return page(request, "review/unopened.jinja", status, name=name, may=may)
        return view(request, name, **more)

    return answer


def desk_at(request: HttpRequest, name: str, code: str = "") -> tuple[Desk, Who]:
    """The desk of a round, and who has come; raises Http404 for a round that is not there or a commune not in it.

    Raises ProblemsFound where its record is not open (REC-300).
    """
    store = store_of(request, name)
    desk = desk_now(store, name)
    if code and code not in {unit.code for unit in desk.round.units}:
        raise Http404
    return desk, who_of(request)


def board_desk(request: HttpRequest, name: str) -> tuple[Desk, Who]:
    """The same for what is the board's alone; raises Http404 for whoever holds none of its roles."""
    desk, who = desk_at(request, name)
    if not is_of_board(desk.state, who):
        raise Http404
    return desk, who


def unsent_words(request: HttpRequest, state: RoundState, units: Mapping[str, str]) -> str:
    """That on a board nobody sends the forms of some communes, by name, and what is to be done; else nothing."""
    codes = unsent_by_anybody(state, who_of(request).day) if visitor_of(request).mode == "board" else ()
    if not codes:
        return ""
    say, shown = say_of(request), [units.get(code, code) for code in codes[:MOST_NAMED]]
    return say(
        "Chưa ai gửi được phiếu của {n} xã: {names}. Trong danh sách người, ghi vai trò “cán bộ xã” cho cán bộ của xã "
        "ấy, hoặc cho một người nhận phiếu thay các xã (không ghi xã nào là cả đợt). Người gửi phiếu của xã nào thì "
        "không thẩm định, biểu quyết, quyết định về xã ấy.",
        n=say.whole(len(codes)),
        names=", ".join(shown) + ", …" * (len(codes) > MOST_NAMED),
    )


def to_page(page: str, **values: str) -> HttpResponse:
    """The way to a page after something was done."""
    return HttpResponseRedirect(address(page, **values))


def workbook(content: bytes, name: str) -> HttpResponse:
    """A workbook to take away."""
    return attached(content, name, XLSX)


def once(found: Collection[Problem]) -> tuple[Problem, ...]:
    """Problems, each said once."""
    return tuple(said_once(tuple(found)))
