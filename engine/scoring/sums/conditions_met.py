"""What a commune's scorecard says of conditions and of levels above plain recognition; none where the law has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.law.criteria import Criterion
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.law.recognising.conditions import Condition, Level
from engine.law.recognising.refusing import conditions_of
from engine.rules.hurdles.bounds import Key, is_counted
from engine.rules.meaning import hurdles_of
from engine.schemes import Hurdle
from engine.scoring.sums.kept_levels import KeptCard
from engine.scoring.sums.row_worths import Row, short_parts
from engine.semantics import Verdict


@dataclass(frozen=True, slots=True)
class ConditionCard:
    """A condition of one commune: whether it bars (2), could (1) or not (0), and for which criteria; level 0 is plain.

    ``short`` are the criteria that bar or could, each alone or by their number; of a sum there are none.
    """

    condition: Condition
    level: int
    state: int
    short: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class LevelCard:
    """A level above plain recognition: what one commune's class must reach, and the verdict on it."""

    level: Level
    total: Score
    verdict: Verdict
    firm: bool
    kept: KeptCard | None = None


def condition_cards(standard: Standard, row: Row, table: Mapping[Key, str]) -> tuple[ConditionCard, ...]:
    """Every condition of a commune with its state; ``table`` is what fired on conditions."""
    return tuple(_conditions(standard, row, table)) if conditions_of(standard.head) else ()


def _conditions(standard: Standard, row: Row, table: Mapping[Key, str]) -> Iterator[ConditionCard]:
    scheme = row.law.scheme
    told = dict(zip(scheme.hurdles, row.states, strict=True))
    for condition in conditions_of(standard.head):
        own = hurdles_of(scheme, condition)
        gravest = max((told[hurdle] for hurdle in own), default=0)
        grave = [hurdle for hurdle in own if told[hurdle] == gravest > 0]
        places = [at for hurdle in grave for at in _short(row, hurdle, gravest, table)]
        short = tuple(standard.criteria[at] for at in places)
        yield ConditionCard(condition, own[0].level if own else 0, gravest, short)


def _short(row: Row, hurdle: Hurdle, state: int, table: Mapping[Key, str]) -> tuple[int, ...]:
    """The criteria by which a hurdle bars or could: its one, those that are counted, and of a sum none alone."""
    if is_counted(hurdle):
        return short_parts(row, hurdle, state, table)
    return hurdle.parts if len(hurdle.parts) == 1 else ()
