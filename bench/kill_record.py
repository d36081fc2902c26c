"""Kill writers of a record, really and often, on SQLite and on a PostgreSQL of its own, and count what is found.

Run: python bench/kill_record.py [kills]. Needs a system that forks.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.service.record.killing import counted
from tests.service.record.postgres_server import postgres_server, programs


def main(kills: int) -> None:
    """Each database in turn, a line for each thing counted."""
    with ExitStack() as stack:
        places = {"SQLite": ""}
        if programs():
            places["PostgreSQL"] = stack.enter_context(postgres_server())
        for name, address in places.items():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "dot-thu"
            folder.mkdir()
            told = counted(folder, kills, address)
            print(name, *(f"{count} {what}" for what, count in told.items()), sep="\n  ", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
