"""From one commune's facts to what a measure divides: its part and its whole, of this round or of several."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from engine import semantics
from engine.evidence.facts import Fact
from engine.law.criteria import Item
from engine.law.measures.kind import Datum, Reads
from engine.law.measures.kinds import reads_of
from engine.scoring.gaps import Own
from engine.scoring.law_arrays import ItemArrays
from engine.semantics import Operands, Points, Status

Facts: TypeAlias = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some rounds say of an item: its points, why, the part and whole they rest on (0 of 1 without), its band.

    ``back`` is the round that decided: 0 this one, and where several are one value.
    """

    points: Points
    status: Status
    part: int
    whole: int
    band: int | None
    back: int = 0


def operands_of(item: Item, facts: Facts, *before: Facts) -> Operands:
    """Part and whole as the page reads them; None is missing, and a measure without a whole has the whole 1.

    ``before`` are the rounds before, the latest first. Only a part of an empty whole can be not applicable; anywhere
    else the words leave the value missing. Of rounds that are given points one by one, it is the first.
    """
    reads = reads_of(item.measure)
    if reads.by_points or reads.rounds == 1:
        return operands_alone(reads, facts, *before)
    each = rounds_alone(item, facts, *before)
    held = semantics.averaged(each, reads.asked_at_least or 0) if reads.take == "mean" else semantics.pooled(each)
    return held if reads.whole else (held[0], 1)


def operands_alone(reads: Reads, facts: Facts, *before: Facts) -> Operands:
    """Part and whole of one round, whatever others there are."""
    rounds = (facts, *before)
    return _sum(reads.part, rounds), _sum(reads.whole, rounds) if reads.whole else 1


def rounds_alone(item: Item, facts: Facts, *before: Facts) -> tuple[Operands, ...]:
    """Part and whole of every round that an item takes, each by itself, this one first."""
    reads = reads_of(item.measure)
    return tuple(operands_alone(reads.alone(back), facts, *before) for back in range(reads.rounds))


def reading_of(item: Item, said: semantics.Item, facts: Facts, *before: Facts) -> Reading:
    """An item of one commune by the page; ``said`` is the item in its terms."""
    reads = reads_of(item.measure)
    if not reads.by_points:
        return _read(said, reads, (facts, *before), operands_of(item, facts, *before))
    each = [
        _read(said, reads.alone(back), (facts, *before), operands)
        for back, operands in enumerate(rounds_alone(item, facts, *before))
    ]
    points = semantics.taken("lowest" if reads.take == "lowest" else "highest", [own.points for own in each])
    return _deciding(points, each)


def _deciding(points: Points, each: Sequence[Reading]) -> Reading:
    """The round whose own range is that of all; none where they only bound one another."""
    for back, own in enumerate(each):
        if (own.points.low, own.points.high, own.points.applies) == (points.low, points.high, points.applies):
            return Reading(points, own.status, own.part, own.whole, own.band, back)
    return Reading(points, Status.MISSING, 0, 1, None)


def _read(said: semantics.Item, reads: Reads, rounds: Sequence[Facts], operands: Operands) -> Reading:
    if reads.answers and operands[0] is None:
        least, unknown = _answers(reads.part, rounds)
        return Reading(semantics.points_between(said, least, least + unknown), Status.MISSING, 0, 1, None)
    status, value = semantics.measured(said, *operands)
    points = semantics.points_of(said, status, value)
    part, whole = operands
    if value is None or part is None or whole is None:
        return Reading(points, status, 0, 1, None)
    return Reading(points, status, part, whole, semantics.band_of(said, value))


def _answers(data: Sequence[Datum], rounds: Sequence[Facts]) -> tuple[int, int]:
    """How many of some answers are yes, and how many are not given."""
    given = [value for datum in data if (value := _value(datum, rounds)) is not None]
    return sum(given), len(data) - len(given)


def _sum(data: Sequence[Datum], rounds: Sequence[Facts]) -> int | None:
    """The sum of some data; None while one is not given, or is of a round that is not there."""
    total = 0
    for datum in data:
        value = _value(datum, rounds)
        if value is None:
            return None
        total += value
    return total


def _value(datum: Datum, rounds: Sequence[Facts]) -> int | None:
    fact = rounds[datum.back].get(datum.name) if datum.back < len(rounds) else None
    return fact.value if fact is not None and fact.state == "given" else None


def own_of(line: ItemArrays, facts: Facts, *before: Facts) -> Own | None:
    """This round's share in an item: None where it has none, as nobody is in its whole or its part is not known."""
    return own_among(line, rounds_alone(line.item, facts, *before))


class Rested(NamedTuple):
    """What a scored item rests on: its part and whole, and the round that decided."""

    part: int
    whole: int
    back: int


NOTHING = Rested(0, 1, 0)


def rested_on(line: ItemArrays, facts: Facts, *before: Facts) -> Rested:
    """What an item that the law scored rests on; its points are not asked again where one value gave them."""
    if line.reads.by_points:
        read = reading_of(line.item, line.said, facts, *before)
        return Rested(read.part, read.whole, read.back)
    part, whole = operands_of(line.item, facts, *before)
    return Rested(part or 0, whole or 1, 0)


def own_among(line: ItemArrays, rounds: Sequence[Operands]) -> Own | None:
    """The same of part and whole by round, this one first."""
    (part, whole), reads = rounds[0], line.reads
    if part is None or not whole:
        return None
    if reads.rounds == 1:
        return Own(part, whole)
    top = line.top
    most, others = None if top is None else int(top * whole), rounds[1:]
    if reads.by_points:
        rest = [semantics.points_of(line.said, *semantics.measured(line.said, *other)) for other in others]
        certain = semantics.taken("lowest" if reads.take == "lowest" else "highest", rest)
        # Rounds that it does not apply in leave the points to this one.
        return Own(part, whole, most=most, rest=certain.low if certain.applies else None, take=reads.take)
    if reads.take == "mean":
        held = [(p or 0, w) for p, w in others if w]
        scale = math.lcm(whole, *(w for _, w in held))  # the page's whole is as many times this as rounds have somebody
        return Own(part, whole, scale // whole, sum(p * scale // w for p, w in held), most)
    return Own(part, whole, fixed=sum(p or 0 for p, _ in others), most=most)
