"""What long work found, kept in memory for the page that shows it; the oldest goes when there is no more room."""

from __future__ import annotations

from threading import Lock

MOST_LYING = 60


class Shelf:
    """Findings by a key that only their page knows; a key says what they were found of, so none is ever stale."""

    def __init__(self) -> None:
        self._lock, self._lying = Lock(), dict[str, object]()

    def put(self, key: str, found: object) -> None:
        """Lay something down in the place of what was there."""
        with self._lock:
            self._lying.pop(key, None)
            self._lying[key] = found
            while len(self._lying) > MOST_LYING:
                self._lying.pop(next(iter(self._lying)))

    def at(self, key: str) -> object | None:
        """What lies there; None where there is nothing, or no longer."""
        return self._lying.get(key)
