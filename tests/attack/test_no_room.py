"""Every command that writes, on a disk that is full, that can only be read, or on which a file may not grow."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from engine.problems import ProblemsFound, exit_code
from tests.broken_disk import full_from, held, put_back, read_only, small_files, struck
from tests.service.test_writers import WRITERS, Desk, Write, desk_in, start_again

# A disk that fills up is met at every so many of the operations of a command.
STEP = 5


def refusal(write: Write, within: AbstractContextManager[object]) -> tuple[set[str], int] | None:
    """The codes with which a command ends there, and its exit code; None where it was done all the same."""
    try:
        with within:
            write()
    except ProblemsFound as told:
        return {found.code for found in told.problems}, exit_code(told.problems)
    return None


@pytest.mark.parametrize("prepare", WRITERS, ids=lambda prepare: str(prepare.__doc__).rstrip("."))
def test_a_command_without_room_says_so_and_leaves_everything_as_it_was(
    prepare: Callable[[Desk], Write], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told as the disk's own refusal (SYS-103, exit code 4); after the next start the old or, where done, the new."""
    desk = desk_in(tmp_path / "desk", monkeypatch)
    write, before = prepare(desk), held(desk.root)
    with struck(desk.root) as disk:
        write()
    made = held(desk.root)
    largest = max((len(content) for name, content in made.items() if before.get(name) != content), default=0)
    ways: list[tuple[str, AbstractContextManager[object]]] = [
        (f"full from {number}", struck(desk.root, full_from(number))) for number in range(1, len(disk.seen) + 1, STEP)
    ]
    ways += [("read-only", struck(desk.root, read_only))]
    ways += [("no file may grow", small_files(largest // 2))] if largest else []  # one command only takes away
    ended = {}
    for name, within in ways:
        put_back(desk.root, before)
        ended[name] = refusal(write, within)
        start_again(desk)
        assert held(desk.root) == (made if ended[name] is None else before), name
    assert {name: told for name, told in ended.items() if told not in (None, ({"SYS-103"}, 4))} == {}
    assert None not in (ended["full from 1"], ended["read-only"], ended.get("no file may grow", "nothing grows"))
