"""What can be worked out of small tables, by hand: by whom, of whom, from which release, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from engine.records.publishing.attacking import attacks_on
from engine.records.publishing.auditing import MOST_FOUND, audited_table, audited_tables
from engine.records.publishing.auditing_lines import _parts
from engine.records.publishing.figures_possible import Reach
from engine.records.publishing.releases import ClassRow, CountTable, Percent
from tests.records.publishing.test_leaks import leaks, of_table, release, rules, table

Hidden = Mapping[str, int | None]


def given_away(*tables: CountTable, own: Mapping[str, int] | None = None) -> set[tuple[str, str]]:
    """Whose figures are given away, and to whom, by so many releases."""
    return {(found.place, found.to) for found in audited_table(list(enumerate(tables, 1)), own or {})}


def of_classes(total: int | None, **rows: tuple[int | None, Hidden]) -> CountTable:
    """A table of classes, each with its sum, under a sum."""
    own = tuple(ClassRow(name, whole, told) for name, (whole, told) in rows.items())
    return CountTable("so", 10, "", total, own)


def test_each_hidden_figure_of_a_small_sum_is_given_away_and_the_sum_is_no_hidden_figure() -> None:
    """Three communes of 6 in all; a sum that is shown is nothing to be found out."""
    assert given_away(table({"a": None, "b": None, "c": None}, 6)) == {("a", ""), ("b", ""), ("c", "")}
    assert given_away(of_classes(3, x=(3, {"a": 3}), y=(0, {"b": 0}))) == set()


def test_a_hidden_sum_of_a_class_is_given_away_by_the_sums_around_it() -> None:
    """20 less 17 is what the other class has, and its one commune; a class without communes has nothing to hide."""
    both = of_classes(20, x=(17, {"a": 17}), y=(None, {"b": None, "c": None}), z=(None, {}))
    assert given_away(both) == {("b", ""), ("c", ""), ("y", "")}
    found = next(told for told in audited_table([(1, both)], {}) if told.place == "y")
    assert (found.least, found.most, found.below, found.datum) == (3, 3, 10, "so")
    assert [(figure.kind, figure.place, figure.value) for figure in found.figures] == [
        ("sum", "", "20"),
        ("shown", "", "17"),
    ]


def test_of_two_sums_that_give_away_that_of_the_class_is_told_first() -> None:
    """17 of the one class and 20 in all leave 3 to the other: without either of the two nothing is known of it."""
    both = of_classes(20, x=(17, {"a": None, "b": None}), y=(None, {"c": None}))
    found = next(told for told in audited_table([(1, both)], {}) if told.place == "c")
    assert (found.least, found.most) == (3, 3)
    assert [(figure.kind, figure.place, figure.value) for figure in found.figures] == [
        ("sum", "x", "17"),
        ("sum", "", "20"),
    ]


def test_a_sum_that_may_be_shown_gives_nothing_away() -> None:
    """None in all, or as many as the limit for each: no small count is told."""
    assert given_away(table({"a": None, "b": None}, 0)) == set()
    assert given_away(table({"a": None}, 10)) == set()
    assert given_away(table({"a": None}, 9)) == {("a", "")}
    assert given_away(table({"a": None, "b": None}, None)) == set()


def test_a_commune_attacks_by_the_table_of_now() -> None:
    """Two hidden figures of 13 in the second release, in communes that the first did not have, tell on each other."""
    first, second = table({"c": 12, "d": 20}, 32), table({"a": None, "b": None, "c": 12, "d": 20}, 45)
    assert given_away(first, second) == set()
    assert given_away(first, second, own={"a": 4, "b": 9}) == {("b", "a"), ("a", "b")}
    found = of_table([(1, first), (2, second)], {"a": 4})
    assert (found.least, found.most, [figure.release for figure in found.figures]) == (9, 9, [2, 2])


def test_a_commune_that_is_not_there_any_more_attacks_nobody() -> None:
    """What it knows of then it could use then; of now it knows nothing."""
    first, second = table({"a": None, "b": None, "c": None}, 33), table({"c": None, "d": None, "e": None}, 36)
    assert given_away(first, second, own={"a": 4, "b": 9}) == set()


def test_communes_that_are_alike_and_know_the_same_are_one_attacker() -> None:
    """The outsider's attack, and one for each figure that a commune of a class may know."""
    told = [(1, table({"a": None, "b": None, "c": None, "d": 30}, 50))]
    assert [attack.own for attack in attacks_on(told, {"a": 4, "b": 4, "c": 12, "d": 30})] == [
        None,
        ("a", 4),
        ("c", 12),
    ]


def test_a_figure_that_was_mended_is_not_taken_for_what_it_was() -> None:
    """a has 15 where it had 12, and the sum grew by 3: the others stay hidden, though the two releases differ."""
    first = table({"a": 12, "b": None, "c": None, "d": None}, 40)
    assert given_away(first, table({"a": 15, "b": None, "c": None, "d": None}, 43)) == set()
    assert given_away(first, table({"a": 15, "b": None, "c": None, "d": None}, 41)) == set()
    shown = table({"a": 15, "b": None, "c": None, "d": 20}, 43)
    assert given_away(first, shown) == {("b", ""), ("c", "")}  # what d is shown to have now it had then


def test_a_figure_shown_otherwise_is_taken_for_what_it_was_in_each_release() -> None:
    """a was mended from 12 to 15 while d went with its 3 to another class: the sums are the same, and d is told."""
    efg = dict.fromkeys("efg")
    first = of_classes(None, y=(43, {"a": 12, "d": None, **efg}))
    second = of_classes(None, y=(43, {"a": 15, **efg}), z=(None, {"d": None}))
    assert given_away(second) == set()
    found = {told.place: (told.least, told.most) for told in audited_table([(1, first), (2, second)], {})}
    assert found == {"d": (3, 3), "z": (3, 3)}


def test_where_hidden_figures_were_mended_those_of_others_still_are_what_they_were() -> None:
    """A class grew by 3 over the same communes; that another lost one with its 3 children is told all the same."""
    abc, defg = (dict.fromkeys(codes) for codes in ("abc", "defg"))
    first = of_classes(None, x=(30, abc), y=(31, defg))
    second = of_classes(None, x=(33, abc), y=(28, {"e": None, "f": None, "g": None}), z=(None, {"d": None}))
    assert given_away(second) == set()
    assert given_away(first, second) == {("d", ""), ("z", "")}
    (found, *_) = audited_table([(1, first), (2, second)], {})
    assert (found.place, found.least, found.most) == ("d", 3, 3)


def test_a_commune_whose_own_figure_was_mended_still_knows_what_the_others_were() -> None:
    """With 40 of now a had no 40 when three came to 33: the other two were 33 at most, so e has at least 2 of 35."""
    first, second = table(dict.fromkeys("abc"), 33), table(dict.fromkeys("abce"), 75)
    assert given_away(first, second) == set()
    assert given_away(first, second, own={"a": 40}) == {("e", "a")}
    (found,) = audited_table([(1, first), (2, second)], {"a": 40})
    assert (found.least, found.most) == (2, 35)


def test_a_figure_shown_once_is_known_for_ever() -> None:
    """Hidden in the second release it is read in the first, and what is left of the sum with it."""
    first, second = table({"a": 12, "b": 14}, 26), table({"a": None, "b": None, "c": None}, 30)
    assert given_away(first, second) == {("c", "")}


def test_no_more_is_told_than_can_be_read() -> None:
    """Twenty figures of a table that gives away thirty; each of them once, to everybody before anybody."""
    wide = table({f"x{at:02}": None for at in range(30)}, 6)
    assert len(audited_table([(1, wide)], {"x00": 1})) == MOST_FOUND == 20
    assert [len(audited_table([(1, wide)], {}, most)) for most in (1, 2, 3)] == [1, 2, 3]
    assert {found.to for found in audited_table([(1, wide)], {"x00": 1}, 100)} == {""}


def test_each_table_is_attacked_with_its_own_earlier_ones() -> None:
    """Of its own count and province; only those of the last release are asked about."""
    safe, open_ = table({"a": None, "b": None, "c": None}, 40), table({"a": None, "b": None, "c": None}, 6)
    other = replace(safe, datum="khac")
    one, two = (replace(release(), number=number, tables=tables) for number, tables in
                ((1, (open_,)), (2, (other, replace(safe, province="Tỉnh B")))))  # fmt: skip
    assert audited_tables((one, two), {}) == ()
    assert {found.datum for found in audited_tables((one,), {})} == {open_.datum}
    assert [found.to for found in audited_tables((replace(two, tables=(replace(safe, classes=(
        ClassRow("other", 13, {"a": None, "b": None}),), total=13),)),), {safe.datum: {"a": 4}})] == ["a"]  # fmt: skip


@pytest.mark.parametrize("whole", [1, 2, 7, 60, 99, 100, 101, 150, 999])
def test_a_percentage_tells_just_those_counts_that_it_is_the_percentage_of(whole: int) -> None:
    """Rounded down: the least and the most that have it."""
    by_percent: dict[int, list[int]] = {}
    for part in range(whole + 1):
        by_percent.setdefault(100 * part // whole, []).append(part)
    for percent, parts in by_percent.items():
        assert _parts(Percent("tc07.1", percent, whole)) == Reach(min(parts), max(parts))


def test_a_percentage_of_as_many_as_the_rules_say_gives_nothing_away() -> None:
    """Of one fewer it does, and it is told of how many it is."""
    least, line = rules().percent_from, release().lines[0]
    many, few = (replace(line, percents=(Percent("tc07.1", 95, whole),)) for whole in (least, least - 1))
    assert [told for told in leaks(many) if told.datum == "tc07.1"] == []
    (found,) = [told for told in leaks(few) if told.datum == "tc07.1"]
    assert (found.place, found.to, found.below) == (line.code, "", least)
    assert [figure.value for figure in found.figures] == ["95 %", str(least - 1)]
