"""The sample round, and rounds of any size: believable, marked as simulated, the same every time."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from engine.evidence.believing.consistency import inconsistencies
from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.evidence.identity.letters_fit import area_problems, letter_stamps
from engine.evidence.identity.official_lists import list_of, open_lists
from engine.evidence.identity.round_folder import naming_problems
from engine.evidence.reading import Beside, read_evidence
from engine.evidence.round import read_round
from engine.evidence.setting.round_sources import round_source
from engine.language import speak
from engine.law.directives import load_directives
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.law.source import Source
from engine.problems import ProblemsFound, errors
from engine.reporting.console.notices import show_sample
from engine.reporting.console.screen import Screen
from engine.rules.number_line import LawTable
from engine.sample.made_round import Wish, draw_round, make_sample
from engine.sample.sampling import SIMULATED, sample_facts, sample_units
from engine.scoring.assessing import assess
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from tests import frozen
from tests.sample.make import ON, make


@pytest.fixture(scope="module")
def book() -> Lawbook:
    return frozen.law().book


@pytest.fixture(scope="module")
def cells() -> LawTable:
    return frozen.law().table


@pytest.fixture(scope="module")
def made(book: Lawbook, cells: LawTable) -> RoundResult:
    """The frozen round, read and assessed by the product without its letters' tasks."""
    round_, warnings = read_round(frozen.ROUND)
    assert not warnings
    stamps = letter_stamps(load_directives(frozen.LETTERS, round_.directives))
    return assess(book, cells, round_, read_evidence(frozen.ROUND, book, round_, Beside(letters=stamps)))


@pytest.fixture(scope="module")
def cards(made: RoundResult) -> Mapping[str, Scorecard]:
    return {card.unit.name: card for card in made.cards}


def zeros(card: Scorecard) -> list[str]:
    return [criterion.criterion.id for criterion in card.criteria if criterion.zero == 2]


def points(card: Scorecard, item: str) -> Score:
    return next(entry.low for entry in card.items if entry.item.id == item)


def margin(card: Scorecard) -> Score:
    assert card.classified.unit_class is not None
    return card.decision.low - card.classified.unit_class.threshold


def verdict(card: Scorecard) -> tuple[str, list[str]]:
    return card.decision.verdict, zeros(card)


def test_forms_written_long_ago_say_what_the_recipe_makes_today(tmp_path: Path, made: RoundResult) -> None:
    """The frozen forms keep their bytes; read today, they give every fact that the recipe writes into new ones."""
    folder = tmp_path / frozen.SAMPLE
    make(folder, frozen.CRITERIA)
    round_, _ = read_round(folder)
    again = read_evidence(folder, made.book, round_)
    assert round_ == made.round
    assert again.communes.keys() == made.evidence.communes.keys()
    for code, given in made.evidence.communes.items():
        facts = again.communes[code].facts
        assert {n: _plain(f) for n, f in given.facts.items()} == {n: _plain(f) for n, f in facts.items()}, code


def test_the_round_is_the_district_of_30_with_both_thresholds(made: RoundResult) -> None:
    """Thirty communes; mountain ones need 800, the others 850; every unit fact says it is simulated."""
    assert len(made.round.units) == 30
    assert {unit.basis for unit in made.round.units} == {"mô phỏng"}
    bars = Counter(card.classified.unit_class.threshold for card in made.cards if card.classified.unit_class)
    assert set(bars) == {800, 850}
    assert min(bars.values()) >= 10


def test_it_looks_like_a_district(made: RoundResult) -> None:
    """14 to 18 are recognised, most failures are knock-outs, three are open, one of them for its mistakes."""
    verdicts = Counter(card.decision.verdict for card in made.cards)
    assert 14 <= verdicts["recognised"] <= 18
    assert verdicts["undecided"] == 3
    assert made.aside == ()
    assert [card.unit.name for card in made.cards if card.unit.code in made.errors] == ["Xã Hào Phú"]
    failed = [card for card in made.cards if card.decision.verdict == "not_recognised"]
    assert sum(bool(zeros(card)) for card in failed) * 2 > len(failed)
    assert {name for card in failed for name in zeros(card)} == {"tc03", "tc05"}


def test_only_the_form_with_mistakes_has_problems(made: RoundResult) -> None:
    """Three mistakes in one form, each its own problem with its cell; of the others one figure alone is questioned."""
    told = [(p.commune, p.code, p.severity) for p in made.problems]
    mistakes = [("EVI-202", "error"), ("EVI-214", "warning"), ("EVI-401", "error")]
    assert sorted(told) == [("02599", "EVI-417", "warning"), *(("02623", *mistake) for mistake in mistakes)]
    assert all(p.place.file.startswith(f"evidence/{p.commune}-") and p.place.cell for p in made.problems)


def test_recognised_with_margin(cards: Mapping[str, Scorecard]) -> None:
    """Tân Trào is far above its threshold."""
    assert verdict(cards["Xã Tân Trào"]) == ("recognised", [])
    assert margin(cards["Xã Tân Trào"]) == 165


def test_knocked_out_by_3_above_the_threshold(cards: Mapping[str, Scorecard]) -> None:
    """Phúc Ứng has 880 of 850 and fails by criterion 3 alone."""
    assert verdict(cards["Xã Phúc Ứng"]) == ("not_recognised", ["tc03"])
    assert margin(cards["Xã Phúc Ứng"]) == 30


def test_knocked_out_by_5(cards: Mapping[str, Scorecard]) -> None:
    """Ninh Lai has 865 of 800 and fails by criterion 5 alone."""
    assert verdict(cards["Xã Ninh Lai"]) == ("not_recognised", ["tc05"])
    assert margin(cards["Xã Ninh Lai"]) == 65


def test_below_by_few_points(cards: Mapping[str, Scorecard]) -> None:
    """Hợp Hòa lacks 5 points and nothing else."""
    assert verdict(cards["Xã Hợp Hòa"]) == ("not_recognised", [])
    assert margin(cards["Xã Hợp Hòa"]) == -5


def test_exactly_on_the_threshold(cards: Mapping[str, Scorecard]) -> None:
    """Đông Thọ has 850 of 850: reached is recognised."""
    assert verdict(cards["Xã Đông Thọ"]) == ("recognised", [])
    assert margin(cards["Xã Đông Thọ"]) == 0


def test_undecided_by_missing_evidence(cards: Mapping[str, Scorecard]) -> None:
    """Quyết Thắng waits for its health station; Tam Đa asked too few."""
    waiting = cards["Xã Quyết Thắng"]
    assert waiting.decision.verdict == "undecided"
    assert margin(waiting) < 0 <= margin(waiting) + waiting.decision.high - waiting.decision.low
    assert "tre_duoi_1_tiem_du" in waiting.missing
    assert cards["Xã Tam Đa"].decision.verdict == "undecided"


def test_48_of_49_is_not_98_percent(cards: Mapping[str, Scorecard]) -> None:
    """Đồng Quý immunised 48 of 49 and gets 35 points, not 50."""
    item = next(entry for entry in cards["Xã Đồng Quý"].items if entry.item.id == "tc07.1")
    assert (item.part, item.whole, item.low) == (48, 49, 35)


def test_no_child_under_1(cards: Mapping[str, Scorecard]) -> None:
    """Chi Thiết has no child under 1: the item counts in full, by the rule of an empty whole."""
    item = next(entry for entry in cards["Xã Chi Thiết"].items if entry.item.id == "tc07.1")
    assert (item.rule, item.low) == ("tc07.1/none", 50)


def test_the_words_stand_wherever_it_shows(made: RoundResult) -> None:
    """The round's title and every note say "số liệu mô phỏng"."""
    assert made.round.simulated
    assert SIMULATED in made.round.title
    notes = {fact.note for given in made.evidence.communes.values() for fact in given.facts.values()}
    assert notes == {SIMULATED}


@pytest.mark.parametrize(("on", "city"), [(date(2024, 11, 15), False), (date(2026, 11, 15), True)])
def test_a_large_round_is_believable(book: Lawbook, cells: LawTable, on: date, *, city: bool) -> None:
    """Of 600 drawn communes 45 to 60 % pass, nine failures in ten are knock-outs by 3 or 5, and no limit is broken."""
    units = sample_units(list_of(frozen.UNITS, on), 600, 5, on=on)
    facts = {unit.code: sample_facts(book, unit, 5, on=on) for unit in units}
    assert not [p for code, given in facts.items() for p in inconsistencies(book.standard, code, given)]
    drawn = assess(book, cells, _round(units, on), _evidence(facts))
    verdicts = Counter(card.decision.verdict for card in drawn.cards)
    assert 0.45 <= verdicts["recognised"] / 600 <= 0.60
    assert verdicts["undecided"] > 0
    failed = [card for card in drawn.cards if card.decision.verdict == "not_recognised"]
    assert sum(zeros(card) in (["tc03"], ["tc05"]) for card in failed) >= 0.88 * len(failed)
    assert all(fact.note == SIMULATED for given in facts.values() for fact in given.values())
    papers = [fact.document for given in facts.values() for fact in given.values() if fact.document]
    assert all(paper.issued and paper.issued < on and paper.issued.weekday() < 5 for paper in papers)


def _round(units: tuple[Unit, ...], on: date) -> Round:
    return Round("r", "r", "qd-06-2019", on, date(on.year, 1, 1), on, "r", True, None, units, ())


def _evidence(facts: Mapping[str, Mapping[str, Fact]]) -> RoundEvidence:
    return RoundEvidence({code: CommuneEvidence(code, given) for code, given in facts.items()}, ())


def test_a_commune_does_not_depend_on_its_neighbours(book: Lawbook) -> None:
    """The same seed gives a commune the same facts in any round; another seed gives others."""
    rows = list_of(frozen.UNITS, ON)
    few, many = sample_units(rows, 30, 7, on=ON), sample_units(rows, 400, 7, on=ON)
    assert set(few) <= set(many)
    assert sample_facts(book, few[3], 7, on=ON) == sample_facts(book, few[3], 7, on=ON)
    assert sample_facts(book, few[3], 7, on=ON) != sample_facts(book, few[3], 8, on=ON)


def test_past_the_list_come_numbered_communes() -> None:
    """More communes than the country has: the rest are named as what they are, under codes of their own."""
    rows = list_of(frozen.UNITS, date(2026, 11, 15))
    units = sample_units(rows, len(rows) + 10, 1, on=date(2026, 11, 15))
    codes = [unit.code for unit in units]
    assert len(set(codes)) == len(codes) == len(rows) + 10
    assert units[-1].name.startswith("Xã mô phỏng 000")
    assert not {unit.code for unit in units if "mô phỏng" in unit.name} & {row["code"] for row in rows}


def test_names_and_types_are_those_of_the_day() -> None:
    """Before the changes of 2026 a commune that became a phường is still a xã; special zones are never drawn."""
    units = {
        on: {unit.code: unit for unit in sample_units(list_of(frozen.UNITS, on), 3308, 1, on=on)}
        for on in (date(2025, 11, 15), date(2026, 11, 15))
    }
    before, now = units.values()
    changed = [code for code in before if before[code].type == "xa" and now[code].type == "phuong"]
    assert len(changed) > 10
    assert {unit.type for unit in now.values()} == {"xa", "phuong"}


def test_another_standard_gets_plausible_values() -> None:
    """Evidence that the 2019 standard does not know keeps its own limits."""
    small = load_standard(frozen.SMALL)
    unit = Unit(code="00001", name="Xã", type="xa", province="tinh", mountain=False, island=False, area_iii=False)
    for seed in range(50):
        facts = sample_facts(small, unit, seed, on=ON, story="steady")
        assert set(facts) == {e.id for e in small.standard.book.evidence}
        assert not errors(inconsistencies(small.standard, unit.code, facts))


@pytest.mark.parametrize("forms", [True, False])
def test_a_made_round_reads_back_without_a_problem(tmp_path: Path, book: Lawbook, *, forms: bool) -> None:
    """What is written as forms or as CSV reads back as the same facts, without a problem, marked as simulated."""
    folder = tmp_path / "thu"
    written = make_sample(folder, book, frozen.UNITS, Wish(8, 3, ON, forms=forms), speak("vi"))
    round_, warnings = read_round(folder)
    assert (round_, warnings) == (written.round, ())
    assert round_.simulated
    assert SIMULATED in round_.title
    read = read_evidence(folder, book, round_)
    assert not read.problems
    for unit in round_.units:
        given = read.communes[unit.code]
        assert not given.problems
        drawn = sample_facts(book, unit, 3, on=ON)
        assert {n: _plain(f) for n, f in given.facts.items()} == {n: _plain(f) for n, f in drawn.items()}


def _plain(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.state, fact.document, fact.note


def test_nothing_is_written_over(tmp_path: Path, book: Lawbook) -> None:
    """A folder that holds something is refused with its remedy."""
    (tmp_path / "việc của tôi.txt").write_text("…", encoding="utf-8")
    with pytest.raises(ProblemsFound) as refused:
        make_sample(tmp_path, book, frozen.UNITS, Wish(1, 1, ON), speak("vi"))
    assert [p.code for p in refused.value.problems] == ["RND-905"]


@pytest.mark.parametrize(
    "name", ["dot-1", "Đợt thử  năm nay", "2031", "đánh giá (bản 2)", "…", "a" * 90, "Tệp.mới.", "nạp_lại", "môt"]
)
def test_a_sample_may_lie_in_a_folder_of_any_name(name: str, book: Lawbook, tmp_path: Path) -> None:
    """Blanks, marks, signs, figures, decomposed letters: a fresh round is read, and told nothing of its name."""
    folder = tmp_path / name
    make_sample(folder, book, frozen.UNITS, Wish(1, 7, ON), speak("vi"))
    round_, _ = read_round(folder)
    assert list(naming_problems(folder, round_, round_source(folder))) == []


@pytest.mark.parametrize(("count", "seed"), [(3, 1), (2500, 3)])
def test_the_area_of_a_sample_is_where_its_communes_lie(count: int, seed: int, book: Lawbook) -> None:
    """In one province or in many."""
    drawn = draw_round(book, list_of(frozen.UNITS, ON), Wish(count, seed, ON)).round
    source = Source("round.yaml", (), {}, {}, {})
    assert list(area_problems(drawn, source, open_lists(frozen.UNITS))) == []


@pytest.mark.parametrize(("name", "typed"), [("dot-1", "dot-1"), ("Đợt [thử] (2)", '"Đợt [thử] (2)"')])
def test_the_next_command_can_be_pasted(name: str, typed: str) -> None:
    """A name of several words, or with signs that a shell reads, stands in quotation marks"""
    out = io.StringIO()
    console = Console(file=out, width=200, markup=False)
    show_sample(Screen(speak("vi"), console, console, quiet=False), Path(name), 3)
    assert out.getvalue().splitlines() == [
        f"Đã tạo đợt 3 xã với số liệu mô phỏng: {name}",
        f"Chấm thử: phuhop score {typed}",
    ]
