"""One number as people type it, exactly: 97,5 or 97.5, 98 %, 1.000, 1 000, −10, ½, 1/3; what may be two is told so.

Whoever reads a number of the law asks here, so that the same text has the same fate on every sheet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

MINUS = str.maketrans("−–‐‒", "----")
WHOLE = re.compile(r"[0-9]{1,18}")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3}){0,5}")
DECIMAL = re.compile(r"([0-9]{1,9})[.,]([0-9]{1,9})")
TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
SLASHED = re.compile(r"([0-9]{1,9}) ?/ ?([1-9][0-9]{0,8})")
WITH_PART = re.compile(r"([0-9]{0,9}) ?([^0-9 ])")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as typed; ``percent`` is whether a percent sign stood behind it, ``slashed`` a part and a whole."""

    value: Fraction
    percent: bool = False
    slashed: bool = False


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A number that may be a thousand and some or one and some: 1.000; both as they should be typed."""

    joined: str
    split: str


def read_exact(text: str, *, whole: bool = False) -> Typed | TwoWays | None:
    """The number that a folded text is; None where it is none.

    ``whole`` says that only whole numbers are meant, so that the point of 1.000 can only group its digits.
    """
    plain = text.translate(MINUS).strip()
    bare = plain.removesuffix("%").rstrip()
    sign, digits = (-1, bare[1:].lstrip()) if bare.startswith("-") else (1, bare)
    if TWO_WAYS.fullmatch(digits) and not (whole and "." in digits):
        return TwoWays(re.sub(r"\D", "", digits), re.sub(r"[.,]", ",", digits) + "0")
    value = _value(digits)
    return None if value is None else Typed(sign * value, percent=bare != plain, slashed="/" in digits)


def _value(digits: str) -> Fraction | None:
    if WHOLE.fullmatch(digits):
        return Fraction(digits)
    if GROUPED.fullmatch(digits):
        return Fraction(re.sub(r"[^0-9]", "", digits))
    if found := DECIMAL.fullmatch(digits):
        return Fraction(f"{found[1]}.{found[2]}")
    if found := SLASHED.fullmatch(digits):
        return Fraction(int(found[1]), int(found[2]))
    return _with_part(digits)


def _with_part(digits: str) -> Fraction | None:
    """A sign such as ½, alone or behind a whole number."""
    found = WITH_PART.fullmatch(digits)
    if not found or not unicodedata.decomposition(found[2]).startswith("<fraction>"):
        return None
    top, _, low = unicodedata.normalize("NFKC", found[2]).partition("\u2044")
    return int(found[1] or 0) + Fraction(int(top), int(low)) if top.isdigit() and low.isdigit() else None
