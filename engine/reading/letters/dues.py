"""A deadline as it was read or why it is asked, and the years against which a day is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.language import text
from engine.law.duties.deadlines import When
from engine.reading.witnesses import Why

LONGEST_AHEAD = 10
NO_SUCH_DAY = text("không có ngày {day}")
WHICH_YEAR = text("không ghi năm: {day} của năm nào, hay hằng năm")
PAST = text("{day} đã qua khi văn bản ký")
FAR = text("{day} quá xa ngày ký")
NOT_READ = text("“{said}”: không rõ là ngày nào")
FROM_WHAT = text("{said}: tính từ ngày của minh chứng nào")
YEARS_DIFFER = text("ngày ký năm {signed}, trích yếu năm {about}: hạn của năm nào")


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline: as the tasks write it or why it is asked, with its own words and where they stand in the text."""

    said: str
    start: int
    end: int
    when: When | None = None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Years:
    """The letter's day of signing, and the year its heading is about; each None where it was not seen."""

    signed: date | None = None
    about: int | None = None


def day_of(day: int, month: int, year: int) -> date | None:
    """The day; None where there is no such one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def far_off(due: date, years: Years) -> tuple[Why, ...]:
    """Why a day cannot be a deadline of the letter: past when it was signed, or years ahead of it."""
    told = (("day", f"{due.day}/{due.month}/{due.year}"),)
    near = years.signed.year if years.signed else years.about
    if years.signed and due < years.signed:
        return (Why(PAST, told),)
    return (Why(FAR, told),) if near and not near <= due.year <= near + LONGEST_AHEAD else ()


def not_read(said: str) -> Why:
    """The reason for words that name some time and no deadline that is understood."""
    return Why(NOT_READ, (("said", said),))
