"""Where things are: the workspace's folders and a round's files."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.evidence.setting.round_sources import is_round
from engine.files.keeping.leftovers import settle_owned
from engine.files.keeping.transactions import put_in_place
from engine.files.writing import copy_folder
from engine.problems import Place, Problem, ProblemsFound, problem

CRITERIA, ASSESSMENTS, EVIDENCE, DIRECTIVES = "criteria", "assessments", "evidence", "directives"
RESULTS: Final = "results"
PLAN: Final = "plan"
RETURNED: Final = "returned"
REPORTS: Final = "reports"
# What communes type on pages and have not sent: no evidence yet.
DRAFTS: Final = "drafts"
SAMPLE_ROUND = "son-duong-2024"
ROUND_FILES = (ROUND_FILE, WORKBOOK)
HOME = Path(__file__).resolve().parents[1]
BUNDLED = HOME / "bundled"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with ``criteria/`` and ``assessments/``: the one stood in, this checkout, or what the wheel brought.

    ``today`` is the day on which it is used, None where no clock is asked.
    """

    root: Path
    bundled: bool
    today: date | None = None

    @property
    def criteria(self) -> Path:
        return self.root / CRITERIA

    def standards(self) -> tuple[str, ...]:
        """Every standard at hand, by its id."""
        return tuple(sorted(head.parent.name for head in self.criteria.glob("*/standard.yaml")))

    def rounds(self) -> tuple[str, ...]:
        """Every round at hand, by the name of its folder."""
        return tuple(sorted(filter(self._holds_round, names_in(self.root / ASSESSMENTS))))

    def has_round(self, name: str) -> bool:
        """Whether one of the rounds at hand is called exactly so, whatever the disk takes for the same name."""
        return name in names_in(self.root / ASSESSMENTS) and self._holds_round(name)

    def _holds_round(self, name: str) -> bool:
        return is_round(self.root / ASSESSMENTS / name)

    def checkable(self) -> tuple[str, ...]:
        """Every standard at hand, and the directives where there are any."""
        return (*self.standards(), *([DIRECTIVES] if (self.criteria / DIRECTIVES).is_dir() else []))

    def standard(self, name: str, beside: Path | None = None) -> Path:
        """A standard's folder, by its id or by a path; what a round names lies in the workspace of its own folder.

        ``beside`` is that round's folder. Raises ProblemsFound when there is none of that name.
        """
        for folder in beside.parents if beside else ():
            if (folder / CRITERIA / name).is_dir():
                return _settled(folder / CRITERIA / name)
        return _settled(_first((Path(name), self.criteria / name), self.criteria, "RND-901", name))

    def letters(self, beside: Path) -> Path:
        """The letters that a round names: in the workspace that the round's folder lies in, else in the one at hand."""
        homes = (folder / CRITERIA / DIRECTIVES for folder in beside.parents)
        return _settled(next((home for home in homes if home.is_dir()), self.criteria / DIRECTIVES))

    def round(self, name: str) -> Path:
        """A round's folder, by its id or by a path; raises ProblemsFound when there is none."""
        return _settled(_first((Path(name), self.root / ASSESSMENTS / name), self.root / ASSESSMENTS, "RND-902", name))

    def settle(self) -> tuple[Problem, ...]:
        """Put right what commands that were stopped left here, and tell what was finished.

        What cannot be put right is told by whoever asks for that law or round.
        """
        homes = (self.root / ASSESSMENTS / name for name in self.rounds())
        laws = (self.criteria / name for name in (*self.standards(), DIRECTIVES, "schemas"))
        folders = (
            self.criteria,
            *laws,
            self.root / ASSESSMENTS,
            *(path for home in homes for path in (home, home / "forms", home / REPORTS, home / DRAFTS)),
        )
        told: list[Problem] = []
        for folder in folders if not self.bundled else ():
            with suppress(ProblemsFound):
                told.extend(settle_owned(folder) if folder.is_dir() else ())
        return tuple(told)

    def sample_round(self, start: Path) -> Path:
        """The sample round: in the workspace itself, or a copy beside the user when only the wheel's own is there."""
        own = self.root / ASSESSMENTS / SAMPLE_ROUND
        if own.is_dir() and not self.bundled:
            return own
        copy = start / "phuhop-demo" / SAMPLE_ROUND
        if not copy.is_dir():
            source = own if own.is_dir() else BUNDLED / ASSESSMENTS / SAMPLE_ROUND
            put_in_place(copy, lambda fresh: copy_folder(source, fresh))
        return copy


def find_workspace(start: Path) -> Workspace:
    """The nearest folder upward that has ``criteria/``, else this checkout, else the bundled one."""
    for folder in (start, *start.parents, HOME.parent):
        if (folder / CRITERIA).is_dir() and (folder / CRITERIA).resolve() != BUNDLED / CRITERIA:
            return Workspace(folder, bundled=False)
    return Workspace(BUNDLED, bundled=True)


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, by name; nothing where there is no such folder."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        return [entry.name for entry in entries]
    return []


def _first(tried: tuple[Path, ...], known: Path, code: str, name: str) -> Path:
    for path in tried:
        if path.is_dir():
            return path.resolve()
    names = sorted({head.parent.name for mark in ("standard.yaml", *ROUND_FILES) for head in known.glob(f"*/{mark}")})
    raise ProblemsFound([problem(code, Place(name), name=name, known=", ".join(names) or "–")])


def _settled(folder: Path) -> Path:
    """A law or a round in which nothing is half in place; raises ProblemsFound where that cannot be had."""
    if not folder.is_relative_to(BUNDLED):
        settle_owned(folder)
    return folder
