"""Which program this is: its name and version, as results and papers carry it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def tool_name() -> str:
    """The program and its version."""
    try:
        return f"phuhop {version('phuhop')}"
    except PackageNotFoundError:
        return f"phuhop {_declared_version()}"


def _declared_version() -> str:
    import tomllib

    declared = Path(__file__).resolve().parents[1] / "pyproject.toml"
    held = tomllib.loads(declared.read_text("utf-8")) if declared.exists() else {}
    return str(held.get("project", {}).get("version", "0"))
