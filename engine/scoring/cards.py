"""A commune's scorecard: its facts, points, decision and gaps in one frozen view, made when asked for.

A country has ten thousand cards of thirty items: what an item rests on is told when it is asked for, and not kept.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from engine.evidence.facts import Fact
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import Standard, Unit
from engine.law.points.scores import Score, listed
from engine.law.units.fact_questions import PREFIX
from engine.law.values import Mark, Role
from engine.problems import Problem
from engine.rules.number_line import LawTable
from engine.scoring.deciding import Decision
from engine.scoring.gaps import Own, Step, steps_to_better
from engine.scoring.grid import Grid
from engine.scoring.joining.operands import Operands
from engine.scoring.law_arrays import ItemArrays, LawArrays
from engine.scoring.measuring import NOTHING, Rested, own_of, rested_on
from engine.scoring.sums.conditions_met import ConditionCard, LevelCard
from engine.scoring.whom.placing import Classified
from engine.semantics import Status, Zero

Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Known:
    """What a commune gave, now and in the rounds before, the latest first."""

    facts: Facts
    before: Sequence[Facts] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ItemCard:
    """One item of one commune: why it has its points, on which facts, and what is above it.

    ``line`` is the item as it is the commune's own: with the bands of its case. ``back`` is the round whose points it
    has.
    """

    line: ItemArrays
    criterion: str
    status: Status
    low: Score
    high: Score
    part: int
    whole: int
    rule: str | None
    mark: Mark | None
    known: Known
    back: int

    def __eq__(self, other: object) -> bool:
        """Whether both say the same of an item, to the last place and paper, whatever rounds they are read from."""
        return isinstance(other, ItemCard) and self._said() == other._said()

    def __hash__(self) -> int:
        """Equal cards are of one item, with the same points."""
        return hash((self.criterion, self.item.id, self.low, self.high, self.part, self.whole))

    def __repr__(self) -> str:
        """What it says."""
        return f"ItemCard{self._said()}"

    def _said(self) -> tuple[object, ...]:
        decided = (self.status, self.low, self.high, self.rule, self.mark, self.back)
        return self.item, self.role, self.out, self.criterion, decided, self.part, self.whole, self.facts, self.own

    @property
    def item(self) -> Item:
        """The law's words of it."""
        return self.line.item

    @property
    def role(self) -> Role:
        """Whether its points are added, taken off or held against a condition."""
        return self.line.role

    @property
    def out(self) -> bool:
        """Whether it is not for this commune."""
        return self.line.out

    @property
    def band(self) -> Band | None:
        """The band that gave its points; None where none did."""
        return self.item.band_of(self.rule)

    @property
    def given(self) -> tuple[str, ...]:
        """The data it reads that the commune gave."""
        return tuple([name for name in self.line.names if name in self.known.facts])

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The same with their values, places and papers."""
        return tuple([self.known.facts[name] for name in self.given])

    @property
    def missing(self) -> tuple[str, ...]:
        """The data it lacks."""
        return missing_of(self.line, self.status, self.known.facts, self.known.before)

    @property
    def own(self) -> Own | None:
        """This round's share in it; None where it has none."""
        if self.status is not Status.SCORED:
            return None
        reads = self.line.reads
        if reads.rounds > 1 or reads.answers:  # of answers some may be open though the points are not
            return own_of(self.line, self.known.facts, *self.known.before)
        return Own(self.part, self.whole)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every better band that some whole number of its part reaches, the nearest first."""
        own = self.own
        return steps_to_better(self.line, self.part, self.whole, self.low, own=own) if own else ()


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
        return not any(item.given for item in self.items)

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
    def holding(self) -> tuple[Problem, ...]:
        """The errors on which the conclusion can wait: not those of data that no item lacks, as a letter's are."""
        lacked = {*self.missing}
        return tuple(
            found for found in self.errors if not found.data or any(_bears(name, lacked) for name in found.data)
        )

    @property
    def is_unread(self) -> bool:
        """Whether errors left nothing of what the commune sent."""
        return bool(self.holding) and self.silent


def _bears(name: str, lacked: Container[str]) -> bool:
    """Whether a wrong datum bears on points: an item lacks it, or it is a fact by which items and class are told."""
    return name in lacked or name.startswith(PREFIX)


@dataclass(frozen=True, slots=True)
class Judged:
    """The law and the grid that cards are read from; ``grid`` is row by row in the order of the scored communes.

    ``read`` is what each item reads of them all, None where several rounds bear on it.
    """

    standard: Standard
    table: LawTable
    law: LawArrays
    grid: Grid
    read: Sequence[Operands | None]


def criteria_of(judged: Judged, row: int, known: Known) -> tuple[CriterionCard, ...]:
    """The criteria of one row of the grid with what its commune gave."""
    grid = judged.grid
    pieces, zero = (part[:, row].tolist() for part in (grid.piece, grid.zero))
    low, high = (listed(part[:, row]) for part in (grid.low, grid.high))
    knock_out = judged.standard.head.knock_out
    knocked_at, criteria = knock_out.criterion_scores if knock_out else None, []
    for at, (criterion, run) in enumerate(zip(judged.standard.criteria, judged.law.runs, strict=True)):
        cards = tuple([_item_card(judged, criterion.id, _Of(item, pieces[item], row), known) for item in run])
        criteria.append(CriterionCard(criterion, low[at], high[at], zero[at], cards, knocked_at))
    return tuple(criteria)


class _Of(NamedTuple):
    """An item of a commune: its place in the law, the piece it stands on, the commune's row."""

    item: int
    piece: int
    row: int


def _item_card(judged: Judged, criterion: str, of: _Of, known: Known) -> ItemCard:
    line = judged.law.items[of.item]
    rule, (status, low, high) = line.rules[of.piece], _said_of_pieces(line)[of.piece]
    part, whole, back = _rested(line, judged.read[of.item], of.row, known) if status is Status.SCORED else NOTHING
    mark = judged.table.rules[rule].mark if rule else None
    return ItemCard(line, criterion, status, low, high, part, whole, rule, mark, known, back)


def _rested(line: ItemArrays, read: Operands | None, row: int, known: Known) -> Rested:
    """What a scored item rests on, from what was read of all communes where this round alone bears on it."""
    if read is None:
        return rested_on(line, known.facts, *known.before)
    part = 0 if read.no_part[row] else int(read.part[row])
    return Rested(part, 1 if read.whole is None else int(read.whole[row]), 0)


@lru_cache(maxsize=1024)  # a line is of a law, and is asked of for every commune
def _said_of_pieces(line: ItemArrays) -> tuple[tuple[Status, Score, Score], ...]:
    """Status, lowest and highest points of each piece."""
    statuses = [Status(status) for status in line.status.tolist()]
    return tuple(zip(statuses, listed(line.points.low), listed(line.points.high), strict=True))


def missing_of(
    line: ItemArrays, status: Status, given: Container[str], before: Sequence[Container[str]] = ()
) -> tuple[str, ...]:
    """The data that an item lacks; a survey of too few lacks both of its own.

    Where all of this round is given they are those that the rounds ``before`` it lack, the latest first.
    """
    if status not in (Status.MISSING, Status.TOO_FEW):
        return ()
    if status is Status.TOO_FEW:
        return line.names
    if lacking := tuple(name for name in line.names if name not in given):
        return lacking
    earlier = (datum for datum in line.reads.earlier if datum.name not in _of_round(before, datum.back))
    return tuple(dict.fromkeys(datum.name for datum in earlier)) or line.names[:1]


def _of_round(before: Sequence[Container[str]], back: int) -> Container[str]:
    """What was given so many rounds ago; nothing of a round that is not there."""
    return before[back - 1] if back <= len(before) else ()
