"""Where records are tried: on SQLite, and on a PostgreSQL that is started once, where the machine has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.service.record.postgres_server import postgres_server, programs

STORES = ("sqlite", *(("postgresql",) if programs() else ()))
Place = tuple[Path, str]


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[], str]]:
    """Gives the server's address; started by the first who asks."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        started: list[str] = []

        def address() -> str:
            if not started:
                started.append(stack.enter_context(postgres_server()))
            return started[0]

        yield address


_numbers = count(1)


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path, server: Callable[[], str]) -> Place:
    """A round's folder of its own, and the address of the database that its record is to lie in."""
    folder = tmp_path / f"dot-{next(_numbers)}"
    folder.mkdir()
    return folder, server() if request.param == "postgresql" else ""
