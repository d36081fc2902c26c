"""Workspaces as programs before this one left them, laid out in a folder; what each of their files is a file of."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from engine.service.workspace import Workspace
from tests import frozen

HERE = Path(__file__).parent
ROUND, LAW = frozen.SAMPLE, frozen.STANDARD
BACKUP, BOOK, SHEET = "sao-luu.db", f"{LAW}.xlsx", Path("doi-chieu") / f"doi-chieu-{LAW}.xlsx"
DOSSIER = "ho-so-mang-di.zip"
RELEASES = tuple(sorted(path.stem for path in HERE.glob("*.zip")))


def laid_out(release: str, folder: Path) -> Workspace:
    """A release's workspace in a folder, with the lists of communes that every program brings."""
    with zipfile.ZipFile(HERE / f"{release}.zip") as packed:
        packed.extractall(folder)
    shutil.copytree(frozen.UNITS, folder / "criteria" / "units")
    return Workspace(folder, bundled=False)


def round_of(space: Workspace) -> Path:
    """The one round's folder."""
    return space.round(ROUND)


def results_then(space: Workspace) -> bytes:
    """``results.json`` as that program wrote it."""
    return (round_of(space) / "results" / "results.json").read_bytes()


def scores_then(space: Workspace) -> Mapping[str, tuple[str, object, object]]:
    """Each commune's decision and total as that program wrote them: lowest and highest points."""
    told = json.loads(results_then(space))["communes"]
    return {row["code"]: (row["decision"], row["total"]["low"], row["total"]["high"]) for row in told}


def those_with(file: Path | str) -> tuple[str, ...]:
    """The releases whose program wrote such a file already."""
    return tuple(name for name in RELEASES if Path(file).as_posix() in _listed(name))


def _listed(release: str) -> list[str]:
    with zipfile.ZipFile(HERE / f"{release}.zip") as packed:
        return packed.namelist()
