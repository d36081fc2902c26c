"""A refused value is told once, by the refusal that says what is wrong with what its author wrote."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from engine.law.recognising.conditions import Condition
from engine.law.shaping.wrong_values import without_echoes

WHOLE = {"id": "a", "title": "b", "title_en": "c", "mark": "provisional", "cite": {"document": "x", "at": "y"}}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("5", [("string_pattern_mismatch", "5")]),
        (("5", "6"), [("string_pattern_mismatch", "5"), ("string_pattern_mismatch", "6")]),
        (("tc05", "6"), [("string_pattern_mismatch", "6")]),
        (5, [("string_type", 5)]),
    ],
)
def test_a_union_refuses_with_one_voice(given: object, told: list[tuple[str, object]]) -> None:
    """A word is not told to be a list, nor a list to be a word, when what was written says what is wrong."""
    with pytest.raises(ValidationError) as refused:
        Condition.model_validate(WHOLE | {"sum_of": given})
    left = without_echoes(refused.value.errors())
    assert [(error["type"], error["input"]) for error in left] == told
