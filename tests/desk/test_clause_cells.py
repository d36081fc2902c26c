"""Cells of days and of facts, where what stands there is not what the files would write."""

from __future__ import annotations

import pytest

from engine.desk.editing.clauses.clause_cells import read_facts
from engine.desk.editing.clauses.year_days import read_year_day, shown_year_day
from engine.evidence.sight.printed_texts import unfit_texts
from engine.files.listing.csv_rows import Field
from engine.language import speak
from engine.problems import Place


@pytest.mark.parametrize(
    ("written", "shown"),
    [("10-31", "31/10"), ("-1 11-01", "01/11 năm trước"), ("-2 11-01", "01/11 của 2 năm trước"), ("mai", "mai")],
)
def test_a_day_of_a_period_is_shown_and_read_back(written: str, shown: str) -> None:
    """What is no day is shown as it was typed, so that the law's own check names it."""
    assert shown_year_day(written, speak("vi")) == shown
    assert read_year_day(shown) == written


def test_an_empty_part_between_two_facts_says_nothing() -> None:
    """A stroke too many at the end, an empty line between."""
    assert read_facts("bai_ngang: có;\n;dan_so: ít nhất 5;") == read_facts("bai_ngang: có\ndan_so: ít nhất 5")
    assert read_facts(";\n;") == {}


def test_a_name_that_no_printer_prints_is_refused_at_its_place() -> None:
    """A sign of a machine in a name; a name that is too long beside it."""
    place = Place("overrides.yaml", line=3)
    found = list(unfit_texts({"name": Field("xã \x07", place), "basis": Field("công văn", place)}))
    assert [(told.code, told.place, told.values["sign"]) for told in found] == [("FIL-229", place, "U+0007")]
    assert [told.code for told in unfit_texts({"name": Field("a" * 121, place)})] == ["FIL-226"]
