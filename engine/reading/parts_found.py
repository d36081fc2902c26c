"""Criteria, items and clauses in the making, as a table's strips give them, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from engine.reading.clauses import Clause
from engine.reading.law_text import Spot


def shown(value: Fraction) -> str:
    """A number as the text would write it."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Stated:
    """Points that the text states for something, with the sentence that does."""

    points: Fraction
    sentence: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that was not understood, and where it stands."""

    sentence: str
    spot: Spot


@dataclass(slots=True)
class ItemFound:
    """An item in the making: its number as printed, what states its points, its clauses in their order."""

    number: int | None
    title: str
    spot: Spot
    stated: list[Stated] = field(default_factory=list)
    clauses: list[tuple[Clause, Spot]] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)


@dataclass(slots=True)
class CriterionFound:
    """A criterion in the making; ``loose`` are points in the column of points whose owner is told by the whole."""

    number: int | None
    title: str
    spot: Spot
    stated: list[Stated] = field(default_factory=list)
    items: list[ItemFound] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    loose: list[tuple[Stated, list[ItemFound]]] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The criteria of a table, its total, and what stands in it that is of none."""

    criteria: list[CriterionFound] = field(default_factory=list)
    total: list[Stated] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
