"""A board in one file: its people as they stand at one moment, and the backup of every record; and put back from it.

People travel as plain rows, so that what a file held can be put into a PostgreSQL and the other way round.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import Error, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from engine.files.keeping.private_files import private_content, private_folder
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
from engine.web.board.people_database import BACKUPS

SCHEMA: Final = "phuhop/board-copy/1"
ABOUT, PEOPLE, RECORDS = "sao-luu.json", "nguoi-dung.json", "nhat-ky"
# What a login is made of is not put back: everybody comes in anew. Content types are the program's own.
PASSING: Final = frozenset({"sessions", "axes", "contenttypes", "auth"})


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
    parts: dict[str, bytes] = {PEOPLE: people_rows()} if with_people else {}
    kept = []
    for name in holdings.rounds():
        record = open_record(holdings.round(name))
        if record.is_there():
            part = f"{RECORDS}/{name}.db"
            parts[part] = backup_bytes(record, f"{name}.db")
            kept.append(_standing_in(name, parts[part]))
    about = {
        "schema": SCHEMA, "shape": _shape() if with_people else [],
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
    lacking = [name for name in names if name not in holdings.rounds()]
    if lacking:
        raise ProblemsFound([problem("WEB-195", Place(path.name), names=", ".join(lacking))])
    if home and PEOPLE in parts and about["shape"] != _shape():
        raise ProblemsFound([problem("WEB-194", Place(path.name))])
    kept = []
    for name in names:
        with scratch_folder() as folder:
            write_whole(folder / f"{name}.db", parts[f"{RECORDS}/{name}.db"])
            done = restore(open_to_restore(holdings.round(name)), folder / f"{name}.db", accepting)
        kept.append(KeptRecord(name, done.checkpoint.size, done.checkpoint.root))
    if home and PEOPLE in parts:
        put_people_back(parts[PEOPLE], home, path)
    return WholeBackup(path, _accounts(parts.get(PEOPLE)) if home else None, tuple(kept))


def people_rows() -> bytes:
    """Every row of the people's database as one moment has them, but for logins under way."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        rows = (row for model in _models() for row in _rows(model).order_by("pk"))
        return str(serializers.serialize("json", rows, ensure_ascii=False)).encode()


def put_people_back(raw: bytes, home: Path, path: Path) -> None:
    """Put rows in the place of those that stand, all or none; these are kept beside the database, and logins end."""
    folder = private_folder(home / BACKUPS)
    aside = next(file for at in count(1) if not (file := folder / f"truoc-khoi-phuc-{at}.json").exists())
    private_content(aside, people_rows)
    try:
        with transaction.atomic():
            gone: list[type[models.Model]] = [Session, *reversed(_models())]
            for model in gone:
                _rows(model).all().delete()
            for row in serializers.deserialize("json", raw.decode()):
                row.save()
            with connection.cursor() as cursor:
                for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
                    cursor.execute(statement)
    except (DeserializationError, Error, ValueError):
        raise ProblemsFound([problem("WEB-193", Place(path.name))]) from None


def _models() -> list[type[models.Model]]:
    """The models of people, each after those that it refers to."""
    told = [(own, None) for own in apps.get_app_configs() if own.label not in PASSING]
    found: list[type[models.Model]] = serializers.sort_dependencies(told, allow_cycles=True)
    return found


def _rows(model: type[models.Model]) -> models.Manager[Any]:
    rows: models.Manager[Any] = model._default_manager  # noqa: SLF001 - Django's own name for it
    return rows


def _shape() -> list[list[str]]:
    """The steps by which the database of people came to its shape."""
    return sorted([app, name] for app, name in MigrationLoader(connection).applied_migrations)


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
