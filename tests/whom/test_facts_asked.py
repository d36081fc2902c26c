"""What a rule may ask of a fact: some value of it holds, and some other does not; anything else asks nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.law.units.facts_checked import suits
from engine.law.units.unit_facts import FactTest, UnitFact

CITE = {"document": "00/TN 03/01/2019", "at": "Điều 4"}


def fact(kind: str, **more: object) -> UnitFact:
    """A fact of a kind."""
    return UnitFact.model_validate({"id": "vung", "kind": kind, "title": "x", "title_en": "x", "cite": CITE, **more})


@pytest.mark.parametrize(
    ("kind", "asked", "fits"),
    [
        ("yes_no", {"yes": True}, True),
        ("yes_no", {"at_least": "1"}, False),
        ("choice", {"any_of": ("a",)}, True),
        ("choice", {"any_of": ("a", "b")}, True),
        # All that there is, and something that there is not.
        ("choice", {"any_of": ("a", "b", "c")}, False),
        ("choice", {"any_of": ("a", "d")}, False),
        ("choice", {"any_of": ("a",), "yes": True}, False),
        ("count", {"at_least": "0", "less_than": "5000"}, True),
        ("count", {"at_least": "5000", "less_than": "5000"}, False),
        ("count", {"at_least": "0.5"}, False),
        ("count", {"equals": "3"}, True),
        ("count", {"equals": "3", "at_least": "1"}, False),
        ("count", {"at_least": "1", "more_than": "1"}, False),
        ("percent", {"at_most": "100"}, True),
        ("percent", {"at_most": "100.5"}, False),
        ("percent", {"at_least": "-1"}, False),
        ("percent", {"at_least": "0.000001"}, True),
        ("percent", {"at_least": "0.0000001"}, False),
        ("percent", {}, False),
    ],
)
def test_a_test_asks_what_some_have_and_some_have_not(kind: str, asked: Mapping[str, object], fits: bool) -> None:
    """A yes of yes or no, some of the choices, a stretch of what can be counted."""
    more = {"choices": {"a": "A", "b": "B", "c": "C"}} if kind == "choice" else {}
    assert suits(fact(kind, **more), FactTest.model_validate(asked)) == fits
