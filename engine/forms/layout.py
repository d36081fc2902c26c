"""How the form looks and behaves: columns, colours, drop-downs, hints, checks, printing, locks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from engine.files.writing import put_text
from engine.forms.checks import date_check, value_check
from engine.language import Say
from engine.law.asking import Question

ID, MARK, QUESTION, UNIT, VALUE, DOCUMENT, DATE, NOTE, HOLDER, LAST = "ABCDEFGHIJ"
WIDTHS = {
    ID: 2,
    MARK: 10,
    QUESTION: 48,
    UNIT: 10,
    VALUE: 12,
    DOCUMENT: 16,
    DATE: 13.5,
    NOTE: 19,
    HOLDER: 20,
    LAST: 15,
}
TOTAL = 163
TITLE_ROW, ABOUT_ROW, HOW_ROW, BANNER_ROW, HEADS_ROW = range(1, 6)
SMALL = frozenset({MARK, HOLDER, LAST})
CODE, PROGRESS = f"{LAST}{ABOUT_ROW}", f"{LAST}{BANNER_ROW}"

INK, QUIET, RED = "1F2A37", "5B6573", "9C1C1C"
FACE = "Times New Roman"
TINT, BAND, PALE = (PatternFill("solid", fgColor=colour) for colour in ("FFF6D6", "DCE6EF", "F3F5F7"))
WRONG = PatternFill("solid", bgColor="F6C9C4")
HAIR = Side("thin", color="B7C0CA")
BOX = Border(left=HAIR, right=HAIR, top=HAIR, bottom=HAIR)
OPEN = Protection(locked=False)
LINE, SMALL_LINE, PADDING = 14.5, 13.0, 3.0
# Letters to one digit's width, as drawn: numbers with commas run narrower than words.
PER_DIGIT = {MARK: 1.4, HOLDER: 1.15, LAST: 1.15}


@dataclass(frozen=True, slots=True)
class Look:
    """What the answer cells need to know: the language, every datum's row, the day of the round."""

    say: Say
    rows: Mapping[str, int]
    on: date


def font(size: float = 11, colour: str = INK, *, bold: bool = False, italic: bool = False) -> Font:
    """The form's one face."""
    return Font(name=FACE, size=size, color=colour, bold=bold, italic=italic)


def set_face(workbook: Workbook) -> None:
    """The face by whose digits Excel measures columns; without it their width hangs on what each computer has."""
    normal = next(style for style in workbook._named_styles if style.name == "Normal")  # type: ignore[attr-defined]  # noqa: SLF001
    normal.font = font()


def place_text(horizontal: str = "left") -> Alignment:
    """Wrapped, and in the middle of the row's height."""
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=True, indent=int(horizontal != "center"))


def height_for(texts: Mapping[str, str]) -> float:
    """A row's height in points for texts by column: Excel does not fit the height of a file it has not drawn."""
    lines = {column: lines_of(text, WIDTHS[column], PER_DIGIT.get(column, 1.15)) for column, text in texts.items()}
    return max(20.0, *(n * (SMALL_LINE if column in SMALL else LINE) for column, n in lines.items())) + PADDING


def lines_of(text: str, width: float, per_digit: float = 1.15) -> int:
    """The lines a text takes in a column, whose width counts digits."""
    return sum(len(wrap(part, max(int((width - 1.5) * per_digit), 4))) or 1 for part in text.split("\n"))


def spread(sheet: Worksheet, row: int, text: str, first: str = MARK, last: str = LAST) -> None:
    """A line of text over the columns from ``first`` to ``last``."""
    sheet.merge_cells(f"{first}{row}:{last}{row}")
    put_text(sheet[f"{first}{row}"], text)


def write_title(sheet: Worksheet, text: str) -> None:
    """The form's name with the commune's."""
    spread(sheet, TITLE_ROW, text)
    sheet[f"{MARK}{TITLE_ROW}"].font = font(15, bold=True)
    sheet.row_dimensions[TITLE_ROW].height = 24


def write_about(sheet: Worksheet, text: str, label: str, code: str) -> None:
    """The round and its days; the commune's code in a cell of its own."""
    spread(sheet, ABOUT_ROW, text, last=NOTE)
    sheet[f"{MARK}{ABOUT_ROW}"].font = font(10, QUIET)
    sheet[f"{MARK}{ABOUT_ROW}"].alignment = place_text()
    put_text(sheet[f"{HOLDER}{ABOUT_ROW}"], label)
    put_text(sheet[CODE], code)
    sheet[f"{HOLDER}{ABOUT_ROW}"].font, sheet[CODE].font = font(10, QUIET), font(12, bold=True)
    sheet[f"{HOLDER}{ABOUT_ROW}"].alignment, sheet[CODE].alignment = place_text("right"), place_text()
    sheet.row_dimensions[ABOUT_ROW].height = lines_of(text, TOTAL - WIDTHS[HOLDER] - WIDTHS[LAST]) * 14 + 4


def write_instructions(sheet: Worksheet, lines: Sequence[str]) -> None:
    """How to fill it in."""
    spread(sheet, HOW_ROW, "\n".join(lines))
    cell = sheet[f"{MARK}{HOW_ROW}"]
    cell.font, cell.fill, cell.alignment = font(11), PALE, place_text()
    sheet.row_dimensions[HOW_ROW].height = sum(lines_of(line, TOTAL) for line in lines) * LINE + 8


def write_banner(sheet: Worksheet, text: str) -> None:
    """Whether the data are made up."""
    spread(sheet, BANNER_ROW, text, last=NOTE)
    sheet[f"{MARK}{BANNER_ROW}"].font = font(11, RED, bold=True)
    sheet[f"{MARK}{BANNER_ROW}"].alignment = place_text()
    sheet.row_dimensions[BANNER_ROW].height = 20


def write_progress(sheet: Worksheet, label: str, rows: Sequence[int]) -> None:
    """How many answers are filled in, of how many."""
    put_text(sheet[f"{HOLDER}{BANNER_ROW}"], label)
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    cell = sheet[PROGRESS]
    cell.value = f"=COUNTA({','.join(f'{VALUE}{first}:{VALUE}{last}' for first, last in runs)})"
    cell.number_format = f'0"/{len(rows)}"'
    cell.font, sheet[f"{HOLDER}{BANNER_ROW}"].font = font(12, bold=True), font(10, QUIET)
    cell.alignment, sheet[f"{HOLDER}{BANNER_ROW}"].alignment = place_text(), place_text("right")


def head_cells(heads: Sequence[str]) -> Mapping[str, str]:
    """The cells of the column heads with their texts."""
    return {f"{column}{HEADS_ROW}": text for column, text in zip("BCDEFGHIJ", heads, strict=True)}


def write_heads(sheet: Worksheet, heads: Sequence[str]) -> None:
    """The heads of the columns."""
    for name, text in head_cells(heads).items():
        cell = sheet[name]
        put_text(cell, text)
        cell.font, cell.fill, cell.border, cell.alignment = font(bold=True), BAND, BOX, place_text("center")
    sheet.row_dimensions[HEADS_ROW].height = 20


def write_example(sheet: Worksheet, texts: Mapping[str, str], value: int, day: date) -> None:
    """A filled row to follow, plainly no answer of the commune's."""
    row = HEADS_ROW + 1
    for column, text in texts.items():
        put_text(sheet[f"{column}{row}"], text)
    sheet[f"{VALUE}{row}"].value, sheet[f"{DATE}{row}"].value = value, day
    for column in "BCDEFGHIJ":
        cell = sheet[f"{column}{row}"]
        cell.font, cell.fill, cell.border = font(10.5, QUIET, italic=True), PALE, BOX
        cell.alignment = place_text("left" if column in {QUESTION, NOTE, HOLDER} else "center")
    sheet[f"{DATE}{row}"].number_format = "dd/mm/yyyy"
    sheet.row_dimensions[row].height = 20


def write_heading(sheet: Worksheet, row: int, title: str, points: str) -> None:
    """A criterion's heading with its points at the right."""
    spread(sheet, row, title, last=DATE)
    spread(sheet, row, points, first=NOTE)
    for column in "BCDEFGHIJ":
        sheet[f"{column}{row}"].fill = BAND
        sheet[f"{column}{row}"].border = Border(top=HAIR, bottom=HAIR)
    sheet[f"{MARK}{row}"].font, sheet[f"{NOTE}{row}"].font = font(12, bold=True), font(10)
    sheet[f"{MARK}{row}"].alignment, sheet[f"{NOTE}{row}"].alignment = place_text(), place_text("right")
    sheet.row_dimensions[row].height = 21


def write_intro(sheet: Worksheet, row: int, text: str) -> None:
    """The line that refers back to data asked before."""
    spread(sheet, row, text)
    sheet[f"{MARK}{row}"].font, sheet[f"{MARK}{row}"].alignment = font(10.5, QUIET, italic=True), place_text()
    sheet.row_dimensions[row].height = lines_of(text, TOTAL) * LINE + PADDING


def write_texts(sheet: Worksheet, row: int, texts: Mapping[str, str]) -> None:
    """A question's fixed texts by column."""
    for column, text in texts.items():
        cell = sheet[f"{column}{row}"]
        put_text(cell, text)
        small = column in SMALL
        cell.font = font(10 if small else 11, QUIET if small else INK)
        cell.alignment, cell.border = place_text("center" if column in {MARK, UNIT} else "left"), BOX
    sheet.row_dimensions[row].height = height_for({c: t for c, t in texts.items() if c != ID})


def write_answer_cells(sheet: Worksheet, row: int, asked: Question, look: Look) -> None:
    """The four open cells of a question: value, document, its date, note."""
    formats = {
        VALUE: "#,##0" if asked.evidence.kind == "count" else "General",
        DOCUMENT: "@",
        DATE: "dd/mm/yyyy",
        NOTE: "@",
    }
    for column, number_format in formats.items():
        cell = sheet[f"{column}{row}"]
        cell.fill, cell.border, cell.protection, cell.number_format = TINT, BOX, OPEN, number_format
        cell.font = font(12, bold=True) if column == VALUE else font()
        cell.alignment = place_text("left" if column == NOTE else "center")
    for check, column in (
        (value_check(f"{VALUE}{row}", asked, look.say), VALUE),
        (date_check(look.on, look.say), DATE),
    ):
        sheet.add_data_validation(check)
        check.add(f"{column}{row}")
    for whole in asked.evidence.not_more_than:
        part, most = f"${VALUE}${row}", f"${VALUE}${look.rows[whole]}" if whole in look.rows else ""
        if most:
            rule = FormulaRule(  # type: ignore[no-untyped-call]
                formula=[f"AND(ISNUMBER({part}),ISNUMBER({most}),{part}>{most})"], fill=WRONG, stopIfTrue=False
            )
            sheet.conditional_formatting.add(f"{VALUE}{row}", rule)


def lock(workbook: Workbook, sheet: Worksheet) -> None:
    """Against slips, not people: no password; rows and columns may still be made wider."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.active = 0
    first = sheet[f"{VALUE}{HEADS_ROW + 3}"].coordinate
    for view in sheet.sheet_view.selection:
        view.activeCell = view.sqref = first
