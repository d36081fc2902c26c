"""Fuzzing of the readers and the guarded host, guided by coverage: any exception but their own refusal is a finding.

Run: ``python bench/fuzz_readers.py [--minutes 10] [--seed 0] [--only NAME]``; the minutes are shared out. It needs
atheris, which requirements/test.txt pins for Linux. A finding is kept beside this run under ``crash-…``, with its bytes
in the output; put it into ``tests/attack/found/`` under its target's name (``CSV-reader-…``) and the tests try it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
# What is measured: the readers themselves. All of the engine would cost more than it finds.
MEASURED = (
    "engine.files.",
    "engine.law.source",
    "engine.evidence.tables.",
    "engine.evidence.entries",
    "engine.rules.judging",
)
NAMES = ("law source", "cell reader", "CSV reader", "number reader", "guarded host")


def fuzz(name: str, seconds: int, seed: int) -> None:
    """Fuzz one target in this process; it ends the process."""
    import atheris

    from tests.attack import targets

    target = targets.pressed(name)
    for function in measured():
        atheris.instrument_func(function)
    with tempfile.TemporaryDirectory() as folder:
        for at, text in enumerate(targets.BEGINNINGS[name]):
            (Path(folder) / str(at)).write_bytes(text.encode())
        # 5 s and 1 GB of an input are findings too.
        given = [
            f"-max_total_time={seconds}",
            f"-seed={seed + 1}",
            "-timeout=5",
            "-rss_limit_mb=1024",
            "-max_len=4096",
            "-len_control=0",
        ]
        atheris.Setup([sys.argv[0], *given, folder], target)
        atheris.Fuzz()


def measured() -> Iterator[FunctionType]:
    """Every function and method of the readers."""
    for name, module in [*sys.modules.items()]:
        if f"{name}.".startswith(MEASURED):
            own = [thing for thing in vars(module).values() if getattr(thing, "__module__", "") == name]
            within = [part for thing in own if isinstance(thing, type) for part in vars(thing).values()]
            yield from (thing for thing in (*own, *within) if isinstance(thing, FunctionType))


def main() -> int:
    """Each target in a process of its own; ends with 1 where any found something."""
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("--minutes", type=float, default=10.0)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--only", choices=NAMES)
    asked.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    told = asked.parse_args()
    chosen = (told.only,) if told.only else NAMES
    seconds = max(1, round(told.minutes * 60 / len(chosen)))
    if told.here:
        fuzz(chosen[0], seconds, told.seed)
    found = 0
    for name in chosen:
        command = [
            sys.executable,
            __file__,
            "--here",
            "--only",
            name,
            "--minutes",
            str(seconds / 60),
            "--seed",
            str(told.seed),
        ]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        last = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        runs = next((line for line in reversed(last) if line.startswith("Done ")), "")
        print(f"{name}: {runs or 'FOUND'}", flush=True)
        if done.returncode or not runs:
            found += 1
            print("\n".join(last[-40:]), flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
