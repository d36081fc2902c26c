"""A commune's scorecard: its facts, points, decision and gaps in one frozen view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.evidence.facts import Fact
from engine.law.criteria import Criterion, Item, evidence_of
from engine.law.model import Standard, Unit
from engine.law.values import Mark
from engine.scoring.deciding import Classified, Decision
from engine.scoring.gaps import Step, steps_to_better
from engine.scoring.measuring import Measured, Status
from engine.scoring.points import NO_RULE, Scores, mark_of


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item of one commune: why it has its points, on which facts, and what is above it."""

    item: Item
    criterion: str
    status: Status
    low: int
    high: int
    part: int
    whole: int
    rule: str | None
    mark: Mark | None
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CriterionCard:
    """One criterion of one commune."""

    criterion: Criterion
    low: int
    high: int
    zero: int
    items: tuple[ItemCard, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One commune, decided."""

    unit: Unit
    classified: Classified
    decision: Decision
    criteria: tuple[CriterionCard, ...]

    @property
    def items(self) -> tuple[ItemCard, ...]:
        """Every item in the standard's order."""
        return tuple(item for criterion in self.criteria for item in criterion.items)

    @property
    def missing(self) -> tuple[str, ...]:
        """The evidence that is missing, each once, in the standard's order."""
        return tuple(dict.fromkeys(name for item in self.items for name in item.missing))


@dataclass(frozen=True, slots=True)
class Board:
    """The grids of a round, row by row in the order of its scored communes."""

    units: tuple[Unit, ...]
    facts: tuple[Mapping[str, Fact], ...]
    classified: tuple[Classified, ...]
    measured: tuple[Measured, ...]
    scores: Scores
    decisions: tuple[Decision, ...]


def card_of(standard: Standard, board: Board, row: int) -> Scorecard:
    """The scorecard of one row of the grids."""
    columns = {entry.item.id: at for at, entry in enumerate(board.measured)}
    criteria = []
    zeros = dict(board.decisions[row].situation.zeros)
    for criterion in standard.criteria:
        cards = tuple(_item_card(board, row, columns[item.id], criterion.id) for item in criterion.items)
        low, high = sum(card.low for card in cards), sum(card.high for card in cards)
        criteria.append(CriterionCard(criterion, low, high, zeros.get(criterion.id, 0), cards))
    return Scorecard(board.units[row], board.classified[row], board.decisions[row], tuple(criteria))


def _item_card(board: Board, row: int, column: int, criterion: str) -> ItemCard:
    entry, scores, facts = board.measured[column], board.scores, board.facts[row]
    item, status = entry.item, Status(int(entry.status[row]))
    low, high = int(scores.low[row, column]), int(scores.high[row, column])
    part, whole = int(entry.part[row]), int(entry.whole[row])
    at = int(scores.rule[row, column])
    rule = None if at == NO_RULE else scores.rules[at]
    names = evidence_of(item.measure)
    return ItemCard(
        item,
        criterion,
        status,
        low,
        high,
        part,
        whole,
        rule,
        mark_of(item, rule) if rule else None,
        tuple(facts[name] for name in names if name in facts),
        _missing(names, facts, status),
        steps_to_better(item, part, whole, low) if status is Status.SCORED and low < item.max_points else (),
    )


def _missing(names: Sequence[str], facts: Mapping[str, Fact], status: Status) -> tuple[str, ...]:
    if status is Status.TOO_FEW:
        return tuple(names)
    if status is not Status.MISSING:
        return ()
    # A change whose datum is here lacks that of the round before: the same datum is still missing.
    return tuple(name for name in names if name not in facts) or tuple(names[:1])
