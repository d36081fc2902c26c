"""Opening a law finds every gap, overlap and dead band, and names its line; a sound law is tabulated whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.law.checking import check_standard
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Standard
from engine.problems import Problem, ProblemsFound, errors
from engine.rules.compiling import Ruleset, compile_standard
from engine.rules.judging import JudgeError, Message, fire_all, open_judge
from engine.rules.number_line import decision_situations, representatives
from engine.rules.proving import Proof, prove
from engine.rules.table import cells_text
from tests import frozen
from tests.made_laws import Tree, evidence_names, first_band, lawbook, laws

Bands = list[Tree]
OTHERWISE: Tree = {"otherwise": "true", "points": 0, "mark": "verbatim"}


def band(points: int, **edges: object) -> Tree:
    """A band by its conditions."""
    return {**edges, "points": points, "mark": "verbatim"}


def share(bands: Bands, name: str = "tc01.1") -> Tree:
    """An item that measures a share by these bands, without examples."""
    part, whole = evidence_names(name)
    most = max(int(str(row["points"])) for row in bands)
    measure = {"share": part, "of": whole}
    item: Tree = {"id": name, "kind": "share up", "max_points": most, "measure": measure, "bands": bands}
    return {**item, "when_none": "full_points", "examples": []}


def two_sided(edges: list[int]) -> Bands:
    """Bands that state both their sides and touch: best first."""
    rows = [band(10 * len(edges), at_least=edges[0])]
    for number, (high, low) in enumerate(pairwise(edges), 1):
        rows.append(band(10 * (len(edges) - number), at_least=low, less_than=high))
    return [*rows, OTHERWISE]


def found_in(book: Lawbook) -> tuple[Problem, ...]:
    """Every problem that opening shows, save that made-up bands bring no examples."""
    found = check_standard(book)
    if not errors(found):
        try:
            found = (*found, *prove(book).warnings)
        except ProblemsFound as refused:
            found = (*found, *refused.problems)
    return tuple(p for p in found if p.code != "LAW-406")


def lines_of(book: Lawbook, *names: str) -> set[int]:
    """The lines on which bands were typed."""
    return {book.place(name).line for name in names}


@cache
def proved() -> tuple[Lawbook, Proof]:
    """The frozen standard and its proof."""
    book = frozen.law().book
    return book, prove(book)


EDGES = st.lists(st.integers(2, 99), min_size=2, max_size=4, unique=True).map(lambda e: sorted(e, reverse=True))
Mutation = Callable[[Bands, int], tuple[Bands, str]]


def flipped_low(bands: Bands, at: int) -> tuple[Bands, str]:
    """``at_least`` becomes ``more_than``: its own edge falls into a hole."""
    edge = bands[at].pop("at_least")
    return [*bands[:at], {"more_than": edge, **bands[at]}, *bands[at + 1 :]], "LAW-401"


def flipped_high(bands: Bands, at: int) -> tuple[Bands, str]:
    """``less_than`` becomes ``at_most``: the edge belongs to two bands."""
    edge = bands[at].pop("less_than")
    return [*bands[:at], {"at_most": edge, **bands[at]}, *bands[at + 1 :]], "LAW-402"


def lowered_high(bands: Bands, at: int) -> tuple[Bands, str]:
    """The upper side moves down by half a unit: a hole opens below the better band."""
    edge = Fraction(str(bands[at]["less_than"])) - Fraction(1, 2)
    return [*bands[:at], {**bands[at], "less_than": str(edge)}, *bands[at + 1 :]], "LAW-401"


def raised_high(bands: Bands, at: int) -> tuple[Bands, str]:
    """The upper side moves up by half a unit, into the better band."""
    edge = Fraction(str(bands[at]["less_than"])) + Fraction(1, 2)
    return [*bands[:at], {**bands[at], "less_than": str(edge)}, *bands[at + 1 :]], "LAW-402"


@settings(max_examples=30, deadline=None)
@given(EDGES)
def test_touching_two_sided_bands_are_sound(edges: list[int]) -> None:
    """Bands that state both sides and touch have no gap and no overlap."""
    assert found_in(lawbook([[share(two_sided(edges))]], 1)) == ()


@pytest.mark.parametrize("mutate", [flipped_low, flipped_high, lowered_high, raised_high])
@settings(max_examples=30, deadline=None)
@given(edges=EDGES, pick=st.integers(0, 9))
def test_a_mutated_two_sided_band_is_refused_at_its_line(mutate: Mutation, edges: list[int], pick: int) -> None:
    """Strictness flipped or an edge moved by half a percent: the line of a band beside the fault is named."""
    at = pick % (len(edges) - 1) + (mutate is not flipped_low)  # what lies below the lowest edge is ``otherwise``
    bands, code = mutate(two_sided(edges), at)
    book = lawbook([[share(bands)]], 1)
    problems = found_in(book)
    assert [p.code for p in problems if p.code == code], problems
    named = lines_of(book, *(f"tc01.1/{n}" for n in (at, at + 1, at + 2) if 0 < n <= len(edges)))
    assert all(p.place.line in named and p.place.file == "made/tc01.yaml" for p in problems if p.code == code)


@settings(max_examples=40, deadline=None)
@given(EDGES, st.integers(0, 9))
def test_one_sided_bands_that_cross_leave_a_dead_band(edges: list[int], pick: int) -> None:
    """Two neighbours out of order: the later can never be reached, and its own line is named."""
    at = pick % (len(edges) - 1)
    swapped = [*edges[:at], edges[at + 1], edges[at], *edges[at + 2 :]]
    bands = [band(10 * (len(edges) - n), at_least=edge) for n, edge in enumerate(swapped)]
    book = lawbook([[share([*bands, OTHERWISE])]], 1)
    problems = found_in(book)
    dead = [p.place.line for p in problems if p.code == "LAW-403"]
    assert dead == list(lines_of(book, f"tc01.1/{at + 2}"))
    assert {p.code for p in problems} == {"LAW-403"}


@settings(max_examples=30, deadline=None)
@given(EDGES)
def test_a_list_without_otherwise_is_refused_at_its_last_band(edges: list[int]) -> None:
    """Without ``otherwise`` the value below all edges is forgotten."""
    book = lawbook([[share(two_sided(edges)[:-1])]], 1)
    assert [(p.code, p.place.line) for p in found_in(book)] == [("LAW-305", book.place(f"tc01.1/{len(edges)}").line)]


@pytest.mark.parametrize("bands", [[band(10, at_least=0)], [band(10, more_than=100)], [band(10, at_most=100)]])
def test_a_band_that_takes_all_or_nothing_is_refused(bands: Bands) -> None:
    """Where one band takes every value, or none, another or itself is dead."""
    assert [p.code for p in found_in(lawbook([[share([*bands, OTHERWISE])]], 1))] == ["LAW-403"]


def test_a_hole_between_what_is_high_and_what_is_low_stays_a_hole() -> None:
    """Of counts with bands from 2 on and up to 0 the rest begins nowhere: 1 has no band, and no points of any."""
    measure = {"count": evidence_names("tc01.1")[0]}
    bands = [band(20, at_least=2), band(10, at_most=0), OTHERWISE]
    item = {**share(bands), "kind": "count", "measure": measure}
    del item["when_none"]
    assert "LAW-401" in {p.code for p in found_in(lawbook([[item]], 1))}


def test_a_law_that_is_judged_otherwise_than_the_page_says_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """A compiler that gives a band one point more than the law does: no table comes of it."""

    def wrong(standard: Standard) -> Ruleset:
        """The rules with one point more for whoever reaches the first band."""
        made = compile_standard(standard)
        return replace(made, rules=tuple(replace(r, points=51) if r.id == "tc02.1/1" else r for r in made.rules))

    book = load_standard(frozen.SMALL)
    assert prove(book).table.rules["tc02.1/1"].points == 50
    monkeypatch.setattr("engine.rules.proving.compile_standard", wrong)
    with pytest.raises(JudgeError, match=r"differs from the page: tc02\.1/1"):
        prove(book)


def test_every_item_is_examined_though_one_is_broken() -> None:
    """An overlap in one item does not hide a dead band in the next, and brings no false examples with it."""
    overlap = share([band(20, at_least=80), band(10, at_least=50, at_most=90), OTHERWISE])
    overlap["examples"] = [{"name": "mô phỏng", "given": "85/100", "points": 20}]
    dead = share([band(20, at_least=50), band(10, at_least=80), OTHERWISE], "tc01.2")
    problems = found_in(lawbook([[overlap, dead]], 1))
    assert {(p.code, p.values["name"]) for p in problems} == {("LAW-402", "tc01.1"), ("LAW-403", "tc01.2/2")}


def test_each_overlap_is_told_once_however_wide_and_the_next_as_well() -> None:
    """From 80 to 90 two bands, from 50 to 60 two others: two problems, each naming its own two bands."""
    bands = [band(30, at_least=80), band(20, at_least=50, at_most=90), band(10, at_least=20, at_most=60), OTHERWISE]
    problems = found_in(lawbook([[share(bands)]], 1))
    told = [p.values["rules"] for p in problems if p.code == "LAW-402"]
    assert told == ["tc01.1/1, tc01.1/2", "tc01.1/2, tc01.1/3"]


def test_edges_too_fine_to_compare_are_refused_and_not_judged() -> None:
    """Small numerators over large denominators overflow by their common multiple: LAW-315, never a failure of ours."""
    fine = [band(20, at_least="1/999999937"), band(10, at_least="1/999999929"), OTHERWISE]
    problems = found_in(lawbook([[share(fine[1:]), share(fine, "tc01.2")]], 1))
    assert {p.code for p in problems} == {"LAW-315"}


@pytest.mark.parametrize("threshold", [0, 1, 10])
def test_any_threshold_up_to_the_maximum_is_decided(threshold: int) -> None:
    """Even a threshold of 0 is tabulated: the zero criterion still bars."""
    item = share([band(10, at_least=50), OTHERWISE])
    item["examples"] = [{"name": v, "given": v, "points": p} for v, p in (("1/2", 10), ("3/4", 10), ("1/4", 0))]
    decisions = prove(lawbook([[item]], threshold)).table.decisions
    assert decisions["all|reached||0"] == ("total/all/reached",)
    assert decisions["all|reached|tc01|2"] == ("knock-out/tc01",)


@settings(max_examples=40, deadline=None)
@given(laws(), st.data())
def test_an_example_off_by_a_point_is_refused_by_name(made: list[list[Tree]], data: st.DataObject) -> None:
    """Any example of any sound law, with another band's points: LAW-404 on its line, and nothing else."""
    item = data.draw(st.sampled_from([item for criterion in made for item in criterion]))
    example = data.draw(st.sampled_from(list(item["examples"])))  # type: ignore[call-overload]
    example["points"] = int(example["points"]) + 1
    book = lawbook(made, 1)
    line = book.problem("LAW-404", str(item["id"]), "examples", item["examples"].index(example)).place.line  # type: ignore[attr-defined]
    told = [(p.code, p.place.line) for p in found_in(book) if p.code not in ("LAW-312", "LAW-217")]
    assert told == [("LAW-404", line)]


def test_the_table_of_the_law_is_whole() -> None:
    """Every rule fires on some cell, every reachable cell has one rule, each as a fresh judge fires it."""
    book, proof = proved()
    ruleset = compile_standard(book.standard)
    judge = open_judge(ruleset)
    for item in book.standard.items:
        cells = proof.table.items[item.id]
        reached = dict(representatives(item))
        for cell, rule in enumerate(cells.rules):
            assert (rule is not None) == (cell in reached)
            if rule:
                value, scale = reached[cell], ruleset.scales[item.id]
                message: Message = {"k": item.id, "a": value.numerator * scale, "d": value.denominator}
                assert fire_all(judge, message) == (rule,)
        assert {f"{item.id}/{n}" for n in range(1, len(item.bands) + 1)} == {rule for rule in cells.rules if rule}
    fired = {rule for rules in proof.table.decisions.values() for rule in rules}
    assert fired == {r.id for r in ruleset.rules if r.id.startswith(("knock-out/", "total/", "open-zero/"))}
    assert len(proof.table.decisions) == len(list(decision_situations(book.standard))) == 3 * 3 * 27


def test_proving_twice_gives_one_table() -> None:
    """Proving twice gives the same bytes."""
    book, proof = proved()
    assert cells_text(prove(book).table) == cells_text(proof.table)


def test_the_plain_evaluator_tries_bands_in_order() -> None:
    """The in-test evaluator itself: 48 of 49 is below 98 percent."""
    item = share([band(50, at_least=98), band(35, at_least=95), OTHERWISE])
    assert [first_band(item, Fraction(*v))["points"] for v in ((49, 50), (48, 49), (1, 2))] == [50, 35, 0]
