"""What all communes of a round stand on is opened once, and anew when any of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.service.filling import filling_setting
from engine.service.filling.filling_setting import open_setting
from engine.service.parts.round_parts import OpenPart
from engine.service.rounds import open_parts
from engine.service.store import FileStore, Holdings
from tests import frozen
from tests.web.visiting import TODAY

CODES = ("02551", "02536")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The rounds that are opened from now on, each as often as it is."""
    told: list[Path] = []

    def note(folder: Path, holdings: Holdings) -> tuple[OpenPart, ...]:
        told.append(folder)
        return open_parts(folder, holdings)

    monkeypatch.setattr(filling_setting, "open_parts", note)
    return told


def test_a_round_is_opened_once_for_all_its_communes(tmp_path: Path, opened: list[Path]) -> None:
    """Whatever they send meanwhile; a line of its setting that changes is seen by the next one."""
    root = frozen.desk_in(tmp_path / "desk", CODES)
    store = FileStore(root, bundled=False, today=TODAY)
    folder = store.round(frozen.SAMPLE)
    first = [open_setting(store, frozen.SAMPLE, code) for code in CODES]
    next((folder / "evidence").glob("02536-*")).unlink()
    again = open_setting(store, frozen.SAMPLE, CODES[1])
    assert [made and made.unit.code for made in first] == [*CODES] and first[1] and first[1].own
    assert again and again.own is None and opened == [folder]
    head = folder / "round.yaml"
    head.write_text(head.read_text("utf-8").replace("title: ", "title: Lần hai. ", 1), "utf-8")
    renamed = open_setting(store, frozen.SAMPLE, CODES[0])
    assert renamed and renamed.part.round.title.startswith("Lần hai. ") and opened == [folder] * 2
