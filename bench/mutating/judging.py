"""Many mutants tried, a few processes at a time; every test that noticed one is then asked what it says without it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from argparse import Namespace
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn

from bench.mutating.collected import Start, collect
from bench.mutating.operators import Mutant
from bench.mutating.reached import Reached, first_and_rest, who_reaches
from bench.mutating.trying import OUR_FAULT, Trial, start

LEAST_SECONDS, TIMES, LOAD = 20.0, 5.0, 12.0  # of the processor; how much longer than told; a clock beside other work
PASSED, NONE_CHOSEN = 0, 5
NOTHING = Mutant("", "", 0, 0, "", "", 0, 0)  # nothing is said otherwise


class Outcome(NamedTuple):
    """What became of a mutant: the test that noticed it, a limit, or none; how many tests were tried."""

    mutant: Mutant
    killed: bool
    by: str
    tests: int


class _Work(NamedTuple):
    """A mutant and the stages of tests that are still to be tried."""

    mutant: Mutant
    stages: tuple[tuple[str, ...], ...]
    done: int


def judge_all(
    sample: Sequence[Mutant], reached: Reached, users: Mapping[str, frozenset[str]], wanted: Namespace, kept: Path
) -> list[Outcome]:
    """The outcome of every mutant; what was noticed before in the same file's same text is not tried again.

    Those inside functions are tried first from a process that has the tests collected; who survives there, and what
    runs when a file is loaded, is tried by processes that load the file anew.
    """
    known = _known(kept)
    inside = [mutant for mutant in sample if mutant.where and _name(mutant) not in known]
    if not (process := os.fork()):
        _try_collected(sample, _works(inside, reached, users, wanted), reached, wanted, kept)
    if code := os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
        raise RuntimeError(f"the tests could not be collected, or fail without any mutant: {code}")
    known = _known(kept)
    left = [m for m in sample if _name(m) not in known and not (wanted.quick and m.where)]
    _noted(_tried(_works(left, reached, users, wanted), reached, wanted.workers, start), kept, killed=False)
    told = _told(kept)
    return [told[_name(mutant)]._replace(mutant=mutant) for mutant in sample]


def _try_collected(
    sample: Sequence[Mutant], work: deque[_Work], reached: Reached, wanted: Namespace, kept: Path
) -> NoReturn:
    """In a process of its own: try mutants, then ask whoever noticed one what he says without it (3: the same)."""
    noticing = _told(kept)

    def do(begin: Start) -> None:
        _noted(_tried(work, reached, wanted.workers, begin), kept, killed=not wanted.quick)
        told = _told(kept)
        complaining = failing_without((told[_name(m)].by for m in sample if _name(m) in told), reached, wanted, begin)
        if complaining:
            print(*complaining, "these fail without any mutant", sep="\n", file=sys.__stderr__, flush=True)
            os._exit(3)

    by = [noticing[_name(m)].by.split("::")[0] for m in sample if _name(m) in noticing]
    os._exit(collect(sorted({*_folders(work), *(file for file in by if file.startswith("tests/"))}), do))


def _works(
    mutants: Sequence[Mutant], reached: Reached, users: Mapping[str, frozenset[str]], wanted: Namespace
) -> deque[_Work]:
    waiting = deque[_Work]()
    for mutant in mutants:
        who = who_reaches(mutant, reached, users)
        waiting.append(_Work(mutant, tuple(map(tuple, first_and_rest(mutant, who, reached, wanted.most))), 0))
    return waiting


def _folders(work: Iterable[_Work]) -> list[str]:
    """The files of all tests that are to be tried."""
    return sorted({test.split("::")[0] for mutant in work for stage in mutant.stages for test in stage})


def _noted(outcomes: Iterable[Outcome], kept: Path, *, killed: bool) -> None:
    """Write outcomes down as they come; with ``killed`` those that were noticed alone."""
    for outcome in (outcome for outcome in outcomes if outcome.killed or not killed):
        with kept.open("a", encoding="utf-8") as file:
            line = {"name": _name(outcome.mutant), "killed": outcome.killed, "by": outcome.by, "tests": outcome.tests}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        end = "killed" if outcome.killed else "SURVIVED"
        print(end, outcome.mutant.key, outcome.by, file=sys.__stderr__, flush=True)


def _name(mutant: Mutant) -> str:
    """A mutant in the very text that its file has."""
    return f"{sha256(Path(mutant.file).read_bytes()).hexdigest()[:12]} {mutant.number} {mutant.key}"


def _told(kept: Path) -> dict[str, Outcome]:
    """The last that was written of every mutant."""
    lines = map(json.loads, kept.read_text("utf-8").splitlines() if kept.is_file() else [])
    return {line["name"]: Outcome(NOTHING, line["killed"], line["by"], line["tests"]) for line in lines}


def _known(kept: Path) -> set[str]:
    """What was noticed before; survivors are tried anew, for there may be new tests."""
    return {name for name, outcome in _told(kept).items() if outcome.killed}


def _tried(waiting: deque[_Work], reached: Reached, workers: int, begin: Start) -> Iterator[Outcome]:
    """Outcomes as they come; a mutant that its first tests do not notice is tried by the rest."""
    at_work = dict[int, tuple[_Work, Trial]]()
    serial = 0
    while waiting or at_work:
        while waiting and len(at_work) < workers:
            work = waiting.popleft()
            if len(work.stages) == work.done:
                yield Outcome(work.mutant, killed=False, by="", tests=sum(map(len, work.stages)))
                continue
            serial += 1
            process, trial = _begun(work, reached, f"{os.getpid()}-{serial}", begin)
            at_work[process] = work, trial
        process, status = _ended(at_work) if at_work else (0, 0)
        if not process:
            continue
        work, trial = at_work.pop(process)
        by = _noticed(trial, status)
        _cleared(process, trial)
        if by:
            yield Outcome(work.mutant, killed=True, by=by, tests=sum(map(len, work.stages[: work.done + 1])))
        else:
            waiting.appendleft(work._replace(done=work.done + 1))


def _begun(work: _Work, reached: Reached, serial: str, begin: Start) -> tuple[int, Trial]:
    tests = work.stages[work.done]
    seconds = LEAST_SECONDS + TIMES * sum(reached.seconds[test] for test in tests)
    beside = Path(os.environ["TMPDIR"])
    trial = Trial(work.mutant, tests, time.monotonic() + LOAD * seconds, beside / f"{serial}.told")
    return begin(trial, seconds), trial


def _ended(at_work: Mapping[int, tuple[_Work, Trial]]) -> tuple[int, int]:
    """A process that ended, and how; those whose time is up are ended."""
    process, status = os.waitpid(-1, os.WNOHANG)
    if process in at_work:
        return process, status
    for other, (_, trial) in at_work.items():
        if time.monotonic() > trial.gives_up:
            os.kill(other, signal.SIGKILL)
    time.sleep(0.02)
    return 0, 0


def _noticed(trial: Trial, status: int) -> str:
    """Who noticed a mutant; empty where nobody did."""
    if os.WIFSIGNALED(status):
        return f"a limit (signal {os.WTERMSIG(status)})"
    code = os.WEXITSTATUS(status)
    if code == OUR_FAULT:
        raise RuntimeError(trial.told.with_suffix(".log").read_text("utf-8"))
    if code in (PASSED, NONE_CHOSEN):
        return ""
    return trial.told.read_text("utf-8") if trial.told.is_file() else f"as it was loaded ({code})"


def _cleared(process: int, trial: Trial) -> None:
    """What a tried mutant left is taken away: its processes, its folder."""
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    shutil.rmtree(trial.told.with_suffix(""), ignore_errors=True)
    trial.told.unlink(missing_ok=True)


def failing_without(tests: Iterable[str], reached: Reached, wanted: Namespace, begin: Start) -> list[str]:
    """Those of some tests that fail though nothing is said otherwise: what they noticed is no proof."""
    by_file: dict[str, list[str]] = {}
    for test in sorted({test for test in tests if test in reached.seconds}):
        by_file.setdefault(test.split("::")[0], []).append(test)
    waiting = deque(_Work(NOTHING, (tuple(chosen),), 0) for chosen in by_file.values())
    return sorted(outcome.by for outcome in _tried(waiting, reached, wanted.workers, begin) if outcome.killed)
