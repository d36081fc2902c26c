"""Workspaces and pages at their ends: a sample that is there already, laws of nobody, a day within the law."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.language import speak
from engine.problems import ProblemsFound
from engine.service import workspace
from engine.service.policy.making_page import PageRequest, make_page
from engine.service.store import FileStore
from engine.service.workspace import BUNDLED, Workspace, find_workspace
from tests import frozen


def test_a_sample_that_somebody_works_on_is_not_copied_over(tmp_path: Path) -> None:
    """The first time it is laid beside him; the second it is as he left it."""
    own = Workspace(frozen.FROZEN, bundled=True)
    made = own.sample_round(tmp_path)
    (made / "ghi-chu.txt").write_text("của tôi", "utf-8")
    assert own.sample_round(tmp_path) == made
    assert (made / "ghi-chu.txt").read_text("utf-8") == "của tôi"


def test_where_no_folder_upward_has_laws_the_program_s_own_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are not written to."""
    monkeypatch.setattr(workspace, "HOME", tmp_path / "phuhop")
    found = find_workspace(tmp_path)
    assert (found.root, found.bundled) == (BUNDLED, True)


def test_a_page_begins_with_a_day_of_its_law_alone(tmp_path: Path) -> None:
    """A day within it is the page's; one before it is refused with the days that it holds for."""
    store, say = FileStore(frozen.desk_in(tmp_path / "desk", ("02551",)), bundled=False), speak("vi")
    day, other = (
        make_page(store, PageRequest(frozen.STANDARD, tmp_path / f"{on}.html", on), say).path.read_text("utf-8")
        for on in (date(2024, 11, 15), date(2024, 11, 16))
    )
    assert day != other
    with pytest.raises(ProblemsFound) as found:
        make_page(store, PageRequest(frozen.STANDARD, tmp_path / "cu.html", date(2018, 1, 1)), say)
    assert [told.code for told in found.value.problems] == ["PAG-102"]
    assert not (tmp_path / "cu.html").exists()
