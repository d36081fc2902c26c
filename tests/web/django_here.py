"""Django set up once for all tests of pages."""

from __future__ import annotations

from functools import cache

from engine.web.application import set_up

PORT = 8642


@cache
def django_here() -> None:
    """Once a process."""
    set_up(PORT)
