"""Tables of many communes as they were read, kept in memory from the second time on that the same is asked for.

A command reads a table once and keeps nothing of it; a server is asked for it again with each form that is sent. A
reading is found by the hash of the file's bytes and of all else that it hangs on, so it is never out of date.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from threading import Lock
from typing import Final, TypeVar

from engine.evidence.gathering import FileReading

# Of whole tables the one of a country takes some ten MB; of what they say of single communes nothing is large.
MOST_WHOLE, MOST_OF_SOME, MOST_MET = 3, 64, 256
Thing = TypeVar("Thing")


class KeptTables:
    """Readings by what they hang on; those asked for last stay."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._met: dict[Hashable, None] = {}
        self._held: dict[Hashable, FileReading] = {}

    def of(
        self, key: Hashable, read: Callable[[], FileReading], still: Callable[[], bool] = lambda: True
    ) -> FileReading:
        """What ``read`` gives, made anew only where nothing is held; a form's reading is kept elsewhere.

        It is kept only where the key ``still`` holds once all is read. Raises what ``read`` raises, and keeps nothing.
        """
        with self._lock:
            if key in self._held:
                held = self._held[key] = self._held.pop(key)
                return held
            again = key in self._met
        reading = read()
        keep = again and not reading.form_of and still()
        with self._lock:
            _put_last(self._met, key, None, MOST_MET)
            if keep:
                reading.typed.rows.setflags(write=False)
                _put_last(self._held, key, reading, self._most)
        return reading


def _put_last(held: dict[Hashable, Thing], key: Hashable, thing: Thing, most: int) -> None:
    held.pop(key, None)
    held[key] = thing
    while len(held) > most:
        del held[next(iter(held))]


_WHOLE: Final = KeptTables(MOST_WHOLE)
_OF_SOME: Final = KeptTables(MOST_OF_SOME)


def tables_kept(only: Collection[str] | None) -> KeptTables:
    """Those of whole readings, or of what files say of some communes."""
    return _WHOLE if only is None else _OF_SOME
