"""The guard for persons over a CSV: each distinct word is looked at once, and a sign of one refuses the whole file."""

from __future__ import annotations

from collections.abc import Iterable

from engine.evidence.questionnaire import Questionnaire
from engine.files.listing.csv_rows import Lines, bare
from engine.files.persons.guard import Said, is_suspect, personal_details
from engine.problems import ProblemsFound

MOST_KEPT = 2**18


class Guard:
    """The words of one file that were found harmless so far."""

    def __init__(self, lines: Lines, asked: Questionnaire) -> None:
        self._lines, self._asked = lines, asked
        self._harmless: set[str] = set()
        self._cleared = False
        self.look(field.text for row in lines.top for field in row)

    def look(self, words: Iterable[str]) -> None:
        """Raise ProblemsFound when a word shows that the file holds persons."""
        if self._cleared:
            return
        fresh = set(words) - self._harmless
        if any(is_suspect(bare(word), self._asked.places) for word in fresh):
            refuse_persons(self._lines, self._asked)
            self._cleared = True  # the whole file was looked through
        if len(self._harmless) > MOST_KEPT:
            self._harmless.clear()
        self._harmless |= fresh


def refuse_persons(lines: Lines, asked: Questionnaire) -> None:
    """Raise ProblemsFound when any field shows that the file holds persons, with the first place of each kind."""
    rows = (row for rows in (lines.top, lines.rows()) for row in rows)
    fields = (Said(field, column, field.text) for row in rows for column, field in enumerate(row))
    if found := list(personal_details([fields], lambda field: field.place, honest=asked.places)):
        raise ProblemsFound(found)
