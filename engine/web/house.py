"""What one running server has at hand: the rounds it keeps, the languages, the key to its door."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from engine.language import LANGUAGES, Say, speak
from engine.service.pages.kept_rounds import KeptRounds
from engine.service.store import Store
from engine.web.jobs import Jobs
from engine.web.kept import Kept

# The key in a request's environment under which the server's own house stands.
HOUSE = "phuhop.house"


class OneTimeKey:
    """A secret that opens the door once."""

    def __init__(self, secret: str) -> None:
        self._secret, self._lock, self._used = secret.encode(), Lock(), False

    def opens(self, given: str) -> bool:
        """Whether this is the secret and nobody has used it; it is used then."""
        with self._lock:
            fits = hmac.compare_digest(self._secret, given.encode()) and not self._used
            self._used = self._used or fits
            return fits


@dataclass(frozen=True, slots=True)
class House:
    """One server's own things; ``open_store`` gives the store as it is used on the day of asking.

    ``report`` is told of our own faults, in the language of whoever met one.
    """

    open_store: Callable[[], Store]
    rounds: KeptRounds
    language: str
    report: Callable[[Say, Exception], None]
    key: OneTimeKey
    jobs: Jobs
    kept: Kept = field(default_factory=Kept)
    says: Mapping[str, Say] = field(default_factory=lambda: {name: speak(name) for name in LANGUAGES})


def open_house(
    open_store: Callable[[], Store], language: str, report: Callable[[Say, Exception], None], secret: str
) -> House:
    """A house whose door the secret opens once; ``language`` is spoken until a visitor chooses another."""
    say = speak(language)
    jobs = Jobs(lambda fault: report(say, fault))
    return House(open_store, KeptRounds(open_store, say), language, report, OneTimeKey(secret), jobs)
