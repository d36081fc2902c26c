"""Boards to be tried: people in a file, and in a PostgreSQL where the machine has one; a round with its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from tests import frozen
from tests.service.record.postgres_server import postgres_server, programs
from tests.web.board.coming_in import Office, open_office, people_at
from tests.web.board.office_record import CODES, seat_everybody

STORES = ("sqlite", *(("postgresql",) if programs() else ()))
_numbers = count(1)


@pytest.fixture(scope="session")
def people_server() -> Iterator[Callable[[], str]]:
    """Gives the address of a database of its own each time; the server is started by the first who asks."""
    with ExitStack() as stack:
        started: list[str] = []

        def address() -> str:
            if not started:
                started.append(stack.enter_context(postgres_server()))
            return people_at(started[0], f"people_{next(_numbers)}")

        yield address


@pytest.fixture(scope="package")
def board_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen round with a few communes, its record open, everybody in a seat, files in several states."""
    root = frozen.desk_in(tmp_path_factory.mktemp("hoi-dong") / "desk", CODES)
    seat_everybody(root / "assessments" / frozen.SAMPLE)
    return root


@pytest.fixture
def office(board_workspace: Path, tmp_path: Path) -> Iterator[Office]:
    """A board whose people lie in a file."""
    with open_office(board_workspace, tmp_path / "board") as made:
        yield made


@pytest.fixture(params=STORES)
def either_office(
    request: pytest.FixtureRequest, board_workspace: Path, tmp_path: Path, people_server: Callable[[], str]
) -> Iterator[Office]:
    """A board whose people lie in a file, or in a PostgreSQL."""
    address = people_server() if request.param == "postgresql" else ""
    with open_office(board_workspace, tmp_path / "board", address) as made:
        yield made
