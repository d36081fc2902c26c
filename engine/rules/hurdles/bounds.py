"""What durable-rules is told of a condition: of each part its points beside its bound, then how many parts fail.

A part is a criterion, or all criteria of a sum. Points are posted times the bound's own multiplier and tested against
the bound times ``d``, the most that the part could have, or 1 where the bound is of plain points: a field against a
constant multiple of another, exact in int64, with no division. Two cuts make three cells, so each part has seven: where
its low and its high end lie, and one of which nothing applies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine import schemes
from engine.law.points.scores import Score, added, in_steps
from engine.rules.meaning import CONDITION
from engine.schemes import Hurdle, Scheme, Worth
from engine.semantics import Zero

Message = Mapping[str, int | str]
Key = str
Ends = tuple[Score, Score]

CELLS = ("below", "at", "beyond")
# How many parts fail, beside how many may.
COUNTS = ("within", "over")
NOTHING_APPLIES = "none"
# The last word of a rule's id, and the state that it stands for.
STATES: Mapping[str, Zero] = {
    "fails": Zero.CERTAIN, "open": Zero.POSSIBLE, "holds": Zero.NO, NOTHING_APPLIES: Zero.NO,
}  # fmt: skip
WORDS: Mapping[Zero, str] = {Zero.CERTAIN: "fails", Zero.POSSIBLE: "open", Zero.NO: "holds"}


class Part(NamedTuple):
    """What one message is about: its tag, the criteria whose points are added up, and the hurdle it is of."""

    tag: str
    criteria: tuple[int, ...]
    hurdle: Hurdle


def judged_hurdles(scheme: Scheme) -> tuple[Hurdle, ...]:
    """The hurdles that durable-rules judges: every one of a condition; the knock-out is a bound of its own law."""
    return tuple(hurdle for hurdle in scheme.hurdles if hurdle.name.startswith(CONDITION))


def is_counted(hurdle: Hurdle) -> bool:
    """Whether its parts are judged alone and then counted; of a mixture of two standards one alone may be left."""
    return not hurdle.together and (len(hurdle.parts) > 1 or hurdle.allowed > 0)


def parts_of(scheme: Scheme, hurdle: Hurdle) -> tuple[Part, ...]:
    """The parts of a condition: where they are counted each criterion, else all that it is about as one."""
    if not is_counted(hurdle):
        return (Part(hurdle.name, hurdle.parts, hurdle),)
    own = [schemes.alone(hurdle, place) for place in range(len(hurdle.parts))]
    return tuple(Part(f"{hurdle.name}/{scheme.sums[told.parts[0]].name}", told.parts, told) for told in own)


def worth_of_part(part: Part, worths: Sequence[Worth]) -> Worth | None:
    """The points of a part and the most it could have; None where nothing of it applies."""
    judged = [worths[at] for at in part.criteria if worths[at].applies and worths[at].whole]
    if not judged:
        return None
    low, high, whole = (added(getattr(worth, name) for worth in judged) for name in ("low", "high", "whole"))
    return Worth(low, high, whole, applies=True)


def part_message(part: Part, worth: Worth | None) -> Message:
    """A part as a message; one of which nothing applies says so and no more."""
    if worth is None:
        return {"k": part.tag, "applies": 0, "low": 0, "high": 0, "d": 1}
    low, high = (points * part.hurdle.times for points in (worth.low, worth.high))
    return posted(part, (low, high), worth.whole)


def posted(part: Part, ends: Ends, whole: Score) -> Message:
    """A message of ends that are multiplied already, all in steps; raises ValueError for parts of one."""
    low, high, measure = (in_steps(points, 1) for points in (*ends, _measure(part.hurdle, whole)))
    return {"k": part.tag, "applies": 1, "low": low, "high": high, "d": measure}


def count_message(hurdle: Hurdle, states: Sequence[Zero]) -> Message:
    """How many parts fail for certain, and how many do or may, as a message."""
    sure, maybe = (sum(state >= least for state in states) for least in (Zero.CERTAIN, Zero.POSSIBLE))
    return {"k": hurdle.name, "sure": sure, "maybe": maybe}


def part_key(part: Part, worth: Worth | None) -> Key:
    """The cell of the table that a part is in."""
    if worth is None:
        return f"{part.tag}|{NOTHING_APPLIES}"
    low, high = (_cell(part.hurdle, points * part.hurdle.times, worth.whole) for points in (worth.low, worth.high))
    return cell_key(part, low, high)


def cell_key(part: Part, low: str, high: str) -> Key:
    """The key of the cells of a part's two ends."""
    return f"{part.tag}|{low}|{high}"


def count_key(hurdle: Hurdle, sure: str, maybe: str) -> Key:
    """The key of how many parts fail for certain and how many may: within what is allowed, or over."""
    return f"{hurdle.name}|{sure}|{maybe}"


def counted_key(hurdle: Hurdle, states: Sequence[Zero]) -> Key:
    """The cell of the table that a count of parts in these states is in."""
    told = (sum(state >= least for state in states) > hurdle.allowed for least in (Zero.CERTAIN, Zero.POSSIBLE))
    return count_key(hurdle, *(COUNTS[over] for over in told))


def part_cells(scheme: Scheme, part: Part) -> Iterator[tuple[Key, Ends, Score]]:
    """Every cell that two ends can be in, with one representative each and the most that the part could have."""
    most = added(scheme.sums[at].most for at in part.criteria)
    edge = part.hurdle.edge * _measure(part.hurdle, most)
    ends = {cell: edge + step for cell, step in zip(CELLS, (-1, 0, 1), strict=True) if edge + step >= 0}
    for low, posted_low in ends.items():
        for high, posted_high in ends.items():
            if posted_low <= posted_high:
                yield cell_key(part, low, high), (posted_low, posted_high), most


def count_cells(hurdle: Hurdle) -> Iterator[tuple[Key, tuple[Zero, ...]]]:
    """Every cell of how many parts fail, with the states of parts that are in it; none is over where all may fail."""
    beyond = hurdle.allowed < len(hurdle.parts)
    for sure, maybe in ((0, 0), (0, 1), (1, 1)) if beyond else ((0, 0),):
        states = (Zero.CERTAIN,) * (hurdle.allowed + sure) + (Zero.POSSIBLE,) * (maybe - sure)
        yield count_key(hurdle, COUNTS[sure], COUNTS[maybe]), states


def state_fired(rule: str) -> Zero:
    """The state that a rule of a part or of a count stands for."""
    return STATES[rule.rpartition("/")[2]]


def page_state(part: Part, ends: Ends, whole: Score) -> Zero:
    """What the page says of one part alone whose ends are multiplied already."""
    alone = part.hurdle._replace(parts=(0,), times=1, together=False)
    return schemes.state_of(alone, (Worth(*ends, whole, applies=True),))


def page_count(scheme: Scheme, hurdle: Hurdle, states: Sequence[Zero]) -> Zero:
    """What the page says where the first parts are in these states and the rest hold: by points of none and of enough.

    Of a mixture of two standards a bound may be more than a criterion has: nobody holds it then, the count stands.
    """
    worths = [Worth(0, 0, own.most, applies=True) for own in scheme.sums]
    for number, at in enumerate(hurdle.parts):
        state, most = states[number] if number < len(states) else Zero.NO, scheme.sums[at].most
        times = schemes.alone(hurdle, number).times
        enough = max(most, hurdle.edge * _measure(hurdle, most) // times + 1)
        worths[at] = Worth(enough * (state is Zero.NO), enough * (state is not Zero.CERTAIN), most, applies=True)
    return schemes.state_of(hurdle, worths)


def _measure(hurdle: Hurdle, whole: Score) -> Score:
    return 1 if hurdle.absolute else whole


def _cell(hurdle: Hurdle, posted_end: Score, whole: Score) -> str:
    edge = hurdle.edge * _measure(hurdle, whole)
    return CELLS[(posted_end >= edge) + (posted_end > edge)]
