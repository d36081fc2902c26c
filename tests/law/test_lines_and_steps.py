"""Cases and conditions of items that are measured by several answers, over rounds and by equal steps, all at once.

Every item is held against plain Fractions written a second time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.comparing.impact import Side, impact_of
from engine.desk.editing.importing import plan_import
from engine.desk.editing.renewing import example_trees, renewed_examples
from engine.desk.editing.trying import apply_plan
from engine.evidence.facts import Round, RoundEvidence
from engine.language import speak
from engine.law.checking import check_standard
from engine.law.criteria import Item
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Unit
from engine.law.numbers_of_law import numbers_of
from engine.problems import ProblemsFound, errors
from engine.reporting.words.checklist_lines import groups_of
from engine.reporting.words.compare_words import Comparison, difference_sentence
from engine.rules.compiling import tags_of
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from engine.scoring.reading_back import from_json
from engine.scoring.replay import replay
from engine.scoring.result_json import to_json
from engine.semantics import Status
from tests.comparing.law_edits import round_of, unit_of
from tests.desk.made_workbooks import edited, exported, typed
from tests.law.test_rule_pages import HEAD, HERE

SAY = speak("vi")
ANSWERS = ("co_quy_che", "co_nhom", "co_giao_ban")
LEFT_OUT = "left_out: {how: nothing, mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 3}}\n"
CASE_1 = """    except:
      - id: mien-nui
        title: Xã miền núi
        when: [{mountain: true}]
        steps: {each: 2, points: 1, round: nearest, mark: reported}
        cite: {document: 00/TN 03/01/2019, at: Điều 1}
"""
ITEMS = (
    """  - id: tc01.1
    title: Mục 1
    title_en: Item 1
    max_points: 50
    measure: {share: be_trai_tiem, of: be_trai}
    when_none: zero
    when_none_mark: reported
    bands: [{at_least: 95, points: 50, mark: reported}, {otherwise: true, points: 0, mark: reported}]
    cite: {document: 00/TN 03/01/2019, at: Điều 1}
"""
    + CASE_1
    + """  - id: tc01.2
    title: Mục 2
    title_en: Item 2
    max_points: 15
    measure: {yes_of: [co_quy_che, co_nhom, co_giao_ban]}
    applies: [{mountain: true}]
    applies_mark: reported
    bands:
      - {equals: 3, points: 15, mark: reported}
      - {at_least: 1, points: 5, mark: reported}
      - {otherwise: true, points: 0, mark: reported}
    cite: {document: 00/TN 03/01/2019, at: Điều 1}
  - id: tc01.3
    title: Mục 3
    title_en: Item 3
    max_points: 10
    measure: {share: be_gai_tiem, of: be_gai, over: {rounds: 2, take: lowest}}
    when_none: zero
    when_none_mark: reported
    steps: {each: 10, points: 1, mark: reported}
    cite: {document: 00/TN 03/01/2019, at: Điều 1}
    except:
      - id: mien-nui
        title: Xã miền núi
        when: [{mountain: true}]
        steps: {from: 50, start: 5, each: 10, points: 1, below: 0, mark: reported}
        cite: {document: 00/TN 03/01/2019, at: Điều 1}
"""
)
Given: TypeAlias = Mapping[str, int]
Range: TypeAlias = tuple[int, int]
Commune: TypeAlias = tuple[bool, Given, Given]


def texts(items: str = ITEMS) -> dict[str, str]:
    """The files of a standard with these items."""
    most = sum(map(int, re.findall(r"max_points: (\d+)", items)))
    head = (HERE / "several" / "standard.yaml").read_text("utf-8").replace("points: 100", f"points: {most}")
    told = re.sub(r"threshold: \d+", "threshold: 30", head)
    return {"tc01.yaml": HEAD.format(most=most) + items, "standard.yaml": told + LEFT_OUT}


@cache
def side(items: str = ITEMS) -> tuple[Lawbook, Side]:
    """That standard with the examples that the program makes, proved."""
    book = with_examples(items)
    return book, Side(book.standard, prove(book).table)


def with_examples(items: str) -> Lawbook:
    """That standard with the examples that the program makes."""
    book = load_standard(HERE / "several", texts(items))
    (criterion,) = book.standard.criteria
    own = criterion.model_copy(update={"items": tuple(map(shown, criterion.items))})
    return replace(book, standard=book.standard.model_copy(update={"criteria": (own,)}))


def shown(item: Item) -> Item:
    """An item with examples for each edge of its bands and of its cases'."""
    lines = zip(item.except_, item.lines[1:], strict=True)
    cases = tuple(case.model_copy(update={"examples": renewed_examples(line)}) for case, line in lines)
    return item.model_copy(update={"examples": renewed_examples(item), "except_": cases})


FIRST: Mapping[bool, Callable[[Fraction], int]] = {
    True: lambda v: min(50, math.floor(v / 2 + Fraction(1, 2))),
    False: lambda v: 50 if v >= 95 else 0,
}
THIRD: Mapping[bool, Callable[[Fraction], int]] = {
    True: lambda v: 0 if v < 50 else min(10, 5 + math.floor((v - 50) / 10)),
    False: lambda v: math.floor(v / 10),
}


def shared(told: Given, names: tuple[str, str], points: Callable[[Fraction], int], most: int) -> Range:
    """The range of a share by a formula."""
    part, whole = map(told.get, names)
    if whole == 0:  # nobody is in it, whatever the part
        return 0, 0
    if part is None or whole is None:
        return 0, most
    made = points(Fraction(100 * part, whole))
    return made, made


def wanted(now: Given, before: Given, *, mountain: bool) -> list[Range]:
    """What the items give, read from the text."""
    told = [now[name] for name in ANSWERS if name in now]
    ends = sum(told), sum(told) + len(ANSWERS) - len(told)
    low, high = (15 if yes == 3 else 5 if yes else 0 for yes in ends)
    rounds = [shared(held, ("be_gai_tiem", "be_gai"), THIRD[mountain], 10) for held in (now, before)]
    return [
        shared(now, ("be_trai_tiem", "be_trai"), FIRST[mountain], 50),
        (low, high) if mountain else (0, 0),
        (min(low for low, _ in rounds), min(high for _, high in rounds)),
    ]


@st.composite
def given_by(draw: st.DrawFn) -> dict[str, int]:
    """What a commune gives in a round; some of it may be missing."""
    told: dict[str, int] = {name: draw(st.integers(0, 1)) for name in ANSWERS}
    for part, whole in (("be_trai_tiem", "be_trai"), ("be_gai_tiem", "be_gai")):
        told[whole] = draw(st.sampled_from((0, 1, 7, 40, 100, 200)))
        told[part] = draw(st.integers(0, told[whole]))
    lacking = draw(st.sets(st.sampled_from(sorted(told)), max_size=3))
    return {name: value for name, value in told.items() if name not in lacking}


COMMUNES = st.lists(st.tuples(st.booleans(), given_by(), given_by()), min_size=1, max_size=8)


def round_with(made: Sequence[Commune]) -> tuple[Round, RoundEvidence]:
    """A round of these communes, each a mountain commune or not, with what it gave now and before."""
    units: dict[Unit, Given] = {unit_of(at, mountain=high): now for at, (high, now, _) in enumerate(made, 1)}
    before = {unit.code: held for unit, (_, _, held) in zip(units, made, strict=True)}
    round_, evidence = round_of(units, before)
    return replace(round_, standard="several"), evidence


@settings(max_examples=15, deadline=None)
@given(COMMUNES)
def test_lines_and_steps_together_give_what_the_text_says(made: list[Commune]) -> None:
    """Cards, their steps, the file read back, the engine fired anew: one answer, and it is that of plain Fractions."""
    book, own = side()
    result = assess(book, own.table, *round_with(made))
    for card, (high, now, held) in zip(result.cards, made, strict=True):
        assert [(item.low, item.high) for item in card.items] == wanted(now, held, mountain=high)
        assert (card.items[1].status is Status.NOT_APPLICABLE) == (not high)
        case = "@mien-nui" if high else ""
        assert [item.item.line for item in card.items] == [f"tc01.1{case}", "tc01.2", f"tc01.3{case}"]
        for step in card.items[0].steps:
            way = step.change if step.direction == "more" else -step.change
            moved = {**now, "be_trai_tiem": now["be_trai_tiem"] + way}
            assert wanted(moved, held, mountain=high)[0] == (step.points, step.points)
    assert replay(result).problems == ()
    assert from_json(to_json(result, tool="thử"), book, own.table) == result


def test_a_case_that_comes_moves_each_commune_by_what_the_text_says() -> None:
    """The law gets the case of 1.1: mountain communes change by the formula, others not at all; told as one rule."""
    (_, plain), (_, own) = side(ITEMS.replace(CASE_1, "")), side()
    now = {"be_trai_tiem": 39, "be_trai": 100, "be_gai_tiem": 33, "be_gai": 40, "co_nhom": 1}
    made: list[Commune] = [(True, now, {}), (False, now, now), (True, {"be_trai": 0}, now)]
    impact = impact_of(plain, own, *round_with(made))
    for effect, (high, given_now, held) in zip(impact.effects, made, strict=True):
        after = wanted(given_now, held, mountain=high)
        was = [shared(given_now, ("be_trai_tiem", "be_trai"), FIRST[False], 50), *after[1:]]
        for standing, ranges in ((effect.new, after), (effect.old, was)):
            assert (standing.low, standing.high) == tuple(map(sum, zip(*ranges, strict=True)))
    found = compare(plain.standard, own.standard)
    sides = Comparison(plain.standard, own.standard, found)
    (told,) = (difference_sentence(sides, one, SAY) for one in found if one.kind == "case")
    assert "cứ 2 % được 1 điểm, tối đa 50 điểm" in told


def test_the_steps_of_a_case_are_numbers_lines_and_tags() -> None:
    """Numbers to be read by their names, where they are typed, in words on the checking sheet; tags of 24 bands."""
    book, _ = side()
    names = {number.id: number for number in numbers_of(book.standard)}
    assert names["tc01.1@mien-nui/steps/each"].held == "2%"
    assert "tc01.1@mien-nui/1/points" not in names
    assert all(number.owner in book.routes for number in names.values() if "@" in number.owner)
    lines = {line.number.id: line for group in groups_of(book, SAY) for line in group.lines}
    assert lines["tc01.1@mien-nui/steps/each"].value == "2 %"
    assert "cứ 2 % được 1 điểm" in lines["tc01.1@mien-nui/steps/each"].text
    assert tags_of(book.standard.items[0].lines[1]) == tuple(f"tc01.1@mien-nui#{n}" for n in range(3))


def test_the_steps_of_a_case_are_edited_in_the_workbook(tmp_path: Path) -> None:
    """Unchanged it says nothing; a step of 4 % and its points land in the case alone, with examples of its own."""
    folder = tmp_path / "several"
    folder.mkdir()
    for name, text in texts().items():
        (folder / name).write_text(text, "utf-8")
    (folder / "evidence.yaml").write_bytes((HERE / "several" / "evidence.yaml").read_bytes())
    path = exported(folder, tmp_path / "so.xlsx")
    assert plan_import(path, folder).edits == ()
    edits = (typed("Trường hợp", f"steps.{key}", "tc01.1", value) for key, value in (("each", 4), ("points", 2)))
    plan = plan_import(edited(path, *edits), folder, examples=True)
    assert errors(plan.problems) == ()
    apply_plan(plan)
    item = load_standard(folder).standard.items[0]
    case = item.except_[0]
    assert case.steps
    assert (str(case.steps.each), case.steps.points, len(case.bands), len(item.bands)) == ("4", 2, 26, 2)
    assert example_trees(case.examples) == example_trees(renewed_examples(item.lines[1]))


def test_a_case_has_bands_or_steps_and_the_most_of_its_item() -> None:
    """Both are refused by the name of the case; steps that do not reach the most, where they are typed."""
    band = "        bands: [{otherwise: true, points: 50, mark: reported}]\n        steps: {each: 2"
    with pytest.raises(ProblemsFound) as refused:
        load_standard(HERE / "several", texts(ITEMS.replace("        steps: {each: 2", band)))
    assert [(told.code, told.values["name"]) for told in refused.value.problems] == [("LAW-428", "tc01.1@mien-nui")]
    short = load_standard(HERE / "several", texts(ITEMS.replace("each: 2, points: 1", "each: 4, points: 1")))
    (told,) = (told for told in check_standard(short) if told.code == "LAW-463")
    typed_at = texts(ITEMS.replace("each: 2", "each: 4"))["tc01.yaml"].splitlines()[told.place.line - 1]
    assert typed_at.strip().startswith("steps:")


@pytest.mark.parametrize(
    ("first", "codes"), [("2019-01-03", ["LAW-461"]), ("2018-06-01", ["LAW-461"]), ("2019-01-04", [])]
)
def test_a_case_of_every_day_of_the_law_leaves_nobody_to_the_general_bands(first: str, codes: list[str]) -> None:
    """LAW-461: that there were days before the law's first is no use; a day later they are somebody's."""
    book = with_examples(ITEMS.replace(CASE_1, CASE_1.replace("{mountain: true}", f"{{from: {first}}}")))
    try:
        found = prove(book).warnings
    except ProblemsFound as refused:
        found = refused.problems
    assert [one.code for one in found if one.code == "LAW-461"] == codes
