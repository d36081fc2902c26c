"""One line of a report over some communes: what was given, added up, and who has given nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.evidence.facts import Fact
from engine.law.model import Unit
from engine.law.outlines.report_outline import OutlineRow
from engine.law.questions import Evidence

Facts = Mapping[str, Fact]
# told: asked and added up; not_asked: no form of the round asks it; by_hand: no datum holds it.
Kind = Literal["told", "not_asked", "by_hand"]


@dataclass(frozen=True, slots=True)
class Given:
    """What one commune gave for a line: its part, its whole where the line has one, and the facts it stands on."""

    unit: Unit
    part: int
    whole: int | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A line filled. ``lacking`` have not given it, at ``not_arisen`` it cannot arise: neither is a zero.

    ``part`` and ``whole`` are sums over ``given`` alone; they are the round's only when ``is_whole``.
    """

    row: OutlineRow
    label: str
    kind: Kind
    entry: Evidence | None = None
    given: tuple[Given, ...] = ()
    lacking: tuple[Unit, ...] = ()
    not_arisen: tuple[Unit, ...] = ()

    @property
    def part(self) -> int:
        """The sum of the parts, or how many answered yes."""
        return sum(own.part for own in self.given)

    @property
    def whole(self) -> int | None:
        """The sum of the wholes; None for a line without one."""
        return sum(own.whole or 0 for own in self.given) if self.row.of else None

    @property
    def is_whole(self) -> bool:
        """Whether nobody who owes the figure is missing."""
        return self.kind == "told" and not self.lacking

    @property
    def is_sensitive(self) -> bool:
        """Whether the figure may point to a child."""
        return self.kind == "told" and self.entry is not None and self.entry.sensitive

    @property
    def is_gap(self) -> bool:
        """Whether somebody still has to give or write something."""
        return not self.is_whole


@dataclass(frozen=True, slots=True)
class Asked:
    """What filling needs of a round: its communes, what each gave, every datum there is, and which of them are asked.

    ``names`` is under which id the fact of a datum is held.
    """

    units: tuple[Unit, ...]
    facts: Mapping[str, Facts]
    data: Mapping[str, Evidence]
    names: Mapping[str, str]
    asked: frozenset[str]

    def held(self, name: str) -> str:
        """The id under which a datum's fact is held."""
        return self.names.get(name, name)


def figure_of(row: OutlineRow, asked: Asked) -> Figure:
    """A line of an outline filled over the communes; sums are exact whole numbers."""
    if row.datum is None:
        return Figure(row, row.label or "", "by_hand")
    entry = asked.data.get(row.datum)
    label, names = row.label or (entry.label if entry else row.datum), [name for name in (row.datum, row.of) if name]
    if not all(asked.held(name) in asked.asked for name in names):
        return Figure(row, label, "not_asked", entry)
    given: list[Given] = []
    lacking: list[Unit] = []
    not_arisen: list[Unit] = []
    for unit in asked.units:
        facts = [asked.facts.get(unit.code, {}).get(asked.held(name)) for name in names]
        held = [fact for fact in facts if fact]
        if len(held) < len(names):
            lacking.append(unit)
        elif any(fact.state == "not_applicable" for fact in held):
            not_arisen.append(unit)
        else:
            given.append(Given(unit, held[0].value, held[1].value if row.of else None, tuple(held)))
    return Figure(row, label, "told", entry, tuple(given), tuple(lacking), tuple(not_arisen))


def figures_of(rows: Sequence[OutlineRow], asked: Asked) -> tuple[Figure, ...]:
    """Every line of a table, in its order."""
    return tuple(figure_of(row, asked) for row in rows)
