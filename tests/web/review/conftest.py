"""One opened round, made once and copied for each test that writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.review.working import Working, opened, working, workspace


@pytest.fixture(scope="session")
def claimed_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forms taken in and claimed."""
    root = workspace(tmp_path_factory.mktemp("tham-dinh") / "desk")
    opened(root)
    return root


@pytest.fixture
def work(claimed_desk: Path, tmp_path: Path) -> Iterator[Working]:
    """A copy of it to write to."""
    shutil.copytree(claimed_desk, tmp_path / "desk")
    made = working(tmp_path / "desk")
    yield made
    made.visit.house.rounds.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Working]:
    """A round whose record is not open, and that wants two persons."""
    made = working(workspace(tmp_path / "desk", stated=False))
    yield made
    made.visit.house.rounds.close()
