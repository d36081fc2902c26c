"""The states of tasks as a file, ``cells.json`` beside the letters: following tasks from it needs no rules engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from engine.files.intake.kept_formats import refuse_newer
from engine.problems import Place, ProblemsFound, problem
from engine.rules.judging import engine_version, open_judge
from engine.rules.table import FILE, digest
from engine.tasks.states import Order, compile_states, tabulate

SCHEMA = "phuhop/duties/1"


def open_states(folder: Path) -> Mapping[Order, str]:
    """The rule of every order of a task's days: durable-rules where it is here, else ``cells.json`` in folder.

    Raises ProblemsFound when without the engine the table is absent, damaged, or made from other rules.
    """
    if engine_version():
        return _judged_states()
    path, place = folder / FILE, Place(f"{folder.name}/{FILE}")
    if not path.exists():
        raise ProblemsFound([problem("SYS-101", place)])
    try:
        held = json.loads(path.read_text("utf-8"))
        refuse_newer(held["schema"], SCHEMA, place)
        if held["schema"] != SCHEMA or held["sha256"] != digest(held["table"]):
            raise ValueError("sha256")
    except (ValueError, KeyError, TypeError) as fault:
        raise ProblemsFound([problem("SYS-102", place, reason=str(fault))]) from None
    if held["table"]["rules"] != _rules_digest():
        raise ProblemsFound([problem("SYS-101", place)])
    return dict(held["table"]["states"])


@lru_cache(maxsize=1)
def _judged_states() -> Mapping[Order, str]:
    """The table judged once: its rules are the program's own."""
    return tabulate(open_judge(compile_states()))


def states_text(table: Mapping[Order, str]) -> str:
    """The states' table as the text of ``cells.json``: same rules, same bytes."""
    kept = {"rules": _rules_digest(), "judged_by": f"durable-rules {engine_version()}", "states": dict(table)}
    held = {"schema": SCHEMA, "sha256": digest(kept), "table": kept}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _rules_digest() -> str:
    return digest([[rule.id, rule.test] for rule in compile_states().rules])
