"""Kill every command that writes, really and often, and count what the next start finds.

In a workspace with two communes (số liệu mô phỏng) each command is made ready, and then writes in one process after
another. Each is killed (SIGKILL) at a counted file operation, spread over all that the command has, or after a random
time. Then the next start settles the workspace, and every file must be as before the command or as after it (a record
by what SQLite reads in it: its own passing files are none of ours); every fourth time that it is as before, the command
is run again and must give what it gives. Needs a system that forks.
Run: python bench/kill_writers.py [kills a command]
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest

from tests.broken_disk import held, put_back, seen, struck
from tests.service.test_writers import WRITERS, Desk, Write, desk_in, start_again

HEADS = ("kills", "old", "new", "mixed", "left over", "seen half-way", "ended first", "next try failed")
Strike = Callable[[int, str, str], None]


def nothing(_: int, __: str, ___: str) -> None:
    """No operation is struck."""


def die_at(number: int) -> Strike:
    """This very process is killed at an operation."""

    def strike(at: int, _: str, __: str) -> None:
        if at == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return strike


def in_a_process(root: Path, write: Write, strike: Strike, after: float | None = None) -> int:
    """Write in a process of its own, killed from outside after a time where one is given; how it ended."""
    child = os.fork()
    if child == 0:
        try:
            with struck(root, strike):
                write()
            os._exit(0)
        finally:
            os._exit(1)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def tried(desk: Desk, write: Write, kills: int, chance: random.Random) -> tuple[int, Counter[str]]:
    """Kill one command so many times; gives its number of operations and the counts."""
    root, count = desk.root, Counter[str]()
    stood, before = held(root), seen(root)
    with struck(root) as disk:
        began = time.monotonic()
        write()
        took = time.monotonic() - began
    made, operations = seen(root), len(disk.seen)
    counted = kills - kills // 3
    points = [round(1 + at * (operations - 1) / max(counted - 1, 1)) for at in range(counted)]
    for number in [*points, *([0] * (kills - counted))]:
        put_back(root, stood)
        if number:
            code = in_a_process(root, write, die_at(number))
        else:
            code = in_a_process(root, write, nothing, chance.uniform(0, took))
        visible = {name: content for name, content in seen(root).items() if ".phuhop-" not in name}
        start_again(desk)
        now = seen(root)
        count.update({
            "kills": 1, "old": now == before, "new": now == made, "mixed": now not in (before, made),
            "left over": any("/." in f"/{name}" for name in now), "seen half-way": visible not in (before, made),
            "ended first": code != -signal.SIGKILL,
        })  # fmt: skip
        if now == before and count["kills"] % 4 == 0:
            count["next try failed"] += in_a_process(root, write, nothing) != 0 or seen(root) != made
    return operations, count


def main(kills: int) -> None:
    """Every command in turn, a line each, then the sum."""
    chance, sums = random.Random(8), Counter[str]()  # noqa: S311 - no secrets
    print("| command | operations |", " | ".join(HEADS), "|")
    print("| --- | ---: |", " | ".join("---:" for _ in HEADS), "|")
    for prepare in WRITERS:
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            desk = desk_in(Path(folder).resolve() / "desk", patch)
            operations, count = tried(desk, prepare(desk), kills, chance)
            patch.chdir("/")
        sums.update(count)
        print(f"| {prepare.__doc__} | {operations} |", " | ".join(str(count[head]) for head in HEADS), "|", flush=True)
    print("| all | |", " | ".join(str(sums[head]) for head in HEADS), "|")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
