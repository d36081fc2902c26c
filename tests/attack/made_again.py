"""All that a round gives, made in processes of their own under other seeds, locales, time zones and orders of files.

``python -m tests.attack.made_again FOLDER`` makes it in a workspace and prints the hash of every file there.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from engine.language import speak
from engine.records.entries.entry import digest
from engine.service import plan, score
from engine.service.dossier.making_dossier import DossierRequest, make_dossier
from engine.service.export import ExportRequest, export
from engine.service.forms import FormsRequest, forms
from engine.service.papers.making_papers import PapersRequest, make_papers
from engine.service.store import FileStore
from tests import frozen

ROOT = Path(__file__).parents[2]
COMMUNES: Final = ("02536", "02545", "02587")
LOCALES: Final = ("C", "POSIX", "C.UTF-8", "vi_VN.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8")
ZONES: Final = ("UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati", "Nowhere/Bogus")
# What must be among the files made, so that nothing is compared with nothing.
WANTED: Final = (
    "results/results.json",
    "results/tong-hop.xlsx",
    "plan/plan.json",
    ".docx",
    "forms/",
    "ho-so.zip",
    "bang/",
)


def made_in(folder: Path) -> dict[str, str]:
    """Every output of the round of a workspace, and the hash of every file that is there afterwards."""
    store, say = FileStore(folder, bundled=False), speak("vi")
    forms(store, FormsRequest(frozen.SAMPLE), say)
    score.score(store, score.ScoreRequest(frozen.SAMPLE), say)
    plan.plan(store, plan.PlanRequest(frozen.SAMPLE), say)
    make_papers(store, PapersRequest(frozen.SAMPLE, kinds=("self-score",)))
    export(store, ExportRequest(frozen.SAMPLE, "csv", folder / "bang"))
    make_dossier(store, DossierRequest(frozen.SAMPLE, out=folder / "ho-so.zip"))
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest(path.read_bytes()) for path in files}


def laid_out(whole: Path, folder: Path, chance: random.Random) -> Path:
    """A workspace copied file by file in an order drawn by chance."""
    files = [path for path in whole.rglob("*") if path.is_file()]
    chance.shuffle(files)
    for path in files:
        target = folder / path.relative_to(whole)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return folder


def surroundings(number: int) -> Mapping[str, str]:
    """A run's own seed of hashes, locale and time zone."""
    chance = random.Random(number)
    return {"PYTHONHASHSEED": str(chance.randrange(2**32)), "LC_ALL": LOCALES[number % len(LOCALES)],
            "LANG": chance.choice(LOCALES), "TZ": ZONES[number % len(ZONES)], "PHUHOP_CACHE": "off"}  # fmt: skip


def made_again(number: int, work: Path) -> dict[str, str]:
    """One run in surroundings of its own; gives the hashes. Raises RuntimeError with what the run said."""
    whole = work / "whole"
    if not whole.exists():
        frozen.desk_in(whole, COMMUNES)
    folder = laid_out(whole, work / f"Bản {number}", random.Random(number))
    command = [sys.executable, "-m", "tests.attack.made_again", str(folder)]
    around = {**os.environ, **surroundings(number)}
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2_000:])
    hashes: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    shutil.rmtree(folder)
    return hashes


if __name__ == "__main__":
    print(json.dumps(made_in(Path(sys.argv[1]))))  # noqa: T201 - what it is run for
