"""Connections to a PostgreSQL that nobody uses at the moment: opening one costs more than most of what is asked.

They are of this process alone. What was begun on one is over: a connection that was left in any other way is closed.
"""

from __future__ import annotations

import atexit
import os
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import psycopg

# As many as a server of ours has threads.
MOST_IDLE: Final = 8
_lock: Final = Lock()
_idle: Final[dict[tuple[int, str], list[psycopg.Connection[Any]]]] = {}


def taken(address: str) -> psycopg.Connection[Any] | None:
    """One of those at an address, the last that was used; None where there is none. Its server may be gone."""
    with _lock:
        kept = _idle.get((os.getpid(), address))
        return kept.pop() if kept else None


def put_back(address: str, connection: psycopg.Connection[Any]) -> None:
    """Keep one whose work is done, or close it where there are enough."""
    with _lock:
        kept = _idle.setdefault((os.getpid(), address), [])
        if len(kept) < MOST_IDLE:
            kept.append(connection)
            return
    connection.close()


@atexit.register
def close_all() -> None:
    """Close those of this process."""
    with _lock:
        own = [key for key in _idle if key[0] == os.getpid()]
        for connection in (one for key in own for one in _idle.pop(key)):
            with suppress(Exception):  # the server may be gone
                connection.close()
