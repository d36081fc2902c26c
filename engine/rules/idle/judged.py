"""No number that nothing judges: each edge, threshold, limit and day of a law changes some result of its table.

Read off the table that durable-rules fired, so it costs nothing: moving an edge a little moves one cut alone, and that
changes points somewhere exactly where the cells beside the cut differ. Sums of points are held together by LAW-302.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from engine.law.criteria import Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import line_of, own_numbers
from engine.law.model import StandardHead
from engine.law.numbers_of_law import edges_of_band, numbers_of
from engine.law.readings.number import Number
from engine.problems import Problem
from engine.rules.idle.judged_facts import CUTS, OUTSIDE, idle_facts
from engine.rules.idle.judged_steps import of_steps
from engine.rules.idle.judged_sums import Idle, of_sums
from engine.rules.number_line import LawTable, NumberLine

SAME_POINTS = Idle("hai bên ngưỡng này được điểm như nhau", "both sides of this edge have the same points")
ALL_ZERO = Idle("mọi ngưỡng của mục là 0, nên tính trên bao nhiêu cũng như nhau", "every edge of the item is 0")
ASKS_NOBODY = Idle("đòi hỏi ít nhất 0 người là không đòi hỏi gì", "to ask at least nobody asks nothing")
NO_PARTS = Idle("mọi số điểm của bộ tiêu chí đều là số nguyên", "all points of the standard are whole")


def unjudged(book: Lawbook, table: LawTable) -> Iterator[Problem]:
    """Every number of a law that no result depends on (LAW-362), at the place where it is typed."""
    for number, idle in _idle(book, table):
        file, route = number.at
        values = {"name": number.id, "given": number.held, **idle._asdict()}
        yield book.sources[file].problem("LAW-362", route, **values)
    yield from idle_facts(book, table)


def _idle(book: Lawbook, table: LawTable) -> Iterator[tuple[Number, Idle]]:
    reasons = {
        **{key: idle for item in book.standard.lines for key, idle in _of_item(item, table)},
        **{key: idle for item in book.standard.lines for key, idle in of_steps(item)},
        **dict(of_sums(book, table)),
        **dict(of_days(book.standard.head)),
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
    """Whether points differ on the two sides of a cut; a cell that no value reaches is passed over.

    Between neighbouring counts there is none, so from 3 on is held against 2.
    """
    if edge not in line.edges:
        return False
    at = 2 * line.edges.index(edge) + 1
    cuts = [at + cut for cut in CUTS[key]]
    sides = [(_reached(reversed(line.rules[:cut])), _reached(line.rules[cut:])) for cut in cuts]
    return any(len({table.rules[rule].points for rule in beside if rule}) > 1 for beside in sides)


def _reached(rules: Iterable[str | None]) -> str | None:
    return next(filter(None, rules), None)


def of_days(head: StandardHead) -> Iterator[tuple[str, Idle]]:
    """Days of thresholds and authorities on which the law itself does not hold, by their ids."""
    end = head.until or date.max
    for unit_class in head.classes:
        for number, line in enumerate(unit_class.thresholds_by_day, 1):
            if not head.from_ <= line.from_ <= end:
                yield f"class/{unit_class.id}/bar/{number}/from", OUTSIDE
    for authority in head.authorities:
        if authority.from_ < head.from_ or authority.from_ > end:
            yield f"authority/{authority.id}/from", OUTSIDE
        if authority.until and not head.from_ <= authority.until <= end:
            yield f"authority/{authority.id}/until", OUTSIDE
