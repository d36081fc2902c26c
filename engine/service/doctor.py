"""What this machine can do: Python, the rules engine, the cell tables, the folders."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from engine.comparing.partial import is_partial
from engine.files.keeping.office import office
from engine.files.keeping.recogniser import recognition, tesseract
from engine.law.loading import load_standard
from engine.problems import ProblemsFound
from engine.rules.judging import engine_version
from engine.rules.table import read_cells
from engine.service.replies.made import DoctorReply, FindingState, doctor_reply
from engine.service.store import Holdings

LIBRARIES = ("click", "rich", "pydantic", "numpy", "PyYAML", "openpyxl")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its topic, how it stands, and the value seen."""

    topic: str
    state: FindingState
    value: str
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """Every finding, in the order of looking."""

    findings: tuple[Finding, ...]

    def reply(self) -> DoctorReply:
        """The same as plain data."""
        return doctor_reply(asdict(finding) for finding in self.findings)


def doctor(holdings: Holdings) -> Examined:
    """What this machine can do, and whether the tables at hand are of their laws."""
    return Examined(examine(holdings))


def examine(holdings: Holdings) -> tuple[Finding, ...]:
    """Every finding of this machine and its laws; opens files, changes nothing."""
    fits = (3, 11) <= sys.version_info[:2] < (3, 13)
    rules = engine_version()
    return (
        Finding("python", "good" if fits else "limited", sys.version.split()[0]),
        Finding("engine", "good" if rules else "limited", f"durable-rules {rules}" if rules else ""),
        *(_table(holdings, name) for name in holdings.standards() if not is_partial(holdings.standard(name))),
        Finding("workspace", "good", str(holdings.criteria.parent)),
        Finding("writable", "good" if os.access(Path.cwd(), os.W_OK) else "limited", str(Path.cwd())),
        Finding("encoding", "good" if _is_utf8() else "limited", sys.stdout.encoding or "?"),
        *(_library(name) for name in LIBRARIES),
        Finding("office", "good" if office() else "limited", office() or ""),
        _scans(),
    )


def _table(holdings: Holdings, name: str) -> Finding:
    """Whether a standard's ``cells.json`` comes from the very law beside it."""
    try:
        book = load_standard(holdings.standard(name))
        cells = read_cells(book)
    except ProblemsFound as refused:
        return Finding("cells", "bad", refused.problems[0].code, name)
    if cells is None:
        return Finding("cells", "limited", "", name)
    return Finding("cells", "good" if cells.law == book.sha256 else "bad", cells.judged_by, name)


def _scans() -> Finding:
    """Whether scans can be read; of a program without its model the program is told."""
    state = recognition()
    return Finding("scans", "good" if state == "there" else "limited", "" if state == "absent" else tesseract() or "")


def _library(name: str) -> Finding:
    try:
        return Finding("library", "good", f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding("library", "bad", name)


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
