"""What lies in a round's folder: its two files and ``evidence/``, under their own names or under ones that mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from engine.evidence.facts import Round
from engine.files.numbers import plain
from engine.law.loading import nearest
from engine.law.source import Source
from engine.problems import Place, Problem, ProblemsFound, problem

ROUND_FILE, COMMUNES, EVIDENCE = "round.yaml", "communes.csv", "evidence"
MISSING = {ROUND_FILE: "RND-237", COMMUNES: "RND-238"}
# What the program itself puts beside the evidence.
OWN_FOLDERS = frozenset({"forms", "results", "plan", "record", "returned", "drafts"})
SENT = frozenset({".xlsx", ".xls", ".xlsm", ".csv", ".ods", ".pdf"})


def need(folder: Path, name: str) -> None:
    """Raise ProblemsFound when a round's own file is not there, with what lies in its place."""
    if not (folder / name).exists():
        raise ProblemsFound([problem(MISSING[name], Place(name), given=mistaken(folder, name) or "–")])


def mistaken(folder: Path, name: str) -> str:
    """The files that were probably meant to be this one: saved with another ending, or copied."""
    stem = name.partition(".")[0]
    names = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    meant = [given for given in names if given != name and plain(given).startswith(stem[:5])]
    return ", ".join(meant[:3])


def looks_like_a_round(folder: Path) -> bool:
    """Whether a folder without ``round.yaml`` was meant as a round."""
    return bool(mistaken(folder, ROUND_FILE) or (folder / COMMUNES).exists() or (folder / EVIDENCE).is_dir())


def evidence_problems(folder: Path) -> Iterator[Problem]:
    """``evidence/`` is not there: the folder that holds files instead, if any."""
    home = folder / EVIDENCE
    if home.is_dir():
        return
    others = [path for path in sorted(folder.iterdir()) if path.is_dir() and not path.name.startswith(".")]
    filled = [path.name for path in others if path.name not in OWN_FOLDERS and _holds_files(path)]
    yield problem("RND-239", Place(EVIDENCE), given=", ".join(filled[:3]) or "–")


def _holds_files(folder: Path) -> bool:
    return any(path.suffix.casefold() in SENT for path in folder.iterdir())


def round_id(folder: Path) -> str:
    """The id of a round by its folder: its name in small plain letters, figures and hyphens, "dot-" before a figure."""
    name = re.sub(r"[^a-z0-9.]+", "-", plain(folder.resolve().name)).strip("-.")[:60]
    return name if name[:1].isalpha() else f"dot-{name}"[:60].rstrip("-")


def naming_problems(folder: Path, round_: Round, source: Source) -> Iterator[Problem]:
    """A round that is not what its folder is called, that follows itself, or that confirms what it does not have."""
    name, wanted = folder.resolve().name, round_id(folder)
    if round_.id not in (name, wanted):
        yield source.problem("RND-231", ("id",), given=round_.id, folder=name, wanted=wanted)
    if round_.previous in (round_.id, name):
        yield source.problem("RND-232", ("previous",), given=round_.previous)
    known = [*(unit.code for unit in round_.units), *round_.directives]
    for at, entry in enumerate(round_.confirmed):
        if entry.name not in known:
            yield source.problem(
                "RND-236", ("confirmed", at, "name"), given=entry.name, near=nearest(entry.name, known)
            )
