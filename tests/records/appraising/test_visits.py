"""What is told to turn a conclusion does turn it when the commune is scored anew, and one less does not."""

from __future__ import annotations

from dataclasses import replace

from engine.improving.steps import NOWHERE, limits_of, settled
from engine.improving.what_if import changed, rescored
from engine.problems import Place, Share, problem
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.appraising.disagreements import ItemDisagreement
from engine.records.appraising.inconsistencies import standing_list
from engine.records.appraising.visits import Hinge, Visit, deciding_items, hinges_of, visits
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from tests.records.appraising.corrected_province import corrected_province

EVERY = 7


def verdict_with(made: RoundResult, card: Scorecard, values: dict[str, int]) -> str:
    """The conclusion on a commune with some figures otherwise, scored whole."""
    facts = made.evidence.communes[card.unit.code].facts
    told = settled(limits_of(made.book.standard), facts, values)
    assert told is not None
    return rescored(made, card.unit, changed(facts, told, NOWHERE)).decision.verdict


def test_what_is_said_to_turn_a_conclusion_turns_it() -> None:
    """Every seventh commune of the province, each of its hinges, against the whole scoring; both ways occur."""
    made = corrected_province().scored.own
    limits, turned = limits_of(made.book.standard), set()
    for card in made.cards[::EVERY]:
        for hinge in hinges_of(made, card, limits):
            assert hinge.step
            values = {name: value for name, value in hinge.become.items() if value is not None}
            assert verdict_with(made, card, values) != card.decision.verdict, (card.unit.code, hinge.item.item.id)
            turned.add(card.decision.verdict)
    assert turned == {"recognised", "not_recognised"}


def test_the_least_change_is_told() -> None:
    """One child less than it turns nothing: of counts that move alone."""
    made = corrected_province().scored.own
    limits, tried = limits_of(made.book.standard), 0
    for card in made.cards[::EVERY]:
        facts = made.evidence.communes[card.unit.code].facts
        for hinge in hinges_of(made, card, limits):
            (name, value), *others = hinge.become.items()
            if others or value is None or not hinge.step or hinge.step.change < 2:
                continue
            before = value + (1 if value < facts[name].value else -1)
            if settled(limits, facts, {name: before}) is not None:
                assert verdict_with(made, card, {name: before}) == card.decision.verdict
                tried += 1
    assert tried


def test_while_data_are_missing_the_items_that_wait_for_them_are_told() -> None:
    """Nothing turns a conclusion that is not there yet."""
    made = corrected_province().scored.own
    card = made.cards[0]
    facts = {name: fact for name, fact in made.evidence.communes[card.unit.code].facts.items() if name != "tre_em"}
    found = hinges_of(made, rescored(made, card.unit, facts), limits_of(made.book.standard))
    assert found
    assert all(hinge.step is None and set(hinge.become) == {"tre_em"} for hinge in found)
    assert deciding_items(made, "99999") == frozenset()


def all_visits() -> tuple[Visit, ...]:
    """Of the whole province, with a warning on each of two communes."""
    made = corrected_province()
    one, two, three = (file.code for file in made.files[:3])
    odd = problem("EVI-405", Place("xa.csv"), commune=one).about("tre_hai_long")
    kept = replace(odd, commune=two).answered("đã kiểm")
    alike = replace(odd, commune="", shares=(Share(three, Place("ba.csv"), "5"), Share(two, Place("hai.csv"), "5")))
    standing = standing_list(made.files, [kept, odd, alike])
    assert [(told.file.code, told.standing) for told in standing if told.standing == "open"] == [
        (one, "open"), (two, "open"), (three, "open"),
    ]  # fmt: skip
    return visits(made.scored.own, made.files, made.differing, standing)


def test_each_datum_is_told_once_and_none_that_the_board_has_put_otherwise() -> None:
    """What decides stands before what is often corrected, and that before warnings; all three occur."""
    told, order = all_visits(), ("decides", "often", "warning")
    seen: dict[str, list[Visit]] = {}
    for visit in told:
        seen.setdefault(visit.file.code, []).append(visit)
    assert {visit.kind for visit in told} == set(order)
    for own in seen.values():
        data = [visit.evidence for visit in own]
        assert len(data) == len(set(data))
        assert not set(data) & set(own[0].file.appraised)
        assert [order.index(visit.kind) for visit in own] == sorted(order.index(visit.kind) for visit in own)
        assert all(visit.fact == visit.file.own.get(visit.evidence) for visit in own)


def test_communes_that_could_lose_recognition_come_first() -> None:
    """The nearest fall before the others, then those that could gain it."""
    firsts = list({visit.file.code: visit for visit in reversed(all_visits())}.values())[::-1]
    steps = [visit.ground.step for visit in firsts if isinstance(visit.ground, Hinge) and visit.ground.step]
    ranks = [(step.gain > 0, step.change) for step in steps]
    assert ranks == sorted(ranks)
    assert {rank for rank, _ in ranks} == {False, True}


def test_often_is_more_than_one_file_of_the_round() -> None:
    """The three items most often corrected, by the datum of each that most was."""
    told = [visit.ground for visit in all_visits() if visit.kind == "often"]
    often = {ground.item for ground in told if isinstance(ground, ItemDisagreement)}
    assert often <= {one.item for one in corrected_province().differing.most_corrected[:3]}


def test_what_became_of_a_finding() -> None:
    """A board's other figure settles it, whatever the commune answered; what nobody can answer is told to know."""
    made = corrected_province()
    file = next(file for file in made.files if file.appraised)
    name = next(n for n, fact in file.appraised.items() if fact.value != file.own[n].value)
    odd = problem("EVI-405", Place("xa.csv"), commune=file.code).about(name).answered("đã kiểm")
    bare = problem("EVI-406", Place("xa.csv"), commune=file.code)
    stranger = problem("EVI-405", Place("xa.csv"), commune="99999").about(name)
    told = standing_list([file, _untouched(file)], [bare, odd, stranger])
    assert [one.standing for one in told] == ["corrected", "told"]


def _untouched(file: CommuneFile) -> CommuneFile:
    facts: dict[str, KeptFact] = {}
    return replace(file, code="99998", own=facts, appraised=facts)
