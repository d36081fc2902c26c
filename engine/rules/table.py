"""The cell table as a file, ``cells.json``: scoring from it needs no rules engine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from engine.files.intake.kept_formats import refuse_newer
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.rules.agreeing import hold_to_the_page
from engine.rules.class_cover import class_problems
from engine.rules.compiling import compile_standard
from engine.rules.idle.judged import unjudged
from engine.rules.implied import implied
from engine.rules.judging import JudgeError, engine_version
from engine.rules.meaning import meant
from engine.rules.number_line import LawTable, NumberLine
from engine.rules.proving import prove

FILE = "cells.json"
# The second where a standard has tables of unit facts besides that of the classes, or conditions.
SCHEMA, FURTHER = "phuhop/cells/1", "phuhop/cells/2"


def open_cells(book: Lawbook) -> tuple[LawTable, tuple[Problem, ...]]:
    """The table of a law, and warnings: proved afresh where durable-rules is here, else from ``cells.json``.

    Raises ProblemsFound when the law does not stand the proof, or when without the engine the
    table is absent, damaged, or made from another law.
    """
    if engine_version():
        return _proved(_Asked(book))
    cells = read_cells(book)
    if cells is None or cells.law != book.sha256:
        raise ProblemsFound([problem("SYS-101", Place(f"{book.folder.name}/{FILE}"))])
    try:
        hold_to_the_page(book.standard, cells)
    except JudgeError as fault:  # nobody can be scored by a table that its own law contradicts
        place = Place(f"{book.folder.name}/{FILE}")
        raise ProblemsFound([problem("SYS-102", place, reason=str(fault))]) from None
    return _judging(book, cells), tuple(implied(book))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A law as it is asked about: two of the same texts and marks, in folders of one name, are one."""

    book: Lawbook

    def __hash__(self) -> int:
        return hash((self.book.folder.name, self.book.sha256))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Asked):
            return NotImplemented
        one, two = self.book, other.book
        alike = (one.folder.name, one.sha256) == (two.folder.name, two.sha256)
        return alike and one.standard == two.standard and one.sources == two.sources


@lru_cache(maxsize=8)
def _proved(asked: _Asked) -> tuple[LawTable, tuple[Problem, ...]]:
    """A law is proved once while the program runs: durable-rules keeps some megabytes of each law that it is given."""
    proof = prove(asked.book)
    return _judging(asked.book, proof.table), (*proof.warnings, *implied(asked.book))


def _judging(book: Lawbook, table: LawTable) -> LawTable:
    """A table in which every number of the law has a part, and every commune a class; raises ProblemsFound."""
    if found := (*class_problems(book, table), *unjudged(book, table)):
        raise ProblemsFound(found)
    return table


def read_cells(book: Lawbook) -> LawTable | None:
    """The committed table, or None where there is none; raises ProblemsFound when it is damaged."""
    path = book.folder / FILE
    if not path.exists():
        return None
    try:
        held = json.loads(path.read_text("utf-8"))
        refuse_newer(held["schema"], FURTHER, Place(f"{book.folder.name}/{FILE}"))
        if held["schema"] not in (SCHEMA, FURTHER) or held["sha256"] != digest(held["table"]):
            raise ValueError("sha256")
        return _cells_of(held["table"], book.standard)
    except (ValueError, KeyError, TypeError) as fault:
        raise ProblemsFound([problem("SYS-102", Place(f"{book.folder.name}/{FILE}"), reason=str(fault))]) from None


def judged_law(folder: Path) -> str | None:
    """The hash of the law that a folder's table was made from; None where there is no table that says so."""
    try:
        law = json.loads((folder / FILE).read_text("utf-8"))["table"]["law"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return law if isinstance(law, str) else None


def cells_text(cells: LawTable) -> str:
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
    if cells.units:
        table["units"] = {tag: dict(fired) for tag, fired in cells.units.items()}
    if cells.conditions:
        table["conditions"] = dict(cells.conditions)
    held = {"schema": FURTHER if cells.units or cells.conditions else SCHEMA, "sha256": digest(table), "table": table}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _cells_of(table: dict[str, object], standard: Standard) -> LawTable:
    held = json.loads(json.dumps(table))
    items = {
        name: NumberLine(tuple(Fraction(e) for e in item["edges"]), tuple(item["rules"]), item["none"])
        for name, item in held["items"].items()
    }
    decisions = {key: tuple(rules) for key, rules in held["decisions"].items()}
    said = {item.line: meant(item) for item in standard.lines}
    rules, days = compile_standard(standard).by_id, tuple(held["days"])
    further = (held.get(name, {}) for name in ("units", "conditions"))
    return LawTable(held["law"], held["judged_by"], items, decisions, held["classes"], days, rules, said, *further)


def digest(table: object) -> str:
    """The SHA-256 of a table as sorted JSON, kept beside it so that damage is told."""
    return hashlib.sha256(json.dumps(table, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
