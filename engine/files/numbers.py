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

from engine.files.intake.typed_words import FOR_DIGITS, HALF, MORE_DIGITS, NONE_WORDS, TIMES, UNKNOWN
from engine.problems import InBoth

Raw: TypeAlias = "str | int | float | bool | date | datetime | None"
FactState = Literal["given", "not_applicable"]

# Of what was typed so much is quoted, from so much of it.
LONGEST_QUOTE, LONGEST_LOOK = 60, 1_000
NOTHING = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*")
COMMA_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
DECIMAL = re.compile(r"[0-9][0-9. ]*,[0-9]+|[0-9][0-9, ]*\.[0-9]+|[.,][0-9]+")
FRACTION = re.compile("[0-9 ]*[¼-¾⅐-⅞↉]")
WITH_UNIT = re.compile(r"([0-9][0-9., ]*[¼-¾⅐-⅞↉]?|[¼-¾⅐-⅞↉])\s*([^\W\d_].*)")
NOTED = re.compile(r"([0-9][0-9. ]*)\s*(?:[*†‡#^]+\d?|[(\[]\s*\w{1,2}\s*[)\]])")
ENDED = re.compile(r"([0-9][0-9. ]*)\s*[.,;:]+")
TWO_NUMBERS = re.compile(r"([0-9][0-9.]*)\s*/\s*([0-9][0-9.]*)(?:\s*[^\W\d_].*)?")
RANGE = re.compile(r"(?:[0-9][0-9. ]*\s*(?:[-–—]|den)\s*[0-9][0-9. ]*|[0-9][0-9. ]*\s*[+?]+)(?:\s*[^\W\d_].*)?")
ABOUT = re.compile(
    r"(?:[~≈≃><≥≤±]=?|khoang|chung|uoc(?: tinh| chung| dat)?|gan|hon|tren|duoi|it hon|it nhat|toi thieu|nhieu nhat|"
    r"toi da|khong qua|xap xi|tam|about|around|some|over|under) ?[0-9].*|"
    r"[0-9].*(?:uoc|khoang|chung|tro len|tro xuong)\W*"
)
# A time of day may stand behind a day; with a zone only midnight leaves the day as it is.
CLOCK = r"(?:[ t](?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?|00:00(?::00(?:\.0+)?)?z))?"
SLASHED_DAY = re.compile(rf"([0-9]{{1,2}})[/.\-]([0-9]{{1,2}})[/.\-]([0-9]{{4}}){CLOCK}")
WORDED_DAY = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")
ISO_DAY = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){CLOCK}")
# Days from the year 2000 to 2099 as Excel counts them.
COUNTED_DAYS = range(36_526, 73_051)
# Letters that nobody tells from Latin ones: Đ as old fonts have it, and Cyrillic ones.
SAME, LATIN = "ðɖавекмнорстухіјѕԁһԛԝ", "đđabekmhopctyxijsdhqw"
ALIKE = str.maketrans(SAME + SAME.upper(), LATIN + LATIN.upper())
FULL_WIDTH = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
MOST_DIGITS = 15
# What a message is about where nobody gives it a better name.
THIS_CELL: Mapping[str, object] = {"of": "Ô này", "of_en": "This cell"}
# What is to be done to a cell that would show again, as a percentage or a day, whatever is typed into it.
AS_PERCENT: Mapping[str, object] = {
    "reformat": "Ô đang hiện dấu %: đổi định dạng ô sang Văn bản (Text) trước. ",
    "reformat_en": "The cell shows %: change its format to Text first. ",
}
AS_DAY: Mapping[str, object] = {
    "reformat": "Ô đang hiện thành ngày: đổi định dạng ô sang Văn bản (Text) trước. ",
    "reformat_en": "The cell shows a date: change its format to Text first. ",
}
LEGACY_TCVN3 = re.compile("[¸µ¶·¹¨©«¬®¾»¼½Æ]")
LEGACY_VNI = re.compile("[aeo][ùøû]|[oe]â|a[âê]|öô|[ñÑ]")

YES_WORDS = frozenset({"co", "yes", "dung", "true", "1"})
NO_WORDS = frozenset({"khong", "no", "sai", "false", "0"})
NOT_APPLICABLE_WORDS = frozenset({"khong ap dung", "kad", "k.a.d", "k/a/d", "not applicable"})


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


def folded(text: str) -> str | Refusal:
    """A text of digits as they count: full-width ones as plain ones, blanks single; raised and circled ones refused."""
    if any(unicodedata.category(sign) == "No" and "<fraction>" not in unicodedata.decomposition(sign) for sign in text):
        return Refusal("FIL-221", {**THIS_CELL, "given": shown(text)})
    return NOTHING.sub(" ", text.translate(FULL_WIDTH)).strip()


def read_yes_no(raw: Raw) -> Given | Refusal:
    """Có or Không, whatever its case or the form of its accents; 1 and 0 are taken too."""
    text = folded(str(int(raw) if isinstance(raw, (bool, float)) and raw in (0, 1) else raw))
    if isinstance(text, Refusal):
        return text
    word = plain(text)
    if word.isdigit() and word != text:  # an accent under a digit
        return Refusal("EVI-212", {"given": shown(raw)})
    if word in YES_WORDS:
        return Given(1)
    if word in NO_WORDS:
        return Given(0)
    if UNKNOWN.fullmatch(word):
        return Refusal("EVI-224", {"given": shown(raw)})
    return legacy_text(str(raw)) or Refusal("EVI-212", {"given": shown(raw)})


def read_count(raw: Raw, *, percent: bool = False) -> Given | Refusal:
    """A whole number from 0."""
    if isinstance(raw, (bool, date)):
        return Refusal("EVI-217", {"given": shown(raw), **({} if isinstance(raw, bool) else AS_DAY)})
    if percent:
        return Refusal("EVI-203", {"given": seen_percent(raw), **AS_PERCENT})
    if isinstance(raw, float) and not raw.is_integer():
        return Refusal("EVI-202", {"given": f"{raw:.15g}".replace(".", ",")})
    if isinstance(raw, (int, float)):
        return Given(int(raw)) if raw >= 0 else Refusal("EVI-205", {"given": shown(raw)})
    return _read_text("" if raw is None else raw)


def seen_percent(raw: Raw) -> str:
    """What a cell that is formatted as a percentage shows of its value: 0.95 as 95%."""
    return f"{raw * 100:.15g}%".replace(".", ",") if isinstance(raw, (int, float)) else shown(raw)


def _read_text(raw: str) -> Given | Refusal:
    """The text forms of a number: whole, grouped by dots or spaces, or one of the known mistakes."""
    text = folded(raw)
    if isinstance(text, Refusal):
        return text
    if (number := whole_number(text)) is not None:
        return number
    given = {"given": shown(raw)}
    if plain(text) in NONE_WORDS:
        return Refusal("EVI-210", given)
    if re.search(r"%|phan tram|percent", plain(text)):
        return Refusal("EVI-203", given)
    if re.match(r"[-−–]\s*[0-9]", text):
        return Refusal("EVI-205", given)
    if isinstance(read_day(raw), date):
        return Refusal("EVI-217", given)
    told = _in_parts(text, given) or _misread(text, given) or _with_unit(text, given)
    return told or legacy_text(raw) or Refusal("EVI-201", given)


def _in_parts(text: str, given: Mapping[str, str]) -> Refusal | None:
    """Digits with a comma, a point or a sign such as ½ that make less or more than one whole number of them."""
    if COMMA_GROUPED.fullmatch(text):
        return Refusal("EVI-204", {**given, "joined": text.replace(",", ""), "first": text.split(",", maxsplit=1)[0]})
    return Refusal("EVI-202", given) if DECIMAL.fullmatch(text) or FRACTION.fullmatch(text) else None


def whole_number(text: str) -> Given | Refusal | None:
    """A whole number in digits, grouped by dots or spaces or not; None where a text is none."""
    if not re.fullmatch(r"[0-9]+", text) and not GROUPED.fullmatch(text):
        return None
    digits = re.sub(r"[^0-9]", "", text).lstrip("0") or "0"
    return Given(int(digits)) if len(digits) <= MOST_DIGITS else Refusal("EVI-225", {"digits": len(digits)})


def _misread(text: str, given: Mapping[str, str]) -> Refusal | None:
    """Words and marks by which people say less than a number, each with its own remedy."""
    word = plain(text)
    if UNKNOWN.fullmatch(word):
        return Refusal("EVI-224", given)
    for code, pattern in (("EVI-220", NOTED), ("EVI-222", ENDED)):
        if (found := pattern.fullmatch(text)) and isinstance(number := whole_number(found[1].rstrip(". ")), Given):
            return Refusal(code, {**given, "number": grouped(number.value)})
    if pair := TWO_NUMBERS.fullmatch(text):
        part, whole = (told.lstrip("0") or "0" for told in pair.groups())
        return Refusal("EVI-223", {**given, "number": part, "whole": whole})
    return Refusal("EVI-221", given) if ABOUT.fullmatch(word) or RANGE.fullmatch(word) else None


def _with_unit(text: str, given: Mapping[str, str]) -> Refusal | None:
    """A count with its unit behind it; what stands before the unit is proposed only where it is a whole number."""
    if (unit := WITH_UNIT.fullmatch(text)) is None or not unit[2][0].isalpha():
        return None
    number, word = unit[1].rstrip("., "), unicodedata.normalize("NFC", unit[2])
    if TIMES.search(word):
        return Refusal("EVI-221", given)
    if HALF.search(word):
        return Refusal("EVI-202", given)
    whole = whole_number(number)
    if FOR_DIGITS.fullmatch(unit[1][-1] + word) or (whole and MORE_DIGITS.match(word)):
        return None
    if isinstance(whole, Given):
        return Refusal("EVI-216", {**given, "number": str(whole.value), "word": shown(unit[2])})
    return whole or _in_parts(number, given)


def read_day(raw: Raw) -> date | Refusal:
    """A day as dd/mm/yyyy, in words, in ISO form, or as a real Excel date; a time of day behind it is passed over."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    folding = folded(str(raw))
    if isinstance(folding, Refusal):
        return folding
    text = plain(folding)
    if re.fullmatch(r"[0-9]{5}(?:[.,][0-9]+)?", text) and int(text[:5]) in COUNTED_DAYS:
        return Refusal("EVI-226", {"given": shown(raw)})
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
    small = text.casefold().translate(ALIKE).replace("đ", "d")
    if small.isascii():
        return NOTHING.sub(" ", small).strip()
    return NOTHING.sub(" ", small.translate(BARE)).strip()


def typed_word(text: str) -> str:
    """A word typed at a terminal as it is compared: plain, whatever stands between its syllables."""
    return plain(text.replace("-", " ").replace("_", " "))


class _Bare(dict[int, str]):
    """Each sign met so far as plain letters: by its number, as ``str.translate`` asks for it."""

    def __missing__(self, number: int) -> str:
        sign = chr(number)
        # A raised or circled digit stays what it is: it is no digit.
        letters = sign if unicodedata.category(sign) == "No" else unicodedata.normalize("NFKD", sign)
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
        # An accent that stands alone is a sign of its own, and no blank.
        self[number] = kept = bare if bare.strip() or sign.isspace() or unicodedata.combining(sign) else sign
        return kept


BARE: Mapping[int, str] = _Bare()


def grouped(number: int) -> str:
    """A whole number as Vietnamese write it: 1.000."""
    return counted(number).vi


def counted(number: int) -> InBoth:
    """A whole number as each language writes it: 1.000 and 1,000."""
    english = f"{number:,}"
    return InBoth(english.replace(",", "."), english)


def shown(raw: Raw) -> str:
    """What was typed, short enough to quote in a message; nothing where a formula has no result."""
    if raw is None or isinstance(raw, bool):
        return "" if raw is None else str(raw).upper()  # as Excel shows a truth
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    text = f"{raw:.15g}" if isinstance(raw, float) else str(raw).upper() if isinstance(raw, bool) else str(raw)
    short = NOTHING.sub(" ", text[:LONGEST_LOOK]).strip()
    return short if len(short) <= LONGEST_QUOTE and len(text) <= LONGEST_LOOK else short[: LONGEST_QUOTE - 1] + "…"
