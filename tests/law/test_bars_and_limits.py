"""Limits that a law sets itself: a threshold by day, what a bonus may add, marks of conditions and which there are."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from engine.law.checking import check_standard
from engine.law.loading import load_standard
from engine.law.model import DatedBar, UnitClass
from engine.law.numbers_of_law import numbers_of
from engine.law.values import FIRM_MARKS, TRUST, Mark, weakest
from engine.problems import ProblemsFound, errors, render
from tests.comparing.law_edits import edited
from tests.frozen import SMALL
from tests.rules.test_judged_sums import counted, criterion

LINES = (
    (date(2020, 1, 1), 150, "verbatim"),
    (date(2024, 7, 1), 160, "reported"),
    (date(2028, 1, 1), 140, "provisional"),
)


def dated() -> UnitClass:
    """A class of the small standard with three thresholds, each from a day on."""
    lines = tuple(DatedBar.model_validate({"from": d, "points": p, "mark": m}) for d, p, m in LINES)
    own = load_standard(SMALL).standard.head.classes[0]
    return own.model_copy(update={"thresholds_by_day": lines, "threshold": 150, "mark": "verbatim"})


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2019, 12, 31), 0),  # before the first of its lines that of the first
        (date(2020, 1, 1), 0),
        (date(2024, 6, 30), 0),
        (date(2024, 7, 1), 1),
        (date(2027, 12, 31), 1),
        (date(2028, 1, 1), 2),
        (date(2099, 1, 1), 2),
    ],
)
def test_the_threshold_of_a_day_is_that_of_the_last_line_that_has_begun(day: date, at: int) -> None:
    """Its points, how sure it is and its name, from its very day on; all else of the class stays as it is."""
    (first, points, mark), own = LINES[at], dated()
    held = own.on(day)
    assert (held.threshold, held.mark, own.bar_on(day)) == (points, mark, f"ward@{first.isoformat()}")
    assert held.model_copy(update={"threshold": own.threshold, "mark": own.mark}) == own


@pytest.mark.parametrize(("asked", "refused"), [(179, True), (180, False)])
def test_a_level_asks_no_less_than_any_threshold_of_its_class(asked: int, refused: bool) -> None:
    """A threshold that rises to 180 in 2028 is held against the level too, not the first of its lines alone."""
    cite = "cite: {document: 00/TN 03/01/2019, at: Điều 4}"
    rows = "".join(
        f"      - {{class: {name}, threshold: {bar}, mark: reported, {cite}}}\n"
        for name, bar in (("ward", 190), ("mountain", 190), ("plain", asked))
    )
    levels = "levels:\n  - {id: dat, title: Đạt, title_en: Met}\n"
    levels += f"  - id: cao\n    title: Cao\n    title_en: High\n    thresholds:\n{rows}criteria: ["
    lines = "thresholds_by_day:\n      - {from: 2019-01-03, points: 170, mark: reported}\n"
    lines += "      - {from: 2028-01-01, points: 180, mark: reported}"
    book = edited(("standard.yaml", "threshold: 170", lines), ("standard.yaml", "criteria: [", levels))
    found = [(p.code, p.values["below"]) for p in check_standard(book) if p.code == "LAW-488"]
    assert found == ([("LAW-488", 180)] if refused else [])


def test_a_class_is_judged_once_for_each_of_its_thresholds() -> None:
    """In their order, each by its own name; a class with one threshold once, by its own."""
    assert [(bar.id, bar.threshold, bar.mark) for bar in dated().bars] == [
        (f"ward@{day.isoformat()}", points, mark) for day, points, mark in LINES
    ]
    plain = load_standard(SMALL).standard.head.classes[0]
    assert (plain.bars, plain.on(date(2099, 1, 1)), plain.bar_on(date(2099, 1, 1))) == ((plain,), plain, "ward")


@pytest.mark.parametrize(("with_bonus", "taken"), [(200, False), (201, True), (229, True), (230, True), (231, False)])
def test_a_total_may_come_to_the_maximum_and_all_the_bonus(with_bonus: int, taken: bool) -> None:
    """200 points and 30 of bonus: up to 230 and no more, and more than the 200 that need not be said."""
    named, new = criterion(counted(30, (5, 30), (3, 20)), most=30, role="role: bonus\n")
    head = (SMALL / "standard.yaml").read_text("utf-8").replace(named[1], named[2])
    texts = {**new, "standard.yaml": head.replace("  points: 200\n", f"  points: 200\n  with_bonus: {with_bonus}\n")}
    found = [(p.code, p.values["most"], p.values["given"]) for p in errors(check_standard(load_standard(SMALL, texts)))]
    assert found == ([] if taken else [("LAW-494", 230, with_bonus)])


def test_a_condition_is_as_sure_as_it_says_itself_and_else_as_its_class() -> None:
    """Of two conditions of a class the one that has a mark of its own has that, the other the mark of the class."""
    own = "{type: [xa, thi_tran], mountain: true, mark: provisional}"
    book = edited(("standard.yaml", "{type: [xa, thi_tran], mountain: true}", own))
    marks = {n.id: n.mark for n in numbers_of(book.standard) if n.id.startswith("class/mountain/")}
    assert list(marks.values()) == ["reported", "provisional", "reported", "reported"]
    assert {n.mark for n in numbers_of(book.standard) if n.id.startswith("class/ward")} == {"verbatim"}


@pytest.mark.parametrize(
    ("language", "told"),
    [("vi", "verbatim, reported, provisional hoặc machine"), ("en", "verbatim, reported, provisional or machine")],
)
def test_a_mark_that_is_none_is_refused_with_all_that_there_are(language: str, told: str) -> None:
    """Each of those that an author may type, once; that a number was checked is not among them."""
    with pytest.raises(ProblemsFound) as refused:
        edited(("standard.yaml", "    threshold: 180\n    mark: verbatim", "    threshold: 180\n    mark: chac"))
    (found,) = refused.value.problems
    assert (found.code, told in render(found, language)) == ("LAW-203", True)


def test_marks_are_ranked_from_a_guess_to_a_number_that_was_checked() -> None:
    """What rests on several is as sure as the least sure of them, in whichever order they are told."""
    assert set(TRUST) == set(get_args(Mark))
    assert set(TRUST[-len(FIRM_MARKS) :]) == set(FIRM_MARKS)
    for low, mark in enumerate(TRUST):
        for other in TRUST[low:]:
            assert weakest(mark, other) == weakest(other, mark) == mark
