"""The laws that came with the program copied into a workspace of one's own, where they may be changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import copy_folder
from engine.problems import Place, ProblemsFound, problem
from engine.service.store import Holdings
from engine.service.workspace import ASSESSMENTS, CRITERIA


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """Where the copy lies."""

    root: Path


def copy_laws(holdings: Holdings, here: Path | None = None) -> OwnCopy:
    """Copy the program's own laws, letters and lists to where the program was started, and its rounds unless some are.

    Raises ProblemsFound where the laws at hand are one's own already (WEB-153), where a folder is there, and as
    ``put_in_place`` does.
    """
    root = here or Path.cwd()
    if not holdings.bundled:
        raise ProblemsFound([problem("WEB-153", Place(str(holdings.criteria)), folder=holdings.criteria)])
    home = holdings.criteria.parent
    names = [name for name in (CRITERIA, ASSESSMENTS) if (home / name).is_dir() and not (root / name).exists()]

    def write(fresh: Path) -> None:
        for name in names:
            copy_folder(home / name, fresh / name)

    put_in_place(root, write, Terms(whole=names, read={CRITERIA: None}))
    return OwnCopy(root)
