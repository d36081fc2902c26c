"""The appraisal workbook read back: what people do to it is told at its cell, and what they type is read as typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.files.workbook import open_book
from engine.problems import Place, Problem, ProblemsFound, catalogue, problem, render, words
from engine.records.acting.commune_file import KeptFact
from engine.service.review.appraisal.appraisal_in import read_in
from engine.service.review.desk import named
from tests.bad.review.make import DATUM, GOOD, HERE, SLIPS
from tests.service.appraised import AT, CODE, OTHER, WHO, bench, desk_of, file_of, handed_out, row_of, typed
from tests.told.read_aloud import Hold

# Told by other commands than ``in``, or where a round or its list of people is opened.
ELSEWHERE = {
    "REC-300", "REC-330", "REC-331", "REC-332", "REC-333", "REC-340", "REC-341", "REC-342",
    "REC-343", "REC-344", "REC-345", "REC-350", "REC-352", "REC-353", "REC-354", "REC-355", "REC-356",
}  # fmt: skip
THEIRS = KeptFact(DATUM, "given", "45", "9/BC", "2024-11-18", "so.xlsx › 02587 › J20", "đếm lại", "p-002", AT)
COUNTS = ("so_thon", "tre_sinh_trong_ky", "tre_duoi_1_tuoi")


def told(path: Path, code: str = "") -> tuple[Problem, ...]:
    """What reading a workbook says; for the two codes of stale copies the file has moved on since."""
    file = file_of(CODE)
    if code == "REC-325":
        file = file_of(CODE, [THEIRS], version=4)
    if code == "REC-326":
        moved = {**file.own, DATUM: replace(file.own[DATUM], value="47")}
        file = replace(file, own=moved, version=4)
    try:
        return read_in(desk_of(file, file_of(OTHER)), path, WHO, applied=False).warnings
    except ProblemsFound as refused:
        return refused.problems


def test_every_code_of_the_workbook_has_its_broken_file() -> None:
    """None is left out, and no file is of a code that is gone."""
    known = {code for code in catalogue() if code.startswith("REC-3") and code < "REC-36"}
    assert known - ELSEWHERE == set(SLIPS) == {path.stem for path in HERE.glob("*.xlsx")}


@pytest.mark.parametrize("code", SLIPS)
def test_what_people_did_to_a_workbook_is_told(code: str) -> None:
    """By its code alone, in whole sentences of both languages."""
    found = told(HERE / f"{code}.xlsx", code)
    assert {one.code for one in found} == {code}
    assert all("{" not in render(one, language) for one in found for language in ("vi", "en"))


def test_all_that_is_told_is_told_as_it_was_read_aloud(hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("review", {code: told(HERE / f"{code}.xlsx", code) for code in SLIPS})


@pytest.mark.parametrize("kind", ["sheet", "version", "head", "row", "own", "was"])
@pytest.mark.parametrize("now", ["48.5", None])
def test_a_line_of_the_hidden_sheet_that_is_lost_or_another_is_told(kind: str, now: str | None, tmp_path: Path) -> None:
    """Nothing of a commune is passed over because the workbook no longer says which sheet and which cell is whose."""
    path = handed_out(tmp_path / "so.xlsx", file_of(CODE), file_of(OTHER))
    book = load_workbook(path)
    line = next(row for row in book["_meta"].iter_rows() if str(row[0].value).startswith(f"{kind}/{CODE}"))
    line[0].value = now
    book.save(path)
    assert [one.code for one in told(path)] == ["REC-301"]


@pytest.mark.parametrize(("code", "column"), [("REC-312", "J"), ("REC-313", "K"), ("REC-314", "L"), ("REC-315", "M")])
def test_what_a_correction_lacks_is_told_at_the_empty_cell(code: str, column: str) -> None:
    """The cell that is to be filled in, not the line's first."""
    path = HERE / f"{code}.xlsx"
    row = row_of(load_workbook(path)[CODE], DATUM)
    (found,) = told(path)
    assert (found.place.sheet, found.place.cell) == (CODE, f"{column}{row}")


def test_a_workbook_nobody_touched_changes_nothing(tmp_path: Path) -> None:
    """Also one that holds a correction, and one that was saved by another program."""
    desk = desk_of(file_of(CODE, [THEIRS]), file_of(OTHER))
    path = handed_out(tmp_path / "so.xlsx", *desk.record.files())
    assert read_in(desk, path, WHO, applied=False).changes == ()
    load_workbook(path).save(path)
    done = read_in(desk, path, WHO, applied=False)
    assert (done.changes, done.unchanged) == ((), 2)


@pytest.mark.parametrize(
    ("cells", "value", "issued"),
    [
        ({"J": 40}, "40", "2024-11-15"),
        ({"J": "1.040"}, "1040", "2024-11-15"),
        ({"M": date(2024, 11, 15)}, "40", "2024-11-15"),
        ({"M": datetime(2024, 11, 5)}, "40", "2024-11-05"),
        ({"M": "5/11/2024"}, "40", "2024-11-05"),
        ({"I": None}, "40", "2024-11-15"),
        ({"I": "sua so"}, "40", "2024-11-15"),
        ({"J": "chưa có"}, "", "2024-11-15"),
    ],
)
def test_what_is_typed_is_read(tmp_path: Path, cells: dict[str, object], value: str, issued: str) -> None:
    """Numbers and days in every shape that a board types; a number alone is a correction."""
    whole = replace(file_of(CODE), own={})  # nothing to contradict
    path = handed_out(tmp_path / "so.xlsx", whole)
    typed(path, DATUM, {**GOOD, **cells})
    (change,) = read_in(desk_of(whole), path, WHO, applied=False).changes
    (wish,) = change.corrected
    assert wish.fact
    assert (wish.fact.value, wish.fact.issued, wish.fact.document) == (value, issued, GOOD["L"])
    assert wish.fact.state == ("given" if value else "missing")


@pytest.mark.parametrize(("typed_value", "code"), [("97,5", "EVI-202"), ("=40+1", "EVI-207")])
def test_a_value_is_refused_as_in_a_form(tmp_path: Path, typed_value: str, code: str) -> None:
    """The same refusal at the board's own cell."""
    path = handed_out(tmp_path / "so.xlsx", file_of(CODE))
    typed(path, DATUM, {**GOOD, "J": typed_value})
    (found,) = told(path)
    assert (found.code, found.place.sheet) == (code, CODE)


def test_a_correction_that_another_figure_contradicts_is_refused_at_its_cell(tmp_path: Path) -> None:
    """More vaccinated than there are."""
    path = handed_out(tmp_path / "so.xlsx", file_of(CODE))
    typed(path, DATUM, {**GOOD, "J": "9999"})
    found = told(path)
    assert "EVI-401" in {one.code for one in found}
    assert {one.place.sheet for one in found} == {CODE}


def test_a_datum_is_called_by_its_label_at_the_board_s_desk() -> None:
    """The record has ids only; what the law does not know stays as it is."""
    asked = [problem("REC-249", Place(CODE), datum=name) for name in (DATUM, "so_la")]
    known, strange = named(desk_of(file_of(CODE)), asked)
    label = next(one for one in bench().law.book.standard.book.evidence if one.id == DATUM)
    for language, words_of_it in (("vi", label.label), ("en", label.label_en)):
        assert f"“{words_of_it}”" in words(known, language)["what"]
        assert "“so_la”" in words(strange, language)["what"]


def test_accepting_again_takes_the_correction_back(tmp_path: Path) -> None:
    """An emptied line and a chosen acceptance say the same."""
    desk = desk_of(file_of(CODE, [THEIRS]))
    for cells in (dict.fromkeys("IJKLMN"), {**dict.fromkeys("JKLMN"), "I": "Chấp nhận"}):
        path = handed_out(tmp_path / "so.xlsx", *desk.record.files())
        typed(path, DATUM, cells)
        (change,) = read_in(desk, path, WHO, applied=False).changes
        assert ([wish.evidence.id for wish in change.accepted], change.corrected) == ([DATUM], ())


@settings(
    max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.sampled_from(COUNTS), st.integers(1, 99), min_size=1))
def test_the_board_s_numbers_come_back_as_they_were_typed(tmp_path: Path, counts: dict[str, int]) -> None:
    """Whatever data are corrected to whatever counts, by text or by number, and nothing else is."""
    whole = replace(file_of(CODE), own={})
    path = handed_out(tmp_path / "so.xlsx", whole)
    for at, (name, count) in enumerate(counts.items()):
        typed(path, name, {**GOOD, "J": count if at % 2 else str(count)})
    (change,) = read_in(desk_of(whole), path, WHO, applied=False).changes
    assert {wish.evidence.id: wish.fact and wish.fact.value for wish in change.corrected} == {
        name: str(count) for name, count in counts.items()
    }


def test_the_same_files_give_the_same_workbook(tmp_path: Path) -> None:
    """Byte for byte, with each datum once and every sheet readable."""
    first, again = (handed_out(tmp_path / name, file_of(CODE), file_of(OTHER)) for name in ("a.xlsx", "b.xlsx"))
    assert first.read_bytes() == again.read_bytes()
    book = open_book(first, "a.xlsx")
    ids = [cell.raw for (_, column), cell in sorted(book.sheets[CODE].cells.items()) if column == 1]
    known = {datum.id for datum in bench().law.book.standard.book.evidence}
    assert sorted(str(one) for one in ids) == sorted(known)
