"""What changed since the last scoring: nothing of a round that stands as it was, each change once and both ways."""

from __future__ import annotations

from dataclasses import replace

from engine.comparing.since_last import CommuneChange, changes_since
from engine.evidence.facts import CommuneEvidence, Document
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from tests import frozen

COMMUNE, DATUM = "02587", "tre_duoi_1_tiem_du"


def scored_with(given: CommuneEvidence, made: RoundResult) -> RoundResult:
    """The same round with one commune's evidence put in place of its own; without its letters."""
    evidence = replace(made.evidence, communes={**made.evidence.communes, given.code: given})
    return assess(made.book, made.table, made.round, evidence)


def base() -> RoundResult:
    """The frozen round judged without its letters."""
    made = frozen.assessed()
    return assess(made.book, made.table, made.round, made.evidence)


def test_a_round_has_not_changed_from_itself() -> None:
    """Not one commune is told of."""
    assert changes_since(base(), base()) == ()


def test_a_corrected_cell_is_told_with_both_values_and_what_it_did() -> None:
    """48 of 49 infants become 49: the datum, the total of before and after, and no other commune."""
    before = base()
    given = before.evidence.communes[COMMUNE]
    fact = given.facts[DATUM]
    now = scored_with(replace(given, facts={**given.facts, DATUM: replace(fact, value=49)}), before)

    (change,) = changes_since(before, now)

    assert (change.unit.code, [f.name for f in change.facts]) == (COMMUNE, [DATUM])
    assert [fact and fact.value for fact in (change.facts[0].before, change.facts[0].after)] == [48, 49]
    assert change.before
    assert change.after
    assert (change.before.low, change.after.low) == (930, 945)
    assert back(changes_since(now, before)[0]) == change


def test_another_document_alone_is_a_change() -> None:
    """The figure stands, the paper that it rests on does not."""
    before = base()
    given = before.evidence.communes[COMMUNE]
    fact = replace(given.facts[DATUM], document=Document("99/BC-TYT"))
    (change,) = changes_since(before, scored_with(replace(given, facts={**given.facts, DATUM: fact}), before))
    assert [f.name for f in change.facts] == [DATUM]
    assert change.before == change.after


def test_a_commune_that_came_or_went_is_told() -> None:
    """One that was not in the round has no before, one that left has no after."""
    whole = base()
    less = replace(whole.round, units=tuple(unit for unit in whole.round.units if unit.code != COMMUNE))
    part = assess(whole.book, whole.table, less, whole.evidence)
    (came,) = changes_since(part, whole)
    (went,) = changes_since(whole, part)
    assert (came.unit.code, came.before, went.unit.code, went.after) == (COMMUNE, None, COMMUNE, None)


def test_data_that_come_where_there_were_none_are_an_arrival() -> None:
    """A form that arrives is one thing; a form completed is another."""
    whole = base()
    nothing = CommuneEvidence(COMMUNE, {}, received=False)
    (arrived,) = changes_since(scored_with(nothing, whole), whole)
    assert arrived.arrived
    given = whole.evidence.communes[COMMUNE]
    some = replace(given, facts={name: fact for name, fact in given.facts.items() if name != DATUM})
    (completed,) = changes_since(scored_with(some, whole), whole)
    assert not completed.arrived


def back(change: CommuneChange) -> CommuneChange:
    """The same change read backwards."""
    facts = tuple(replace(fact, before=fact.after, after=fact.before) for fact in change.facts)
    return replace(change, before=change.after, after=change.before, facts=facts)
