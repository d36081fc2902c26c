"""Where things are: the workspace's folders, a round's files, and results that are replaced whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.problems import Place, ProblemsFound, problem

CRITERIA, ASSESSMENTS, EVIDENCE, DIRECTIVES = "criteria", "assessments", "evidence", "directives"
RESULTS: Final = "results"
PLAN: Final = "plan"
RETURNED: Final = "returned"
SAMPLE_ROUND = "son-duong-2024"
ROUND_FILES = (ROUND_FILE, WORKBOOK)
HOME = Path(__file__).resolve().parents[1]
BUNDLED = HOME / "bundled"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with ``criteria/`` and ``assessments/``: the one stood in, this checkout, or what the wheel brought."""

    root: Path
    bundled: bool

    @property
    def criteria(self) -> Path:
        return self.root / CRITERIA

    def standards(self) -> tuple[str, ...]:
        """Every standard at hand, by its id."""
        return tuple(sorted(head.parent.name for head in self.criteria.glob("*/standard.yaml")))

    def rounds(self) -> tuple[str, ...]:
        """Every round at hand, by the name of its folder."""
        heads = (head for name in ROUND_FILES for head in (self.root / ASSESSMENTS).glob(f"*/{name}"))
        return tuple(sorted({head.parent.name for head in heads}))

    def checkable(self) -> tuple[str, ...]:
        """Every standard at hand, and the directives where there are any."""
        return (*self.standards(), *([DIRECTIVES] if (self.criteria / DIRECTIVES).is_dir() else []))

    def standard(self, name: str, beside: Path | None = None) -> Path:
        """A standard's folder, by its id or by a path; what a round names lies in the workspace of its own folder.

        ``beside`` is that round's folder. Raises ProblemsFound when there is none of that name.
        """
        for folder in beside.parents if beside else ():
            if (folder / CRITERIA / name).is_dir():
                return folder / CRITERIA / name
        return _first((Path(name), self.criteria / name), self.criteria, "RND-901", name)

    def letters(self, beside: Path) -> Path:
        """The letters that a round names: in the workspace that the round's folder lies in, else in the one at hand."""
        homes = (folder / CRITERIA / DIRECTIVES for folder in beside.parents)
        return next((home for home in homes if home.is_dir()), self.criteria / DIRECTIVES)

    def round(self, name: str) -> Path:
        """A round's folder, by its id or by a path; raises ProblemsFound when there is none."""
        return _first((Path(name), self.root / ASSESSMENTS / name), self.root / ASSESSMENTS, "RND-902", name)

    def sample_round(self, start: Path) -> Path:
        """The sample round: in the workspace itself, or a copy beside the user when only the wheel's own is there."""
        own = self.root / ASSESSMENTS / SAMPLE_ROUND
        if own.is_dir() and not self.bundled:
            return own
        copy = start / "phuhop-demo" / SAMPLE_ROUND
        if not copy.is_dir():
            shutil.copytree(own if own.is_dir() else BUNDLED / ASSESSMENTS / SAMPLE_ROUND, copy)
        return copy


def find_workspace(start: Path) -> Workspace:
    """The nearest folder upward that has ``criteria/``, else this checkout, else the bundled one."""
    for folder in (start, *start.parents, HOME.parent):
        if (folder / CRITERIA).is_dir() and (folder / CRITERIA).resolve() != BUNDLED / CRITERIA:
            return Workspace(folder, bundled=False)
    return Workspace(BUNDLED, bundled=True)


def _first(tried: tuple[Path, ...], known: Path, code: str, name: str) -> Path:
    for path in tried:
        if path.is_dir():
            return path.resolve()
    names = sorted({head.parent.name for mark in ("standard.yaml", *ROUND_FILES) for head in known.glob(f"*/{mark}")})
    raise ProblemsFound([problem(code, Place(name), name=name, known=", ".join(names) or "–")])


def replace_results(round_folder: Path, write: Callable[[Path], None], name: str = RESULTS) -> Path:
    """Write results beside the old ones, then swap: whole or not at all.

    ``write`` fills an empty folder; ``name`` is the folder to be replaced, such as ``plan`` beside ``results``.
    Raises ProblemsFound (SYS-103) when the disk or an open file refuses; the old results then stand as they were.
    """
    target = round_folder / name
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=round_folder))
    except OSError as fault:
        raise _unwritable(target, fault) from None
    try:
        write(fresh)
        fresh.chmod(0o755)  # mkdtemp makes it private, but results are for the whole board
        _swap(fresh, target)
    except OSError as fault:
        raise _unwritable(target, fault) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def new_folder(target: Path, write: Callable[[Path], None]) -> None:
    """Fill a new folder whole or not at all, where there is none yet.

    ``write`` fills an empty folder. Raises ProblemsFound (SYS-103), also when somebody was faster.
    """
    fresh: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        write(fresh)
        fresh.chmod(0o755)
        fresh.rename(target)
    except OSError as fault:
        raise _unwritable(target, fault) from None
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}-old-{os.getpid()}")
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _unwritable(target: Path, fault: OSError) -> ProblemsFound:
    return ProblemsFound([problem("SYS-103", Place(str(target)), name=target.name, reason=_reason(fault))])


def _reason(fault: OSError) -> str:
    return fault.strerror or str(fault)
