"""Work shared out among processes of their own, each of which answers what this one would.

A child is told what to do through its pipe and knows nothing of the script that runs here: one that anybody writes,
without a guard around its own beginning, is not run again.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from typing import IO, Any, TypeVar

Share = TypeVar("Share")
Answer = TypeVar("Answer")
CHILD = """
import pickle, sys
asked, told = sys.stdin.buffer, sys.stdout.buffer
sys.stdout = sys.stderr
sys.path[:] = pickle.load(asked)
from engine.files.processes import answer
answer(asked, told)
"""
# Alone, that is without the settings of whoever runs it and with UTF-8 on every machine.
COMMAND = ("-I", "-X", "utf8", "-c", CHILD)
NO_WINDOW = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))


def in_processes(function: Callable[[Share], Answer], shares: Sequence[Share]) -> list[Answer]:
    """What a function makes of each share, in their order, each in a process of its own that has ended then.

    ``function`` is one of a module's, or a partial one of it. Raises whatever keeps any process from its answer.
    """
    if getattr(sys, "frozen", False) or not sys.executable:
        raise OSError("no interpreter that could be started")
    children: list[subprocess.Popen[bytes]] = []
    try:
        for _ in shares:
            children.append(_started())  # noqa: PERF401 - those that have started are ended when the next does not
        with ThreadPoolExecutor(len(children)) as threads:
            try:
                return list(threads.map(lambda child, share: _asked(child, (function, share)), children, shares))
            finally:
                for child in children:
                    child.kill()  # before the threads are waited for, which wait for them
    finally:
        _end(children)


def _started() -> subprocess.Popen[bytes]:
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, *COMMAND], **pipes, creationflags=NO_WINDOW)  # noqa: S603 - this program


def _asked(child: subprocess.Popen[bytes], task: tuple[Callable[[Share], Answer], Share]) -> Answer:
    """A child's answer; its own pipe stays open until then, for by its end a child knows that nobody waits."""
    asked, told = child.stdin, child.stdout
    if asked is None or told is None:
        raise OSError
    for said in (sys.path, task):
        pickle.dump(said, asked)
    asked.flush()
    answered: Answer = pickle.load(told)  # noqa: S301 - written by a child of this process
    return answered


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):  # what was still to be told
                _ = pipe and pipe.close()


def answer(asked: IO[bytes], told: IO[bytes]) -> None:
    """In a child: do what is asked, tell what came of it, and end; end at once when the one who asked has ended."""
    function, share = pickle.load(asked)  # noqa: S301 - written by the parent of this process
    Thread(target=_watch, args=(asked.fileno(),), daemon=True).start()
    pickle.dump(function(share), told)
    told.flush()
    os._exit(0)  # the watching thread would wait for the parent


def _watch(pipe: int) -> None:
    os.read(pipe, 1)
    os._exit(1)
