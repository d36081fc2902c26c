"""A workspace that the program makes is the user's from then on: a newer program renews only what nobody changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.service.pages.serving.own_workspace import Renewed, renew
from tests import frozen

LAW, ROUND = f"criteria/{frozen.STANDARD}", f"assessments/{frozen.SAMPLE}"


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    """What a program brings, to be changed as a newer one would have it."""
    folder = tmp_path / "gói"
    shutil.copytree(frozen.FROZEN, folder)
    frozen.keep(folder / ROUND, ("02551",))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that is not there yet, with blanks and marks in its name."""
    return tmp_path / "Nguyễn Thị Hoà" / "việc của tôi"


def files_of(folder: Path) -> dict[str, bytes]:
    """All that a folder holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(path: Path) -> None:
    """Put a line more into a file."""
    path.write_text(path.read_text("utf-8") + "# thêm\n", "utf-8")


def test_a_first_start_lays_everything_there_and_a_second_nothing(home: Path, brought: Path) -> None:
    """Byte for byte; the second leaves each file as it lies."""
    first = renew(home, brought)
    assert {LAW, ROUND} <= set(first.new) and not first.renewed + first.kept
    made = files_of(home)
    assert {name: content for name, content in made.items() if not name.startswith(".")} == files_of(brought)
    assert renew(home, brought) == Renewed((), (), ())
    assert files_of(home) == made


def test_a_newer_program_renews_what_nobody_changed(home: Path, brought: Path) -> None:
    """Law and sample are of the newer one; whatever else lies there stays."""
    renew(home, brought)
    own = home / "assessments" / "dot-2027" / "round.yaml"
    own.parent.mkdir()
    own.write_text("của tôi", "utf-8")
    change(brought / LAW / "tc01.yaml")
    (brought / LAW / "cells.json").unlink()
    assert renew(home, brought) == Renewed((), (LAW,), ())
    assert files_of(home / LAW) == files_of(brought / LAW)
    assert own.read_text("utf-8") == "của tôi"


def test_what_somebody_changed_is_kept_and_told_once(home: Path, brought: Path) -> None:
    """A law with the user's own line stays whole, with its table; told when the newer one differs, not each time."""
    renew(home, brought)
    change(home / LAW / "tc02.yaml")
    mine = files_of(home / LAW)
    assert renew(home, brought) == Renewed((), (), ())
    change(brought / LAW / "tc01.yaml")
    assert renew(home, brought) == Renewed((), (), (LAW,))
    assert renew(home, brought) == Renewed((), (), ())
    assert files_of(home / LAW) == mine


def test_a_sample_that_was_worked_in_or_thrown_away_is_left_so(home: Path, brought: Path) -> None:
    """Nobody finds it written over or back again; a law that is gone comes back, for rounds rest on it."""
    renew(home, brought)
    (home / ROUND / "ghi-chu.txt").write_text("của tôi", "utf-8")
    change(brought / ROUND / "round.yaml")
    assert renew(home, brought) == Renewed((), (), ())
    shutil.rmtree(home / ROUND)
    shutil.rmtree(home / LAW)
    assert renew(home, brought) == Renewed((LAW,), (), ())
    assert not (home / ROUND).exists()


@pytest.mark.parametrize("held", ["", "[]", "{", '{"criteria/x": 1}'])
def test_a_list_that_says_nothing_overwrites_nothing(home: Path, brought: Path, held: str) -> None:
    """Without knowing what was laid there, all that differs is the user's."""
    renew(home, brought)
    (home / ".phuhop-ban-goc.json").write_text(held, "utf-8")
    change(home / LAW / "tc02.yaml")
    mine = files_of(home / LAW)
    change(brought / LAW / "tc01.yaml")
    assert renew(home, brought).renewed == ()
    assert files_of(home / LAW) == mine


def test_a_synced_folder_is_refused_before_anything_is_written(tmp_path: Path, brought: Path) -> None:
    """REC-150, as the record refuses it."""
    home = tmp_path / "OneDrive - UBND xã" / "phuhop"
    with pytest.raises(ProblemsFound) as refused:
        renew(home, brought)
    assert [told.code for told in refused.value.problems] == ["REC-150"]
    assert not home.exists()
