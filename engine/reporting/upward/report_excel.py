"""A report as a workbook: what the paper says, each commune's own figures with place and paper, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from engine.evidence.believing.page_places import told_place
from engine.evidence.on_record import OnRecord
from engine.files.kit.printing import Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.planning.reports.figures import Figure, Given
from engine.planning.reports.filling_in import FilledOutline, Report
from engine.reporting.upward.figure_words import SAY, gap_words, names_words, paper_words
from engine.reporting.upward.layer_words import figure_word
from engine.reporting.upward.report_word import turns_section
from engine.reporting.upward.report_words import (
    MOST_ALL,
    HeadRow,
    blocks_of,
    form_words,
    period_words,
    stands_words,
    warnings_of,
)

COLUMNS = (Column("TT", 6, "centre"), Column("Nội dung", 54), Column("Kết quả", 34), Column("Ghi chú", 52))
BY_COMMUNE = (
    Column("Mã", 8, "centre"),
    Column("Xã", 16),
    Column("Nội dung", 40),
    Column("Số liệu", 10, "number"),
    Column("Trên tổng", 10, "number"),
    Column("Đơn vị tính", 10, "centre"),
    Column("Văn bản", 26),
    Column("Ô của phiếu", 32),
    Column("Số liệu là", 18),
)
MISSING = (
    Column("TT", 6, "centre"),
    Column("Nội dung", 54),
    Column("Còn thiếu của", 52),
    Column("Việc phải làm", 52),
)


def write_report_workbook(path: Path, report: Report) -> None:
    """Write a report's workbook: the same report gives the same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(report.main.title, on=report.made.round.on)
    _put_report(workbook.sheet("Báo cáo"), report)
    for at, annex in enumerate(report.annexes, 1):
        _put_part(workbook.sheet(f"Phụ lục {at:02}"), annex, report)
    _put_by_commune(workbook.sheet("Theo xã"), report)
    _put_missing(workbook.sheet("Còn thiếu"), report)
    workbook.save(path)


def _put_report(sheet: NewSheet, report: Report) -> None:
    row = _put_head(sheet, report.main, report)
    title, before, heads, rows = turns_section(report)
    row = _put_table(sheet, row, title, [(before, heads, rows)])
    _put_sections(sheet, row, report.main, report)


def _put_part(sheet: NewSheet, part: FilledOutline, report: Report) -> None:
    _put_sections(sheet, _put_head(sheet, part, report), part, report)


def _put_head(sheet: NewSheet, part: FilledOutline, report: Report) -> int:
    """Title, whose form it is, of which days, and what must be said of it; the first row below is given."""
    sheet.set_widths(COLUMNS)
    lines = [(part.title, "title"), (report.made.round.title, "subtitle"), (form_words(part), "strong")]
    lines += [*((told, "strong") for told in stands_words(report)), (period_words(report), "subtitle")]
    lines += [*((told, "simulated") for told in warnings_of(report))]
    for row, (text, look) in enumerate(lines, 1):
        sheet.put_line(row, text, look, columns=len(COLUMNS))
    foot = printed(as_letters(report.made.round.title), right="&P/&N")
    sheet.set_page(Page(foot=foot))
    return len(lines) + 2


def _put_sections(sheet: NewSheet, row: int, part: FilledOutline, report: Report) -> None:
    for section in part.sections:
        blocks = [block for piece in section.pieces for block in blocks_of(piece, report, most=MOST_ALL)]
        told = [("\n".join((*block.lines, block.caption)).strip(), block.heads, block.rows) for block in blocks]
        row = _put_table(sheet, row, section.title, told)


def _put_table(sheet: NewSheet, row: int, title: str, blocks: Iterable[tuple[str, HeadRow, Sequence[HeadRow]]]) -> int:
    """A heading, then paragraphs and tables one under another; the row after a blank one is given."""
    sheet.put(row, 1, title, "section")
    row += 1
    for lines, heads, rows in blocks:
        if lines:
            sheet.put_line(row, lines, "how", columns=len(COLUMNS))
            row += 1
        if rows:
            columns = tuple(
                Column(name, column.width, column.look) for name, column in zip(("TT", *heads), COLUMNS, strict=True)
            )
            row = sheet.put_rows(row, columns, ((at, *told) for at, told in enumerate(rows, 1)))
    return row + 1


def _put_by_commune(sheet: NewSheet, report: Report) -> None:
    told = (
        "Từng số của từng xã, kèm văn bản và ô của phiếu. Xã không có ở một dòng là chưa cho số liệu ấy, không phải 0."
    )
    warned = [*stands_words(report), *warnings_of(report)]
    sheet.put_heading("Theo xã", under=told, warnings=warned)
    top = 4 + len(warned)
    sheet.put_table(top, BY_COMMUNE, _own_rows(report), still=2)
    sheet.set_page(Page(foot=printed(as_letters(report.made.round.title), right="&P/&N"), repeat=(top, top)))


def _own_rows(report: Report) -> Iterator[tuple[Value, ...]]:
    """Commune by commune in the round's order, each line that it gave, once."""
    held = [(figure, {own.unit.code: own for own in figure.given}) for figure in report.lines]
    for unit in report.units:
        for figure, given in held:
            if own := given.get(unit.code):
                yield _own_row(figure, own, report.made.evidence.on_record_of(unit.code))


def _own_row(figure: Figure, own: Given, stands: OnRecord | None) -> tuple[Value, ...]:
    yes_no = figure.entry is not None and figure.entry.kind == "yes_no"
    value: Value = Entry("Có" if own.part else "Không", "centre") if yes_no else own.part
    place = "; ".join(dict.fromkeys(told_place(fact.place, SAY) for fact in own.facts))
    unit = figure.entry.unit if figure.entry and figure.entry.unit else ""
    layers = dict.fromkeys(figure_word(stands, fact.evidence, SAY) for fact in own.facts)
    told = (own.unit.code, own.unit.name, figure.label, value, own.whole, unit, paper_words(own), place)
    return (*told, "; ".join(layers))


def _put_missing(sheet: NewSheet, report: Report) -> None:
    told = "Chưa có số liệu không phải là số 0: từng dòng phải được bổ sung hoặc ghi rõ lý do trước khi ký."
    sheet.put_heading("Còn thiếu", under=told)
    rows = ((at, *_gap(figure, report)) for at, figure in enumerate(report.gaps, 1))
    sheet.put_table(4, MISSING, rows, still=2)
    sheet.set_page(Page(foot=printed(as_letters(report.made.round.title), right="&P/&N"), repeat=(4, 4)))


def _gap(figure: Figure, report: Report) -> HeadRow:
    if not figure.lacking:
        return figure.label, "–", gap_words(figure)
    everyone = len(figure.lacking) == len(report.units)
    return figure.label, "cả đợt" if everyone else names_words(figure.lacking, MOST_ALL), gap_words(figure)
