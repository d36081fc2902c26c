"""Coming in by name and password, and the age of a login: a quiet one ends, and so does a long one."""

from __future__ import annotations

import hashlib
import time
from datetime import timedelta
from typing import Final, Literal, TypeAlias

from django.contrib.auth import authenticate, get_user, login, logout
from django.http import HttpRequest

from engine.web.people.attempts import Attempts
from engine.web.people.login_log import note
from engine.web.people.models import Account

Outcome: TypeAlias = Literal["in", "wrong", "locked", "slow", "busy"]
QUIET, LONGEST = timedelta(minutes=30), timedelta(hours=12)
# In a login: when it began, and when it was last used, in whole seconds.
SINCE, LAST = "since", "last"
STEP: Final = 60  # seconds between two notes of use


def client_address(request: HttpRequest) -> str:
    """Where a request comes from; what a proxy told of it was put there by the server, from that proxy alone."""
    return str(request.META.get("REMOTE_ADDR", ""))


def folded_login(typed: str) -> str:
    """A login as it is kept: without blanks around it, in small letters."""
    return typed.strip().casefold()


def come_in(request: HttpRequest, attempts: Attempts, typed: str, password: str) -> Outcome:
    """Let somebody in who has the password; what is refused is counted, before and after the password is looked at."""
    name, address = folded_login(typed), client_address(request)
    known = Account.objects.filter(login=name).first()
    if not attempts.may_try(address, name, time.monotonic()):
        note("slow", known, address)
        return "slow"
    with attempts.one_hash() as room:
        if not room:
            return "busy"
        # A name that nobody has is counted under a mark of its own: what was typed may be a password.
        mark = known.login if known else f"?{hashlib.sha256(name.encode()).hexdigest()[:32]}"
        bare = _bare(request)
        found = authenticate(bare, username=mark, password=password)
    if not isinstance(found, Account):
        locked = bool(getattr(bare, "axes_locked_out", False))
        blocked = known is not None and not known.is_active
        note("locked" if locked else "blocked" if blocked else "wrong" if known else "unknown", known, address)
        return "locked" if locked else "wrong"
    begin(request, found)
    return "in"


def _bare(request: HttpRequest) -> HttpRequest:
    """The request as the lock may see it: it would keep the fields of a form, and a password is one of them."""
    bare = HttpRequest()
    bare.method, bare.path, bare.path_info = "POST", request.path, request.path
    bare.META = {"REMOTE_ADDR": client_address(request)}
    return bare


def begin(request: HttpRequest, account: Account) -> None:
    """Begin a login under a new key, so that one that somebody else had set leads nowhere."""
    request.session.flush()
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    request.user = account
    now = int(time.time())
    request.session.update({SINCE: now, LAST: now})
    note("in", account, client_address(request))


def whose(request: HttpRequest, now: int) -> Account | None:
    """Whose login this is; None where there is none, its account is blocked, or it has grown too old or too quiet."""
    found = get_user(request)
    if not isinstance(found, Account):
        return None
    since, last = request.session.get(SINCE, 0), request.session.get(LAST, 0)
    if now - last > QUIET.total_seconds() or now - since > LONGEST.total_seconds():
        request.session.flush()
        return None
    if now - last >= STEP:
        request.session[LAST] = now
    request.user = found
    return found


def go_out(request: HttpRequest, account: Account) -> None:
    """End a login: its key opens nothing any more."""
    note("out", account, client_address(request))
    logout(request)


def is_own_password(request: HttpRequest, account: Account, attempts: Attempts, password: str) -> bool:
    """Whether it is the password of whoever is in; tried no oftener than at the door."""
    if not attempts.may_try(client_address(request), account.login, time.monotonic()):
        return False
    with attempts.one_hash() as room:
        return room and account.check_password(password)
