"""A number of the law: whose it is, where it is typed, what it is now, and what is read with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from engine.law.points.scores import Score
from engine.law.readings.content import Content
from engine.law.source import Route
from engine.law.values import Cite, Mark

# exact: an edge · whole: a count, points · day · choice: one of three words · words: to be found as they stand
Kind: TypeAlias = Literal["exact", "whole", "day", "choice", "words"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the law: whose it is, where it is typed, what it is now and how sure it is.

    ``owner`` is an id of ``Lawbook.routes`` or ``reading/x``; ``value`` is the text of the number in YAML's digits,
    ``unit`` what it counts in: "%", "/1000" or nothing. ``mark`` is None where the law's files keep none. ``of`` is
    all that is read with it, by the names of its parts: whose number it is in the text's own words. ``step`` is the
    least part of a point, for points.
    """

    owner: str
    key: str
    kind: Kind
    value: str
    at: tuple[str, Route]
    mark: Mark | None
    cite: Cite | None
    basis: str | None = None
    unit: str = ""
    of: Content = field(default_factory=dict)
    step: Score = 1

    @property
    def id(self) -> str:
        """The route that names the number: ``tc07.1/2/at_least``."""
        return f"{self.owner}/{self.key}"

    @property
    def held(self) -> str:
        """The value with its unit, as the ledger keeps it: another unit is another number."""
        return self.value + self.unit
