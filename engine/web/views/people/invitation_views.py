"""The link by which somebody sets a first or a new password; the first of all makes the account that looks after it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from engine.web.board.board_gate import must_have, visitor_for
from engine.web.board.carried import Carried
from engine.web.people.accounts import Told, free_person, join
from engine.web.people.invitations import open_invitation
from engine.web.people.models import Account, Invitation
from engine.web.people.password_strength import weaknesses
from engine.web.people.signing_in import begin
from engine.web.rendering import house_of, page, refusal_page, say_of
from engine.web.views.people.coming_in import ask_for_code, gate_of, led_on
from engine.web.views.people.people_forms import Typed, login_of, name_of, typed_in


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Answer an invitation; one that was answered, is over or never was leads nowhere."""
    gate_of(request)
    told = open_invitation(key)
    if told is None:
        return refusal_page(request, "link", 410)
    typed = typed_in(request.POST)
    if request.method != "POST":
        return _form(request, told, typed)
    first = _first(request, told, typed)
    _check_password(request, typed, told.account, first)
    if typed.wrong:
        return _form(request, told, typed)
    account = join(told, request.POST.get("moi", ""), first)
    if account is None:
        return refusal_page(request, "link", 410)
    begin(request, account)
    if must_have(account, visitor_for(account, house_of(request).open_store())):
        return ask_for_code(request, account, Carried(), "")
    return led_on(request, account, Carried(), "")


def _first(request: HttpRequest, told: Invitation, typed: Typed) -> Told | None:
    """Who looks after the board from now on; None for an invitation of an account that is there."""
    if told.account:
        return None
    say = say_of(request)
    login, (name, office) = login_of(typed, say), name_of(typed, say)
    return Told(free_person(), login, name, office)


def _check_password(request: HttpRequest, typed: Typed, account: Account | None, first: Told | None) -> None:
    say, whose = say_of(request), account or first
    new = request.POST.get("moi", "")
    if weak := list(weaknesses(new, (whose.login, whose.name, whose.person) if whose else (), say)):
        typed.wrong["moi"] = " ".join(weak)
    elif new != request.POST.get("lai", ""):
        typed.wrong["lai"] = say("Hai lần gõ mật khẩu không giống nhau.")


def _form(request: HttpRequest, told: Invitation, typed: Typed) -> HttpResponse:
    status = 422 if typed.wrong else 200
    return page(
        request, "people/invitation.jinja", status, account=told.account, again=told.kind == "again", typed=typed
    )
