"""Both layers of a file scored by their own commune facts, against the plain reading of the trial standard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evidence.facts import Document, Fact, Round, RoundEvidence, UnitAnswer
from engine.evidence.own_facts.fact_data import fact_datum, kept_text, value_kept
from engine.law.units.fact_questions import PREFIX, fact_questions
from engine.law.units.unit_facts import FactValue
from engine.problems import Place, ProblemsFound
from engine.records.acting.acts import FACT_KEYS
from engine.records.acting.commune_file import CommuneFile, KeptFact, corrections
from engine.records.acting.file_json import as_json, file_from_json
from engine.records.acting.folding_files import state_sha256
from engine.scoring.round_result import RoundResult
from engine.service.review.appraisal.unit_answers import answers_of, kept_answer
from engine.service.review.layer_scores import Bench, as_kept, contradicted, score_of, two_layers
from tests.records.acting.made_records import RECOGNISED, board_in, remark
from tests.records.acting.made_records import fact as fact_body
from tests.whom.oracle_of_whom import TRIED, answers, deciding, place_of, points_of
from tests.whom.whom_round import unit, whom_law

CODE, MISSING = "00001", object()
DAYS = (date(2024, 11, 15), date(2028, 11, 15))
GIVEN = {"co_nguoi_phu_trach": 1, "so_hoat_dong": 3, "tre_duoi_1_tuoi": 100, "tre_duoi_1_tiem_du": 96}
PLACE = Place("phieu.xlsx", sheet="Phiếu số liệu", cell="E7")
STANDARD = whom_law().book.standard
FACTS = {fact.id: fact for fact in STANDARD.head.unit_facts}

said = st.fixed_dictionaries({name: st.sampled_from((None, *values)) for name, values in TRIED.items()})
corrected = st.fixed_dictionaries({n: st.sampled_from((None, MISSING, *values)) for n, values in TRIED.items()})


def typed(value: object) -> FactValue:
    """A value as the law has it: counts and percents are fractions."""
    if isinstance(value, bool | str):
        return value
    assert isinstance(value, int | Fraction)
    return Fraction(value)


def bench_of(listed: Mapping[str, object], day: date) -> Bench:
    """One commune of which the round's list says this."""
    communes = (unit(1, "xa", listed),)
    round_ = Round("dot", "Đợt thử", "whom", day, day, day, "–", True, None, communes, ())
    return Bench(whom_law(), round_, RoundEvidence({}, ()))


def file_of(form: Mapping[str, object], board: Mapping[str, object]) -> CommuneFile:
    """A commune's file: what its form says, and what the board has in its place."""
    own = {name: as_kept(Fact(name, value, PLACE), by="p-001", at="") for name, value in GIVEN.items()}
    for name, value in form.items():
        if value is not None:
            told = UnitAnswer(name, typed(value), PLACE, Document("7/QĐ-UBND"))
            own[f"{PREFIX}{name}"] = kept_answer(told, by="p-001", at="")
    layer = {
        f"{PREFIX}{name}": KeptFact(f"{PREFIX}{name}", "missing", "")
        if value is MISSING
        else KeptFact(f"{PREFIX}{name}", "given", kept_text(typed(value)), "9/BC", place=str(PLACE))
        for name, value in board.items()
        if value is not None
    }
    return CommuneFile(CODE, "Xã 1", "xa", "", "in_review", 1, "", own=own, appraised=layer)


def known_of(listed: Mapping[str, object], told: Mapping[str, object]) -> dict[str, object | None]:
    """A fact that one place tells, or two alike; what two tell otherwise is not known, nor what none does."""
    both = {name: {v for v in (listed[name], told[name]) if v is not None} for name in listed}
    return {name: next(iter(values)) if len(values) == 1 else None for name, values in both.items()}


def stands(made: RoundResult, known: Mapping[str, object | None], day: date) -> None:
    """The layer is where the plain reading puts it, or it names what is not known."""
    score, unsure = score_of(made, CODE), deciding("xa", known, day)
    if unsure:
        assert (set(score), set(score["unknown"])) == ({"unknown"}, unsure)  # type: ignore[arg-type]
        assert made.card(CODE) is None
        return
    place = place_of("xa", next(answers(known)), day)
    card = made.card(CODE)
    assert card is not None
    items = {item.item.id: item for item in card.items}
    assert (score["class"], score["threshold"]) == (place.unit_class, str(place.bar))
    assert (items["tc02.1"].item.case or "", items["tc02.3"].out) == (place.case, not place.asked)
    assert items["tc02.1"].low == points_of(place.case, 96, 100)


@settings(max_examples=300, deadline=None)
@given(said, said, corrected, st.sampled_from(DAYS))
def test_each_layer_stands_where_its_own_facts_put_it(
    listed: Mapping[str, object], form: Mapping[str, object], board: Mapping[str, object], day: date
) -> None:
    """Whatever list, form and board say, alike or not: nothing is chosen, nothing guessed, what is odd is told."""
    bench, file = bench_of(listed, day), file_of(form, board)
    counted = {
        name: form[name] if value is None else None if value is MISSING else value for name, value in board.items()
    }
    two = two_layers(bench, [file])
    stands(two.own, known_of(listed, form), day)
    stands(two.appraised, known_of(listed, counted), day)
    for layer, told in ((file.own, form), (file.counted, counted)):
        odd = {f"{PREFIX}{n}" for n in FACTS if None not in (listed[n], told[n]) and listed[n] != told[n]}
        found = contradicted(bench, CODE, layer)
        assert {(one.code, *one.data) for one in found} == {("EVI-161", name) for name in odd}


@settings(max_examples=100, deadline=None)
@given(said, corrected)
def test_a_file_with_facts_of_its_commune_comes_back_whole(
    form: Mapping[str, object], board: Mapping[str, object]
) -> None:
    """As JSON and back; its hash rests on each of them; corrections are those that mean something else."""
    file = file_of(form, board)
    assert file_from_json(as_json(file)) == file
    changed = {name: value for name, value in board.items() if value is not None}
    differs = {n for n, v in changed.items() if (None if v is MISSING else v) != form[n]}
    assert {change.evidence.removeprefix(PREFIX) for change in corrections(file)} == differs
    bare = file_of(form, dict.fromkeys(board))
    assert (state_sha256(file, "law", ()) == state_sha256(bare, "law", ())) == (not changed)


@pytest.mark.parametrize("name", FACTS)
def test_a_value_is_kept_as_text_and_read_back(name: str) -> None:
    """Each value that the law's numbers tell apart, and no text of another kind."""
    fact = FACTS[name]
    for value in TRIED[name]:
        assert value_kept(fact, kept_text(typed(value))) == typed(value)
    with pytest.raises(ValueError, match=r"xx|Invalid"):
        value_kept(fact, "xx/")


def test_what_the_law_asks_no_more_is_passed_over() -> None:
    """A fact of a standard that was, and one that was told to be missing."""
    kept = {
        f"{PREFIX}cu": KeptFact(f"{PREFIX}cu", "given", "1"),
        f"{PREFIX}vung": KeptFact(f"{PREFIX}vung", "missing", ""),
    }
    assert answers_of(STANDARD, kept) == ()


def test_every_question_of_the_commune_has_a_datum_of_its_name() -> None:
    """With the title in both languages and no item's number in it."""
    told = [fact_datum(asked.fact) for asked in fact_questions(STANDARD)]
    assert [datum.id for datum in told] == [f"{PREFIX}{name}" for name in FACTS]
    assert [(datum.label, datum.label_en) for datum in told] == [(f.title, f.title_en) for f in FACTS.values()]


@pytest.mark.parametrize(
    ("value", "fits"),
    [("1", True), ("tn", True), ("12.5", True), ("95000", True), ("", False), ("có", False), ("12,5", False)],
)
def test_the_record_takes_a_commune_s_fact_as_it_is_kept(value: str, fits: bool) -> None:
    """A choice, a count, a yes, an exact percent; what else is refused (REC-244)."""
    body = {**dict.fromkeys(FACT_KEYS, ""), **fact_body("so_thon", "8"), "evidence": f"{PREFIX}vung", "value": value}
    board = board_in("in_review")
    if fits:
        board.do("correct", "appraiser", facts=[{**body, "state": "given"}])
        assert board.file.counted[f"{PREFIX}vung"].value == value
        return
    with pytest.raises(ProblemsFound) as refused:
        board.do("correct", "appraiser", facts=[{**body, "state": "given"}])
    assert "REC-244" in {found.code for found in refused.value.problems}


def test_what_is_asked_of_the_commune_itself_is_of_no_item() -> None:
    """A demand upon a datum names its item (REC-247), one upon a commune's fact needs none."""
    asked = {**remark("71"), "item": ""}
    board = board_in("in_review")
    with pytest.raises(ProblemsFound) as refused:
        board.do("ask", "appraiser", remarks=[asked])
    assert {found.code for found in refused.value.problems} == {"REC-247"}
    board.do("ask", "appraiser", remarks=[{**asked, "evidence": f"{PREFIX}vung"}])
    assert board.file.remarks[-1].evidence == f"{PREFIX}vung"


@pytest.mark.parametrize("score", [{"unknown": []}, {"unknown": ["vung"], "low": "0"}, {}])
def test_a_commune_s_own_layer_lacks_its_score_only_for_want_of_facts(score: Mapping[str, object]) -> None:
    """Named, and nothing beside them (REC-251)."""
    board = board_in("in_review")
    with pytest.raises(ProblemsFound) as refused:
        board.do("appraise", "appraiser", score={"self": score, "appraised": RECOGNISED})
    assert {found.code for found in refused.value.problems} == {"REC-251"}
    board.do("appraise", "appraiser", score={"self": {"unknown": ["vung"]}, "appraised": RECOGNISED})
    assert board.file.state == "appraised"
