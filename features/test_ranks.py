"""Steps for the order of localities (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.comparing.ranking.localities import By, Ordered, ordered
from engine.comparing.ranking.marks import Mark
from engine.reporting.upward.rank_words import rank_text
from features.case import Table, rows, unit_of

scenarios("xep_hang.feature")

WAYS: dict[str, By] = {"xã": "commune", "huyện cũ": "district"}
POINTS = 1000


@dataclass(slots=True)
class Desk:
    """Communes with their shares and former districts, and the order once it was made."""

    marks: list[Mark] = field(default_factory=list)
    places: dict[str, list[str]] = field(default_factory=dict)
    order: Ordered | None = None


@pytest.fixture
def desk() -> Desk:
    """The scenario's own communes."""
    return Desk()


@given("các xã có điểm")
def with_points(desk: Desk, datatable: Table) -> None:
    """Points out of 1,000, from the lowest to the highest possible."""
    for at, row in enumerate(rows(datatable), 1):
        unit = unit_of(code=f"{at:05}", name=row["xã"])
        low, high = Fraction(int(row["từ"]), POINTS), Fraction(int(row["đến"]), POINTS)
        desk.marks.append(Mark(unit, low, high, Fraction(POINTS), None, firm=True))
        desk.places[unit.code] = row.get("huyện cũ", "").split(", ")


@when(parsers.parse("xếp hạng theo {what}"))
def put_in_order(desk: Desk, what: str) -> None:
    """Rank them."""
    desk.order = ordered(WAYS[what], desk.marks, desk.places, {})


@then("hạng là")
def ranks_are(desk: Desk, datatable: Table) -> None:
    """Each place with its rank, or the best and the worst."""
    assert desk.order
    found = {own.name: rank_text(own.rank) for own in desk.order.localities}
    assert found == {row["nơi"]: row["hạng"] for row in rows(datatable)}


@then(parsers.parse('"{name}" không xếp vào nơi nào'))
def is_apart(desk: Desk, name: str) -> None:
    """A commune that is of no one place."""
    assert desk.order
    assert [mark.unit.name for mark in desk.order.apart] == [name]
