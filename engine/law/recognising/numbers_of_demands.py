"""The numbers of what is asked besides points by item: conditions, levels, and the periods that data are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.law.model import Standard
from engine.law.periods.own_period import OwnPeriod
from engine.law.readings.content import cited
from engine.law.readings.number import Kind, Number
from engine.law.source import Route
from engine.law.values import exact_text


def numbers_of_period(period: OwnPeriod, at: tuple[str, Route]) -> Iterator[Number]:
    """The ends of a period of criteria, or its months."""
    (file, route), named = at, {**cited(period.cite), "title": period.title}
    for key, value in (("from", period.from_), ("to", period.to)):
        if value:
            of, where = {"what": key, **named}, (file, (*route, key))
            yield Number(f"period/{period.id}", key, "words", value, where, period.mark, period.cite, of=of)
    if period.months:
        of, where, months = {"what": "months", **named}, (file, (*route, "months")), str(period.months)
        yield Number(f"period/{period.id}", "months", "whole", months, where, period.mark, period.cite, of=of)


def numbers_of_demands(standard: Standard, file: str) -> Iterator[Number]:
    """What is asked besides the total: each bound with whom it asks and from which level, each level's thresholds."""
    titles = {criterion.id: criterion.title for criterion in standard.criteria}
    for at, told in enumerate(standard.head.conditions or ()):
        asked = {"title": told.title, "sum_of" if told.sum_of else "each_of": _titles(told.named, titles)}
        asked |= {"from_level": told.from_level} if told.from_level else {}
        bounds = {key: exact_text(Fraction(getattr(told, key))) for key in told.bounds}
        bounds |= {"allowed": str(told.allowed)} if told.allowed else {}
        for key, value in bounds.items():
            of = {"what": key, **cited(told.cite), **asked, **{k: v for k, v in bounds.items() if k != key}}
            kind: Kind = "exact" if key.endswith("percent") else "whole"
            unit, where = "%" if key.endswith("percent") else "", (file, ("conditions", at, key))
            yield Number(f"condition/{told.id}", key, kind, value, where, told.mark, told.cite, unit=unit, of=of)
    for at, level in enumerate(standard.head.levels):
        for place, bar in enumerate(level.thresholds):
            of = {"what": "threshold", **cited(bar.cite), "title": level.title, "class": bar.unit_class}
            route: Route = ("levels", at, "thresholds", place, "threshold")
            key, total = f"threshold/{bar.unit_class}", str(bar.threshold)
            yield Number(f"level/{level.id}", key, "whole", total, (file, route), bar.mark, bar.cite, of=of)
        if kept := level.kept:
            of = {"what": "kept", **cited(kept.cite), "title": level.title, "level": kept.level}
            route, rounds = ("levels", at, "kept", "rounds"), str(kept.rounds)
            yield Number(
                f"level/{level.id}", "kept/rounds", "whole", rounds, (file, route), kept.mark, kept.cite, of=of
            )


def _titles(named: tuple[str, ...], titles: Mapping[str, str]) -> str:
    return "; ".join(titles.get(name, name) for name in named) or "all"
