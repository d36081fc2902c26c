"""One value between the law's files and a cell: numbers stay exact, texts stay texts, words are the reader's own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from engine.desk.editing.law_sheets import Column
from engine.desk.editing.vocabulary import vocabulary
from engine.files.workbook import Cell
from engine.language import Say
from engine.law.source import Tree

Shown: TypeAlias = "str | int | float | date"

# A number that Excel keeps digit by digit; anything else goes in as text.
EXCEL_KEEPS = re.compile(r"-?(0|[1-9]\d{0,14})|-?(?=[\d.]{3,16}$)(0|[1-9]\d*)\.\d*[1-9]")
COMMA = re.compile(r"(-?\d+),(\d+)")
THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
SLASHED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
EMPTY_LIST = "[]"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell cannot be read: the code and its words."""

    code: str
    given: str


def shown(column: Column, value: Tree | None, say: Say) -> Shown | None:
    """What a cell of this column shows for a value of the files; None for an empty cell."""
    if value is None or isinstance(value, dict):
        return None
    words = vocabulary()
    if isinstance(value, tuple):
        texts = [str(part) for part in value]
        return ", ".join(words.word(column.words, t, say) if column.words else t for t in texts) or EMPTY_LIST
    if column.words:
        return words.word(column.words, value, say)
    if column.kind in ("whole", "exact") and EXCEL_KEEPS.fullmatch(value):
        return int(value) if "." not in value else float(value)
    return _day(value) if column.kind == "day" else value


def _day(value: str) -> date | str:
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
    except ValueError:
        return value


def read(column: Column, cell: Cell | None) -> Tree | Refused | None:
    """What a cell says, as the files would have it; None when it is empty, a refusal when it cannot be told.

    97,5 is read as 97.5; 1.000 is sent back, because it may be a thousand or a one.
    """
    if cell is None or (cell.raw is None and not cell.formula):
        return None
    if cell.formula or cell.error:
        return Refused("WBK-203", str(cell.raw or ""))
    if isinstance(cell.raw, (date, datetime)):
        return cell.raw.isoformat()[:10] if column.kind == "day" else Refused("WBK-204", f"{cell.raw:%d/%m/%Y}")
    if cell.percent and isinstance(cell.raw, (int, float)):
        return Refused("WBK-205", f"{_decimal(cell.raw * 100)}%")
    text = _text(cell.raw)
    return _said(column, text) if text else None


def _text(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, (int, float)):
        return _decimal(raw)
    return unicodedata.normalize("NFC", str(raw)).replace("\r\n", "\n").strip()


def _decimal(number: float) -> str:
    """A number of Excel in plain digits: its shortest decimal that is the same number."""
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _said(column: Column, text: str) -> Tree | Refused:
    words = vocabulary()
    if column.kind == "data":
        data = tuple(part.strip() for part in text.split(",") if part.strip())
        return data if len(data) > 1 else text
    if column.kind in ("names", "words"):
        parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()] if text != EMPTY_LIST else []
        return tuple(words.value(column.words, part) if column.words else part for part in parts)
    if column.words:
        return words.value(column.words, text)
    if column.kind in ("exact", "whole") and THOUSANDS.fullmatch(text):
        return Refused("WBK-206", text)
    if column.kind == "exact":
        return COMMA.sub(r"\1.\2", text) if COMMA.fullmatch(text) else text
    if column.kind == "day" and (found := SLASHED_DAY.fullmatch(text)):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return text
