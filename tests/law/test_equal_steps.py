"""Equal steps: one rule in the law, as many bands as it stands for, and the points of the formula at every value."""

from __future__ import annotations

import math
import re
import shutil
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.comparing.impact import Side, impact_of
from engine.desk.editing.importing import plan_import
from engine.desk.editing.trying import apply_plan
from engine.desk.proofreading.found_numbers import read_found
from engine.evidence.columns import columns_of
from engine.language import speak
from engine.law.criteria import Item
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Standard
from engine.law.numbers_of_law import numbers_of
from engine.law.readings.marking import with_ledger
from engine.law.readings.matched import Readings, Standing
from engine.problems import errors
from engine.reporting.words.asking.sought import asked_words
from engine.reporting.words.bands import steps_sentence
from engine.reporting.words.checklist_lines import value_words
from engine.reporting.words.compare_words import Comparison, difference_sentence
from engine.rules import proving
from engine.rules.agreeing import hold_to_the_page
from engine.rules.compiling import compile_standard, tags_of
from engine.rules.judging import JudgeError
from engine.rules.meaning import meant
from engine.rules.number_line import LawTable
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from engine.scoring.gaps import steps_to_better
from engine.scoring.grid import pieces_of
from engine.scoring.law_arrays import item_arrays
from engine.scoring.replay import replay
from tests.comparing.law_edits import facts_of, round_of, unit_of
from tests.desk.made_workbooks import edited, exported, typed
from tests.law.test_rule_pages import HEAD, HERE
from tests.scored import results_of

SAY = speak("vi")
SHARE, COUNT = "{share: be_trai_tiem, of: be_trai}", "{count: clb_thon}"
ITEM = """  - id: tc01.{n}
    title: Mục {n}
    title_en: Item {n}
    max_points: {most}
    measure: {measure}
{none}    steps: {{{steps}, mark: reported}}
    cite: {{document: 00/TN 03/01/2019, at: Điều 1}}
"""
NONE = "    when_none: zero\n    when_none_mark: reported\n"


def written(*items: tuple[str, str, int]) -> dict[str, str]:
    """Texts of a standard whose items have these measures, steps and most points."""
    total = sum(most for _, _, most in items)
    head = (HERE / "several" / "standard.yaml").read_text("utf-8")
    told = [
        ITEM.format(n=n, most=most, measure=measure, none="" if measure == COUNT else NONE, steps=steps)
        for n, (measure, steps, most) in enumerate(items, 1)
    ]
    law = re.sub(r"threshold: \d+", "threshold: 5", head).replace("points: 100", f"points: {total}")
    return {"tc01.yaml": HEAD.format(most=total) + "".join(told), "standard.yaml": law}


def law_of(*items: tuple[str, str, int]) -> Lawbook:
    """That standard."""
    return load_standard(HERE / "several", written(*items))


def item_of(measure: str, steps: str, most: int) -> Item:
    """Its only item."""
    return law_of((measure, steps, most)).standard.items[0]


def formula(told: dict[str, str], most: int, value: Fraction) -> int:
    """The words of the page a second time: what a value as the law writes it is given."""
    begin, start = Fraction(told.get("from", "0")), int(told.get("start", "0"))
    if value < begin:
        return int(told.get("below", start))
    count = (value - begin) / Fraction(told["each"])
    rounding = told.get("round", "down")
    whole = (
        math.ceil(count) if rounding == "up" else math.floor(count + (Fraction(1, 2) if rounding == "nearest" else 0))
    )
    return max(0, min(most, start + int(told["points"]) * whole))


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, dict[str, str], int]:
    """A measure, its steps and the most points, which are reached."""
    rising, counted = draw(st.booleans()), draw(st.booleans())
    most = draw(st.integers(2, 30))
    told = {"each": draw(st.sampled_from(["1", "2", "1.5", "0.5", "1/3", "3"]))}
    told["points"] = str(draw(st.integers(1, most)) * (1 if rising else -1))
    start = draw(st.integers(0, most // 2)) if rising else most
    begin = draw(st.sampled_from(["0", "2", "12.5", "30"]))
    told |= {"start": str(start)} if start else {}
    told |= {"from": begin} if begin != "0" else {}
    if begin != "0" and rising:
        told["below"] = str(draw(st.integers(0, start)))
    if (rounding := draw(st.sampled_from(["", "down", "nearest", "up"]))) != "":
        told["round"] = rounding
    return (COUNT if counted else SHARE), told, most


def typed_out(told: dict[str, str]) -> str:
    """Steps as YAML."""
    return ", ".join(f"{key}: {value}" for key, value in told.items())


@settings(max_examples=60, deadline=None)
@given(steps(), st.lists(st.fractions(0, 1, max_denominator=2_000), min_size=1, max_size=20))
def test_every_value_gets_the_points_of_the_formula(
    made: tuple[str, dict[str, str], int], values: list[Fraction]
) -> None:
    """Judged by durable-rules at every cut and between; arrays at random values and beside each cut."""
    measure, told, most = made
    book = law_of((measure, typed_out(told), most))
    (item,) = book.standard.items
    table = _table(book)
    line = item_arrays(item, table.items[item.id], table.rules)
    edges = [edge.edge for edge in line.cuts]
    if measure == COUNT:
        tried = [(n, 1) for n in range(200)]
    else:
        near = [*values, *edges, *((a + b) / 2 for a, b in pairwise(edges))]
        tried = [(v.numerator, v.denominator) for v in near if v <= 1]
    facts = [facts_of({"clb_thon": part, "be_trai_tiem": part, "be_trai": whole}) for part, whole in tried]
    columns = columns_of([f"{n:05}" for n in range(len(facts))], ("clb_thon", "be_trai_tiem", "be_trai"), facts)
    points = line.points.low[pieces_of(line, columns)].tolist()
    scale = 1 if measure == COUNT else 100
    assert points == [formula(told, most, Fraction(*value) * scale) for value in tried]


def test_steps_between_two_whole_numbers_are_no_band() -> None:
    """Pieces by the half, a half rounded up: one piece has two steps, two have four, and nothing has one or three."""
    (item,) = law_of((COUNT, "each: 0.5, points: 1, round: up", 4)).standard.items
    assert [band.points for band in item.bands] == [4, 2, 0]


def _table(book: Lawbook) -> LawTable:
    """The table of a law whose examples nobody wrote."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proving, "_prove_examples", lambda *_: iter(()))
        return prove(book).table


def test_two_hundred_bands_stand_under_several_tags() -> None:
    """The engine bears some sixty tests at once; each value is posted to every tag, and one rule of all fires."""
    book = law_of((SHARE, "each: 0.5, points: 1", 199))
    (item,) = book.standard.items
    assert (len(item.bands), len(tags_of(item))) == (200, 9)
    table = _table(book)
    assert len({rule for rule in table.items[item.id].rules if rule}) == 200
    unit = unit_of(1)
    round_, evidence = round_of({unit: {"be_trai": 1000, "be_trai_tiem": 333}})
    made = assess(book, table, round_, evidence)
    assert (made.cards[0].items[0].low, replay(made).problems) == (66, ())
    assert results_of(made).communes[0].items[0].rule == made.cards[0].items[0].rule


def test_more_rules_than_one_ruleset_bears_are_proved_in_several() -> None:
    """Ten items of 199 bands: two thousand rules, no more than fifteen hundred together."""
    book = law_of(*[(SHARE, "each: 0.5, points: 1", 198)] * 10)
    assert len(compile_standard(book.standard).rules) > 2_000
    table = _table(book)
    assert all(len({r for r in line.rules if r}) == 199 for line in table.items.values())


def test_a_table_that_differs_from_the_formula_is_never_used() -> None:
    """A band of equal steps with other points is our own fault, told and not scored by."""
    book = law_of((COUNT, "start: 30, each: 1, points: -5", 30))
    table = _table(book)
    (item,) = book.standard.items
    bands = (item.bands[0], item.bands[1].model_copy(update={"points": 24}), *item.bands[2:])
    criterion = book.standard.criteria[0].model_copy(update={"items": (item.model_copy(update={"bands": bands}),)})
    hurt = book.standard.model_copy(update={"criteria": (criterion,)})
    with pytest.raises(JudgeError, match="the formula 25"):
        hold_to_the_page(hurt, prove_table(hurt, table))


def prove_table(standard: Standard, table: LawTable) -> LawTable:
    """The table with the points that the hurt bands give."""
    rules = compile_standard(standard).by_id
    return replace(table, rules=rules, meant={item.id: meant(item) for item in standard.items})


def test_it_is_one_rule_in_words() -> None:
    """The law's own sentence, never a hundred rows."""
    assert steps_sentence(item_of(SHARE, "each: 2, points: 1, round: nearest", 50), SAY) == (
        "cứ 2 % được 1 điểm, tối đa 50 điểm, làm tròn đến bước gần nhất (nửa bước thì lên)"
    )
    assert steps_sentence(item_of(SHARE, "from: 50, start: 25, each: 1, points: 1, below: 0", 50), SAY) == (
        "từ 50 % được 25 điểm, cứ thêm 1 % được thêm 1 điểm, tối đa 50 điểm, dưới 50 % được 0 điểm"
    )
    assert steps_sentence(item_of(COUNT, "start: 30, each: 1, points: -5", 30), SAY) == (
        "từ 0 được 30 điểm, cứ thêm 1 trừ 5 điểm"
    )


def test_a_reader_looks_for_a_few_numbers() -> None:
    """Five at most, each asked for in words; all of them read, the item's bands are checked."""
    book = law_of((SHARE, "from: 50, start: 25, each: 1, points: 1, below: 0", 50))
    (item,) = book.standard.items
    own = [n for n in numbers_of(book.standard) if n.owner == "tc01.1/steps"]
    assert [(n.key, n.held) for n in own] == [
        ("from", "50%"), ("start", "25"), ("each", "1%"), ("points", "1 down"), ("below", "0"),
    ]  # fmt: skip
    assert [value_words(n, SAY, item) for n in own] == ["50 %", "25", "1 %", "1", "0"]
    assert len({asked_words(n, SAY) for n in own}) == 5
    fall = next(
        n for n in numbers_of(law_of((COUNT, "start: 30, each: 1, points: -5", 30)).standard) if n.value == "-5"
    )
    assert [read_found(fall, raw) for raw in ("-5", "−5", -5)] == ["-5"] * 3
    assert read_found(own[2], "1 %") == "1"
    bare = [n.key for n in numbers_of(law_of((SHARE, "each: 2, points: 1", 50)).standard) if n.owner == "tc01.1/steps"]
    assert bare == ["each", "points"]
    assert not [n for n in numbers_of(book.standard) if re.match(r"tc01\.1/\d", n.id)]
    numbers = frozenset(n.id for n in numbers_of(book.standard))
    for sure, mark in ((numbers, "checked"), (numbers - {"tc01.1/steps/each"}, "reported")):
        item = _marked(book, sure)
        assert {band.mark for band in item.bands} == {mark}
        assert item.steps is not None
        assert item.steps.mark == mark


def _marked(book: Lawbook, sure: frozenset[str]) -> Item:
    """The item as the ledger leaves it where these numbers are checked."""
    standings = {n.id: Standing(n, (), (), (), 0 if n.id in sure else 1) for n in numbers_of(book.standard)}
    return with_ledger(book.standard, Readings(standings, ())).items[0]


def test_the_workbook_goes_out_and_comes_back(tmp_path: Path) -> None:
    """The steps stand in the item's own row; no edit changes nothing; an edit is written, its examples made anew."""
    folder = tmp_path / "several"
    shutil.copytree(HERE / "several", folder)
    for name, text in written((SHARE, "each: 2, points: 1, round: nearest", 50)).items():
        (folder / name).write_text(text, "utf-8")
    path = exported(folder, tmp_path / "so.xlsx")
    assert plan_import(path, folder).edits == ()
    edits = typed("Mục", "steps.each", "tc01.1", 4), typed("Mục", "steps.points", "tc01.1", 2)
    plan = plan_import(
        edited(path, *edits, typed("Mục", "steps.round", "tc01.1", "làm tròn lên")), folder, examples=True
    )
    assert errors(plan.problems) == ()
    apply_plan(plan)
    text = (folder / "tc01.yaml").read_text("utf-8")
    assert "steps: {each: 4, points: 2, round: up, mark: reported}" in text
    assert text.count("name: ") == 7  # no value lies below a first cut at 0; nobody and nothing given besides
    assert prove(load_standard(folder)).warnings == ()


BEFORE = "Mục 1.1: cứ 2 % được 1 điểm, tối đa 50 điểm → "
NEAREST = "cứ 1 % được 1 điểm, tối đa 50 điểm, làm tròn đến bước gần nhất (nửa bước thì lên)"
BANDS = "    bands: [{at_least: 95, points: 50, mark: reported}, {otherwise: true, points: 0, mark: reported}]"


@pytest.mark.parametrize(
    ("new", "said"),
    [("each: 1, points: 1, round: nearest", NEAREST), ("", "từ 95 % trở lên: 50 điểm; dưới 95 %: 0 điểm")],
)
def test_laws_are_compared(new: str, said: str) -> None:
    """One difference and one lever, from steps to steps and from steps to bands; the lever pulled gives the new law."""
    old = law_of((SHARE, "each: 2, points: 1", 50))
    texts = written((SHARE, new or "each: 2, points: 1", 50))
    if not new:
        texts["tc01.yaml"] = re.sub(r"    steps: .*", BANDS, texts["tc01.yaml"])
    later = load_standard(HERE / "several", texts)
    differences = compare(old.standard, later.standard)
    assert [(d.kind, d.lever) for d in differences] == [("steps", "tc01.1/steps")]
    assert (
        difference_sentence(Comparison(old.standard, later.standard, differences), differences[0], SAY) == BEFORE + said
    )
    before, after = (Side(book.standard, _table(book)) for book in (old, later))
    for part in (0, 3, 47, 95, 100):
        round_, evidence = round_of({unit_of(1): {"be_trai": 100, "be_trai_tiem": part}})
        (effect,) = impact_of(before, after, round_, evidence).effects
        by_new = assess(later, after.table, round_, evidence).cards[0].decision.low
        assert effect.new.low == by_new


def test_where_the_steps_begin_can_be_moved() -> None:
    """Sensitivity moves the beginning, and every step with it; steps that begin at nothing have no threshold."""
    book = law_of((SHARE, "from: 50, start: 25, each: 1, points: 1, below: 0", 50))
    side = Side(book.standard, _table(book))
    round_, evidence = round_of({unit_of(1): {"be_trai": 100, "be_trai_tiem": 49}})
    moved = [s for s in impact_of(side, side, round_, evidence).sensitivities if s.item]
    assert [(int(s.old), int(s.new), s.gained) for s in moved] == [
        (50, 45, 1), (50, 48, 1), (50, 49, 1), (50, 51, 0), (50, 52, 0), (50, 55, 0),
    ]  # fmt: skip


def test_each_step_up_is_named_at_its_least_distance() -> None:
    """From 10 of 100 the next points are two children away, and one fewer is not enough."""
    book = law_of((SHARE, "each: 2, points: 1", 50))
    (item,) = book.standard.items
    table = _table(book)
    line = item_arrays(item, table.items[item.id], table.rules)
    found = steps_to_better(line, 10, 100, 5)
    assert [(s.change, s.points, s.gain) for s in found[:2]] == [(2, 6, 1), (4, 7, 2)]
    assert (found[-1].change, found[-1].points) == (90, 50)
