"""Stretches of time in a letter: a month, a quarter, a year, from one day to another."""

from __future__ import annotations

import calendar
import re
from datetime import date

from engine.law.duties.deadlines import Between, By, When
from engine.reading.letters.dues import Due, Years, day_of, far_off, not_read
from engine.reading.letters.words_of_time import DAY, SHIFTED
from engine.reading.witnesses import Why

MONTH_OF = re.compile(r"trong\s+tháng\s+(\d{1,2})\s*(?:/|\s+năm\s+)\s*(\d{4})(?!\d)", re.IGNORECASE)
QUARTER_OF = re.compile(r"trong\s+quý\s+(IV|III|II|I|[1-4])\s*(?:/|\s+năm\s+|\s+)\s*(\d{4})(?!\d)", re.IGNORECASE)
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
FROM_TO = re.compile(rf"từ\s+(?:{DAY})\s+(?:đến|tới)\s+(?:hết\s+)?(?:{DAY})", re.IGNORECASE)


def within(masked: str, at: int, sentence: str, years: Years) -> Due | None:
    """Trong tháng 6/2025; trong quý II/2025; từ ngày 1/6/2025 đến ngày 30/6/2025."""
    if found := FROM_TO.match(masked, at):
        return _from_to(found, sentence, years)
    month, quarter = MONTH_OF.match(masked, at), QUARTER_OF.match(masked, at)
    found = month or quarter
    if found is None:
        return None
    said, year = sentence[at : found.end()], int(found[2])
    first = (
        int(found[1]) if month else 3 * QUARTERS.get(found[1].upper(), int(found[1]) if found[1].isdigit() else 0) - 2
    )
    if not 1 <= first <= 12 or day_of(1, first, year) is None:
        return Due(said, at, found.end(), None, (not_read(said),))
    last = first if month else first + 2
    start, stop = date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    return Due(said, at, found.end(), *_stretch(start, stop, years))


def _from_to(found: re.Match[str], sentence: str, years: Years) -> Due:
    said = sentence[found.start() : found.end()]
    d1, m1, y1, d2, m2, y2 = (None if part is None else int(part) for part in found.groups())
    year = y2 if y2 is not None else None
    start = day_of(d1 or 0, m1 or 0, y1 or year or 0)
    stop = day_of(d2 or 0, m2 or 0, year or 0)
    if start is None or stop is None or start > stop:
        return Due(said, found.start(), found.end(), None, (not_read(said),))
    return Due(said, found.start(), found.end(), *_stretch(start, stop, years))


def _stretch(start: date, stop: date, years: Years) -> tuple[When | None, tuple[Why, ...]]:
    if why := far_off(stop, years):
        return None, why
    return Between.model_validate({"from": start.isoformat(), "to": stop.isoformat()}), ()


YEAR_END = re.compile(r"(?:(?:đến|chậm nhất|muộn nhất)\s+)?(?:đến\s+)?hết\s+năm\s+(\d{4})(?!\d)", re.IGNORECASE)
IN_YEAR = re.compile(r"trong\s+năm\s+(\d{4})(?!\d)", re.IGNORECASE)


def year_end(masked: str, at: int, sentence: str, years: Years) -> Due | None:
    """Đến hết năm 2025; trong năm 2025."""
    end, within = YEAR_END.match(masked, at), IN_YEAR.match(masked, at)
    found = end or within
    if found is None:
        return None
    said, year = sentence[at : found.end()], int(found[1])
    if day_of(1, 1, year) is None or SHIFTED.match(masked, found.end()):
        return Due(said, at, found.end(), None, (not_read(said),))
    stop = date(year, 12, 31)
    if end:
        why = far_off(stop, years)
        return Due(said, at, found.end(), None if why else By(by=stop), why)
    return Due(said, at, found.end(), *_stretch(date(year, 1, 1), stop, years))
