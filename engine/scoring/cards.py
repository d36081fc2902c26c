"""A commune's scorecard: its facts, points, decision and gaps in one frozen view, made when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.evidence.facts import Fact
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import Standard, Unit
from engine.law.points.scores import Score, listed
from engine.law.values import Mark, Role
from engine.problems import Problem
from engine.rules.number_line import LawTable
from engine.scoring.deciding import Decision
from engine.scoring.gaps import Own, Step, steps_to_better
from engine.scoring.grid import Grid
from engine.scoring.law_arrays import ItemArrays, LawArrays
from engine.scoring.measuring import NOTHING, rested_on
from engine.scoring.sums.conditions_met import ConditionCard, LevelCard
from engine.scoring.whom.placing import Classified
from engine.semantics import Status, Zero

Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item of one commune: why it has its points, on which facts, and what is above it.

    ``item`` is the line that is the commune's own: with the bands of its case. One that is ``out`` is not for it.
    ``own`` is this round's share in it, None where it has none; ``back`` the round whose points it has.
    """

    item: Item
    criterion: str
    status: Status
    low: Score
    high: Score
    part: int
    whole: int
    rule: str | None
    mark: Mark | None
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    steps: tuple[Step, ...]
    own: Own | None = None
    back: int = 0
    role: Role = "scored"
    out: bool = False

    @property
    def band(self) -> Band | None:
        """The band that gave its points; None where none did."""
        return self.item.band_of(self.rule)


@dataclass(frozen=True, slots=True)
class CriterionCard:
    """One criterion of one commune; ``knocked_at`` or fewer points knock it out, None where the law has no knock-out.

    ``zero`` is the gravest state of all that it alone can bar recognition by: knock-out and conditions.
    """

    criterion: Criterion
    low: Score
    high: Score
    zero: int
    items: tuple[ItemCard, ...]
    knocked_at: int | None = 0

    @property
    def knocked(self) -> Zero:
        """Whether the knock-out bars for certain, could, or does not."""
        at = self.knocked_at
        if at is None or self.criterion.role != "scored" or not self.applies or self.low > at:
            return Zero.NO
        return Zero.CERTAIN if self.high <= at else Zero.POSSIBLE

    @property
    def applies(self) -> bool:
        """Whether a criterion is scored at all; one of which nothing applies is no zero."""
        return any(item.status is not Status.NOT_APPLICABLE for item in self.items)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One commune, decided; ``errors`` are what it must mend: the data that they are about are open.

    ``conditions`` and ``levels`` (those above plain recognition, lowest first) are empty where the law has none.
    """

    unit: Unit
    classified: Classified
    decision: Decision
    criteria: tuple[CriterionCard, ...]
    errors: tuple[Problem, ...] = ()
    conditions: tuple[ConditionCard, ...] = ()
    levels: tuple[LevelCard, ...] = ()

    @property
    def items(self) -> tuple[ItemCard, ...]:
        """Every item in the standard's order."""
        return tuple(item for criterion in self.criteria for item in criterion.items)

    @property
    def threshold(self) -> Score:
        """The total this commune must reach; raises ValueError without a class, and none such is scored."""
        if self.classified.unit_class is None:
            raise ValueError(self.unit.code)
        return self.classified.unit_class.threshold

    @property
    def silent(self) -> bool:
        """Whether the commune has given nothing at all."""
        return not any(item.facts for item in self.items)

    @property
    def missing(self) -> tuple[str, ...]:
        """The evidence that is missing, each once, in the standard's order."""
        return tuple(dict.fromkeys(name for item in self.items for name in item.missing))

    @property
    def unsent(self) -> tuple[str, ...]:
        """The missing evidence that no error is about: it is to be sent, the rest to be mended."""
        wrong = {name for found in self.errors for name in found.data}
        return tuple(name for name in self.missing if name not in wrong)

    @property
    def is_unread(self) -> bool:
        """Whether errors left nothing of what the commune sent."""
        return bool(self.errors) and self.silent


@dataclass(frozen=True, slots=True)
class Judged:
    """The law and the grid that cards are read from; ``grid`` is row by row in the order of the scored communes."""

    standard: Standard
    table: LawTable
    law: LawArrays
    grid: Grid


def criteria_of(judged: Judged, row: int, facts: Facts, before: Sequence[Facts]) -> tuple[CriterionCard, ...]:
    """The criteria of one row of the grid with its facts, now and in the rounds before, the latest first."""
    grid = judged.grid
    pieces, zero = (part[:, row].tolist() for part in (grid.piece, grid.zero))
    low, high = (listed(part[:, row]) for part in (grid.low, grid.high))
    knock_out = judged.standard.head.knock_out
    knocked_at = knock_out.criterion_scores if knock_out else None
    known, criteria = Known(facts, before, frozenset(facts)), []
    for at, (criterion, run) in enumerate(zip(judged.standard.criteria, judged.law.runs, strict=True)):
        lines = [(judged.law.items[item], pieces[item]) for item in run]
        cards = tuple([_item_card(judged.table, criterion.id, *line, known) for line in lines])
        criteria.append(CriterionCard(criterion, low[at], high[at], zero[at], cards, knocked_at))
    return tuple(criteria)


@dataclass(frozen=True, slots=True)
class Known:
    """What a commune gave, now and in the rounds before, and the names of what it gave now."""

    facts: Facts
    before: Sequence[Facts]
    given: frozenset[str]


def _item_card(table: LawTable, criterion: str, line: ItemArrays, piece: int, known: Known) -> ItemCard:
    rule, (status, low, high) = line.rules[piece], _said_of_pieces(line)[piece]
    part, whole, back, own = rested_on(line, known.facts, *known.before) if status is Status.SCORED else NOTHING
    return ItemCard(
        line.item,
        criterion,
        status,
        low,
        high,
        part,
        whole,
        rule,
        table.rules[rule].mark if rule else None,
        tuple([known.facts[name] for name in line.names if name in known.given]),
        missing_of(line, status, known.given),
        steps_to_better(line, part, whole, low, own=own) if own else (),
        own,
        back,
        line.role,
        line.out,
    )


@lru_cache(maxsize=1024)  # a line is of a law, and is asked of for every commune
def _said_of_pieces(line: ItemArrays) -> tuple[tuple[Status, Score, Score], ...]:
    """Status, lowest and highest points of each piece."""
    statuses = [Status(status) for status in line.status.tolist()]
    return tuple(zip(statuses, listed(line.points.low), listed(line.points.high), strict=True))


def missing_of(line: ItemArrays, status: Status, given: frozenset[str]) -> tuple[str, ...]:
    """The data that an item lacks; a survey of too few lacks both of its own."""
    if status not in (Status.MISSING, Status.TOO_FEW):
        return ()
    if status is Status.TOO_FEW:
        return line.names
    # A change whose datum is here lacks that of the round before: the same datum is still missing.
    return tuple(name for name in line.names if name not in given) or line.names[:1]
