"""Another attacker of published tables: linear programs solved by HiGHS. It shares nothing with the engine's own.

A variable a commune, an equation a shown sum, a fixed figure a shown one; of each kind of hidden figure the least and
the most. One model is kept and only its objective and what the attacker knows change (warm start). Communes whose
columns are the same have the same least and most, so one of each kind is solved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import highspy
import numpy as np

from engine.records.publishing.releases import CountTable

NEAR = 1e-6
Numbered = Sequence[tuple[int, CountTable]]


class Solved(NamedTuple):
    """A hidden figure, to whom ("" is everybody), and the least and the most that it can be."""

    code: str
    to: str
    least: float
    most: float


class Program:
    """The tables of one count as one linear program, every release's figures taken for the same."""

    def __init__(self, tables: Numbered) -> None:
        self.tables = tables
        self.codes = sorted({code for _, table in tables for code in table.communes})
        self.at = {code: number for number, code in enumerate(self.codes)}
        self.fixed: dict[int, int] = {}
        self.rows: list[tuple[frozenset[int], int]] = []
        for _, table in tables:
            self._take(table)
        self.hidden = [
            self.at[c] for c, v in tables[-1][1].communes.items() if v is None and self.at[c] not in self.fixed
        ]
        self.model = self._model()

    def _take(self, table: CountTable) -> None:
        for code, value in table.communes.items():
            if value is not None:
                self.fixed[self.at[code]] = value
        if table.total is not None:
            self.rows.append((frozenset(self.at[code] for code in table.communes), table.total))
        for row in table.classes:
            if row.total is not None:
                self.rows.append((frozenset(self.at[code] for code in row.communes), row.total))

    def _model(self) -> highspy.Highs:
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.silent()
        for at in range(len(self.codes)):
            model.addVar(*self._limits(at))
        for members, total in self.rows:
            columns = np.array(sorted(members), dtype=np.int32)
            model.addRow(total, total, len(columns), columns, np.ones(len(columns)))
        return model

    def _limits(self, at: int) -> tuple[float, float]:
        return (self.fixed[at], self.fixed[at]) if at in self.fixed else (0.0, highspy.kHighsInf)

    @property
    def is_possible(self) -> bool:
        """Whether any figures fit."""
        return self._best(0, 0.0) is not None

    def reach(self, at: int) -> tuple[float, float]:
        """The least and the most of a figure; nothing is between them where nothing fits."""
        least, most = self._best(at, 1.0), self._best(at, -1.0)
        assert least is not None
        assert most is not None
        return least, -most

    def know(self, at: int, value: int) -> None:
        """The attacker's own figure is this."""
        self.model.changeColBounds(at, value, value)

    def release(self, at: int) -> None:
        """A figure is known no more."""
        self.model.changeColBounds(at, *self._limits(at))

    def kind(self, at: int) -> tuple[bool, ...]:
        """In which sums a figure is."""
        return tuple(at in members for members, _ in self.rows)

    def solved(self, own: Mapping[str, int]) -> Iterator[Solved]:
        """Every kind of hidden figure, for an outsider and for every kind of commune with its own figure.

        A commune with whose figure the releases do not fit together looks at the last of them alone.
        """
        yield from self._all("")
        seen = set()
        for at in self.hidden:
            code = self.codes[at]
            if code in own and (self.kind(at), own[code]) not in seen:
                seen.add((self.kind(at), own[code]))
                yield from self._by(code, own[code])

    def _by(self, code: str, value: int) -> Iterator[Solved]:
        at = self.at[code]
        self.know(at, value)
        if self.is_possible:
            yield from self._all(code)
        else:
            yield from Program(self.tables[-1:])._by(code, value)
        self.release(at)

    def _all(self, to: str) -> Iterator[Solved]:
        seen = set()
        for at in self.hidden:
            if self.codes[at] != to and self.kind(at) not in seen:
                seen.add(self.kind(at))
                yield Solved(self.codes[at], to, *self.reach(at))

    def _best(self, at: int, cost: float) -> float | None:
        """The least of a figure, times its cost; None where nothing fits, minus infinity without end."""
        self.model.changeColCost(at, cost)
        self.model.run()
        status, value = self.model.getModelStatus(), self.model.getObjectiveValue()
        self.model.changeColCost(at, 0.0)
        if status == highspy.HighsModelStatus.kOptimal:
            return value
        unbounded = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
        return -highspy.kHighsInf if cost and status in unbounded else None


def program_of(tables: Numbered) -> Program:
    """All releases together where they fit together; else the last alone, for figures have been mended."""
    together = Program(tables)
    return together if together.is_possible else Program(tables[-1:])


def is_solved(found: Solved, below: int) -> bool:
    """Whether a small count is given away: none does not fit, or the limit does not."""
    surely = NEAR < found.least < below - NEAR
    at_most = NEAR < found.most < below - NEAR
    return surely or at_most
