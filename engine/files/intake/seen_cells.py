"""What a cell says to whoever looks at it, or why it says nothing for certain: one answer for all who read cells.

Struck-out, raised, hidden and doubled cells are refused; so is a number that its format shows as another one, and a
day of which its format shows a part.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engine.files.books import Cell
from engine.files.intake.shown_numbers import (
    GENERAL,
    Figure,
    figure_of,
    is_day,
    shows_month_first,
    shows_text,
    shows_whole_day,
)
from engine.files.numbers import THIS_CELL, Raw, Refusal, shown
from engine.problems import InBoth

# Signs that no screen and no paper shows as themselves: halves of signs, controls, and what is no sign at all.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd\ufffe\uffff]")
# Excel keeps and shows this many digits; what is left of them is the dust of its arithmetic.
KEPT_DIGITS = 15
MONTHS = 12
HIDDEN = {
    "sheet": ("trang tính bị ẩn", "the sheet is hidden"),
    "row": ("hàng hoặc cột của ô bị ẩn", "its row or column is hidden"),
    "format": ("kiểu hiện số của ô giấu giá trị", "its number format hides the value"),
    "colour": ("chữ màu trắng trên nền sáng", "its letters are white on a bright ground"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell's value as it is seen; ``percent`` says that 0.98 is seen as 98 %, ``formula`` that it was worked out."""

    raw: Raw = None
    percent: bool = False
    formula: bool = False


def seen(cell: Cell) -> Seen | Refusal:
    """The value that stands in a cell for everybody to see, or the refusal of it."""
    if cell.error:
        return Refusal("EVI-209", {"given": shown(cell.raw)})
    if cell.raw is None and cell.formula:
        return Refusal("EVI-207", {})
    if cell.raw is None or not cell.says:
        return Seen()
    if refusal := _marked(cell):
        return refusal
    if isinstance(cell.raw, bool):
        return Seen(cell.raw, formula=cell.formula)
    if isinstance(cell.raw, str):
        return _seen_text(cell)
    if isinstance(cell.raw, date):
        return _unclear_day(cell.raw, cell.format) or Seen(cell.raw, formula=cell.formula)
    return _seen_number(cell, exact(cell.raw))


def seen_text(cell: Cell, *, raised: bool = True) -> str | Refusal:
    """What stands in a cell as text without blanks at its ends; ``raised`` lets no raised sign in."""
    look = seen(cell if raised else cell.level())
    if isinstance(look, Refusal):
        return look
    if look.percent and isinstance(look.raw, (int, float)):
        return f"{(exact(look.raw) * 100).normalize():f}%"
    return "" if look.raw is None else written(look.raw)


def written(raw: Raw) -> str:
    """A value as text, whole: days as day/month/year, numbers with as many digits as they have."""
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    if isinstance(raw, float):
        return f"{exact(raw):f}"
    return str(raw).strip()


def exact(number: float) -> Decimal:
    """A number of Excel with the digits that it keeps: 48.00000000000001 is 48."""
    told = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{KEPT_DIGITS}g}")
    return told.quantize(Decimal(1)) if abs(told) < 10**KEPT_DIGITS and told == told.to_integral_value() else told


def unprintable(text: str) -> Refusal | None:
    """The refusal of a text that holds signs which cannot be printed."""
    found = UNPRINTABLE.search(text)
    return Refusal("FIL-229", {**THIS_CELL, "sign": f"U+{ord(found[0]):04X}"}) if found else None


def concealed(why: str) -> Refusal:
    """The refusal of what is out of sight, for one of the reasons of HIDDEN."""
    reason, reason_en = HIDDEN[why]
    return Refusal("FIL-223", {**THIS_CELL, "why": reason, "why_en": reason_en})


def _marked(cell: Cell) -> Refusal | None:
    """Why a cell does not count as it stands, whatever it holds."""
    if not (cell.twice or cell.struck or cell.hidden or cell.pale or cell.raised):
        return None
    given = {**THIS_CELL, "given": shown(cell.raw)}
    if cell.twice:
        return Refusal("FIL-224", given)
    if cell.struck:
        return Refusal("FIL-220", given)
    if cell.hidden or cell.pale:
        return concealed("row" if cell.hidden else "colour")
    return Refusal("FIL-221", given) if cell.raised else None


def _unclear_day(day: date, code: str) -> Refusal | None:
    """A day of which a part is not shown, or that is read as another one where days come before months."""
    if not code:
        return None
    told = {**THIS_CELL, "stored": shown(day), "format": code}
    if not shows_whole_day(code):
        return Refusal("FIL-240", told)
    if shows_month_first(code) and day.day <= MONTHS and day.day != day.month:
        return Refusal("FIL-241", {**told, "seen": f"{day:%m/%d/%Y}"})
    return None


def _seen_text(cell: Cell) -> Seen | Refusal:
    text = str(cell.raw)
    around = shows_text(cell.format) if cell.format else ("", "")
    if around is None:
        return concealed("format")
    if "".join(around).strip():
        text = f"{around[0]}{text}{around[1]}"
    return unprintable(text) or Seen(text, formula=cell.formula)


def _seen_number(cell: Cell, number: Decimal) -> Seen | Refusal:
    stored = InBoth(f"{number:f}".replace(".", ","), f"{number:f}")
    if is_day(cell.format):
        return _otherwise("#####" if number < 0 else "00/01/1900", stored, cell.format)
    figure = figure_of(number, cell.format)
    if figure.blank:
        return concealed("format")
    if figure.digits is None or figure.digits != number.scaleb(2 if figure.percent else 0):
        return _otherwise(figure.text() if figure.digits is not None else "…", stored, cell.format)
    return Seen(_read_back(number, figure), figure.percent, cell.formula)


def _read_back(number: Decimal, figure: Figure) -> Raw:
    """The number, or all that stands in the cell where its format adds words that mean something."""
    words = f"{figure.before}{figure.after}"
    if any(sign.isalnum() or unicodedata.category(sign) in {"Po", "Sc"} for sign in words):
        return figure.text()
    return int(number) if number == number.to_integral_value() else float(number)


def _otherwise(seen_as: str, stored: InBoth | str, code: str) -> Refusal:
    return Refusal("FIL-222", {**THIS_CELL, "seen": seen_as, "stored": stored, "format": code or GENERAL})
