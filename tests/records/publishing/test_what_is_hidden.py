"""Which figures of a table go with the small ones, worked out by hand: the smallest first, zeros last, no more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.records.publishing.drawing_up import drawn_table, known_from
from engine.records.publishing.protecting import Counts, Known, Limits, is_safe, protected
from engine.records.publishing.releases import CountTable

FIVE, NEW = Limits(5, 3), Known()
Classes = Mapping[str, Mapping[str, int]]


def counts(classes: Classes) -> Counts:
    """One count of a province."""
    return Counts("so", "", classes)


def hidden(table: CountTable) -> set[str]:
    """What is hidden of communes, of classes, and "" of the province."""
    places: dict[str, int | None] = {**table.communes, **{row.id: row.total for row in table.classes}, "": table.total}
    return {place for place, value in places.items() if value is None}


def of(classes: Classes, known: Known = NEW, limits: Limits = FIVE) -> set[str]:
    """What is hidden of a count."""
    return hidden(protected(counts(classes), limits, known))


ONE = {"mot": {"a": 2, "b": 40, "c": 0, "d": 30, "e": 9, "g": 0}}
SMALL = {"to": {"b": 60}, "vua": {"c": 20, "f": 12, "g": 0}, "khong": {"d": 0}, "nho": {"a": 3}, "it": {"e": 8}}


def test_with_a_small_figure_go_the_smallest_that_cover_it() -> None:
    """Three at the least, which come to the limit without the largest; larger ones and zeros stay shown."""
    assert of(ONE) == {"a", "e", "d"}
    assert of({"mot": {"a": 2, "b": 2, "c": 2, "d": 6, "e": 7, "g": 0}}) == {"a", "b", "c", "d"}
    assert of({"mot": {"a": 4, "b": 1, "c": 1, "d": 9}}) == {"a", "b", "c", "d"}  # 2 beside the largest: one more
    assert of({"mot": {"a": 4, "b": 4, "c": 1, "d": 9}}) == {"a", "b", "c"}  # 5 beside the largest is the limit


def test_of_figures_that_are_alike_the_first_by_its_code_goes() -> None:
    """So that the same figures give the same table, in whatever order communes are read."""
    assert of({"mot": {"z": 9, "a": 2, "y": 9, "x": 9, "b": 9}}) == {"a", "b", "x"}


def test_zeros_go_last_and_only_where_nothing_else_is_left() -> None:
    """A zero is hidden to make up the number when no other figure can."""
    assert of({"mot": {"a": 2, "c": 0, "e": 9, "g": 0, "b": 8}}) == {"a", "b", "e"}
    stays = Known(hidden=frozenset({"a", "b"}))
    assert of({"mot": {"g": 0, "a": 6, "b": 9, "c": 0}}, stays) == {"a", "b", "c"}
    assert of({"mot": {"g": 0, "a": 6, "b": 9, "c": 0, "d": 70}}, stays) == {"a", "b", "d"}


def test_so_many_zeros_go_with_hidden_figures_as_the_rule_says() -> None:
    """Those that are hidden already count; where nothing is hidden no zero is."""
    assert of(ONE, limits=Limits(5, 3, 1)) == {"a", "e", "d", "c"}
    assert of(ONE, limits=Limits(5, 3, 2)) == of(ONE, limits=Limits(5, 3, 9)) == {"a", "e", "d", "c", "g"}
    assert of(ONE, Known(hidden=frozenset({"g"})), Limits(5, 3, 1)) == {"a", "g", "e", "d"}
    assert of({"mot": {"a": 9, "b": 0}}, limits=Limits(5, 3, 2)) == set()


def test_what_may_be_shown_is_shown() -> None:
    """No figure, or as many as the limit, hides nothing; one fewer does."""
    assert of({"mot": {"a": 0, "b": 5, "c": 70}}) == set()
    assert "b" in of({"mot": {"a": 0, "b": 4, "c": 70}})


def test_with_a_small_class_go_the_smallest_classes_that_cover_it() -> None:
    """3 are hidden with a class of 8 and one of 32, of which the smallest commune goes; 60 and none are shown."""
    assert of(SMALL) == {"nho", "a", "it", "e", "vua", "f"}
    assert protected(counts(SMALL), FIVE).total == 103


def test_a_class_is_covered_by_what_its_hidden_communes_come_to() -> None:
    """The others anybody can take off its sum: two classes that hide little are no cover for a third."""
    classes = {"nho": {"a": 3}, "hai": {"b": 1, "c": 40}, "ba": {"d": 30, "e": 50}, "tu": {"g": 90}}
    assert of(classes) == {"nho", "a", "hai", "b", "ba", "d", "tu", "g"}


def test_where_classes_cannot_cover_each_other_the_province_is_hidden_in_their_place() -> None:
    """And nothing else with it: the figures that were tried as cover are shown again."""
    assert of({"nho": {"a": 3}, "lon": {"b": 40, "c": 30}}) == {"nho", "a", ""}
    covered = of({"nho": {"a": 3}, "lon": {"b": 40, "c": 30}, "vua": {"d": 2, "e": 9}})
    assert covered == {"nho", "a", "vua", "d", "lon", "c"}


def test_a_class_that_cannot_cover_its_own_hides_its_sum_alone() -> None:
    """Its large communes are shown, since hiding them does not help."""
    told = of({"hai": {"a": 3, "b": 40}, "mot": {"c": 9, "d": 8, "e": 30}, "ba": {"f": 20}})
    assert {"a", "hai"} <= told
    assert "b" not in told


@pytest.mark.parametrize(("whole", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_small_sum_of_a_province_is_hidden(whole: int, shown: bool) -> None:
    """From one child to one below the limit; that there was none at all is no secret of anybody."""
    assert (protected(counts({"mot": {"a": whole}}), FIVE).total == whole) is shown


def test_what_was_shown_before_covers_nothing_and_what_was_hidden_stays_hidden() -> None:
    """Communes, classes and the province alike."""
    assert of(ONE, Known(shown=frozenset({"e"}))) == {"a", "d", "b"}
    assert of({"mot": {"b": 40, "d": 30, "e": 9}}, Known(hidden=frozenset({"b"}))) == {"b", "e", "d"}
    assert "mot" in of(ONE, Known(hidden=frozenset({"mot"})))
    assert of({"mot": {"b": 40, "d": 30}}, Known(hidden=frozenset({""}))) == {""}
    assert "it" not in of(SMALL, Known(shown=frozenset({"it"})))


def test_what_earlier_releases_settle_of_now() -> None:
    """A figure shown that is still the same; one that has changed, or is of other communes, says nothing of now."""
    before = protected(counts({"mot": {"a": 9, "b": 8, "c": 7}, "hai": {"d": 3}}), FIVE)
    assert hidden(before) == {"hai", "d", ""}
    same = known_from(counts({"mot": {"a": 9, "b": 8, "c": 7}, "hai": {"d": 6}}), [(1, before)])
    assert same == Known(frozenset({"a", "b", "c", "mot"}), frozenset({"hai", "d", ""}))
    grown = known_from(counts({"mot": {"a": 9, "b": 8, "c": 7, "e": 0}, "hai": {"d": 6}}), [(1, before)])
    assert grown.shown == {"a", "b", "c"}
    changed = known_from(counts({"mot": {"a": 9, "b": 6, "c": 9}}), [(1, before)])
    assert changed.shown == {"a", "mot"}


def test_what_one_release_shows_and_another_hides_is_neither() -> None:
    """Whoever has both knows it: it covers nothing more, and hiding it again hides nothing."""
    now = counts({"mot": {"a": 9, "b": 8, "c": 7}, "hai": {"d": 3}})
    hiding = protected(now, FIVE)
    open_now = protected(now, Limits(1))
    both = known_from(now, [(1, hiding), (2, open_now)])
    assert hidden(hiding) == {"hai", "d", ""} and not hidden(open_now)
    assert both == Known(frozenset({"a", "b", "c", "mot"}), frozenset())


def test_is_safe() -> None:
    """Nothing hidden, or so many that without the largest they come to the limit."""
    assert [is_safe(told, FIVE) for told in ([], [9, 2, 3], [0, 5, 0, 5])] == [True] * 3
    assert [is_safe(told, FIVE) for told in ([5, 5], [9, 2, 2], [0], [0, 0, 4])] == [False] * 4


def test_where_the_table_by_commune_tells_too_much_its_province_alone_is_told() -> None:
    """As many as the limit or none at all; a smaller sum is not told, nor is any table."""
    tree = {"mot": {"a": 2, "b": 40, "c": 9}}
    full, alone = (drawn_table(counts(tree), FIVE, (), by_province=by) for by in (False, True))
    assert full.table
    assert alone.table
    assert (full.table.shape, alone.table.shape, alone.table.total) == ("full", "province", 51)
    assert hidden(alone.table) == {"mot", "a", "b", "c"}
    for value, told in ((4, None), (5, 5), (0, 0)):
        table = drawn_table(counts({"mot": {"a": value}}), FIVE, (), by_province=True).table
        assert (table and table.total) == told
    again = drawn_table(counts({"mot": {"a": 20, "b": 40, "c": 9}}), FIVE, ((1, alone.table),)).table
    assert again is None or again.shape == "province"  # what was told by province once is never told by commune
