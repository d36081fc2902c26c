"""A board in one file: its people as they stand at one moment, and the backup of every record; and put back from it.

People travel as plain rows, so that what a file held can be put into a PostgreSQL and the other way round.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engine.files.keeping.private_files import private_content
from engine.files.keeping.scratch import scratch_folder
from engine.files.writing import write_whole
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.entries.checkpoint import checkpoint_of
from engine.records.entries.entry import digest
from engine.service.record.backing_up import backup_bytes
from engine.service.record.databases.sqlite_database import SqliteDatabase
from engine.service.record.kept_states import kept_head, kept_name
from engine.service.record.record_store import open_record
from engine.service.record.restoring import Accepting, open_to_restore, restore
from engine.service.store import Holdings

SCHEMA: Final = "phuhop/board-copy/1"
ABOUT, PEOPLE, RECORDS = "sao-luu.json", "nguoi-dung.json", "nhat-ky"


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A round's record in a backup, by where it stood."""

    name: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class WholeBackup:
    """A backup, or what was put back of one: how many accounts, None where there is no board, and every record."""

    path: Path
    people: int | None
    records: tuple[KeptRecord, ...]


def back_up_board(holdings: Holdings, path: Path, *, with_people: bool) -> WholeBackup:
    """Put a whole backup where no file is yet, for its owner alone, while others go on working.

    Raises ProblemsFound: a file of that name (REC-166), a record that cannot be opened, what the disk refuses.
    """
    if path.exists():
        raise ProblemsFound([problem("REC-166", Place(str(path)), name=path.name)])
    parts, shape = _people() if with_people else ({}, [])
    kept = []
    for name in holdings.rounds():
        record = open_record(holdings.round(name))
        if record.is_there():
            part = f"{RECORDS}/{name}.db"
            parts[part] = backup_bytes(record, f"{name}.db")
            kept.append(_standing_in(name, parts[part]))
    about = {
        "schema": SCHEMA, "shape": shape,
        "parts": {part: digest(raw) for part, raw in parts.items()},
        "records": {own.name: {"size": own.size, "root": own.root} for own in kept},
    }  # fmt: skip
    private_content(path, lambda: _packed({ABOUT: json.dumps(about, ensure_ascii=False).encode(), **parts}))
    return WholeBackup(path, _accounts(parts.get(PEOPLE)), tuple(kept))


def restore_board(holdings: Holdings, path: Path, accepting: Accepting, home: Path | None) -> WholeBackup:
    """Put every record of a backup back, then its people where there is a board, whose folder is ``home``.

    Everything is looked at first. What stood there is kept: records in their own backups, people beside the database.
    Raises ProblemsFound: no whole backup (WEB-193), people of another shape (WEB-194), a round that is not in the
    workspace (WEB-195), and as ``restore`` does.
    """
    about, parts = _opened(path)
    names = tuple(about["records"])
    lacking = [name for name in names if not holdings.has_round(name)]
    if lacking:
        raise ProblemsFound([problem("WEB-195", Place(path.name), names=", ".join(lacking))])
    if home and PEOPLE in parts and about["shape"] != _people_shape():
        raise ProblemsFound([problem("WEB-194", Place(path.name))])
    kept = []
    for name in names:
        with scratch_folder() as folder:
            write_whole(folder / f"{name}.db", parts[f"{RECORDS}/{name}.db"])
            done = restore(open_to_restore(holdings.round(name)), folder / f"{name}.db", accepting)
        kept.append(KeptRecord(name, done.checkpoint.size, done.checkpoint.root))
    if home and PEOPLE in parts:
        _put_back(parts[PEOPLE], home, path)
    return WholeBackup(path, _accounts(parts.get(PEOPLE)) if home else None, tuple(kept))


# Only a board has its database at hand: without one nothing of Django's is loaded.
def _people() -> tuple[dict[str, bytes], list[list[str]]]:
    from engine.web.board.people_rows import people_rows, people_shape

    return {PEOPLE: people_rows()}, people_shape()


def _people_shape() -> list[list[str]]:
    from engine.web.board.people_rows import people_shape

    return people_shape()


def _put_back(raw: bytes, home: Path, path: Path) -> None:
    from engine.web.board.people_rows import put_people_back

    put_people_back(raw, home, path)


def _accounts(raw: bytes | None) -> int | None:
    if raw is None:
        return None
    return len([row for row in json.loads(raw) if row["model"] == "people.account"])


def _standing_in(name: str, raw: bytes) -> KeptRecord:
    """Where a record stood when its backup was made, as that itself says."""
    with scratch_folder() as folder:
        write_whole(folder / "ban.db", raw)
        with SqliteDatabase(folder / "ban.db").reading() as session:
            stood = checkpoint_of(kept_name(session, name), kept_head(session, name)[0])
    return KeptRecord(name, stood.size, stood.root)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in parts.items():
            made.writestr(name, raw)
    return stream.getvalue()


def _opened(path: Path) -> tuple[Mapping[str, Any], Mapping[str, bytes]]:
    """What a backup says of itself, and its parts, each held against its hash."""
    broken: Sequence[Problem] = [problem("WEB-193", Place(path.name))]
    try:
        with zipfile.ZipFile(path) as file:
            about: Mapping[str, Any] = json.loads(file.read(ABOUT))
            parts = {name: file.read(name) for name in about["parts"]}
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile):
        raise ProblemsFound(broken) from None
    wanted = {f"{RECORDS}/{name}.db" for name in about.get("records", ())}
    if (
        about.get("schema") != SCHEMA
        or any(digest(parts[name]) != told for name, told in about["parts"].items())
        or not wanted <= parts.keys()
    ):
        raise ProblemsFound(broken)
    return about, parts
