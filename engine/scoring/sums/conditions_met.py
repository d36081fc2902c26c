"""What a commune's scorecard says of conditions and of levels above plain recognition; none where the law has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.law.criteria import Criterion
from engine.law.model import Standard
from engine.law.recognising.conditions import Condition, Level
from engine.law.recognising.refusing import conditions_of
from engine.rules.meaning import CONDITION, scheme_of
from engine.scoring.sums.kept_levels import KeptCard
from engine.semantics import Verdict


@dataclass(frozen=True, slots=True)
class ConditionCard:
    """A condition of one commune: whether it bars (2), could (1) or not (0), and for which criteria; level 0 is plain.

    ``short`` are the criteria that bar or could, where the condition names its culprits.
    """

    condition: Condition
    level: int
    state: int
    short: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class LevelCard:
    """A level above plain recognition: what one commune's class must reach, and the verdict on it."""

    level: Level
    total: int
    verdict: Verdict
    firm: bool
    kept: KeptCard | None = None


def condition_cards(standard: Standard, states: Sequence[int]) -> tuple[ConditionCard, ...]:
    """Every condition with its state; ``states`` are those of the scheme's hurdles, in its order."""
    return tuple(_conditions(standard, states)) if conditions_of(standard.head) else ()


def _conditions(standard: Standard, states: Sequence[int]) -> Iterator[ConditionCard]:
    hurdles = list(zip(scheme_of(standard).hurdles, states, strict=True))
    for condition in conditions_of(standard.head):
        name = f"{CONDITION}{condition.id}"
        own = [(h, state) for h, state in hurdles if h.name == name or h.name.startswith(f"{name}/")]
        gravest = max((state for _, state in own), default=0)
        short = [standard.criteria[h.parts[0]] for h, state in own if state == gravest > 0 and len(h.parts) == 1]
        yield ConditionCard(condition, own[0][0].level if own else 0, gravest, tuple(short))
