"""Numbers of the law as a reader types them from the page: 97,5 or 97.5, 98 %, 1.000, 03/01/2019; never guessed."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from engine.files.books import Cell
from engine.files.exact_numbers import TwoWays, read_exact
from engine.files.intake.seen_cells import seen
from engine.files.numbers import Raw, Refusal, folded, grouped, plain, read_day, shown
from engine.law.points.scores import is_multiple
from engine.law.readings.number import Number
from engine.law.values import exact_text

SAME = frozenset({"dung", "khop", "dung nhu vay", "nhu ben", "same", "yes", "co", "x"})
OTHER = frozenset({"khac", "khong", "khong khop", "sai", "different", "no"})
CHOSEN = {
    "du diem": "full_points",
    "diem toi da": "full_points",
    "full points": "full_points",
    "0": "zero",
    "0 diem": "zero",
    "khong diem": "zero",
    "0 points": "zero",
    "khong ap dung": "not_applicable",
    "khong tinh": "not_applicable",
    "not applicable": "not_applicable",
}
WORDS_AFTER = frozenset({"diem", "nguoi", "points", "thang", "tre"})


def found_in_cell(number: Number, cell: Cell) -> str | Refusal | None:
    """What was found for a number as its cell shows it; else as ``read_found``."""
    if cell.error:
        return Refusal("CHK-203", {"given": shown(cell.raw)})
    look = seen(cell)
    return look if isinstance(look, Refusal) else read_found(number, look.raw, percent=look.percent)


def read_found(number: Number, raw: Raw, *, percent: bool = False) -> str | Refusal | None:
    """What was found for a number, in YAML's digits; None when words were found to differ; else why it cannot be read.

    ``percent`` says that Excel shows the cell as a percentage, so 0.98 was typed as 98 %.
    """
    match number.kind:
        case "words":
            return _read_words(number, raw)
        case "choice":
            chosen = CHOSEN.get(plain(shown(raw)))
            return chosen or Refusal("CHK-205", {"given": shown(raw)})
        case "day":
            day = read_day(raw)
            return day.isoformat() if isinstance(day, date) else Refusal("CHK-209", {"given": shown(raw)})
        case "whole" | "exact":
            return _read_number(number, raw, percent=percent)


def _read_words(number: Number, raw: Raw) -> str | Refusal | None:
    word = plain("x" if raw is True else shown(raw))
    if word in SAME or word == plain(number.value):
        return number.value
    return None if word in OTHER else Refusal("CHK-204", {"given": shown(raw)})


def _read_number(number: Number, raw: Raw, *, percent: bool) -> str | Refusal:
    given = {"given": shown(raw)}
    if isinstance(raw, (bool, date)) or raw is None:
        return Refusal("CHK-203", given)
    if isinstance(raw, str):
        read = _read_text(number, raw)
    else:  # the shortest decimal that Excel's number is: what was typed
        read = Fraction(repr(raw)) * (100 if percent else 1)
        if percent and number.unit != "%":
            return Refusal("CHK-211", given)
    if isinstance(read, Refusal):
        return read
    below_zero = read < 0 and not (number.owner.endswith("/steps") and number.key == "points")
    if number.kind == "whole" and (not is_multiple(read, number.step) or below_zero):
        return Refusal("CHK-203", given)
    return exact_text(read)


def _read_text(number: Number, raw: str) -> Fraction | Refusal:
    folding = folded(raw)
    if isinstance(folding, Refusal):
        return folding
    given = {"given": shown(raw)}
    read = read_exact(_bare(number, folding), whole=number.kind == "whole" and number.step == 1)
    if isinstance(read, TwoWays):
        return Refusal("CHK-212", {**given, "joined": read.joined, "split": read.split})
    if read is None or (read.slashed and "/" not in number.value):
        return Refusal("CHK-203", given)
    if read.percent and number.unit != "%":
        return Refusal("CHK-211", given)
    return read.value


def _bare(number: Number, text: str) -> str:
    """What was typed without the words of its unit: 0,5 trên 1.000 as the sheet itself shows it, 35 điểm."""
    _, per, times = number.unit.partition("/")
    scales = (f"tren moi {grouped(int(times))}", f"tren {grouped(int(times))}", f"/{grouped(int(times))}", f"/{times}",
              f"tren {times}", *(("‰",) if times == "1000" else ())) if per and times.isdigit() else ()  # fmt: skip
    for scale in scales:
        if re.sub(r" ?/ ?", "/", plain(text)).endswith(scale):
            return re.split(r"(?i)\s*(?:trên|/|‰)", text, maxsplit=1)[0]
    head, _, word = text.partition(" ")
    return head if word and plain(word) in WORDS_AFTER else text
