"""What a standard asks besides the total: conditions on criteria, and levels of recognition above the plain one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from engine.law.values import Cite, Exact, Mark, Points, Shape, Slug, Text, Whole

BOUNDS = ("more_than", "at_least", "more_than_percent", "at_least_percent")


class Condition(Shape):
    """A least number of points of each of some criteria, or of several together, whatever the total.

    Exactly one of ``each_of`` and ``sum_of`` and exactly one bound are given, or the checks say so (LAW-480). Percents
    are of the most a criterion could have; ``allowed`` is how many criteria may fall short.
    """

    id: Slug
    title: Text
    title_en: Text
    each_of: Literal["all"] | tuple[Slug, ...] | None = None
    sum_of: tuple[Slug, ...] | None = None
    more_than: Points | None = None
    at_least: Points | None = None
    more_than_percent: Exact | None = None
    at_least_percent: Exact | None = None
    allowed: Whole = 0
    mark: Mark
    cite: Cite

    @property
    def bounds(self) -> tuple[str, ...]:
        """The bounds that are given, by their keys."""
        return tuple(key for key in BOUNDS if getattr(self, key) is not None)

    @property
    def named(self) -> tuple[str, ...]:
        """The criteria that are named; none is every one."""
        return self.sum_of or (self.each_of if isinstance(self.each_of, tuple) else ())


class Level(Shape):
    """A level of recognition, lowest first: the first is plain recognition, whose thresholds the classes hold.

    ``thresholds`` are by class; ``conditions`` hold for this level and those above it. A level that holds a number
    says its mark and where it stands (LAW-486).
    """

    id: Slug
    title: Text
    title_en: Text
    thresholds: Annotated[Mapping[Slug, Points], Field(default_factory=dict)]
    conditions: tuple[Condition, ...] = ()
    mark: Mark | None = None
    cite: Cite | None = None


class LeftOut(Shape):
    """What a total is made of where an item is not for a commune: scaled to the rest, as it is, or with full points."""

    how: Literal["rescale", "nothing", "full_points"]
    round: Literal["down", "nearest", "up"] = "down"
    mark: Mark
    cite: Cite
