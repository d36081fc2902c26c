"""The guard for persons over a CSV: each distinct word is looked at once, and a sign of one refuses the whole file."""

from __future__ import annotations

from collections.abc import Iterable

from engine.files.listing.csv_rows import Lines, bare
from engine.files.persons import personal_details, personal_sign
from engine.problems import ProblemsFound

MOST_KEPT = 2**18


class Guard:
    """The words of one file that were found harmless so far."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._harmless: set[str] = set()
        self.look(field.text for row in lines.top for field in row)

    def look(self, words: Iterable[str]) -> None:
        """Raise ProblemsFound when a word shows that the file holds persons."""
        fresh = set(words) - self._harmless
        if any(personal_sign(bare(word)) is not None for word in fresh):
            refuse_persons(self._lines)
        if len(self._harmless) > MOST_KEPT:
            self._harmless.clear()
        self._harmless |= fresh


def refuse_persons(lines: Lines) -> None:
    """Raise ProblemsFound when any field shows that the file holds persons, with the first place of each kind."""
    fields = ((field, field.text) for row in (*lines.top, *lines.rows()) for field in row)
    if found := list(personal_details(fields, lambda field: field.place)):
        raise ProblemsFound(found)
