"""The cell table as a file, ``cells.json``: scoring from it needs no rules engine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from engine.law.loading import Lawbook
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.rules.cells import Cells, ItemCells
from engine.rules.duties import Order, compile_duties, tabulate
from engine.rules.judging import engine_version, open_judge
from engine.rules.proving import prove

FILE = "cells.json"
SCHEMA, DUTY_SCHEMA = "phuhop/cells/1", "phuhop/duties/1"


def open_cells(book: Lawbook) -> tuple[Cells, tuple[Problem, ...]]:
    """The table of a law, and warnings: proved afresh where durable-rules is here, else from ``cells.json``.

    Raises ProblemsFound when the law does not stand the proof, or when without the engine the
    table is absent, damaged, or made from another law.
    """
    if engine_version():
        proof = prove(book)
        return proof.cells, proof.warnings
    cells = read_cells(book)
    if cells is None or cells.law != book.sha256:
        raise ProblemsFound([problem("SYS-101", Place(f"{book.folder.name}/{FILE}"))])
    return cells, ()


def read_cells(book: Lawbook) -> Cells | None:
    """The committed table, or None where there is none; raises ProblemsFound when it is damaged."""
    path = book.folder / FILE
    if not path.exists():
        return None
    try:
        held = json.loads(path.read_text("utf-8"))
        if held["schema"] != SCHEMA or held["sha256"] != _digest(held["table"]):
            raise ValueError("sha256")
        return _cells_of(held["table"])
    except (ValueError, KeyError, TypeError) as fault:
        raise ProblemsFound([problem("SYS-102", Place(f"{book.folder.name}/{FILE}"), reason=str(fault))]) from None


def cells_text(cells: Cells) -> str:
    """The table as the text of ``cells.json``: same law, same bytes."""
    table = {
        "law": cells.law,
        "judged_by": cells.judged_by,
        "items": {
            name: {"edges": [str(edge) for edge in item.edges], "rules": list(item.rules), "none": item.none}
            for name, item in cells.items.items()
        },
        "decisions": {key: list(rules) for key, rules in cells.decisions.items()},
        "classes": dict(cells.classes),
        "days": list(cells.days),
    }
    held = {"schema": SCHEMA, "sha256": _digest(table), "table": table}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def open_duties(folder: Path) -> Mapping[Order, str]:
    """The rule of every order of a task's days: durable-rules where it is here, else ``cells.json`` in folder.

    Raises ProblemsFound when without the engine the table is absent, damaged, or made from other rules.
    """
    if engine_version():
        return tabulate(open_judge(compile_duties()))
    path, place = folder / FILE, Place(f"{folder.name}/{FILE}")
    if not path.exists():
        raise ProblemsFound([problem("SYS-101", place)])
    try:
        held = json.loads(path.read_text("utf-8"))
        if held["schema"] != DUTY_SCHEMA or held["sha256"] != _digest(held["table"]):
            raise ValueError("sha256")
    except (ValueError, KeyError, TypeError) as fault:
        raise ProblemsFound([problem("SYS-102", place, reason=str(fault))]) from None
    if held["table"]["rules"] != _duties_digest():
        raise ProblemsFound([problem("SYS-101", place)])
    return dict(held["table"]["states"])


def duties_text(table: Mapping[Order, str]) -> str:
    """The states' table as the text of ``cells.json``: same rules, same bytes."""
    kept = {"rules": _duties_digest(), "judged_by": f"durable-rules {engine_version()}", "states": dict(table)}
    held = {"schema": DUTY_SCHEMA, "sha256": _digest(kept), "table": kept}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _duties_digest() -> str:
    return _digest([[rule.id, rule.test] for rule in compile_duties().rules])


def _cells_of(table: dict[str, object]) -> Cells:
    held = json.loads(json.dumps(table))
    items = {
        name: ItemCells(tuple(Fraction(e) for e in item["edges"]), tuple(item["rules"]), item["none"])
        for name, item in held["items"].items()
    }
    decisions = {key: tuple(rules) for key, rules in held["decisions"].items()}
    return Cells(held["law"], held["judged_by"], items, decisions, held["classes"], tuple(held["days"]))


def _digest(table: object) -> str:
    return hashlib.sha256(json.dumps(table, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
