"""A desk of one's own to edit the law at, and somebody who has come in to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import frozen
from tests.web.conftest import COMMUNES
from tests.web.policy.desk_pages import Editor
from tests.web.visiting import visit


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """A policy editor at a desk that may be written to."""
    root = frozen.desk_in(tmp_path / "desk", COMMUNES[:3])
    made = Editor(visit(root), root / "criteria" / frozen.STANDARD)
    yield made
    made.visit.house.rounds.close()
    made.visit.house.jobs.close()
