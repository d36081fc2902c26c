"""A line of the appraisal's workbook as it is read: what stands in a cell that is not what it looks like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from engine.files.books import Cell
from engine.problems import Place
from engine.reporting.review.appraisal_excel import CHOICE, DOCUMENT, DUE, ISSUED, REASON, TYPED, VALUE
from engine.reporting.review.appraisal_words import choice_word
from engine.service.review.appraisal.appraisal_cells import Filled, Reading, Wish, read_line
from tests import frozen
from tests.service.appraised import CODE, SAY

DATUM = next(entry for entry in frozen.law().book.standard.book.evidence if entry.id == "so_thon")
CORRECT: Mapping[int, Cell] = {
    CHOICE: Cell(choice_word("correct", SAY)), VALUE: Cell(40), REASON: Cell("Sổ ghi 40"), DOCUMENT: Cell("12/BC"),
    ISSUED: Cell("15/11/2024"),
}  # fmt: skip
LETTERS = dict(zip(TYPED, "IJKLMN", strict=True))


def read(**cells: Cell) -> tuple[Wish | None, list[tuple[str, str]]]:
    """The wish of a correction with these cells, and what is told at which cell."""
    names = {"choice": CHOICE, "value": VALUE, "reason": REASON, "document": DOCUMENT, "issued": ISSUED, "due": DUE}
    places = {column: Place("so.xlsx", sheet=CODE, cell=f"{letter}9") for column, letter in LETTERS.items()}
    line = Filled(CODE, DATUM, {**CORRECT, **{names[name]: cell for name, cell in cells.items()}}, places)
    wish = read_line(Reading(date(2024, 11, 20), (), SAY), line, "")
    return wish, [(found.code, found.place.cell) for found in line.found]


def test_a_whole_correction_is_kept_with_its_paper_and_its_cell() -> None:
    """What all others here spoil in one cell."""
    wish, told = read()
    assert told == []
    assert wish and wish.fact
    fact = wish.fact
    assert (fact.state, fact.value, fact.document, fact.issued) == ("given", "40", "12/BC", "2024-11-15")
    assert (fact.place, fact.reason) == (f"so.xlsx › {CODE} › J9", "Sổ ghi 40")


@pytest.mark.parametrize(("cells", "told"), [
    ({"issued": Cell("15/11/1999")}, [("EVI-131", "M9")]),
    ({"issued": Cell("21/11/2024")}, [("REC-316", "M9")]),
    ({"value": Cell("#REF!", error=True)}, [("EVI-209", "J9")]),
    ({"value": Cell(None, formula=True)}, [("EVI-207", "J9")]),
    ({"issued": Cell("#REF!", error=True)}, [("EVI-209", "M9")]),
    ({"value": Cell(40.5, formula=True)}, [("EVI-202", "J9")]),
])  # fmt: skip
def test_a_cell_that_says_nothing_for_certain_is_refused_where_it_is(
    cells: Mapping[str, Cell], told: list[tuple[str, str]]
) -> None:
    """Days of another century or of tomorrow, errors of the sheet: nothing is kept of the line, each is told once."""
    assert read(**cells) == (None, told)


@pytest.mark.parametrize(("cells", "told"), [
    ({"value": Cell(40, formula=True)}, [("EVI-208", "J9")]),
    ({"reason": Cell("Sæ ghi 40", font=".VnTime")}, [("EVI-218", "K9")]),
    ({"document": Cell("12/BC", font="VNI-Times")}, [("EVI-218", "L9")]),
])  # fmt: skip
def test_what_can_be_read_and_is_not_sure_to_stay_so_is_kept_with_a_warning(
    cells: Mapping[str, Cell], told: list[tuple[str, str]]
) -> None:
    """A worked-out number stands there for everybody to see; letters of an old font are looked at before printing."""
    wish, found = read(**cells)
    assert wish and wish.fact and wish.fact.value == "40"
    assert found == told
