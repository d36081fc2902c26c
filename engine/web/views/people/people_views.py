"""Accounts: the list, the invitation that is handed over, roles, blocking, and the log of logins."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from engine.problems import ProblemsFound
from engine.records.acting.actors import ROLES
from engine.reporting.record.seal_picture import link_svg
from engine.service.pages.listed_rounds import named_rounds
from engine.service.pages.round_seats import RoundSeats
from engine.web.held.said import say_once
from engine.web.people import accounts
from engine.web.people.invitations import waiting_for
from engine.web.people.models import Account
from engine.web.rendering import house_of, page, say_of
from engine.web.views.people.coming_in import account_here
from engine.web.views.people.people_forms import Typed, given_in, told_in, typed_in
from engine.web.views.people.people_words import day_words, listed_choices, log_rows, person_row, role_word


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account, those who wait for something first."""
    store, say, read = house_of(request).open_store(), say_of(request), dict[str, RoundSeats]()
    titles = dict(named_rounds(store))
    rows = [person_row(account, store, say, read, titles=titles) for account in accounts.everybody()]
    order = {"late": 0, "nothing": 1, "waiting": 2, "in": 3, "blocked": 4}
    return page(request, "people/people.jinja", rows=sorted(rows, key=lambda row: order[row.state]))


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody: an account with its first roles, and a link that is handed over."""
    store, say, typed = house_of(request).open_store(), say_of(request), typed_in(request.POST)
    if request.method == "POST":
        told, given = told_in(typed, store, say), given_in(typed, store, say)
        if not typed.wrong:
            try:
                account, secret = accounts.make(told, given, account_here(request).person)
            except ProblemsFound as refused:
                return _form(request, typed, refused)
            return _link(request, account, secret)
    return _form(request, typed)


def _form(request: HttpRequest, typed: Typed, refused: ProblemsFound | None = None) -> HttpResponse:
    store = house_of(request).open_store()
    taken = [account.person for account in accounts.everybody()]
    told = {"typed": typed, "listed": listed_choices(store, taken), "problems": refused.problems if refused else ()}
    return page(request, "people/invite.jinja", 422 if typed.wrong or refused else 200, **told, **_choices(request))


def _choices(request: HttpRequest) -> Mapping[str, object]:
    say = say_of(request)
    return {
        "roles": [(role, role_word(role, say)) for role in ROLES],
        "rounds": named_rounds(house_of(request).open_store()),
        "always": [role_word(role, say) for role in accounts.ALWAYS],
    }


def _link(request: HttpRequest, account: Account, secret: str) -> HttpResponse:
    """The link, told this once."""
    link = request.build_absolute_uri(reverse("invitation", kwargs={"key": secret}))
    told = waiting_for(account)
    until = day_words(told.until, say_of(request)) if told else ""
    return page(request, "people/link.jinja", account=account, link=link, picture=link_svg(link), until=until)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, person: str) -> HttpResponse:
    """One account, with all that can be done to it; raises Http404 where there is none."""
    account = accounts.account_of(person)
    if account is None:
        raise Http404
    if request.method != "POST":
        return _person(request, account, Typed({}))
    act = request.POST.get("viec", "")
    if act == "giao":
        return _give(request, account)
    if act == "lien-ket":
        return _link(request, account, accounts.new_link(account, account_here(request).person))
    if act not in ACTS:
        return _person(request, account, Typed({}))
    say_once(request, ACTS[act](request, account))
    return _back(account)


def _back(account: Account) -> HttpResponse:
    return HttpResponseRedirect(reverse("person", kwargs={"person": account.person}))


def _person(
    request: HttpRequest, account: Account, typed: Typed, refused: ProblemsFound | None = None
) -> HttpResponse:  # fmt: skip
    store = house_of(request).open_store()
    row = person_row(account, store, say_of(request), {}, titles=dict(named_rounds(store)))
    mine = account.person == account_here(request).person
    told = {"row": row, "typed": typed, "mine": mine, "problems": refused.problems if refused else ()}
    return page(request, "people/person.jinja", 422 if typed.wrong or refused else 200, **told, **_choices(request))


def _give(request: HttpRequest, account: Account) -> HttpResponse:
    store, say, typed = house_of(request).open_store(), say_of(request), typed_in(request.POST)
    given = given_in(typed, store, say)
    if not given and not typed.wrong:
        typed.wrong["vai-tro"] = say("Chọn một vai trò.")
    try:
        for one in given if not typed.wrong else ():
            accounts.give(account, one, account_here(request).person)
    except ProblemsFound as refused:
        return _person(request, account, typed, refused)
    if typed.wrong:
        return _person(request, account, typed)
    say_once(request, say("Đã giao vai trò cho {name}.", name=account.name))
    return _back(account)


def _take(request: HttpRequest, account: Account) -> str:
    say, key = say_of(request), request.POST.get("vai", "")
    done = accounts.take(account, int(key) if key.isdecimal() else 0, account_here(request).person)
    if done:
        return say("Đã thu vai trò của {name}.", name=account.name)
    return say("Chưa thu được: đây là người quản trị cuối cùng còn vào được. Giao quyền quản trị cho người khác trước.")


def _block(request: HttpRequest, account: Account) -> str:
    say = say_of(request)
    if accounts.block(account, account_here(request).person):
        return say("Đã chặn {name}: đang mở trang nào cũng bị đưa ra ngay.", name=account.name)
    return say("Không chặn được chính mình, cũng không chặn được người quản trị cuối cùng.")


def _unblock(request: HttpRequest, account: Account) -> str:
    accounts.unblock(account, account_here(request).person)
    return say_of(request)("Đã mở lại cho {name}.", name=account.name)


def _drop_second(request: HttpRequest, account: Account) -> str:
    accounts.drop_second(account, account_here(request).person)
    return say_of(request)("Đã bỏ mã hai lớp của {name}. Lần vào sau sẽ lập lại nếu vai trò đòi.", name=account.name)


ACTS: Mapping[str, Callable[[HttpRequest, Account], str]] = {
    "thu": _take, "chan": _block, "mo": _unblock, "bo-ma": _drop_second,
}  # fmt: skip


@require_safe
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Who came in, who was refused, what was done to accounts."""
    return page(request, "people/sign_ins.jinja", rows=list(log_rows(say_of(request))))
