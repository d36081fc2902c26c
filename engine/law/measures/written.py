"""How values are written in examples, "49/50", "3", "yes", and found beside an edge: what several kinds share."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction

from engine.language import Say
from engine.law.measures.kind import Given, Label, data_of
from engine.law.values import LARGEST_COUNT, Data, Shape

# Wholes tried for a value beside an edge, the shortest that does first.
STEPS = tuple(scale * 10**power for power in range(7) for scale in (1, 2, 5))


def read_answer(given: str) -> Given | None:
    """The words yes and no."""
    answer = {"yes": 1, "no": 0}.get(given)
    return None if answer is None else (answer, 1)


def read_whole(given: str) -> Given | None:
    """A whole number in digits."""
    return (int(given), 1) if re.fullmatch(r"\d{1,9}", given) else None


def read_ratio(given: str) -> Given | None:
    """A part and a whole, "49/50"; nothing is a part of 0."""
    match = re.fullmatch(r"(\d{1,9})/(\d{1,9})", given)
    return (int(match[1]), int(match[2])) if match and int(match[2]) else None


def answer_beside(_: Shape, edge: Fraction, step: int) -> Iterator[str]:
    """Yes at the edge of a yes, no below it."""
    return iter(("yes",) if edge + step == 1 else ("no",) if edge + step == 0 else ())


def whole_beside(_: Shape, edge: Fraction, step: int) -> Iterator[str]:
    """The next whole number below or above an edge, and the edge where it is one."""
    value = edge + step if edge.denominator == 1 else Fraction(math.floor(edge) + (step > 0))
    if value >= 0 and (step or value == edge):
        yield str(value)


def ratios_beside(edge: Fraction, step: int, least: int) -> Iterator[str]:
    """Parts and wholes at an edge or one thing beside it, the nearest first; wholes from ``least`` up."""
    for scale in STEPS:
        whole, part = edge.denominator * scale, edge.numerator * scale
        tried = {(part + step, whole), (part, whole - step), (part + step, whole + step)}
        on_side = [(p, w) for p, w in tried if p >= 0 and least <= w < LARGEST_COUNT and _side(p, w, edge) == step]
        yield from (f"{p}/{w}" for p, w in sorted(on_side, key=lambda pair: (abs(Fraction(*pair) - edge), pair)))


def _side(part: int, whole: int, edge: Fraction) -> int:
    """-1, 0 or 1 for a ratio below, at or above an edge."""
    return (Fraction(part, whole) > edge) - (Fraction(part, whole) < edge)


def amount_words(part: int, whole: int, say: Say) -> str:
    """A part of a whole: "49/49"."""
    return f"{say.whole(part)}/{say.whole(whole)}"


def added_words(data: Data, label: Label) -> str:
    """The label of a datum, or those of a sum: "(bé trai + bé gái)"."""
    told = [label(datum.name) for datum in data_of(data)]
    return told[0] if len(told) == 1 else f"({' + '.join(told)})"
