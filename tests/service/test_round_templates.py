"""A round's own templates: kept whole, dropped without a trace, and refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.files.safety import LARGEST_FILE
from engine.problems import ProblemsFound
from engine.reporting.papers.drawn.built_in import built_in
from engine.service.papers.papers_seen import drop_template, take_template, template_bytes


def test_a_template_is_kept_and_the_built_in_one_comes_back_when_it_is_dropped(tmp_path: Path) -> None:
    """Dropped twice is dropped."""
    own = built_in("minutes")
    assert template_bytes(tmp_path, "minutes") == own
    take_template(tmp_path, "minutes", own)
    assert [path.read_bytes() == own for path in tmp_path.rglob("*.docx")] == [True]
    drop_template(tmp_path, "minutes")
    drop_template(tmp_path, "minutes")
    assert list(tmp_path.rglob("*.docx")) == []
    assert template_bytes(tmp_path, "minutes") == own


def test_a_template_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """With its size and the largest there may be; nothing of it is written."""
    with pytest.raises(ProblemsFound) as refused:
        take_template(tmp_path, "minutes", b"0" * (LARGEST_FILE + 1))
    (told,) = refused.value.problems
    assert (told.code, told.values["largest"]) == ("FIL-201", "10 MB")
    assert list(tmp_path.iterdir()) == []
