"""A round that was appraised, made once, and a board of one's own on a copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.council.persons import Board, board_on, copied, make_appraised


@pytest.fixture(scope="session")
def appraised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose files are appraised."""
    root = tmp_path_factory.mktemp("hoi-dong") / "noi"
    make_appraised(root)
    return root


@pytest.fixture
def board(appraised: Path, tmp_path: Path) -> Iterator[Board]:
    """A board on a copy of it."""
    with board_on(copied(appraised, tmp_path / "noi")) as made:
        yield made
