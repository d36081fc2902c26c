"""The law as arrays: every item's number line as cuts and pieces, and what each piece and each situation gives.

A piece is a run of cells that one rule took. Four more pieces stand for what has no value: nobody in the whole, not
applicable, missing, asked too few. Points and verdicts are those of the rules that durable-rules fired. Behind them
stand pieces joined of several: of a value known within bounds, of rounds of which one decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from engine import semantics
from engine.law.criteria import Item
from engine.law.measures.kind import Reads
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.points.scores import Score, Scores, kind_of
from engine.law.values import FIRM_MARKS, Role
from engine.rules.compiling import Rule, domain_top
from engine.rules.meaning import bars_on, meant, scheme_of
from engine.rules.number_line import LawTable, NumberLine, decision_key
from engine.schemes import Scheme
from engine.scoring.joining.joined_pieces import NOT_JOINED, Piece, PieceIds, folded, spanned
from engine.scoring.sums.fired_states import FiredStates, fired_states
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

    low: Scores
    high: Scores


@dataclass(frozen=True, slots=True, eq=False)
class ItemArrays:
    """One item, also in the page's terms: what it reads, its cuts, and by piece rule, band, status and points.

    ``points`` are as the law says, ``worst`` and ``best`` with every stand-in at nothing and at most; of a deduction
    they are what is taken off. ``spans`` gives the piece of all from one piece to another, ``folds`` that of a round on
    one piece and a round on another. One that is ``out`` is not for these communes, whatever their facts.
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
    role: Role = "scored"
    out: bool = False

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
        return self.out or self.item.when_none == "not_applicable"

    def piece_of(self, status: Status) -> int:
        """The piece that stands for a status without a value."""
        return self.valued + WITHOUT_VALUE.index(status)


@dataclass(frozen=True, slots=True, eq=False)
class LawArrays:
    """A law: its items, the items of each criterion as a run, what is made of them, and what each level decides.

    Of L levels and K classes ``bars`` (L, K) are the totals to reach, ``verdicts`` (L, K, 3, 3) are indexes into
    VERDICTS by side and gravest state of a hurdle, ``sure`` (L, K) says whether bars and hurdles rest on no stand-in.
    ``fired`` are the states of the scheme's hurdles as their rules fired, None of a knock-out.
    """

    items: tuple[ItemArrays, ...]
    runs: tuple[range, ...]
    scheme: Scheme
    bars: Scores
    sure: npt.NDArray[np.bool_]
    verdicts: Int8
    fired: tuple[FiredStates | None, ...]

    @property
    def kind(self) -> type[Any]:
        """What arrays of this law's points are made of."""
        parts = (*(item.points.high for item in self.items), *(item.points.low for item in self.items), self.bars)
        parted = any(part.dtype == object for part in parts) or self.scheme.step != 1
        return object if parted else np.int32

    def line(self, name: str) -> ItemArrays:
        """An item by its id."""
        return next(item for item in self.items if item.item.id == name)


@dataclass(frozen=True, slots=True)
class Own:
    """What of a law is a commune's own on a day: its lines of items by the items' ids, and what is not for it.

    ``sure`` is False for items whose being for it, or not, rests on a stand-in.
    """

    on: date | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    out: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands in a law for some communes: its role, whether it is left out, and whether that is sure."""

    role: Role = "scored"
    out: bool = False
    sure: bool = True


def law_arrays(standard: Standard, cells: LawTable, own: Own = Own()) -> LawArrays:
    """A standard and its table as arrays, as they are for some communes; pure."""
    roles = [role for told in scheme_of(standard).sums for role in told.roles]
    lines = [next(x for x in item.lines if x.line == own.lines.get(item.id, item.id)) for item in standard.items]
    items = tuple(
        item_arrays(
            line, cells.items[line.line], cells.rules, Standing(role, line.id in own.out, line.id not in own.unsure)
        )
        for line, role in zip(lines, roles, strict=True)
    )
    runs, start = [], 0
    for criterion in standard.criteria:
        runs.append(range(start, start + len(criterion.items)))
        start += len(criterion.items)
    day = own.on or date.min
    bars, classes = bars_on(standard, day), standard.head.classes
    totals = _array([bar.total for bar in bars]).reshape(-1, len(classes))
    sure, table = _sure(standard, day), _verdicts(standard, cells, day)
    scheme = scheme_of(standard)
    fired = fired_states(scheme, cells.conditions)
    return LawArrays(items, tuple(runs), scheme, totals, sure, table, fired)


def _sure(standard: Standard, day: date) -> npt.NDArray[np.bool_]:
    """Where the bar of a level, what bars it and what the total is made of rest on no stand-in, (L, K)."""
    head = standard.head
    marks = [told.mark for told in (head.knock_out, head.left_out, *(head.conditions or ())) if told]
    firm = all(mark in FIRM_MARKS for mark in marks)
    rows = [[firm and c.on(day).mark in FIRM_MARKS for c in head.classes]]
    for level in head.levels[1:]:
        own = {told.unit_class: told.mark in FIRM_MARKS for told in level.thresholds}
        firm = level.kept is None or level.kept.mark in FIRM_MARKS
        rows.append([below and firm and own[c.id] for below, c in zip(rows[-1], head.classes, strict=True)])
    return np.array(rows)


def _verdicts(standard: Standard, cells: LawTable, day: date) -> Int8:
    """What the fired rules give at each bar, by side and gravest state; one hurdle of a level speaks for any."""
    bars, classes = bars_on(standard, day), len(standard.head.classes)
    hurdles = scheme_of(standard).hurdles
    table = np.zeros((len(bars), len(SIDES), len(semantics.Zero)), dtype=np.int8)
    for row, bar in enumerate(bars):
        first = next((hurdle.name for hurdle in hurdles if hurdle.level <= bar.level), None)
        for s, side in enumerate(SIDES):
            for zero in semantics.Zero if first else (semantics.Zero.NO,):
                fired = cells.decisions[decision_key(bar.name, side, first or "" if zero else "", zero)]
                verdict = cells.rules[fired[0]].verdict
                table[row, s, zero] = VERDICTS.index(verdict or "undecided")
    return table.reshape(-1, classes, len(SIDES), len(semantics.Zero))


def item_arrays(item: Item, line: NumberLine, law: Mapping[str, Rule], own: Standing = Standing()) -> ItemArrays:
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
    given = [p._replace(sure=own.sure and (p.sure or own.out)) for p in (piece.points for piece in pieces)]
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
        own.role,
        own.out,
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
    return Range(_array([p.low for p in points]), _array([p.high for p in points]))


def _array(points: Sequence[Score]) -> Scores:
    return np.array(points, dtype=kind_of(points, np.int32))
