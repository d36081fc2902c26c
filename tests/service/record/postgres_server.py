"""A real PostgreSQL of the tests' own: made, started and thrown away by them, reached by a socket in its own folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
USERS = ("postgres", "nobody")  # the server refuses to run as root


def programs() -> Path | None:
    """The folder of the newest server's programs; None on a machine without one."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].partition(".")[0]))
    told = shutil.which("initdb")
    return found[-1].parent if found else Path(told).resolve().parent if told else None


@contextmanager
def postgres_server() -> Iterator[str]:
    """A server while it is used; gives its address."""
    home = programs()
    assert home is not None
    folder = Path(tempfile.mkdtemp(prefix="phuhop-pg-"))  # a short path: a socket's has at most 107 signs
    try:
        owner = _owner(folder)
        data = str(folder / "data")
        _run(owner, home / "initdb", "-D", data, "-U", "phuhop", "--auth=trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=40"
        _run(owner, home / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://phuhop@/postgres?host={folder}"
        finally:
            _run(owner, home / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> str | None:
    """Who runs it: this user, or for root one who may; the folder is then his."""
    if os.name == "nt" or os.getuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    name = next(name for name in USERS if name in known)
    os.chown(folder, pwd.getpwnam(name).pw_uid, -1)
    return name


def _run(owner: str | None, program: Path, *words: str) -> None:
    # The server inherits what it is started with, so nothing of it may be a pipe that this process waits for.
    done = subprocess.run(
        [program, *words], user=owner, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", check=False
    )
    assert done.returncode == 0, f"{program.name} {' '.join(words)}"
