"""The facts of a commune in its round's list: columns that the standard declares, cells as officials write them."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest

from engine.evidence.facts import Round
from engine.evidence.round import read_round
from engine.evidence.tables.communes_file import open_communes, read_units
from engine.evidence.tables.fact_columns import further_facts
from engine.forms.round_excel import Choices, write_round_workbook
from engine.law.model import Unit
from engine.problems import ProblemsFound, words
from engine.sample.made_round import communes_text
from engine.scoring.reading_back import from_json
from engine.scoring.result_json import to_json
from engine.scoring.result_rows import Results
from tests.whom.whom_round import assessed, unit, whom_law

HEADS = "code,name,type,province_type,province_code,bai_ngang,Vùng,dan_so,Share of farming"
DECLARED = whom_law().book.standard.head.unit_facts


def read(text: str, folder: Path) -> tuple[list[Unit], list[tuple[str, int, int]]]:
    """The communes of a list, and its errors with line and column."""
    path = folder / "communes.csv"
    path.write_text(text, "utf-8", newline="")
    try:
        units, told = read_units(open_communes(path, "communes.csv"), DECLARED)
    except ProblemsFound as refused:
        units, told = (), refused.problems
    return list(units), [(p.code, p.place.line, p.place.column) for p in told if p.severity == "error"]


def test_facts_are_read_as_they_are_written(tmp_path: Path) -> None:
    """Heads by id or title in either language; có and không, choices by id or title, grouped counts, percents."""
    text = f'{HEADS}\n00001,A,xa,tinh,8,có,Tây Nguyên,"12.500","9,5 %"\n00002,B,xa,tinh,,,tn,,10\n'
    units, errors = read(text, tmp_path)
    assert errors == []
    assert [u.province_code for u in units] == ["08", None]
    assert dict(units[0].facts) == {"bai_ngang": True, "vung": "tn", "dan_so": 12_500, "nong_nghiep": Fraction(19, 2)}
    assert dict(units[1].facts) == {"vung": "tn", "nong_nghiep": Fraction(10)}


WRONG = {
    "a column that nobody declares": (f"{HEADS},so_cho\n00001,A,xa,tinh,,,,,,3\n", ("RND-211", 1, len(HEADS) + 2)),
    "one fact twice": (f"{HEADS},vung\n00001,A,xa,tinh,,,tn,,,tn\n", ("RND-111", 1, len(HEADS) + 2)),
    "no such choice": (f"{HEADS}\n00001,A,xa,tinh,,,miền Tây,,\n", ("RND-251", 2, 19)),
    "neither yes nor no": (f"{HEADS}\n00001,A,xa,tinh,,chưa rõ,,,\n", ("RND-251", 2, 18)),
    "half a person": (f'{HEADS}\n00001,A,xa,tinh,,,,"12,5",\n', ("RND-251", 2, 20)),
    "more than all": (f"{HEADS}\n00001,A,xa,tinh,,,,,101\n", ("RND-251", 2, 21)),
    "a province by its name": (f"{HEADS}\n00001,A,xa,tinh,Hà Nội,,,,\n", ("RND-252", 2, 17)),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_a_fact_is_refused_at_its_cell(kind: str, tmp_path: Path) -> None:
    """An unknown column is an error, not silence, and so is a cell that says nothing its fact could be."""
    text, wanted = WRONG[kind]
    _, errors = read(text, tmp_path)
    assert errors == [wanted]


def test_every_refusal_says_what_may_be_written(tmp_path: Path) -> None:
    """The choices by their names, in Vietnamese to the end."""
    path = tmp_path / "communes.csv"
    path.write_text(f"{HEADS}\n00001,A,xa,tinh,,,miền Tây,,\n", "utf-8")
    _, (problem,) = read_units(open_communes(path, "communes.csv"), DECLARED)
    said = words(problem, "vi")
    assert said["what"] == "Cột Vùng không nhận “miền Tây”."
    assert "tn (Tây Nguyên)" in said["rule"]


def test_without_the_standard_its_columns_are_passed_over(tmp_path: Path) -> None:
    """A round whose standard cannot be read is refused for that, not for columns that only the standard could name."""
    path = tmp_path / "communes.csv"
    path.write_text(f"{HEADS}\n00001,A,xa,tinh,,có,,,\n", "utf-8")
    (one,), told = read_units(open_communes(path, "communes.csv"), None)
    assert (one.facts, [p.code for p in told if p.severity == "error"]) == ((), [])


COMMUNES = (
    unit(1, "xa", {"bai_ngang": True, "vung": "tn", "dan_so": 9_000, "nong_nghiep": Fraction(19, 2)}, "08"),
    unit(2, "phuong", {"bai_ngang": False, "vung": None, "dan_so": None, "nong_nghiep": None}),
)


def test_a_new_list_has_the_columns_that_the_standard_asks_for(tmp_path: Path) -> None:
    """communes.csv as new-round writes it reads back as the same communes."""
    text = communes_text(COMMUNES, further_facts(whom_law().book.standard))
    head = next(csv.reader(StringIO(text)))
    assert head[-5:] == ["province_code", "bai_ngang", "vung", "dan_so", "nong_nghiep"]
    assert read(text, tmp_path) == (list(COMMUNES), [])


def test_a_round_in_excel_has_them_too(tmp_path: Path) -> None:
    """dot.xlsx, its choices by their names, reads back as the same round."""
    day = date(2027, 11, 1)
    made = Round("dot", "Đợt", "whom", day, day, day, "Tỉnh A", True, None, COMMUNES, ())
    further = further_facts(whom_law().book.standard)
    write_round_workbook(tmp_path / "dot.xlsx", made, Choices((), ("plain",), further))
    assert read_round(tmp_path, lambda _: DECLARED)[0].units == COMMUNES


def test_results_read_back_with_their_facts() -> None:
    """results.json holds the facts that decisions rest on, exactly, and judging it again gives the same round."""
    day = date(2028, 3, 1)
    made = assessed(COMMUNES, [{"tre_duoi_1_tiem_du": 95, "tre_duoi_1_tuoi": 100}] * 2, day)
    again = from_json(to_json(made, tool="thử"), whom_law().book, whom_law().table)
    assert again == made
    assert again.round.units == COMMUNES
    assert len(Results.model_validate_json(to_json(made, tool="thử")).communes) == len(COMMUNES)
