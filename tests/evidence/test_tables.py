"""Tables of many communes: heads wherever they stand, a CSV like a workbook, and nothing taken where there is doubt."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from engine.evidence.facts import Document
from engine.evidence.gathering import FileReading
from engine.evidence.questionnaire import questionnaire
from engine.evidence.reading import read_file
from engine.evidence.round import read_round
from engine.evidence.tables.csv_tables import read_csv
from engine.evidence.tables.mistakes import MOST_UNKNOWN
from engine.forms.table_templates import LONG_NAME, WIDE_NAME, table_of, write_long_template, write_wide_template
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import ProblemsFound

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
ASKED = questionnaire(LAW, ROUND)
CHILDREN, INFANTS = "Tổng số trẻ em dưới 16 tuổi", "Trẻ em dưới 1 tuổi"
Cells = Sequence[Sequence[object]]


def read(path: Path) -> FileReading:
    """What a file of the round gives."""
    return read_file(path, path.name, LAW, ROUND)


def given(path: Path) -> Mapping[tuple[str, str], int]:
    """The values by commune and datum."""
    return {(code, fact.evidence): fact.value for code, fact in read(path).facts(ASKED)}


def told(path: Path) -> list[tuple[str, str, str]]:
    """The problems: code, place behind the file's name, commune."""
    return [
        (p.code, str(p.place).removeprefix(path.name).lstrip(": ›"), p.commune)
        for p in sorted(read(path).problems, key=lambda p: (p.place, p.code))
    ]


def as_csv(path: Path, rows: Cells, mark: str = ",") -> Path:
    """The rows as Excel saves them: as many fields in each as in the widest."""
    width = max(map(len, rows))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=mark).writerows([*row, *[""] * (width - len(row))] for row in rows)
    return path


def as_book(path: Path, rows: Cells, *merged: str) -> Path:
    """The rows as a workbook."""
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append([None if cell == "" else cell for cell in row])
    for span in merged:
        workbook.worksheets[0].merge_cells(span)
    workbook.save(path)
    return path


TITLED: Mapping[str, Cells] = {
    "heads first": [["Mã xã", CHILDREN, INFANTS]],
    "a title": [["BIỂU TỔNG HỢP, NĂM 2024"], [], ["Mã xã", CHILDREN, INFANTS]],
    "a title, a unit, numbers of columns": [
        ["BIỂU TỔNG HỢP"], ["Huyện mẫu"], ["", "trẻ", "trẻ"],
        ["Mã xã", CHILDREN, "tre_duoi_1_tuoi"], ["(1)", "(2)", "(3)"],
    ],
    "letters and numbers of columns": [["Mã xã", CHILDREN, INFANTS], ["A", 1, "2=1/3"]],
    "units in brackets": [["Mã xã", f"{CHILDREN} (trẻ)", f"{INFANTS}:"]],
    "totals above": [["Mã xã", CHILDREN, INFANTS], ["Tổng số", 2300, 90]],
    "a row of units": [["Mã xã", CHILDREN, INFANTS], ["", "trẻ", "(trẻ)"], ["(1)", "(2)", "(3)"]],
    "the round's year and a day of another": [
        ["SỐ LIỆU NĂM 2024 SO VỚI NĂM 2023"], ["Quyết định ngày 03 tháng 01 năm 2019"], ["Mã xã", CHILDREN, INFANTS],
    ],
    "two rows of heads": [["BIỂU"], ["Mã xã", "Trẻ em trong xã"], ["", CHILDREN, INFANTS], ["A", "(1)", "(2)"]],
    "a datum above, another below": [["Mã xã", CHILDREN, "Trong đó"], ["", "", INFANTS]],
}  # fmt: skip
ROWS: Cells = [["00001", 1200, 50], ["I. Miền núi"], [2, "1.100", 40], ["Tổng cộng", 2300, 90], ["", "Người lập biểu"]]
WANTED = {
    ("00001", "tre_em"): 1200, ("00001", "tre_duoi_1_tuoi"): 50,
    ("00002", "tre_em"): 1100, ("00002", "tre_duoi_1_tuoi"): 40,
}  # fmt: skip


@pytest.mark.parametrize("kind", TITLED)
@pytest.mark.parametrize("mark", ["", ",", ";", "\t"])
def test_a_wide_table_is_read_wherever_its_heads_stand(kind: str, mark: str, tmp_path: Path) -> None:
    """Workbook or CSV: titles above, two rows of heads, numbers of columns, totals and headings between the rows."""
    rows = [*TITLED[kind], *ROWS[:4]]
    path = as_csv(tmp_path / "t.csv", rows, mark) if mark else as_book(tmp_path / "t.xlsx", rows)
    assert (given(path), told(path)) == (WANTED, [])


def test_heads_that_stand_again_on_each_page_are_passed_over(tmp_path: Path) -> None:
    """As Excel prints them; a row of part totals stands between."""
    heads = ["Mã xã", CHILDREN, INFANTS]
    rows: Cells = [heads, ROWS[0], ["Cộng cụm 1", 1200, 50], heads, ROWS[2], ["Tổng cộng", 2300, 90]]
    path = as_csv(tmp_path / "t.csv", rows)
    assert (given(path), told(path)) == (WANTED, [])


def test_what_stands_below_a_table_opens_nothing(tmp_path: Path) -> None:
    """Place and day, and who signs, in the columns of figures."""
    below: Cells = [["", "", "Mẫu, ngày 15 tháng 11 năm 2024"], ["", "NGƯỜI LẬP BIỂU", "CHỦ TỊCH"]]
    path = as_csv(tmp_path / "t.csv", [["Mã xã", CHILDREN, INFANTS], ROWS[0], ROWS[2], *below], ";")
    assert (given(path), told(path)) == (WANTED, [])


def test_figures_of_a_wide_csv_stand_at_line_and_column(tmp_path: Path) -> None:
    """The places are those of the text, so that a person finds them in any program."""
    path = as_csv(tmp_path / "t.csv", [["BIỂU"], ["Mã xã", CHILDREN], ["00001", 1200], ["00002", "mười"]])
    assert [str(fact.place) for _, fact in read(path).facts(ASKED)] == ["t.csv:3:7"]
    assert told(path) == [("EVI-201", "4:7", "00002")]


DOUBTS: Mapping[str, tuple[Cells, list[tuple[str, str, str]], int]] = {
    "the code is one commune's, the name another's": (
        [["Mã xã", "Tên xã", CHILDREN], ["00001", "Thị trấn Hai", 5], ["2", "Xã Một", 6], ["00003", "Phường Ba", 7]],
        [("EVI-310", "2:1", ""), ("EVI-310", "3:1", "")], 1,
    ),
    "a name that nobody bears beside a code": (
        [["Mã xã", "Tên xã", CHILDREN], ["00001", "Xã Mười", 5]], [("EVI-310", "2:1", "")], 0,
    ),
    "no code, but a name": ([["Mã xã", "Tên xã", CHILDREN], ["", "Xã Một", 5]], [], 1),
    "a datum twice, by id and by label": (
        [["Mã xã", CHILDREN, INFANTS, "tre_em"], ["00001", 5, 1, 6]], [("EVI-305", "1:54", "")], 1,
    ),
    "two columns of codes": ([["Mã xã", "commune", CHILDREN], ["00001", "00001", 5]], [("EVI-305", "1:7", "")], 0),
    "a percentage that nobody asks for": (
        [["Mã xã", CHILDREN, "Tỷ lệ tiêm (%)"], ["00001", 5, "97,5"]], [("EVI-301", "1:35", "")], 1,
    ),
    "parts under a datum's head": (
        [["Mã xã", CHILDREN, ""], ["", "Nam", "Nữ"], ["00001", 600, 500]], [("EVI-311", "2:2", "")], 0,
    ),
    "figures without a head": ([["Mã xã", CHILDREN, ""], ["00001", 5, 6]], [("EVI-320", "2:9", "")], 1),
    "numbers of columns or a commune": ([["Mã xã", CHILDREN], ["1", "2"], ["00002", 9]], [("EVI-318", "2:1", "")], 1),
    "a line above says that all is in per cent": (
        [["Đơn vị tính: %"], ["Mã xã", CHILDREN], ["00001", 98]], [("EVI-324", "1:1", "")], 0,
    ),
    "a row of units, one of them per cent": (
        [["Mã xã", CHILDREN, INFANTS], ["", "trẻ", "(%)"], ["(1)", "(2)", "(3)"], ["00001", 98, 97]],
        [("EVI-324", "2:6", "")], 1,
    ),
    "a row of units above the heads": (
        [["", "1.000 trẻ", "trẻ"], ["Mã xã", CHILDREN, INFANTS], ["00001", 98, 97]], [("EVI-324", "1:2", "")], 1,
    ),
    "a column of units": (
        [["Mã xã", "ĐVT", CHILDREN], ["00001", "%", 98], ["00002", "trẻ", 98]], [("EVI-324", "2:7", "00001")], 1,
    ),
    "a long table with a column of units": (
        [["Mã xã", "Số liệu", "Đơn vị", "Giá trị"], ["00001", "tre_em", "Nghìn trẻ", 9], ["2", "tre_em", "trẻ", 9]],
        [("EVI-324", "2:14", "00001")], 1,
    ),
    "figures of nobody below a commune's": (
        [["Mã xã", "Tên xã", CHILDREN, INFANTS], ["00001", "Xã Một", 20, 5], ["", "", 29, ""], ["2", "", 9, 4]],
        [("EVI-325", "3:3", "00001")], 4,
    ),
    "a line above gives another year": (
        [["BIỂU TỔNG HỢP NĂM 2023"], ["Mã xã", CHILDREN], ["00001", 98]], [("EVI-326", "1:1", "")], 1,
    ),
    "a long table of another year": (
        [["SỐ LIỆU NĂM 2022"], ["Mã xã", "Số liệu", "Giá trị"], ["00001", "tre_em", 9]], [("EVI-326", "1:1", "")], 1,
    ),
    "years below a datum's head": (
        [["Mã xã", CHILDREN, ""], ["", 2023, 2024], ["00001", 600, 500]], [("EVI-311", "2:2", "")], 0,
    ),
    "a column of years": (
        [["Mã xã", "Số liệu", "Năm", "Giá trị"], ["00001", "tre_em", 2023, 9]], [("EVI-314", "1:15", "")], 1,
    ),
    "another table below": (
        [["Mã xã", CHILDREN], ["00001", 98], ["Mã xã", INFANTS], ["00002", 5]], [("EVI-327", "3:1", "")], 1,
    ),
    "a total above that is wrong": (
        [["Mã xã", CHILDREN], ["Tổng số", 99], ["00001", 50], ["2", 48]], [("EVI-420", "2:9", "")], 2,
    ),
    "a share's head": ([["Mã xã", CHILDREN, f"{INFANTS} (%)"], ["00001", 98, 97]], [("EVI-301", "1:35", "")], 1),
    "no datum": ([["Mã xã", "Dân số"], ["00001", 5]], [("EVI-312", "1:1", "")], 0),
}  # fmt: skip


@pytest.mark.parametrize("kind", DOUBTS)
def test_where_there_is_doubt_nothing_is_taken_and_it_is_told(kind: str, tmp_path: Path) -> None:
    """Each doubt is one problem at its place, and leaves what is beyond doubt."""
    rows, wanted, facts = DOUBTS[kind]
    path = as_csv(tmp_path / "t.csv", rows)
    assert (told(path), len(given(path))) == (wanted, facts)


def test_a_head_merged_over_two_columns_names_neither(tmp_path: Path) -> None:
    """Which of the two columns is the datum cannot be told; another datum of the table is read."""
    rows: Cells = [["Mã xã", INFANTS, CHILDREN, ""], ["00001", 5, 600, 500]]
    path = as_book(tmp_path / "t.xlsx", rows, "C1:D1")
    assert given(path) == {("00001", "tre_duoi_1_tuoi"): 5}
    assert [code for code, _, _ in told(path)] == ["EVI-319", "EVI-320"]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("00001,tre_em,1,041,12/BC", "00001"),
        ("00001,tre_em", "00001"),
        ("Phường Ba,tre_em,1,041,", "00003"),
        ("1,041,tre_em,5,12/BC", "00001"),
        ("00001,tre_em,5,12/BC,", "00001"),
        ("x,tre_em,1,041,12/BC", ""),
    ],
)
def test_a_row_that_moved_is_told_and_not_read(line: str, owner: str, tmp_path: Path) -> None:
    """A decimal comma must never make 1 of 1041; the problem is the commune's when what stands first names it."""
    path = tmp_path / "t.csv"
    path.write_text(f"mã xã,số liệu,giá trị,văn bản\n{line}\n00002,tre_em,7,12/BC\n", "utf-8")
    assert given(path) == {("00002", "tre_em"): 7}
    assert told(path) == [("EVI-313", "2:1", owner)]


def test_a_comma_of_thousands_that_fills_the_place_of_the_document_is_told(tmp_path: Path) -> None:
    """A row without its document and with 1,041 has as many fields as it should; with semicolons there is no doubt."""
    path = tmp_path / "t.csv"
    path.write_text("mã xã,số liệu,giá trị,văn bản\n00001,tre_em,1,041\n00002,tre_em,7,125/BC\n", "utf-8")
    assert (given(path), told(path)) == ({("00002", "tre_em"): 7}, [("EVI-322", "2:14", "00001")])
    path.write_text("mã xã;số liệu;giá trị;văn bản\n00001;tre_em;1;041\n", "utf-8")
    assert (given(path), told(path)) == ({("00001", "tre_em"): 1}, [])


@pytest.mark.parametrize(
    ("heads", "line", "cut"),
    [
        (["Mã xã", CHILDREN, INFANTS, "so_hoat_dong"], ["00001", "1", "041", "50"], "1,041"),
        (["Mã xã", INFANTS, CHILDREN, "so_hoat_dong"], ["00001", "7", "12", "000"], "12,000"),
        (["Mã xã", CHILDREN, f"{CHILDREN} - văn bản", INFANTS], ["00001", "1", "141", "50"], "1,141"),
    ],
)
def test_a_comma_of_thousands_that_shifts_a_wide_row_is_told(
    heads: list[str], line: list[str], cut: str, tmp_path: Path
) -> None:
    """The row is read for nothing; with another separator the same fields are what they say."""
    rows: Cells = [heads, line, ["00002", "7", "8/BC", "9"] if "văn bản" in heads[2] else ["00002", "7", "8", "9"]]
    path = as_csv(tmp_path / "t.csv", rows)
    assert {code for code, _ in given(path)} == {"00002"}
    ((code, _, commune),) = told(path)
    assert (code, commune) == ("EVI-322", "00001")
    (problem,) = read(path).problems
    assert (problem.values["given"], set(problem.data)) == (cut, {name for _, name in given(path)})
    as_csv(path, rows, ";")
    assert (told(path), {code for code, _ in given(path)}) == ([], {"00001", "00002"})


def test_a_commune_is_not_blamed_for_a_row_in_which_its_code_may_have_moved(tmp_path: Path) -> None:
    """Where the code is not the first column, a field that looks like one may be half of a number."""
    path = tmp_path / "t.csv"
    path.write_text("số liệu,giá trị,mã xã\ntre_em,1,002,00001\n", "utf-8")
    assert told(path) == [("EVI-313", "2:1", "")]


@pytest.mark.parametrize(
    "heads", ["mã xã,số liệu,giá trị,giá trị", "mã xã,số liệu,value,Giá trị:", "xã,tên xã,số liệu,value"]
)
def test_a_long_table_with_a_column_twice_is_refused_whole(heads: str, tmp_path: Path) -> None:
    """Also where the two are headed by different words for one thing."""
    path = tmp_path / "t.csv"
    path.write_text(f"{heads}\n00001,tre_em,20,48\n", "utf-8")
    assert ([code for code, _, _ in told(path)], given(path)) == (["EVI-305"], {})


def test_a_long_table_with_code_and_name_reads_the_rows_in_which_they_agree(tmp_path: Path) -> None:
    """One row of two communes is nobody's; "đơn vị" beside a code is the unit of the figure, not a name."""
    path = tmp_path / "t.csv"
    path.write_text(
        "mã xã,tên xã,số liệu,đơn vị,giá trị\n00001,Xã Một,tre_em,trẻ,5\n00002,Phường Ba,tre_em,trẻ,6\n", "utf-8"
    )
    assert given(path) == {("00001", "tre_em"): 5}
    assert told(path) == [("EVI-310", "3:1", "")]


def test_papers_of_a_wide_table_are_of_the_row_or_of_one_datum(tmp_path: Path) -> None:
    """A document beside a datum counts for it, that of the row for all others; a wrong day of the row is told once."""
    heads = ["Mã xã", CHILDREN, f"{CHILDREN} – văn bản", f"{CHILDREN} - ngày", INFANTS, "Văn bản số", "Ngày văn bản"]
    rows: Cells = [
        heads,
        ["00001", 5, "7/CA", "05/11/2024", 2, "12/BC", "01/11/2024"],
        ["00002", 6, "", "", 3, "9/BC", "31/02/2024"],
    ]
    path = as_csv(tmp_path / "t.csv", rows)
    papers = {(code, fact.evidence): fact.document for code, fact in read(path).facts(ASKED)}
    day = ROUND.on.replace
    assert papers == {
        ("00001", "tre_em"): Document("7/CA", day(month=11, day=5)),
        ("00001", "tre_duoi_1_tuoi"): Document("12/BC", day(month=11, day=1)),
        ("00002", "tre_em"): Document("9/BC"),
        ("00002", "tre_duoi_1_tuoi"): Document("9/BC"),
    }
    assert [(code, commune) for code, _, commune in told(path)] == [("EVI-213", "00002")]


def test_a_form_saved_as_csv_is_named_as_such(tmp_path: Path) -> None:
    """The remedy is to send the workbook, not to add columns."""
    path = tmp_path / "00001-mot.csv"
    path.write_text(",PHIẾU SỐ LIỆU XÃ MỘT,,\n,Mục,Câu hỏi,Số liệu\ntre_em,1.1,Bao nhiêu trẻ?,1200\n", "utf-8")
    assert told(path) == [("EVI-315", "", "00001")]


def test_missing_columns_are_named_in_vietnamese_and_the_echo_is_short(tmp_path: Path) -> None:
    """A line of a thousand signs is not repeated in full."""
    path = tmp_path / "t.csv"
    path.write_text("số liệu," + ",".join(["cột"] * 300) + "\n1\n", "utf-8")
    (missing,) = read(path).problems
    assert (missing.code, missing.values["name"], len(missing.typed)) == ("EVI-304", "mã xã, giá trị", 120)


def test_wrong_rows_without_end_are_a_handful_of_problems(tmp_path: Path) -> None:
    """One problem a cause: an unknown datum, an unknown commune, a row that moved."""
    path = tmp_path / "t.csv"
    rows = ["00001,x,1", "77777,tre_em,1", "00002,tre_em,1,5", "00003,tre_em,5"] * 5_000
    path.write_text("\n".join(["mã xã,số liệu,giá trị", *rows]), "utf-8")
    assert sorted(told(path)) == [("EVI-301", "2:7", "00001"), ("EVI-302", "3:1", ""), ("EVI-313", "4:1", "00002")]


@pytest.mark.parametrize(
    ("heads", "row"), [("mã xã,số liệu,giá trị", "tre_em,1"), (f"mã xã,{CHILDREN},{INFANTS}", "5,1")]
)
def test_a_column_of_something_else_than_communes_is_refused_at_once(heads: str, row: str, tmp_path: Path) -> None:
    """More unknown names than the country has communes: one problem, whoever is asked about; so many still pass."""
    path = tmp_path / "t.csv"
    for count, codes in ((MOST_UNKNOWN + 1, {"EVI-323"}), (MOST_UNKNOWN, {"EVI-302", "EVI-317"})):
        rows = (f"Xã Lạ {number},{row}" for number in range(count))
        path.write_text("\n".join([heads, *rows, f"00001,{row}"]), "utf-8")
        assert {code for code, _, _ in told(path)} == codes
        one = read_csv(path, path.name, ASKED, {"00001"}) if "EVI-302" in codes else None
        assert one is None or one.communes == {"00001"}
    path.write_text("\n".join([heads, *(f"Xã Lạ {number},{row}" for number in range(MOST_UNKNOWN + 1))]), "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        read_csv(path, path.name, ASKED, {"00001"})
    assert [p.code for p in refused.value.problems] == ["EVI-323"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_templates_come_back_filled(language: str, tmp_path: Path) -> None:
    """Written, filled as an officer fills them and read: every datum of every commune, with its paper, and no word."""
    table = table_of(LAW, ROUND, ROUND.units, speak(language))
    wide, long = tmp_path / WIDE_NAME, tmp_path / LONG_NAME
    write_wide_template(wide, table)
    write_long_template(long, table)
    assert (told(wide), given(wide), told(long), given(long)) == ([], {}, [], {})
    _fill_wide(wide)
    _fill_long(long)
    for path in (wide, long):
        assert told(path) == []
        assert given(path) == {(u.code, e.id): _value(e.kind) for u in ROUND.units for e in ASKED.data}
        assert {fact.document for _, fact in read(path).facts(ASKED)} == {Document("12/BC", ROUND.on)}
        assert read(path).communes == {unit.code for unit in ROUND.units}


def _value(kind: str) -> int:
    return 1 if kind == "yes_no" else 5


def _fill_wide(path: Path) -> None:
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    below = next(row for row in range(1, 20) if sheet.cell(row, 1).value == ROUND.units[0].code)
    for row in range(below, below + len(ROUND.units)):
        for column, evidence in enumerate(ASKED.data, 3):
            assert sheet.cell(row, column).number_format == "@"
            sheet.cell(row, column).value = "Có" if evidence.kind == "yes_no" else "5"
        sheet.cell(row, 3 + len(ASKED.data)).value = "12/BC"
        sheet.cell(row, 4 + len(ASKED.data)).value = ROUND.on
    workbook.save(path)


def _fill_long(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    kinds = [evidence.kind for evidence in ASKED.data] * len(ROUND.units)
    for row, kind in zip(rows, kinds, strict=True):
        # Excel drops the leading zeros of the codes when it opens a CSV.
        row[0], row[4:7] = row[0].lstrip("0"), ["Có" if kind == "yes_no" else "5", "12/BC", f"{ROUND.on:%d/%m/%Y}"]
    as_csv(path, [heads, *rows], ";")
