"""What an item reads over all communes and rounds: part and whole as columns, and which of them are not given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns, Ints, Told
from engine.law.measures.kind import Datum, Reads
from engine.law.values import LARGEST_COUNT
from engine.semantics import averaged

Bools = npt.NDArray[np.bool_]
Rounds = Sequence[Columns]
# So many of the largest counts together, times a rule's constant, still fit in 64 bits.
MOST_ADDED = 4


@dataclass(frozen=True, slots=True, eq=False)
class Operands:
    """What an item reads over all communes: values, and which of them are not given; no whole is None.

    ``unanswered`` is how many of the answers that the part counts are not given, None where it counts none.
    """

    part: Ints
    no_part: Bools
    whole: Ints | None
    no_whole: Bools | None
    unanswered: Ints | None = None


def readings(reads: Reads, facts: Columns, before: Rounds = ()) -> tuple[Operands, ...]:
    """What is read of N communes: one value, or one a round where each round is given its own points."""
    if not reads.by_points:
        return (operands(reads, facts, before),)
    return tuple(operands(reads.alone(back), facts, before) for back in range(reads.rounds))


def operands(reads: Reads, facts: Columns, before: Rounds = ()) -> Operands:
    """Part and whole of N communes, (N,) each."""
    rounds = (facts, *before)
    if reads.answers:
        return _answered(reads.part, rounds)
    if reads.rounds > 1 and reads.take == "mean":
        return _averaged(reads, facts, before)
    alone = [reads.alone(back) for back in range(reads.rounds)]
    part, whole = tuple(d for r in alone for d in r.part), tuple(d for r in alone for d in r.whole)
    read = _sum(part, rounds)
    return Operands(*read, *_sum(whole, rounds)) if whole else Operands(*read, None, None)


def _averaged(reads: Reads, facts: Columns, before: Rounds) -> Operands:
    """The mean of several rounds, commune by commune by the page: its whole is a product of wholes."""
    each = [operands(reads.alone(back), facts, before) for back in range(reads.rounds)]
    pairs = zip(*(zip(*_listed(read), strict=True) for read in each), strict=True)
    means = [averaged(rounds, reads.asked_at_least or 0) for rounds in pairs]
    part, whole = (np.array([pair[end] or 0 for pair in means], dtype=object) for end in (0, 1))
    lacking = (np.array([pair[end] is None for pair in means], dtype=np.bool_) for end in (0, 1))
    return Operands(part, next(lacking), whole, next(lacking))


def _listed(read: Operands) -> tuple[list[int | None], list[int | None]]:
    """Part and whole as lists, None where it is not given."""
    whole, no_whole = (
        (read.part, read.no_part) if read.whole is None or read.no_whole is None else (read.whole, read.no_whole)
    )
    return _known(read.part, read.no_part), _known(whole, no_whole)


def _known(values: Ints, lacking: Bools) -> list[int | None]:
    return [None if lack else value for value, lack in zip(values.tolist(), lacking.tolist(), strict=True)]


def _answered(data: Sequence[Datum], rounds: Rounds) -> Operands:
    """How many answers are yes, and how many are not given."""
    read = [_column(datum, rounds) for datum in data]
    yes: Ints = np.stack([np.where(missing, 0, values) for values, missing in read]).sum(axis=0, dtype=np.int64)
    unanswered: Ints = np.stack([missing for _, missing in read]).sum(axis=0, dtype=np.int64)
    return Operands(yes, unanswered > 0, None, None, unanswered)


def _sum(data: Sequence[Datum], rounds: Rounds) -> tuple[Ints, Bools]:
    """The sum of some data, and where one of them is not given: of a round that is not there none is."""
    (values, missing), *rest = (_column(datum, rounds) for datum in data)
    for more, lacking in rest:
        values, missing = values + more, missing | lacking
    if len(data) > MOST_ADDED and len(values) and int(values.max()) > MOST_ADDED * LARGEST_COUNT:
        values = values.astype(object)
    return values, missing


def _column(datum: Datum, rounds: Rounds) -> tuple[Ints, Bools]:
    """A datum's values and which are not given; only a part of an empty whole can be "not applicable"."""
    held = rounds[datum.back] if datum.back < len(rounds) else None
    if held is None or datum.name not in held.names:
        size = len(rounds[0].codes)
        return np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.bool_)
    at = held.names.index(datum.name)
    return held.value[at], held.told[at] != Told.GIVEN
