"""A second, plain reading of what recognition asks: from the words of a standard's files, one commune at a time.

Written from the guides of conditions, levels, bonus and deduction, the best of some items and what is left out. It
reads the files' own keys, with Fractions, and imports nothing of the engine: no hurdle, no multiplier, no array. What
it is told are the points of every item; how a value has its points is another reading's (``made_laws.first_band``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Items = Mapping[str, Fraction | None]  # points by item; None where it is not for the commune


@dataclass(frozen=True, slots=True)
class Part:
    """A criterion's points, the most it could have of what is for the commune, and what the law wrote as its most."""

    points: Fraction
    whole: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class Files:
    """A standard: what ``standard.yaml`` says and what the criteria's files say."""

    head: Mapping[str, Any]
    criteria: Sequence[Mapping[str, Any]]

    @property
    def outside(self) -> str:
        """What becomes of the total where an item is left out."""
        return str(self.head.get("left_out", {}).get("how", "nothing"))


def number(word: object) -> Fraction:
    """A number as a file writes it."""
    return Fraction(str(word))


def role_of(item: Mapping[str, Any], criterion: Mapping[str, Any]) -> str:
    """Whether an item is scored, a bonus or a deduction: as it says itself, else as its criterion."""
    return str(item.get("role", criterion.get("role", "scored")))


def part_of(files: Files, criterion: Mapping[str, Any], told: Items) -> Part:
    """What a criterion comes to: of items of one letter the best alone, what is won or taken off within its most."""
    points = whole = Fraction(0)
    own = role_of({}, criterion)
    for rivals in groups_of(criterion):
        role, most = role_of(rivals[0], criterion), number(rivals[0]["max_points"])
        filled = most if files.outside == "full_points" and role == "scored" else None
        given = [filled if told[i["id"]] is None else told[i["id"]] for i in rivals]
        held = [won for won in given if won is not None]
        best = max(held, default=Fraction(0))
        points += -best if role == "deduction" and own == "scored" else best
        whole += most if held and role == "scored" else 0
    most = number(criterion["max_points"])
    limit = whole if files.outside == "rescale" and own == "scored" else most
    return Part(min(max(points, Fraction(0)), limit), whole, most)


def groups_of(criterion: Mapping[str, Any]) -> list[list[Mapping[str, Any]]]:
    """The items of a criterion: those of one letter together, every other one alone."""
    alone = [[item] for item in criterion["items"] if "best_of" not in item]
    letters = dict.fromkeys(item["best_of"] for item in criterion["items"] if "best_of" in item)
    return alone + [[item for item in criterion["items"] if item.get("best_of") == letter] for letter in letters]


def parts_of(files: Files, told: Items, role: str = "scored") -> dict[str, Part]:
    """The criteria of a role by their ids."""
    return {c["id"]: part_of(files, c, told) for c in files.criteria if role_of({}, c) == role}


def total_of(files: Files, told: Items) -> Fraction:
    """The total: scored points, scaled where the law scales them, with bonus, less deductions, within its bounds."""
    parts = parts_of(files, told).values()
    points, whole = added(p.points for p in parts), added(p.whole for p in parts)
    maximum = files.head["maximum"]
    most = number(maximum["points"])
    if files.outside == "rescale" and whole:
        step = number(maximum.get("step", 1))
        points = rounded(points / whole * most / step, files.head["left_out"].get("round", "down")) * step
    more = added(p.points for p in parts_of(files, told, "bonus").values())
    less = added(p.points for p in parts_of(files, told, "deduction").values())
    return min(max(points + more - less, Fraction(0)), number(maximum.get("with_bonus", most)))


def added(numbers: Iterable[Fraction]) -> Fraction:
    """A sum, of nothing 0."""
    return sum(numbers, Fraction(0))


def rounded(value: Fraction, way: str) -> Fraction:
    """A number of steps rounded as the law says; half a step goes up."""
    ways = {"down": math.floor(value), "nearest": math.floor(value + Fraction(1, 2)), "up": math.ceil(value)}
    return Fraction(ways[way])


def is_met(files: Files, condition: Mapping[str, Any], told: Items) -> bool:
    """Whether a condition holds: of criteria of which nothing is for the commune nothing is asked."""
    parts = parts_of(files, told)
    named = condition.get("sum_of", condition.get("each_of"))
    chosen = [parts[name] for name in (parts if named == "all" else [named] if isinstance(named, str) else named)]
    if "sum_of" in condition:
        chosen = [Part(*(added(getattr(p, key) for p in chosen) for key in ("points", "whole", "most")))]
    short = [part for part in chosen if part.whole and not _enough(files, condition, part)]
    return len(short) <= number(condition.get("allowed", 0))


def _enough(files: Files, condition: Mapping[str, Any], part: Part) -> bool:
    """Whether points reach a bound: a percent is of the most that is for the commune, and so are scaled points."""
    (key,) = {"more_than", "at_least", "more_than_percent", "at_least_percent"} & set(condition)
    bound = number(condition[key])
    if key.endswith("percent"):
        bound = bound / 100 * part.whole
    elif files.outside == "rescale":
        bound = bound / part.most * part.whole
    return part.points > bound if key.startswith("more") else part.points >= bound


def refusals(files: Files, told: Items, unit_class: str, level: int) -> Iterator[str]:
    """Why a commune does not have a level, level 0 being plain recognition; nothing where it has it."""
    levels = [own["id"] for own in files.head.get("levels", [])]
    limit = files.head.get("knock_out", {}).get("criterion_scores")
    for name, part in parts_of(files, told).items():
        if limit is not None and part.whole and part.points <= number(limit):
            yield f"zero {name}"
    for condition in files.head.get("conditions", []):
        binds = "from_level" not in condition or levels.index(condition["from_level"]) <= level
        if binds and not is_met(files, condition, told):
            yield f"condition {condition['id']}"
    if total_of(files, told) < bar_of(files, unit_class, level):
        yield "total"


def bar_of(files: Files, unit_class: str, level: int) -> Fraction:
    """The total that a level asks of a class."""
    own = files.head["levels"][level]["thresholds"] if level else files.head["classes"]
    return next(number(bar["threshold"]) for bar in own if bar.get("class", bar.get("id")) == unit_class)
