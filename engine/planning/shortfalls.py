"""What bars a commune from recognition or the next level besides single steps: conditions and totals it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.improving.paths import next_level
from engine.improving.standing import Lack, Standing, lacks_of, standing_of, total_with
from engine.law.criteria import Criterion
from engine.law.model import Standard
from engine.law.points.scores import Score, added
from engine.law.recognising.conditions import Condition, Level
from engine.law.recognising.refusing import conditions_of
from engine.rules.meaning import CONDITION, scheme_of
from engine.schemes import Hurdle
from engine.scoring.cards import Scorecard


@dataclass(frozen=True, slots=True)
class Short:
    """A criterion that has ``have`` points for certain and needs ``need``; ``together`` with others, added up."""

    criterion: Criterion
    have: Score
    need: Score
    together: bool = False


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a commune lacks: for one condition, or for a level its total (``total`` points short) and criteria."""

    shorts: tuple[Short, ...]
    condition: Condition | None = None
    level: Level | None = None
    total: Score = 0

    @property
    def name(self) -> str:
        """The id of the condition or of the level."""
        told = self.condition or self.level
        return told.id if told else ""

    @property
    def points(self) -> Score:
        """The points that lack, those of the total where they are more."""
        return max(self.total, added(short.need - short.have for short in self.shorts))


def shortfalls_of(standard: Standard, card: Scorecard) -> Iterator[Shortfall]:
    """The conditions that a commune does not surely meet, where it is not recognised; else what the next level asks.

    Missing evidence counts at its worst.
    """
    if not (conditions_of(standard.head) or standard.head.levels):
        return
    scheme = scheme_of(standard)
    if card.decision.verdict != "recognised":
        yield from _conditions(standard, standing_of(scheme, card))
    elif level := next_level(card):
        yield _level(standard, card, standing_of(scheme, card, level))


def _conditions(standard: Standard, standing: Standing) -> Iterator[Shortfall]:
    for condition in conditions_of(standard.head):
        name = f"{CONDITION}{condition.id}"
        own = [h for h in standing.scheme.hurdles if h.name == name or h.name.startswith(f"{name}/")]
        if shorts := _shorts(standard, standing, [h for h in own if h.level == 0]):
            yield Shortfall(shorts, condition)


def _level(standard: Standard, card: Scorecard, standing: Standing) -> Shortfall:
    hurdles = [h for h in standing.scheme.hurdles if h.level <= standing.level]
    short = max(0, standing.threshold - total_with(standing, {}))
    shorts = _shorts(standard, standing, hurdles)
    return Shortfall(shorts, level=card.levels[standing.level - 1].level, total=short)


def _shorts(standard: Standard, standing: Standing, hurdles: list[Hurdle]) -> tuple[Short, ...]:
    criteria = {criterion.id: criterion for criterion in standard.criteria}
    found: dict[tuple[str, bool], Short] = {}
    for hurdle in hurdles:
        for lack in lacks_of(standing, hurdle):
            key, told = (lack.criterion, hurdle.together), _short(criteria, lack, hurdle)
            found[key] = max(found.get(key, told), told, key=lambda short: short.need)
    return tuple(found.values())


def _short(criteria: dict[str, Criterion], lack: Lack, hurdle: Hurdle) -> Short:
    return Short(criteria[lack.criterion], lack.have, lack.need, hurdle.together)
