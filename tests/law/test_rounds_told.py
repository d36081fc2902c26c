"""What is told of a round beside the rounds before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace
from tests import frozen

CODE = "02587"


def a_desk(tmp_path: Path, *lines: str) -> tuple[Workspace, Path]:
    """The frozen round of one commune with lines more in its round.yaml."""
    desk = frozen.desk_in(tmp_path, (CODE,))
    folder = desk / "assessments" / frozen.SAMPLE
    head = folder / "round.yaml"
    kept = [line for line in head.read_text("utf-8").splitlines() if not line.startswith("previous:")]
    head.write_text("\n".join([*kept, *lines]) + "\n", "utf-8")
    return Workspace(desk, bundled=False), folder


def test_a_round_before_that_is_not_there_is_told(tmp_path: Path) -> None:
    """RND-906."""
    space, folder = a_desk(tmp_path, "previous: dot-khong-co")
    with pytest.raises(ProblemsFound) as refused:
        assess_round(folder, space)
    assert [told.code for told in refused.value.problems] == ["RND-906"]
