"""Processes answer as one would, tell of their own failures, and none outlives whoever asked."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from engine.files.processes import in_processes

ROOT = Path(__file__).parents[2]


def test_answers_stand_in_the_order_of_the_shares() -> None:
    """Each from another process, and none of them this one."""
    made = in_processes(partial(pow, 2), [5, 3, 9])
    assert made == [32, 8, 512]
    pids = in_processes(_number, [0, 0])
    assert len({*pids, os.getpid()}) == 3


def _number(_: int) -> int:
    return os.getpid()


def test_large_shares_and_answers_go_through() -> None:
    """More than a pipe holds, both ways."""
    share = "ố" * 3_000_000
    assert in_processes(str.upper, [share, share]) == [share.upper()] * 2


def test_what_a_child_raises_keeps_it_from_its_answer() -> None:
    """Its answer ends before it began; the other children are ended."""
    with pytest.raises(EOFError):
        in_processes(int, ["x", "7"])


def test_a_program_without_an_interpreter_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is frozen would start itself."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(OSError, match="interpreter"):
        in_processes(int, ["7"])


PARENT = """
import os, sys, time
sys.path.insert(0, {root!r})
from threading import Thread
from engine.files import processes
started = processes._started
def noted():
    child = started()
    print(child.pid, flush=True)
    return child
processes._started = noted
Thread(target=processes.in_processes, args=(time.sleep, [600, 600]), daemon=True).start()
sys.stdin.read()
os._exit(0)
"""


def test_children_end_with_their_parent() -> None:
    """Even one that is ended without a word: whoever watches the other end of a child's pipe is gone."""
    command = [sys.executable, "-c", PARENT.format(root=str(ROOT))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = [int(parent.stdout.readline()) for _ in range(2)]
        assert all(map(_lives, pids))
        parent.kill()
    for _ in range(600):
        if not any(map(_lives, pids)):
            return
        time.sleep(0.05)
    pytest.fail("a child outlived its parent")


def _lives(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
