"""Locks that the system itself lets go when a process ends, so that a stopped command holds nobody up."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE, PAUSE = 10.0, 0.02  # seconds: files change places in milliseconds
BEYOND = 2**31 - 2  # a place in a file that no line of ours reaches
FILE = ".phuhop.lock"  # on Windows, where a folder itself cannot be locked
# What a file system answers that knows no locks, as some network folders do.
UNKNOWN = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EINVAL}
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that this process has, by its handle, and the file that stands for the folder where there is one."""

    handle: int
    file: Path | None = None


def take(folder: Path) -> Lock | None:
    """The lock of a folder, to be given to ``release``; None where the file system knows no locks.

    Raises BlockingIOError when another process has it, OSError.
    """
    file = folder / FILE if sys.platform == "win32" else None
    handle = os.open(file, os.O_CREAT | os.O_RDWR) if file else os.open(folder, os.O_RDONLY)
    try:
        _lock(handle)
    except BaseException as fault:
        os.close(handle)
        if isinstance(fault, OSError) and fault.errno in UNKNOWN:
            return None
        raise
    return Lock(handle, file)


def release(lock: Lock | None) -> None:
    """Let a lock go."""
    if lock is not None:
        os.close(lock.handle)
    if lock is not None and lock.file:
        with suppress(OSError):  # Windows keeps a file that somebody else has opened since
            lock.file.unlink()


@contextmanager
def hold(folder: Path, *, patience: float | None = None) -> Iterator[bool]:
    """A folder held while its files change places; gives whether it is: not where no locks are known.

    Raises BlockingIOError when another command has held it all the while, OSError.
    """
    lock = _in_time(lambda: take(folder), PATIENCE if patience is None else patience)
    try:
        yield lock is not None
    finally:
        release(lock)


def wait_for(handle: int) -> None:
    """Have an open file for oneself until it is closed, waiting for whoever has it; at once where no locks are known.

    Raises BlockingIOError when another process has it all the while, OSError.
    """
    os.lseek(handle, BEYOND, os.SEEK_SET)  # Windows locks bytes: one beyond every line keeps no reader out
    try:
        _in_time(lambda: _lock(handle), PATIENCE)
    except OSError as fault:
        if fault.errno not in UNKNOWN:
            raise


def _in_time(lock: Callable[[], Made], patience: float) -> Made:
    """What locks gives, tried for so many seconds while another process has it; raises BlockingIOError then."""
    until = time.monotonic() + patience
    while True:
        try:
            return lock()
        except BlockingIOError:
            if time.monotonic() >= until:
                raise
            time.sleep(PAUSE)


def is_held(folder: Path) -> bool:
    """Whether a living process has the lock of a folder, or may have: where no locks are known nobody can say."""
    try:
        lock = take(folder)
    except OSError:
        return True
    release(lock)
    return lock is None


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as fault:
            raise BlockingIOError(errno.EWOULDBLOCK, str(fault)) from None
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
