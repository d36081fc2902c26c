"""The rules of conditions: four tests of each part, and three of how many parts fail where some may.

A part tests whether anything of it applies, then its low and its high end against its bound times ``d``; a count tests
how many parts fail for certain and how many may. What fails for certain does so by its high end, what may by its low.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.rules.hurdles.bounds import NOTHING_APPLIES, Part, is_counted, judged_hurdles, parts_of
from engine.schemes import Hurdle, Scheme

Test = dict[str, object]


def bound_tests(scheme: Scheme) -> Iterator[tuple[str, Test]]:
    """Every rule of every condition, by its id: condition/nua/tc03/fails, …/open, …/holds, …/none."""
    for hurdle in judged_hurdles(scheme):
        for part in parts_of(scheme, hurdle):
            yield from _of_part(part)
        if is_counted(hurdle):
            yield from _of_count(hurdle)


def _of_part(part: Part) -> Iterator[tuple[str, Test]]:
    short, enough = ("$lte", "$gt") if part.hurdle.strict else ("$lt", "$gte")
    bound = {"$mul": {"$l": {"$m": "d"}, "$r": part.hurdle.edge}}
    tests: dict[str, list[Test]] = {
        "fails": [{short: {"high": bound}}],
        "open": [{short: {"low": bound}}, {enough: {"high": bound}}],
        "holds": [{enough: {"low": bound}}],
    }
    for name, own in tests.items():
        yield f"{part.tag}/{name}", {"$and": [{"k": part.tag}, {"applies": 1}, *own]}
    yield f"{part.tag}/{NOTHING_APPLIES}", {"$and": [{"k": part.tag}, {"applies": 0}]}


def _of_count(hurdle: Hurdle) -> Iterator[tuple[str, Test]]:
    few_sure, few = (Test({"$lte": {name: hurdle.allowed}}) for name in ("sure", "maybe"))
    tests: dict[str, list[Test]] = {
        "fails": [{"$gt": {"sure": hurdle.allowed}}],
        "open": [few_sure, {"$gt": {"maybe": hurdle.allowed}}],
        "holds": [few],
    }
    for name, own in tests.items():
        yield f"{hurdle.name}/{name}", {"$and": [{"k": hurdle.name}, *own]}
