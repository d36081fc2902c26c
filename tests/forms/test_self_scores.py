"""The commune's own points: written beside the answers, read back, kept, and never in the way of a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.evidence.facts import Document, Fact, RoundEvidence, SelfScore
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.forms.self_score_sheet import self_score_cells
from engine.forms.template import write_form
from engine.language import speak
from engine.law.loading import Lawbook, load_standard
from engine.law.points.scores import score_of
from engine.problems import Place, render

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
CELLS = self_score_cells(LAW.standard)
MOST = {item.id: item.max_points for item in LAW.standard.items}
FIRST, SECOND = list(MOST)[:2]
PAPER = Document("12/BC", ROUND.on)


def in_halves() -> Lawbook:
    """The same law where half a point is the least."""
    head = (TESTS / "small" / "standard.yaml").read_text("utf-8")
    assert "  points: 200\n" in head
    return load_standard(
        TESTS / "small", {"standard.yaml": head.replace("  points: 200\n", "  points: 200\n  step: 0.5\n")}
    )


def typed(folder: Path, cells: Mapping[str, str | int | float | date], law: Lawbook = LAW) -> RoundEvidence:
    """A round with one form, these cells of its sheet typed."""
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    for name in ("round.yaml", "communes.csv"):
        (folder / name).write_bytes((TESTS / "bad" / name).read_bytes())
    path = folder / "evidence" / "00001.xlsx"
    facts = {"tre_em": Fact("tre_em", 1000, Place(""), "given", PAPER)}
    write_form(path, law, ROUND, ROUND.units[0], speak("vi"), facts)
    workbook = load_workbook(path)
    for cell, value in cells.items():
        workbook["Tự chấm"][cell] = value
    workbook.save(path)
    return read_evidence(folder, law, ROUND)


def test_points_come_back_as_text_or_as_numbers_with_their_day(tmp_path: Path) -> None:
    """What was typed as text and what was pasted as a number are the same points; a real date is a day."""
    most = {cell: str(MOST[name]) for name, cell in CELLS.points.items()}
    told = typed(tmp_path, {**most, CELLS.points[FIRST]: 0, CELLS.day: ROUND.on}).communes["00001"]
    assert told.self_score == SelfScore({**MOST, FIRST: 0}, ROUND.on)
    assert [p.code for p in told.problems] == []


@pytest.mark.parametrize(("late", "codes"), [(0, []), (1, ["EVI-154"])])
def test_a_day_after_the_round_s_is_questioned_and_kept(late: int, codes: list[str], tmp_path: Path) -> None:
    """On the round's own day nothing is asked; the points are taken whatever the day."""
    day = ROUND.on + timedelta(days=late)
    told = typed(tmp_path, {CELLS.points[FIRST]: "0", CELLS.day: day}).communes["00001"]
    assert told.self_score == SelfScore({FIRST: 0}, day)
    assert [(p.code, p.place.cell, p.severity) for p in told.problems] == [(c, CELLS.day, "warning") for c in codes]


def test_an_empty_sheet_is_no_self_score(tmp_path: Path) -> None:
    """Not even when a day stands on it."""
    told = typed(tmp_path, {CELLS.day: "05/11/2024"}).communes["00001"]
    assert (told.self_score, told.problems) == (None, ())


@pytest.mark.parametrize("wrong", ["51%", "-1", "2,5", 1.5, "9999", "không áp dụng", "#REF!", True, "mười", "=1+1"])
def test_a_wrong_cell_is_told_and_the_rest_is_kept(wrong: str | float | bool, tmp_path: Path) -> None:
    """Nothing is guessed, nothing else is lost, and the commune is not set aside."""
    told = typed(tmp_path, {CELLS.points[FIRST]: wrong, CELLS.points[SECOND]: "1"}).communes["00001"]
    assert told.self_score == SelfScore({SECOND: 1})
    assert [(p.code, p.place.cell, p.severity) for p in told.problems] == [("EVI-150", CELLS.points[FIRST], "warning")]
    assert (told.set_aside, told.facts["tre_em"].value) == (False, 1000)


@pytest.mark.parametrize(
    ("given", "points"), [("2,5", "2.5"), ("2.5", "2.5"), (1.5, "1.5"), ("3", "3"), (0, "0"), ("2,50", "2.5")]
)
def test_half_a_point_is_read_where_the_law_has_halves(given: str | float, points: str, tmp_path: Path) -> None:
    """With a comma or a stop, as text or as a number; an empty cell beside it is none."""
    told = typed(tmp_path, {CELLS.points[FIRST]: given}, in_halves()).communes["00001"]
    assert (told.self_score, told.problems) == (SelfScore({FIRST: score_of(points)}), ())


@pytest.mark.parametrize("wrong", ["51%", "-1", "2,3", 1.25, "9999", "1/2", "#REF!", True, "mười"])
def test_what_is_no_half_is_told_with_what_points_are(wrong: str | float | bool, tmp_path: Path) -> None:
    """The message says halves, not whole numbers; the rest is kept."""
    told = typed(tmp_path, {CELLS.points[FIRST]: wrong, CELLS.points[SECOND]: "1,5"}, in_halves()).communes["00001"]
    assert told.self_score == SelfScore({SECOND: score_of("1.5")})
    (problem,) = told.problems
    assert (problem.code, problem.place.cell) == ("EVI-150", CELLS.points[FIRST])
    assert "số chia hết cho 0,5" in render(problem, "vi")
    assert "a multiple of 0.5" in render(problem, "en")
    assert "None" not in render(problem, "vi")


def test_own_points_are_kept_with_the_reading_of_the_form(tmp_path: Path) -> None:
    """A second reading, from the cache, says the same; with another most of the law it is read anew."""
    cache, cells = tmp_path / "kept.forms", {CELLS.points[FIRST]: str(MOST[FIRST]), CELLS.day: "05/11/2024"}
    fresh = typed(tmp_path / "round", cells).communes["00001"]
    for _ in range(2):
        assert read_evidence(tmp_path / "round", LAW, ROUND, cache=cache).communes["00001"] == fresh
    assert fresh.self_score is not None
    assert fresh.self_score.points == {FIRST: MOST[FIRST]}
    fewer = lower(int(MOST[FIRST]) - 1)
    told = read_evidence(tmp_path / "round", fewer, ROUND, cache=cache).communes["00001"]
    assert [p.code for p in told.problems] == ["EVI-150"]


def lower(most: int) -> Lawbook:
    """The trial law, its first item worth so many points."""
    criterion, *others = LAW.standard.criteria
    item, *rest = criterion.items
    items = (item.model_copy(update={"max_points": most}), *rest)
    criteria = (criterion.model_copy(update={"items": items}), *others)
    return replace(LAW, standard=LAW.standard.model_copy(update={"criteria": criteria}))
