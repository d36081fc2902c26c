"""One value between the law's files and a cell: numbers stay exact, texts stay texts, words are the reader's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from engine.desk.editing.clauses.clause_cells import (
    read_choices,
    read_clauses,
    read_facts,
    shown_choices,
    shown_clauses,
    shown_facts,
)
from engine.desk.editing.clauses.year_days import read_year_day, shown_year_day
from engine.desk.editing.law_sheets import Column
from engine.desk.editing.vocabulary import vocabulary
from engine.files.exact_numbers import TwoWays, read_exact
from engine.files.intake.seen_cells import exact, seen
from engine.files.numbers import Refusal, folded, read_day
from engine.files.numbers import shown as shown_raw
from engine.files.workbook import Cell
from engine.language import Say
from engine.law.source import Tree
from engine.law.values import exact_text

Shown: TypeAlias = "str | int | float | date"

# A number that Excel keeps digit by digit; anything else goes in as text.
EXCEL_KEEPS = re.compile(r"-?(0|[1-9]\d{0,14})|-?(?=[\d.]{3,16}$)(0|[1-9]\d*)\.\d*[1-9]")
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|-?[0-9]+/[0-9]+")
EMPTY_LIST = "[]"
# Points of an example are a text, for they may be a range: 0..12.5, in a Vietnamese workbook 0..12,5.
EXAMPLE_POINTS = ("Example", "points")
PARTS = re.compile(r"(?<=[0-9])\.(?=[0-9])")
# Columns of numbers and days, in which a raised sign may be taken for a digit.
FIGURES = frozenset({"exact", "whole", "points", "day"})
WHOLES = frozenset({"whole", "points"})  # where the point of 1.000 can only group digits


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell cannot be read: the code and its words, ``given`` among them."""

    code: str
    given: str
    values: Mapping[str, object] = field(default_factory=dict)


def shown(column: Column, value: Tree | None, say: Say) -> Shown | None:
    """What a cell of this column shows for a value of the files; None for an empty cell."""
    if (units := _shown_of_units(column, value, say)) is not None:
        return units
    if value is None or isinstance(value, dict):
        return None
    words = vocabulary()
    if isinstance(value, tuple):
        texts = [str(part) for part in value]
        return ", ".join(words.word(column.words, t, say) if column.words else t for t in texts) or EMPTY_LIST
    if column.words:
        return words.word(column.words, value, say)
    if (column.model, column.name) == EXAMPLE_POINTS:
        return PARTS.sub(",", value) if say.language == "vi" else value
    if column.kind in ("whole", "points", "exact") and EXCEL_KEEPS.fullmatch(value):
        return int(value) if "." not in value else float(value)
    if column.kind == "year_day":
        return shown_year_day(value, say)
    return _day(value) if column.kind == "day" else value


def _shown_of_units(column: Column, value: Tree | None, say: Say) -> Shown | None:
    """What speaks of communes; None for everything else."""
    if column.kind == "clauses" and isinstance(value, tuple):
        return shown_clauses(value, say)
    if isinstance(value, dict) and column.kind in ("facts", "choices"):
        return shown_facts(value, say) if column.kind == "facts" else shown_choices(value)
    if column.kind == "bar":
        if isinstance(value, dict):
            return f"{value.get('percent', '')} %"
        if not isinstance(value, str) or not EXCEL_KEEPS.fullmatch(value):
            return None
        return int(value) if "." not in value else float(value)
    return None


def _day(value: str) -> date | str:
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
    except ValueError:
        return value


def read(column: Column, cell: Cell | None) -> Tree | Refused | None:
    """What a cell says, as the files would have it; None when it is empty, a refusal when it cannot be told.

    97,5 is read as 97.5; 1.000 in an edge is sent back, because it may be a thousand or a one.
    """
    if cell is None or not cell.says:
        return None
    if cell.formula or cell.error:
        return Refused("WBK-203", shown_raw(cell.raw) if cell.raw is not None else "=…")
    if isinstance(cell.raw, date) and column.kind != "day":
        return Refused("WBK-204", f"{cell.raw:%d/%m/%Y}")
    look = seen(cell if column.kind in FIGURES else cell.level())
    if isinstance(look, Refusal):
        return Refused(look.code, shown_raw(cell.raw), look.values)
    if isinstance(look.raw, date):
        return look.raw.isoformat()[:10]
    if look.percent and column.kind == "bar" and isinstance(look.raw, (int, float)):
        return {"percent": _decimal(look.raw * 100)}
    if look.percent and isinstance(look.raw, (int, float)):
        return Refused("WBK-205", f"{_decimal(look.raw * 100)}%")
    text = _text(look.raw)
    if column.kind in FIGURES:
        folding = folded(text)
        if isinstance(folding, Refusal):
            return Refused(folding.code, text, folding.values)
        text = folding
    return _said(column, text) if text else None


def _text(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, (int, float)):
        return _decimal(raw)
    return str(raw).replace("\r\n", "\n").strip()


def _decimal(number: float) -> str:
    """A number of Excel in plain digits, as many as Excel keeps."""
    text = format(exact(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _said(column: Column, text: str) -> Tree | Refused:
    words = vocabulary()
    if column.kind in ("clauses", "facts", "choices", "bar"):
        return _said_of_units(column, text)
    if column.kind == "data":
        data = tuple(part.strip() for part in text.split(",") if part.strip())
        return data if len(data) > 1 else words.value(column.words, text) if column.words else text
    if column.kind in ("names", "words"):
        parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()] if text != EMPTY_LIST else []
        return tuple(words.value(column.words, part) if column.words else part for part in parts)
    if column.words:
        return words.value(column.words, text)
    if (column.model, column.name) == EXAMPLE_POINTS:
        return re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text)
    if column.kind == "year_day":
        return read_year_day(text)
    return _number(column, text) if column.kind in FIGURES else text


def _number(column: Column, text: str) -> Tree | Refused:
    """A number or a day in the digits of the files; a text that is neither as it is, for the model to refuse."""
    if column.kind == "day":
        day = read_day(text)
        return day.isoformat() if isinstance(day, date) else text
    read = read_exact(text, whole=column.kind in WHOLES)
    if isinstance(read, TwoWays):
        return Refused("WBK-206", text)
    # What the files write is left as it stands: 0.50 is an author's own.
    own = text.isdigit() if column.kind in WHOLES else bool(PLAIN.fullmatch(text))
    if read is None or own or (column.kind in WHOLES and read.slashed):
        return text
    if read.percent:
        return Refused("WBK-205", text)
    return exact_text(read.value)


def _said_of_units(column: Column, text: str) -> Tree:
    if column.kind == "clauses":
        return read_clauses(text)
    if column.kind == "facts":
        return read_facts(text)
    if column.kind == "choices":
        return read_choices(text)
    found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?) ?%", text)
    if found:
        return {"percent": found[1].replace(",", ".")}
    return text.replace(",", ".") if re.fullmatch(r"[0-9]{1,9},[0-9]{1,2}", text) else text
