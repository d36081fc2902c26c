"""Counts added over former units: nothing is lost or counted twice, over the real lists and over any made ones."""

from __future__ import annotations

import csv
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.identity.official_lists import SUCCESSION, open_lists
from engine.records.appraising.merged_units import Figure, Merged, added_up, merged_unit
from tests.frozen import UNITS

ROWS = 10_597
Rows = list[tuple[str, str, str]]


@st.composite
def successions(draw: st.DrawFn) -> Rows:
    """Old units, each whole into one new unit or in parts into several."""
    rows: Rows = []
    for old in range(draw(st.integers(1, 12))):
        into = draw(st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True))
        share = "whole" if len(into) == 1 else "part"
        rows += [(f"o{old}", f"n{new}", share) for new in into]
    return rows


def formed(rows: Rows) -> list[Merged]:
    """Every new unit of a succession that is not the old one of its code."""
    new = dict.fromkeys(code for _, code, _ in rows)
    told = (merged_unit(code, [(old, share) for old, to, share in rows if to == code], {}) for code in new)
    return [merged for merged in told if merged]


def real() -> Rows:
    """The rows of the list, as they stand in its file."""
    with (UNITS / SUCCESSION).open(encoding="utf-8-sig", newline="") as lines:
        return [(row["old_code"], row["new_code"], row["share"]) for row in csv.DictReader(lines)]


@given(rows=successions(), data=st.data())
def test_sums_conserve_every_datum(rows: Rows, data: st.DataObject) -> None:
    """Over the new units that can be compared the total is that of their old units, each counted once."""
    old = sorted({code for code, _, _ in rows})
    figures = data.draw(st.fixed_dictionaries({code: st.integers(0, 10**9) for code in old}))
    given_ = {code: {"tre_em": figure} for code, figure in figures.items()}
    whole = [merged for merged in formed(rows) if not merged.split]
    sums = [line.total for merged in whole for line in added_up(merged, given_, ["tre_em"])]
    former = [unit.code for merged in whole for unit in merged.former]
    assert len(former) == len(set(former))
    assert sum(total for total in sums if total is not None) == sum(figures[code] for code in former)
    assert None not in sums
    assert all(added_up(merged, given_, ["tre_em"]) == () for merged in formed(rows) if merged.split)


@given(rows=successions(), data=st.data())
def test_a_sum_is_of_all_or_there_is_none(rows: Rows, data: st.DataObject) -> None:
    """A unit without a figure is named, as missing or as one the datum does not apply to; nothing is half added."""
    one: st.SearchStrategy[Figure | None] = st.one_of(st.none(), st.just("not_applicable"), st.integers(0, 99))
    told = {code: data.draw(one) for code in sorted({code for code, _, _ in rows})}
    given_ = {code: {"tre_em": figure} for code, figure in told.items() if figure is not None}
    for merged in formed(rows):
        for line in added_up(merged, given_, ["tre_em"]):
            own = [told[unit.code] for unit in merged.former]
            assert [told[unit.code] for unit in line.missing] == [None] * own.count(None)
            assert [told[unit.code] for unit in line.idle] == ["not_applicable"] * own.count("not_applicable")
            numbers = [figure for figure in own if isinstance(figure, int)]
            assert line.total == (sum(numbers) if len(numbers) == len(own) else None)


def test_the_whole_country_is_told_apart() -> None:
    """Of 3,321 communes 132 are what they were, 2,743 sums, 441 hold a part of a split one, 5 have no row."""
    lists = open_lists(UNITS)
    assert lists
    rows = real()
    assert len(rows) == ROWS
    assert sum(len(lists.origins(code)) for code in {new for _, new, _ in rows}) == ROWS
    with (UNITS / "communes-2025.csv").open(encoding="utf-8-sig", newline="") as lines:
        codes = [row["code"] for row in csv.DictReader(lines)]
    told = {code: merged_unit(code, lists.origins(code), {}) for code in codes}
    kinds = Counter(
        "same" if m is None else "unlisted" if not m.former else "split" if m.split else "sum" for m in told.values()
    )
    assert kinds == {"same": 132, "sum": 2743, "split": 441, "unlisted": 5}
    assert all(lists.grew(code) is (merged is not None) for code, merged in told.items())


def test_the_country_s_sums_lose_no_child() -> None:
    """By a figure of each old unit's own: what is added, with what is not compared, is all there was."""
    lists, rows = open_lists(UNITS), real()
    assert lists
    figures = {old: {"tre_em": int(old) * 7 % 5003} for old, _, _ in rows}
    merged = [
        told
        for code in dict.fromkeys(new for _, new, _ in rows)
        if (told := merged_unit(code, lists.origins(code), {}))
    ]
    sums = {told.code: line.total for told in merged for line in added_up(told, figures, ["tre_em"])}
    assert len(sums) == 2743
    added = {old for old, new, _ in rows if new in sums}
    unchanged = {old for old, new, share in rows if share == "whole" and not lists.grew(new)}
    beside = {old for old, new, _ in rows if new not in sums} - unchanged
    assert not added & (beside | unchanged)
    parts = (sum(figures[old]["tre_em"] for old in old_units) for old_units in (unchanged, beside))
    assert sum(total or 0 for total in sums.values()) + sum(parts) == sum(own["tre_em"] for own in figures.values())


def test_former_units_are_named_as_papers_print_them() -> None:
    """A part is told; an unchanged commune names nobody."""
    told = merged_unit("00008", [("00006", "whole"), ("00007", "part")], {"00006": "Phường Vĩnh Phúc"})
    assert told
    assert told.body == [
        {"code": "00006", "name": "Phường Vĩnh Phúc", "part": False},
        {"code": "00007", "name": "00007", "part": True},
    ]
    assert merged_unit("00004", [("00004", "whole")], {}) is None
