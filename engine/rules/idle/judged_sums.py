"""Numbers of what is made of points that nothing judges: points past a cap, bounds, bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.law.points.scores import Score, in_steps, of_steps, score_text
from engine.rules.hurdles.stepwise import stepwise
from engine.rules.idle.reaching import Items, Raw, Worths, items_of, together, totals_of, worths_of
from engine.rules.meaning import CONDITION, Bar, bars_of, scheme_of
from engine.rules.number_line import LawTable
from engine.schemes import Hurdle, Scheme, Worth, fails


class Idle(NamedTuple):
    """Why nothing changes with a number, in both languages."""

    why: str
    why_en: str


Found = Iterator[tuple[str, Idle]]
NEVER_LOW = Idle("không tiêu chí nào có thể thấp đến mức ấy", "no criterion can be as low as that")
ALL_MAY_FAIL = Idle(
    "không bao giờ có nhiều tiêu chí không đạt hơn số ấy, nên điều kiện không chặn được ai",
    "never do more criteria fall short than that, so the condition bars nobody",
)
OVER_CAP = Idle(
    "điểm đã tới trần của tiêu chí, thêm hay bớt một điểm cũng như nhau",
    "the criterion's cap is reached before it: a point more or less is all the same",
)
RIVAL_BETTER = Idle(
    "mục kia của nhóm lấy mục cao nhất bao giờ cũng được nhiều điểm hơn",
    "the other item of which the best counts always has more points",
)
ALREADY_REACHED = Idle("ai đạt mức dưới cũng đủ số điểm này", "whoever reaches the level below has as many points")
SAME_BAR = Idle("trước và sau ngày này ngưỡng như nhau", "before and after this day the threshold is the same")


def of_sums(book: Lawbook, table: LawTable) -> Found:
    """Every idle number of what is made of items' points, by its id."""
    standard, scheme = book.standard, stepwise(scheme_of(book.standard))
    items = items_of(standard, scheme, table)
    for criterion, own in zip(standard.criteria, items, strict=True):
        if not own.own.is_plain:
            yield from _of_points(criterion, own, standard.head.step)
    worths = [worths_of(own, c) for own, c in zip(items, standard.criteria, strict=True)]
    yield from _of_conditions(standard, scheme, worths)
    knocked = list(_of_knock_out(standard, scheme, worths))
    yield from knocked
    if all(idle is NEVER_LOW for _, idle in knocked):
        yield from _of_bars(standard, scheme, worths)
    yield from _of_dated_bars(standard)


def _of_points(criterion: Criterion, items: Items, step: Score) -> Found:
    """Points of bands that a cap or a better rival swallows whole; of equal steps the most that they give."""
    for place, group in enumerate(items.groups):
        rest = items.without(place)
        for at in group:
            item = criterion.items[at]
            for name, points in _points_of(item, step):
                if points and not _matters(items, group, at, points, rest):
                    yield name, RIVAL_BETTER if len(group) > 1 else OVER_CAP


def _points_of(item: Item, step: Score) -> Iterator[tuple[str, int]]:
    for line in item.lines:
        if line.steps:
            yield f"{item.id}/max_points", in_steps(item.max_points, step)
        else:
            bands = enumerate(line.bands, 1)
            yield from ((f"{line.line}/{n}/points", in_steps(band.points, step)) for n, band in bands)


def _matters(items: Items, group: tuple[int, ...], at: int, points: int, rest: frozenset[Raw]) -> bool:
    """Whether a step more or less than ``points`` of one item changes a criterion's points for anybody."""
    own, place = items.own, items.groups.index(group)
    if len(group) > 1:
        # The least that the group has is the least of its best: no item of it matters below that.
        return points >= min(abs(raw.points) for raw in items.outcomes[place] if raw.applies)
    role = own.roles[at]
    sign = -1 if role == "deduction" and own.role == "scored" else 1
    whole = in_steps(own.maxima[at], 1) if role == "scored" and own.role == "scored" else 0

    def limited(raw: Raw, given: int) -> int:
        return items.limited(Raw(raw.points + sign * given, raw.whole + whole, applies=True))

    return any(limited(raw, points) != limited(raw, other) for raw in rest for other in (points - 1, points + 1))


def _of_conditions(standard: Standard, scheme: Scheme, worths: Sequence[Worths]) -> Found:
    """A condition that bars nobody; that it does not bar everybody is checked before (LAW-483)."""
    for told in standard.head.conditions or ():
        name = f"{CONDITION}{told.id}"
        own = [h for h in scheme.hurdles if h.name == name or h.name.startswith(f"{name}/")]
        failing = [_may_fail(hurdle, worths) for hurdle in own]
        if not any(failing):
            yield f"{name}/{told.bounds[0]}", NEVER_LOW
        elif told.allowed and failing[0] <= told.allowed:
            yield f"{name}/allowed", ALL_MAY_FAIL


def _of_knock_out(standard: Standard, scheme: Scheme, worths: Sequence[Worths]) -> Found:
    knock_out = standard.head.knock_out
    own = [hurdle for hurdle in scheme.hurdles if hurdle.parts and not hurdle.name.startswith(CONDITION)]
    if knock_out is None:
        return
    if not any(_may_fail(hurdle, worths) for hurdle in own):
        yield "standard/knock_out", NEVER_LOW
    at = next((h.parts[0] for h in own if standard.criteria[h.parts[0]].max_points <= knock_out.criterion_scores), None)
    if at is not None:
        name, most = standard.criteria[at].id, standard.criteria[at].max_points
        why = f"tiêu chí {name} nhiều nhất {score_text(most, ',')} điểm nên xã nào cũng bị liệt"
        yield "standard/knock_out", Idle(why, f"{name} has at most {score_text(most)} points, so all fail")


def _may_fail(hurdle: Hurdle, worths: Sequence[Worths]) -> int:
    """How many of its criteria, or the one sum of them, can have too few points."""
    return sum(
        any(fails(hurdle, w.low, w.whole) for w in own if w.applies and w.whole) for own in _sides(hurdle, worths)
    )


def _sides(hurdle: Hurdle, worths: Sequence[Worths]) -> Sequence[Worths]:
    parts = [worths[at] for at in hurdle.parts]
    return [together(parts)] if hurdle.together else parts


def _of_bars(standard: Standard, scheme: Scheme, worths: Sequence[Worths]) -> Found:
    """A threshold that nobody misses who is held to it; that the maximum reaches it is checked before (LAW-312)."""
    step, totals = standard.head.step, totals_of(scheme, worths, _not_knocked_out(scheme))
    bars = [bar._replace(total=in_steps(bar.total, step)) for bar in bars_of(standard)]
    for bar in bars:
        below = [b.total for b in bars if b.level == bar.level - 1 and b.unit_class == bar.unit_class]
        least = min(below, default=0)
        if bar.level and bar.total != least and not any(least <= total < bar.total for total in totals):
            yield _number_of(standard, bar), ALREADY_REACHED
        elif not bar.level and min(totals) >= bar.total:
            yield _number_of(standard, bar), _nobody_misses(of_steps(min(totals), step))


def _not_knocked_out(scheme: Scheme) -> Callable[[int, Worth], bool]:
    """Whether a criterion's state is no knock-out; what conditions ask a total may ask again."""
    own = [h for h in scheme.hurdles if h.parts and not h.name.startswith(CONDITION)]

    def keep(at: int, worth: Worth) -> bool:
        judged = worth.applies and worth.whole
        return not judged or not any(fails(h, worth.low, worth.whole) for h in own if h.parts[0] == at)

    return keep


def _nobody_misses(least: Score) -> Idle:
    return Idle(
        f"xã không bị điểm liệt thì được ít nhất {score_text(least, ',')} điểm, ngưỡng này không ai trượt",
        f"whoever is not knocked out has at least {score_text(least)} points: nobody misses this threshold",
    )


def _number_of(standard: Standard, bar: Bar) -> str:
    """The id of the number that a bar stands for."""
    if bar.level:
        return f"level/{standard.head.levels[bar.level].id}/threshold/{bar.unit_class}"
    (unit_class,) = (c for c in standard.head.classes if c.id == bar.unit_class)
    days = [line.from_.isoformat() for line in unit_class.thresholds_by_day]
    day = bar.name.partition("@")[2]
    return f"class/{bar.unit_class}/bar/{days.index(day) + 1}/points" if day else f"class/{bar.unit_class}/threshold"


def _of_dated_bars(standard: Standard) -> Found:
    """A day from which a class is asked for exactly what it was asked for before, as surely as before."""
    for unit_class in standard.head.classes:
        lines = unit_class.thresholds_by_day
        for number in range(1, len(lines)):
            if (lines[number - 1].points, lines[number - 1].mark) == (lines[number].points, lines[number].mark):
                yield f"class/{unit_class.id}/bar/{number + 1}/from", SAME_BAR
