"""Files that a writer puts somewhere, as bytes for a page: written beside the system's other passing files, then gone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.files.writing import FIRST_ZIP_DAY


def bytes_of(name: str, write: Callable[[Path], object]) -> bytes:
    """What ``write`` puts into a file of this name. Raises what it raises."""
    with TemporaryDirectory(prefix="phuhop-") as home:
        path = Path(home) / name
        write(path)
        return path.read_bytes()


def zip_of(write: Callable[[Path], object]) -> bytes:
    """A zip of all that ``write`` puts into an empty folder; the same files give the same bytes."""
    stream = io.BytesIO()
    day = (FIRST_ZIP_DAY.year, FIRST_ZIP_DAY.month, FIRST_ZIP_DAY.day, 0, 0, 0)
    with TemporaryDirectory(prefix="phuhop-") as home, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as kept:
        write(Path(home))
        for path in sorted(path for path in Path(home).rglob("*") if path.is_file()):
            kept.writestr(zipfile.ZipInfo(path.relative_to(home).as_posix(), day), path.read_bytes())
    return stream.getvalue()
