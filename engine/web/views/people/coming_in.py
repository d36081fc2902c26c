"""What the pages of coming in share: whose login it is, the second factor's pages, and where one goes then."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from engine.reporting.record.seal_picture import link_svg
from engine.web.board.board_gate import BoardGate
from engine.web.board.carried import Carried, go_on
from engine.web.people import second_factor
from engine.web.people.models import Account
from engine.web.rendering import house_of, page

SEE_OTHER: Final = 303


def gate_of(request: HttpRequest) -> BoardGate:
    """The board's door; raises Http404 on one laptop, which has none."""
    board = house_of(request).board
    if not isinstance(board, BoardGate):
        raise Http404
    return board


def account_here(request: HttpRequest) -> Account:
    """Whose login it is, once the door has let somebody pass."""
    gate_of(request)
    found: Account = request.user  # type: ignore[assignment]
    return found


def led_on(request: HttpRequest, account: Account, kept: Carried, back: str) -> HttpResponse:
    """Where somebody goes who has just come in: to what was typed, back to where he was, or to the first page."""
    if kept:
        return go_on(request, kept, account.name)
    response = HttpResponseRedirect(back or reverse("home"))
    response.status_code = SEE_OTHER
    return response


def ask_for_code(
    request: HttpRequest, account: Account, kept: Carried, back: str, wrong: str = ""
) -> HttpResponse:  # fmt: skip
    """The page that asks for a code, or that sets the second factor up where there is none yet."""
    if not second_factor.is_set(account):
        return set_up(request, account, kept, back)
    told = {"carried": kept, "back": back, "wrong": wrong}
    return page(request, "people/code.jinja", 422 if wrong else 200, **told)


def set_up(request: HttpRequest, account: Account, kept: Carried, back: str, wrong: str = "") -> HttpResponse:
    """The page on which a telephone is added."""
    device = second_factor.being_set(account)
    told = {"carried": kept, "back": back, "wrong": wrong, "secret": second_factor.secret_of(device)}
    told["picture"] = link_svg(device.config_url)
    return page(request, "people/second_set_up.jinja", 422 if wrong else 200, **told)
