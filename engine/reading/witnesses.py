"""What was found held against itself: edges that meet, one unit, points that fall, sums, numbers in a row.

Whatever fails leaves every number of its item, or of its criterion, unclear, with the reason. How often the text says
a number is counted: one that stands once has no witness but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from engine.files.numbers import plain
from engine.language import text
from engine.reading.clauses import Clause, Unit
from engine.reading.law_text import Spot
from engine.reading.parts_found import CriterionFound, ItemFound, Outline, Stated, Unclear, shown

Kind: TypeAlias = Literal["yes_no", "share", "rate", "count", ""]
PER_IN_TITLE = re.compile(r"(?:trên|/|trong|cho)\s*(?:tổng số\s*)?(1\.000|10\.000|100\.000)\b", re.IGNORECASE)
WHOLE_IN_TITLE = re.compile(r"(?:trên|/)\s*(?:tổng số\s*)?\d", re.IGNORECASE)
COUNTED = re.compile(r"(?:- )?so (?!.*(?:ty le|%))")


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, in words to be translated and the values for them."""

    said: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBand:
    """A clause with its place, and how often its edges stand in the text: by the side they are on."""

    clause: Clause
    spot: Spot
    witnesses_low: int = 1
    witnesses_high: int = 1
    witnesses_points: int = 1


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as read; clear when ``why`` is empty. Bands stand from the best to the worst."""

    number: int | None
    title: str
    spot: Spot
    kind: Kind
    per: int | None
    most: Stated | None
    bands: tuple[ReadBand, ...]
    why: tuple[Why, ...]
    unclear: tuple[Unclear, ...]


@dataclass(frozen=True, slots=True)
class ReadCriterion:
    """A criterion as read; what fails in it as a whole stands in ``why`` and in each of its items."""

    number: int | None
    title: str
    spot: Spot
    most: Stated | None
    items: tuple[ReadItem, ...]
    why: tuple[Why, ...]
    unclear: tuple[Unclear, ...]
    witnesses: int = 1


def why(said: str, **values: object) -> Why:
    """A reason with its values."""
    return Why(said, tuple((key, str(value)) for key, value in values.items()))


def held_together(outline: Outline, total: Fraction | None) -> tuple[ReadCriterion, ...]:
    """The criteria with every check done; ``total`` is what the criteria must add up to, where the text says it."""
    read = tuple(_criterion(found) for found in outline.criteria)
    read = tuple(_in_order(read))
    stated = {entry.points for entry in outline.total} | ({total} if total is not None else set())
    sums = [c.most.points for c in read if c.most]
    if not stated or len(sums) < len(read):
        return read
    if len(stated) > 1 or sum(sums) not in stated:
        told = why(text("các tiêu chí cộng lại {sum} điểm, văn bản ghi tổng {stated} điểm"),
                   sum=shown(Fraction(sum(sums))), stated=" / ".join(sorted(map(shown, stated))))  # fmt: skip
        return tuple(replace(c, why=(*c.why, told)) for c in read)
    return tuple(replace(c, witnesses=c.witnesses + 1) for c in read)


def _in_order(read: Sequence[ReadCriterion]) -> Iterator[ReadCriterion]:
    """Criteria are numbered from 1 without a hole; where they are not, those on both sides of it are unclear."""
    numbers = [criterion.number for criterion in read]
    for at, criterion in enumerate(read):
        before, after = (numbers[at - 1] if at else 0), (numbers[at + 1] if at + 1 < len(read) else None)
        mine = criterion.number
        breaks = mine is None or before is None or mine != before + 1 or (after is not None and after != mine + 1)
        told = why(text("số thứ tự tiêu chí không liền: {before}, {number}"), before=before or "–", number=mine or "–")
        yield _all_unclear(criterion, told) if breaks else criterion


def _all_unclear(criterion: ReadCriterion, told: Why) -> ReadCriterion:
    items = tuple(replace(item, why=(*item.why, told)) for item in criterion.items)
    return replace(criterion, why=(*criterion.why, told), items=items)


def _criterion(found: CriterionFound) -> ReadCriterion:
    items = tuple(_item(item) for item in found.items)
    most, reasons = _agreed(found.stated)
    read = ReadCriterion(found.number, found.title, found.spot, most, items, (), tuple(found.unclear))
    for told in (*reasons, *_criterion_reasons(found, items, most)):
        read = _all_unclear(read, told)
    summed = most is not None and all(item.most and not item.why for item in items)
    if most is not None and not summed and len(found.stated) == 1:  # nothing bears it out
        read = replace(read, why=(*read.why, why(text("mục chưa rõ nên không cộng lại được để kiểm điểm tối đa"))))
    if summed:
        read = replace(read, items=tuple(replace(item, bands=_summed(item.bands)) for item in read.items))
    return replace(read, witnesses=len(found.stated) + (1 if summed else 0))


def _summed(bands: tuple[ReadBand, ...]) -> tuple[ReadBand, ...]:
    """Bands of which the best stands once more in the criterion's sum."""
    return tuple(replace(b, witnesses_points=b.witnesses_points + (1 if b is bands[0] else 0)) for b in bands)


def _criterion_reasons(
    found: CriterionFound, items: Sequence[ReadItem], most: Stated | None
) -> Iterator[Why]:  # fmt: skip
    if found.unclear:
        yield why(text("có chỗ của tiêu chí không hiểu trọn câu"))
    if not items:
        yield why(text("không thấy mục nào"))
    numbers = [item.number for item in items]
    if any(numbers) and numbers != list(range(1, len(items) + 1)):
        yield why(text("số thứ tự mục không liền: {numbers}"), numbers=", ".join(str(n or "–") for n in numbers))
    parts = [item.most.points for item in items if item.most]
    if most and parts and len(parts) == len(items) and sum(parts) != most.points:
        told = {"sum": shown(Fraction(sum(parts))), "stated": shown(most.points)}
        yield why(text("các mục cộng lại {sum} điểm, tiêu chí ghi {stated} điểm"), **told)


def _agreed(stated: Sequence[Stated]) -> tuple[Stated | None, tuple[Why, ...]]:
    """The points that the text states for one thing, once or oftener, when it states the same."""
    if len({entry.points for entry in stated}) > 1:
        told = " / ".join(shown(entry.points) for entry in stated)
        return None, (why(text("văn bản ghi hai số điểm khác nhau: {points}"), points=told),)
    return (stated[0] if stated else None), ()


def _item(found: ItemFound) -> ReadItem:
    most, reasons = _agreed(found.stated)
    bands, kind, per, further = _bands(found)
    reasons += further
    best = bands[0].clause.points if bands else None
    if best is not None and most and best != most.points:
        told = {"best": shown(best), "stated": shown(most.points)}
        reasons += (why(text("bậc cao nhất {best} điểm, cột điểm ghi {stated} điểm"), **told),)
    if found.unclear:
        reasons += (why(text("có câu không hiểu trọn")),)
    if most is None and best is not None and not reasons:
        most = Stated(best, bands[0].clause.sentence, bands[0].spot)
    if bands:
        bands = (replace(bands[0], witnesses_points=bands[0].witnesses_points + len(found.stated)), *bands[1:])
    return ReadItem(found.number, found.title, found.spot, kind, per, most, bands, reasons, tuple(found.unclear))


Read: TypeAlias = tuple[tuple[ReadBand, ...], Kind, int | None, tuple[Why, ...]]


def _bands(found: ItemFound) -> Read:
    """The clauses as bands from best to worst, what they measure, and why they cannot be one scale."""
    pairs = found.clauses
    if not pairs and found.stated and plain(found.title).startswith("co "):
        # “Có cán bộ làm công tác trẻ em: 50 điểm” is its own only band; the text writes none for the rest.
        heading = found.stated[0]
        return (ReadBand(Clause("yes", heading.sentence, heading.points), heading.spot),), "yes_no", None, ()
    if not pairs:
        return (), "", None, (why(text("không thấy bậc nào")),)
    if any(clause.kind == "steps" for clause, _ in pairs):
        return (), "", None, (why(text("chấm theo từng phần (cứ … được … điểm): ghi bằng steps")),)
    if any(clause.points is None for clause, _ in pairs):
        return (), "", None, (why(text("có bậc không thấy số điểm")),)
    if [clause.points for clause, _ in pairs] == sorted(clause.points or 0 for clause, _ in pairs):
        pairs = pairs[::-1]
    reasons: tuple[Why, ...] = ()
    given = [clause.points or Fraction(0) for clause, _ in pairs]
    if any(a <= b for a, b in pairwise(given)) or len(given) < 2 or given[-1] != 0:
        told = ", ".join(map(shown, given))
        reasons += (why(text("điểm các bậc không giảm dần đến 0: {points}"), points=told),)
    bands = tuple(ReadBand(clause, spot, witnesses_points=clause.times) for clause, spot in pairs)
    if any(clause.kind == "yes" for clause, _ in pairs):
        answers = [clause.kind for clause, _ in pairs]
        fits = len(answers) == 2 and answers[0] == "yes" and answers[1] in ("no", "rest")
        return bands, "yes_no", None, reasons if fits else (*reasons, why(text("có/không lẫn với bậc khác")))
    return _scaled(found, bands, reasons)


def _scaled(found: ItemFound, bands: tuple[ReadBand, ...], reasons: tuple[Why, ...]) -> Read:
    """Bands of numbers: one unit, and edges that meet."""
    if all(band.clause.kind != "range" for band in bands):
        return bands, "", None, (*reasons, why(text("không rõ mục này đo bằng gì")))
    units = {band.clause.unit for band in bands if band.clause.kind == "range" and not _is_zero(band.clause)}
    kind, per = _kind(units, found.title)
    if not kind:
        told = ", ".join(sorted(_unit_word(unit) for unit in units))
        return bands, "", None, (*reasons, why(text("đơn vị không rõ hoặc không thống nhất: {units}"), units=told))
    spans = [_as_span(band.clause) for band in bands]
    if any(span is None for span in spans[:-1]):
        return bands, kind, per, (*reasons, why(text("bậc “còn lại” không đứng cuối")))
    counted = kind == "count"
    known = sorted((span for span in spans if span is not None), key=_by_place)
    top = Fraction(100) if kind == "share" else None
    reasons += tuple(_gaps(known, counted=counted, top=top, rest=spans[-1] is None))
    return tuple(_witnessed(bands, spans, counted=counted)), kind, per, reasons


def _is_zero(clause: Clause) -> bool:
    return clause.low == clause.high == 0


def _unit_word(unit: Unit | None) -> str:
    if unit is None:
        return "–"
    return unit.noun or ("%" if unit.per == 100 else f"/{unit.per}")


def _kind(units: set[Unit | None], title: str) -> tuple[Kind, int | None]:
    """What the item measures by its numbers' one unit, or where they say none or only a noun, by its title."""
    said = {unit.per for unit in units if unit and unit.per}
    titled = PER_IN_TITLE.search(title)
    per = int(titled[1].replace(".", "")) if titled else None
    if len(units) > 1 and not (said == set() and all(unit is None or unit.noun for unit in units)):
        return "", None
    if said:
        found = said.pop()
        if found == 100:  # “0,5%” of an item counted on 1.000: its ‰ may have been read or typed as %
            return ("", None) if per else ("share", None)
        return ("rate", found) if per in (None, found) else ("", None)
    if per:
        return "rate", per
    if "%" in title:
        return "share", None
    # “trên 100.001 trẻ em” is no count: a whole that is no known one leaves the unit unclear.
    counts = not WHOLE_IN_TITLE.search(title) and (any(units) or COUNTED.match(plain(title)))
    return ("count", None) if counts else ("", None)


# An interval as its ends, each with a half step to where it lies just inside (0) or outside of the number.
Span: TypeAlias = tuple[Fraction, int, Fraction | None, int]


def _as_span(clause: Clause) -> Span | None:
    """Low end and high end; of one that is closed to no side the low is 0. None for what is left over."""
    if clause.kind == "rest":
        return None
    if clause.kind in ("none", "no"):
        return Fraction(0), 0, Fraction(0), 1
    low = (Fraction(0), 0) if clause.low is None else (clause.low, 0 if clause.low_in else 1)
    high = (None, 0) if clause.high is None else (clause.high, 1 if clause.high_in else 0)
    return (*low, *high)


def _by_place(span: Span) -> tuple[Fraction, int, bool, Fraction]:
    """Spans from low to high; of two that begin together the one without an end comes last."""
    return span[0], span[1], span[2] is None, span[2] or Fraction(0)


def _gaps(spans: Sequence[Span], *, counted: bool, top: Fraction | None, rest: bool) -> Iterator[Why]:
    """Where bands leave a hole or lie over one another, and what does not reach the ends."""
    for (_, _, high, end), (low, start, _, _) in pairwise(spans):
        meets = high == low and end == start
        if counted and high is not None and not meets:
            meets = high + (1 if end else 0) == low + (1 if start else 0)
        if not meets:
            told = {"high": "–" if high is None else shown(high), "low": shown(low)}
            yield why(text("hai bậc không giáp nhau ở {high} và {low}: có khoảng hở hoặc chồng lên nhau"), **told)
    if rest:
        return
    first, last = spans[0], spans[-1]
    if first[0] != 0 or first[1] != 0:
        yield why(text("không có bậc nào cho dưới {low}"), low=shown(first[0]))
    if last[2] is not None and (last[2], last[3]) != (top, 1):
        yield why(text("không có bậc nào cho trên {high}"), high=shown(last[2]))


def _witnessed(bands: Sequence[ReadBand], spans: Sequence[Span | None], *, counted: bool) -> Iterator[ReadBand]:
    """Each edge stands in the text as often as bands on both sides of it write it."""
    lows = [span[0] for span in spans if span]
    highs = [span[2] for span in spans if span and span[2] is not None]
    for band in bands:
        low, high = band.clause.low, band.clause.high
        near = (0, -1) if counted else (0,)
        of_low = 1 + (low is not None and any(low + by in highs for by in near))
        of_high = 1 + (high is not None and any(high - by in lows for by in near))
        yield replace(band, witnesses_low=of_low, witnesses_high=of_high)
