"""The state of a round while others write: what is taken away in the midst of looking is not there, and no fault."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Semaphore
from typing import Any, Self

import pytest

from engine.service.pages import kept_rounds
from engine.service.pages.folder_stamps import RoundStamp, stamp_of
from engine.service.pages.handing_out import made_files
from engine.service.store import FileStore, find_store
from tests import frozen

CODES = ("02551",)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with one commune's round."""
    return frozen.desk_in(tmp_path / "desk", CODES)


def stamp(desk: Path) -> RoundStamp:
    """The round's state."""
    store = find_store(desk)
    return stamp_of(store.round(frozen.SAMPLE), store.criteria, store.today)


def vanishing(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """A file of this name goes between its being seen and its being looked at; gives what went."""
    gone: list[str] = []
    scan: Callable[..., object] = os.scandir

    def scandir(folder: str | Path) -> object:
        found = list(scan(folder))  # type: ignore[call-overload]
        for entry in (entry for entry in found if entry.name == name):
            Path(entry.path).unlink()
            gone.append(entry.path)
        return _Entries(iter(found))

    monkeypatch.setattr(os, "scandir", scandir)
    return gone


@dataclass
class _Entries:
    """What ``os.scandir`` gives, once it was read."""

    found: Iterator[object]

    def __iter__(self) -> Iterator[object]:
        return self.found

    def __next__(self) -> object:
        return next(self.found)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *told: object) -> None:
        """Nothing is held open."""

    def close(self) -> None:
        """Nothing is held open."""


@pytest.mark.parametrize("place", [".", "evidence", "record"])
def test_a_file_that_goes_meanwhile_is_not_there(desk: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database takes its own files away whenever it is closed, a writer those that took their places."""
    before, passing = stamp(desk), desk / "assessments" / frozen.SAMPLE / place / "record.sqlite3-wal"
    passing.parent.mkdir(exist_ok=True)
    passing.write_bytes(b"x")
    gone = vanishing(monkeypatch, passing.name)
    assert stamp(desk) == before
    assert bool(gone) == (place != "record")  # of the record one file alone is asked for


def test_what_was_made_is_listed_while_it_is_made_anew(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan's files are swapped whole; the one that went is not listed, and the others are."""
    plan = desk / "assessments" / frozen.SAMPLE / "plan"
    plan.mkdir()
    for name in ("ke-hoach.xlsx", "ke-hoach.docx"):
        (plan / name).write_bytes(b"x")
    gone = vanishing(monkeypatch, "ke-hoach.xlsx")
    assert [own.name for own in made_files.made_files(find_store(desk), frozen.SAMPLE, "plan")] == ["ke-hoach.docx"]
    assert gone


def test_who_asks_while_another_looks_takes_the_next_look_together(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three ask, two of them while the first looks: two looks in all, and both see what was written meanwhile."""
    stamps = kept_rounds._Stamps()
    store, asked = find_store(desk), list[str]()
    written, looked = store.round(frozen.SAMPLE) / "evidence" / "ghi-sau.csv", Semaphore(0)
    going, looks = Event(), list[RoundStamp]()

    class Counted(FileStore):
        """The store, that counts who asks."""

        def round(self, name: str) -> Path:
            asked.append(name)
            return store.round(name)

    counted = Counted(store.root, store.bundled, store.today)

    def look(*asked: Any) -> RoundStamp:
        told = stamp_of(*asked)
        looks.append(told)
        looked.release()
        assert going.wait(60)
        return told

    monkeypatch.setattr(kept_rounds, "stamp_of", look)
    with ThreadPoolExecutor(3) as askers:
        first = askers.submit(stamps.stamp, counted, frozen.SAMPLE)
        assert looked.acquire(timeout=60)
        written.write_text("x", "utf-8")
        later = [askers.submit(stamps.stamp, counted, frozen.SAMPLE) for _ in range(2)]
        until = time.monotonic() + 60
        while len(asked) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        going.set()
        told = [one.result(60) for one in later]
    assert len(looks) == 2
    assert "evidence/ghi-sau.csv" not in first.result().sent
    assert all("evidence/ghi-sau.csv" in one.sent for one in told)
