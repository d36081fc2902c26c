"""What pages find of a round each time they are asked, found once for as long as that round is kept as it stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

# Filters, and the sheets of communes: those asked for last stay.
MOST_KEPT = 128
Thing = TypeVar("Thing")


class FoundOnce:
    """Things by what they were asked with; what was not asked for the longest goes when there are too many.

    It belongs to one state of a round, with another state of it there is another of these; or what it is asked with
    tells the state.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[Hashable, object] = {}

    def of(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """What ``make`` gives, made anew only where nothing is held; two who ask at once may both make it.

        The same key must always stand for the same thing. Raises what ``make`` raises, and keeps nothing then.
        """
        with self._lock:
            if key in self._held:
                held = self._held[key] = self._held.pop(key)
                return held  # type: ignore[return-value]  # a key stands for one kind of thing
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > MOST_KEPT:
                del self._held[next(iter(self._held))]
        return made
