"""What pages keep for somebody between two requests: in memory, by a name that nobody guesses, the newest of it."""

from __future__ import annotations

import secrets
from threading import Lock
from typing import Final, TypeVar

MOST_KEPT = 200
# Of what is said how large it is, so many bytes in all; a whole file is let go before the memory of a server is.
MOST_BYTES = 256 * 2**20
# Whose things are that any visitor of their page may see: its name says what they were found of.
OWN = "house"
NOTHING: Final = ("", None, 0)
Thing = TypeVar("Thing")


class Kept:
    """Things by name, each for its owner alone; the oldest go when there are too many, all of them with the program."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[str, tuple[str, object, int]] = {}

    def put(self, owner: str, thing: object, name: str = "", *, size: int = 0) -> str:
        """Keep a thing of so many bytes for its owner, in place of the one of that ``name``; gives its name."""
        name = name or secrets.token_urlsafe(12)
        with self._lock:
            self._held.pop(name, None)
            self._held[name] = owner, thing, size
            while len(self._held) > MOST_KEPT or (len(self._held) > 1 and self._size() > MOST_BYTES):
                self._held.pop(next(iter(self._held)))
        return name

    def take(self, owner: str, name: str, kind: type[Thing]) -> Thing | None:
        """The thing of that name, where it is of that kind and this owner's; None where it is not, or no longer."""
        held_by, thing, _ = self._held.get(name, NOTHING)
        return thing if held_by == owner and isinstance(thing, kind) else None

    def drop(self, owner: str, name: str) -> None:
        """Keep it no longer."""
        with self._lock:
            if self._held.get(name, NOTHING)[0] == owner:
                del self._held[name]

    def _size(self) -> int:
        return sum(size for _, _, size in self._held.values())
