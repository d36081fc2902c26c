"""A folder for what is only on its way: it is gone, with all that was put there, once it is left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """An empty folder of one's own, for its owner alone."""
    with TemporaryDirectory(prefix="phuhop-") as name:
        yield Path(name)
