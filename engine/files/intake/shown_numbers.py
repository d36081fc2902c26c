"""What an Excel number format makes of a number: the figure that stands in the cell, and the words around it.

Only what can be told for certain is told: a format with conditions, fractions or exponents shows whole numbers alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

GENERAL = "General"
# The formats that Excel knows by number (ECMA-376 part 1, 18.8.30); 5 to 8, sums of money, and 14 follow the computer.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%",
    10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm",
    37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
SPLIT = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)', re.DOTALL)
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<money>[^\-\]]*)[^\]]*\]|(?P<if>\[[<>=][^\]]*\])|\[[^\]]*\]|'
    r"(?P<general>general)|(?P<exponent>e[+\-])|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 255
DAY_LETTERS = frozenset("dmyhs")
DIGITS = frozenset("0#?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as its cell shows it; ``digits`` is None where it shows no figure or one that cannot be told.

    ``before`` and ``after`` are the words of the format, ``percent`` whether the figure stands for hundredths.
    """

    digits: Decimal | None
    before: str = ""
    after: str = ""
    percent: bool = False
    blank: bool = False

    def text(self) -> str:
        """All that stands in the cell."""
        digits = "" if self.digits is None else f"{self.digits:f}".replace(".", ",")
        return f"{self.before}{digits}{'%' if self.percent else ''}{self.after}".strip()


@dataclass(frozen=True, slots=True)
class _Section:
    """One of a format's parts: how it shifts the point, how many decimals it shows, what stands around the digits."""

    before: str = ""
    after: str = ""
    shift: int = 0
    decimals: int | None = None
    percent: bool = False
    certain: bool = True
    whole: bool = False
    digits: bool = False
    naught: bool = True
    own_sign: bool = False


def figure_of(number: Decimal, code: str) -> Figure:
    """What a cell of this format shows for a number."""
    section = _section_for(number, _sections(code[:LONGEST] or GENERAL))
    before, after = section.before, section.after
    if number == 0 and f"{before}{after}".strip() in {"-", "–"}:
        return Figure(number)  # an accountant's dash is a nought that everybody knows
    if not section.certain:
        return Figure(None, before, after)
    if not section.digits:
        return Figure(None, before, after, blank=not f"{before}{after}".strip())
    with localcontext() as exactly:
        exactly.prec = 400
        shown = number.scaleb(section.shift)
        if section.decimals is not None:
            shown = shown.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
    if section.whole and shown != shown.to_integral_value():
        return Figure(None, before, after)
    if shown == 0 and not section.naught:
        return Figure(None, before, after, blank=True)
    if number < 0 and section.own_sign:
        marked = set("-–(") & set(before)
        shown = shown if marked else abs(shown)
        before, after = before.strip("-–( "), after.strip(") ")
    return Figure(shown, before, after, section.percent)


def _section_for(number: Decimal, sections: tuple[_Section, ...]) -> _Section:
    """The part of a format that a number is shown by: above, below, or at nought."""
    if number < 0 and len(sections) > 1:
        return replace(sections[1], own_sign=True)
    return sections[2] if number == 0 and len(sections) > 2 else sections[0]


def shows_text(code: str) -> tuple[str, str] | None:
    """What a format puts before and after a text; None where it shows no text at all."""
    pieces = _pieces(code or GENERAL)
    if len(pieces) < 4:
        return "", ""
    before, sign, after = pieces[3].partition("@")
    return (_words(before), _words(after)) if sign or "general" in pieces[3].casefold() else None


def is_day(code: str) -> bool:
    """Whether a format shows a number as a day or a time."""
    section = _pieces(code)[0] if code else ""
    signs = {(found["sign"] or "").casefold() for found in TOKEN.finditer(section)}
    counted = re.search(r"\[[hms]+\]", section, re.IGNORECASE)
    return bool(counted) or bool(signs & DAY_LETTERS and not _general(section) and "#" not in signs)


@lru_cache(maxsize=1024)
def shows_whole_day(code: str) -> bool:
    """Whether a format for days shows day, month and year."""
    signs = {(found["sign"] or "").casefold() for found in TOKEN.finditer(_pieces(code)[0])}
    return signs >= {"d", "m", "y"}


@lru_cache(maxsize=1024)
def shows_month_first(code: str) -> bool:
    """Whether a format for days shows the month's number before the day's, as 11/05/2024 for 5 November."""
    signs = "".join(found["sign"] or "" for found in TOKEN.finditer(_pieces(code)[0])).casefold()
    days = re.sub(r"[^dmy]", "", re.sub(r"h+:m+(?::s+)?|m+:s+", "", signs))
    return re.match(r"m{1,2}d{1,2}(?!d)", days) is not None


def _general(section: str) -> bool:
    return any(found["general"] for found in TOKEN.finditer(section))


def _pieces(code: str) -> list[str]:
    return [found[1] for found in SPLIT.finditer(code)][: 1 + len(re.findall(";", _bare(code)))]


def _bare(code: str) -> str:
    """A format without what is quoted in it."""
    return re.sub(r'"[^"]*"|\\.', "", code)


def _words(text: str) -> str:
    return "".join(
        said for found in TOKEN.finditer(text) if (said := found["quoted"] or found["escaped"] or found["sign"] or "")
    )


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_section(piece) for piece in _pieces(code)[:3])


def _section(piece: str) -> _Section:
    """One part of a format, sign by sign."""
    words, seen, point, noughts = ["", ""], "", False, 0
    decimals = commas = percents = 0
    certain, whole = True, False
    for found in TOKEN.finditer(piece):
        sign = found["sign"] or ""
        if found["if"] or found["exponent"] or (sign and sign.casefold() in DAY_LETTERS):
            certain = False
        elif found["general"] or sign == "@":
            seen, decimals, noughts = "general", -1, 1
        elif sign == "/" and seen:
            whole, decimals = True, -1
        elif sign and sign in DIGITS:
            certain &= not words[1].strip() or whole
            seen, commas, noughts = "digits", commas if point else 0, noughts + (sign == "0")
            decimals += point and decimals >= 0
        elif sign == ".":
            point, seen = True, "digits"
        elif sign == "," and seen:
            commas += 1
        elif sign == "%":
            percents += 1
        else:
            words[bool(seen)] += found["quoted"] or found["escaped"] or found["money"] or sign
    certain &= not any(letter.isnumeric() for letter in "".join(words))
    return _Section(
        words[0], words[1], 2 * percents - 3 * commas, None if decimals < 0 else decimals, bool(percents),
        certain=certain, whole=whole, digits=bool(seen), naught=bool(noughts),
    )  # fmt: skip
