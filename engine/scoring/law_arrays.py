"""The law as arrays: every item's number line as cuts and pieces, and what each piece and each situation gives.

A piece is a run of cells that one rule took. Four more pieces stand for what has no value: nobody in the whole, not
applicable, missing, asked too few. Points and verdicts are those of the rules that durable-rules fired. Behind them
stand pieces joined of several: of a value known within bounds, of rounds of which one decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine import semantics
from engine.law.criteria import Item
from engine.law.measures.kind import Reads
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.values import FIRM_MARKS
from engine.rules.compiling import Rule, domain_top
from engine.rules.meaning import meant
from engine.rules.number_line import LawTable, NumberLine, decision_key
from engine.scoring.joining.joined_pieces import NOT_JOINED, Piece, PieceIds, folded, spanned
from engine.semantics import Status, Verdict

Int32 = npt.NDArray[np.int32]
Int8 = npt.NDArray[np.int8]
VERDICTS: tuple[Verdict, ...] = ("not_recognised", "undecided", "recognised")
SIDES = ("below", "open", "reached")
# What has no value, in the order of the pieces that stand behind an item's own.
WITHOUT_VALUE = (Status.NONE, Status.NOT_APPLICABLE, Status.MISSING, Status.TOO_FEW)


class Cut(NamedTuple):
    """An edge p/q where the rule changes: at it (part·q ≥ whole·p) or, ``beyond``, just above it."""

    edge: Fraction
    beyond: bool


class Range(NamedTuple):
    """Lowest and highest points by piece, each (P,)."""

    low: Int32
    high: Int32


@dataclass(frozen=True, slots=True, eq=False)
class ItemArrays:
    """One item, also in the page's terms: what it reads, its cuts, and by piece rule, band, status and points.

    ``points`` are as the law says, ``worst`` and ``best`` with every stand-in at nothing and at most. ``spans`` gives
    the piece of all from one piece to another, ``folds`` that of a round on one piece and a round on another.
    """

    item: Item
    said: semantics.Item
    reads: Reads
    names: tuple[str, ...]
    cuts: tuple[Cut, ...]
    rules: tuple[str | None, ...]
    bands: tuple[int | None, ...]
    status: Int8
    points: Range
    worst: Range
    best: Range
    spans: PieceIds
    folds: PieceIds

    @property
    def valued(self) -> int:
        """How many pieces values have: those before all that stand for something else."""
        return len(self.cuts) + 1

    @property
    def top(self) -> Fraction | None:
        """The most a value can be; None without end."""
        return domain_top(self.item)

    @property
    def leaves_out(self) -> bool:
        """Whether the item may not apply to a commune."""
        return self.item.when_none == "not_applicable"

    def piece_of(self, status: Status) -> int:
        """The piece that stands for a status without a value."""
        return self.valued + WITHOUT_VALUE.index(status)


@dataclass(frozen=True, slots=True, eq=False)
class LawArrays:
    """A law: its items, the items of each criterion as a run, and by class K the threshold and what is decided.

    ``verdicts`` (K, 3, 3) are indexes into VERDICTS by side and gravest zero; ``sure`` (K,) says whether the
    threshold and the knock-out rest on no stand-in; a criterion at ``limit`` points or fewer is knocked out.
    """

    items: tuple[ItemArrays, ...]
    runs: tuple[range, ...]
    limit: int
    bars: Int32
    sure: npt.NDArray[np.bool_]
    verdicts: Int8

    def line(self, name: str) -> ItemArrays:
        """An item by its id."""
        return next(item for item in self.items if item.item.id == name)


def law_arrays(standard: Standard, cells: LawTable) -> LawArrays:
    """A standard and its table as arrays; pure."""
    head = standard.head
    items = tuple(item_arrays(item, cells.items[item.id], cells.rules) for item in standard.items)
    runs, start = [], 0
    for criterion in standard.criteria:
        runs.append(range(start, start + len(criterion.items)))
        start += len(criterion.items)
    bars = np.array([c.threshold for c in head.classes], dtype=np.int32)
    sure = np.array([c.mark in FIRM_MARKS and head.knock_out.mark in FIRM_MARKS for c in head.classes])
    limit = head.knock_out.criterion_scores
    return LawArrays(items, tuple(runs), limit, bars, sure, _verdicts(standard, cells))


def _verdicts(standard: Standard, cells: LawTable) -> Int8:
    """What the fired rules give in each class, by side and gravest zero; one criterion's zero speaks for any."""
    first = standard.criteria[0].id
    table = np.zeros((len(standard.head.classes), len(SIDES), len(semantics.Zero)), dtype=np.int8)
    for k, unit_class in enumerate(standard.head.classes):
        for s, side in enumerate(SIDES):
            for zero in semantics.Zero:
                fired = cells.decisions[decision_key(unit_class.id, side, first if zero else "", zero)]
                verdict = cells.rules[fired[0]].verdict
                table[k, s, zero] = VERDICTS.index(verdict or "undecided")
    return table


def item_arrays(item: Item, line: NumberLine, law: Mapping[str, Rule]) -> ItemArrays:
    """One item and the rules of its cells as arrays; pieces that no value reaches are joined to their neighbours."""
    cuts, bands = _pieces(line)
    said, reads = meant(item), reads_of(item.measure)
    told = [(rule, Status.SCORED) for rule in bands]
    told += zip((line.none, None, None, None), WITHOUT_VALUE, strict=True)
    pieces = tuple(Piece(rule, status, _points(law, said, rule, status)) for rule, status in told)
    spans = folds = NOT_JOINED
    if reads.answers:
        pieces, spans = spanned(pieces, len(bands))
    if reads.by_points:
        pieces, folds = folded(pieces, reads.take)
    given = [piece.points for piece in pieces]
    return ItemArrays(
        item,
        said,
        reads,
        reads.names,
        cuts,
        tuple(piece.rule for piece in pieces),
        tuple(law[piece.rule].band if piece.rule else None for piece in pieces),
        np.array([piece.status for piece in pieces], dtype=np.int8),
        _range(given),
        _range([semantics.at_worst(p) for p in given]),
        _range([semantics.at_best(said, p) for p in given]),
        spans,
        folds,
    )


def _pieces(line: NumberLine) -> tuple[tuple[Cut, ...], tuple[str | None, ...]]:
    """The cuts at which the rule changes, and the rule of each piece between them."""
    cuts: list[Cut] = []
    rules: list[str | None] = [line.rules[0]]
    for number, edge in enumerate(line.edges):
        for beyond in (False, True):
            rule = line.rules[2 * number + 1 + beyond]
            if rule in (None, rules[-1]):
                continue
            if rules[-1] is None:
                rules[-1] = rule
            else:
                cuts.append(Cut(edge, beyond))
                rules.append(rule)
    return tuple(cuts), tuple(rules)


def _points(law: Mapping[str, Rule], said: semantics.Item, rule: str | None, status: Status) -> semantics.Points:
    """What a piece gives: the points of the rule that fired, or by the page where none can."""
    if rule is None:
        return semantics.points_of(said, status, None)
    fired = law[rule]
    return semantics.Points(fired.points, fired.points, fired.mark in FIRM_MARKS, applies=True)


def _range(points: list[semantics.Points]) -> Range:
    return Range(np.array([p.low for p in points], dtype=np.int32), np.array([p.high for p in points], dtype=np.int32))
