"""A workspace has one server: who sits there, how a second start is let in, what becomes of what was left behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.service.pages.serving.one_server import Seat, take_seat
from engine.web.serving import asked_again


def test_the_second_finds_the_first_by_its_port_and_is_let_in_once(tmp_path: Path) -> None:
    """Its secret opens once, another opens nothing, and nothing stays behind on the disk."""
    first = take_seat(tmp_path)
    first.tell(5000)
    second = take_seat(tmp_path)
    assert (first.taken, second.taken, second.port()) == (False, True, 5000)
    address = asked_again(second)
    assert address.startswith("http://127.0.0.1:5000/vao/")
    secret = address.rsplit("/", 2)[1]
    assert [first.asked_with(given) for given in ("khac", "khoá", secret, secret)] == [False, False, True, False]
    assert first.folder and sorted(path.name for path in first.folder.iterdir()) == ["cong.txt", "giu"]
    first.leave()


if sys.platform != "win32":  # which keeps a user's own folder by lists, not by bits

    def test_what_is_left_is_for_its_owner_alone(tmp_path: Path) -> None:
        """Neither the port nor the secret can be read by another user of the machine."""
        seat = take_seat(tmp_path)
        seat.tell(5000)
        seat.ask("bí mật")
        assert seat.folder
        assert {path.stat().st_mode & 0o777 for path in seat.folder.glob("*.txt")} == {0o600}
        seat.leave()


def test_a_place_that_was_left_is_free_and_its_port_forgotten(tmp_path: Path) -> None:
    """The next does not knock at a door that another program may have by then; another workspace is another place."""
    first = take_seat(tmp_path)
    first.tell(5000)
    assert not take_seat(tmp_path / "khac").taken
    first.leave()
    again = take_seat(tmp_path)
    assert (again.taken, again.port()) == (False, None)
    again.leave()


def test_one_that_has_told_no_port_yet_is_waited_for(tmp_path: Path) -> None:
    """Then WEB-170 says what to do; nobody is sent to a door that is not there."""
    first = take_seat(tmp_path)
    with pytest.raises(ProblemsFound) as refused:
        asked_again(take_seat(tmp_path), patience=0.2)
    assert [told.code for told in refused.value.problems] == ["WEB-170"]
    first.leave()


@pytest.mark.parametrize("folder", ["off", "/proc/khong-co"])
def test_without_a_folder_of_ones_own_pages_are_served_all_the_same(
    tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept, nobody is found, and no secret lets in."""
    monkeypatch.setenv("PHUHOP_CACHE", folder)
    seat = take_seat(tmp_path)
    seat.tell(5000)
    assert (seat, seat.port(), seat.asked_with("")) == (Seat(), None, False)
    seat.leave()
