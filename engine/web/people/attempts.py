"""How often somebody may try to come in: counted before any password is hashed, for hashing is slow on purpose.

Counted in memory, by one server: a board is served by one process.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock
from typing import Final

# Tries and seconds: a whole office behind one address comes in within minutes; one name is tried by nobody so often.
BY_ADDRESS, BY_NAME = (60, 60.0), (30, 900.0)
MOST_COUNTED: Final = 10_000
AT_ONCE, WAIT = 2, 1.0


@dataclass(slots=True)
class Attempts:
    """Tries of late, by what they have in common; and so many passwords hashed at once."""

    tried: dict[str, deque[float]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    hashing: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def may_try(self, address: str, name: str, now: float) -> bool:
        """Whether one more is let through; it is counted for its address and its name where it is."""
        with self.lock:
            marks = ((f"@{address}", *BY_ADDRESS), (f"={name}", *BY_NAME))
            if any(self._of_late(mark, now, seconds) >= most for mark, most, seconds in marks):
                return False
            for mark, _, _ in marks:
                self.tried.setdefault(mark, deque()).append(now)
            self._forget(now)
            return True

    @contextmanager
    def one_hash(self) -> Iterator[bool]:
        """Whether there is room to hash now: not while others take it up, so that pages go on being served."""
        taken = self.hashing.acquire(timeout=WAIT)
        try:
            yield taken
        finally:
            if taken:
                self.hashing.release()

    def _of_late(self, mark: str, now: float, seconds: float) -> int:
        held = self.tried.get(mark, deque())
        while held and held[0] <= now - seconds:
            held.popleft()
        return len(held)

    def _forget(self, now: float) -> None:
        if len(self.tried) > MOST_COUNTED:
            longest = max(BY_ADDRESS[1], BY_NAME[1])
            for mark in [mark for mark, held in self.tried.items() if not held or held[-1] <= now - longest]:
                del self.tried[mark]
