"""What a client keeps and asks for: laws, rounds, what communes sent, results.

A store lays a law or a round out as a folder of text files, for that is what the readers open; where it keeps them is
its own affair. ``FileStore`` keeps all of it in a workspace's folders.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from engine.files.keeping.transactions import put_folder, take_away
from engine.files.safety import is_lock_file
from engine.service.workspace import EVIDENCE, Workspace, find_workspace

Part = Literal["results", "plan", "returned", "reports"]


@dataclass(frozen=True, slots=True)
class Submission:
    """A file that somebody sent for a round: how people are shown it, and its bytes."""

    shown: str
    content: bytes


class Holdings(Protocol):
    """The laws and rounds at hand; ``bundled`` ones came with the program and are not changed."""

    @property
    def criteria(self) -> Path:
        """The folder that holds every law."""

    @property
    def bundled(self) -> bool:
        """Whether the law is the program's own copy."""

    @property
    def today(self) -> date | None:
        """The day on which it is asked: nobody has read the law later; None where no clock is asked."""

    def standards(self) -> tuple[str, ...]:
        """Every standard by its id."""

    def checkable(self) -> tuple[str, ...]:
        """Every standard, and the directives where there are any."""

    def standard(self, name: str, beside: Path | None = None) -> Path:
        """A standard's folder, for a round ``beside`` it; raises ProblemsFound (RND-901)."""

    def letters(self, beside: Path) -> Path:
        """The folder of the directives that a round names."""

    def rounds(self) -> tuple[str, ...]:
        """Every round by name."""

    def has_round(self, name: str) -> bool:
        """Whether a round has exactly this name."""

    def round(self, name: str) -> Path:
        """A round's folder; raises ProblemsFound (RND-902)."""

    def sample_round(self, start: Path) -> Path:
        """The sample round's folder, a copy under ``start`` where the program's own must not be written to."""


class Store(Holdings, Protocol):
    """Holdings, and what a round's work brings: files sent, results and plans."""

    def texts(self, folder: Path) -> Mapping[str, str]:
        """The text files of a law, by name."""

    def submissions(self, folder: Path) -> tuple[Submission, ...]:
        """Every file sent for a round, in the order of their names."""

    def replace(self, folder: Path, write: Callable[[Path], None], part: Part) -> Path:
        """Put one part of a round in place of the old one, whole or not at all; gives where it lies.

        ``write`` fills an empty folder. Raises ProblemsFound when it cannot be kept.
        """

    def take_away(self, folder: Path, part: Part, files: Collection[str] = ()) -> None:
        """Take files of a part of a round away, all of it where none is named, whole or not at all; raises the same."""

    def read(self, folder: Path, part: Part, file: str) -> bytes | None:
        """A file of a round's results or plan; None when there is none. Raises OSError."""


@dataclass(frozen=True, slots=True)
class FileStore(Workspace):
    """A store in the folders of a workspace."""

    def texts(self, folder: Path) -> Mapping[str, str]:
        """The YAML of a law, by the name of each file."""
        return {path.name: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.yaml"))}

    def submissions(self, folder: Path) -> tuple[Submission, ...]:
        """What lies in the round's ``evidence/``; the marks that Excel leaves beside an open file are none."""
        home = folder / EVIDENCE
        paths = sorted(path for path in home.rglob("*") if path.is_file() and not is_lock_file(path))
        return tuple(Submission(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)

    def replace(self, folder: Path, write: Callable[[Path], None], part: Part) -> Path:
        """The round's folder of that name, swapped when the new one is whole."""
        put_folder(folder / part, write)
        return folder / part

    def take_away(self, folder: Path, part: Part, files: Collection[str] = ()) -> None:
        """Those files of the round's folder of that name, and the folder when it would be empty."""
        take_away(folder / part, files)

    def read(self, folder: Path, part: Part, file: str) -> bytes | None:
        """A file of that folder."""
        path = folder / part / file
        return path.read_bytes() if path.exists() else None


def find_store(start: Path, today: date | None = None) -> FileStore:
    """The store of the workspace that a folder lies in, as it is used ``today``."""
    found = find_workspace(start)
    return FileStore(found.root, found.bundled, today)
