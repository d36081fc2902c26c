"""What the room of files reads, and what it writes, is what was read before it was kept: a line for each input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.told.files.told_books import books
from tests.told.files.told_edits import edits
from tests.told.files.told_figures import excel_figures, figures
from tests.told.files.told_folders import folders
from tests.told.files.told_kit import kit, papers
from tests.told.files.told_persons import persons
from tests.told.files.told_tables import tables
from tests.told.typed.prints import HoldTyped

TEXTS = Path(__file__).with_name("texts")
TOLD: tuple[Callable[[], str], ...] = (books, figures, excel_figures, tables, edits, persons, kit, papers, folders)


@pytest.mark.parametrize("tell", TOLD, ids=lambda tell: tell.__name__)
def test_what_files_say_is_as_it_was_read(tell: Callable[[], str], hold_typed: HoldTyped) -> None:
    """Figures, tables, workbooks, edits, persons and parts: each input with all that is made of it."""
    hold_typed(TEXTS / f"{tell.__name__.replace('_', '-')}.txt", tell())
