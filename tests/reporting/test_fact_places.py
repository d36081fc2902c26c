"""Where a figure stands, as every report tells it: a field of the board's page by the page, never by its ids."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from engine.evidence.believing.page_places import APPRAISAL, told_place
from engine.language import speak
from engine.problems import Place
from engine.reporting.review.visit_words import place_words
from tests import frozen

REPORTING = frozen.ROOT / "engine" / "reporting"
TYPED = Place(APPRAISAL, sheet="02587", cell="tre_hai_long")


@pytest.mark.parametrize(
    ("language", "page"), [("vi", "trang thẩm định"), ("en", "the appraisal page")], ids=["vi", "en"]
)
def test_a_field_of_the_page_is_told_by_the_page(language: str, page: str) -> None:
    """Its commune and its datum are told beside it; a cell of a form stays file, sheet and cell."""
    say, cell = speak(language), Place("evidence/a.xlsx", sheet="Phiếu số liệu", cell="E15")
    assert told_place(TYPED, say) == page
    assert told_place(cell, say) == "evidence/a.xlsx › Phiếu số liệu › E15"
    assert (place_words(TYPED), place_words(cell)) == ("trang thẩm định", "E15")


def raw_places(path: Path) -> list[str]:
    """Each ``str(fact.place)`` of a file."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return [f"{path.name}:{call.lineno}" for call in calls if ast.unparse(call) == "str(fact.place)"]


def test_no_report_tells_a_place_of_a_fact_by_its_ids() -> None:
    """Where a fact stands is told in one way."""
    assert [told for path in sorted(REPORTING.rglob("*.py")) for told in raw_places(path)] == []
