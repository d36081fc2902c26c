"""A printed sign with its place on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A printed sign with its box, in points from the page's top left; of a scan a whole line, read twice."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    second: str | None = None
    first: str | None = None
