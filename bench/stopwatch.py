"""Seconds of the steps of one run."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

Made = TypeVar("Made")


def timed(name: str, told: dict[str, float], step: Callable[[], Made]) -> Made:
    """Run a step and keep its seconds."""
    start = perf_counter()
    made = step()
    told[name] = perf_counter() - start
    return made
