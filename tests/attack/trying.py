"""Mutants tried one by one, each in a process of its own that may take so much memory and time: what became of them.

Run: ``python -m tests.attack.trying --count 5000 --seed 0`` prints a line as JSON; ``--only KIND`` one kind of file.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import resource
import select
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from engine.problems import ProblemsFound
from tests.attack.desk_victims import desk_victims
from tests.attack.mutating import mutated
from tests.attack.plain_eyes import Said
from tests.attack.victims import Taken, Victim, evidence_victims

SECONDS, MEGABYTES, PATIENCE = 5, 256, 300
# What a fence told of what nobody foresaw.
UNFORESEEN: Final = frozenset({"FIL-227"})
MEGABYTE: Final = 2**20


@dataclass(slots=True)
class Tally:
    """How many mutants ended how, and each that ended as none may."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    most_megabytes: int = 0
    most_seconds: float = 0.0

    def fail(self, why: str, about: str) -> None:
        """One that ended as none may."""
        self.counts[why] += 1
        self.failures.append(f"{why}: {about}")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: what it gave, or the signal that ended it; its seconds and the memory it took besides."""

    gave: Any
    signal: int
    seconds: float
    megabytes: int


def in_a_child(work: Callable[[], Any], seconds: int, megabytes: int) -> Ended:
    """Do some work in a process that may take so many seconds of the processor, and so much more memory."""
    receiving, giving = os.pipe()
    begun = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    child = os.fork()
    if child == 0:
        try:
            os.close(receiving)
            held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * MEGABYTE,) * 2)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            told = pickle.dumps(work())
            with os.fdopen(giving, "wb") as pipe:
                pipe.write(told)
        finally:
            os._exit(0)
    os.close(giving)
    told = b""
    with os.fdopen(receiving, "rb", buffering=0) as pipe:
        while select.select([pipe], [], [], PATIENCE)[0] and (more := pipe.read(2**16)):
            told += more
    if not told:
        os.kill(child, signal.SIGKILL) if _lives(child) else None
    _, status, used = os.wait4(child, 0)
    grown = max(0, used.ru_maxrss * 1024 - begun) // MEGABYTE
    gave = pickle.loads(told) if told else None  # noqa: S301 - what our own child wrote
    return Ended(gave, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, used.ru_utime + used.ru_stime, grown)


def _lives(child: int) -> bool:
    """Whether a child has not ended by itself after a moment."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None


def read(victim: Victim, content: bytes) -> tuple[str, Any]:
    """What its door made of a file: taken, refused by codes, or what nobody foresaw."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            taken = victim.door(content, Path(folder))
        except ProblemsFound as refused:
            codes = tuple(sorted({p.code for p in refused.problems}))
            return ("foreign", "FIL-227") if UNFORESEEN & {*codes} else ("refused", codes)
        except BaseException:  # noqa: BLE001 - whatever else comes out is what is sought
            return "foreign", traceback.format_exc()[-900:]
    return ("foreign", "FIL-227") if UNFORESEEN & {*taken.codes} else ("taken", taken)


def seen(victim: Victim, content: bytes) -> Said | None:
    """What plain eyes see in a file; None where they see nothing for certain."""
    if victim.eyes is None:
        return None
    eyes = victim.eyes

    def look() -> Said | None:
        try:
            return eyes(content)
        except Exception:  # noqa: BLE001 - a plain reader may stumble over whatever is broken
            return None

    gave = in_a_child(look, 60, 2_048).gave
    return gave if isinstance(gave, dict) else None


def differing(taken: Taken, sight: Said | None, whole: Taken) -> list[str]:
    """What was taken otherwise than it stands in the file, and what stands there and was passed over without a word.

    Where plain eyes see nothing, what was taken must be what the whole file says.
    """
    wanted = whole.said if sight is None else sight
    wrong = [f"{k}: took {v!r}, stands {wanted.get(k)!r}" for k, v in taken.said.items() if v != wanted.get(k)]
    told = {*taken.codes} - {*whole.codes}
    if sight is not None and not told and not taken.aside:
        wrong += [f"{k}: stands {v!r}, passed over" for k, v in sight.items() if k not in taken.said]
    return wrong


def try_one(victim: Victim, whole: Taken, seed: int, tally: Tally) -> None:
    """One mutant, from its seed."""
    level, content = mutated(victim.content, random.Random(f"{victim.name} {seed}"))
    about = f"{victim.name}, {level}, seed {seed}"
    ended = in_a_child(lambda: read(victim, content), SECONDS, MEGABYTES)
    tally.most_megabytes = max(tally.most_megabytes, ended.megabytes)
    tally.most_seconds = max(tally.most_seconds, ended.seconds)
    tally.counts.update({"mutants": 1, f"at a {level}": 1})
    if ended.gave is None:
        tally.fail("slow" if ended.signal in (signal.SIGXCPU, signal.SIGKILL) else "crash", f"{about} {ended.signal}")
        return
    how, told = ended.gave
    if ended.megabytes > MEGABYTES:
        tally.fail("heavy", f"{about} {ended.megabytes} MB")
    if how == "foreign":
        tally.fail("foreign", f"{about} {told}")
    elif how == "refused":
        tally.counts["refused by code"] += 1
    elif wrong := differing(told, seen(victim, content), whole) if victim.eyes else []:
        tally.fail("silent", f"{about}: {wrong[:3]} {told.codes}")
    else:
        tally.counts["told in part" if {*told.codes} - {*whole.codes} else "taken as it stands"] += 1


def victims(work: Path) -> list[Victim]:
    """Every kind of file."""
    return [*evidence_victims(), *desk_victims(work)]


def try_many(count: int, seed: int, only: str, tell: Callable[[str], object]) -> tuple[Tally, int]:
    """Mutants in turn over all kinds of files, and how many kinds; each failure is told as it is met."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        chosen = [victim for victim in victims(Path(folder)) if only in victim.name]
        wholes = [victim.door(victim.content, Path(tempfile.mkdtemp(dir=folder))) for victim in chosen]
        for number in range(count):
            at, before = number % len(chosen), len(tally.failures)
            try_one(chosen[at], wholes[at], seed + number // len(chosen), tally)
            for failure in tally.failures[before:]:
                tell(failure)
            if number % 500 == 499:
                tell(f"{number + 1} tried")
    return tally, len(chosen)


def _told(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - what it is run for


def main(given: Sequence[str]) -> int:
    """Try mutants and print what became of them; ends with 1 where any ended as none may."""
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("--count", type=int, default=5_000)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--only", default="")
    told = asked.parse_args(given)
    tally, kinds = try_many(told.count, told.seed, told.only, _told)
    most = {"most_megabytes": tally.most_megabytes, "most_seconds": round(tally.most_seconds, 2)}
    said = {"counts": dict(sorted(tally.counts.items())), "failures": tally.failures, "kinds": kinds, **most}
    print(json.dumps(said, ensure_ascii=False))  # noqa: T201 - what it is run for
    return 1 if tally.failures else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
