"""What was sent and is not received yet, in memory alone: it is gone when the server ends."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.service.board.uploads.sent_checked import Checked
from engine.service.store import Submission

MOST_FILES, LARGEST = 500, 20 * 2**20
MOST_TRAYS, MOST_BYTES = 12, 512 * 2**20
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Tray:
    """Files that somebody sent for a round, and what was found in them once they were looked at.

    ``made`` is a file that was made to be taken away, in a tray without any sent.
    """

    id: str
    owner: str
    round: str
    files: tuple[Submission, ...] = ()
    checked: Checked | None = None
    made: bytes = b""

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.made) + sum(len(file.content) for file in self.files)


class Trays:
    """The trays of one server; the oldest make room for new ones."""

    def __init__(self) -> None:
        self._lock, self._held = Lock(), dict[str, Tray]()

    def put(self, owner: str, round_name: str, files: Sequence[Submission] = (), made: bytes = b"") -> Tray:
        """Take files on; gives their tray."""
        tray = Tray(secrets.token_urlsafe(12), owner, round_name, tuple(files), made=made)
        with self._lock:
            self._held[tray.id] = tray
            while len(self._held) > MOST_TRAYS or (len(self._held) > 1 and self._size() > MOST_BYTES):
                del self._held[next(iter(self._held))]
        return tray

    def looked_at(self, name: str, checked: Checked) -> None:
        """Keep what was found in a tray; one that made room meanwhile stays gone."""
        with self._lock:
            if name in self._held:
                self._held[name] = replace(self._held[name], checked=checked)

    def tray(self, name: str, owner: str, round_name: str) -> Tray | None:
        """A tray of somebody's own for a round; None for any other."""
        found = self._held.get(name)
        return found if found and (found.owner, found.round) == (owner, round_name) else None

    def drop(self, name: str) -> None:
        """Have a tray gone."""
        with self._lock:
            self._held.pop(name, None)

    def _size(self) -> int:
        return sum(tray.size for tray in self._held.values())


def refused_at_the_door(names: Sequence[tuple[str, int]]) -> tuple[Problem, ...]:
    """Why files are not even opened, by their names and sizes: none sent, too many, too large."""
    if not names:
        return (problem("WEB-160", Place("–")),)
    if len(names) > MOST_FILES:
        return (problem("WEB-161", Place("–"), count=len(names), most=MOST_FILES),)
    large = [(name, size) for name, size in names if size > LARGEST]
    told = f"{LARGEST // MEGABYTE} MB"
    return tuple(problem("WEB-162", Place(name), size=f"{-(-size // MEGABYTE)} MB", most=told) for name, size in large)


def refuse_gone() -> ProblemsFound:
    """That a tray is no longer there (WEB-163)."""
    return ProblemsFound([problem("WEB-163", Place("–"))])
