"""What changed since a round was last scored, and where that is kept: beside the results, until something changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.comparing.since_last import CommuneChange, changes_since
from engine.files.writing import write_whole
from engine.language import Say
from engine.problems import Problem, ProblemsFound
from engine.scoring.reading_back import from_json
from engine.scoring.round_result import RoundResult
from engine.service.rounds import letters_followed

CHANGES_FILE = "thay-doi.txt"


@dataclass(frozen=True, slots=True)
class Since:
    """What is not as it was; ``told`` is why the last results could not be compared with."""

    changes: Sequence[CommuneChange] = ()
    told: tuple[Problem, ...] = ()


def since_last(old: bytes, fresh: bytes, made: RoundResult) -> Since:
    """The changes from the results that stood before.

    ``old`` and ``fresh`` are both ``results.json``; results of another law, or changed by hand, are not compared with.
    """
    if old == fresh:
        return Since()
    followed = letters_followed(made.tasks.directives if made.tasks else None)
    try:
        return Since(changes_since(from_json(old, made.book, made.table, followed=followed), made))
    except ProblemsFound as refused:
        return Since(told=refused.problems)


def write_changes(target: Path, since: Since | None, made: RoundResult, say: Say, *, earlier: bytes | None) -> None:
    """Keep what changed beside new results; where nothing did, what was kept of the last change. Raises OSError."""
    from engine.reporting.board.since_words import changes_text

    if since and since.changes:
        write_whole(target / CHANGES_FILE, changes_text(since.changes, made, say).encode())
    elif earlier is not None:
        write_whole(target / CHANGES_FILE, earlier)
