"""A datum with an error is open: 0 to the maximum, so that no mend of it can turn a conclusion that was reached."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evidence.columns import columns_of, facts_by_commune, opened
from engine.evidence.facts import CommuneEvidence, Fact, RoundEvidence
from engine.problems import Place, Problem, problem
from engine.scoring.assessing import assess
from engine.scoring.cards import Scorecard
from tests.reporting.made_round import facts_of, law, made

UNIT = made().round.units[0]
ENTRIES = {entry.id: entry for entry in law()[0].standard.book.evidence}
NAMES = tuple(ENTRIES)


def values_of(name: str) -> st.SearchStrategy[int]:
    """What a cell of a datum may hold once it is mended: yes or no, or a count about the edges of 1,000 children."""
    near = st.sampled_from([0, 1, 29, 30, 500, 900, 949, 950, 979, 980, 999, 1000, 1001])
    return st.integers(0, 1) if ENTRIES[name].kind == "yes_no" else near | st.integers(0, 2000)


named = st.sets(st.sampled_from(NAMES), min_size=1, max_size=6)
mends = named.flatmap(lambda names: st.fixed_dictionaries({name: values_of(name) for name in sorted(names)}))


def scored(facts: dict[str, Fact], found: tuple[Problem, ...] = ()) -> Scorecard:
    """One commune with these facts, those of its errors opened."""
    views = facts_by_commune(opened(columns_of([UNIT.code], NAMES, [facts]), found))
    evidence = RoundEvidence({UNIT.code: CommuneEvidence(UNIT.code, views[UNIT.code], found)}, ())
    (card,) = assess(*law(), replace(made().round, units=(UNIT,)), evidence).cards
    return card


@settings(max_examples=150)
@given(others=mends, mended=mends, wrong=st.integers(0, 2000))
def test_no_mend_turns_a_conclusion(others: dict[str, int], mended: dict[str, int], wrong: int) -> None:
    """Met or not met with a datum open is met or not met whatever it comes to be; its points lie within the range."""
    found = (problem("EVI-202", Place("a.xlsx", cell="E9"), commune=UNIT.code).about(*mended),)
    told = scored(facts_of(others | dict.fromkeys(mended, wrong)), found)
    after = scored(facts_of(others | mended))
    assert told.decision.low <= after.decision.low <= after.decision.high <= told.decision.high
    if told.decision.verdict != "undecided":
        assert after.decision.verdict == told.decision.verdict
        assert not (told.decision.firm and not after.decision.firm)


def test_the_wrong_value_itself_counts_for_nothing() -> None:
    """Whatever stands in the refused cell, the commune is judged as if nothing stood there, and says what to mend."""
    found = (problem("EVI-202", Place("a.xlsx", cell="E9"), commune=UNIT.code).about("tre_kham_suc_khoe"),)
    for wrong in (0, 1000):
        card = scored(facts_of({"tre_kham_suc_khoe": wrong}), found)
        assert (card.decision.verdict, card.missing, card.unsent) == ("undecided", ("tre_kham_suc_khoe",), ())
        assert card.errors == found
    assert scored(facts_of({})).decision.verdict == "recognised"
