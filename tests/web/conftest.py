"""One workspace and one visit for all tests that only look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import frozen
from tests.web.opened_desk import opened_desk
from tests.web.visiting import Visit, ready, visit

# Recognised, not by a zero, short of the threshold, with something to mend.
COMMUNES = ("02536", "02542", "02551", "02578", "02587", "02623")


@pytest.fixture(scope="package")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen round with five of its communes."""
    return frozen.desk_in(tmp_path_factory.mktemp("trang") / "desk", COMMUNES)


@pytest.fixture(scope="package")
def at_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Somebody who has come in while the round is under way at the desk."""
    made = visit(opened_desk(tmp_path_factory.mktemp("ban") / "desk"))
    ready(made, frozen.SAMPLE)
    yield made
    made.house.rounds.close()


@pytest.fixture(scope="package")
def inside(workspace: Path) -> Iterator[Visit]:
    """Somebody who has come in, with the round read."""
    made = visit(workspace)
    ready(made, frozen.SAMPLE)
    yield made
    made.house.rounds.close()
