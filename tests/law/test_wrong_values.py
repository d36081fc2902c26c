"""A refused value is told once, by the refusal that says what is wrong with what its author wrote."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import ValidationError

from engine.law.loading import load_standard
from engine.law.recognising.conditions import Condition
from engine.law.shaping.model_keys import bare
from engine.law.shaping.wrong_values import without_echoes
from engine.problems import ProblemsFound
from tests.frozen import SMALL

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


@pytest.mark.parametrize("typed", ["60", "60.0", "60.5"])
def test_a_step_of_one_is_as_good_as_none(typed: str) -> None:
    """Whole points are whole points, whether a standard says so or leaves it unsaid: taken alike and refused alike."""
    head, text = ((SMALL / name).read_text("utf-8") for name in ("standard.yaml", "tc01.yaml"))
    told = []
    for step in ("", "\n  step: 1"):
        texts = {"standard.yaml": head.replace("  points: 200", f"  points: 200{step}"),
                 "tc01.yaml": text.replace("yes: true, points: 60", f"yes: true, points: {typed}")}  # fmt: skip
        try:
            told.append([str(item.bands[0].points) for item in load_standard(SMALL, texts).standard.items])
        except ProblemsFound as refused:
            told.append([problem.code for problem in refused.problems])
    assert told[0] == told[1]
    assert (told[0][0] == "60") == (typed == "60")


def test_a_type_is_known_whatever_is_written_around_it() -> None:
    """Without its annotations and without None, one within the other; a choice of two stays one."""
    assert bare(Annotated[int | None, "a note"]) is int
    assert bare(Annotated[str, "a note", "another"]) is str
    assert bare(int | str | None) == int | str | None
