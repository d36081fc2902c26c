"""Long work beside the pages: one piece after the other, each with its progress, and it can be stopped."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from typing import Literal, TypeAlias

from engine.problems import Problem, ProblemsFound

MOST_KEPT = 200
State: TypeAlias = Literal["waiting", "working", "done", "refused", "failed", "stopped"]


def with_reference(fault: Exception) -> str:
    """Give a fault of ours a name by which its account is found in the log."""
    reference = secrets.token_hex(4).upper()
    fault.add_note(f"phuhop {reference}")
    return reference


class Stopped(Exception):
    """Somebody asked for the work to stop."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work: what it is called, whose it is, how far it is, and where its result stands once it is done.

    ``done`` of ``total`` steps; a total of 0 is not known. ``owner`` is a person's id, ``back`` the address of the page
    that it was begun from. ``reference`` is what our own fault is called in the log, for its owner may not see that.
    """

    id: str
    title: str
    owner: str
    state: State = "waiting"
    done: int = 0
    total: int = 0
    doing: str = ""
    result: str = ""
    problems: tuple[Problem, ...] = ()
    back: str = ""
    reference: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state not in ("waiting", "working")


# What work is given to tell how far it is: steps done, steps in all, what it does now. Raises Stopped.
Progress: TypeAlias = Callable[[int, int, str], None]
# Work gives the address of its result.
Work: TypeAlias = Callable[[Progress], str]


class Jobs:
    """The work of one server; ``report`` is told of our own faults."""

    def __init__(self, report: Callable[[Exception], None]) -> None:
        self._report, self._lock = report, Lock()
        self._jobs: dict[str, Job] = {}
        self._stop: set[str] = set()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="job")

    def start(self, title: str, owner: str, work: Work, back: str = "") -> str:
        """Take on a piece of work that was begun from the page ``back``; gives its id."""
        name = secrets.token_urlsafe(12)
        with self._lock:
            self._jobs[name] = Job(name, title, owner, back=back)
            over = [job.id for job in self._jobs.values() if job.over]
            for old in over[: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[old]
        self._worker.submit(self._run, name, work)
        return name

    def job(self, name: str) -> Job | None:
        """A piece of work as it stands; None for one that is not known, or no longer."""
        return self._jobs.get(name)

    def stop(self, name: str) -> None:
        """Have a piece of work stop at its next step; what is over stays as it is."""
        self._stop.add(name)

    def close(self) -> None:
        """Take on nothing more, and stop what is under way at its next step."""
        self._stop.update(self._jobs)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _run(self, name: str, work: Work) -> None:
        def progress(done: int, total: int, doing: str) -> None:
            if name in self._stop:
                raise Stopped
            self._tell(name, state="working", done=done, total=total, doing=doing)

        try:
            progress(0, 0, "")
            self._tell(name, state="done", result=work(progress))
        except Stopped:
            self._tell(name, state="stopped")
        except ProblemsFound as refused:
            self._tell(name, state="refused", problems=tuple(refused.problems))
        except Exception as fault:  # noqa: BLE001 - a thread has nobody else to tell it to
            reference = with_reference(fault)
            self._report(fault)
            self._tell(name, state="failed", reference=reference)

    def _tell(self, name: str, **now: object) -> None:
        with self._lock:
            self._jobs[name] = replace(self._jobs[name], **now)  # type: ignore[arg-type]
