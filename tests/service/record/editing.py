"""A process that edits one record, to be run beside others or killed: a line for each act that it was told is kept.

Run: python -m tests.service.record.editing FOLDER WRITER COUNT [ADDRESS].
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from engine.problems import ProblemsFound
from engine.service.record.record_store import open_record
from tests.service.record.made_record import CODES, corrected

ROOT = Path(__file__).parents[3]


def started(folder: Path, address: str, writer: int, count: int) -> subprocess.Popen[bytes]:
    """Such a process; what it says is to be read from its output."""
    words = [sys.executable, "-m", "tests.service.record.editing", str(folder), str(writer), str(count), address]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE)


def main(folder: str, writer: str, count: str, address: str = "") -> None:
    """Correct one file after another, each with a value that nobody else writes."""
    record = open_record(Path(folder), address)
    print("ready", flush=True)  # noqa: T201 - its output is what it is asked for
    for at in range(int(count)):
        value = int(writer) * 1_000_000 + at
        try:
            done = record.apply(corrected(str(value), CODES[(int(writer) + at) % len(CODES)]))
            print(done.entry.seq, done.hash, value, flush=True)  # noqa: T201
        except ProblemsFound as refused:
            print("refused", *(found.code for found in refused.problems), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
