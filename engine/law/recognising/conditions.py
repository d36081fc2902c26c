"""What a standard asks besides the total: conditions on criteria, and levels of recognition above the plain one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from engine.law.measures.over import LEAST_ROUNDS, MOST_ROUNDS
from engine.law.points.scores import Score
from engine.law.values import Cite, Exact, Named, Points, Shape, Slug, Text, TypedMark, Whole

ALL = "all"
BOUNDS = ("more_than", "at_least", "more_than_percent", "at_least_percent")


class Condition(Shape):
    """A least number of points of each of some criteria, or of several together, whatever the total.

    Exactly one of ``each_of`` and ``sum_of`` and exactly one bound are given, or the checks say so (LAW-480). Percents
    are of the most a criterion could have; ``allowed`` is how many criteria may fall short. ``each_of: all`` is every
    one. A condition binds ``from_level`` and those above it; without one, plain recognition and so all.
    """

    id: Slug
    title: Text
    title_en: Text
    each_of: Named | None = None
    sum_of: Named | None = None
    more_than: Points | None = None
    at_least: Points | None = None
    more_than_percent: Exact | None = None
    at_least_percent: Exact | None = None
    allowed: Whole = 0
    from_level: Slug | None = None
    mark: TypedMark
    cite: Cite

    @property
    def bounds(self) -> tuple[str, ...]:
        """The bounds that are given, by their keys."""
        return tuple(key for key in BOUNDS if getattr(self, key) is not None)

    @property
    def named(self) -> tuple[str, ...]:
        """The criteria that are named; none is every one."""
        told = self.sum_of or self.each_of or ALL
        return () if told == ALL else (told,) if isinstance(told, str) else told


def _in_a_row(rounds: int) -> int:
    if not LEAST_ROUNDS <= rounds <= MOST_ROUNDS:
        raise PydanticCustomError("LAW-538", "not so many rounds", {"given": str(rounds)})
    return rounds


class LevelThreshold(Shape):
    """The total that a level asks of one class."""

    unit_class: Annotated[Slug, Field(alias="class")]
    threshold: Points
    mark: TypedMark
    cite: Cite


class Kept(Shape):
    """A level below that must have been reached in so many rounds in a row, this one among them."""

    level: Slug
    rounds: Annotated[Whole, AfterValidator(_in_a_row)]
    mark: TypedMark
    cite: Cite


class Level(Shape):
    """A level of recognition, lowest first: the first is plain recognition, whose thresholds the classes hold.

    Whoever reaches a level meets the conditions of every level below it too. ``kept`` is what earlier rounds must have
    come to; it bars this level and those above it.
    """

    id: Slug
    title: Text
    title_en: Text
    thresholds: tuple[LevelThreshold, ...] = ()
    kept: Kept | None = None

    def total(self, unit_class: str) -> Score:
        """What the level asks of a class; raises KeyError for a class it does not name."""
        return {told.unit_class: told.threshold for told in self.thresholds}[unit_class]


class LeftOut(Shape):
    """What a total is made of where an item is not for a commune: scaled to the rest, as it is, or with full points."""

    how: Literal["rescale", "nothing", "full_points"]
    round: Literal["down", "nearest", "up"] = "down"
    mark: TypedMark
    cite: Cite
