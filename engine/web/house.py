"""What one running server has at hand: the rounds it keeps, the languages, the key to its door."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from engine.homes import speak_on_pages
from engine.language import LANGUAGES, Say
from engine.service.board.uploads.trays import Trays
from engine.service.pages.kept_rounds import KeptRounds
from engine.service.store import Store
from engine.web.held.jobs import Jobs
from engine.web.held.kept import Kept

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest, HttpResponseBase

    from engine.web.who_reaches import Visitor

# The key in a request's environment under which the server's own house stands.
HOUSE = "phuhop.house"


def _nobody(_: str) -> bool:
    return False


class OneTimeKey:
    """A secret that opens the door once, and whatever a later start on this machine asks with, once too."""

    def __init__(self, secret: str, asked_with: Callable[[str], bool] = _nobody) -> None:
        self._secret, self._lock, self._used, self._asked_with = secret.encode(), Lock(), False, asked_with

    def opens(self, given: str) -> bool:
        """Whether this is the secret and nobody has used it, or a later one; it is used then."""
        with self._lock:
            fits = hmac.compare_digest(self._secret, given.encode()) and not self._used
            self._used = self._used or fits
            return fits or self._asked_with(given)


class Board(Protocol):
    """What lets people into a server of several: their accounts, and where their logins are kept."""

    @property
    def sessions(self) -> type[SessionBase]:
        """Where logins are kept."""

    def admitted(self, request: HttpRequest, page: str) -> Visitor | HttpResponseBase:
        """Who has come in, or the answer to whoever must do something else first."""


def _says(*, board: bool) -> Mapping[str, Say]:
    return {name: speak_on_pages(name, board=board) for name in LANGUAGES}


@dataclass(frozen=True, slots=True)
class House:
    """One server's own things; ``open_store`` gives the store as it is used on the day of asking.

    ``report`` is told of our own faults, in the language of whoever met one. ``board`` is None on one laptop, where
    nobody logs in.
    """

    open_store: Callable[[], Store]
    rounds: KeptRounds
    language: str
    report: Callable[[Say, Exception], None]
    key: OneTimeKey
    jobs: Jobs
    trays: Trays = field(default_factory=Trays)
    kept: Kept = field(default_factory=Kept)
    board: Board | None = None
    says: Mapping[str, Say] = field(default_factory=lambda: _says(board=False))


def open_house(
    open_store: Callable[[], Store],
    language: str,
    report: Callable[[Say, Exception], None],
    way_in: OneTimeKey | Board,
) -> House:
    """A house with its door, for one person or for a board's; ``language`` is spoken until another is chosen."""
    board = None if isinstance(way_in, OneTimeKey) else way_in
    key = way_in if isinstance(way_in, OneTimeKey) else OneTimeKey(secrets.token_urlsafe())
    says = _says(board=board is not None)
    jobs, rounds = Jobs(lambda fault: report(says[language], fault)), KeptRounds(open_store, says[language])
    return House(open_store, rounds, language, report, key, jobs, board=board, says=says)
