"""A disk that refuses, or a machine that stops, at whichever file operation one counts to.

Python tells its audit hooks of every file that is opened and every name that changes, before it happens; a hook that
raises keeps it from happening. Nothing of the engine is replaced.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NAMES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
MAKES = {"open", "os.mkdir"}
# Where an operation tells the open folder that its name stands in.
BESIDE = {"os.remove": 1, "os.rmdir": 1, "os.mkdir": 2}


class Stopped(BaseException):
    """The machine has stopped: from now on nothing reaches the disk."""


@dataclass
class Disk:
    """What happens to the operations below a folder: ``strike`` is asked at each, with its number and its name."""

    root: Path
    strike: Callable[[int, str, str], None]
    seen: list[str] = field(default_factory=list)


_struck: list[Disk] = []


def _hook(event: str, told: tuple[object, ...]) -> None:
    if not _struck or (event != "open" and event not in NAMES):
        return
    disk, path = _struck[-1], _path(event, told)
    writes = event != "open" or (isinstance(told[2], int) and told[2] & WRITES)
    # A name whose folder nobody tells is one below a folder that is being emptied.
    if writes and (not Path(path).is_absolute() or path.startswith(str(disk.root))):
        disk.seen.append(f"{event} {Path(path).name}")
        disk.strike(len(disk.seen), event, path)


def _path(event: str, told: tuple[object, ...]) -> str:
    """What an operation is about; of a name given beside its open folder that folder is asked.

    Another folder may be emptied meanwhile: a passing one that nobody holds any more.
    """
    path, at = str(told[0]), BESIDE.get(event)
    folder = told[at] if at and len(told) > at else None
    if Path(path).is_absolute() or not isinstance(folder, int) or folder < 0:
        return path
    try:
        return str(Path(os.readlink(f"/proc/self/fd/{folder}")) / path)  # noqa: PTH115 - no hook of ours is asked
    except OSError:
        return path


sys.addaudithook(_hook)


@contextmanager
def struck(root: Path, strike: Callable[[int, str, str], None] = lambda *_: None) -> Iterator[Disk]:
    """Operations below a folder counted, and struck as asked."""
    disk = Disk(Path(os.path.realpath(root)), strike)
    _struck.append(disk)
    try:
        yield disk
    finally:
        _struck.pop()


def stop_at(number: int) -> Callable[[int, str, str], None]:
    """The machine stops at an operation: it and all after it do not happen."""

    def strike(at: int, _: str, __: str) -> None:
        if at >= number:
            raise Stopped

    return strike


def full_from(number: int) -> Callable[[int, str, str], None]:
    """The disk is full from an operation on: nothing new can be made, names can still change."""

    def strike(at: int, event: str, path: str) -> None:
        if at >= number and event in MAKES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    return strike


def refused_at(number: int) -> Callable[[int, str, str], None]:
    """One operation is refused, as a file that Excel holds open is on Windows."""

    def strike(at: int, _: str, path: str) -> None:
        if at == number:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    return strike


def read_only(_: int, __: str, path: str) -> None:
    """Nothing can be written, as on a locked card or a read-only share."""
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)


@contextmanager
def small_files(most: int) -> Iterator[None]:
    """Really refused by the system: no file may grow beyond so many bytes, as on a disk on which that is left."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, and every empty folder, by its path."""
    paths = sorted(folder.rglob("*"))
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}
    return kept | {f"{path.relative_to(folder).as_posix()}/": b"" for path in paths if _is_empty(path)}


def seen(folder: Path) -> dict[str, bytes]:
    """The same with what is in it instead of the bytes for a database of SQLite: read with its log, which is no file.

    SQLite takes its log into the file when it likes; what it cannot read is held by its bytes.
    """
    there = held(folder)
    for name in [name for name, raw in there.items() if raw.startswith(b"SQLite format 3\0")]:
        beside = {end: there[f"{name}-{end}"] for end in ("journal", "wal", "shm") if f"{name}-{end}" in there}
        if (told := _read_by_sqlite(there[name], beside)) is not None:
            there = {own: raw for own, raw in there.items() if own not in {f"{name}-{end}" for end in beside}}
            there[name] = told
    return there


def _read_by_sqlite(raw: bytes, beside: dict[str, bytes]) -> bytes | None:
    """All that a copy of a database says, with the files beside it; None for one that SQLite cannot read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        path.write_bytes(raw)
        for end, own in beside.items():
            if end != "shm":  # an index of the log that SQLite makes anew
                path.with_name(f"{path.name}-{end}").write_bytes(own)
        try:
            with closing(sqlite3.connect(path)) as database:
                return "\n".join(database.iterdump()).encode()
        except sqlite3.DatabaseError:
            return None


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def put_back(folder: Path, wanted: dict[str, bytes]) -> None:
    """Make a folder hold just these again."""
    for name in sorted(held(folder), reverse=True):
        if name not in wanted:
            (folder / name).rmdir() if name.endswith("/") else (folder / name).unlink()
    for path in sorted((path for path in folder.rglob("*") if _is_empty(path)), reverse=True):
        while path != folder and _is_empty(path) and f"{path.relative_to(folder).as_posix()}/" not in wanted:
            path.rmdir()
            path = path.parent  # noqa: PLW2901 - upwards while it is empty
    for name, content in wanted.items():
        if name.endswith("/"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        elif not (folder / name).is_file() or (folder / name).read_bytes() != content:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
