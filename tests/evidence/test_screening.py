"""The screen in whole arrays points at just the communes that ``inconsistencies`` would speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.believing.consistency import Facts, inconsistencies
from engine.evidence.believing.screening import contradicting, undocumented_facts
from engine.evidence.columns import columns_of, facts_by_commune
from engine.evidence.facts import Document, Fact
from engine.evidence.gathering import FileReading, Gathered, Notebook, gathered
from engine.evidence.identity.unit_names import full_name
from engine.evidence.questionnaire import questionnaire
from engine.evidence.reading import unsound
from engine.evidence.round import read_round
from engine.law.beliefs.speaking import KEYS, kind_of_check
from engine.law.loading import load_standard
from engine.problems import Place

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
ASKED = questionnaire(LAW, ROUND)
UNITS = {unit.code: unit for unit in ROUND.units}
CODES = [unit.code for unit in ROUND.units]
NAMES = [evidence.id for evidence in ASKED.data]
facts_of_one = st.dictionaries(
    st.sampled_from(NAMES),
    st.builds(
        Fact,
        st.just(""),
        st.sampled_from([0, 1, 2, 3, 10, 12, 13, 49, 50, 60, 99, 100, 150]),
        st.builds(Place, st.just("f.csv"), st.integers(1, 50), st.integers(1, 9)),
        st.sampled_from(["given", "given", "given", "not_applicable"]),
        st.sampled_from([None, Document("1/BC"), Document("2/BC")]),
    ),
).map(lambda told: {name: replace(fact, evidence=name) for name, fact in told.items()})
rounds = st.lists(facts_of_one, min_size=len(CODES), max_size=len(CODES))


def laid(facts: list[dict[str, Fact]]) -> Gathered:
    """Facts of every commune as one file gives them."""
    notes = Notebook(ASKED)
    for code, told in zip(CODES, facts, strict=True):
        for fact in told.values():
            notes.put(code, fact)
    return gathered([FileReading("f.csv", notes.typed())], ASKED, CODES)


@given(now=rounds, before=rounds, kept=st.sets(st.sampled_from(CODES)), viewed=st.booleans())
def test_whole_arrays_and_single_communes_agree(
    now: list[dict[str, Fact]], before: list[dict[str, Fact]], kept: set[str], viewed: bool
) -> None:
    """The same problems, and nothing is looked at closely where there is none; with a last round and without."""
    book = LAW.standard.book
    views = facts_by_commune(columns_of(CODES, NAMES, before))
    last: Mapping[str, Facts] = {
        code: views[code] if viewed else told for code, told in zip(CODES, before, strict=True)
    }
    last = {code: facts for code, facts in last.items() if code in kept}
    assert {kind_of_check(check) for check in book.checks} == KEYS.keys()
    for previous in (None, last):
        told = laid(now)
        wanted = {
            code: list(
                inconsistencies(LAW.standard, code, facts, (previous or {}).get(code), name=full_name(UNITS[code]))
            )
            for code, facts in zip(CODES, now, strict=True)
        }
        found = list(unsound(LAW.standard, told, previous, UNITS))
        assert {c: sorted(str(p) for p in found if p.commune == c) for c in CODES} == {
            code: sorted(map(str, problems)) for code, problems in wanted.items()
        }
        pointed = contradicting(LAW.standard, told.columns, previous)
        assert pointed.tolist() == [any(p.code != "EVI-406" for p in wanted[code]) for code in CODES]
        bare = undocumented_facts(LAW.standard, told.columns).sum(axis=0).tolist()
        assert bare == [next((p.values["count"] for p in wanted[code] if p.code == "EVI-406"), 0) for code in CODES]


def test_no_fact_is_made_where_nothing_is_to_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound communes stay columns."""
    sound = {"tre_em": Fact("tre_em", 50, Place("f.csv", 2, 1), "given", Document("1/BC"))}
    told = laid([sound for _ in CODES])
    monkeypatch.setattr(Fact, "__init__", lambda *_: pytest.fail("a fact was made"))
    assert not list(unsound(LAW.standard, told, {}, UNITS))
    assert np.count_nonzero(told.columns.told) == len(CODES)
