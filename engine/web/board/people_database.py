"""The database of people brought to its shape: made, brought up to date after a backup, or refused.

A shape that is newer than this program, or that is not the one which the database names, is never served.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, Final

from django.apps import apps as live
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from engine.files.keeping.private_files import copy_database, private_folder
from engine.problems import Place, ProblemsFound, problem

BACKUPS: Final = "backups"
Step = tuple[str, str]


def shown() -> str:
    """How people are told where the database lies; no password stands in it."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(told["NAME"])
    return f"postgresql://{told['HOST']}/{told['NAME']}"


def brought_up(home: Path) -> Path | None:
    """See to it that the database has this program's shape; gives the backup that was made of an older one.

    Raises ProblemsFound: newer (WEB-140), not of the shape that it names (WEB-141), could not be brought up and stands
    as it did (WEB-142), cannot be reached or is damaged (WEB-147).
    """
    try:
        return _brought_up(home)
    except (Error, sqlite3.Error):
        raise ProblemsFound([problem("WEB-147", Place(shown()))]) from None
    finally:
        connection.close()


def refuse_unready() -> None:
    """Raise ProblemsFound where the database is not of this program's shape as it stands (WEB-140, WEB-141, WEB-196).

    Or cannot be reached (WEB-147).
    """
    try:
        loader, standing = MigrationLoader(connection), _tables()
        if standing:
            _refuse_odd(loader, standing)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise ProblemsFound([problem("WEB-196", Place(shown()))])
    except (Error, sqlite3.Error):
        raise ProblemsFound([problem("WEB-147", Place(shown()))]) from None


def _brought_up(home: Path) -> Path | None:
    standing = _tables()
    loader = MigrationLoader(connection)
    if standing:
        _refuse_odd(loader, standing)
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return None
    backup = _backed_up(home) if standing and connection.vendor == "sqlite" else None
    try:
        with transaction.atomic() if connection.vendor == "postgresql" else closing(_Nothing()):
            call_command("migrate", verbosity=0, interactive=False)
            _refuse_odd(MigrationLoader(connection), _tables())
    except Exception:  # noqa: BLE001 - whatever a step is refused by, what stood there stands again
        _put_back(backup)
        raise ProblemsFound([problem("WEB-142", Place(shown()), backup=backup.name if backup else "–")]) from None
    return backup


class _Nothing:
    """SQLite's steps are transactions of their own; what went before them is put back from the backup."""

    def close(self) -> None:
        """Nothing is open."""


def _tables() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor))


def _refuse_odd(loader: MigrationLoader, standing: Collection[str]) -> None:
    """Raise where the steps that are noted are not ours (WEB-140), or the tables are not what they make (WEB-141)."""
    applied: set[Step] = set(loader.applied_migrations)
    known = {*loader.disk_migrations, *(step for one in loader.disk_migrations.values() for step in one.replaces)}
    ours = {config.label for config in live.get_app_configs()}
    if newer := sorted(f"{app}.{name}" for app, name in applied - known if app in ours):
        raise ProblemsFound([problem("WEB-140", Place(shown()), found=newer[-1])])
    try:
        loader.check_consistent_history(connection)
    except InconsistentMigrationHistory:
        raise ProblemsFound([problem("WEB-141", Place(shown()), table="django_migrations")]) from None
    meant = loader.project_state([step for step in sorted(applied) if step in loader.graph.nodes]).apps
    for model in meant.get_models(include_auto_created=True):
        if odd := _odd(model, standing):
            raise ProblemsFound([problem("WEB-141", Place(shown()), table=odd)])
    if not applied:
        raise ProblemsFound([problem("WEB-141", Place(shown()), table=min(standing))])


def _odd(model: Any, standing: Collection[str]) -> str:
    """A table that is not there, or whose columns are not those of its model; "" where it is right."""
    table = str(model._meta.db_table)  # noqa: SLF001 - Django's own name for it
    if table not in standing:
        return table
    with connection.cursor() as cursor:
        found = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    return "" if found == {field.column for field in model._meta.local_concrete_fields} else table  # noqa: SLF001


def _backed_up(home: Path) -> Path:
    folder = private_folder(home / BACKUPS)
    target = next(path for at in count(1) if not (path := folder / f"truoc-nang-cap-{at}.sqlite3").exists())
    copy_database(Path(connection.settings_dict["NAME"]), target)
    return target


def _put_back(backup: Path | None) -> None:
    if backup:
        connection.close()
        with (
            closing(sqlite3.connect(backup)) as kept,
            closing(sqlite3.connect(connection.settings_dict["NAME"])) as old,
        ):
            kept.backup(old)
