"""The door of a board: whose login it is, what must be done first, and the roles that count at an address."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from engine.service.review.desk import today
from engine.service.store import Holdings
from engine.web.board.carried import expired_page, is_ours
from engine.web.people import second_factor
from engine.web.people.accounts import Given, list_roles
from engine.web.people.attempts import Attempts
from engine.web.people.board_standing import BoardStanding
from engine.web.people.models import Account
from engine.web.people.signing_in import whose
from engine.web.rendering import house_of
from engine.web.visitors import round_asked
from engine.web.who_reaches import Visitor

# What somebody may do who is only half in.
HALF_IN: Final = frozenset({"second_factor", "sign_out"})
# They decide, or decide who decides: a password alone is not enough.
GUARDED: Final = ("admin", "chair")


@dataclass(frozen=True, slots=True)
class BoardGate:
    """Lets people in by their accounts; ``safe`` where pages go over TLS."""

    safe: bool = False
    attempts: Attempts = field(default_factory=Attempts)

    @property
    def sessions(self) -> type[SessionBase]:
        """In the database, so that a login ends where it is ended, and outlives a new start."""
        return SessionStore

    def now(self) -> int:
        """The seconds by which a login's age is told."""
        return int(time.time())

    def admitted(self, request: HttpRequest, page: str) -> Visitor | HttpResponseBase:
        """Who has come in, by an account that is not blocked and, where it is asked for, by a second factor."""
        account = whose(request, self.now())
        if account is None:
            return _outside(request)
        visitor = visitor_for(account, house_of(request).open_store(), *round_asked(request))
        if page not in HALF_IN and not second_factor.is_through(request, account) and must_have(account, visitor):
            return HttpResponseRedirect(_with_way_back(request, "second_factor"))
        return visitor


def must_have(account: Account, visitor: Visitor) -> bool:
    """Whether the second factor is asked of somebody: it was set, or the roles are such that it must be."""
    standing = visitor.standing
    needed = isinstance(standing, BoardStanding) and standing.holds_anywhere(*GUARDED)
    return needed or second_factor.is_set(account)


def is_guarded(visitor: Visitor) -> bool:
    """Whether somebody's roles are such that the second factor cannot be taken off."""
    return isinstance(visitor.standing, BoardStanding) and visitor.standing.holds_anywhere(*GUARDED)


def visitor_for(account: Account, holdings: Holdings, name: str = "", code: str = "") -> Visitor:
    """An account's person with the roles that count for a commune of a round, in the round, or on the board."""
    standing = standing_of(account, holdings)
    roles = (seat.role for seat in standing.seats(name) if not code or seat.covers(code))
    return Visitor(account.person, frozenset(roles), "board", standing)


def standing_of(account: Account, holdings: Holdings) -> BoardStanding:
    """How an account's person stands today."""
    given = [Given(held.role, held.round, held.code) for held in list_roles(account)]
    return BoardStanding(holdings, account.person, account.name, given, today())


def _outside(request: HttpRequest) -> HttpResponseBase:
    """The way in, that comes back here; what was typed is kept on the page."""
    if request.method == "POST" and is_ours(request.path):
        return expired_page(request)
    return HttpResponseRedirect(_with_way_back(request, "sign_in"))


def _with_way_back(request: HttpRequest, page: str) -> str:
    path = request.get_full_path()
    back = "" if path == "/" or request.method != "GET" else f"?{urlencode({'ve': path})}"
    return reverse(page) + back
