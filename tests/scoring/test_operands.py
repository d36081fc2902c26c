"""What a measure reads is data: one record measures a commune and whole columns; no kind needs code of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.columns import columns_of
from engine.evidence.facts import Fact
from engine.law.criteria import Item, evidence_of
from engine.law.loading import load_standard
from engine.law.measures import kinds
from engine.law.measures.kind import Reads, data_of
from engine.law.measures.kinds import is_some_of_whole, reads_of, route_of
from engine.law.values import Shape
from engine.problems import Place
from engine.scoring.joining.operands import operands
from engine.scoring.measuring import operands_of, reading_of
from engine.semantics import Band, Status
from engine.semantics import Item as SaidItem
from tests.frozen import SMALL
from tests.law.times import TIMES

ITEM: Item = load_standard(SMALL).standard.items[0]
DATA = ("so_a", "so_b", "so_c")
MEASURES: Mapping[str, Mapping[str, object]] = {
    "yes_no": {"yes_no": "so_a"}, "share": {"share": "so_a", "of": "so_b"},
    "survey": {"share": "so_a", "of": "so_b", "asked_at_least": 3}, "rate": {"rate": "so_a", "of": "so_b", "per": 100},
    "count": {"count": "so_a"}, "change": {"change": "so_a"}, "times": {"times": ("so_a", "so_c"), "of": "so_b"},
    "share of sums": {"share": ("so_a", "so_c"), "of": ("so_a", "so_b")},
    "pooled": {"rate": "so_a", "of": "so_b", "per": 100, "over": {"rounds": 2, "take": "pooled"}},
    "mean": {"share": "so_a", "of": "so_b", "asked_at_least": 3, "over": {"rounds": 2, "take": "mean"}},
}  # fmt: skip
# A round: what each commune gave for each datum; None is nothing, "na" that it does not apply.
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


def facts_of(held: Given) -> list[dict[str, Fact]]:
    """A round's facts, commune by commune."""
    place = Place("số liệu mô phỏng")
    return [
        {
            name: Fact(name, 0, place, "not_applicable") if value == "na" else Fact(name, int(value), place)
            for name, value in commune.items()
            if value is not None
        }
        for commune in held
    ]


def by_columns(reads: Reads, now: Given, before: Given | None) -> list[tuple[int | None, int | None]]:
    """Part and whole of every commune, read from columns at once; None is not given."""
    codes = [f"{row:05d}" for row in range(len(now))]
    facts = columns_of(codes, DATA, facts_of(now))
    read = operands(reads, facts, () if before is None else (columns_of(codes, DATA, facts_of(before)),))
    part = [None if lacking else value for value, lacking in zip(read.part.tolist(), read.no_part, strict=True)]
    if read.whole is None or read.no_whole is None:
        return [(value, 1) for value in part]
    whole = [None if lacking else value for value, lacking in zip(read.whole.tolist(), read.no_whole, strict=True)]
    return list(zip(part, whole, strict=True))


@pytest.mark.parametrize("name", MEASURES)
@given(now=rounds, before=rounds | st.none())
def test_columns_are_read_as_each_commune_is(name: str, now: Given, before: Given | None) -> None:
    """Every kind, with data missing, not applicable and 0, with a round before and without."""
    item = ITEM.model_copy(update={"measure": measure_of(name)})
    one_by_one = zip(facts_of(now), facts_of(before or [{}] * len(now)), strict=True)
    wanted = [operands_of(item, facts, previous) for facts, previous in one_by_one]
    assert by_columns(reads_of(item.measure), now, before) == wanted


def test_a_round_that_is_not_there_is_missing() -> None:
    """A change is asked of the round before: without one nothing is known of it, for one commune as for columns."""
    item = ITEM.model_copy(update={"measure": measure_of("change")})
    (facts,) = facts_of([{"so_a": 3}])
    assert operands_of(item, facts) == operands_of(item, facts, {}) == (3, None)


def test_a_mean_leaves_out_a_round_in_which_nobody_was() -> None:
    """Where the law asks no number of answers: of 2 in 4 and of nobody the mean is 2 in 4; of nobody twice nobody."""
    told = {"share": "so_a", "of": "so_b", "over": {"rounds": 2, "take": "mean"}}
    item = ITEM.model_copy(update={"measure": type(measure_of("share")).model_validate(told)})
    some, nobody = facts_of([{"so_a": 2, "so_b": 4}, {"so_a": 0, "so_b": 0}])
    part, whole = operands_of(item, nobody, some)
    assert part is not None
    assert whole
    assert Fraction(part, whole) == Fraction(1, 2)
    assert operands_of(item, some, nobody) == (part, whole)
    assert operands_of(item, nobody, nobody) == (0, 0)


@pytest.mark.parametrize(
    ("measure", "told", "status", "rests"),
    [
        ("survey", {"so_a": 2, "so_b": 3}, Status.SCORED, (2, 3)),
        ("survey", {"so_a": 2, "so_b": 2}, Status.TOO_FEW, (0, 1)),
        ("survey", {"so_b": 3}, Status.MISSING, (0, 1)),
        ("survey", {"so_a": 2}, Status.MISSING, (0, 1)),
        ("share", {"so_a": 0, "so_b": 0}, Status.NONE, (0, 1)),
        ("share", {"so_a": 0, "so_b": 4}, Status.SCORED, (0, 4)),
        ("count", {"so_a": 4}, Status.SCORED, (4, 1)),
    ],
)
def test_what_is_not_scored_rests_on_nothing(
    measure: str, told: dict[str, int], status: Status, rests: tuple[int, int]
) -> None:
    """Of too few, of nobody and of what is missing neither part nor whole is told, though one of them was given."""
    item = ITEM.model_copy(update={"measure": measure_of(measure)})
    asked = 3 if measure == "survey" else 0
    band = Band(None, None, low_open=False, high_open=False, points=5, sure=True)
    said = SaidItem("tc01.1", 5, (band,), "zero", none_sure=True, asked=asked)
    reading = reading_of(item, said, *facts_of([told]))
    assert (reading.status, reading.part, reading.whole) == (status, *rests)
    assert (reading.band, reading.back) == (0 if status is Status.SCORED else None, 0)


@pytest.mark.parametrize(("take", "ends"), [("lowest", (0, 5)), ("highest", (5, 10))])
def test_where_rounds_only_bound_each_other_neither_says_why(take: str, ends: tuple[int, int]) -> None:
    """5 of 10 points before and nothing known now: the points are open between, and rest on no count of either."""
    told = {"count": "so_a", "over": {"rounds": 2, "take": take}}
    item = ITEM.model_copy(update={"measure": type(measure_of("count")).model_validate(told)})
    band = Band(None, None, low_open=False, high_open=False, points=5, sure=True)
    now, before = facts_of([{}, {"so_a": 3}])
    reading = reading_of(item, SaidItem("tc01.1", 10, (band,), "zero", none_sure=True, asked=0), now, before)
    assert (reading.points.low, reading.points.high, reading.status) == (*ends, Status.MISSING)
    assert (reading.part, reading.whole, reading.band) == (0, 1, None)


def test_of_a_round_before_the_one_before_nothing_is_known() -> None:
    """A kind may ask for it; until rounds are kept so long, its value is missing and never another round's."""
    reads = replace(reads_of(measure_of("change")), whole=data_of("so_a", back=2))
    held: Given = [{"so_a": 3}]
    assert by_columns(reads, held, held) == [(3, None)]


@pytest.mark.parametrize(
    ("name", "data", "earlier", "some", "empty"),
    [
        ("yes_no", ("so_a",), 0, False, False), ("share", ("so_a", "so_b"), 0, True, True),
        ("survey", ("so_a", "so_b"), 0, True, False), ("rate", ("so_a", "so_b"), 0, False, True),
        ("count", ("so_a",), 0, False, False), ("change", ("so_a",), 1, False, True),
        ("times", ("so_a", "so_c", "so_b"), 0, False, True),
    ],
)  # fmt: skip
def test_what_follows_from_what_is_read(
    name: str, data: tuple[str, ...], earlier: int, *, some: bool, empty: bool
) -> None:
    """The data each once; how many of a round before; whether the part is some of the whole, which may be empty."""
    measure = measure_of(name)
    reads = reads_of(measure)
    assert evidence_of(measure) == data
    assert (len(reads.earlier), is_some_of_whole(measure), reads.may_be_empty) == (earlier, some, empty)
    assert all(route_of(measure, datum)[0] in type(measure).model_fields for datum in data)
