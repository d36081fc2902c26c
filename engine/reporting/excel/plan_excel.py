"""The plan workbook ``ke-hoach.xlsx``: where communes stand, the lines, their months, the same by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.law.points.scores import Score
from engine.planning.fulfilment import Fulfilled
from engine.planning.grouping import By, groups_of
from engine.planning.making import Plan, PlanLine, end_of_month
from engine.reporting.excel.pages import page_of
from engine.reporting.excel.plan_sheets import fill_before, fill_parts, fill_standing
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.words.plan_words import (
    action_words,
    closing_words,
    communes_words,
    deadline_words,
    goal_words,
    ground_words,
    kind_word,
    overdue_words,
    responsible_words,
)
from engine.reporting.words.sectors import sector_word
from engine.reporting.words.sentences import mark_word, provisional_sentence, simulated_sentence
from engine.scoring.round_result import RoundResult

TABLE_TOP = 5
MOST_MONTHS = 13


@dataclass(frozen=True, slots=True)
class Book:
    """What the workbook shows: the plan, the assessment it comes from, what came of the last plan, and the order."""

    plan: Plan
    made: RoundResult
    by: By
    before: tuple[Fulfilled, ...] = ()
    before_name: str = ""


Numbered: TypeAlias = Sequence[tuple[int, PlanLine]]


def write_plan_workbook(path: Path, book: Book, say: Say) -> None:
    """Write a plan as Excel: the same plan and language give the same bytes. Raises as ``write_whole``."""
    made = book.made
    workbook = NewWorkbook(made.round.title, on=made.round.on)
    under = say("Tính từ ngày {on}", on=say.day(made.round.on))
    stands = stands_lines([made], say) if made.evidence.on_record else []
    warnings = [*stands, simulated_sentence(say) if made.round.simulated else "", provisional_sentence(made, say) or ""]
    for title, heading, fill in _sheets(book, numbered(book), say):
        sheet = workbook.sheet(title)
        sheet.put_heading(heading, under=f"{made.round.title}. {under}.", warnings=warnings)
        fill(sheet)
        sheet.set_page(page_of(made, say, repeat=TABLE_TOP))
    workbook.save(path)


def numbered(book: Book) -> Numbered:
    """Every line once with its number, in the order asked for; by commune the order of days is kept."""
    if book.by == "commune":
        return list(enumerate(book.plan.lines, 1))
    return list(enumerate((line for group in groups_of(book.plan, book.by) for line in group.lines), 1))


def _sheets(book: Book, lines: Numbered, say: Say) -> Iterator[tuple[str, str, Callable[[NewSheet], object]]]:
    made, plan = book.made, book.plan
    yield (
        say("Tổng hợp"),
        say("KẾ HOẠCH THEO TỪNG XÃ: ĐANG Ở ĐÂU, SẼ ĐẾN ĐÂU"),
        lambda s: fill_standing(s, made, plan, say),
    )
    yield say("Kế hoạch"), say("KẾ HOẠCH: TỪNG VIỆC"), lambda s: _fill_lines(s, made, lines, say)
    yield say("Minh chứng"), say("KẾ HOẠCH: MINH CHỨNG VÀ CĂN CỨ"), lambda s: _fill_grounds(s, made, lines, say)
    yield say("Tiến độ"), say("TIẾN ĐỘ THEO THÁNG"), lambda s: _fill_months(s, made, lines, say)
    yield say("Theo xã"), say("VIỆC CỦA TỪNG XÃ"), lambda s: fill_parts(s, made, (plan, lines, "commune"), say)
    yield say("Theo ngành"), say("VIỆC CỦA TỪNG NGÀNH"), lambda s: fill_parts(s, made, (plan, lines, "sector"), say)
    if book.before:
        heading = say("THỰC HIỆN KẾ HOẠCH CỦA ĐỢT TRƯỚC ({name})", name=book.before_name)
        yield say("Thực hiện kế hoạch trước"), heading, lambda s: fill_before(s, book.before, say)


def _fill_lines(sheet: NewSheet, made: RoundResult, lines: Numbered, say: Say) -> None:
    """One line a row, every fact in a column of its own, days as days."""
    columns = (
        Column(say("TT"), 5, "centre"),
        Column(say("Loại việc"), 10, "centre"),
        Column(say("Ngành"), 12),
        Column(say("Mục tiêu"), 25),
        Column(say("Việc phải làm"), 27),
        Column(say("Đơn vị thực hiện"), 36),
        Column(say("Số xã"), 5, "number"),
        Column(say("Chủ trì"), 18),
        Column(say("Hạn"), 11, "day"),
        Column(say("Ghi chú về hạn"), 11),
        Column(say("Điểm chắc chắn thêm"), 7, "number"),
        Column(say("Điểm còn để ngỏ"), 7, "number"),
        Column(say("Điểm có thể mất"), 7, "number"),
    )
    sheet.put_table(TABLE_TOP, columns, (_line(number, line, made, say) for number, line in lines), still=5)


def _fill_grounds(sheet: NewSheet, made: RoundResult, lines: Numbered, say: Say) -> None:
    """Of each line by its number: what shows that it is done, how much work it is, and where it stands written."""
    columns = (
        Column(say("TT"), 5, "centre"),
        Column(say("Việc phải làm"), 40),
        Column(say("Minh chứng để coi là xong"), 50),
        Column(say("Ngày công (ước tính)"), 9, "number"),
        Column(say("Căn cứ"), 42),
        Column(say("Tính chất của mức"), 18),
    )
    sheet.put_table(TABLE_TOP, columns, (_ground(number, line, made, say) for number, line in lines), still=2)


def _ground(number: int, line: PlanLine, made: RoundResult, say: Say) -> tuple[Value, ...]:
    return (
        number,
        action_words(line, made, say),
        closing_words(line, made, say),
        line.effort or None,
        ground_words(line, say),
        mark_word(line.mark, say) if line.mark else "–",
    )


def _line(number: int, line: PlanLine, made: RoundResult, say: Say) -> tuple[Value, ...]:
    return (
        number,
        _kind(line, say),
        sector_word(line.sector, say),
        goal_words(line, say),
        action_words(line, made, say),
        communes_words(line, made, say),
        len(line.shares),
        responsible_words(line, made, say),
        line.deadline,
        remark(line, say),
        *points_by_kind(line),
    )


def _kind(line: PlanLine, say: Say) -> Value:
    told = kind_word(line.kind, say)
    return Entry(told, "verdict not_recognised") if line.overdue else told


def remark(line: PlanLine, say: Say) -> str:
    """What the day alone does not say: overdue since when, for the next period, or throughout."""
    if line.overdue:
        return overdue_words(line, say)
    if line.deadline is None:
        return deadline_words(line, say).lower()
    return say("cho kỳ sau") if line.period == "next" else ""


def points_by_kind(line: PlanLine) -> tuple[Score | None, Score | None, Score | None]:
    """A line's points in their own column: gained for certain, still open, at risk."""
    points = line.points or None
    return (
        points if line.kind in ("raise", "climb") else None,
        points if line.kind == "evidence" else None,
        points if line.kind in ("task", "keep") else None,
    )


def _fill_months(sheet: NewSheet, made: RoundResult, lines: Numbered, say: Say) -> None:
    """Each line's time as filled cells, the day of the deadline in its month; what lasts longer runs out of it.

    What must be kept throughout has no time of its own and is left to the other sheets.
    """
    lines = [(number, line) for number, line in lines if line.kind != "keep"]
    last = max((line.deadline for _, line in lines if line.deadline), default=made.round.on)
    ends = [end_of_month(made.round.on, at) for at in range(MOST_MONTHS + 1)]
    months = [end for at, end in enumerate(ends[:-1]) if not at or ends[at - 1] < last]
    columns = (
        Column(say("TT"), 5, "centre"),
        Column(say("Ngành"), 14),
        Column(say("Việc phải làm"), 46),
        Column(say("Số xã"), 6, "number"),
        Column(say("Hạn"), 11, "day"),
        *(Column(f"{end:%m/%Y}", 7.5, "centre") for end in months),
    )
    rows = ((*_head(number, line, made, say), *_bar(line, months)) for number, line in lines)
    sheet.put_table(TABLE_TOP, columns, rows, still=3)


def _head(number: int, line: PlanLine, made: RoundResult, say: Say) -> tuple[Value, ...]:
    told = action_words(line, made, say)
    if line.item:
        told = f"{told} ({goal_words(line, say)})"
    return number, sector_word(line.sector, say), told, len(line.shares), line.deadline


def _bar(line: PlanLine, months: Sequence[date]) -> Iterator[Value]:
    for end in months:
        if line.deadline is None:
            yield Entry("•", "span")
        elif line.deadline > end:
            yield Entry("→" if end == months[-1] else "•", "span end" if end == months[-1] else "span")
        elif (line.deadline.year, line.deadline.month) == (end.year, end.month):
            yield Entry(f"{line.deadline.day:02}", "span end")
        else:
            yield None
