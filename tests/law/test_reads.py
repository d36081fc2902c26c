"""What a measure reads is data: one record measures a commune and whole columns; no kind needs code of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.facts import Fact
from engine.law.criteria import evidence_of
from engine.law.loading import load_standard
from engine.law.measures import kinds
from engine.law.measures.kind import Datum, Reads
from engine.law.measures.kinds import is_some_of_whole, reads_of, route_of
from engine.law.values import Shape
from engine.problems import Place
from engine.scoring.measuring import Status, measure_item
from tests.law.made_workbooks import SMALL
from tests.law.times import TIMES

ITEM = load_standard(SMALL).standard.items[0]
DATA = ("so_a", "so_b", "so_c")
MEASURES: Mapping[str, Mapping[str, object]] = {
    "yes_no": {"yes_no": "so_a"}, "share": {"share": "so_a", "of": "so_b"},
    "survey": {"share": "so_a", "of": "so_b", "asked_at_least": 3}, "rate": {"rate": "so_a", "of": "so_b", "per": 100},
    "count": {"count": "so_a"}, "change": {"change": "so_a"}, "times": {"times": ("so_a", "so_c"), "of": "so_b"},
}  # fmt: skip
Ints: TypeAlias = npt.NDArray[np.int64]
# A round over communes: what each gave for each datum; None is nothing, "na" that it does not apply.
Given: TypeAlias = Sequence[Mapping[str, int | Literal["na"] | None]]
answers = st.integers(0, 6) | st.none() | st.just("na")
rounds = st.lists(st.fixed_dictionaries(dict.fromkeys(DATA, answers)), min_size=4, max_size=4)


@pytest.fixture(autouse=True, scope="module")
def _every_kind() -> Iterator[None]:
    """The made-up kind beside the five."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kinds, "KINDS", (*kinds.KINDS, TIMES))
        yield


def measure_of(name: str) -> Shape:
    """A measure as a law writes it."""
    told = MEASURES[name]
    model: type[Shape] = next(kind.entry.model for kind in kinds.KINDS if kind.name in told)
    return model.model_validate(told)


def facts_of(given_: Given) -> list[dict[str, Fact]]:
    """A round's facts, commune by commune."""
    place = Place("số liệu mô phỏng")
    return [
        {
            name: Fact(name, 0, place, "not_applicable") if value == "na" else Fact(name, int(value), place)
            for name, value in commune.items()
            if value is not None
        }
        for commune in given_
    ]


def column(data: Sequence[Datum], held: Sequence[Given]) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The sum of some data over all communes at once, and where every one of them is given."""
    values = [[commune[datum.name] for commune in held[datum.back]] for datum in data]
    known = np.array([[isinstance(value, int) for value in row] for row in values])
    numbers = np.array([[value if isinstance(value, int) else 0 for value in row] for row in values], dtype=np.int64)
    return numbers.sum(axis=0), np.logical_and.reduce(known, axis=0)


def by_columns(reads: Reads, none: Status, held: Sequence[Given]) -> tuple[list[Status], Ints, Ints]:
    """Status, part and whole of every commune, from ``Reads`` and arrays alone."""
    part, known = column(reads.part, held)
    whole, told = column(reads.whole, held) if reads.whole else (np.ones_like(part), np.ones_like(known))
    few = told & (whole < (reads.asked_at_least or 0))
    cases = {Status.MISSING: ~told, Status.TOO_FEW: few, none: whole == 0}
    status = np.select([*cases.values(), ~known], [*cases, Status.MISSING], Status.SCORED)
    scored = status == Status.SCORED
    return [Status(int(s)) for s in status], np.where(scored, part, 0), np.where(scored, whole, 1)


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("when_none", ["zero", "not_applicable"])
@given(now=rounds, before=rounds)
def test_columns_are_measured_as_each_commune_is(name: str, when_none: str, now: Given, before: Given) -> None:
    """Every kind, with data missing, not applicable, 0, too few, of this round and the one before."""
    item = ITEM.model_copy(update={"measure": measure_of(name), "when_none": when_none})
    none = Status.NOT_APPLICABLE if when_none == "not_applicable" else Status.NONE
    status, part, whole = by_columns(reads_of(item.measure), none, (now, before))
    made = measure_item(item, facts_of(now), facts_of(before))
    assert [Status(int(s)) for s in made.status] == status
    assert (made.part.tolist(), made.whole.tolist()) == (part.tolist(), whole.tolist())


@pytest.mark.parametrize(
    ("name", "data", "back", "some", "empty"),
    [
        ("yes_no", ("so_a",), False, False, False), ("share", ("so_a", "so_b"), False, True, True),
        ("survey", ("so_a", "so_b"), False, True, False), ("rate", ("so_a", "so_b"), False, False, True),
        ("count", ("so_a",), False, False, False), ("change", ("so_a",), True, False, True),
        ("times", ("so_a", "so_c", "so_b"), False, False, True),
    ],
)  # fmt: skip
def test_what_follows_from_what_is_read(
    name: str, data: tuple[str, ...], *, back: bool, some: bool, empty: bool
) -> None:
    """The data each once; whether a round before is needed, the part is some of the whole, the whole may be empty."""
    measure = measure_of(name)
    reads = reads_of(measure)
    assert evidence_of(measure) == data
    assert (reads.looks_back, is_some_of_whole(measure), reads.may_be_empty) == (back, some, empty)
    assert all(route_of(measure, datum)[0] in type(measure).model_fields for datum in data)
