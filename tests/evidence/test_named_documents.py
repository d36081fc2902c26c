"""What stands where a document is named: its number, or words that name none."""

from __future__ import annotations

import pytest

from engine.evidence.entries import named


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "-",
        "x",
        "X",
        "?",
        "…",
        "không",
        "Chưa có",
        "N/A",
        "không áp dụng",
        "đang cập nhật",
        "12/05/2024",
        "2024-05-12",
    ],
)
def test_words_that_name_no_document_and_a_day_alone_are_no_document(typed: str) -> None:
    """They prove nothing, so the figure counts among those without a document."""
    assert named(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "8/BC-UBND",
        "179",
        "12/2024",
        "Sổ tiêm chủng",
        "Trạm y tế",
        "Biên bản ngày 12/05/2024",
        "BC số 5 ngày 12/05/2024",
    ],
)
def test_whatever_else_was_typed_is_the_document(typed: str) -> None:
    """Nobody here knows how a commune numbers its papers."""
    assert named(f" {typed} ") == typed
