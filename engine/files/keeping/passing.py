"""Files that are there only while something is worked out, among the system's own passing files, and then gone.

Nothing of a workspace is written here, and nothing of it changed: what is laid out is a copy or a link.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.files.writing import FIRST_ZIP_DAY, make_folder


@contextmanager
def passing_folder() -> Iterator[Path]:
    """An empty folder of one's own that is gone with all in it at the end."""
    with TemporaryDirectory(prefix="phuhop-") as home:
        yield Path(home)


def taken_out(path: Path) -> None:
    """Have a file of such a folder, or of what is kept for speed alone, gone early; that it cannot is no fault."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def lay_copy(path: Path, into: Path) -> None:
    """A copy of a file, in a folder that need not be there yet. Raises OSError."""
    make_folder(into.parent)
    shutil.copyfile(path, into)


def lay_link(folder: Path, into: Path, without: tuple[str, ...]) -> None:
    """A folder as it lies elsewhere: linked, or copied ``without`` some parts where links are not to be had."""
    try:
        into.symlink_to(folder, target_is_directory=True)
    except OSError:  # Windows lets few people make links
        shutil.copytree(folder, into, ignore=shutil.ignore_patterns(*without))


def zipped(home: Path) -> bytes:
    """A zip of every file in a folder; the same files give the same bytes."""
    stream = io.BytesIO()
    day = (FIRST_ZIP_DAY.year, FIRST_ZIP_DAY.month, FIRST_ZIP_DAY.day, 0, 0, 0)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as kept:
        for path in sorted(path for path in home.rglob("*") if path.is_file()):
            kept.writestr(zipfile.ZipInfo(path.relative_to(home).as_posix(), day), path.read_bytes())
    return stream.getvalue()


def bytes_in(home: Path, name: str, write: Callable[[Path], object]) -> bytes:
    """What ``write`` puts into a file of this name in a folder. Raises what it raises."""
    write(home / name)
    return (home / name).read_bytes()
