"""What changed in a round since it was last scored: data that came or were corrected, decisions that flipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.evidence.columns import made_facts
from engine.evidence.facts import Fact
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a commune stood: its verdict (None when it was set aside) and its lowest and highest total."""

    verdict: Verdict | None
    low: Score = 0
    high: Score = 0


@dataclass(frozen=True, slots=True)
class FactChange:
    """A datum before and after; None where it was not given."""

    name: str
    before: Fact | None
    after: Fact | None


@dataclass(frozen=True, slots=True)
class CommuneChange:
    """One commune that is not as it was; ``before`` is None for one that was not in the round, ``after`` likewise.

    ``arrived`` is whether it had given nothing and now gave something.
    """

    unit: Unit
    before: Outcome | None
    after: Outcome | None
    facts: tuple[FactChange, ...] = ()
    arrived: bool = False

    @property
    def flipped(self) -> bool:
        """Whether the verdict is another one."""
        return self.before is not None and self.after is not None and self.before.verdict != self.after.verdict


def changes_since(before: RoundResult, now: RoundResult) -> tuple[CommuneChange, ...]:
    """Every commune that is not as it was, in the round's order, those no longer in it at the end.

    The two are results of one round under one law. A datum with another value, state or document is a change.
    """
    old = {unit.code: unit for unit in before.round.units}
    here = {unit.code for unit in now.round.units}
    return (
        *(change for unit in now.round.units for change in _change(unit, before if unit.code in old else None, now)),
        *(CommuneChange(unit, _outcome(before, code), None) for code, unit in old.items() if code not in here),
    )


def _change(unit: Unit, before: RoundResult | None, now: RoundResult) -> Iterator[CommuneChange]:
    after = _outcome(now, unit.code)
    if before is None:
        yield CommuneChange(unit, None, after)
        return
    earlier = _outcome(before, unit.code)
    old, new = _given(before, unit.code), _given(now, unit.code)
    facts = tuple(_facts(old, new))
    if earlier != after or facts:
        yield CommuneChange(unit, earlier, after, facts, arrived=bool(new) and not old)


def _given(made: RoundResult, code: str) -> Mapping[str, Fact]:
    return made_facts(made.evidence.communes[code].facts)


def _facts(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> Iterator[FactChange]:
    for name in dict.fromkeys((*after, *before)):
        change = FactChange(name, before.get(name), after.get(name))
        if _said(change.before) != _said(change.after):
            yield change


def _said(fact: Fact | None) -> object:
    return fact and (fact.value, fact.state, fact.document)


def _outcome(made: RoundResult, code: str) -> Outcome:
    row = made.rows.get(code)
    if row is None:
        return Outcome(None)
    decision = made.decision(row)
    return Outcome(decision.verdict, decision.low, decision.high)
