"""Several answers, sums of data, several rounds: what each gives, held against plain Fractions written a second time.

The law is ``several``: all of three answers, a share of sums alone and over rounds, a sum of two rounds.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.comparing.impact import Side, impact_of
from engine.desk.editing.importing import plan_import
from engine.desk.editing.trying import apply_plan
from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.improving.losses import losses_of
from engine.improving.steps import action_steps_of
from engine.improving.what_if import changed, rescored
from engine.language import speak
from engine.law.checking import check_standard
from engine.law.loading import Lawbook, load_standard
from engine.law.numbers_of_law import numbers_of
from engine.problems import Place, errors
from engine.reporting.words.bands import measure_sentence, value_sentence
from engine.reporting.words.changes import step_sentence
from engine.reporting.words.compare_words import Comparison, difference_sentence
from engine.rules.proving import Proof, prove
from engine.scoring.assessing import assess
from engine.scoring.reading_back import from_json
from engine.scoring.replay import replay
from engine.scoring.result_json import to_json
from engine.scoring.result_rows import item_row
from engine.scoring.round_result import RoundResult
from engine.semantics import Status
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace
from tests.comparing.law_edits import facts_of, round_of, unit_of
from tests.desk.made_workbooks import edited, exported, typed
from tests.scored import results_of

FOLDER = Path(__file__).parent / "several"
SAY, ENGLISH = speak("vi"), speak("en")
ANSWERS = ("co_quy_che", "co_nhom", "co_giao_ban")
PARTS, WHOLES, CLUBS = ("be_trai_tiem", "be_gai_tiem"), ("be_trai", "be_gai"), ("clb_truong", "clb_thon")
Given: TypeAlias = Mapping[str, int]
Range: TypeAlias = tuple[int, int]


@cache
def law() -> tuple[Lawbook, Proof]:
    """The standard, proved."""
    book = load_standard(FOLDER)
    return book, prove(book)


def assessed(*rounds: Given) -> RoundResult:
    """One commune's rounds, this one first."""
    unit = unit_of(1)
    now, *before = rounds
    round_, evidence = round_of({unit: now}, {unit.code: before[0]} if before else None)
    earlier = tuple({unit.code: facts_of(held)} for held in before[1:])
    own = replace(round_, standard="several")
    return assess(law()[0], law()[1].table, own, replace(evidence, earlier=earlier))


def points_of(made: RoundResult) -> list[Range]:
    """The range of every item."""
    (card,) = made.cards
    return [(int(item.low), int(item.high)) for item in card.items]


# The oracle: the words of the law a second time, in Fractions and nothing of the engine.


def of_answers(round_: Given, ladder: Sequence[tuple[int, int]]) -> Range:
    """The least and the most over every way to answer what is missing."""
    ways = product(*([round_[name]] if name in round_ else [0, 1] for name in ANSWERS))
    found = [next((points for edge, points in ladder if sum(way) >= edge), 0) for way in ways]
    return min(found), max(found)


def sums(round_: Given) -> tuple[int | None, int | None]:
    """Boys and girls together; None where one of them is missing."""
    part, whole = (
        sum(round_[name] for name in names) if all(name in round_ for name in names) else None
        for names in (PARTS, WHOLES)
    )
    return part, whole


def by_share(value: Fraction, top: int, middle: int) -> int:
    """95 % and 80 %."""
    return top if value >= Fraction(95, 100) else middle if value >= Fraction(80, 100) else 0


def of_share(round_: Given, top: int, middle: int) -> Range | None:
    """One round's share; None where nobody is in the whole."""
    part, whole = sums(round_)
    if whole == 0:
        return None
    if part is None or whole is None:
        return 0, top
    return (by_share(Fraction(part, whole), top, middle),) * 2


def wanted(rounds: Sequence[Given]) -> list[Range]:
    """What the seven items must give."""
    now, last, _ = rounds
    shares = [sums(held) for held in rounds]
    parts, wholes = [p for p, _ in shares], [w for _, w in shares]
    pool = mean = (0, 15)
    if None not in wholes:
        whole = sum(w or 0 for w in wholes)
        if not whole:
            pool = mean = (0, 0)
        else:
            if None not in parts:
                pool = (by_share(Fraction(sum(p or 0 for p in parts), whole), 15, 8),) * 2
            held = [(p, w) for p, w in shares if w]
            if all(p is not None for p, _ in held):
                ratio = sum((Fraction(p or 0, w or 1) for p, w in held), Fraction(0)) / len(held)
                mean = (by_share(ratio, 15, 8),) * 2
    both = [held for held in (of_share(now, 10, 4), of_share(last, 10, 4)) if held is not None]
    lowest = (min(low for low, _ in both), min(high for _, high in both)) if both else (0, 0)
    best = [of_answers(held, ((3, 10), (1, 3))) for held in (now, last)]
    clubs = [held.get(name) for held in (now, last) for name in CLUBS]
    total = sum(n or 0 for n in clubs)
    return [
        of_answers(now, ((3, 15), (1, 5))), of_share(now, 20, 10) or (0, 0), pool, mean, lowest,
        (max(low for low, _ in best), max(high for _, high in best)),
        (0, 15) if None in clubs else (15 if total >= 6 else 6 if total >= 2 else 0,) * 2,
    ]  # fmt: skip


@st.composite
def rounds_of(draw: st.DrawFn) -> list[Given]:
    """Three rounds, with data missing, wholes of 0 and shares on and beside the edges."""
    made: list[Given] = []
    for _ in range(3):
        told: dict[str, int | None] = {name: draw(st.sampled_from([0, 1, None])) for name in ANSWERS}
        for part, whole in zip(PARTS, WHOLES, strict=True):
            size = draw(st.sampled_from([0, 1, 10, 20, 37, 10_000, None]))
            told[whole] = size
            edge = draw(st.sampled_from([80, 95, 100, 0]))
            near = (size or 20) * edge // 100 + draw(st.integers(-1, 1))
            told[part] = None if draw(st.integers(0, 9)) == 0 else min(max(0, near), size if size is not None else 20)
        told |= {name: draw(st.sampled_from([0, 1, 2, 3, None])) for name in CLUBS}
        made.append({name: value for name, value in told.items() if value is not None})
    return made


def test_the_law_is_sound() -> None:
    """Nothing is said against it, and every example holds."""
    book, proof = law()
    assert errors(check_standard(book)) == ()
    assert proof.warnings == ()


@settings(max_examples=100, deadline=None)
@given(rounds_of())
def test_every_item_gives_what_fractions_give(rounds: list[Given]) -> None:
    """Arrays, and the round read back from its results, against the oracle; the judge agrees with each."""
    made = assessed(*rounds)
    assert points_of(made) == wanted(rounds)


@settings(max_examples=40, deadline=None)
@given(rounds_of())
def test_cards_and_results_say_the_same(rounds: list[Given]) -> None:
    """Values, rules, missing data and nearest steps of results.json are those of the card, and it can be read back."""
    made = assessed(*rounds)
    (card,), (row,) = made.cards, results_of(made).communes
    assert row.items == [item_row(item, (made.book.standard.head.law,)) for item in card.items]
    near = {gap.item: gap.to_next for gap in row.gaps}
    for item in card.items:
        if item.steps:
            told = near[item.item.id]
            assert told is not None
            assert (told.children, told.points) == (item.steps[0].change, item.steps[0].gain)
    assert from_json(to_json(made, tool="phuhop"), law()[0], law()[1].table) == made


@settings(max_examples=40, deadline=None)
@given(rounds_of())
def test_a_step_gains_what_scoring_again_gives(rounds: list[Given]) -> None:
    """Every step up, by answers or by children of this round alone, and every fall."""
    made = assessed(*rounds)
    (card,) = made.cards
    facts = made.evidence.communes[card.unit.code].facts
    for item in card.items:
        for move in action_steps_of(item, made.round, "this"):
            after = rescored(made, card.unit, changed(facts, move.values, Place("thử")))
            gained = next(i.low for i in after.items if i.item.id == item.item.id) - item.low
            assert gained == move.step.gain > 0
            assert all(value <= 1 for name, value in move.values.items() if name in ANSWERS)
    for loss in losses_of(made, card):
        fallen = next(i.low for i in loss.after.items if i.item.id == loss.card.item.id)
        assert fallen - loss.card.low == loss.step.gain < 0


@settings(max_examples=40, deadline=None)
@given(rounds_of(), st.data())
def test_no_missing_answer_or_round_takes_points_out_of_the_range(rounds: list[Given], data: st.DataObject) -> None:
    """However what is missing turns out, the points lie in the range that was told."""
    told = points_of(assessed(*rounds))
    full = []
    for held in rounds:
        answers = {name: data.draw(st.integers(0, 1)) for name in ANSWERS}
        wholes = {name: data.draw(st.integers(0, 40)) for name in WHOLES}
        parts = {p: data.draw(st.integers(0, {**wholes, **held}[w])) for p, w in zip(PARTS, WHOLES, strict=True)}
        full.append({**answers, **wholes, **parts, **{name: data.draw(st.integers(0, 4)) for name in CLUBS}, **held})
    for (low, high), (least, most) in zip(told, points_of(assessed(*full)), strict=True):
        assert low <= least == most <= high


def test_the_judge_agrees_with_every_round() -> None:
    """Posted again to durable-rules, each value has the rule that the table gave."""
    whole = dict.fromkeys(WHOLES, 20)
    for parts, last in product((15, 16, 19), (0, 17, 20)):
        now, before = ({**whole, **dict.fromkeys(PARTS, n), **dict.fromkeys(ANSWERS, 1)} for n in (parts, last))
        assert replay(assessed(now, before, before)).problems == ()


def test_one_no_settles_all_of_them() -> None:
    """Three of three can no longer be had: what is still missing moves nothing between 5 and 5."""
    (card,) = assessed({"co_quy_che": 0, "co_nhom": 1}).cards
    item = card.items[0]
    assert (item.status, item.low, item.high, item.missing) == (Status.MISSING, 5, 5, ("co_giao_ban",))
    assert value_sentence(item, SAY) == "1 “Có”, 1 “Không”, 1 chưa trả lời"


def test_no_step_asks_for_more_children_than_there_are() -> None:
    """95 % of three rounds would take 21 of this round's 20 children, added up as on average: only 80 % can be had."""
    now = {**dict.fromkeys(WHOLES, 10), **dict.fromkeys(PARTS, 5)}
    last = {**now, **dict.fromkeys(PARTS, 9)}
    (card,) = assessed(now, last, last).cards
    assert [[(s.change, s.points) for s in item.steps] for item in card.items[2:4]] == [[(2, 8)], [(2, 8)]]


def test_it_is_said_in_words() -> None:
    """How each is measured, what was measured, and what would raise it."""
    now = {**dict.fromkeys(ANSWERS, 0), "co_nhom": 1, "be_trai": 10, "be_gai": 10, "be_trai_tiem": 8, "be_gai_tiem": 8,
           "clb_truong": 1, "clb_thon": 1}  # fmt: skip
    last = {**now, "be_trai_tiem": 10, "be_gai_tiem": 10}
    made = assessed(now, last, last)
    (card,), book = made.cards, made.book.standard.book
    told = [value_sentence(item, SAY) for item in card.items]
    assert told == [
        "1 “Có” trong 3 câu", "16/20 = 80 %", "gộp 3 đợt: 56/60 = 93,33 %", "bình quân 3 đợt: 93,33 %",
        "16/20 = 80 % (đợt này)", "1 “Có” trong 3 câu (đợt này)", "gộp 2 đợt: 4",
    ]  # fmt: skip
    words = [measure_sentence(item.item, book, SAY) for item in card.items]
    assert words[1] == (
        "(Bé trai dưới 1 tuổi tiêm đủ + Bé gái dưới 1 tuổi tiêm đủ) ÷ "
        "(Bé trai dưới 1 tuổi + Bé gái dưới 1 tuổi), tính %"
    )
    assert words[4].endswith("; phải giữ được 2 đợt liền: lấy đợt thấp điểm nhất, kể cả đợt này")
    assert step_sentence(card.items[0], card.items[0].steps[0], book, SAY) == (
        "làm để thêm 2 câu trả lời được “Có” (ví dụ: Đã có quy chế bảo vệ trẻ em; Họp giao ban hằng quý)"
        " → 15 điểm (+10)"
    )
    assert [s.change for s in card.items[2].steps] == [1]
    assert "17/20" in step_sentence(card.items[2], card.items[2].steps[0], book, SAY)


def test_the_rounds_are_numbers_of_the_law() -> None:
    """How many, and what is taken of them: another word is another number."""
    held = {n.id: n.held for n in numbers_of(law()[0].standard) if n.key == "over/rounds"}
    assert held["tc01.3/over/rounds"] == "3 pooled"
    assert held["tc01.5/over/rounds"] == "2 lowest"


@pytest.mark.parametrize("rounds", [5, 3])
def test_a_mean_of_the_largest_numbers_is_exact(rounds: int, tmp_path: Path) -> None:
    """Wholes of nearly 10⁹ in every round, a child off the edge: no overflow, and the judge agrees."""
    text = (FOLDER / "tc01.yaml").read_text("utf-8").replace("rounds: 3, take: mean", f"rounds: {rounds}, take: mean")
    book = load_standard(FOLDER, {"tc01.yaml": text})
    unit, size = unit_of(1), 10**9 - 1
    for off, points in ((0, 15), (1, 8)):
        held = {"be_trai": size - 20, "be_gai": 20, "be_gai_tiem": 20, "be_trai_tiem": -(-size * 95 // 100) - 20 - off}
        round_, _ = round_of({unit: held})
        facts = facts_of(held)
        evidence = RoundEvidence(
            {unit.code: CommuneEvidence(unit.code, facts)}, (), {unit.code: facts},
            earlier=tuple({unit.code: facts} for _ in range(rounds - 2)),
        )  # fmt: skip
        made = assess(book, prove(book).table, round_, evidence)
        assert made.cards[0].items[3].low == points
        assert replay(made).problems == ()
        assert results_of(made).communes[0].items[3].low == points


def a_round(home: Path, name: str, previous: str, **given: int) -> Path:
    """A round's folder beside the standard, with one commune's figures as a table."""
    folder = home / "assessments" / name
    (folder / "evidence").mkdir(parents=True)
    lines = [f"id: {name}", "title: Đợt thử", "standard: several", f"on: 20{name[-2:]}-11-15", "area: Huyện Thử",
             f"period: {{from: 20{name[-2:]}-01-01, to: 20{name[-2:]}-11-15}}", "simulated: true"]  # fmt: skip
    lines += [f"previous: {previous}"] if previous else []
    (folder / "round.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    head = "code,name,type,province_type,mountain,island,area_iii,basis\n"
    (folder / "communes.csv").write_text(head + "02587,Xã Đông Quý,xa,tinh,có,không,không,mô phỏng\n", "utf-8")
    rows = [f"02587,{name},{value}" for name, value in given.items()]
    (folder / "evidence" / "so-lieu.csv").write_text("\n".join(["commune,evidence,value", *rows]) + "\n", "utf-8")
    return folder


def test_rounds_are_followed_one_after_another(tmp_path: Path) -> None:
    """Three rounds beside each other by ``previous``; with two of them the items of three are open and it is told."""
    shutil.copytree(FOLDER, tmp_path / "criteria" / "several")
    full = {**dict.fromkeys(WHOLES, 10), **dict.fromkeys(PARTS, 10)}
    a_round(tmp_path, "dot-22", "", **{**full, "be_gai_tiem": 7})
    a_round(tmp_path, "dot-23", "dot-22", **full)
    last = a_round(tmp_path, "dot-24", "dot-23", **full)
    space = Workspace(tmp_path, bundled=False)
    made = assess_round(last, space)
    items = made.cards[0].items
    assert [(items[n].low, items[n].part, items[n].whole) for n in (2, 3)] == [(15, 57, 60), (15, 57, 60)]
    assert "RND-209" not in {told.code for told in made.problems}
    made = assess_round(last.parent / "dot-23", space)
    assert [(int(item.low), int(item.high)) for item in made.cards[0].items[2:5]] == [(0, 15), (0, 15), (4, 4)]
    told = [p.values for p in made.problems if p.code == "RND-209"]
    assert [(v["name"], v["n"], v["k"]) for v in told] == [("tc01.3", 3, 2), ("tc01.4", 3, 2)]


def test_an_earlier_round_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Its figures are missing and the item is open: the reader learns why, and where to look."""
    shutil.copytree(FOLDER, tmp_path / "criteria" / "several")
    full = {**dict.fromkeys(WHOLES, 10), **dict.fromkeys(PARTS, 10)}
    before = a_round(tmp_path, "dot-23", "", **full)
    last = a_round(tmp_path, "dot-24", "dot-23", **full)
    space = Workspace(tmp_path, bundled=False)
    assert "RND-274" not in {told.code for told in assess_round(last, space).problems}
    table = before / "evidence" / "so-lieu.csv"
    table.write_text(table.read_text("utf-8").replace(",10\n", ",mười\n", 1), "utf-8")
    (told,) = [p for p in assess_round(last, space).problems if p.code == "RND-274"]
    assert (told.values["before"], told.values["n"]) == ("Đợt thử", 1)
    assert told.values["first"] == "evidence/so-lieu.csv:2:15"


def test_the_workbook_goes_out_and_comes_back(tmp_path: Path) -> None:
    """Several data in one cell, the rounds in two columns; no edit changes nothing, an edit is written as typed."""
    folder = tmp_path / "several"
    shutil.copytree(FOLDER, folder)
    path = exported(folder, tmp_path / "so.xlsx")
    plan = plan_import(path, folder)
    assert (plan.edits, plan.problems) == ((), ())
    edits = (
        typed("Mục", "measure.over.rounds", "tc01.3", 2), typed("Mục", "measure.over.take", "tc01.3", "điểm thấp nhất"),
        typed("Mục", "measure.over.rounds", "tc01.7", None), typed("Mục", "measure.over.take", "tc01.7", None),
        typed("Mục", "measure.datum", "tc01.1", "co_quy_che, co_giao_ban"), typed("Bậc", "equals", "tc01.1", 2),
    )  # fmt: skip
    plan = plan_import(edited(path, *edits), folder, examples=True)
    assert {told.code for told in plan.problems} == {"WBK-107"}  # 2 is not what the press said
    apply_plan(plan)
    text = (folder / "tc01.yaml").read_text("utf-8")
    assert "over: {rounds: 2, take: lowest}" in text
    assert "measure: {count: [clb_truong, clb_thon]}" in text
    assert "measure: {yes_of: [co_quy_che, co_giao_ban]}" in text
    assert prove(load_standard(folder)).warnings == ()


def test_laws_are_compared() -> None:
    """Another way to take the rounds is one difference with one lever, said in words; all levers give the new law."""
    text = (FOLDER / "tc01.yaml").read_text("utf-8")
    text = text.replace("over: {rounds: 2, take: lowest}", "over: {rounds: 3, take: highest}")
    text = text.replace(
        "share: [be_trai_tiem, be_gai_tiem], of: [be_trai, be_gai]}", "share: be_trai_tiem, of: be_trai}"
    )
    new = load_standard(FOLDER, {"tc01.yaml": text})
    (old, proof), now = law(), Side(new.standard, prove(new).table)
    differences = compare(old.standard, new.standard)
    assert {(d.kind, d.name, d.lever) for d in differences} == {
        ("measure", "tc01.2", "tc01.2/measure"), ("measure", "tc01.5", "tc01.5/measure"),
    }  # fmt: skip
    told = Comparison(old.standard, new.standard, differences)
    assert "lấy đợt cao điểm nhất trong 3 đợt liền" in difference_sentence(told, differences[1], SAY)
    full = {**dict.fromkeys(WHOLES, 10), **dict.fromkeys(PARTS, 10)}
    rounds = ({**full, "be_gai_tiem": 0}, {**full, "be_gai_tiem": 7}, full)
    unit = unit_of(1)
    round_, evidence = round_of({unit: rounds[0]}, {unit.code: rounds[1]})
    evidence = replace(evidence, earlier=({unit.code: facts_of(rounds[2])},))
    (effect,) = impact_of(Side(old.standard, proof.table), now, round_, evidence).effects
    by_new = assess(new, now.table, round_, evidence).cards[0].decision
    by_old = assess(old, proof.table, round_, evidence).cards[0].decision
    assert (effect.old.low, effect.new.low) == (by_old.low, by_new.low)
    assert by_new.low - by_old.low == 20 + 10
