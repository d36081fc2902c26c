"""A workspace of a user's own: made from what the program brings, and brought up to date by a newer program.

Of the program's own are only the parts that still are as it once laid them there; a part that somebody has changed
since, and every round, is the user's and is never written over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engine.files.keeping.refusals import unread
from engine.files.keeping.transactions import put_folder
from engine.files.writing import copy_folder, write_whole
from engine.problems import ProblemsFound
from engine.service.record.unsuited_places import refuse_unsuited
from engine.service.workspace import ASSESSMENTS, BUNDLED, CRITERIA, HOME, SAMPLE_ROUND

LAID = ".phuhop-ban-goc.json"


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of the program's own parts: laid there anew, brought up to date, or left as the user has them."""

    new: tuple[str, ...]
    renewed: tuple[str, ...]
    kept: tuple[str, ...]


def what_came_along() -> Path:
    """The folder that holds the law and the sample round of this program: of the wheel, else of the checkout."""
    return BUNDLED if (BUNDLED / CRITERIA).is_dir() else HOME.parent


def renew(home: Path, source: Path) -> Renewed:
    """Lay the law and the sample round into a folder, or bring up to date what nobody has changed there.

    Raises ProblemsFound for a folder over a network or one that is synced (REC-151, REC-150), and where it cannot be
    written.
    """
    refuse_unsuited(home)
    try:
        laid, brought = _laid(home), {part: _print_of(source / part) for part in _parts(source)}
        here = {part: _print_of(home / part) for part in brought}
    except OSError as fault:
        raise ProblemsFound([unread(home, fault)]) from None
    gone = {part for part in brought if not here[part] and (part not in laid or part.startswith(CRITERIA))}
    stale = {part for part in brought if here[part] and here[part] == laid.get(part) != brought[part]}
    for part in sorted(gone | stale):
        _put(home / part, source / part)
    own = {part for part in brought.keys() - gone - stale if here[part] not in ("", brought[part])}
    told = {part for part in own if part.startswith(CRITERIA) and laid.get(part) != brought[part]}
    now = {**laid} | {part: brought[part] for part in brought.keys() - own} | {part: brought[part] for part in told}
    if now != laid:
        write_whole(home / LAID, json.dumps(now, indent=1, sort_keys=True).encode())
    return Renewed(tuple(sorted(gone)), tuple(sorted(stale)), tuple(sorted(told)))


def _parts(source: Path) -> list[str]:
    """The parts that are taken whole: each folder and file of the law, and the sample round."""
    laws = [f"{CRITERIA}/{path.name}" for path in sorted((source / CRITERIA).iterdir())]
    return [*laws, f"{ASSESSMENTS}/{SAMPLE_ROUND}"]


def _laid(home: Path) -> Mapping[str, str]:
    """The prints of the parts as programs have laid them there; a list that cannot be understood counts for none."""
    with suppress(FileNotFoundError, ValueError):
        held = json.loads((home / LAID).read_text("utf-8"))
        return {str(part): str(told) for part, told in held.items()} if isinstance(held, dict) else {}
    return {}


def _print_of(part: Path) -> str:
    """SHA-256 of all that a part holds; "" where it is not there."""
    if not part.exists():
        return ""
    told = hashlib.sha256()
    for path in sorted(part.rglob("*")) if part.is_dir() else [part]:
        if path.is_file():
            held = hashlib.sha256(path.read_bytes()).hexdigest()
            told.update(f"{path.relative_to(part).as_posix()}\n{held}\n".encode())
    return told.hexdigest()


def _put(here: Path, source: Path) -> None:
    if source.is_dir():
        put_folder(here, lambda fresh: copy_folder(source, fresh))
    else:
        write_whole(here, source.read_bytes())
