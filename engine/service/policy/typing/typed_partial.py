"""A standard of which only a part is known, typed anew: by the check that the command makes of it, and by no other."""

from __future__ import annotations

from pathlib import Path

from engine.comparing.partial import is_partial, load_partial
from engine.law.loading import HEAD
from engine.law.shaping.unfinished import says_partial
from engine.law.source import Source, source_of
from engine.problems import Problem, ProblemsFound


def is_partial_as(folder: Path, text: str | None) -> bool:
    """Whether a standard would be known only in part by a text of its head; one that cannot be read stays what it is.

    None is the text that lies there.
    """
    source = head_of(folder, text)
    return is_partial(folder) if source is None else says_partial(source)


def problems_of_partial(folder: Path, text: str | None) -> tuple[Problem, ...]:
    """What ``check`` would say of a partial standard by a text of its head."""
    try:
        load_partial(folder, text)
    except ProblemsFound as refused:
        return tuple(refused.problems)
    return ()


def head_of(folder: Path, text: str | None) -> Source | None:
    """A standard's head by a text, or as it lies there; None where it cannot be read."""
    try:
        raw = (folder / HEAD).read_bytes() if text is None else text.encode()
        return source_of(raw, f"{folder.name}/{HEAD}")
    except (OSError, ProblemsFound):
        return None
