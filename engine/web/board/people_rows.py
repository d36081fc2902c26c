"""The people of a board as plain rows, and put back from them: from SQLite into PostgreSQL and the other way round."""

from __future__ import annotations

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
from engine.problems import Place, ProblemsFound, problem
from engine.web.board.people_database import BACKUPS

# What a login is made of is not put back: everybody comes in anew. Content types are the program's own.
PASSING: Final = frozenset({"sessions", "axes", "contenttypes", "auth"})


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


def people_shape() -> list[list[str]]:
    """The steps by which the database of people came to its shape."""
    return sorted([app, name] for app, name in MigrationLoader(connection).applied_migrations)
