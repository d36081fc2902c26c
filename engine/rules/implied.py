"""Conditions that can never matter, because whoever reaches the total that they go with has met them already."""

from __future__ import annotations

from collections.abc import Iterator

from engine.law.loading import Lawbook
from engine.law.points.scores import Score, in_steps, of_steps
from engine.problems import Problem
from engine.rules.meaning import CONDITION, bars_of, hurdles_of, scheme_of
from engine.schemes import Hurdle, Scheme, fails


def implied(book: Lawbook) -> Iterator[Problem]:
    """Every condition that the thresholds of its level imply in every class (LAW-496), at the place of its bound.

    Nothing is said where points are scaled to what applies: then a threshold asks for less.
    """
    standard, scheme = book.standard, scheme_of(book.standard)
    if scheme.outside == "rescale":
        return
    bars, beyond = bars_of(standard), sum(own.most for own in scheme.sums if own.role == "bonus")
    for told in standard.head.conditions or ():
        own = hurdles_of(scheme, told)
        least = min((bar.total for bar in bars if own and bar.level == own[0].level), default=0)
        most = max((_most_failing(scheme, h) + beyond for h in own), default=least)
        if most < least:
            values = {"name": told.id, "least": least, "most": most}
            yield book.problem("LAW-496", f"{CONDITION}{told.id}", told.bounds[0], **values)


def _most_failing(scheme: Scheme, hurdle: Hurdle) -> Score:
    """The most points of scored criteria with which a commune can still fall short."""
    mosts = [scheme.sums[at].most for at in hurdle.parts]
    wholes = [sum(mosts)] if hurdle.together else mosts
    losses = sorted(whole - _most_short(scheme, hurdle, whole) for whole in wholes)
    return scheme.maximum - sum(losses[: hurdle.allowed + 1])


def _most_short(scheme: Scheme, hurdle: Hurdle, whole: Score) -> Score:
    """The most points with which so much still falls short; where none do it is one step less than none."""
    every = (of_steps(n, scheme.step) for n in range(in_steps(whole, scheme.step), -1, -1))
    return next((points for points in every if fails(hurdle, points, whole)), -scheme.step)
