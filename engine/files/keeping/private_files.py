"""Files that nobody else of the machine may read: keys, and what holds people's logins."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from engine.files.keeping.refusals import unread, unwritten
from engine.files.keeping.stages import sync_folder
from engine.problems import ProblemsFound

OWNER_FOLDER, OWNER_FILE = 0o700, 0o600


def private_folder(folder: Path) -> Path:
    """A folder that its owner alone may enter, made where there is none; raises ProblemsFound where it cannot be."""
    try:
        folder.mkdir(mode=OWNER_FOLDER, parents=True, exist_ok=True)
        folder.chmod(OWNER_FOLDER)
    except OSError as fault:
        raise ProblemsFound([unwritten(folder, fault)]) from None
    return folder


def private_content(path: Path, make: Callable[[], bytes]) -> bytes:
    """What a private file holds; it is made where there is none, and closed to others where it was open to them.

    Raises ProblemsFound where it can be neither read nor made.
    """
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_FILE)
    except FileExistsError:
        return _closed(path)
    except OSError as fault:
        raise ProblemsFound([unwritten(path, fault)]) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as fault:
        raise ProblemsFound([unwritten(path, fault)]) from None
    return _closed(path)


def _closed(path: Path) -> bytes:
    try:
        path.chmod(OWNER_FILE)
        return path.read_bytes()
    except OSError as fault:
        raise ProblemsFound([unread(path, fault)]) from None


def private_file(path: Path) -> bool:
    """See to it that a file is there and closed to others; gives whether it was there. Raises ProblemsFound."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_FILE))
    except FileExistsError:
        path.chmod(OWNER_FILE)
        return True
    except OSError as fault:
        raise ProblemsFound([unwritten(path, fault)]) from None
    return False


def copy_database(source: Path, target: Path) -> None:
    """A SQLite file as it stands at one moment, into a private file; raises ProblemsFound, sqlite3.Error."""
    private_file(target)
    with closing(sqlite3.connect(source)) as kept, closing(sqlite3.connect(target)) as copy:
        kept.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
