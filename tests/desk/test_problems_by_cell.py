"""A problem of a line of the law's files told at the cell of the workbook that the line was made from."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from engine.desk.editing.drafts import Draft, Origin
from engine.desk.editing.importing import plan_import
from engine.desk.editing.mistakes.by_cell import by_cell
from engine.law.source import Route, source_of
from engine.problems import Place, Problem, ProblemsFound, problem, words
from tests.desk.made_workbooks import Edit, cell, edited, exported, typed
from tests.frozen import SMALL

FILE = "tc01.yaml"
SOURCE = source_of(b"id: tc01\nitems:\n- id: tc01.1\n  bands:\n  - points: 3\n- id: tc01.2\n", FILE)
SOURCES = {FILE: SOURCE}
FIRST, BANDS = ("items", 0, "id"), ("items", 0, "bands")


def draft(*routes: Route) -> Draft:
    """A workbook whose cells say these values, each at a cell of its own."""
    cells = {(FILE, at): Origin(Place("so.xlsx", cell=f"A{n}"), "x") for n, at in enumerate(routes, 1)}
    return Draft("so.xlsx", "small", "", {}, {}, cells, ())


def at(route: Route, code: str = "LAW-206", **values: object) -> Problem:
    """A problem of the value at a route of the file."""
    return problem(code, SOURCE.values[route], "x", **{"name": "-", **values})


def cell_of(told: Problem, *routes: Route) -> str:
    """The cell that it is told at."""
    return by_cell(draft(*routes), SOURCES, told).place.cell


@pytest.mark.parametrize("place", [Place("khac.yaml", line=3), Place(FILE)])
def test_what_is_of_no_line_of_the_law_stays_where_it_is(place: Place) -> None:
    """Another file's, and what is said of a whole file."""
    told = problem("LAW-206", place)
    assert by_cell(draft(FIRST), SOURCES, told) is told


def test_a_value_is_told_at_its_own_cell_or_at_one_below_it() -> None:
    """A list has no cell: the first of what stands in it has."""
    assert cell_of(at(FIRST), ("id",), FIRST) == "A2"
    assert cell_of(at(BANDS), FIRST, (*BANDS, 0, "points")) == "A2"


def test_a_value_without_a_cell_is_told_at_the_entry_it_stands_in() -> None:
    """At the entry's own cell, else at the first that it has; where there is none, at the line of the file."""
    told = at((*BANDS, 0, "points"))
    assert cell_of(told, ("items", 1, "id"), BANDS) == "A2"
    assert cell_of(told, ("items", 1, "id"), FIRST) == "A2"
    assert by_cell(draft(("name",)), SOURCES, told) is told


def test_a_key_that_is_missing_is_told_at_its_empty_cell_or_beside_it() -> None:
    """Where the sheet has a cell for it, there; else at what the entry has."""
    told = at(("items", 1), "LAW-202", name="title")
    assert cell_of(told, ("items", 1, "id"), ("items", 1, "title")) == "A2"
    assert cell_of(told, FIRST, ("items", 1, "id")) == "A2"


def test_kinds_of_data_are_told_in_the_words_of_their_drop_down() -> None:
    """The kind that is needed and the kind that there is, in both languages; nobody reads yes_no in a sheet."""
    told = by_cell(draft(FIRST), SOURCES, at(FIRST, "LAW-309", wanted="yes_no", kind="count", given="tre_em"))
    said = {name: told.values[name] for name in ("wanted", "wanted_en", "kind", "kind_en")}
    assert said == {"wanted": "có/không", "wanted_en": "yes/no", "kind": "số đếm", "kind_en": "count"}


def refused(path: Path) -> list[tuple[str, str, str]]:
    """What a workbook is refused for, with sheet and cell."""
    try:
        found = plan_import(path, SMALL).problems
    except ProblemsFound as fault:
        found = tuple(fault.problems)
    return [(told.code, told.place.sheet, told.place.cell) for told in found]


def head_row(workbook: Workbook, key: str) -> int:
    """The row of a key of the standard itself."""
    sheet = workbook["Bộ tiêu chí"]
    return next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == key)


@pytest.mark.parametrize(("key", "code"), [("nam_ap_dung", "WBK-104"), ("id", "WBK-210")])
def test_a_key_of_the_standard_that_is_none_or_stands_twice_is_told(key: str, code: str, tmp_path: Path) -> None:
    """At the very cell of the hidden column of keys."""
    path = exported(SMALL, tmp_path / "so.xlsx")

    def write(workbook: Workbook) -> None:
        sheet, row = workbook["Bộ tiêu chí"], head_row(workbook, "id")
        column = next(cell.column for cell in sheet[row] if cell.value == "id")
        sheet.cell(90, column).value = key

    told = [one for one in refused(edited(path, write)) if one[0] == code]
    assert [(sheet, cell[-2:]) for _, sheet, cell in told] == [("Bộ tiêu chí", "90")]


def test_two_entries_of_one_id_are_told_at_the_second(tmp_path: Path) -> None:
    """LAW-301 at the cell that repeats it, for entries that own rows of other sheets."""
    path = exported(SMALL, tmp_path / "so.xlsx")
    first = cell(load_workbook(path), "Mục", "id", 5)
    told = refused(edited(path, typed("Mục", "id", "tc01.1", "tc01.2")))
    assert ("LAW-301", "Mục", first.coordinate) in told


def test_a_workbook_without_the_sheet_of_the_standard_says_so(tmp_path: Path) -> None:
    """That sheet alone is told of, not each of its keys."""
    path = exported(SMALL, tmp_path / "so.xlsx")
    told = refused(edited(path, lambda workbook: workbook.remove(workbook["Bộ tiêu chí"])))
    assert told == [("WBK-102", "", "")]


def told_of(tmp_path: Path, edit: Edit) -> list[tuple[str, str, str]]:
    """What is told of the small law's workbook after an edit: code, cell, and the remedy in Vietnamese."""
    try:
        found = plan_import(edited(exported(SMALL, tmp_path / "so.xlsx"), edit), SMALL).problems
    except ProblemsFound as refused:
        found = refused.problems
    return [(one.code, one.place.cell, words(one, "vi")["remedy"]) for one in found]


def test_a_merged_cell_is_told_with_its_way_out(tmp_path: Path) -> None:
    """Excel keeps the first of the merged cells alone: whoever merged them reads that, and how to undo it."""

    def merged(cells: str, workbook: Workbook) -> None:
        workbook["Bậc"].merge_cells(cells)

    for cells, code, at in (("A8:A9", "WBK-212", "A9"), ("C9:C10", "LAW-304", "J10")):
        told = told_of(tmp_path, partial(merged, cells))
        assert [(own, cell) for own, cell, _ in told] == [(code, at)] and "bỏ gộp" in told[0][2]


def test_a_hidden_row_is_told_as_hidden_and_not_as_empty_too(tmp_path: Path) -> None:
    """Each of its cells once."""

    def hide(workbook: Workbook) -> None:
        workbook["Bậc"].row_dimensions[9].hidden = True

    told = told_of(tmp_path, hide)
    assert {code for code, *_ in told} == {"FIL-223"} and len({cell for _, cell, _ in told}) == len(told)


def test_a_band_written_below_the_last_is_told_once_where_the_last_one_stands(tmp_path: Path) -> None:
    """Not that a second row Otherwise is wanted: the one that is there stands too high."""

    def below(workbook: Workbook) -> None:
        sheet, row = workbook["Bậc"], workbook["Bậc"].max_row + 1
        for key, value in (("item", "tc02.3"), ("at_least", 30), ("points", 5), ("mark", "tạm tính")):
            cell(workbook, "Bậc", key, row).value = value
        assert sheet.max_row == row

    told = [own for own in told_of(tmp_path, below) if own[0] == "LAW-305"]
    assert len(told) == 1 and "bậc mới chèn lên trên" in told[0][2]


def test_a_mark_typed_by_hand_is_told_in_the_words_of_the_sheet(tmp_path: Path) -> None:
    """By what was chosen and the head of its column."""
    path = edited(exported(SMALL, tmp_path / "so.xlsx"), typed("Bậc", "mark", "tc02.1", "đã đối chiếu"))
    (told,) = plan_import(path, SMALL).problems
    assert words(told, "vi")["what"] == "“đã đối chiếu” ở cột “Mức tin cậy” được gõ tay."
    assert words(told, "en")["what"] == "“đã đối chiếu” under “Mark” was typed by hand."
