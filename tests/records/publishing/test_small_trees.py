"""Small tables by Hypothesis: bounds against every way to fill them in, the rule against every attacker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.records.publishing.attacking import Attack, attacks_on
from engine.records.publishing.auditing import audited_table
from engine.records.publishing.drawing_up import drawn_table
from engine.records.publishing.figures_possible import Reach, reach_of
from engine.records.publishing.protecting import Counts, Known, Limits, protected
from engine.records.publishing.releases import CountTable


def trees(most: int = 12, communes: int = 5) -> st.SearchStrategy[Counts]:
    """One to three classes of a few communes."""

    def counts(values: list[list[int]]) -> Counts:
        return Counts("so", "", {f"nhom{a}": {f"{a}{b}": v for b, v in enumerate(own)} for a, own in enumerate(values)})

    own = st.lists(st.integers(0, most), min_size=1, max_size=communes)
    return st.lists(own, min_size=1, max_size=3).map(counts)


def figures(counts: Counts) -> Mapping[str, int]:
    """Every commune's figure."""
    return {code: value for values in counts.classes.values() for code, value in values.items()}


@given(trees(), st.integers(2, 6))
@settings(max_examples=150, deadline=None)
def test_a_protected_table_gives_nothing_away(counts: Counts, below: int) -> None:
    """To nobody outside and to no commune; figures that may be shown and cover nothing stay as they are."""
    table = protected(counts, Limits(below, 3, 2))
    assert audited_table([(1, table)], figures(counts)) == ()
    for code, value in table.communes.items():
        assert value in (None, figures(counts)[code])
        assert value is None or value == 0 or value >= below


@given(trees(), st.integers(2, 6))
@settings(max_examples=100, deadline=None)
def test_a_hidden_figure_may_be_none(counts: Counts, below: int) -> None:
    """Who knows the rule sees no case in a hidden figure: where a class has zeros, some of them are hidden."""
    table = protected(counts, Limits(below, 3, 2))
    for row in table.classes:
        values = counts.classes[row.id]
        hidden = [code for code, value in row.communes.items() if value is None]
        zeros = [code for code, value in values.items() if value == 0]
        if hidden:
            assert sum(code in hidden for code in zeros) >= min(2, len(zeros))


def test_a_figure_that_cannot_cover_stays_shown() -> None:
    """Two communes cover nobody: their class's sum is hidden in place of the large one's figure."""
    counts = Counts("so", "", {"nho": {"a": 3, "b": 40}, "lon": {"c": 30, "d": 25}})
    table = protected(counts, Limits(5, 3, 0))
    assert table.communes == {"a": None, "b": 40, "c": 30, "d": 25}
    assert ({row.id: row.total for row in table.classes}, table.total) == ({"nho": None, "lon": 55}, None)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.data())
@settings(max_examples=60, deadline=None)
def test_bounds_are_those_of_every_way_to_fill_in(values: list[int], data: st.DataObject) -> None:
    """Whatever is hidden in two classes, the least and the most are had, and nothing outside them, by each attacker."""
    half = len(values) // 2
    names = [f"xa{at}" for at in range(len(values))]
    parts = {"mot": names[:half], "hai": names[half:]}
    counts = Counts("so", "", {name: {n: values[int(n[2:])] for n in own} for name, own in parts.items() if own})
    hidden = frozenset(data.draw(st.sets(st.sampled_from([*names, *counts.classes]))))
    table = protected(counts, Limits(2, 3, 0), Known(hidden=hidden))
    if table.total is not None:
        for attack in list(attacks_on(((1, table),), figures(counts)))[:3]:
            ways = list(all_ways(table, attack, table.total))
            for code in attack.group_of:
                reach = attack.reach(code)
                assert (min(way[code] for way in ways), max(way[code] for way in ways)) == (reach.least, reach.most)


def all_ways(table: CountTable, attack: Attack, whole: int) -> Iterator[dict[str, int]]:
    """Every way to fill in the hidden figures whose sums are those that are shown."""
    free = sorted(attack.group_of)
    for told in parts_of(whole - sum(attack.known.values()), len(free)):
        way = {**attack.known, **dict(zip(free, told, strict=True))}
        if all(row.total is None or sum(way[code] for code in row.communes) == row.total for row in table.classes):
            yield way


def parts_of(whole: int, count: int) -> Iterator[tuple[int, ...]]:
    """Every way to part a number into so many."""
    if count == 0:
        yield from [()] if whole == 0 else []
        return
    for first in range(whole + 1):
        yield from ((first, *rest) for rest in parts_of(whole - first, count - 1))


@given(st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=2, max_size=3))
@settings(max_examples=60, deadline=None)
def test_two_divisions_of_the_same_communes(rows: list[list[int]]) -> None:
    """Sums of one division and of another: bounds by the simplex method are those of every whole way."""
    sums = {frozenset(f"{a}{b}" for b in range(3)): sum(own) for a, own in enumerate(rows)}
    sums |= {frozenset(f"{a}{b}" for a in range(len(rows))): sum(own[b] for own in rows) for b in range(3)}
    names = sorted(frozenset().union(*sums))
    had = list(grids(rows))
    for name in names:
        reach = reach_of(frozenset({name}), sums)
        assert (min(way[name] for way in had), max(way[name] for way in had)) == (reach.least, reach.most)


def grids(rows: list[list[int]]) -> Iterator[dict[str, int]]:
    """Every whole table with the same sums both ways, line by line."""

    def lines(total: int) -> Iterator[tuple[int, int, int]]:
        return ((a, b, total - a - b) for a in range(total + 1) for b in range(total - a + 1))

    for told in product(*(list(lines(sum(own))) for own in rows)):
        if all(sum(line[at] for line in told) == sum(own[at] for own in rows) for at in range(3)):
            yield {f"{a}{b}": told[a][b] for a in range(len(rows)) for b in range(3)}


@given(trees(), trees(), st.integers(2, 6))
@settings(max_examples=100, deadline=None)
def test_a_second_release_gives_nothing_away(first: Counts, second: Counts, below: int) -> None:
    """Whatever has become of the figures, the classes and the communes."""
    limits = Limits(below, 3, 2)
    one = drawn_table(first, limits, ()).table
    before = ((1, one),) if one else ()
    two = drawn_table(second, limits, before).table
    if two:
        assert audited_table([*before, (2, two)], figures(second)) == ()


@given(trees(), st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_the_same_again_is_the_same_table(counts: Counts, below: int) -> None:
    """Where nothing has changed a second release says what the first said."""
    limits = Limits(below, 3, 2)
    one = drawn_table(counts, limits, ()).table
    if one and one.shape == "full":
        assert drawn_table(counts, limits, ((1, one),)).table == one


def test_a_reach_without_end() -> None:
    """What no sum holds has no most."""
    assert reach_of(frozenset({"a"}), {}) == Reach(0, None)
    assert reach_of(frozenset({"a"}), {frozenset({"b", "c"}): 3}) == Reach(0, None)
