"""What a person sees in a cell is what is read, or the cell is refused: one answer for each kind, whoever asks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.numbers import BUILTIN_FORMATS

from engine.files.books import Cell, Sheet
from engine.files.intake.seen_cells import Seen, seen, seen_text
from engine.files.intake.shown_numbers import figure_of
from engine.files.numbers import Raw, Refusal
from engine.files.workbook import read_book
from engine.problems import Place, ProblemsFound, problem, words
from tests.files.test_workbook import packed

ACCOUNTANT = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'
# A number, its format, and what the sheet shows: the number itself, words that are read as text, or a refusal.
FORMATS: tuple[tuple[float, str, Raw | str], ...] = (
    (48, "", 48),
    (48, "General", 48),
    (48, "0", 48),
    (48, "@", 48),
    (1200, "#,##0", 1200),
    (1200, "# ##0", 1200),
    (48, "00000", 48),
    (48, "[Red]0", 48),
    (48, "[$-42A]0", 48),
    (48, "0.00", 48),
    (4.6, "0.0", 4.6),
    (48, ACCOUNTANT, 48),
    (0, ACCOUNTANT, 0),
    (0, "0;-0;0", 0),
    (48, "# ?/?", 48),
    (48.00000000000001, "", 48),
    (47.999999999999993, "", 48),
    (48.00000000000001, "0.00", 48),
    (48.5, "", 48.5),
    (48, '0 "trẻ"', "48 trẻ"),
    (48, "0\\ \\t\\r\\ẻ", "48 trẻ"),
    (48, '"khoảng "0', "khoảng 48"),
    (49, '0"%"', "49%"),
    (97.5, '0.0"%"', "97,5%"),
    (5, '0 "nghìn"', "5 nghìn"),
    (48, "#,##0\\ [$₫-42A]", "48 ₫"),
    (4.6, "0", "FIL-222"),
    (4.6, "#,##0", "FIL-222"),
    (97.55, "0.0", "FIL-222"),
    (48_000, "0,", "FIL-222"),
    (48_000_000, "#,##0,,", "FIL-222"),
    (48, '0"00"', "FIL-222"),
    (48, '"1"0', "FIL-222"),
    (1000, "0\\.000", "FIL-222"),
    (1200, "00-00", "FIL-222"),
    (-5, "0;0", "FIL-222"),
    (0.5, "# ?/?", "FIL-222"),
    (48, "0.00E+00", "FIL-222"),
    (48, "[>=10]0,;0", "FIL-222"),
    (0, "dd/mm/yyyy", "FIL-222"),
    (0.5, "hh:mm", "FIL-222"),
    (-3, "dd/mm/yyyy", "FIL-222"),
    (48, ";;;", "FIL-223"),
    (48, '""', "FIL-223"),
    (0, "0;-0;;@", "FIL-223"),
    (0, "#,###", "FIL-223"),
    (0.3, "#", "FIL-223"),
)


@pytest.mark.parametrize(("number", "code", "wanted"), FORMATS, ids=repr)
def test_a_number_is_read_as_its_format_shows_it(number: float, code: str, wanted: object) -> None:
    """The figure of the sheet and the figure of the file are one, or the cell is refused."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["A1"].number_format = number, code or "General"
    look = seen(saved(workbook).cells[1, 1])
    assert (look.code if isinstance(look, Refusal) else look.raw) == wanted


@pytest.mark.parametrize("code", sorted(set(BUILTIN_FORMATS.values()) - {"General", "@"}))
def test_excels_own_formats_are_known_by_their_number_alone(code: str) -> None:
    """A file need not say what they are, and under none of them is a cell read whose digits are not all in sight."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["A1"].number_format = 48.12345, code
    look = seen(saved(workbook).cells[1, 1])
    assert look.code in ("FIL-222", "FIL-240") if isinstance(look, Refusal) else isinstance(look.raw, date)


@pytest.mark.parametrize("typed", ["d-mmm", "dd/mm", "mmm-yy", "[$-42A]d-mmm"])
def test_a_day_that_excel_made_is_not_told_as_a_number_that_shows_otherwise(typed: str) -> None:
    """To give it the format of numbers would show its count of days; whoever typed 12/11 types it again, as text."""
    look = seen(Cell(date(2026, 11, 12), format=typed))
    assert isinstance(look, Refusal) and (look.code, look.values["stored"]) == ("FIL-240", "12/11/2026")
    told = words(problem(look.code, Place("t.xlsx"), **look.values), "vi")
    assert "Văn bản (Text)" in told["remedy"] and "Chung (General)" not in told["remedy"]


@pytest.mark.parametrize(("number", "shown"), [(0.98, "98"), (0.976, "FIL-222"), (0.976, "97.6")])
def test_a_percentage_is_seen_as_one(number: float, shown: str) -> None:
    """With all its decimals, or not at all."""
    look = seen(Cell(number, format="0.0%" if shown == "97.6" else "0%"))
    if isinstance(look, Refusal):
        assert look.code == shown
    else:
        assert (look.percent, Decimal(str(look.raw)) * 100) == (True, Decimal(shown))


def saved(workbook: Workbook) -> Sheet:
    """The first sheet of a workbook as we read it."""
    held = io.BytesIO()
    workbook.save(held)
    return next(iter(read_book(held.getvalue(), "t.xlsx").sheets.values()))


STRUCK, ABOVE, BELOW = InlineFont(strike=True), InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript")
WHITE = Color(rgb="FFFFFFFF")
LOOKS: Mapping[str, tuple[object, Mapping[str, object], Raw | str]] = {
    "a number struck out": (48, {"font": Font(strike=True)}, "FIL-220"),
    "a run struck out": (CellRichText(TextBlock(STRUCK, "4"), "9"), {}, "FIL-220"),
    "blanks struck out": (CellRichText("49", TextBlock(STRUCK, " ")), {}, "49 "),
    "a raised run": (CellRichText("4", TextBlock(ABOVE, "8")), {}, "FIL-221"),
    "a lowered run": (CellRichText("4", TextBlock(BELOW, "8")), {}, "FIL-221"),
    "a raised number": (48, {"font": Font(vertAlign="superscript")}, "FIL-221"),
    "white on nothing": (48, {"font": Font(color=WHITE)}, "FIL-223"),
    "white on white": (48, {"font": Font(color=WHITE), "fill": PatternFill("solid", WHITE)}, "FIL-223"),
    "white by the theme": (48, {"font": Font(color=Color(theme=0))}, "FIL-223"),
    "white on a form's own tint": (
        48,
        {"font": Font(color=WHITE), "fill": PatternFill("solid", "FFFFF8E1")},
        "FIL-223",
    ),
    "white on blue": (48, {"font": Font(color=WHITE), "fill": PatternFill("solid", "FF0000FF")}, 48),
    "grey on white": (48, {"font": Font(color="FF808080"), "fill": PatternFill("solid", WHITE)}, 48),
    "black on white": (48, {"font": Font(color="FF000000"), "fill": PatternFill("solid", WHITE)}, 48),
    "a hidden text": ("48", {"number_format": ";;;"}, "FIL-223"),
    "a text with words": ("48", {"number_format": '0;0;0;@" trẻ"'}, "48 trẻ"),
    "a day": (date(2024, 11, 5), {"number_format": "dd/mm/yyyy"}, date(2024, 11, 5)),
    "a short day": (date(2024, 11, 5), {"number_format": "d/m/yy"}, date(2024, 11, 5)),
    "a day, or a text as it is": (date(2024, 11, 5), {"number_format": "dd/mm/yyyy;@"}, date(2024, 11, 5)),
    "a number, or a day below nought": (48, {"number_format": "0;dd/mm/yyyy"}, 48),
    "a day without marks": (date(2024, 11, 5), {"number_format": "ddmmyyyy"}, date(2024, 11, 5)),
    "a day without its year": (date(2024, 11, 5), {"number_format": "dd/mm"}, "FIL-240"),
    "a day as Excel writes 5/11": (date(2024, 11, 5), {"number_format": "d-mmm"}, "FIL-240"),
    "the month before the day": (date(2024, 11, 5), {"number_format": "mm/dd/yyyy"}, "FIL-241"),
    "the month before the day, as Google writes it": (date(2024, 11, 5), {"number_format": "M/d/yyyy"}, "FIL-241"),
    "the month before a day that is no month": (date(2024, 11, 15), {"number_format": "m/d/yy"}, date(2024, 11, 15)),
    "year, month, day": (date(2024, 11, 5), {"number_format": "yyyy-mm-dd"}, date(2024, 11, 5)),
    "the month in words": (date(2024, 11, 5), {"number_format": "mmmm d, yyyy"}, date(2024, 11, 5)),
    "minutes before the day": (date(2024, 11, 5), {"number_format": "h:mm d/m/yyyy"}, date(2024, 11, 5)),
    "a month": (date(2024, 11, 5), {"number_format": "mm/yyyy"}, "FIL-240"),
    "a truth": (True, {}, True),
    "an error": ("#REF!", {}, "EVI-209"),
    "a formula never worked out": ("=1+1", {}, "EVI-207"),
}


def test_a_run_struck_out_in_the_list_that_all_sheets_share_is_refused() -> None:
    """As Excel itself writes texts; the text beside it, without such a run, is read."""
    texts = b"<sst><si><r><rPr><strike/></rPr><t>4</t></r><r><t>8</t></r></si><si><t>48</t></si></sst>"
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    cells = read_book(packed(f"<sheetData>{rows}</sheetData>", xl_sharedStrings=texts), "t.xlsx").sheets["T"].cells
    looks = [seen(cells[1, column]) for column in (1, 2)]
    assert [look.code if isinstance(look, Refusal) else look.raw for look in looks] == ["FIL-220", "48"]


@pytest.mark.parametrize("kind", LOOKS)
def test_a_cell_is_read_as_it_looks(kind: str) -> None:
    """Its letters, its ground, its formula."""
    value, look, wanted = LOOKS[kind]
    workbook = Workbook()
    cell = workbook.worksheets[0]["A1"]
    cell.value = value
    for name, said in look.items():
        setattr(cell, name, said)
    read = seen(saved(workbook).cells[1, 1])
    assert (read.code if isinstance(read, Refusal) else read.raw) == wanted


ROWS: Mapping[str, tuple[str, str]] = {
    "a hidden row": ("", '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'),
    "a row without height": ("", '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row>'),
    "a hidden column": ('<cols><col min="1" max="3" hidden="1"/></cols>', '<row r="1"><c r="A1"><v>1</v></c></row>'),
    "a column without width": ('<cols><col min="1" max="1" width="0"/></cols>', "<row><c><v>1</v></c></row>"),
    "a zero that the sheet does not show": (
        '<sheetViews><sheetView showZeros="0"/></sheetViews>',
        '<row r="1"><c r="A1"><v>0</v></c></row>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_what_is_out_of_sight_is_refused(kind: str) -> None:
    """Whatever hides it."""
    beside, rows = ROWS[kind]
    sheet = read_book(packed(f"{beside}<sheetData>{rows}</sheetData>"), "t.xlsx").sheets["T"]
    read = seen(sheet.cells[1, 1])
    assert isinstance(read, Refusal)
    assert read.code == "FIL-223"


def test_what_is_in_sight_beside_it_is_read() -> None:
    """A hidden row, column or zero hides nothing else."""
    beside = '<sheetViews><sheetView showZeros="0"/></sheetViews><cols><col min="2" max="2" hidden="1"/></cols>'
    rows = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"/></row>'
    cells = read_book(packed(f"{beside}<sheetData>{rows}</sheetData>"), "t.xlsx").sheets["T"].cells
    assert seen(cells[2, 1]) == Seen(1)


def test_where_zeros_are_not_shown_nothing_else_is_out_of_sight() -> None:
    """A text, an untrue answer, a day and a number are seen; a zero is not, as a whole number or with decimals."""
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    rows = "".join(
        f'<row><c t="{kind}"><v>{value}</v></c></row>'
        for kind, value in (("n", "0"), ("n", "0.0"), ("n", "-0"), ("n", "3"), ("str", "chữ"), ("str", "0"), ("b", "0"),
                            ("d", "2024-11-11"))
    )  # fmt: skip
    cells = read_book(packed(f"{view}<sheetData>{rows}</sheetData>"), "t.xlsx").sheets["T"].cells
    looks = [seen(cells[row, 1]) for row in range(1, 9)]
    assert [look.code if isinstance(look, Refusal) else look.raw for look in looks] == [
        *["FIL-223"] * 3, 3, "chữ", "0", False, date(2024, 11, 11),
    ]  # fmt: skip


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("<r><rPr><strike/></rPr><t>48</t></r>", "FIL-220"),
        ('<r><rPr><strike val="0"/></rPr><t>48</t></r>', "48"),
        ('<r><rPr><vertAlign val="superscript"/></rPr><t>48</t></r>', "FIL-221"),
        ('<r><rPr><vertAlign val="baseline"/></rPr><t>48</t></r>', "48"),
        ("<r><t>4</t></r><r><rPr><strike/></rPr><t>8</t></r><r><t>5</t></r>", "FIL-220"),
        ("<r><rPr><strike/></rPr><t> </t></r><r><t>48</t></r>", " 48"),  # a blank struck out is none
        ("<r><strike/><t>48</t></r>", "48"),  # not of the run's looks
        ("<r><rPr><x><strike/></x></rPr><t>48</t></r>", "48"),
        ("<rPh><rPr><strike/></rPr><t>9</t></rPh><r><t>48</t></r>", "48"),
        ("<t>4</t><rPh><t>9</t></rPh><t>8</t>", "48"),
    ],
)
def test_a_run_is_struck_out_or_raised_by_its_own_looks_alone(item: str, told: str, shared: bool) -> None:
    """In the texts that all sheets share as in a cell's own; what is read aloud is no part of the text."""
    cell = '<c t="s"><v>0</v></c>' if shared else f'<c t="inlineStr"><is>{item}</is></c>'
    others = {"xl_sharedStrings": f"<sst><si>{item}</si></sst>".encode()} if shared else {}
    look = seen(
        read_book(packed(f"<sheetData><row>{cell}</row></sheetData>", **others), "t.xlsx").sheets["T"].cells[1, 1]
    )
    assert (look.code if isinstance(look, Refusal) else look.raw) == told


STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0,"/></numFmts>'
    '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font></fonts>'
    '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF102030"/></patternFill></fill></fills>'
    "<cellXfs>{0}</cellXfs></styleSheet>"
)


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("<xf/>", 3000),
        ('<xf numFmtId="170"/>', "FIL-222"),
        ('<xf fontId="1"/>', "FIL-220"),
        ('<xf fontId="2"/>', "FIL-223"),  # white, and no fill is the first, that has no colour
        ('<xf fontId="2" fillId="0"/>', "FIL-223"),
        ('<xf fontId="2" fillId="1"/>', 3000),  # white on dark
        ('<xf fillId="1"/>', 3000),
    ],
)
def test_a_style_that_leaves_something_out_has_the_first_of_its_kind(style: str, told: object) -> None:
    """As Excel has it: a style need not name its format, its font or its fill; others beside it do not matter."""
    rows = '<sheetData><row><c s="1"><v>3000</v></c></row></sheetData>'
    styles = STYLES.format(f'<xf fontId="1" numFmtId="170" fillId="1"/>{style}<xf fontId="1" numFmtId="170"/>').encode()
    look = seen(read_book(packed(rows, xl_styles=styles), "t.xlsx").sheets["T"].cells[1, 1])
    assert (look.code if isinstance(look, Refusal) else look.raw) == told
    dark = styles.replace(b"<fill/><fill>", b"<fill>").replace(b"</fills>", b"<fill/></fills>")  # the first is dark
    look = seen(read_book(packed(rows, xl_styles=dark), "t.xlsx").sheets["T"].cells[1, 1])
    turned = {'<xf fontId="2"/>': 3000, '<xf fontId="2" fillId="0"/>': 3000, '<xf fontId="2" fillId="1"/>': "FIL-223"}
    assert (look.code if isinstance(look, Refusal) else look.raw) == turned.get(style, told)


def test_a_cell_given_twice_says_nothing() -> None:
    """Neither the first nor the last of them."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>'
    read = seen(read_book(packed(f"<sheetData>{rows}</sheetData>"), "t.xlsx").sheets["T"].cells[1, 1])
    assert isinstance(read, Refusal)
    assert read.code == "FIL-224"


def test_a_sheet_given_twice_is_refused() -> None:
    """By the name that two sheets bear, whatever the case of its letters."""
    content = packed("<sheetData/>")
    twice = b'<sheet name="T" r:id="a"/><sheet name="t" r:id="a"/>'
    with pytest.raises(ProblemsFound) as refused:
        read_book(repacked(content, "xl/workbook.xml", b'<sheet name="T" r:id="a"/>', twice), "t.xlsx")
    assert [p.code for p in refused.value.problems] == ["FIL-224"]


def repacked(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with a stretch of one part changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(held, "w") as kept:
        for name in made.namelist():
            kept.writestr(name, made.read(name).replace(old, new) if name == part else made.read(name))
    return held.getvalue()


def test_an_empty_text_that_a_formula_gives_is_empty() -> None:
    """As when nothing stands there, and other than a formula that was never worked out."""
    assert seen(Cell("", formula=True)) == Seen()
    assert (Cell("", formula=True).says, Cell(None, formula=True).says) == (False, True)


@pytest.mark.parametrize("sign", ["\x07", "\x00", "\x7f", "\ufffd", "\uffff"])
def test_a_sign_that_cannot_be_printed_is_refused(sign: str) -> None:
    """In a value and in the words beside it."""
    for read in (seen(Cell(f"4{sign}8")), seen_text(Cell(f"12{sign}/BC"))):
        assert isinstance(read, Refusal)
        assert read.code == "FIL-229"


def test_words_beside_a_value_are_read_whole() -> None:
    """A day as day/month/year, numbers and percentages with their digits; a raised sign only where it may stand."""
    words = (Cell(" 12/BC "), Cell(12), Cell(12.0), Cell(date(2024, 11, 5)), Cell("dòng 1\ndòng 2"))
    assert [seen_text(cell) for cell in words] == ["12/BC", "12", "12", "05/11/2024", "dòng 1\ndòng 2"]
    shares = (Cell(0.98, format="0%"), Cell(0.125, format="0.0%"), Cell(0.5, format="0.00%"), Cell(1, format="0%"))
    assert [seen_text(cell) for cell in shares] == ["98%", "12.5%", "50%", "100%"]
    assert seen_text(Cell("400 m2", raised=True), raised=False) == "400 m2"
    assert isinstance(seen_text(Cell("400 m2", raised=True)), Refusal)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6), st.booleans())
def test_a_whole_number_is_seen_whole_with_any_number_of_decimals(number: int, decimals: int, grouped: bool) -> None:
    """Plain formats change nothing."""
    code = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    assert seen(Cell(number, format=code)) == Seen(number)


@given(st.text('0#?.,;%"\\_*[]<>=-+/ ₫đGeneraldmyhs@E1', max_size=14), st.integers(-(10**9), 10**9))
def test_a_format_of_any_kind_shows_the_number_or_another_is_not_read(code: str, number: int) -> None:
    """No format raises, and what is read back is the very number or all the words that stand there."""
    read = seen(Cell(number, format=code))
    if isinstance(read, Seen) and not isinstance(read.raw, str):
        assert read.raw == number
        assert figure_of(Decimal(number), code).digits in (number, number * 100)
