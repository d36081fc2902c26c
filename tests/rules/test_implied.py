"""A condition that whoever has the total has met already is told of, with the two numbers; no other is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.law.loading import load_standard
from engine.rules.implied import implied
from tests.frozen import SMALL
from tests.rules.test_judged_sums import CITED, Edit, condition, counted, criterion, levels

# Of 200 points; the lowest threshold is 160.
BONUS, ITEMS = criterion(counted(5, (5, 5)), most=5, role="role: bonus\n")
SCALED = "standard.yaml", "authorities:", f"left_out: {{how: rescale, {CITED}}}\nauthorities:"


def told(*edits: Edit, new: Mapping[str, str] | None = None) -> list[tuple[object, object]]:
    """Of every condition that is implied the most that whoever fails it has, and the lowest threshold."""
    texts = dict(new or {})
    for file, old, said in edits:
        text = texts.get(file) or (SMALL / file).read_text("utf-8")
        assert old in text, (file, old)
        texts[file] = text.replace(old, said)
    found = implied(load_standard(SMALL, texts))
    return [(p.values["most"], p.values["least"]) for p in found if p.code == "LAW-496"]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        # 59 of 100 and all of the other: 159; 60 would be 160.
        ({"each_of": "[tc01]", "at_least": "60"}, [(159, 160)]),
        ({"each_of": "[tc01]", "at_least": "61"}, []),
        ({"each_of": "[tc01]", "more_than": "60"}, []),
        ({"each_of": "all", "at_least_percent": "60"}, [(159, 160)]),
        ({"sum_of": "[tc01, tc02]", "at_least": "160"}, [(159, 160)]),
        ({"sum_of": "[tc01, tc02]", "at_least": "161"}, []),
        # Where one may fall short it takes two to fail.
        ({"each_of": "all", "at_least": "80", "allowed": "1"}, [(158, 160)]),
        ({"each_of": "all", "at_least": "81", "allowed": "1"}, []),
    ],
)
def test_a_condition_that_the_lowest_threshold_implies(asked: dict[str, str], wanted: list[tuple[int, int]]) -> None:
    """To the point: with one more somebody has the total and fails it."""
    assert told(condition(**asked)) == wanted


@pytest.mark.parametrize(("least", "wanted"), [("55", [(159, 160)]), ("56", [])])
def test_a_bonus_helps_whoever_fails_over_the_threshold(least: str, wanted: list[tuple[int, int]]) -> None:
    """54 and 100 points with 5 of bonus are 159; with 55 they are 160."""
    assert told(BONUS, condition(each_of="[tc01]", at_least=least), new=ITEMS) == wanted


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        # Of 220: 38 of 100 and all of the others is 158, 7 of 20 and all of the others 207.
        ({"each_of": "[tc01]", "at_least_percent": "39"}, [(158, 160)]),
        ({"each_of": "all", "at_least_percent": "39"}, []),
        # Two fall short, the two that cost least: 59 of 100 and 11 of 20.
        ({"each_of": "all", "at_least_percent": "60", "allowed": "1"}, []),
        ({"each_of": "all", "at_least_percent": "49", "allowed": "1"}, [(157, 160)]),
    ],
)
def test_whoever_fails_at_the_least_loss_counts(asked: dict[str, str], wanted: list[tuple[int, int]]) -> None:
    """A small criterion costs little: a condition on each is not implied because it is on the large ones."""
    edit, new = criterion(counted(20, (5, 20)), most=20)
    assert told(edit, ("standard.yaml", "points: 200", "points: 220"), condition(**asked), new=new) == wanted


@pytest.mark.parametrize(("least", "wanted"), [("90", [(189, 190)]), ("91", [])])
def test_a_condition_of_a_higher_level_is_held_against_that_level(least: str, wanted: list[tuple[int, int]]) -> None:
    """The high level asks 200, 190 and 195 points of the classes."""
    assert told(levels(195), condition(each_of="[tc01]", at_least=least, from_level="cao")) == wanted


def test_where_points_are_scaled_nothing_is_implied() -> None:
    """Of a commune to which half applies a threshold asks for half."""
    assert told(SCALED, condition(each_of="[tc01]", at_least="60")) == []
