"""A folder that is there for a while: what is put into it goes with it, whatever stops the command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def passing_folder() -> Iterator[Path]:
    """An empty folder that only this person may look into; it and all in it are taken away at the end."""
    with TemporaryDirectory(prefix="phuhop-") as name:
        yield Path(name)
