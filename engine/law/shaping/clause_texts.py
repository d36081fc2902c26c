"""How the law's files write a condition on communes, on one line."""

from __future__ import annotations

from engine.law.units.unit_facts import FactTest, Test
from engine.law.values import exact_text


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
