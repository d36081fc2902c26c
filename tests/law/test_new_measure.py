"""A kind of measure is one file: a sixth, named in the one tuple, goes everywhere the five go (số liệu mô phỏng)."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from openpyxl import Workbook

from engine.comparing.differences import compare
from engine.comparing.impact import Side, impact_of
from engine.comparing.partial import compare_known, load_partial
from engine.desk.editing.importing import plan_import
from engine.desk.editing.renewing import renewed_examples
from engine.desk.editing.schema import schema_texts
from engine.desk.editing.trying import apply_plan
from engine.desk.editing.workbook_out import title_of, write_law_workbook
from engine.improving.steps import action_steps_of, moved
from engine.improving.what_if import changed, rescored
from engine.language import speak
from engine.law.asking import sections
from engine.law.checking import check_standard
from engine.law.criteria import Item
from engine.law.loading import Lawbook, load_standard
from engine.law.measures import kinds
from engine.law.numbers_of_law import numbers_of
from engine.problems import Place, ProblemsFound, errors
from engine.reporting.console.explanation import show_explanation
from engine.reporting.console.screen import open_screen
from engine.reporting.words.asking.sought import asked_words
from engine.reporting.words.bands import band_sentence, measure_sentence, value_sentence
from engine.reporting.words.changes import step_sentence
from engine.reporting.words.compare_words import Comparison, difference_sentence, move_sentence
from engine.reporting.words.edit_words import edit_words
from engine.rules.proving import prove
from engine.sample.sampling import sample_facts
from engine.scoring.assessing import assess
from engine.scoring.cards import ItemCard
from engine.scoring.explaining import explain
from engine.scoring.gaps import steps_to_worse
from engine.scoring.round_result import RoundResult
from engine.semantics import Status
from tests.comparing.law_edits import FULL, round_of, unit_of
from tests.desk.made_workbooks import cell, edited, row_of, typed
from tests.frozen import CRITERIA, SMALL
from tests.law.times import TIMES

SAY, ENGLISH = speak("vi"), speak("en")
COUNTED = """    measure: {count: so_hoat_dong}
    bands:
      - {at_least: 3, points: 40, mark: verbatim}
      - {at_least: 1, points: 20, mark: verbatim}
"""
MEASURED = """    measure: {times: [so_hoat_dong, tre_bi_tai_nan], of: tre_duoi_1_tuoi, for_each: 10}
    when_none: zero
    actions:
      - {label: Mở thêm, label_en: Open more, sector: van-hoa, effort: 1, each: 1, months: 1, possible: true}
    bands:
      - {at_least: 3, points: 40, mark: verbatim}
      - {at_least: 0.5, points: 20, mark: verbatim}
"""
EXAMPLES = """    examples:
      - {name: hơn 3 lần, given: 16/50, points: 40}
      - {name: đúng 3 lần, given: 15/50, points: 40}
      - {name: chưa đến 3, given: 14/50, points: 20}
      - {name: đúng nửa, given: 1/20, points: 20}
      - {name: chưa đến nửa, given: 1/21, points: 0}
      - {name: không có trẻ nào, given: none, points: 0}
      - {name: chưa có số liệu, given: missing, points: 0..40}
"""
NOW = {**FULL, "tre_duoi_1_tuoi": 100, "tre_duoi_1_tiem_du": 100, "so_hoat_dong": 1, "tre_bi_tai_nan": 2}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The small standard, one of whose items is measured the new way; the kind is named in the one tuple."""
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, TIMES))
    copy = tmp_path / "small"
    shutil.copytree(SMALL, copy)
    text = (copy / "tc01.yaml").read_text("utf-8")
    assert COUNTED in text
    head, _, _ = text.replace(COUNTED, MEASURED).rpartition("    examples:\n")
    (copy / "tc01.yaml").write_text(head + EXAMPLES, "utf-8")
    return copy


@pytest.fixture
def book(folder: Path) -> Lawbook:
    """That standard, loaded."""
    return load_standard(folder)


def item_of(book: Lawbook) -> Item:
    """The item of the new kind."""
    return next(item for item in book.standard.items if item.id == "tc01.2")


def assessed(book: Lawbook, given: dict[str, int]) -> RoundResult:
    """One commune's round."""
    unit = unit_of(1)
    return assess(book, prove(book).table, *round_of({unit: given}))


def card_of(book: Lawbook, **given: int | None) -> ItemCard:
    """The item's card of a commune that gave all of NOW, but for what is told otherwise; None is not given."""
    held = {name: value for name, value in {**NOW, **given}.items() if value is not None}
    (card,) = assessed(book, held).cards
    return next(item for item in card.items if item.item.id == "tc01.2")


def codes(folder: Path, old: str, new: str) -> dict[str, str]:
    """The codes that a slip in the item calls up, each with what was typed at its place."""
    text = (folder / "tc01.yaml").read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    try:
        book = load_standard(folder, {"tc01.yaml": text})
        found = errors(check_standard(book)) or prove(book).warnings
    except ProblemsFound as refused:
        found = refused.problems
    return {p.code: text.splitlines()[p.place.line - 1][p.place.column - 1 :] for p in found}


def test_without_its_name_in_the_tuple_the_kind_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kinds are a closed set: nothing is added by being imported."""
    monkeypatch.setattr(kinds, "KINDS", kinds.KINDS[:-1])
    with pytest.raises(ProblemsFound) as refused:
        load_standard(folder)
    assert [p.code for p in refused.value.problems] == ["LAW-209"]


def test_the_law_is_read_and_every_example_judged(book: Lawbook) -> None:
    """No problem in the files, and durable-rules agrees with each example at and beside every edge."""
    assert errors(check_standard(book)) == ()
    assert prove(book).table.items["tc01.2"].edges == (Fraction(1, 20), Fraction(3, 10))


@pytest.mark.parametrize(
    ("old", "new", "code", "typed_there"),
    [
        ("at_least: 0.5", "at_least: -0.5", "LAW-306", "-0.5"),
        ("    when_none: zero\n", "", "LAW-310", "id: tc01.2"),
        ("tre_bi_tai_nan]", "tre_bi_tai_nen]", "LAW-307", "tre_bi_tai_nen]"),
        ("tre_bi_tai_nan]", "co_nguoi_phu_trach]", "LAW-309", "co_nguoi_phu_trach]"),
        ("[so_hoat_dong, tre_bi_tai_nan]", "[so_a, so_b, so_c, so_d, so_e]", "LAW-204", "[so_a"),
        ("for_each: 10", "for_every: 10", "LAW-201", "for_every"),
        ("of: tre_duoi_1_tuoi, ", "", "LAW-202", "{times"),
        ("given: 15/50, points: 40", "given: 15/50, points: 20", "LAW-404", "{name: đúng 3 lần"),
        ("given: 15/50", "given: 15", "LAW-405", "{name: đúng 3 lần"),
        ("      - {name: đúng nửa, given: 1/20, points: 20}\n", "", "LAW-406", "0.5"),
    ],
)
def test_its_mistakes_are_told_at_their_place(folder: Path, old: str, new: str, code: str, typed_there: str) -> None:
    """What the five kinds are refused for, the sixth is, at the line and column of the slip."""
    found = codes(folder, old, new)
    assert found[code].startswith(typed_there)


def test_communes_are_scored_by_the_sum_of_the_data(book: Lawbook) -> None:
    """1 + 2 of 100 is 0.3 for each 10; at an edge and over it the points change; nothing is bounded by 1."""
    points = {0: 0, 2: 0, 3: 20, 27: 20, 28: 40, 200: 40}
    assert {n: card_of(book, so_hoat_dong=n).low for n in points} == points
    assert (card_of(book).part, card_of(book).whole) == (3, 100)
    assert card_of(book, tre_duoi_1_tuoi=1, tre_duoi_1_tiem_du=1, so_hoat_dong=200).low == 40


def test_each_kind_of_nothing_stays_apart(book: Lawbook) -> None:
    """One datum of the sum missing leaves the item open; a whole of 0 is what the law says."""
    open_ = card_of(book, tre_bi_tai_nan=None)
    assert (open_.status, open_.low, open_.high, open_.missing) == (Status.MISSING, 0, 40, ("tre_bi_tai_nan",))
    empty = card_of(book, tre_duoi_1_tuoi=0, tre_duoi_1_tiem_du=0)
    assert (empty.status, empty.low, empty.rule) == (Status.NONE, 0, "tc01.2/none")


def test_it_is_said_in_words(book: Lawbook) -> None:
    """The measure, its bands, a value and the way up, in both languages."""
    data, item, card = book.standard.book, item_of(book), card_of(book)
    labels = "Số hoạt động cho trẻ em trong năm + Trẻ em bị tai nạn, thương tích"
    assert measure_sentence(item, data, SAY) == f"({labels}) gấp mấy lần Trẻ em dưới 1 tuổi"
    assert measure_sentence(item, data, ENGLISH).endswith(", how many times Children under 1")
    assert [band_sentence(item, f"tc01.2/{n}", SAY) for n in (1, 2, 3)] == [
        "từ 3 trở lên",
        "từ 0,5 đến dưới 3",
        "dưới 0,5",
    ]
    assert (value_sentence(card, SAY), value_sentence(card, ENGLISH)) == ("3/100 = 0,3 lần", "3/100 = 0.3 times")
    assert step_sentence(card, card.steps[0], data, SAY) == "thêm 2 hoạt động → 20 điểm (+20)"


def test_a_commune_is_explained(book: Lawbook, capsys: pytest.CaptureFixture[str]) -> None:
    """The tree on the screen has the data with their places, the value and the band."""
    made = assessed(book, NOW)
    show_explanation(open_screen(SAY, quiet=False), made, explain(made, made.cards[0], "tc01.2"))
    printed = " ".join(capsys.readouterr().out.split())
    assert "3/100 = 0,3 lần" in printed
    assert "dưới 0,5" in printed
    assert "thêm 2 hoạt động" in printed


def test_a_step_moves_one_datum_of_the_sum(book: Lawbook) -> None:
    """The first datum that bears the change becomes its own number and the change: scored again, the gain is there."""
    made = assessed(book, NOW)
    (card,) = made.cards
    item = next(item for item in card.items if item.item.id == "tc01.2")
    facts, moves = made.evidence.communes[card.unit.code].facts, list(action_steps_of(item, made.round, "this"))
    assert [(move.evidence, move.target) for move in moves] == [("so_hoat_dong", 3), ("so_hoat_dong", 28)]
    for move in moves:
        after = rescored(made, card.unit, changed(facts, {move.evidence: move.target}, Place("thử")))
        assert after.decision.low == card.decision.low + move.step.gain
    held = card_of(book, so_hoat_dong=1, tre_bi_tai_nan=29)
    falls = steps_to_worse(made.laws.first.line("tc01.2"), held.part, held.whole, held.low)
    assert [moved(held, step) for step in falls] == [{"so_hoat_dong": 0}, {"tre_bi_tai_nan": 3}]


def test_what_is_asked_and_made_up(book: Lawbook) -> None:
    """The form asks the whole first, then the parts in the law's order; a sample has a number for each."""
    asked = [question.evidence.id for question in sections(book.standard)[0].questions]
    assert asked == ["co_nguoi_phu_trach", "tre_duoi_1_tuoi", "so_hoat_dong", "tre_bi_tai_nan"]
    made = sample_facts(book, unit_of(1), 1, on=round_of({})[0].on)
    assert made["so_hoat_dong"].value >= 0
    (part,) = [q.part_of for q in sections(book.standard)[0].questions if q.evidence.id == "so_hoat_dong"]
    assert part == "tre_duoi_1_tuoi"


def test_its_own_number_is_a_number_of_the_law(book: Lawbook) -> None:
    """It stands in the ledger's list with its place, and a reader is asked for it."""
    (number,) = [n for n in numbers_of(book.standard) if n.key == "for_each"]
    assert (number.id, number.value, number.at[1][-2:]) == ("tc01.2/for_each", "10", ("measure", "for_each"))
    assert asked_words(number, SAY) == "trên mỗi bao nhiêu"


def test_examples_are_made_anew(book: Lawbook) -> None:
    """At and on both sides of each edge, by the kind's own texts; the proof judges them."""
    bare = item_of(book).model_copy(update={"examples": ()})
    made = renewed_examples(bare)
    assert [(e.given, e.points) for e in made] == [
        ("1/21", "0"), ("1/20", "20"), ("1/19", "20"), ("3/11", "20"), ("3/10", "40"), ("4/11", "40"),
        ("none", "0"), ("missing", "0..40"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_goes_out_and_comes_back(folder: Path, book: Lawbook, language: str, tmp_path: Path) -> None:
    """The kind's word, its data in one cell, its own column with a head; nobody's edit changes nothing."""
    path, say = tmp_path / "so.xlsx", speak(language)
    write_law_workbook(path, book, say)
    seen = {}

    def look(workbook: Workbook) -> None:
        sheet = title_of("Mục", say)
        for key in ("measure", "measure.datum", "measure.of", "measure.for_each"):
            seen[key] = cell(workbook, sheet, key, row_of(workbook, sheet, "tc01.2")).value

    edited(path, look)
    assert seen == {
        "measure": say.either(*TIMES.entry.word), "measure.datum": "so_hoat_dong, tre_bi_tai_nan",
        "measure.of": "tre_duoi_1_tuoi", "measure.for_each": 10,
    }  # fmt: skip
    plan = plan_import(path, folder)
    assert (plan.edits, dict(plan.files), plan.problems) == ((), {}, ())


def test_the_workbook_is_edited(folder: Path, book: Lawbook, tmp_path: Path) -> None:
    """Fewer data, another number of its own: told in words, and written as the law's files write it."""
    path = tmp_path / "so.xlsx"
    write_law_workbook(path, book, SAY)
    edits = typed("Mục", "measure.datum", "tc01.2", "so_hoat_dong"), typed("Mục", "measure.for_each", "tc01.2", 5)
    evidence = typed("Bậc", "at_least", "tc01.2", 2)
    plan = plan_import(edited(path, *edits, evidence), folder, examples=True)
    assert {told.code for told in plan.problems} == {"WBK-107"}  # the numbers are no longer what the press said
    told = [edit_words(edit, SAY) for edit in plan.edits]
    assert any("so_hoat_dong, tre_bi_tai_nan" in line for line in told)
    apply_plan(plan)
    assert "measure: {times: so_hoat_dong, of: tre_duoi_1_tuoi, for_each: 5}" in (folder / "tc01.yaml").read_text(
        "utf-8"
    )
    assert prove(load_standard(folder)).warnings == ()


def test_the_schema_has_its_keys(folder: Path) -> None:
    """An editor completes and underlines it: one datum or several, and no key it does not have."""
    schema = json.loads(schema_texts()["criterion.schema.json"])
    assert schema["$defs"]["Times"]["properties"]["for_each"]["title"] == "Trên mỗi mấy"
    measure = {"$defs": schema["$defs"], **schema["$defs"]["Item"]["properties"]["measure"]}
    validator = jsonschema.Draft202012Validator(measure)
    good = {"times": ["so_a", "so_b"], "of": "so_c"}
    assert validator.is_valid(good)
    assert validator.is_valid({**good, "times": "so_a"})
    assert not validator.is_valid({**good, "per": 10})


def test_laws_are_compared(book: Lawbook) -> None:
    """Against the old way of measuring the item: one lever, and its edges are moved as the kind says."""
    old = load_standard(SMALL)
    differences = compare(old.standard, book.standard)
    (measured,) = [d for d in differences if d.kind == "measure"]
    assert {d.lever for d in differences if d.name == "tc01.2" and d.lever} == {measured.lever}
    told = Comparison(old.standard, book.standard, differences)
    assert "gấp mấy lần Trẻ em dưới 1 tuổi" in difference_sentence(told, measured, SAY)
    round_, evidence = round_of({unit_of(1): NOW})
    sides = Side(old.standard, prove(old).table), Side(book.standard, prove(book).table)
    found = [s for s in impact_of(*sides, round_, evidence).sensitivities if s.item and s.item.id == "tc01.2"]
    half = Fraction(1, 2)
    assert [(s.old, s.new) for s in found] == [(half, half / 2), (half, 1), (3, 3 * half), (3, 6)]
    assert move_sentence(told, found[0], SAY).endswith("0,5 → 0,25")


def test_an_edge_of_a_share_is_moved_to_no_share_that_is_none() -> None:
    """By 1, 2 and 5 percent either way, above 0 and up to 100."""
    moves = next(kind.moves for kind in kinds.KINDS if kind.name == "share")
    told = {edge: [int(new) for new in moves(Fraction(edge))] for edge in (1, 2, 50, 99)}
    assert told == {1: [2, 3, 6], 2: [1, 3, 4, 7], 50: [45, 48, 49, 51, 52, 55], 99: [94, 97, 98, 100]}


def test_a_law_of_which_a_part_was_seen_may_name_it(folder: Path, book: Lawbook, tmp_path: Path) -> None:
    """Only the kind is known there, and what else it needs is taken as 1; its word is said."""
    seen = tmp_path / "qd-34-2014"
    shutil.copytree(CRITERIA / "qd-34-2014", seen)
    text = (seen / "standard.yaml").read_text("utf-8")
    (seen / "standard.yaml").write_text(text.replace("tc03.1", "tc01.2").replace(": count", ": times"), "utf-8")
    old = load_partial(seen)
    told = Comparison(old, book.standard, compare_known(old, book.standard))
    (edge,) = [d for d in told.differences if d.kind == "edge" and d.name == "tc01.2"]
    assert difference_sentence(told, edge, SAY) == "Mục 1.2: mức 1 (75 điểm): bằng 0 → từ 3 trở lên"
    other = load_standard(SMALL)
    told = Comparison(old, other.standard, compare_known(old, other.standard))
    (measured,) = [d for d in told.differences if d.kind == "measure" and d.name == "tc01.2"]
    assert difference_sentence(told, measured, SAY) == "Mục 1.2: cách đo: gấp mấy lần → số đếm"
