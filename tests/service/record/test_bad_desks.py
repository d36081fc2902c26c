"""Each code that a file of the desk can raise has a thing broken, and what is said of it lies beside as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bad.desk.make import HERE, text_of
from tests.bad.desk.recipes import RECIPES, found
from tests.problems.test_plain_vietnamese import FOREIGN

# Told with what is wrong inside the thing: a broken backup, a record that is not packed.
BESIDE = {"REC-169": {"REC-110"}, "DOS-103": {"REC-110"}}
# What is typed or named as it is: commands with their words, files, names of tables in quotes.
AS_IT_IS = re.compile(r"phuhop record [^.;:]*|--\w+|“[^”]*”|\S*[./]\S*")


def test_every_broken_thing_has_its_text() -> None:
    """None without, none of a code that is gone."""
    assert {path.stem for path in HERE.glob("*.txt")} == {*RECIPES}


@pytest.mark.parametrize("code", RECIPES)
def test_what_is_said_is_said_in_these_words(code: str, tmp_path: Path) -> None:
    """By its code, with nothing but what is wrong inside beside it; word for word as it was read aloud."""
    problems = found(code, tmp_path)
    assert {told.code for told in problems} == {code} | BESIDE.get(code, set())
    (own,) = (told for told in problems if told.code == code)
    assert text_of(own, tmp_path) == (HERE / f"{code}.txt").read_text("utf-8")


@pytest.mark.parametrize("code", RECIPES)
def test_what_is_said_in_vietnamese_is_vietnamese(code: str) -> None:
    """No word of a library's, no hole, and a remedy after the arrow."""
    vietnamese = (HERE / f"{code}.txt").read_text("utf-8").partition("\n\n")[0]
    assert FOREIGN.findall(AS_IT_IS.sub("", vietnamese)) == []
    assert vietnamese.rpartition("→ ")[2].rstrip().endswith(".")
