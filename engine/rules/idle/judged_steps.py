"""Numbers of equal steps that nothing judges: one more and one less make the very same ladder of points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.law.criteria import Item
from engine.law.items.equal_steps import Steps, bands_of
from engine.law.measures.kinds import line_of
from engine.law.numbers_of_law import STEP_KEYS, typed_keys
from engine.law.points.scores import score_of
from engine.rules.idle.judged_sums import Found, Idle

SAME_STEPS = Idle(
    "thêm hay bớt một thì các bậc đều vẫn cho điểm như nhau", "one more or less gives the very same points"
)


def of_steps(item: Item) -> Found:
    """Every idle number of the equal steps of a line of an item, by its id."""
    steps = item.steps
    for key in STEP_KEYS if steps else ():
        if steps and key in typed_keys(steps):
            others = [_ladder(item, other) for other in _moved(item, steps, key)]
            if others and all(other == _ladder(item, steps) for other in others):
                yield f"{item.line}/steps/{key}", SAME_STEPS


def _ladder(item: Item, steps: Steps) -> tuple[object, ...]:
    return bands_of(steps, item.max_points, line_of(item.measure))


def _moved(item: Item, steps: Steps, key: str) -> Iterator[Steps]:
    """The steps with one number one more and one less, where that can be."""
    name = "from_" if key == "from" else key
    value = Fraction(getattr(steps, name) or 0)
    for moved in (value + 1, value - 1):
        if _can_be(item, key, moved):
            exact = key in ("each", "from")
            yield steps.model_copy(update={name: moved if exact else score_of(moved)})


def _can_be(item: Item, key: str, number: Fraction) -> bool:
    """Whether steps may have a number: they take one thing or more, and each of them moves the points."""
    match key:
        case "each":
            return number > 0
        case "points":
            return number != 0
        case "from":
            return number >= line_of(item.measure).written(Fraction(0))
        case _:
            return number >= 0
