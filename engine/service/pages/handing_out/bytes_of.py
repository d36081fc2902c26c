"""Files that a writer puts somewhere, as bytes for a page: written among passing files, then gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.files.keeping.passing import bytes_in, passing_folder, zipped


def bytes_of(name: str, write: Callable[[Path], object]) -> bytes:
    """What ``write`` puts into a file of this name. Raises what it raises."""
    with passing_folder() as home:
        return bytes_in(home, name, write)


def zip_of(write: Callable[[Path], object]) -> bytes:
    """A zip of all that ``write`` puts into an empty folder; the same files give the same bytes."""
    with passing_folder() as home:
        write(home)
        return zipped(home)
