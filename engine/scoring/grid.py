"""Columns to decisions in whole arrays: pieces, points, zeros, sides, verdicts and whether these are firm.

Counts are at most 10⁹ and rule constants below 2³¹, so every product of a sum of four fits in 64 bits and nothing is
rounded; longer sums that grow beyond it, and means of several rounds, are taken as whole numbers of any size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns, Ints
from engine.law.points.scores import Scores
from engine.law.values import Role
from engine.scoring.joining.joined_pieces import PieceIds
from engine.scoring.joining.operands import Operands, readings
from engine.scoring.law_arrays import Int8, ItemArrays, LawArrays, Range
from engine.scoring.sums.adding import Given, Worths, state_of, totals_of, worths_of
from engine.scoring.sums.adding import Ints as Added
from engine.scoring.sums.kept_levels import KeptStates, with_kept
from engine.semantics import Side, Status, Zero

Bools = npt.NDArray[np.bool_]
Pieces = npt.NDArray[np.intp]
Which: TypeAlias = Literal["points", "worst", "best"]
Rounds = Sequence[Columns]
# Small enough for a block's columns to stay in the processor's cache, large enough to amortise each call.
BLOCK = 16_384


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """What N communes come to on one level, (N,) each: side of the bar, verdict (an index into VERDICTS), firm."""

    side: Int8
    verdict: Int8
    firm: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """N communes judged: ``piece`` (I, N) of each item, ``low``, ``high`` (C, N) of each criterion, ``state`` (H, N).

    ``state`` is of each hurdle, ``zero`` (C, N) the gravest of those of plain recognition about a criterion alone.
    ``total_low``, ``total_high``, ``unit_class`` are (N,); ``levels`` begin with plain recognition.
    """

    piece: PieceIds
    low: Scores
    high: Scores
    state: Int8
    zero: Int8
    total_low: Scores
    total_high: Scores
    levels: tuple[Decided, ...]
    unit_class: npt.NDArray[np.intp]

    @property
    def side(self) -> Int8:
        """The side of the bar of plain recognition."""
        return self.levels[0].side

    @property
    def verdict(self) -> Int8:
        """The verdict on plain recognition."""
        return self.levels[0].verdict

    @property
    def firm(self) -> Bools:
        """Whether that verdict is firm."""
        return self.levels[0].firm


def judge(  # noqa: PLR0913 - three are needed; what else may be told is named by its callers
    law: LawArrays,
    facts: Columns,
    unit_class: npt.NDArray[np.intp],
    *,
    doubtful: Bools | None = None,
    before: Rounds = (),
    kept: KeptStates | None = None,
) -> Grid:
    """Judge N communes; ``unit_class`` (N,) are indexes of the law's classes, ``doubtful`` those resting on a reading.

    ``before`` are the rounds before, the latest first, in the same order of communes; of one not there all is missing.
    ``kept`` is what those rounds came to, where a level asks for it; what is not told is open.
    """
    total = len(unit_class)
    reads = [readings(item.reads, facts, before) for item in law.items]
    sure = law.sure[:, unit_class] if doubtful is None else law.sure[:, unit_class] & ~doubtful
    made = _blank(law, total, unit_class)
    told = kept or _all_open(law, total)
    for start in range(0, total, BLOCK):
        rows = slice(start, start + BLOCK)
        _judge_block(_Block(law, reads, rows, told.of(rows)), made, sure)
    return replace(made, zero=_zeros(law, made.state))


def _blank(law: LawArrays, total: int, unit_class: npt.NDArray[np.intp]) -> Grid:
    criteria, state = len(law.runs), np.empty((len(law.scheme.hurdles), total), dtype=np.int8)
    levels = tuple(
        Decided(np.empty(total, np.int8), np.empty(total, np.int8), np.empty(total, np.bool_)) for _ in law.bars
    )
    return Grid(
        np.empty((len(law.items), total), dtype=np.uint16),
        np.empty((criteria, total), dtype=law.kind),
        np.empty((criteria, total), dtype=law.kind),
        state,
        state,
        np.empty(total, dtype=law.kind),
        np.empty(total, dtype=law.kind),
        levels,
        unit_class,
    )


def _zeros(law: LawArrays, state: Int8) -> Int8:
    """By criterion the gravest state of the hurdles of plain recognition that are about it alone."""
    hurdles = law.scheme.hurdles
    if [(hurdle.parts, hurdle.level) for hurdle in hurdles] == [((at,), 0) for at in range(len(law.runs))]:
        return state
    zero = np.zeros((len(law.runs), state.shape[1]), dtype=np.int8)
    for row, hurdle in enumerate(hurdles):
        if hurdle.level == 0 and len(hurdle.parts) == 1:
            np.maximum(zero[hurdle.parts[0]], state[row], out=zero[hurdle.parts[0]])
    return zero


def pieces_of(item: ItemArrays, facts: Columns, before: Rounds = ()) -> PieceIds:
    """The piece of each commune's value of one item, (N,)."""
    return _pieces(item, readings(item.reads, facts, before), slice(None))


def _pieces(item: ItemArrays, reads: Sequence[Operands], rows: slice) -> PieceIds:
    found = [_valued(item, read, rows) for read in reads]
    piece = found[0]
    for other in found[1:]:
        piece = item.folds[piece, other]
    return piece


def _valued(item: ItemArrays, read: Operands, rows: slice) -> PieceIds:
    part, no_part = read.part[rows], read.no_part[rows]
    if item.out:
        return np.full(len(part), item.piece_of(Status.NOT_APPLICABLE), dtype=np.uint16)
    if read.unanswered is not None:
        lowest = _cut(item, part, None)
        return np.where(no_part, item.spans[lowest, _cut(item, part + read.unanswered[rows], None)], lowest)
    whole = None if read.whole is None else read.whole[rows]
    piece = _cut(item, part, whole)
    np.putmask(piece, no_part, item.piece_of(Status.MISSING))
    if whole is not None and read.no_whole is not None:
        np.putmask(piece, whole == 0, item.piece_of(Status.NOT_APPLICABLE if item.leaves_out else Status.NONE))
        if item.reads.asked_at_least:
            np.putmask(piece, whole < item.reads.asked_at_least, item.piece_of(Status.TOO_FEW))
        np.putmask(piece, read.no_whole[rows], item.piece_of(Status.MISSING))
    return piece


def _cut(item: ItemArrays, part: Ints, whole: Ints | None) -> PieceIds:
    """The piece of each value, wherever there is one."""
    piece = np.zeros(len(part), dtype=np.uint16)
    for edge, beyond in item.cuts:
        left = part if edge.denominator == 1 else part * edge.denominator
        right = edge.numerator if whole is None else whole if edge.numerator == 1 else whole * edge.numerator
        piece += (left > right) if beyond else (left >= right)
    return piece


def _all_open(law: LawArrays, total: int) -> KeptStates:
    """Nothing is known of earlier rounds."""
    asked = sum(not hurdle.parts for hurdle in law.scheme.hurdles)
    return KeptStates(*[np.full((asked, total), Zero.POSSIBLE, dtype=np.int8)] * 3)


class _Block(NamedTuple):
    """Some rows of what is judged: the law, what its items read, which rows, what their earlier rounds came to."""

    law: LawArrays
    reads: list[tuple[Operands, ...]]
    rows: slice
    kept: KeptStates


class _Judged(NamedTuple):
    """A block under one reading of the stand-ins: its criteria, the ends of its totals, and its hurdles' states."""

    worths: list[Worths]
    low: Added
    high: Added
    states: list[Int8]


def _judge_block(block: _Block, made: Grid, sure: Bools) -> None:
    law, reads, rows, kept = block
    classes = made.unit_class[rows]
    found = [_pieces(item, read, rows) for item, read in zip(law.items, reads, strict=True)]
    made.piece[:, rows] = found
    pieces = [piece.astype(np.intp) for piece in found]  # once, for the six look-ups that follow
    said, worst, best = (_judged(law, pieces, which, kept) for which in ("points", "worst", "best"))
    for number, worth in enumerate(said.worths):
        made.low[number, rows], made.high[number, rows] = worth.low, worth.high
    made.total_low[rows], made.total_high[rows] = said.low, said.high
    for number, state in enumerate(said.states):
        made.state[number, rows] = state
    for level, decided in enumerate(made.levels):
        side, verdict = _verdict(law, level, classes, said)
        low_case, high_case = (_verdict(law, level, classes, case)[1] for case in (worst, best))
        decided.side[rows], decided.verdict[rows] = side, verdict
        decided.firm[rows] = (verdict == low_case) & (verdict == high_case) & sure[level, rows]


def _judged(law: LawArrays, pieces: list[Pieces], which: Which, kept: KeptStates) -> _Judged:
    worths = []
    for own, run in zip(law.scheme.sums, law.runs, strict=True):
        items = [_given(law.items[at], pieces[at], which, role) for at, role in zip(run, own.roles, strict=True)]
        worths.append(worths_of(own, items, law.scheme.outside))
    low, high = totals_of(law.scheme, worths)
    states = [state_of(hurdle, worths, fired) for hurdle, fired in zip(law.scheme.hurdles, law.fired, strict=True)]
    return _Judged(worths, low, high, with_kept(law.scheme.hurdles, states, getattr(kept, which)))


def _given(item: ItemArrays, piece: Pieces, which: Which, role: Role) -> Given:
    """An item's points under one reading: most taken off is worst; a wrong reading leaves nothing out."""
    if role == "deduction" and which != "points":
        which = "best" if which == "worst" else "worst"
    points: Range = getattr(item, which)
    leaves_out = item.leaves_out and (which == "points" or item.said.none_sure)
    out = piece == item.piece_of(Status.NOT_APPLICABLE) if leaves_out else None
    return Given(points.low.take(piece), points.high.take(piece), out)


def _verdict(law: LawArrays, level: int, classes: npt.NDArray[np.intp], judged: _Judged) -> tuple[Int8, Int8]:
    """Side of a level's bar, and the verdict by it and the gravest state of its hurdles."""
    bar = law.bars[level][classes]
    side = (judged.low >= bar).astype(np.int8) + (judged.high >= bar).astype(np.int8)
    gravest = np.zeros(len(classes), dtype=np.int8)
    for hurdle, state in zip(law.scheme.hurdles, judged.states, strict=True):
        if hurdle.level <= level:
            np.maximum(gravest, state, out=gravest)
    at = (classes * len(Side) + side) * len(Zero) + gravest
    return side, law.verdicts[level].ravel().take(at)
