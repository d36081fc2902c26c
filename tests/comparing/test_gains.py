"""A gain or a loss is said only where every completion of the missing evidence gives it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.comparing.gains import changes_of
from engine.comparing.impact import impact_of
from engine.comparing.item_differences import levers_of
from engine.comparing.mixture_scores import Communes, Field, open_field, prepare, tally
from engine.evidence.columns import columns_of
from tests.comparing.law_edits import FULL, facts_of, round_of, side_of, unit_of
from tests.comparing.test_impact import raw_side
from tests.made_laws import Tree, evidence_names, lawbook, laws

Facts = dict[str, int]


def opened(law: list[list[Tree]], new: list[list[Tree]], facts: list[Facts]) -> Field:
    """Two made-up laws over some communes."""
    old, then = (lawbook(some, 1).standard for some in (law, new))
    names = tuple(name for c in law for row in c for name in evidence_names(str(row["id"])))
    columns = columns_of([str(n) for n in range(len(facts))], names, [facts_of(told) for told in facts])
    ground = open_field(old, then, Communes(columns, (columns,), lambda _: ["all"] * len(facts)))
    prepare(ground, [frozenset(), frozenset(levers_of(compare(old, then)))])
    return ground


def changes(ground: Field) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], ...]:
    """The least and most changes of the field."""
    return changes_of(ground, frozenset(levers_of(compare(ground.old, ground.new))))


def totals(ground: Field) -> list[int]:
    """The change of each total where everything is known."""
    every = frozenset(levers_of(compare(ground.old, ground.new)))
    rows = np.arange(len(ground.communes))
    before, after = (tally(ground, on, rows) for on in (frozenset[str](), every))
    assert (before.low == before.high).all()
    assert (after.low == after.high).all()
    return (after.low.sum(axis=1) - before.low.sum(axis=1)).tolist()  # type: ignore[no-any-return]


def remade(law: list[list[Tree]], draw: st.DataObject) -> list[list[Tree]]:
    """The law with other points in some bands: the same measures, the same edges."""
    new = []
    for criterion in law:
        rows = []
        for item in criterion:
            bands = [dict(band) for band in item["bands"]]  # type: ignore[attr-defined]
            for band in bands:
                band["points"] = int(band["points"]) + draw.draw(st.integers(0, 9))
            rows.append({**item, "bands": bands, "max_points": max(int(b["points"]) for b in bands), "examples": []})
        new.append(rows)
    return new


def completions(item: Tree) -> list[Facts]:
    """Every state of one item's evidence, with small numbers; a survey that asked enough, for fewer is as missing."""
    part, whole = evidence_names(str(item["id"]))
    if item["kind"] == "yes_no":
        return [{part: n} for n in (0, 1)]
    if item["kind"] == "count":
        return [{part: n} for n in range(60)]
    wholes = (60, 400) if item["kind"] == "survey" else (0, 1, 2, 7, 400)
    return [{part: n, whole: w} for w in wholes for n in range(w + 1)]


@settings(max_examples=8, deadline=None)
@given(laws(most_items=2), st.data())
def test_the_range_of_a_change_holds_every_completion(law: list[list[Tree]], data: st.DataObject) -> None:
    """With some items unknown: every way they can turn out lies in the range that was told."""
    new = remade(law, data)
    items = [row for c in law for row in c]
    known = [data.draw(st.booleans()) for _ in items]
    told: Facts = {}
    for item, is_known in zip(items, known, strict=True):
        told |= data.draw(st.sampled_from(completions(item))) if is_known else {}
    unknown = [completions(item) for item, is_known in zip(items, known, strict=True) if not is_known]
    picked = [data.draw(st.lists(st.sampled_from(some), min_size=6, max_size=6)) for some in unknown]
    whole = [told | {k: v for part in ways for k, v in part.items()} for ways in zip(*picked, strict=True)] or [told]
    least, most = changes(opened(law, new, [told]))
    for change in totals(opened(law, new, whole)):
        assert least[0] <= change <= most[0]


@settings(max_examples=8, deadline=None)
@given(laws(most_items=1), st.data())
def test_the_range_of_one_unknown_item_is_reached_at_both_ends(law: list[list[Tree]], data: st.DataObject) -> None:
    """Nothing is called unsure that is certain: for one item the range is that of its completions and no wider."""
    item = law[0][0]
    if item["kind"] == "rate":  # its edges lie at parts of a thousand, beyond these small numbers
        return
    law = [[item]]
    new = remade(law, data)
    least, most = changes(opened(law, new, [{}]))
    told = totals(opened(law, new, completions(item)))
    assert (least[0], most[0]) == (min(told), max(told))


def test_a_range_that_only_widens_is_no_gain() -> None:
    """A commune that may gain and may not is unsure, whatever its lowest and highest totals are."""
    text = "      - {at_least: 1, points: 20, mark: verbatim}"
    more = ("tc01.yaml", text, text.replace("points: 20", "points: 25"))
    cases: list[tuple[Facts, str, tuple[int, int]]] = [
        (FULL | {"so_hoat_dong": 1}, "gain", (5, 5)),
        (FULL, "same", (0, 0)),
        ({k: v for k, v in FULL.items() if k != "so_hoat_dong"}, "unsure", (0, 5)),
    ]
    told = impact_of(side_of(), raw_side(more), *round_of({unit_of(n): f for n, (f, _, _) in enumerate(cases)}))
    assert [(e.trend, e.change) for e in told.effects] == [(trend, change) for _, trend, change in cases]


@pytest.mark.parametrize("missing", ["", "so_hoat_dong"])
def test_a_loss_that_is_certain_is_told_though_evidence_is_missing(missing: str) -> None:
    """What is missing stands in an item that stays as it is, so it takes nothing from the certainty."""
    lower = ("tc02.yaml", "at_most: 1, points: 15", "at_most: 1, points: 5")
    told = FULL | {"tre_bi_tai_nan": 1}
    facts = {name: value for name, value in told.items() if name != missing}
    (effect,) = impact_of(side_of(), raw_side(lower), *round_of({unit_of(1): facts})).effects
    assert (effect.trend, effect.change) == ("lose", (-10, -10))
