"""The appraisal workbook: a sheet a commune, both layers side by side, yellow cells for the board, a hidden stamp."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from engine.evidence.own_facts.fact_data import FactDatum
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, as_letters, printed
from engine.files.kit.printing import Page as Paper
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import height_of
from engine.files.writing import address, write_whole
from engine.language import Say
from engine.reporting.review.appraisal_page import PARTS, Line, Page, own_words, points_words, value_words
from engine.reporting.review.appraisal_words import (
    CHOICES,
    about_words,
    choice_word,
    conclusion_lines,
    heads,
    how_lines,
    part_word,
    warnings,
)
from engine.reporting.words.whom.unit_words import choices_words, typed_fact

META, SCHEMA = "_meta", "phuhop/appraisal/1"
(ID, ITEMS, LABEL, OWN, PAPER, PLACE, OWN_POINTS, POINTS, CHOICE, VALUE, REASON, DOCUMENT, ISSUED, DUE) = range(1, 15)
TYPED = (CHOICE, VALUE, REASON, DOCUMENT, ISSUED, DUE)
WIDTHS: Mapping[int, float] = {
    ID: 2, ITEMS: 7, LABEL: 26, OWN: 9, PAPER: 14, PLACE: 6.5, OWN_POINTS: 9, POINTS: 9, CHOICE: 12.5, VALUE: 10,
    REASON: 24, DOCUMENT: 12.5, ISSUED: 11, DUE: 11,
}  # fmt: skip
LOOKS: Mapping[int, str] = {
    ID: "text", ITEMS: "small centre", LABEL: "text", OWN: "centre", PAPER: "small", PLACE: "small centre",
    OWN_POINTS: "small centre", POINTS: "small centre", CHOICE: "typed short", VALUE: "answer", REASON: "typed",
    DOCUMENT: "typed short", ISSUED: "typed short", DUE: "typed short",
}  # fmt: skip
FIRST, LAST = ITEMS, DUE
LEAST = 21.0
# Excel takes 31 letters, and none of these, in a sheet's name.
LONGEST_TITLE = 31


def write_appraisal(path: Path, pages: Sequence[Page], say: Say) -> None:
    """Write the pages as one workbook. Raises as ``write_whole``."""
    write_whole(path, appraisal_bytes(pages, say))


def appraisal_bytes(pages: Sequence[Page], say: Say) -> bytes:
    """The pages as one workbook: the same pages and language give the same bytes."""
    round_ = pages[0].round
    workbook = NewWorkbook(say("Thẩm định – {title}", title=round_.title), on=round_.on, fixed=True)
    meta = {
        "schema": SCHEMA,
        "language": say.language,
        "round": round_.id,
        "standard": pages[0].book.standard.head.id,
        "law": pages[0].book.sha256,
    }
    for page in pages:
        meta |= _write_page(workbook.sheet(title_of(page)), page, say)
        if page.book.sha256 != meta["law"]:  # of another standard of the round
            meta[f"law/{page.unit.code}"] = page.book.sha256
    hidden = workbook.sheet(META)
    hidden.put_pairs(meta)
    hidden.hide(deeply=True)
    hidden.lock()
    return workbook.content()


def title_of(page: Page) -> str:
    """A sheet's name: the commune's code, so that no name is too long or there twice."""
    return page.unit.code


def _write_page(sheet: NewSheet, page: Page, say: Say) -> dict[str, str]:
    """A commune's sheet; gives what the reader must know of it."""
    for column, width in WIDTHS.items():
        sheet.set_width(column, width, hidden=column == ID)
    top = _write_head(sheet, page, say)
    row, rows = top + 1, dict[str, int]()
    for part in PARTS:
        if lines := page.part(part):
            sheet.put_over(row, (FIRST, LAST), part_word(part, len(lines), say), "heading")
            sheet.set_height(row, 21)
            for at, line in enumerate(lines, row + 1):
                _write_line(sheet, at, line, page, say)
                rows[line.evidence.id] = at
            row += 1 + len(lines)
    _finish(sheet, page, (top, row), rows, say)
    return _stamp(page, top, rows, say)


def _write_head(sheet: NewSheet, page: Page, say: Say) -> int:
    """What stands above the table; gives the row of the column heads."""
    lines = [
        (say("PHIẾU THẨM ĐỊNH {name}", name=page.unit.name.upper()), "form title"),
        (about_words(page, say), "about"),
        *((text, "warning") for text in warnings(page, say)),
        *((text, "strong text") for text in conclusion_lines(page, say)),
        ("\n".join(how_lines(say, of_unit=bool(page.book.standard.head.unit_facts))), "how"),
    ]
    width = sum(WIDTHS[at] for at in range(FIRST, LAST + 1))
    for row, (text, look) in enumerate(lines, 1):
        sheet.put_over(row, (FIRST, LAST), text, look)
        sheet.set_height(row, height_of(text, look, width * 0.95) + 3)
    top = len(lines) + 1
    for column, text in zip(range(FIRST, LAST + 1), heads(say), strict=True):
        sheet.put(top, column, text, "sheet head")
    sheet.set_height(top, 42)
    return top


def _write_line(sheet: NewSheet, row: int, line: Line, page: Page, say: Say) -> None:
    texts = {**_shown(line, page, say), **dict(zip(TYPED, filled(line, say), strict=True))}
    for column, text in texts.items():
        sheet.put(row, column, text, LOOKS[column])
    shown = ((at, text) for at, text in texts.items() if at != ID)
    sheet.set_height(row, max(LEAST, *(height_of(text, LOOKS[at], WIDTHS[at] * 0.95) for at, text in shown)))


def _shown(line: Line, page: Page, say: Say) -> dict[int, str]:
    """What only the program writes of a datum."""
    evidence, own = line.evidence, line.own
    unit = say.either(evidence.unit or "", evidence.unit_en or "")
    unit = choices_words(evidence) if isinstance(evidence, FactDatum) else unit
    label = say.either(evidence.label, evidence.label_en)
    numbers = [*([say("ngưỡng")] if line.of_class else []), *(number for number, _ in line.items)]
    return {
        ID: evidence.id,
        ITEMS: ", ".join(numbers[:4]) + (", …" if len(numbers) > 4 else ""),
        LABEL: f"{label} ({unit})" if unit else label,
        OWN: own_words(line, say),
        PAPER: paper_words(own.document, own.issued) if own else "",
        PLACE: own.place.rpartition(" › ")[2] if own else "",
        OWN_POINTS: points_words(line, page.scored.own, say),
        POINTS: points_words(line, page.scored.board, say),
    }


def paper_words(number: str, issued: str) -> str:
    """A paper's number with its day."""
    return ", ".join(part for part in (number, day_words(issued)) if part)


def day_words(issued: str) -> str:
    """An ISO day as it is typed into a form; nothing where there is none."""
    return f"{date.fromisoformat(issued):%d/%m/%Y}" if issued else ""


def filled(line: Line, say: Say) -> tuple[str, ...]:
    """The board's cells of a line as they stand in the record: choice, value, reason, document, its day, due day."""
    board, remark = line.board, line.remark
    if board:
        paper = board.document, day_words(board.issued)
        return choice_word("correct", say), typed_value(line, say), board.reason, *paper, ""
    if remark:
        return choice_word(remark.kind, say), "", remark.text, "", "", day_words(remark.due)
    return ("",) * len(TYPED)


def typed_value(line: Line, say: Say) -> str:
    """The board's value as a person would type it: digits alone."""
    board = line.board
    if board is None:
        return ""
    if isinstance(line.evidence, FactDatum) and board.state == "given":
        return typed_fact(line.evidence, board.value, say)
    is_count = board.state == "given" and line.evidence.kind != "yes_no"
    return board.value if is_count else value_words(line.evidence, board, say)


def _finish(sheet: NewSheet, page: Page, span: tuple[int, int], rows: Mapping[str, int], say: Say) -> None:
    """Drop-downs, locks, what stays in sight, how it prints, and room for a signature."""
    top, below = span
    areas = [Area(row, CHOICE, row, CHOICE) for row in rows.values()]
    words = tuple(choice_word(choice, say) for choice in CHOICES)
    told = say("Chọn một trong bốn ý của danh sách, hoặc để trống: chưa xem.")
    sheet.check(areas, Check(words, "list", say("Chưa đúng"), told))
    sheet.leave_as_typed([Area(top + 1, CHOICE, max(below - 1, top + 1), DUE)])
    for column, text, look in (
        (REASON, say("NGƯỜI THẨM ĐỊNH"), "signed by"),
        (REASON, say("(ký, ghi rõ họ tên)"), "signed how"),
    ):
        below += 1
        sheet.put_over(below, (column, DUE), text, look)
        sheet.set_height(below, 17)
    sheet.freeze(top + 1, OWN)
    sheet.select(top + 2, CHOICE)
    sheet.lock(wider=True)
    left = as_letters(f"{page.unit.name} · {page.unit.code} · {page.round.id}")
    right = say("phiên bản {n} · trang {page}", n=page.file.version, page="&P/&N")
    area = Area(1, FIRST, below, LAST)
    sheet.set_page(Paper(foot=printed(left, right=right, size=9), repeat=(top, top), area=area))


def _stamp(page: Page, top: int, rows: Mapping[str, int], say: Say) -> dict[str, str]:
    """What the reader holds a sheet against: its version, where all stands, and how each line stood."""
    code = page.unit.code
    told = {f"sheet/{code}": title_of(page), f"version/{code}": str(page.file.version)}
    texts = zip(range(FIRST, LAST + 1), heads(say), strict=True)
    told |= {f"head/{code}/{address(top, column)}": text for column, text in texts}
    for line in page.lines:
        name = line.evidence.id
        told[f"row/{code}/{name}"] = address(rows[name], CHOICE)
        told[f"own/{code}/{name}"] = own_words(line, say)
        told[f"was/{code}/{name}"] = mark_of(filled(line, say))
    return told


def mark_of(cells: Sequence[str]) -> str:
    """A short mark of the board's cells of a line, by which a touched one is told from one left as it was."""
    return hashlib.sha256("\x1f".join(cell.strip() for cell in cells).encode()).hexdigest()[:16]
