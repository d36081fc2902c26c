"""What this machine can do: Python, the rules engine, the cell tables, the folders."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from engine.comparing.partial import is_partial
from engine.law.loading import load_standard
from engine.problems import ProblemsFound
from engine.rules.judging import engine_version
from engine.rules.table import read_cells
from engine.service.workspace import Workspace

State = Literal["good", "limited", "bad"]
LIBRARIES = ("click", "rich", "pydantic", "numpy", "PyYAML", "openpyxl")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its topic, how it stands, and the value seen."""

    topic: str
    state: State
    value: str
    standard: str = ""

    def as_row(self) -> dict[str, str]:
        """The finding as plain data."""
        return asdict(self)


def examine(workspace: Workspace) -> tuple[Finding, ...]:
    """Every finding of this machine and workspace; opens files, changes nothing."""
    fits = (3, 11) <= sys.version_info[:2] < (3, 13)
    rules = engine_version()
    return (
        Finding("python", "good" if fits else "limited", sys.version.split()[0]),
        Finding("engine", "good" if rules else "limited", f"durable-rules {rules}" if rules else ""),
        *(_table(workspace, name) for name in workspace.standards() if not is_partial(workspace.standard(name))),
        Finding("workspace", "good", str(workspace.root)),
        Finding("writable", "good" if os.access(Path.cwd(), os.W_OK) else "limited", str(Path.cwd())),
        Finding("encoding", "good" if _is_utf8() else "limited", sys.stdout.encoding or "?"),
        *(_library(name) for name in LIBRARIES),
    )


def _table(workspace: Workspace, name: str) -> Finding:
    """Whether a standard's ``cells.json`` comes from the very law beside it."""
    try:
        book = load_standard(workspace.standard(name))
        cells = read_cells(book)
    except ProblemsFound as refused:
        return Finding("cells", "bad", refused.problems[0].code, name)
    if cells is None:
        return Finding("cells", "limited", "", name)
    return Finding("cells", "good" if cells.law == book.sha256 else "bad", cells.judged_by, name)


def _library(name: str) -> Finding:
    try:
        return Finding("library", "good", f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding("library", "bad", name)


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
