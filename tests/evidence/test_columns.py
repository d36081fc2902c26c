"""Columns and facts say the same: what is laid out in arrays comes back fact by fact, with its place and paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.columns import CommuneFacts, columns_of, facts_by_commune, made_facts
from engine.evidence.facts import Document, Fact
from engine.problems import Place

NAMES = ("a", "b", "c", "d")
PLACES = st.one_of(
    st.builds(Place, st.sampled_from(["evidence/x.csv", "evidence/y.csv"]), st.integers(1, 9), st.integers(1, 30)),
    st.builds(
        lambda file, cell: Place(file, sheet="Phiếu số liệu", cell=cell),
        st.sampled_from(["evidence/01.xlsx", "evidence/02.xlsx"]),
        st.sampled_from(["E5", "AB1048576", "A1"]),
    ),
    st.just(Place("mô phỏng")),
)
PAPERS = st.none() | st.builds(Document, st.sampled_from(["1/BC", "2/BC"]), st.none() | st.just(date(2024, 11, 1)))
FACTS = st.dictionaries(
    st.sampled_from([*NAMES, "elsewhere"]),
    st.builds(
        Fact,
        st.just(""),
        st.integers(0, 10**9),
        PLACES,
        st.sampled_from(["given", "not_applicable"]),
        PAPERS,
        st.text(max_size=3),
    ),
).map(lambda told: {name: replace(fact, evidence=name) for name, fact in told.items()})


@given(st.lists(FACTS, max_size=5))
def test_facts_come_back_as_they_went_in(facts: list[dict[str, Fact]]) -> None:
    """Every fact of a known datum, and no other; a view has the length it says."""
    codes = [f"{at:05d}" for at in range(len(facts))]
    views = facts_by_commune(columns_of(codes, NAMES, facts))
    for code, told in zip(codes, facts, strict=True):
        assert dict(views[code]) == {name: fact for name, fact in told.items() if name in NAMES}
        assert len(views[code]) == len(list(views[code]))
        assert dict(views[code]) == made_facts(views[code])
        assert list(views[code]) == list(made_facts(views[code]))
    columns, every = columns_of(codes, NAMES, facts), np.arange(len(codes))
    for datum in range(len(NAMES)):
        given_by = [row for row in every.tolist() if columns.told[datum, row]]
        wanted = [str(columns.places.at(datum, row)) for row in given_by]
        assert columns.places.said(datum, np.array(given_by, dtype=np.int64)) == wanted


@given(st.lists(FACTS, min_size=1, max_size=5), st.data())
def test_views_are_taken_in_whole_arrays(facts: list[dict[str, Fact]], data: st.DataObject) -> None:
    """Some communes and some data of columns are the same as those laid out anew from their facts."""
    codes = [f"{at:05d}" for at in range(len(facts))]
    views = facts_by_commune(columns_of(codes, NAMES, facts))
    some = data.draw(st.lists(st.sampled_from(codes), unique=True, min_size=1))
    names = data.draw(st.lists(st.sampled_from(NAMES), unique=True))
    taken = columns_of(some, names, [views[code] for code in some])
    anew = columns_of(some, names, [dict(views[code]) for code in some])
    assert np.array_equal(taken.value * (taken.told > 0), anew.value)
    assert np.array_equal(taken.told, anew.told)
    assert {c: dict(f) for c, f in facts_by_commune(taken).items()} == {
        c: dict(f) for c, f in facts_by_commune(anew).items()
    }


def test_facts_are_met_in_the_order_in_which_they_were_typed() -> None:
    """By file, then row, then column, whatever the order of the data."""
    typed = {"b": Place("f.xlsx", sheet="S", cell="E2"), "a": Place("f.xlsx", sheet="S", cell="E10")}
    columns = columns_of(["00001"], NAMES, [{name: Fact(name, 1, place) for name, place in typed.items()}])
    assert isinstance(facts_by_commune(columns)["00001"], CommuneFacts)
    assert list(facts_by_commune(columns)["00001"]) == ["b", "a"]
