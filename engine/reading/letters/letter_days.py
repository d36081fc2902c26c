"""When something is due, in the words of a letter: read whole or asked, never half.

The days of the documents that a letter cites are no deadlines; every other day, month, season or number of days in a
sentence must be part of a phrase that is understood, else the whole sentence is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.law.duties.deadlines import By, EveryMonth, EveryYear, OpenEnd, When
from engine.reading.law_text import UNSURE
from engine.reading.letters.dues import (
    FROM_WHAT,
    NO_SUCH_DAY,
    WHICH_YEAR,
    YEARS_DIFFER,
    Due,
    Years,
    day_of,
    far_off,
    not_read,
)
from engine.reading.letters.stretches import within, year_end
from engine.reading.letters.words_of_time import (
    ANY_DAY,
    BEFORE,
    EVERY_MONTH,
    EVERY_YEAR,
    FORBIDDEN,
    LATEST,
    LEAD,
    NAMES_REPORT,
    NEGATED,
    OF_TIME,
    SHIFTED,
    parts_of,
    without_citations,
)
from engine.reading.witnesses import Why

WORKING = re.compile(
    r"(?:trong\s+(?:vòng|thời hạn)\s+|(?:chậm|muộn) nhất(?:\s+là)?\s+|không quá\s+|sau\s+)?"
    r"0?(\d{1,3})\s+ngày(\s+làm việc)?",
    re.IGNORECASE,
)
OPEN_ENDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("event", re.compile(r"\b(?:đột xuất|ngay (?:khi|sau khi)|khi (?:có|phát sinh|xảy ra) (?:vụ|việc|trường hợp|sự cố)|"
                         r"khi (?:phát sinh|xảy ra)|khi có việc)\b", re.IGNORECASE)),
    ("continuous", re.compile(r"\bthường xuyên\b", re.IGNORECASE)),
    ("urgent", re.compile(r"\bkhẩn trương\b", re.IGNORECASE)),
)  # fmt: skip


def deadlines_in(sentence: str, years: Years, *, column: bool = False) -> tuple[Due, ...]:
    """Every deadline of a sentence, or one that is asked where any word of time in it is in no phrase understood.

    ``column`` is of a table's cell under a head like “Thời hạn hoàn thành”: there a bare day is a deadline.
    """
    masked = without_citations(sentence)
    found = list(_phrases(masked, sentence, years, column=column))
    left = _left(masked, found, sentence)
    if left:
        said = [one.said for one in found if one.why] + left
        why = dict.fromkeys([reason for one in found for reason in one.why] + [not_read(word) for word in left])
        return (Due("; ".join(said) or sentence, 0, len(sentence), None, tuple(why)),)
    if found:
        return tuple(found)
    return tuple(_open(masked, sentence))


def _left(masked: str, found: list[Due], sentence: str) -> list[str]:
    """Words of time that no phrase has taken in; beside a day “6 tháng” names the report."""
    taken = [(one.start, one.end) for one in found]
    days = [one for one in found if one.when is not None or one.why]
    left = []
    for word in OF_TIME.finditer(masked):
        if any(start <= word.start() and word.end() <= end for start, end in taken):
            continue
        if days and NAMES_REPORT.fullmatch(word[0]):
            continue
        left.append(sentence[word.start() : word.end()])
    unsure = [UNSURE] if UNSURE in sentence and (left or found) else []
    return [*dict.fromkeys(left), *unsure]


def _phrases(masked: str, sentence: str, years: Years, *, column: bool) -> Iterator[Due]:
    """Phrases that hold a deadline, from left to right; none within another."""
    end = 0
    for at in _starts(masked):
        if at < end:
            continue
        for reader in (_monthly, _dated, within, year_end, _days_after):
            if (due := reader(masked, at, sentence, years)) is not None:
                yield due
                end = due.end
                break
    if column and not end and (bare := _bare(masked, sentence, years)):
        yield bare


STARTS = re.compile(
    rf"\b(?:{LATEST}|{BEFORE})\b|\btrong\s+(?:tháng|quý|năm)|\btừ\s+ngày|"
    r"\b(?:trong\s+(?:vòng|thời hạn)|sau)\s+\d|\b\d{1,3}\s+ngày",
    re.IGNORECASE,
)


def _starts(masked: str) -> Iterator[int]:
    return (found.start() for found in STARTS.finditer(masked))


MONTHLY = re.compile(rf"ngày\s+(\d{{1,2}})\s+(?:của\s+)?{EVERY_MONTH}", re.IGNORECASE)


def _monthly(masked: str, at: int, sentence: str, _: Years) -> Due | None:
    lead = LEAD.match(masked, at)
    found = MONTHLY.match(masked, lead.end()) if lead else None
    if lead is None or found is None:
        return None
    said = sentence[at : found.end()]
    day = int(found[1])
    if not 1 <= day <= 31:
        return Due(said, at, found.end(), None, (Why(NO_SUCH_DAY, (("day", found[1]),)),))
    if _bent(masked, at, found.end(), lead):
        return Due(said, at, found.end(), None, (not_read(said),))
    return Due(said, at, found.end(), EveryMonth(every_month=day, strict=_strict(lead)))


def _strict(lead: re.Match[str]) -> bool:
    return lead["before"] is not None


def _bent(masked: str, at: int, end: int, lead: re.Match[str]) -> bool:
    """Whether words before or behind turn the meaning: “không trước ngày”, “không gửi trước ngày”, “của tháng sau”."""
    own, before = lead["latest"] is None or not lead["latest"].lower().startswith("không"), masked[:at]
    turned = (own and NEGATED.search(before)) or FORBIDDEN.search(before)
    return bool(turned or SHIFTED.match(masked, end))


JOINED = re.compile(r"\s*(?:,|và|;)\s*(?:trước\s+)?(?=(?:ngày\s+)?\d)", re.IGNORECASE)
YEARLY = re.compile(rf"\s*,?\s*(?:của\s+)?{EVERY_YEAR}", re.IGNORECASE)


def _dated(masked: str, at: int, sentence: str, years: Years) -> Due | None:
    """Trước ngày 20/5/2025; chậm nhất ngày 30/6; trước ngày 15/6 và 15/12 hằng năm."""
    lead = LEAD.match(masked, at)
    first = ANY_DAY.match(masked, lead.end()) if lead else None
    if lead is None or first is None:
        return None
    days, end = [first], first.end()
    while (joint := JOINED.match(masked, end)) and (more := ANY_DAY.match(masked, joint.end())):
        days.append(more)
        end = more.end()
    yearly = YEARLY.match(masked, end)
    if yearly is None:  # without “hằng năm” each day is a deadline of its own, with words of its own
        days, end = days[:1], first.end()
    else:
        end = yearly.end()
    said = sentence[at:end]
    if _bent(masked, at, end, lead):
        return Due(said, at, end, None, (not_read(said),))
    if yearly:
        return _every_year(days, said, (at, end), strict=_strict(lead))
    when, why = _one_day(first, masked, years, strict=_strict(lead))
    return Due(said, at, end, when, why)


def _every_year(days: list[re.Match[str]], said: str, span: tuple[int, int], *, strict: bool) -> Due:
    pairs = sorted({(month, day) for day, month, _ in map(parts_of, days)})
    if any(parts_of(one)[2] for one in days):
        return Due(said, *span, None, (not_read(said),))
    if wrong := next((pair for pair in pairs if day_of(pair[1], pair[0], 2024) is None), None):
        return Due(said, *span, None, (Why(NO_SUCH_DAY, (("day", f"{wrong[1]}/{wrong[0]}"),)),))
    named = tuple(f"{month:02}-{day:02}" for month, day in pairs)
    return Due(said, *span, EveryYear.model_validate({"every_year": named, "strict": strict}))


# A number close behind a day without a year may be its year in broken letters: “n0m 2027”, “n m 2027”, “năm -027”.
MAY_BE_YEAR = re.compile(r"[^\d,;()]{0,10}\d")


def _one_day(found: re.Match[str], masked: str, years: Years, *, strict: bool) -> tuple[When | None, tuple[Why, ...]]:
    day, month, year = parts_of(found)
    shown = f"{day}/{month}"
    if year is None and MAY_BE_YEAR.match(masked, found.end()):
        return None, (not_read(found[0] + masked[found.end() :][:12]),)
    if year is None:
        year, why = _year_of(shown, masked, years)
        if year is None:
            return None, why
    due = day_of(day, month, year)
    if due is None:
        return None, (Why(NO_SUCH_DAY, (("day", f"{shown}/{year}"),)),)
    if why := far_off(due, years):
        return None, why
    return By(by=due, strict=strict), ()


def _year_of(shown: str, masked: str, years: Years) -> tuple[int | None, tuple[Why, ...]]:
    """The year of a day without one: the letter's own, where its day and its heading agree and no word says yearly."""
    others = {int(year) for year in re.findall(r"\bnăm\s+(\d{4})", masked, re.IGNORECASE)}
    signed = years.signed.year if years.signed else None
    if signed and years.about and signed != years.about:
        return None, (Why(YEARS_DIFFER, (("signed", str(signed)), ("about", str(years.about)))),)
    periodic = re.search(r"định kỳ|thường niên|(?:hằng|hàng|mỗi)\s+(?:năm|kỳ)", masked, re.IGNORECASE)
    if signed is None or years.about is None or periodic or others - {signed}:
        return None, (Why(WHICH_YEAR, (("day", shown),)),)
    return signed, ()


SINCE = re.compile(r"\s*(?:,\s*)?(?:kể\s+)?(?:từ|sau)\s+(?:khi|ngày)\s+[^,;.\d]{3,80}", re.IGNORECASE)


def _days_after(masked: str, at: int, sentence: str, _: Years) -> Due | None:
    """Trong 05 ngày làm việc kể từ ngày …: so many days, and the paper from which they count is asked."""
    found = WORKING.match(masked, at)
    if found is None:
        return None
    since = SINCE.match(masked, found.end())
    end = since.end() if since else found.end()
    said = sentence[at:end].strip()
    return Due(said, at, end, None, (Why(FROM_WHAT, (("said", said),)),))


def _bare(masked: str, sentence: str, years: Years) -> Due | None:
    """A cell that is a day and nothing else, a month or a quarter, under a head that says it is the deadline."""
    whole = masked.strip(" .;")
    if day := ANY_DAY.fullmatch(whole):
        when, why = _one_day(day, masked, years, strict=False)
        return Due(sentence, 0, len(sentence), when, why)
    led = f"trong {whole[0].lower()}{whole[1:]}" if whole else ""
    due = within(led, 0, led, years) or year_end(led, 0, led, years)
    if due is None or due.end != len(led):
        return None
    return Due(sentence, 0, len(sentence), due.when, due.why)


def _open(masked: str, sentence: str) -> Iterator[Due]:
    """A sentence without a day: when something happens, always, at once; each in the letter's own word."""
    for kind, pattern in OPEN_ENDS:
        if found := pattern.search(masked):
            said = sentence[found.start() : found.end()]
            yield Due(said, found.start(), found.end(), OpenEnd.model_validate({"open": kind}))
            return
