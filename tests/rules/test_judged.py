"""No number that nothing judges: what the table says of each is what happens when the number is really moved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from engine import semantics
from engine.law.criteria import Item
from engine.law.loading import load_standard
from engine.law.numbers_of_law import EDGES
from engine.problems import Problem, ProblemsFound, render
from engine.rules.class_cover import class_problems
from engine.rules.idle.judged import unjudged
from engine.rules.meaning import meant
from engine.rules.number_line import representatives
from engine.rules.table import open_cells
from tests import frozen
from tests.comparing.law_edits import edited
from tests.law.amending.amendments import FILES, amended_in

WARD = "- {type: [phuong], province: thanh_pho}"
PLAIN = "- {type: [xa, phuong, thi_tran]}"
ENDED = WARD.replace("{", "{until: 2018-12-31, ")
ANNEX = "cite: {document: 00/TN 03/01/2019, at: Phụ lục}"
DECLARED = f"""unit_facts:
  - {{id: bai_ngang, kind: yes_no, title: bãi ngang, title_en: coastal, {ANNEX}}}
  - {{id: vung, kind: choice, choices: {{bac: Bắc, nam: Nam}}, title: vùng, title_en: region, {ANNEX}}}
  - {{id: dan_so, kind: count, title: số dân, title_en: people, {ANNEX}}}
"""
DAY = "from: 2019-01-03\n"


def told(*edits: tuple[str, str, str]) -> list[str]:
    """Every number that is told to be idle in an edited small law, and the places of other faults by their codes."""
    found = problems_of(*edits)
    assert all(len(render(p, language)) > 100 for p in found for language in ("vi", "en"))
    return [str(p.values["name"]) if p.code == "LAW-362" else p.code for p in found]


def problems_of(*edits: tuple[str, str, str]) -> tuple[Problem, ...]:
    """What opening the table of an edited small law shows."""
    try:
        return open_cells(edited(*edits))[1]
    except ProblemsFound as refused:
        return refused.problems


def moved(item: Item) -> Iterator[tuple[int, str, Item]]:
    """An item with each of its edges a little further on, and a little back."""
    for at, band in enumerate(item.bands):
        for key in EDGES:
            edge = getattr(band, key)
            if edge is None:
                continue
            for step in (Fraction(1), Fraction(-1)):
                if edge + step >= 0:
                    bands = (*item.bands[:at], band.model_copy(update={key: edge + step}), *item.bands[at + 1 :])
                    yield at, key, item.model_copy(update={"bands": bands})


def results(item: Item, values: list[Fraction]) -> list[int]:
    """The points that an item gives for some values; a hole is no points of anybody."""
    said = meant(item)
    found = [semantics.band_of(said, value) for value in values]
    return [-1 if at is None else int(item.bands[at].points) for at in found]


def is_idle(item: Item, other: Item) -> bool:
    """Whether two items give the same points wherever either's line is cut, and between."""
    values = [value for like in (item, other) for _, value in representatives(like)]
    return results(item, values) == results(other, values)


def test_every_edge_of_the_frozen_law_changes_some_points_when_it_is_moved() -> None:
    """By the page of meaning, one edge at a time, both ways; so the table's word of the same law is no other."""
    law = frozen.law()
    idle = {
        (item.id, at, key) for item in law.book.standard.items for at, key, other in moved(item) if is_idle(item, other)
    }
    assert idle == set()
    assert list(unjudged(law.book, law.table)) == []
    assert list(class_problems(law.book, law.table)) == []


@pytest.mark.parametrize(
    ("edits", "idle"),
    [
        ([("tc01.yaml", "points: 20", "points: 40")], "tc01.2/1/at_least"),
        ([("standard.yaml", "threshold: 160", "threshold: 0")], "class/mountain/threshold"),
        ([("standard.yaml", "threshold: 160", "threshold: 20")], "class/mountain/threshold"),
        ([("standard.yaml", "criterion_scores: 0", "criterion_scores: 100")], "standard/knock_out"),
        ([("standard.yaml", f"district\n    {DAY}", "district\n    from: 2018-06-01\n")], "authority/district/from"),
        (
            [("standard.yaml", WARD, WARD.replace("{", "{until: 2018-12-31, ") + f"\n      {WARD}")],
            "class/ward/1/until",
        ),
        ([("standard.yaml", PLAIN, PLAIN.replace("{", "{from: 2018-01-01, "))], "class/plain/1/from"),
    ],
)
def test_an_idle_number_is_named(edits: list[tuple[str, str, str]], idle: str) -> None:
    """Two bands of the same points, a threshold nobody misses, a knock-out of all, days outside the law's own."""
    assert idle in told(*edits)


def test_a_day_on_which_nothing_changes_is_named() -> None:
    """The case of the ward begins to hold on a day on which an equal case before it held already."""
    again = f"{WARD}\n      " + WARD.replace("{", "{from: 2025-07-01, ")
    assert told(("standard.yaml", WARD, again)) == ["LAW-411", "class/ward/2/from"]


def test_days_that_turn_something_are_no_fault() -> None:
    """A case read otherwise from a day on, one that begins with the law, one that ends with it."""
    begins = WARD.replace("{", "{from: 2019-01-03, until: 2025-06-30, ")
    follows = WARD.replace("{", "{from: 2025-07-01, mark: provisional, ")
    assert told(("standard.yaml", WARD, f"{begins}\n      {follows}")) == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (PLAIN, PLAIN.replace("phuong, ", ""), ["LAW-410"]),
        (PLAIN, PLAIN.replace("{", "{from: 2020-01-01, "), ["LAW-410", "LAW-410", "LAW-410"]),
        (PLAIN, PLAIN.replace("xa, ", "").replace("{", "{mountain: false, "), ["LAW-410", "LAW-410"]),
        (PLAIN, f"{PLAIN}\nunclassed: [dac_khu]", []),
        (PLAIN, f"{PLAIN}\nunclassed: [xa, dac_khu]", ["LAW-408"]),
        (PLAIN, PLAIN.replace("thi_tran", "dac_khu"), ["LAW-410"]),
        # A township after the townships ended is no hole.
        (PLAIN, "- {type: [xa, phuong]}\n      - {until: 2025-06-30, type: [thi_tran]}", []),
    ],
)
def test_a_law_that_names_a_kind_classes_all_of_it(old: str, new: str, codes: list[str]) -> None:
    """Wards of a province, days before a case begins, plain communes, townships: each hole once, with its first day."""
    assert told(("standard.yaml", old, new)) == codes


@pytest.mark.parametrize(
    ("new", "kind", "day"),
    [
        (PLAIN.replace("phuong, ", ""), "phuong", "03/01/2019"),  # wards are older than the law
        (f"{PLAIN}\n      - {{type: [dac_khu], mountain: false}}", "dac_khu", "01/07/2025"),  # special zones are not
        (PLAIN.replace("{", "{from: 2020-01-01, "), "xa", "03/01/2019"),
    ],
)
def test_a_hole_begins_with_the_law_or_with_the_kind_whichever_is_later(new: str, kind: str, day: str) -> None:
    """No day is told on which the law did not hold yet, nor one on which there was no such commune."""
    found = [p.values for p in problems_of(("standard.yaml", PLAIN, new)) if p.code == "LAW-410"]
    assert [str(own["day"]) for own in found if own["kind"] == kind] == [day]


@pytest.mark.parametrize(
    ("asked", "told", "told_en"),
    [
        ("bai_ngang: true", "không bãi ngang", "not coastal"),
        ("bai_ngang: false", "bãi ngang", "coastal"),
        ("vung: [bac]", "vùng Nam", "region Nam"),
        ("vung: [nam]", "vùng Bắc", "region Bắc"),
        ("dan_so: {less_than: 5000}", "số dân 5000", "people 5000"),
    ],
)
def test_a_hole_is_told_by_the_facts_that_the_law_declares(asked: str, told: str, told_en: str) -> None:
    """Who is in no class, by the yes or no, the choice or the number that makes it so, behind what every law knows."""
    found = problems_of(
        ("standard.yaml", "classes:\n", f"{DECLARED}classes:\n"),
        ("standard.yaml", PLAIN, PLAIN.replace("{", f"{{facts: {{{asked}}}, ")),
    )
    holes = [(own.values["given"], own.values["given_en"]) for own in found if own.code == "LAW-410"]
    assert len(holes) == 3  # wards, communes, townships
    for given, given_en in holes:
        assert str(given).endswith(f", không khu vực III, {told}")
        assert str(given_en).endswith(f", no area III, {told_en}")


def test_a_kind_that_is_neither_classed_nor_left_out_is_asked_for() -> None:
    """Once a law says what it leaves out, it says so of every kind."""
    new = "- {type: [xa, phuong]}\nunclassed: [dac_khu]"
    edits = (
        ("standard.yaml", PLAIN, new),
        ("standard.yaml", "{type: [xa, thi_tran], mountain: true}", "{type: [xa], mountain: true}"),
        ("standard.yaml", "{type: [xa, thi_tran], island: true}", "{type: [xa], island: true}"),
    )
    assert told(*edits) == ["LAW-410"]


def test_a_rate_whose_edges_are_all_zero_counts_in_nothing() -> None:
    """Nobody injured is nobody, whether of a thousand or of ten thousand."""
    edits = (
        ("tc02.yaml", "      - {at_most: 1, points: 15, mark: provisional}\n", ""),
        ("tc02.yaml", "given: 1/1200, points: 15", "given: 1/1200, points: 0"),
        ("tc02.yaml", "given: 1/1000, points: 15", "given: 1/1000, points: 0"),
    )
    assert told(*edits) == ["tc02.2/per"]


def test_to_ask_at_least_nobody_is_no_number() -> None:
    """A survey of nobody asks nothing."""
    assert "tc02.3/asked_at_least" in told(("tc02.yaml", "asked_at_least: 30", "asked_at_least: 0"))


def test_edges_of_neighbouring_counts_are_judged() -> None:
    """Between 2 and 3 no count lies: from 3 on is held against 2, so no edge is idle unless both have like points."""
    best = "      - {at_least: 3, points: 40, mark: verbatim}\n"
    for points, idle in ((30, []), (40, ["tc01.2/1/at_least"]), (20, ["tc01.2/2/at_least"])):
        band = ("tc01.yaml", best, f"{best}      - {{at_least: 2, points: {points}, mark: verbatim}}\n")
        example = ("tc01.yaml", "given: 2, points: 20", f"given: 2, points: {points}")
        assert [name for name in told(band, example) if "/" in name] == idle


def test_an_edge_that_another_band_has_already_is_judged_by_its_own_side() -> None:
    """Above 80 % the points are more; at 80 % they are those below it, so only the first of the two edges cuts."""
    best = "      - {at_least: 80, points: 20, mark: provisional}\n"
    for points, idle in ((10, ["tc02.3/2/at_least"]), (15, [])):
        both = best.replace("at_least", "more_than") + best.replace("20", str(points))
        example = ("tc02.yaml", "given: 40/50, points: 20", f"given: 40/50, points: {points}")
        assert [name for name in told(("tc02.yaml", best, both), example) if "/" in name] == idle


@pytest.mark.parametrize(("said_again", "idle"), [(False, []), (True, ["class/ward/1/from"])])
def test_a_day_before_an_amendment_is_idle_where_the_amendment_says_it(
    said_again: bool, idle: list[str], tmp_path: Path
) -> None:
    """From June 2019 on lies before 2027: in the text that is amended as it should, in a new one it says nothing."""
    home, case = tmp_path / "small", WARD.replace("{", "{from: 2019-06-01, ")
    shutil.copytree(frozen.SMALL, home)
    head = home / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace(WARD, case), "utf-8")
    again = f"  - id: ward\n    when:\n      {case}\n" if said_again else ""
    folder = amended_in(tmp_path, FILES | {"standard.yaml": FILES["standard.yaml"] + again})
    try:
        found = open_cells(load_standard(folder))[1]
    except ProblemsFound as refused:
        found = refused.problems
    assert [p.values["name"] for p in found if p.code == "LAW-362"] == idle
