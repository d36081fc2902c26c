"""Numbers, yes and no, and days as Vietnamese officers write them: read exactly or refused with the fix.

Nothing is guessed: ``1,000`` may be a thousand or a one, so it is sent back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, TypeAlias

Raw: TypeAlias = "str | int | float | bool | date | datetime | None"
FactState = Literal["given", "not_applicable"]

NOTHING = re.compile(r"[\s\u200b-\u200d\ufeff]+")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([. ])\d{3})(?:\1\d{3})*")
COMMA_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
DECIMAL = re.compile(r"\d[\d. ]*,\d+|\d[\d, ]*\.\d+|[.,]\d+")
WITH_UNIT = re.compile(r"(\d[\d. ]*)\s*([^\W\d_].*)")
SLASHED_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
WORDED_DAY = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
LEGACY_TCVN3 = re.compile("[¸µ¶·¹¨©«¬®¾»¼½Æ]")
LEGACY_VNI = re.compile("[aeo][ùøû]|[oe]â|a[âê]|öô|[ñÑ]")

YES_WORDS = frozenset({"co", "yes", "dung", "true", "1"})
NO_WORDS = frozenset({"khong", "no", "sai", "false", "0"})
NOT_APPLICABLE_WORDS = frozenset({"khong ap dung", "kad", "k.a.d", "k/a/d", "not applicable"})
NONE_WORDS = frozenset(
    {
        "khong",
        "khong co",
        "khong phat sinh",
        "ko",
        "ko co",
        "chua co",
        "trong",
        "none",
        "n/a",
        "na",
        "-",
        "--",
        "–",
        "—",
        "/",
        "x",
    }
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a value cell says: a whole number, or a yes (1) or no (0); 0 when not applicable."""

    value: int
    state: FactState = "given"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell cannot be read: the catalogue's code and the words for it."""

    code: str
    values: Mapping[str, object]


def is_empty(raw: Raw) -> bool:
    """Whether a cell says nothing at all; blanks and invisible signs are nothing."""
    return raw is None or (isinstance(raw, str) and not NOTHING.sub("", raw))


def read_yes_no(raw: Raw) -> Given | Refusal:
    """Có or Không, whatever its case or the form of its accents; 1 and 0 are taken too."""
    word = str(int(raw)) if isinstance(raw, bool) or (isinstance(raw, float) and raw.is_integer()) else plain(str(raw))
    if word in YES_WORDS:
        return Given(1)
    if word in NO_WORDS:
        return Given(0)
    return legacy_text(str(raw)) or Refusal("EVI-212", {"given": shown(raw)})


def read_count(raw: Raw, *, percent: bool = False) -> Given | Refusal:
    """A whole number from 0."""
    if isinstance(raw, (bool, date)):
        return Refusal("EVI-217", {"given": shown(raw)})
    if percent:
        return Refusal("EVI-203", {"given": f"{raw * 100:g}%" if isinstance(raw, (int, float)) else shown(raw)})
    if isinstance(raw, float) and not raw.is_integer():
        return Refusal("EVI-202", {"given": f"{raw:.10g}".replace(".", ",")})
    if isinstance(raw, (int, float)):
        return Given(int(raw)) if raw >= 0 else Refusal("EVI-205", {"given": shown(raw)})
    return _read_text("" if raw is None else raw)


def _read_text(raw: str) -> Given | Refusal:
    """The text forms of a number: whole, grouped by dots or spaces, or one of the known mistakes."""
    text = NOTHING.sub(" ", unicodedata.normalize("NFKC", raw)).strip()
    given = {"given": shown(raw)}
    if re.fullmatch(r"[0-9]+", text) or (GROUPED.fullmatch(text) and text.isascii()):
        return Given(int(re.sub(r"\D", "", text)))
    if plain(text) in NONE_WORDS:
        return Refusal("EVI-210", given)
    if re.search(r"%|phan tram|percent", plain(text)):
        return Refusal("EVI-203", given)
    if re.match(r"[-−–]\s*\d", text):
        return Refusal("EVI-205", given)
    if COMMA_GROUPED.fullmatch(text):
        return Refusal("EVI-204", {**given, "joined": text.replace(",", ""), "first": text.split(",")[0]})
    if DECIMAL.fullmatch(text):
        return Refusal("EVI-202", given)
    if unit := WITH_UNIT.fullmatch(text):
        return Refusal("EVI-216", {**given, "number": re.sub(r"\D", "", unit[1]), "word": unit[2]})
    return legacy_text(raw) or Refusal("EVI-201", given)


def read_day(raw: Raw) -> date | Refusal:
    """A day as dd/mm/yyyy, in words, in ISO form, or as a real Excel date."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = plain(str(raw))
    try:
        if iso := ISO_DAY.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if found := SLASHED_DAY.fullmatch(text) or WORDED_DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    return Refusal("EVI-213", {"given": shown(raw)})


def legacy_text(text: str, font: str = "") -> Refusal | None:
    """Text typed in a font of before Unicode, told by the font's name or by its tell-tale letters."""
    name = font.casefold()
    normal = unicodedata.normalize("NFC", text)
    if name.startswith(".vn") or LEGACY_TCVN3.search(normal):
        return Refusal("EVI-215", {"given": shown(text), "encoding": "TCVN3 (.VnTime)"})
    if name.startswith("vni") or LEGACY_VNI.search(normal):
        return Refusal("EVI-215", {"given": shown(text), "encoding": "VNI"})
    return None


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Text for comparing words: small letters, no accents in whichever form, single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return NOTHING.sub(" ", bare).strip()


def grouped(number: int) -> str:
    """A whole number as Vietnamese write it: 1.000."""
    return f"{number:,}".replace(",", ".")


def shown(raw: Raw) -> str:
    """What was typed, short enough to quote in a message."""
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    text = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)
    text = NOTHING.sub(" ", text).strip()
    return text if len(text) <= 60 else text[:59] + "…"
