"""Whether the law holds a round on the day of one, and whether its criteria's periods are over by then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.evidence.facts import Round
from engine.law.model import Cycle, plan_year
from engine.law.periods.own_period import OwnPeriod
from engine.law.source import Source
from engine.law.values import Mark
from engine.problems import Problem, day_in_both

# How sure it is when rounds are held, in both languages, by the mark of the cycle.
SURE: Mapping[Mark, tuple[str, str]] = {
    "verbatim": ("chu kỳ này chép nguyên văn", "this cycle is quoted word for word"),
    "reported": ("chu kỳ này theo báo chí, chưa đối chiếu văn bản", "this cycle is as the press has it, unchecked"),
    "provisional": (
        "chu kỳ này mới đặt tạm, chưa thấy trong văn bản",
        "this cycle is a stand-in, unseen in the text",
    ),
    "checked": ("chu kỳ này đã đối chiếu văn bản", "this cycle was checked against the text"),
}


def cycle_problems(round_: Round, source: Source, cycle: Cycle) -> Iterator[Problem]:
    """A warning where the law holds no round on that day; a trial round may well be held, so it stops nothing."""
    if cycle.holds(round_.on):
        return
    months, years = (", ".join(map(str, part)) for part in (cycle.months, cycle.plan_years))
    held = {
        "cycle": " ".join([f"tháng {months}"] * bool(months) + [f"năm thứ {years}"] * bool(years)),
        "cycle_en": ", ".join([f"month {months}"] * bool(months) + [f"year {years}"] * bool(years)),
    }
    sure, sure_en = SURE[cycle.mark]
    values = {"on": day_in_both(round_.on), "month": round_.on.month, "year": plan_year(round_.on), **held}
    yield source.problem("RND-210", ("on",), cite=cycle.cite.document, sure=sure, sure_en=sure_en, **values)


def period_problems(round_: Round, source: Source, periods: Sequence[OwnPeriod]) -> Iterator[Problem]:
    """Periods that are not over on the day of the round: nobody can count to their end."""
    for period in periods:
        last = period.days(round_.on).last
        if last > round_.on:
            values = {"name": period.title, "name_en": period.title_en, "last": day_in_both(last)}
            yield source.problem("RND-270", ("on",), on=day_in_both(round_.on), **values)
