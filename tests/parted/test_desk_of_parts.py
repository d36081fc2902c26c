"""Parts of a point as they are typed: in the workbook of the law, in a checking sheet, in a commune's own points."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cli import phuhop
from engine.desk.proofreading.found_numbers import read_found
from engine.files.numbers import Refusal
from engine.law.loading import load_standard
from engine.law.numbers_of_law import numbers_of
from engine.problems import ProblemsFound
from tests import frozen
from tests.parted.twins import scale_law

LAW, ROUND, CODE = frozen.STANDARD, frozen.SAMPLE, "02536"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of one commune under a law of half points, stood in."""
    folder = frozen.desk_in(tmp_path / "ban", (CODE, "02542"))
    scale_law(folder / "criteria" / LAW, Fraction(1, 2), "0.5")
    monkeypatch.chdir(folder)
    return folder


def ran(*words: str) -> str:
    """What a command says; problems that it refuses by are said by their codes and places."""
    result = CliRunner().invoke(phuhop, list(words))
    if isinstance(result.exception, ProblemsFound):
        return " ".join(f"{p.code} {p.place}" for p in result.exception.problems)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return " ".join(result.output.split())


def band_points(sheet: Worksheet, item: str, points: float) -> str:
    """The cell of a band's points."""
    (at,) = (cell.column for row in sheet.iter_rows(max_row=4) for cell in row if cell.value == "points")
    rows = sheet.iter_rows(min_row=4)
    return next(row[at - 1].coordinate for row in rows if row[0].value == item and row[at - 1].value == points)


def test_points_typed_into_the_workbook_are_multiples_of_the_step(desk: Path) -> None:
    """18,5 is taken with its examples, 17.3 is refused at its cell with the step and the two nearest."""
    ran("law", "export", LAW, "--out", "so.xlsx")
    book = load_workbook("so.xlsx")
    right, wrong = (band_points(book["Bậc"], item, 17.5) for item in ("tc02.1", "tc07.1"))
    book["Bậc"][right], book["Bậc"][wrong] = "18,5", 17.3
    book.save("so.xlsx")
    said = ran("law", "import", "so.xlsx", "--examples")
    assert f"Bậc › {wrong} LAW-540 Điểm 17,3 không chia hết cho bước 0.5." in said
    assert "Ghi 17 hoặc 17.5" in said
    book["Bậc"][wrong] = 17.5
    book.save("so.xlsx")
    ran("law", "import", "so.xlsx", "--examples", "--apply")
    item = next(i for i in load_standard(desk / "criteria" / LAW).standard.items if i.id == "tc02.1")
    assert item.bands[1].points == Decimal("18.5")


def test_the_workbook_of_whole_points_takes_a_step_and_the_parts_typed_with_it(desk: Path) -> None:
    """As Excel keeps them: numbers in cells whose format was there, which must show the half that is typed."""
    law = desk / "criteria" / LAW
    shutil.rmtree(law)
    shutil.copytree(frozen.LAW, law)
    ran("law", "export", LAW, "--out", "so.xlsx")
    book = load_workbook("so.xlsx")
    at = band_points(book["Bậc"], "tc02.1", 35)
    book["Bậc"][at] = 35.5
    sheet = book["Bộ tiêu chí"]
    (step,) = (row[1] for row in sheet.iter_rows() if any(c.value == "maximum.step" for c in row))
    step.value = 0.5
    book.save("so.xlsx")
    assert "FIL-222" not in ran("law", "import", "so.xlsx", "--examples", "--apply")
    item = next(i for i in load_standard(law).standard.items if i.id == "tc02.1")
    assert item.bands[1].points == Decimal("35.5")


def test_a_step_that_is_none_is_refused_at_its_cell(desk: Path) -> None:
    """0,3 does not go into a point a whole number of times."""
    ran("law", "export", LAW, "--out", "so.xlsx")
    book = load_workbook("so.xlsx")
    sheet = book["Bộ tiêu chí"]
    (cell,) = (row[1] for row in sheet.iter_rows() if any(c.value == "maximum.step" for c in row))
    assert cell.row is not None
    assert (sheet.cell(cell.row, 1).value, cell.value) == ("Tổng điểm › Bước điểm", 0.5)
    cell.value = "0,3"
    book.save("so.xlsx")
    assert f"Bộ tiêu chí › {cell.coordinate} LAW-541 “0,3” không phải là một bước điểm." in ran(
        "law", "import", "so.xlsx"
    )


def test_a_reader_types_points_as_the_text_has_them(desk: Path) -> None:
    """37,5 and 37.5 agree; what is no multiple of the step is not taken for a number of the law."""
    numbers = {number.id: number for number in numbers_of(load_standard(desk / "criteria" / LAW).standard)}
    points, step = numbers["tc02.1/2/points"], numbers["standard/step"]
    assert (points.value, step.value) == ("17.5", "0.5")
    assert [read_found(points, typed) for typed in ("17,5", "17.5", 17.5, "17,5 điểm")] == ["17.5"] * 4
    assert isinstance(read_found(points, "17,3"), Refusal)
    assert read_found(step, "0,5") == "0.5"


def test_a_commune_s_own_points_are_read_by_the_same_rule(desk: Path) -> None:
    """12,5 as text and 7.5 as a number are read; 7,3 and words are told at their cells and touch nothing else."""
    (form,) = (desk / "assessments" / ROUND / "evidence").glob(f"{CODE}-*.xlsx")
    book = load_workbook(form)
    sheet = book["Tự chấm"]
    points: dict[str, str | float] = {"E6": "12,5", "E7": 7.5, "E8": "7,3", "E9": "7.5 điểm", "E10": "1e1"}
    for cell, typed in points.items():
        sheet[cell] = typed
    book.save(form)
    said = ran("score", ROUND)
    assert "Tự chấm › E8 EVI-150" in said
    assert "số chia hết cho 0,5 từ 0 đến 7,5" in said
    assert [cell for cell in ("E6", "E7", "E8", "E9", "E10") if f"Tự chấm › {cell} EVI-150" in said] == [
        "E8",
        "E9",
        "E10",
    ]
    results = (desk / "assessments" / ROUND / "results" / "results.json").read_text("utf-8")
    told = next(row for row in json.loads(results)["communes"] if row["code"] == CODE)["self_score"]
    assert told["points"] == {"tc01.1": 12.5, "tc01.2": 7.5}
    assert told["total"] == 20
    assert "xã tự chấm 12,5 điểm (thấp hơn 12,5)" in ran("explain", ROUND, CODE, "tc01.1")


def test_two_standards_with_different_steps_are_compared_in_points(desk: Path) -> None:
    """A law of halves beside one of quarters: 17,5 → 17,25 and what that does to a total, whatever the steps."""
    old, new = desk / "criteria" / LAW, desk / "criteria" / "qd-99-2027"
    shutil.copytree(old, new)
    for name, changes in {
        "standard.yaml": {
            "step: 0.5": "step: 0.25",
            f"id: {LAW}": f"id: {new.name}",
            "status: in_force": "status: draft",
        },
        "tc07.yaml": {"points: 17.5": "points: 17.25"},
    }.items():
        text = (new / name).read_text("utf-8")
        for before, after in changes.items():
            assert before in text
            text = text.replace(before, after)
        (new / name).write_text(text, "utf-8")
    said = ran("compare", LAW, new.name, "--round", ROUND)
    assert "Bước điểm: 0,5 → 0,25" in said
    assert "17,5 [tạm tính] → 17,25 [tạm tính] điểm" in said
    told = json.loads(ran("compare", LAW, new.name, "--round", ROUND, "--json"))["impact"]["communes"]
    moved = {row["new"]["low"] - row["old"]["low"] for row in told}
    assert moved <= {0, -0.25, -0.5, -0.75}
    assert all(row["least_change"] <= row["new"]["low"] - row["old"]["low"] <= row["most_change"] for row in told)
