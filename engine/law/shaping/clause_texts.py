"""A condition on communes as one line, as it is typed."""

from __future__ import annotations

from typing import Literal, TypeAlias

from engine.law.units.unit_facts import FactTest, Test
from engine.law.values import exact_text

HEAD = "standard.yaml"
EDGES = ("at_least", "more_than", "at_most", "less_than", "equals")
# exact: an edge · whole: a count, points · day · choice: one of three words · words: to be found as they stand
Kind: TypeAlias = Literal["exact", "whole", "day", "choice", "words"]
STEP_KEYS = ("from", "start", "each", "points", "below")
CHOICES = ("full_points", "zero", "not_applicable")


def clause_text(clause: Test) -> str:
    """A condition on communes as one line, as it is typed."""
    said = clause.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"mark", "facts"})
    facts = (f"{name}: {_asked(asked)}" for name, asked in (clause.facts or {}).items())
    return "; ".join([*(f"{key}: {_typed(value)}" for key, value in said.items()), *facts])


def _asked(asked: FactTest) -> str:
    if asked.yes is not None or asked.any_of is not None:
        return _typed(asked.yes if asked.yes is not None else list(asked.any_of or ()))
    return ", ".join(f"{word} {exact_text(edge)}" for word, edge in asked.edges.items())


def _typed(value: object) -> str:
    return (
        ", ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
    )
