"""The row of a wide table that adds up the others: what it says beside what the rows give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.evidence.tables.grids import GridRow
from engine.files.intake.seen_cells import seen
from engine.files.numbers import Given, Refusal, counted, is_empty, read_count
from engine.law.questions import Evidence
from engine.problems import Problem, problem


@dataclass(slots=True)
class Sums:
    """The sums of a table's columns so far, from its first row and from its last row of totals.

    ``lost`` are columns of which a cell could not be read; ``is_lost`` where a whole row could not. ``on_top`` is the
    row of totals that stands above the first commune: it adds up all, and those after it stand above theirs.
    """

    all: Counter[int] = field(default_factory=Counter)
    since: Counter[int] = field(default_factory=Counter)
    lost: set[int] = field(default_factory=set)
    is_lost: bool = False
    begun: bool = False
    on_top: GridRow | None = None

    def add(self, row: GridRow, data: Mapping[int, int], facts: Sequence[Sequence[int]]) -> None:
        """A commune's row, by its facts as numbers: commune, datum, value, …; an empty cell adds nothing."""
        self.begun = True
        values = {datum: value for _, datum, value, *_ in facts}
        for column, datum in data.items():
            if datum in values:
                self.all[column] += values[datum]
                self.since[column] += values[datum]
            elif column in row.cells and not is_empty(row.cells[column].raw):
                self.lost.add(column)

    def lose(self) -> None:
        """A row with figures whose commune is not known: no sum of the table can be told any more."""
        self.is_lost = True

    def against(self, row: GridRow, data: Mapping[int, int], asked: Sequence[Evidence]) -> Iterator[Problem]:
        """The first figure of a row of totals that is neither the sum of all rows nor of those since the last one."""
        if not self.begun:
            self.on_top = self.on_top or row
        if self.on_top is None:
            yield from self._told(row, data, asked)

    def at_end(self, data: Mapping[int, int], asked: Sequence[Evidence]) -> Iterator[Problem]:
        """The same of a row of totals that stands above all that it adds up."""
        if self.on_top is not None:
            self.since.clear()
            yield from self._told(self.on_top, data, asked)

    def _told(self, row: GridRow, data: Mapping[int, int], asked: Sequence[Evidence]) -> Iterator[Problem]:
        wrong = [] if self.is_lost else list(self._unlike(row, data, asked))
        self.since.clear()
        if wrong:
            column, evidence, said = wrong[0]
            words = {"label": evidence.label, "label_en": evidence.label_en, "count": len(wrong)}
            sums = {"given": counted(said), "wanted": counted(self.all[column])}
            yield problem("EVI-420", row.place(column), str(said), **words, **sums)

    def _unlike(
        self, row: GridRow, data: Mapping[int, int], asked: Sequence[Evidence]
    ) -> Iterator[tuple[int, Evidence, int]]:
        for column in sorted(data.keys() & row.cells.keys() - self.lost):
            look = seen(row.cells[column])
            evidence = asked[data[column]]
            if isinstance(look, Refusal) or is_empty(look.raw) or evidence.kind == "yes_no":
                continue
            read = read_count(look.raw, percent=look.percent)
            if isinstance(read, Given) and read.value not in (self.all[column], self.since[column]):
                yield column, evidence, read.value
