"""The way in and out of a board."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from engine.language import text
from engine.web.board.board_gate import must_have, visitor_for
from engine.web.board.carried import carried_of, way_back
from engine.web.people.second_factor import is_through
from engine.web.people.signing_in import Outcome, come_in, go_out
from engine.web.rendering import house_of, page, say_of
from engine.web.views.people.coming_in import account_here, ask_for_code, gate_of, led_on

REFUSALS: Final[dict[Outcome, tuple[int, str]]] = {
    "wrong": (422, text("Tên đăng nhập hoặc mật khẩu chưa đúng. Gõ lại; chú ý phím Caps Lock và bộ gõ tiếng Việt.")),
    "locked": (429, text("Đã nhập sai nhiều lần nên tên này tạm khóa ở máy bạn đang dùng. Chờ 15 phút rồi thử lại, "
                         "hoặc nhờ người quản trị đặt lại mật khẩu.")),
    "slow": (429, text("Có quá nhiều lần thử trong ít phút. Chờ một lát rồi thử lại.")),
    "busy": (503, text("Đang có nhiều người cùng vào. Chờ vài giây rồi bấm lại.")),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The way in: a name and a password; the second factor is asked for on a page of its own."""
    gate, kept, back = gate_of(request), carried_of(request.POST), way_back(request)
    typed, say = request.POST.get("ten", ""), say_of(request)
    told = {"carried": kept, "typed": typed, "back": back, "ended": bool(kept)}
    if request.method != "POST":
        return page(request, "people/sign_in.jinja", wrong="", **told)
    outcome = come_in(request, gate.attempts, typed, request.POST.get("mat-khau", ""))
    if outcome != "in":
        status, words = REFUSALS[outcome]
        return page(request, "people/sign_in.jinja", status, wrong=say(words), **told)
    account = account_here(request)
    visitor = visitor_for(account, house_of(request).open_store())
    if must_have(account, visitor) and not is_through(request, account):
        return ask_for_code(request, account, kept, back)
    return led_on(request, account, kept, back)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this login."""
    go_out(request, account_here(request))
    return HttpResponseRedirect(reverse("sign_in"))
