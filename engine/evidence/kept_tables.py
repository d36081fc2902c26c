"""Tables of many communes as they were read, kept in memory from the second time on that the same is asked for.

A command reads a table once and keeps nothing of it; a server is asked for it again with each form that is sent, and
with each commune whose form is opened: the second one has it read whole, for all that come after. A reading is found by
the hash of the file's bytes and of all else that it hangs on, so it is never out of date.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Final, TypeAlias, TypeVar

import numpy as np

from engine.evidence.columns import NOWHERE
from engine.evidence.gathering import COMMUNE, NOTE, PAPER, SHEET, FileReading, Numbered, Rows, Typed
from engine.evidence.questionnaire import Questionnaire
from engine.problems import ProblemsFound

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
        self.meet(key)
        with self._lock:
            if keep:
                reading.typed.rows.setflags(write=False)
                _put_last(self._held, key, reading, self._most)
        return reading

    def is_met(self, key: Hashable) -> bool:
        """Whether something was asked for before."""
        with self._lock:
            return key in self._met

    def meet(self, key: Hashable) -> None:
        """Keep in mind that something was asked for."""
        with self._lock:
            _put_last(self._met, key, None, MOST_MET)


def _put_last(held: dict[Hashable, Thing], key: Hashable, thing: Thing, most: int) -> None:
    held.pop(key, None)
    held[key] = thing
    while len(held) > most:
        del held[next(iter(held))]


_WHOLE: Final = KeptTables(MOST_WHOLE)
_OF_SOME: Final = KeptTables(MOST_OF_SOME)
_SPOILT: Final = KeptTables(0)
Only: TypeAlias = "frozenset[str] | None"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is asked for: by what it is held, how it is read of some communes or whole, if it still lies so.

    ``asked`` are the questions that it answers.
    """

    key: Hashable
    asked: Questionnaire
    read: Callable[[Only], FileReading]
    still: Callable[[], bool] = lambda: True


def table_read(table: Table, only: Only) -> FileReading:
    """A table, or what it says of some communes, as it was read before or is read now. Raises what ``read`` raises."""
    if only is None:
        return _WHOLE.of(table.key, lambda: table.read(None), table.still)
    whole = _whole_for_some(table)
    own = None if whole is None else part_of(whole, only, table.asked)
    return own or _OF_SOME.of((table.key, only), lambda: table.read(only), table.still)


def _whole_for_some(table: Table) -> FileReading | None:
    """All that a table says, once it is asked for a second time; None of one that cannot be read whole."""
    if not _WHOLE.is_met(table.key):
        _WHOLE.meet(table.key)
        return None
    if _SPOILT.is_met(table.key):
        return None
    with suppress(ProblemsFound):
        return _WHOLE.of(table.key, lambda: table.read(None), table.still)
    _SPOILT.meet(table.key)
    return None


def part_of(whole: FileReading, only: frozenset[str], asked: Questionnaire) -> FileReading | None:
    """What a table says of some communes, just as if it were read for them; None where that cannot be told of it.

    What is wrong in it beside the rows of communes may be other for them than for all.
    """
    if whole.form_of:
        return whole
    if "" in only or any(told.commune not in asked.codes for told in whole.problems):
        return None
    typed = whole.typed
    rows = typed.rows[np.isin(typed.rows[:, COMMUNE], [asked.codes[code] for code in only if code in asked.codes])]
    sheets, papers = _in_use(rows, SHEET, typed.sheets), _in_use(rows, PAPER, typed.papers)
    part = Typed(rows, sheets, papers, _in_use(rows, NOTE, typed.notes))
    told = tuple(one for one in whole.problems if one.commune in only)
    return FileReading(whole.shown, part, told, whole.communes & only)


def _in_use(rows: Rows, column: int, things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Of a list those that rows name, and in the rows their numbers in it."""
    used = Numbered[Thing]()
    rows[:, column] = [NOWHERE if at == NOWHERE else used[things[at]] for at in rows[:, column].tolist()]
    return tuple(used)
