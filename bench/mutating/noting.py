"""A plugin of pytest: how much processor time each test took while its lines were noted, and how much more it takes.

A property test tries few examples here, and a long test is cut short: what it reaches is asked, not whether its claim
holds. ``NOTED`` names the file that it writes.
"""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

FEW, LONG = 8, 12.0  # examples; seconds of the processor
UNKNOWN = 20.0  # what a test that was cut short is taken for
took: dict[str, float] = {}
scale: dict[str, float] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fewer examples for those that would try many."""
    for item in items:
        test = getattr(item, "obj", None)
        test = getattr(test, "__func__", test)
        had = getattr(test, "_hypothesis_internal_use_settings", None)
        if had is not None and had.max_examples > FEW:
            scale[item.nodeid] = had.max_examples / FEW
            few = settings(had, max_examples=FEW)
            test._hypothesis_internal_use_settings = few  # type: ignore[union-attr]  # noqa: SLF001 - its only door


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Processor time: the load of the machine is no test's."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, LONG)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        took[item.nodeid] = time.process_time() - began


class CutShort(BaseException):
    """A test has reached what it reaches; no claim of its own may take this for a fault."""


def cut_short(_number: int, frame: FrameType | None) -> None:
    """End a test that goes on for long, though never while coverage has its lock: what it reached so far is noted."""
    while frame is not None:
        if "coverage" in frame.f_code.co_filename or "pytest_cov" in frame.f_code.co_filename:
            signal.setitimer(signal.ITIMER_PROF, 0.1)
            return
        frame = frame.f_back
    raise CutShort


signal.signal(signal.SIGPROF, cut_short)


def pytest_sessionfinish() -> None:
    """Seconds of each test with all its examples."""
    full = {test: UNKNOWN if s > LONG else s * scale.get(test, 1.0) for test, s in took.items()}
    Path(os.environ["NOTED"]).write_text(json.dumps(full), "utf-8")
