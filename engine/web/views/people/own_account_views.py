"""One's own account: a new password, and the second factor with its codes on paper."""

from __future__ import annotations

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from engine.web.board.board_gate import is_guarded
from engine.web.board.carried import Carried, carried_of, way_back
from engine.web.held.said import say_once
from engine.web.people import second_factor
from engine.web.people.accounts import change_password
from engine.web.people.models import Account
from engine.web.people.password_strength import weaknesses
from engine.web.people.signing_in import is_own_password
from engine.web.rendering import page, say_of
from engine.web.views.people.coming_in import account_here, ask_for_code, gate_of, led_on, set_up
from engine.web.views.people.people_words import moment_words
from engine.web.visitors import visitor_of


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password: the old one is asked for, and every other login ends."""
    account, say = account_here(request), say_of(request)
    if request.method != "POST":
        return page(request, "people/password.jinja", wrong={})
    new, attempts = request.POST.get("moi", ""), gate_of(request).attempts
    wrong: dict[str, str] = {}
    if not is_own_password(request, account, attempts, request.POST.get("cu", "")):
        wrong["cu"] = say("Mật khẩu đang dùng chưa đúng.")
    elif weak := list(weaknesses(new, (account.login, account.name, account.person), say)):
        wrong["moi"] = " ".join(weak)
    elif new != request.POST.get("lai", ""):
        wrong["lai"] = say("Hai lần gõ mật khẩu mới không giống nhau.")
    if wrong:
        return page(request, "people/password.jinja", 422, wrong=wrong)
    change_password(account, new)
    update_session_auth_hash(request, account)
    say_once(request, say("Đã đổi mật khẩu. Các máy khác đang vào bằng tài khoản này đã bị đưa ra."))
    return HttpResponseRedirect(reverse("password"))


@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """The second factor: passed, set up, renewed or taken off."""
    account = account_here(request)
    kept, back = carried_of(request.POST), way_back(request)
    through, has = second_factor.is_through(request, account), second_factor.is_set(account)
    if request.method != "POST":
        if through:
            return _own(request)
        return ask_for_code(request, account, kept, back) if has else set_up(request, account, kept, back)
    if not through:
        return _entered(request, account, kept, back) if has else _confirmed(request, account, kept, back)
    if request.POST.get("viec") == "ma-moi":
        return _codes(request, second_factor.paper_codes(account), Carried(), "")
    if request.POST.get("viec") == "bo" and not is_guarded(visitor_of(request)):
        second_factor.take_off(account)
        say_once(request, say_of(request)("Đã bỏ mã hai lớp. Từ lần sau chỉ cần mật khẩu."))
        return HttpResponseRedirect(reverse("home"))
    return _own(request)


def _entered(request: HttpRequest, account: Account, kept: Carried, back: str) -> HttpResponse:
    if second_factor.enter(request, account, request.POST.get("ma", "")):
        return led_on(request, account, kept, back)
    wrong = say_of(request)("Mã chưa đúng, hoặc đã dùng rồi. Chờ điện thoại hiện mã mới rồi gõ lại.")
    return ask_for_code(request, account, kept, back, wrong)


def _confirmed(request: HttpRequest, account: Account, kept: Carried, back: str) -> HttpResponse:
    if codes := second_factor.confirm(request, account, request.POST.get("ma", "")):
        return _codes(request, codes, kept, back)
    wrong = say_of(request)("Mã chưa khớp. Xem lại giờ của điện thoại, rồi gõ mã đang hiện.")
    return set_up(request, account, kept, back, wrong)


def _codes(request: HttpRequest, codes: tuple[str, ...], kept: Carried, back: str) -> HttpResponse:
    made_at = moment_words(timezone.now(), say_of(request))
    return page(request, "people/paper_codes.jinja", codes=codes, carried=kept, back=back, made_at=made_at)


def _own(request: HttpRequest) -> HttpResponse:
    return page(request, "people/second_own.jinja", guarded=is_guarded(visitor_of(request)))
