"""The checking sheet, out and in again: what is typed is read exactly, or sent back at its cell."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.desk.editing.amending import amended
from engine.desk.editing.renewing import renewed_examples
from engine.desk.proofreading.check_in import check_in
from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO, KEYS, OLD_SCHEMA, SCHEMA, CheckedSheet
from engine.desk.proofreading.found_numbers import found_in_cell, read_found
from engine.files.books import Cell
from engine.files.numbers import Raw, Refusal
from engine.files.yaml_text import rewrite
from engine.language import speak
from engine.law.loading import Lawbook, load_standard
from engine.law.numbers_of_law import numbers_of
from engine.law.readings.number import Number
from engine.law.source import Tree
from engine.problems import ProblemsFound, catalogue
from engine.reporting.excel.checklist_excel import COLUMNS, HEADS_ROW, KEYS_ROW, write_checklist
from engine.rules.examples import read_example
from engine.service.proofread import CheckInRequest, read_sheet, take_in, write_sheets
from engine.service.workspace import Workspace
from tests.frozen import LAW, SMALL

SAY = speak("vi")
TODAY = date(2026, 1, 31)
# As a reader would copy it from the text.
QUOTED: dict[str, Raw] = {"sentence": "Từ 98 % trở lên: 50 điểm"}
EDGE, POINTS, NONE = "tc02.1/1/at_least", "tc02.1/1/points", "tc02.1/none/when_none"


def number(kind: str, value: str, unit: str = "") -> Number:
    """A number as the law has it."""
    return Number("tc01.1/1", "at_least", kind, value, ("tc01.yaml", ()), "provisional", None, unit=unit)  # type: ignore[arg-type]


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A copy of the small standard."""
    return Path(shutil.copytree(SMALL, tmp_path / "criteria" / "small"))


@pytest.fixture
def sheet(law: Path, tmp_path: Path) -> Path:
    """Its checking sheet, with a name and a day above the table."""
    (excel, _), _ = write_sheets(law, tmp_path / "phieu", SAY)
    typed(excel, {ALL_WHO: {"given": "Nguyễn Thị Lan"}, ALL_WHEN: {"given": "05/01/2026"}})
    return excel


def typed(sheet: Path, cells: dict[str, dict[str, Raw]]) -> None:
    """Type into a sheet as Excel would keep it."""
    workbook = load_workbook(sheet)
    page = workbook.worksheets[0]
    rows = {page.cell(row, COLUMNS["id"]).value: row for row in range(1, page.max_row + 1)}
    for name, told in cells.items():
        for key, value in told.items():
            page.cell(rows[name], COLUMNS[key]).value = value
    workbook.save(sheet)


def read(law: Path, sheet: Path) -> CheckedSheet:
    """What a sheet says."""
    return read_sheet(sheet, load_standard(law), TODAY)


def codes(law: Path, sheet: Path) -> list[str]:
    """The codes of a sheet's problems."""
    return [p.code for p in check_in(load_standard(law), read(law, sheet)).problems]


@pytest.mark.parametrize(
    ("given", "percent", "wanted"),
    [
        ("98", False, "98"),
        ("98 %", False, "98"),
        ("98%", False, "98"),
        ("97,5", False, "97.5"),
        ("97.5", False, "97.5"),
        ("０,5", False, "0.5"),
        ("-10", False, "-10"),
        ("−10 %", False, "-10"),
        (0.98, True, "98"),
        (97.96, False, "97.96"),
        ("1.250", False, "CHK-212"),
        ("1,250", False, "CHK-212"),
        ("khoảng 98", False, "CHK-203"),
        ("98-100", False, "CHK-203"),
        (True, False, "CHK-203"),
        (date(2026, 5, 4), False, "CHK-203"),
    ],
)
def test_an_edge_in_percent_is_read_exactly_or_sent_back(given: Raw, percent: bool, wanted: str) -> None:
    """Comma or point, with its sign or without; never a guess between thousands and decimals."""
    told = read_found(number("exact", "98", "%"), given, percent=percent)
    assert (told.code if isinstance(told, Refusal) else told) == wanted


@pytest.mark.parametrize(
    ("given", "percent", "wanted"),
    [
        ("1.000", False, "1000"),
        ("1 000", False, "1000"),
        ("50 điểm", False, "50"),
        ("50,5", False, "CHK-203"),
        ("5 %", False, "CHK-211"),
        (0.05, True, "CHK-211"),
        ("-5", False, "CHK-203"),
        (50.0, False, "50"),
    ],
)
def test_points_are_whole(given: Raw, percent: bool, wanted: str) -> None:
    """A whole number knows thousands, but no decimals and no percent."""
    told = read_found(number("whole", "50"), given, percent=percent)
    assert (told.code if isinstance(told, Refusal) else told) == wanted


@pytest.mark.parametrize(
    ("kind", "given", "wanted"),
    [
        ("words", "Đúng", "có sẵn"),
        ("words", "đúng", "có sẵn"),
        ("words", "có sẵn", "có sẵn"),
        ("words", "Khác", None),
        ("words", "hình như", "CHK-204"),
        ("choice", "đủ điểm", "full_points"),
        ("choice", "0 điểm", "zero"),
        ("choice", 0, "zero"),
        ("choice", "không áp dụng", "not_applicable"),
        ("choice", "tùy xã", "CHK-205"),
        ("day", "03/01/2019", "2019-01-03"),
        ("day", date(2019, 1, 3), "2019-01-03"),
        ("day", "31/02/2019", "CHK-209"),
    ],
)
def test_words_choices_and_days(kind: str, given: Raw, wanted: str | None) -> None:
    """Words are found or not, choices are one of three, days stand in the calendar."""
    told = read_found(number(kind, "có sẵn"), given)
    assert (told.code if isinstance(told, Refusal) else told) == wanted


def test_a_third_is_read_where_the_law_has_one() -> None:
    """1/3 is a number only where the law writes one so."""
    assert read_found(number("exact", "1/3"), "2/3") == "2/3"
    assert isinstance(read_found(number("exact", "33"), "1/3"), Refusal)


def test_a_blank_sheet_says_nothing(law: Path, sheet: Path) -> None:
    """Rows left empty stay as they are, even under a name drawn down the column."""
    names = [n.id for n in numbers_of(load_standard(law).standard)]
    typed(sheet, {name: {"who": "Trần Văn Ba", "when": "06/01/2026"} for name in names})
    assert read(law, sheet) == CheckedSheet((), ())


def test_every_number_comes_back_as_it_is_printed(law: Path, sheet: Path) -> None:
    """Type what the sheet shows, and the whole law is agreed: every printed form can be read."""
    workbook = load_workbook(sheet)
    page = workbook.worksheets[0]
    for row in range(HEADS_ROW + 1, page.max_row + 1):
        if page.cell(row, COLUMNS["id"]).value:
            shown = str(page.cell(row, 5).value).removesuffix(" trên 1.000").removesuffix(" trên 100.000")
            page.cell(row, COLUMNS["given"], "Đúng" if shown == "–" else shown)
            page.cell(row, COLUMNS["page"], "4")
            page.cell(row, COLUMNS["sentence"], f"Văn bản thử nghiệm viết: {shown}")
    workbook.save(sheet)
    book = load_standard(law)
    done = check_in(book, read(law, sheet))
    assert [p.code for p in done.problems] == []
    assert [row.number.id for row in done.agreed] == [n.id for n in numbers_of(book.standard)]


def test_rows_and_columns_may_be_moved(law: Path, sheet: Path) -> None:
    """A row finds its number by its hidden id, not by where it stands."""
    typed(sheet, {EDGE: {"given": "98", "page": "4", **QUOTED}})
    workbook = load_workbook(sheet)
    workbook.worksheets[0].insert_rows(HEADS_ROW + 1, 3)
    workbook.worksheets[0].insert_cols(2)
    workbook.save(sheet)
    (row,) = read(law, sheet).found
    assert row.number.id == EDGE


def test_the_rows_own_name_and_day_come_first(law: Path, sheet: Path) -> None:
    """What stands above the table is only for rows that say nothing themselves."""
    typed(
        sheet,
        {EDGE: {"given": 98, "page": 4, "who": "Trần Văn Ba", "when": date(2026, 1, 6), "note": "bản scan", **QUOTED}},
    )
    (row,) = read(law, sheet).found
    assert (row.who, row.when, row.page, row.note) == ("Trần Văn Ba", date(2026, 1, 6), "4", "bản scan")


BROKEN: dict[str, dict[str, dict[str, Raw]]] = {
    "CHK-203": {EDGE: {"given": "=1+1", "page": "4", **QUOTED}},
    "CHK-204": {"standard/number": {"given": "hình như", "page": "4", **QUOTED}},
    "CHK-205": {NONE: {"given": "tùy", "page": "4", **QUOTED}},
    "CHK-206": {EDGE: {"given": "98", **QUOTED}},
    "CHK-207": {ALL_WHO: {"given": None}, EDGE: {"given": "98", "page": "4", **QUOTED}},
    "CHK-208": {ALL_WHEN: {"given": None}, EDGE: {"given": "98", "page": "4", **QUOTED}},
    "CHK-209": {EDGE: {"given": "98", "page": "4", "when": "31/02/2026", **QUOTED}},
    "CHK-210": {EDGE: {"page": "4"}},
    "CHK-211": {POINTS: {"given": "50 %", "page": "4", **QUOTED}},
    "CHK-212": {EDGE: {"given": "1.250", "page": "4", **QUOTED}},
    "CHK-214": {EDGE: {"given": "98", "page": "4", "who": "Phòng Chính sách", **QUOTED}},
    "CHK-215": {EDGE: {"given": "98", "page": "4"}},
    "CHK-216": {EDGE: {"given": "98", "page": "4", "sentence": "98 %"}},
    "CHK-217": {EDGE: {"given": "98", "page": "0", **QUOTED}},
    "CHK-218": {EDGE: {"given": "98", "page": "4", "when": "01/02/2026", **QUOTED}},
    "CHK-219": {EDGE: {"given": "98", "page": "4", "when": "02/01/2019", **QUOTED}},
    "CHK-220": {EDGE: {"given": "98", "page": "4", "sentence": "nt"}},
    "CHK-222": {EDGE: {"given": "98", "page": "4", "sentence": "Từ 95 % trở lên: 35 điểm"}},
    "CHK-302": {"standard/number": {"given": "Khác", "page": "4", **QUOTED}},
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_wrong_row_is_sent_back_with_its_code(code: str, law: Path, sheet: Path) -> None:
    """Each slip has its code, at one cell of the sheet."""
    known = {n.id for n in numbers_of(load_standard(law).standard)}
    assert {name for name in BROKEN[code] if not name.startswith("@")} <= known
    typed(sheet, BROKEN[code])
    assert codes(law, sheet) == [code]
    (found,) = check_in(load_standard(law), read(law, sheet)).problems
    assert found.place.sheet == "Phiếu đối chiếu"
    assert found.place.cell


def test_no_checking_sheet_at_all(law: Path, sheet: Path) -> None:
    """Without its hidden sheet a workbook is anything."""
    workbook = load_workbook(sheet)
    del workbook["_meta"]
    workbook.save(sheet)
    assert codes(law, sheet) == ["CHK-101"]


def test_a_sheet_without_room_for_the_sentence(law: Path, sheet: Path) -> None:
    """One that an older program made says so, instead of being no sheet at all."""
    workbook = load_workbook(sheet)
    meta = workbook["_meta"]
    (cell,) = (row[1] for row in meta.iter_rows() if row[1].value == SCHEMA)
    cell.value = OLD_SCHEMA
    workbook.save(sheet)
    assert codes(law, sheet) == ["CHK-221"]


@pytest.mark.parametrize(
    "who", ["1", "0900000000", "Lan", "Bà Lan", "lan@example.vn", "Phòng Chính sách", "Chủ tịch UBND xã",
            "Cán bộ trẻ em", "Trưởng phòng", "Nguyễn Văn 2", "()"],
)  # fmt: skip
def test_only_a_person_with_a_name_reads(who: str, law: Path, sheet: Path) -> None:
    """Numbers, addresses, offices and half a name are no reader."""
    typed(sheet, {ALL_WHO: {"given": who}, EDGE: {"given": "98", "page": "4", **QUOTED}})
    assert codes(law, sheet) == ["CHK-214"]


@pytest.mark.parametrize("page", ["4", 12, "3-4", "trang 3", "phụ lục, trang 3", "Điều 2 khoản 2", "Phụ lục", "tr.5"])
def test_a_page_that_can_be_found_again(page: Raw, law: Path, sheet: Path) -> None:
    """A number or a place by its name."""
    typed(sheet, {EDGE: {"given": "98", "page": page, **QUOTED}})
    assert codes(law, sheet) == []


@pytest.mark.parametrize("page", ["0", 0.0, "abc", "trang 0", "?", "-1", "x"])
def test_a_page_that_nobody_can_find(page: Raw, law: Path, sheet: Path) -> None:
    """Page 0 and words that name no place."""
    typed(sheet, {EDGE: {"given": "98", "page": page, **QUOTED}})
    assert codes(law, sheet) == ["CHK-217"]


@pytest.mark.parametrize("ditto", ["nt", "NT", "như trên", '"', "n/t"])
def test_page_and_sentence_like_the_row_above(ditto: str, law: Path, sheet: Path) -> None:
    """One clause has several numbers, and its sentence is typed once."""
    likewise: dict[str, Raw] = {"page": ditto, "sentence": ditto}
    typed(sheet, {EDGE: {"given": "98", "page": "4", **QUOTED}, POINTS: {"given": "50", **likewise}})
    first, second = read(law, sheet).found
    assert (second.page, second.sentence) == (first.page, first.sentence) == ("4", QUOTED["sentence"])


def test_a_sheet_of_another_standard(sheet: Path) -> None:
    """Nothing of it is read."""
    found = read(LAW, sheet)
    assert [p.code for p in found.problems] == ["CHK-102"]
    assert found.found == ()


@pytest.mark.parametrize("key", KEYS)
def test_a_lost_column_is_named(key: str, law: Path, sheet: Path) -> None:
    """The hidden row tells the columns; without it nothing is guessed."""
    workbook = load_workbook(sheet)
    workbook.worksheets[0].cell(KEYS_ROW, COLUMNS[key]).value = None
    workbook.save(sheet)
    assert codes(law, sheet) == ["CHK-103"]


def test_a_law_edited_since_is_only_a_warning(law: Path, sheet: Path) -> None:
    """The sheet is read on: its readings are of the text, not of the law."""
    path = law / "standard.yaml"
    path.write_text(path.read_text("utf-8").replace("threshold: 180", "threshold: 170"), "utf-8")
    typed(sheet, {EDGE: {"given": "98", "page": "4", **QUOTED}})
    assert codes(law, sheet) == ["CHK-104"]
    assert len(read(law, sheet).found) == 1


def test_unknown_and_doubled_rows(law: Path, sheet: Path) -> None:
    """An id that is none, a row with none, and one number in two rows."""
    typed(
        sheet,
        {EDGE: {"given": "98", "page": "4", **QUOTED}, POINTS: {"given": "50", "page": "4", "id": EDGE, **QUOTED}},
    )
    assert codes(law, sheet) == ["CHK-202", "CHK-202"]
    typed(sheet, {EDGE: {"id": "tc02.1/9/at_least"}})
    assert "CHK-201" in codes(law, sheet)


def test_two_readers_who_differ(law: Path, sheet: Path, tmp_path: Path) -> None:
    """The second is sent back with both names; the first may mend his own."""
    space = Workspace(tmp_path, bundled=False)
    typed(sheet, {EDGE: {"given": "98", "page": "4", **QUOTED}})
    assert take_in(law, CheckInRequest(law.name, sheet), space).ledger is None
    assert take_in(law, CheckInRequest(law.name, sheet, applied=True), space).ledger
    typed(sheet, {EDGE: {"given": "97", "sentence": "Từ 97 % trở lên: 50 điểm"}})
    assert codes(law, sheet) == []
    typed(sheet, {ALL_WHO: {"given": "Trần Văn Ba"}})
    assert codes(law, sheet) == ["CHK-301"]


def test_what_came_with_the_program_is_not_written_to(law: Path, sheet: Path, tmp_path: Path) -> None:
    """The wheel's own criteria stay as they are."""
    with pytest.raises(ProblemsFound) as refused:
        take_in(law, CheckInRequest(law.name, sheet), Workspace(tmp_path, bundled=True))
    assert [p.code for p in refused.value.problems] == ["CHK-303"]


def test_no_code_of_the_sheet_is_without_its_test() -> None:
    """Every code of the family is shown above; those of a letter's list in tests/reading/test_task_list.py.

    A round of another standard (CHK-223) is refused in tests/parts/test_after_scoring.py.
    """
    shown = {*BROKEN, "CHK-101", "CHK-102", "CHK-103", "CHK-104", "CHK-201", "CHK-202", "CHK-221", "CHK-301", "CHK-303"}
    elsewhere = {"CHK-223", *(code for code in catalogue() if "CHK-23" in code)}
    assert {code for code in catalogue() if code.startswith("CHK-")} - elsewhere == shown


def test_the_same_law_gives_the_same_bytes(tmp_path: Path) -> None:
    """Excel and Word alike hold no hour."""
    book = load_standard(SMALL)
    first, _ = write_sheets(SMALL, tmp_path / "a", SAY)
    second, _ = write_sheets(SMALL, tmp_path / "b", SAY)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert [path.suffix for path in first] == [".xlsx", ".docx"]
    write_checklist(tmp_path / "en.xlsx", book, speak("en"))
    assert (tmp_path / "en.xlsx").read_bytes() != first[0].read_bytes()


def test_a_half_filled_sheet_is_not_overwritten(law: Path, sheet: Path) -> None:
    """Making sheets again keeps those that are there."""
    before = sheet.read_bytes()
    written, kept = write_sheets(law, sheet.parent, SAY)
    assert (written, sheet in kept, sheet.read_bytes()) == ((), True, before)


def amended_law(book: Lawbook, name: str, value: str) -> tuple[Lawbook, dict[str, str]]:
    """The law with one number otherwise, before its examples follow."""
    number = next(n for n in numbers_of(book.standard) if n.id == name)
    trees: dict[str, dict[str, Tree]] = amended(book, [(number, value)])
    texts = {file: rewrite((book.folder / file).read_text("utf-8"), tree) for file, tree in trees.items()}
    return load_standard(book.folder, texts), texts


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tc07.1/1/at_least", "97.25"),
        ("tc03.1/2/at_most", "0.4"),
        ("tc05.1/3/at_most", "1/3"),
        ("tc12.3/1/at_least", "4"),
        ("tc12.2/3/more_than", "10"),
        ("tc13.1/1/at_least", "85"),
        ("tc13.1/asked_at_least", "50"),
        ("tc06.2/none/when_none", "zero"),
    ],
)
def test_examples_follow_an_amended_number(name: str, value: str) -> None:
    """Those that contradict it go, those that hold stay, and what is new can be read and is marked as made."""
    book = load_standard(LAW)
    changed, _ = amended_law(book, name, value)
    item = next(i for i in changed.standard.items if i.id == name.split("/", 1)[0])
    old = next(i for i in book.standard.items if i.id == item.id)
    made = renewed_examples(item)
    assert set(made) & set(old.examples) or name.startswith("tc05")
    assert all(e.name.startswith("Máy lập: ") for e in made if e not in old.examples)
    assert all(read_example(item, e) for e in made)
    assert renewed_examples(item.model_copy(update={"examples": made})) == made


def test_an_amended_line_keeps_the_rest_of_its_file() -> None:
    """Only the number's own line is another one."""
    _, texts = amended_law(load_standard(LAW), "tc07.1/1/at_least", "97")
    before = (LAW / "tc07.yaml").read_text("utf-8").splitlines()
    after = texts["tc07.yaml"].splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("      - {at_least: 98, points: 50, mark: reported}", "      - {at_least: 97, points: 50, mark: reported}")
    ]


def test_a_cell_of_an_error_says_no_number() -> None:
    """#N/A is refused with what the cell shows; a struck figure is refused as it is everywhere, a plain one read."""
    told = found_in_cell(number("exact", "98", "%"), Cell("#N/A", error=True))
    assert isinstance(told, Refusal) and (told.code, told.values) == ("CHK-203", {"given": "#N/A"})
    struck = found_in_cell(number("exact", "98", "%"), Cell(98, struck=True))
    assert isinstance(struck, Refusal) and struck.code.startswith("FIL-")
    assert found_in_cell(number("exact", "98", "%"), Cell(98)) == "98"
