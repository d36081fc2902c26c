"""Columns to decisions in whole arrays: pieces, points, zeros, sides, verdicts and whether these are firm.

Counts are at most 10⁹ and rule constants below 2³¹, so every product fits in 64 bits and nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns, Ints, Told
from engine.law.measures.kind import Datum, Reads
from engine.scoring.law_arrays import Int8, Int32, ItemArrays, LawArrays, Range
from engine.semantics import Side, Status, Zero

Bools = npt.NDArray[np.bool_]
Pieces = npt.NDArray[np.intp]
# Small enough for a block's columns to stay in the processor's cache, large enough to amortise each call.
BLOCK = 16_384


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """N communes judged: ``piece`` (I, N) of each item; ``low``, ``high``, ``zero`` (C, N) of each criterion.

    ``total_low``, ``total_high``, ``side``, ``verdict`` (an index into VERDICTS), ``firm``, ``unit_class`` are (N,).
    """

    piece: npt.NDArray[np.uint8]
    low: Int32
    high: Int32
    zero: Int8
    total_low: Int32
    total_high: Int32
    side: Int8
    verdict: Int8
    firm: Bools
    unit_class: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Operands:
    """What an item reads over all communes: values, and which of them are not given; no whole is None."""

    part: Ints
    no_part: Bools
    whole: Ints | None
    no_whole: Bools | None


def judge(
    law: LawArrays,
    facts: Columns,
    unit_class: npt.NDArray[np.intp],
    *,
    doubtful: Bools | None = None,
    before: Columns | None = None,
) -> Grid:
    """Judge N communes; ``unit_class`` (N,) are indexes of the law's classes, ``doubtful`` those resting on a reading.

    ``before`` are the facts of the round before in the same order of communes; without it changes are missing.
    """
    total = len(unit_class)
    reads = [operands(item.reads, facts, before) for item in law.items]
    sure = law.sure[unit_class] if doubtful is None else law.sure[unit_class] & ~doubtful
    made = _blank(law, total, unit_class)
    for start in range(0, total, BLOCK):
        _judge_block(law, reads, slice(start, start + BLOCK), made, sure)
    return made


def _blank(law: LawArrays, total: int, unit_class: npt.NDArray[np.intp]) -> Grid:
    criteria = len(law.runs)
    return Grid(
        np.empty((len(law.items), total), dtype=np.uint8),
        np.empty((criteria, total), dtype=np.int32),
        np.empty((criteria, total), dtype=np.int32),
        np.empty((criteria, total), dtype=np.int8),
        np.empty(total, dtype=np.int32),
        np.empty(total, dtype=np.int32),
        np.empty(total, dtype=np.int8),
        np.empty(total, dtype=np.int8),
        np.empty(total, dtype=np.bool_),
        unit_class,
    )


def operands(reads: Reads, facts: Columns, before: Columns | None) -> Operands:
    """Part and whole of N communes, (N,) each."""
    part = _sum(reads.part, facts, before)
    return Operands(*part, *_sum(reads.whole, facts, before)) if reads.whole else Operands(*part, None, None)


def _sum(data: Sequence[Datum], facts: Columns, before: Columns | None) -> tuple[Ints, Bools]:
    """The sum of some data, and where one of them is not given: of a round before the one before none is."""
    (values, missing), *rest = (_column(datum, facts, before) for datum in data)
    for more, lacking in rest:
        values, missing = values + more, missing | lacking
    return values, missing


def _column(datum: Datum, facts: Columns, before: Columns | None) -> tuple[Ints, Bools]:
    """A datum's values and which are not given; only a part of an empty whole can be "not applicable"."""
    held = (facts, before)[datum.back] if datum.back <= 1 else None
    if held is None or datum.name not in held.names:
        return np.zeros(len(facts.codes), dtype=np.int64), np.ones(len(facts.codes), dtype=np.bool_)
    at = held.names.index(datum.name)
    return held.value[at], held.told[at] != Told.GIVEN


def pieces_of(item: ItemArrays, facts: Columns, before: Columns | None = None) -> npt.NDArray[np.uint8]:
    """The piece of each commune's value of one item, (N,)."""
    return _pieces(item, operands(item.reads, facts, before), slice(None))


def _pieces(item: ItemArrays, read: Operands, rows: slice) -> npt.NDArray[np.uint8]:
    part, no_part = read.part[rows], read.no_part[rows]
    if item.out:
        return np.full(len(part), item.piece_of(Status.NOT_APPLICABLE), dtype=np.uint8)
    whole = None if read.whole is None else read.whole[rows]
    piece = np.zeros(len(part), dtype=np.uint8)
    for edge, beyond in item.cuts:
        left = part if edge.denominator == 1 else part * edge.denominator
        right = edge.numerator if whole is None else whole if edge.numerator == 1 else whole * edge.numerator
        piece += (left > right) if beyond else (left >= right)
    np.putmask(piece, no_part, item.piece_of(Status.MISSING))
    if whole is not None and read.no_whole is not None:
        np.putmask(piece, whole == 0, item.piece_of(Status.NOT_APPLICABLE if item.leaves_out else Status.NONE))
        if item.reads.asked_at_least:
            np.putmask(piece, whole < item.reads.asked_at_least, item.piece_of(Status.TOO_FEW))
        np.putmask(piece, read.no_whole[rows], item.piece_of(Status.MISSING))
    return piece


@dataclass(slots=True, eq=False)
class _Tally:
    """Totals of a block under one reading of the stand-ins, and which communes have a certain or possible zero."""

    low: Int32
    high: Int32
    sure: Bools
    maybe: Bools


def _tally(size: int) -> _Tally:
    low, high = np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
    return _Tally(low, high, np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_))


def _judge_block(law: LawArrays, reads: list[Operands], rows: slice, made: Grid, sure: Bools) -> None:
    classes = made.unit_class[rows]
    said, worst, best = (_tally(len(classes)) for _ in range(3))
    for number, run in enumerate(law.runs):
        items = [law.items[at] for at in run]
        found = [_pieces(law.items[at], reads[at], rows) for at in run]
        made.piece[run.start : run.stop, rows] = found
        pieces = [piece.astype(np.intp) for piece in found]  # once, for the six look-ups that follow
        applies = _applies(items, pieces)
        low, high, zero = _add(said, [i.points for i in items], pieces, law.limit, applies)
        made.low[number, rows], made.high[number, rows], made.zero[number, rows] = low, high, zero
        _add(worst, [i.worst for i in items], pieces, law.limit, applies)
        _add(best, [i.best for i in items], pieces, law.limit, applies)
    made.total_low[rows], made.total_high[rows] = said.low, said.high
    bar = law.bars[classes]
    side, verdict = _verdict(law, classes, said, bar)
    made.side[rows], made.verdict[rows] = side, verdict
    low_case, high_case = (_verdict(law, classes, tally, bar)[1] for tally in (worst, best))
    made.firm[rows] = (verdict == low_case) & (verdict == high_case) & sure[rows]


def _applies(items: list[ItemArrays], pieces: list[Pieces]) -> Bools | None:
    """Whether any item of a criterion applies; None where one always does."""
    if not all(item.leaves_out for item in items):
        return None
    found = [piece != item.piece_of(Status.NOT_APPLICABLE) for item, piece in zip(items, pieces, strict=True)]
    applies: Bools = np.logical_or.reduce(found)
    return applies


def _add(
    tally: _Tally, ranges: list[Range], pieces: list[Pieces], limit: int, applies: Bools | None
) -> tuple[Int32, Int32, Int8]:
    """Add a criterion to a tally; its own lowest and highest points and its zero."""
    low, high = ranges[0].low.take(pieces[0]), ranges[0].high.take(pieces[0])
    for points, piece in zip(ranges[1:], pieces[1:], strict=True):
        low += points.low.take(piece)
        high += points.high.take(piece)
    tally.low += low
    tally.high += high
    sure, maybe = high <= limit, low <= limit
    if applies is not None:
        sure &= applies
        maybe &= applies
    tally.sure |= sure
    tally.maybe |= maybe
    return low, high, sure.astype(np.int8) + maybe.astype(np.int8)


def _verdict(law: LawArrays, classes: npt.NDArray[np.intp], tally: _Tally, bar: Int32) -> tuple[Int8, Int8]:
    """Side of the threshold and verdict: a certain zero is possible too, so the two add up to the gravest."""
    side = (tally.low >= bar).astype(np.int8) + (tally.high >= bar).astype(np.int8)
    gravest = tally.sure.astype(np.int8) + tally.maybe.astype(np.int8)
    at = (classes * len(Side) + side) * len(Zero) + gravest
    return side, law.verdicts.ravel().take(at)
