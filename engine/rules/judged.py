"""No number that nothing judges: each edge, threshold, limit and day of a law changes some result of its table.

Read off the table that durable-rules fired, so it costs nothing: moving an edge a little moves one cut alone, and that
changes points somewhere exactly where the cells beside the cut differ. Sums of points are held together by LAW-302.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import line_of, own_numbers
from engine.law.numbers_of_law import edges_of_band, numbers_of
from engine.law.points.scores import Score, score_text
from engine.law.readings.number import Number
from engine.problems import Problem
from engine.rules.number_line import LawTable, NumberLine

# Where an edge cuts, in cells from its own: before it, after it, or both.
CUTS: Mapping[str, tuple[int, int]] = {
    "at_least": (0, 0), "less_than": (0, 0), "more_than": (1, 1), "at_most": (1, 1), "equals": (0, 1),
}  # fmt: skip


class Idle(NamedTuple):
    """Why nothing changes with a number, in both languages."""

    why: str
    why_en: str


SAME_POINTS = Idle("hai bên ngưỡng này được điểm như nhau", "both sides of this edge have the same points")
ALL_ZERO = Idle("mọi ngưỡng của mục là 0, nên tính trên bao nhiêu cũng như nhau", "every edge of the item is 0")
ASKS_NOBODY = Idle("đòi hỏi ít nhất 0 người là không đòi hỏi gì", "to ask at least nobody asks nothing")
OUTSIDE = Idle("ngày này nằm ngoài thời gian bộ tiêu chí có hiệu lực", "the day lies outside the standard's own days")
NO_PARTS = Idle("mọi số điểm của bộ tiêu chí đều là số nguyên", "all points of the standard are whole")
NEVER_LOW = Idle("không tiêu chí nào có thể thấp đến mức ấy", "no criterion can be as low as that")


def unjudged(book: Lawbook, table: LawTable) -> Iterator[Problem]:
    """Every number of a law that no result depends on (LAW-362), at the place where it is typed."""
    for number, idle in _idle(book, table):
        file, route = number.at
        values = {"name": number.id, "given": number.held, **idle._asdict()}
        yield book.sources[file].problem("LAW-362", route, **values)


def _idle(book: Lawbook, table: LawTable) -> Iterator[tuple[Number, Idle]]:
    reasons = {
        **{key: idle for item in book.standard.lines for key, idle in _of_item(item, table)},
        **dict(_of_conditions(book)),
        **dict(_of_days(book)),
        **({"standard/step": NO_PARTS} if _has_no_parts(book) else {}),
    }
    for number in numbers_of(book.standard):
        idle = reasons.get(number.id)
        # Days of the text that is amended lie before the amendment, as they should.
        if idle and (idle is not OUTSIDE or book.base is None or book.is_own(number.at)):
            yield number, idle


def _has_no_parts(book: Lawbook) -> bool:
    """Whether a step says nothing: all points are whole, and no total is rounded to it."""
    head, left = book.standard.head, book.standard.head.left_out
    points = [number for number in numbers_of(book.standard) if number.step != 1]
    told = any("." in number.value for number in points) or (left is not None and left.how == "rescale")
    return head.step != 1 and not told


def is_of_base(book: Lawbook, where: str, *further: str) -> bool:
    """Whether a value stands in the text that an amendment amends."""
    file, route = book.routes[where]
    return book.base is not None and not book.is_own((file, (*route, *further)))


def _of_item(item: Item, table: LawTable) -> Iterator[tuple[str, Idle]]:
    line, measured = table.items[item.line], line_of(item.measure)
    for at, band in enumerate(item.bands, 1):
        for key, edge in edges_of_band(band):
            if not _parts(line, key, measured.ratio(edge), table):
                yield f"{item.line}/{at}/{key}", SAME_POINTS
    for own in own_numbers(item.measure):
        if own.key == "asked_at_least" and own.value == 0:
            yield f"{item.id}/{own.key}", ASKS_NOBODY
        elif own.key == "per" and not any(line.edges):
            yield f"{item.id}/{own.key}", ALL_ZERO


def _parts(line: NumberLine, key: str, edge: Fraction, table: LawTable) -> bool:
    """Whether points differ at a cut or on the two sides of it; a cell that no value reaches is passed over.

    Between neighbouring counts there is none, so from 3 on is held against 2.
    """
    if edge not in line.edges:
        return False
    at = 2 * line.edges.index(edge) + 1
    below, above = CUTS[key]
    cuts = range(at + below, at + above + 1)
    nearest = [(_reached(reversed(line.rules[:cut])), _reached(line.rules[cut:])) for cut in cuts]
    sides = (line.rules[at - 1 : at + 2], *nearest)
    return any(len({table.rules[rule].points for rule in beside if rule}) > 1 for beside in sides)


def _reached(rules: Iterable[str | None]) -> str | None:
    return next(filter(None, rules), None)


def _of_conditions(book: Lawbook) -> Iterator[tuple[str, Idle]]:
    knock_out = book.standard.head.knock_out
    least: Score = 0
    if knock_out and _is_plain(book):
        limit, criteria = knock_out.criterion_scores, book.standard.criteria
        if not any(total <= limit for criterion in criteria for total in _totals(criterion)):
            yield "standard/knock_out", NEVER_LOW
        if always := next((criterion for criterion in criteria if criterion.max_points <= limit), None):
            name, most = always.id, always.max_points
            why = f"tiêu chí {name} nhiều nhất {score_text(most, ',')} điểm nên xã nào cũng bị liệt"
            yield "standard/knock_out", Idle(why, f"{name} has at most {score_text(most)} points, so all fail")
            return
        least = sum(_least(criterion, limit) for criterion in criteria)
    for unit_class in book.standard.head.classes:
        if unit_class.threshold <= least:
            why = f"xã không bị điểm liệt thì được ít nhất {score_text(least, ',')} điểm, ngưỡng này không ai trượt"
            why_en = f"whoever is not knocked out has at least {score_text(least)} points: nobody misses this threshold"
            yield f"class/{unit_class.id}/threshold", Idle(why, why_en)


def _is_plain(book: Lawbook) -> bool:
    """Whether totals are sums of items alone: no bonus, deduction, better of two, and nothing re-scaled."""
    criteria, items = book.standard.criteria, book.standard.items
    alone = all(item.best_of is None and item.role == "scored" and not item.except_ for item in items)
    return alone and book.standard.head.left_out is None and all(c.role == "scored" for c in criteria)


def _totals(criterion: Criterion) -> frozenset[Score]:
    """Every total that a criterion can have."""
    totals: set[Score] = {0}
    for item in criterion.items:
        given = {band.points for band in item.bands}
        given |= {0} if item.when_none in ("zero", "not_applicable") else set()
        totals = {total + points for total in totals for points in given}
    return frozenset(totals)


def _least(criterion: Criterion, limit: int) -> Score:
    """The least that a criterion adds without being knocked out; one that may not apply adds nothing."""
    if any(item.when_none == "not_applicable" for item in criterion.items):
        return 0
    return min(total for total in _totals(criterion) if total > limit)


def _of_days(book: Lawbook) -> Iterator[tuple[str, Idle]]:
    head = book.standard.head
    end = head.until or date.max
    for authority in head.authorities:
        if authority.from_ < head.from_ or authority.from_ > end:
            yield f"authority/{authority.id}/from", OUTSIDE
        if authority.until and not head.from_ <= authority.until <= end:
            yield f"authority/{authority.id}/until", OUTSIDE
