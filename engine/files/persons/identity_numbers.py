"""Numbers that belong to a person, as officers write or paste them: citizen's id, old identity or health card, phone.

What looks like money, years, a day or a document's number is none; a word before it such as "CCCD" or "ĐT" decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from engine.files.persons.words import LONGEST_TEXT, MONEY_AFTER, MONEY_BEFORE, OF_A_DOCUMENT, OF_A_PERSON

WIDE, LONGEST_LOCAL = re.compile("[\uff10-\uff19]"), 64
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
# Digits, and what people put between them; a bracket or plus may stand before a phone number.
STRETCH = re.compile(r"(?<![\w/])[+(]{0,2}\d(?:[ .\-()\u2013]{0,3}\d){7,17}(?![\w])")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([ .])\d{3})(?:\1\d{3})*")
HEALTH_CARD = re.compile(r"(?<!\w)[A-Z]{2}[ .\-]?[1-5](?:[ .\-]?\d){12}(?!\w)")
PASSPORT = re.compile(r"(?:ho chieu|passport)(?: so)?[ :.]{0,3}([a-z]\d{7,8})(?!\w)")
E_MAIL = re.compile(r"(?<=[\w.+\-])@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
LOCAL = re.compile(r"[\w.+\-]{1,64}$")
# Fewer digits are no number of a person's; a passport has at least this many side by side.
SEVEN, SEVEN_ON_END = re.compile(r"\d(?:\D*\d){6}"), re.compile(r"\d{7}")
MOBILE, LANDLINE = re.compile(r"0[35789]\d{8}"), re.compile(r"02\d{8,9}")
# Circular 07/2016/TT-BCA: three digits of the province, one of century and sex, two of the year of birth, six more.
PROVINCES = frozenset(
    f"{number:03}"
    for number in (
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44,
        45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89,
        91, 92, 93, 94, 95, 96,
    )
)  # fmt: skip
CITIZEN = 12
SLASH = re.compile(r"\s*/\s*(?:\d{4}(?!\d)|[a-z]{2,}-)")
PUBLIC_LINE = re.compile(r"1[89]00(?:[ .\-]?\d){4,6}")
BEFORE = AFTER = 40


def personal_number(raw: str | int) -> str:
    """A person's number or e-mail, all but its first two signs hidden; nothing when there is none."""
    if isinstance(raw, int):
        digits = str(raw)
        return _hidden(digits) if _is_personal(digits, unbroken=True) or _is_phone(digits, digits) else ""
    raw = raw[:LONGEST_TEXT]
    if "@" not in raw and not SEVEN.search(raw):
        return ""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", raw))
    if WIDE.search(text):
        text = "".join(str(unicodedata.digit(sign)) if "\uff10" <= sign <= "\uff19" else sign for sign in text)
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\t", " ")
    if mail := _mail(text):
        return _hidden(mail)
    if found := HEALTH_CARD.search(text):
        return _hidden(found[0])
    stretches = list(STRETCH.finditer(text))
    folded = _folded(text) if stretches or SEVEN_ON_END.search(text) else ""
    if found := PASSPORT.search(folded):
        return _hidden(found[1])
    return next((_hidden(number) for number in _numbers(stretches, folded)), "")


def _mail(text: str) -> str:
    """The first e-mail address; what stands before its sign is looked for from there, never from each letter."""
    found = E_MAIL.search(text)
    local = LOCAL.search(text, max(0, found.start() - LONGEST_LOCAL), found.start()) if found else None
    return f"{local[0]}{found[0]}" if found and local else ""


def _numbers(stretches: Sequence[re.Match[str]], folded: str) -> Iterator[str]:
    """Each stretch of digits that is a person's, as it stands."""
    for found in stretches:
        stretch, before = found[0], folded[max(0, found.start() - BEFORE) : found.start()]
        after = folded[found.end() : found.end() + AFTER]
        digits = "".join(sign for sign in stretch if sign.isdigit())
        if OF_A_PERSON.search(before):
            if 8 <= len(digits) <= CITIZEN + 2 and not (_are_years(stretch) or PUBLIC_LINE.fullmatch(stretch)):
                yield stretch
        elif _is_something_else(stretch, before, after):
            continue
        elif _is_personal(digits, unbroken=digits in stretch) or _is_phone(stretch, digits):
            yield stretch


def _is_something_else(stretch: str, before: str, after: str) -> bool:
    """Money, years, days, or the number of a document or an account."""
    return (
        SLASH.match(after) is not None
        or PUBLIC_LINE.fullmatch(stretch) is not None
        or _are_years(stretch)
        or _is_dated(stretch)
        or OF_A_DOCUMENT.search(before) is not None
        or (not stretch.startswith(("0", "(", "+")) and _is_money(stretch, before, after))
    )


def _is_money(stretch: str, before: str, after: str) -> bool:
    """A sum: grouped by thousands, or with its word before or behind it. No sum begins with 0."""
    return (
        MONEY_AFTER.match(after) is not None
        or GROUPED.fullmatch(stretch) is not None
        or MONEY_BEFORE.search(before) is not None
    )


def _is_personal(digits: str, *, unbroken: bool) -> bool:
    """Whether digits alone are a citizen's id (Excel drops its zeros), an old identity card or a phone number."""
    if len(digits) == CITIZEN or (unbroken and 10 <= len(digits) < CITIZEN):
        full = digits.zfill(CITIZEN)
        if full[:3] in PROVINCES and full[3] in "0123":
            return True
    if unbroken and len(digits) == 9:
        return True  # an old identity card, or a phone number without its zero
    return MOBILE.fullmatch(digits) is not None or LANDLINE.fullmatch(digits) is not None


def _is_phone(stretch: str, digits: str) -> bool:
    """A phone number with the country's code, and the zero that many leave behind it."""
    for code in ("0084", "84"):
        if digits.startswith(code) and (code == "0084" or stretch.lstrip("( ").startswith(("+", "84"))):
            rest = digits.removeprefix(code).removeprefix("0")
            if MOBILE.fullmatch(f"0{rest}") or LANDLINE.fullmatch(f"0{rest}"):
                return True
    return False


def _are_years(stretch: str) -> bool:
    groups = re.findall(r"\d+", stretch)
    return len(groups) > 1 and all(re.fullmatch(r"(?:19|20)\d\d", group) for group in groups)


def _is_dated(stretch: str) -> bool:
    """A day written in eight digits or in groups, with or without a number behind it."""
    groups = re.findall(r"\d+", stretch)
    joined = re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", groups[0])
    spaced = re.match(
        r"[^\d]*(?:\d{1,2}[.\-]\d{1,2}[.\-](?:19|20)\d\d|(?:19|20)\d\d[.\-]\d{1,2}[.\-]\d{1,2})(?!\d)", stretch
    )
    return joined is not None or spaced is not None


def _folded(text: str) -> str:
    """Small letters without accents, sign for sign, so that places stay the same."""
    return text.translate(FOLDS)


class _Folds(dict[int, str]):
    """Each sign met so far as one small letter, by its number as ``str.translate`` asks for it."""

    def __missing__(self, number: int) -> str:
        low = chr(number).casefold()
        self[number] = bare = unicodedata.normalize("NFD", "d" if low == "đ" else low)[:1] or " "
        return bare


FOLDS: Mapping[int, str] = _Folds()


def _hidden(found: str) -> str:
    first = found.lstrip("(+")[:2]
    return f"{first}{'•' * max(len(found) - 2, 3)}"
