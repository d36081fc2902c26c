"""Items of several rounds, commune by commune: what decided each, and the nearest step that this round can make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from engine.law.points.scores import score_at
from engine.scoring.gaps import Step, steps_to_better
from engine.scoring.law_arrays import ItemArrays
from engine.scoring.measuring import Facts, own_of, reading_of
from engine.semantics import Status


class Told(NamedTuple):
    """The part and whole that an item's points rest on (0 of 1 without), and the nearest step to a better band."""

    part: int
    whole: int
    step: Step | None

    @property
    def nearest(self) -> dict[str, Any] | None:
        """The step as ``results.json`` says it."""
        step = self.step
        told = ("band", "rule"), ("children", "change"), ("direction", "direction"), ("points", "gain")
        return {key: getattr(step, name) for key, name in told} if step else None


def told_of(line: ItemArrays, piece: int, facts: Facts, before: Sequence[Facts]) -> Told:
    """One commune's item on a piece; ``before`` are its rounds before, the latest first."""
    if line.status[piece] != Status.SCORED:
        return Told(0, 1, None)
    read, own, low = reading_of(line.item, line.said, facts, *before), own_of(line, facts, *before), line.points.low
    part, whole, points = read.part, read.whole, score_at(low, piece)
    steps = steps_to_better(line, part, whole, points, own=own) if own else ()
    return Told(part, whole, next(iter(steps), None))
