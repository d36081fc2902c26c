"""The example round with facts of communes, filled in by page and by Excel: its words, its choices, its percents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.forms.asked.form_rows import Row
from engine.service.filling.checking_draft import parts_asked
from engine.service.filling.filling_setting import papers_language
from tests.web.filling.both_ways import Both, both_of

ROOT, NAME = Path(__file__).parents[2], "vi-du-2029"
TYPED = ("Có", "Không", "12,5", "97.5", "49", "tám", "-1", "không áp dụng", "1.250", "101")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The round without the table that holds its figures, twice."""
    home = tmp_path_factory.mktemp("vi-du")
    shutil.copytree(ROOT / "criteria", home / "trang" / "criteria")
    for folder in ("vi-du-2027", NAME):
        shutil.copytree(ROOT / "assessments" / folder, home / "trang" / "assessments" / folder)
    (home / "trang" / "assessments" / NAME / "evidence" / "so-lieu.csv").unlink()
    return both_of(home / "trang", home / "excel", NAME)


def rows(both: Both, code: str) -> list[Row]:
    """What the form asks of the commune itself."""
    parts = parts_asked(both.setting(code), papers_language())
    return [row for part in parts if part.kind == "unit" for row in part.rows]


def test_facts_of_communes_are_read_from_a_page_as_from_a_form(both: Both) -> None:
    """Each kind of fact, right and wrong; a choice by each of its names."""
    code = (ROOT / "assessments" / NAME / "communes.csv").read_text("utf-8-sig").splitlines()[1].split(",")[0]
    asked = rows(both, code)
    assert asked
    texts = {row.name: (*row.choices, *TYPED) for row in asked}
    for at in range(max(map(len, texts.values()))):
        values = {
            f"{name}.so": of_row[(at + number) % len(of_row)] for number, (name, of_row) in enumerate(texts.items())
        }
        both.agree(code, {**values, **{f"{name}.van-ban": "5/QĐ-UBND" for name in texts}})


def test_every_figure_of_the_example_is_read_the_same(both: Both) -> None:
    """One text in all fields at once, for each text."""
    code = (ROOT / "assessments" / NAME / "communes.csv").read_text("utf-8-sig").splitlines()[2].split(",")[0]
    values = [key for key in both.keys(code) if key.endswith(".so")]
    for text in TYPED[:5]:
        both.agree(code, dict.fromkeys(values, text))
