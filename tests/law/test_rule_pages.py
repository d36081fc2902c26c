"""The examples of the pages on what a law can say are laws: each is put into a standard, checked and proved."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from engine.law.checking import check_standard
from engine.law.loading import load_standard
from engine.problems import errors
from engine.rules.proving import prove
from tests.whom.test_pages import PAGES as OF_WHOM

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "rules"
# Scored line by line in test_total_pages.py.
OF_TOTALS = (
    "dieu-kien",
    "muc-cong-nhan",
    "diem-thuong-diem-tru",
    "lay-muc-cao-nhat",
    "phan-khong-tinh",
    "ky-cua-tieu-chi",
    "giu-muc",
    "phan-cua-diem",
)
# Tried in tests/law/amending and in tests/parts.
ELSEWHERE = ("sua-doi", "hai-bo-tieu-chi")
HEAD = """id: tc01
number: 1
title: Ví dụ
title_en: Example
max_points: {most}
mark: reported
cite: {{document: 00/TN 03/01/2019, at: Điều 1}}
items:
"""
FOUND = [
    (page.stem, number, block)
    for page in sorted(PAGES.glob("*.md"))
    for number, block in enumerate(re.findall(r"```yaml\n(- id:.*?)```", page.read_text("utf-8"), re.DOTALL), 1)
]


@pytest.mark.parametrize(("page", "number", "block"), FOUND, ids=[f"{page}-{number}" for page, number, _ in FOUND])
def test_an_example_of_a_page_is_law(page: str, number: int, block: str) -> None:
    """Every item that a page shows is read, checked without a word, and each of its own examples holds."""
    most = re.search(r"max_points: (\S+)", block)
    assert most, (page, number)
    head = (HERE / "several" / "standard.yaml").read_text("utf-8")
    texts = {
        "tc01.yaml": HEAD.format(most=most[1]) + textwrap.indent(block, "  "),
        "standard.yaml": re.sub(r"points: 100", f"points: {most[1]}", re.sub(r"threshold: \d+", "threshold: 5", head)),
    }
    book = load_standard(HERE / "several", texts)
    assert errors(check_standard(book)) == ()
    assert prove(book).warnings == ()


def test_every_page_has_an_example_and_is_found_from_the_guide() -> None:
    """No page without a law that runs, and none that nobody is led to."""
    guide = (PAGES.parent / "criteria.md").read_text("utf-8")
    for page in PAGES.glob("*.md"):
        assert page.stem in {*(stem for stem, _, _ in FOUND), *OF_WHOM, *OF_TOTALS, *ELSEWHERE}
        assert f"(rules/{page.name})" in guide
