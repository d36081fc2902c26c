"""A desk of one's own for each test that types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.filling.own_desk import OwnDesk, own_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    """Two communes, whose forms nobody has touched."""
    made = own_desk(tmp_path / "desk")
    yield made
    made.visit.house.rounds.close()
