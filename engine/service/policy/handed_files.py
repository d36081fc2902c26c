"""Files that come with a page and go away with it: each lies in a folder of its own while it is read, then is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.files.keeping.passing_folders import passing_folder
from engine.files.safety import LARGEST_FILE, megabytes
from engine.files.writing import write_whole
from engine.problems import Place, ProblemsFound, problem
from engine.reading.loading.opening_text import LARGEST_TEXT

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as it was handed in: its bare name and its bytes, of no more than it may have."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made to be taken away."""

    name: str
    content: bytes


def handed(name: str, size: int, read: Callable[[], bytes], *, text: bool = False) -> Handed:
    """A file that somebody hands in, ``text`` a decision's or a letter's.

    Raises ProblemsFound: none was chosen (WEB-152), too large (FIL-201). Nothing of one that is too large is read.
    """
    bare = _bare(name)
    largest = LARGEST_TEXT if text else LARGEST_FILE
    if not bare or not size:
        raise ProblemsFound([problem("WEB-152", Place(bare or "–"))])
    if size > largest:
        told = {"size": megabytes(size), "largest": megabytes(largest)}
        raise ProblemsFound([problem("FIL-201", Place(bare), **told)])
    return Handed(bare, read())


def _bare(name: str) -> str:
    """A file's name without any folder, and without what no name may hold."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if sign.isprintable() and sign not in ':*?"<>|').strip(". ")
    stem, dot, kind = shown.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{kind[:8]}" if dot else shown[:LONGEST_NAME]


@contextmanager
def lying(file: Handed, *beside: Handed) -> Iterator[Path]:
    """The file on the disk while it is read, with those ``beside`` it, in a folder that only this person looks into."""
    with passing_folder() as folder:
        for one in (*beside, file):
            write_whole(folder / one.name, one.content, mode=0o600)
        yield folder / file.name


def made(*names: str, write: Callable[[Path], object]) -> tuple[MadeFile, ...]:
    """What ``write`` puts into an empty folder under these names, taken out of it; what it did not make is left out."""
    with passing_folder() as home:
        write(home)
        return tuple(MadeFile(name, (home / name).read_bytes()) for name in names if (home / name).is_file())
