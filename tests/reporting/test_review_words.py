"""What the desk says of files in words: one of a thing as one, many named up to a point, a step that stays as it is."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from engine.language import speak
from engine.reporting.console.screen import Screen
from engine.reporting.review.appraisal_words import deciding_line
from engine.reporting.review.review_console import show_moves
from engine.reporting.review.visit_words import standing_sentence
from tests import frozen
from tests.service.appraised import CODE, file_of, pages

ITEMS = [item.id for item in frozen.law().book.standard.items]


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (1, "cũng có thể đổi kết luận: mục 1.1.", "can change the conclusion: 1.1."),
        (2, "mục 1.1, 1.2.", "conclusion: 1.1, 1.2."),
        (13, "5.2, 6.1 và 1 mục khác.", "5.2, 6.1 and 1 other."),
        (14, "5.2, 6.1 và 2 mục khác.", "5.2, 6.1 and 2 others."),
    ],
)
def test_the_items_by_which_a_conclusion_hangs_are_counted(number: int, vi: str, en: str) -> None:
    """No list ends in dots and a full stop."""
    (page,) = pages(file_of(CODE))
    page = replace(page, scored=replace(page.scored, deciding=frozenset(ITEMS[:number])))
    assert deciding_line(page, speak("vi")).endswith(vi)
    assert deciding_line(page, speak("en")).endswith(en)


def test_a_file_that_stays_in_its_step_is_told_with_one() -> None:
    """An answer moves nothing; one file is one file."""
    out = io.StringIO()
    file = file_of(CODE)
    console = Console(file=out, width=120)
    screen = Screen(speak("en"), console, console, quiet=False)
    show_moves(screen, "answer", [(file, file, ())], applied=True)
    show_moves(screen, "appraise", [(file, replace(file, state="appraised"), ())], applied=True)
    assert out.getvalue().splitlines() == [
        "✓ Xã Đồng Quý (02587): In review",
        "Answer: 1 of 1 file kept.",
        "✓ Xã Đồng Quý (02587): In review → Appraised",
        "Finish the appraisal: 1 of 1 file kept.",
    ]


def test_that_nothing_was_found_is_said_in_words() -> None:
    """Not as a nought and a dash."""
    assert standing_sentence((), speak("vi")) == "Không có mâu thuẫn, cảnh báo nào trong số xã khai."
