"""A server's first page waits for itself alone: what other pages are made of is read once it is answered."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from engine.web import serving
from engine.web.board import board_serving
from engine.web.serving import and_then
from engine.web.views import home_views, later
from engine.web.views.later import Later, read_now
from tests import frozen
from tests.web.board.test_every_address import patterns
from tests.web.visiting import visit

ROOT = Path(__file__).parents[2]
ROOM = "engine.web.views."
# The first page's own views, and what they are made of.
OWN = {
    "asked_filters", "door_views", "guide", "guide.tour_views", "home_views", "later", "review", "review.waiting_rows",
}  # fmt: skip
# Papers, pictures, workbooks of others, tables for analysts: no round is read or listed with them.
HEAVY = {"docx", "docxtpl", "icalendar", "lxml", "openpyxl", "pandas", "pypdfium2", "segno"}
ASKED = """
import sys
from datetime import date
from pathlib import Path
from django.test import RequestFactory
from engine.service.store import FileStore
from engine.web.application import application_of
from engine.web.house import OneTimeKey, open_house
from engine.web.settings import LOCAL, settings_for

store = FileStore(Path(sys.argv[1]), bundled=False, today=date(2024, 11, 20))
house = open_house(lambda: store, "vi", lambda say, fault: None, OneTimeKey("mot-lan"))
application = application_of(house, settings_for(1))
told = []

def asked(path, cookies=""):
    wanted = RequestFactory(SERVER_NAME=LOCAL).get(path, headers={"cookie": cookies}).environ
    application(wanted, lambda status, heads: told.append((status, dict(heads))))

asked("/vao/mot-lan/")
asked("/", told[0][1]["Set-Cookie"].split(";")[0])
house.rounds.close()
print(told[1][0], *sorted(sys.modules), sep="\\n")
"""


def test_the_first_page_reads_its_own_views_and_no_heavy_library(tmp_path: Path) -> None:
    """Whoever comes in is shown the rounds; no other page's views, and nothing that papers are written with, is there.

    In a program of its own, for this one has read them all.
    """
    folder = frozen.desk_in(tmp_path / "desk", ("02551",))
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    shown, *loaded = done.stdout.splitlines()
    assert shown == "200 OK"
    assert {name.removeprefix(ROOM) for name in loaded if name.startswith(ROOM)} == OWN
    assert HEAVY & set(loaded) == set()


@pytest.mark.parametrize("pattern", patterns(), ids=lambda own: str(own.name))
def test_every_view_that_waits_is_there(pattern: Any) -> None:
    """At the place that its address names: nothing else reads that name before somebody opens the page."""
    read_now(pattern.callback)
    view = pattern.callback.view if isinstance(pattern.callback, Later) else pattern.callback
    assert callable(view) and not isinstance(view, Later)


def answering(status: str) -> Callable[..., Iterable[bytes]]:
    """An application that answers everything in one way."""

    def answer(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start(status, [])
        return [status.encode()]

    return answer


@pytest.mark.parametrize(("status", "done"), [("302 Found", 0), ("403 Forbidden", 0), ("200 OK", 1)])
def test_the_rest_follows_the_first_page_once(status: str, done: int) -> None:
    """Not whoever is only let in or refused, and not the second page; every answer is the application's own."""
    told: list[str] = []
    rest: list[str] = []
    application = and_then(answering(status), lambda: rest.append("read"))
    for _ in range(2):
        assert list(application({}, lambda said, _: told.append(said))) == [status.encode()]
    assert (len(rest), told) == (done, [status, status])


def test_the_rest_is_every_view(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one machine's pages beside the answers, of a board's before the first."""
    read: list[object] = []
    monkeypatch.setattr(later, "read_now", read.append)
    assert board_serving._whole(answering("200 OK")) is not None
    assert read == [own.callback for own in patterns()]
    read.clear()
    with ThreadPoolExecutor(1) as beside:
        serving._read_on(beside)
    assert len(read) > 100 and read == [own.callback for own in patterns()[: len(read)]]


def test_rounds_are_waited_for_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that take long hold up the first page no longer than one: it tells that they are being read."""
    root = frozen.desk_in(tmp_path / "desk", ("02551",))
    folder = root / "assessments" / frozen.SAMPLE
    frozen.desk_in(tmp_path / "khac", ("02551",)).joinpath("assessments", frozen.SAMPLE).rename(
        folder.with_name("dot-khac")
    )
    made, clock, waited = visit(root), [100.0], []

    def sighted(_: str, wait: float) -> None:
        waited.append(wait)
        clock[0] += wait

    monkeypatch.setattr(home_views, "monotonic", lambda: clock[0])
    monkeypatch.setattr(type(made.house.rounds), "sighted", lambda _, name, wait: sighted(name, wait))
    assert 'http-equiv="refresh"' in made.page("/")
    assert len(waited) == 2 and sum(waited) == pytest.approx(home_views.PATIENCE)
    made.house.rounds.close()
