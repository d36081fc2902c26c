"""Two readings of the same ink held together: a number stands only where both say it; else the unsure sign does.

A wrong number in silence is the one unforgivable fault, so whatever a scan is known to do to numbers counts as unsure
as well: a comma lost or put for a point, a share over a hundred, “>” that may be “≥”, a word that the reader doubts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from engine.reading.law_text import UNSURE, cleaned

# What counts in a text: documents' numbers, numbers, and the signs that say what they bound and what they count in.
COUNTS = re.compile(r"\d{1,4}/(?:\d{4}/)?[^\W\d_][^\s;,:]*|\d(?:[\d.,]*\d)?|[<>]=|[<>≤≥=%‰]|\ufffd")
# The Vietnamese model has not learnt ≥ and ≤ and writes > and < for them.
BARE_SIGNS = frozenset("<>")
PER_MILLE = re.compile(r"(?<=\d)\s?%\s?[oO](?![^\W\d_])|(?<=\d)%[uø¿+ª°](?![^\W\d_])|(?<=\d)\s?(?:°/₀₀|%₀|o/oo|0/00)")
# An item's number: “5,1,” for “5.1.”, with the stop behind it and a word after that.
NUMBERED = re.compile(r"^([1-9]\d?)[.,]\s?(\d{1,2})[.,](?=\s[^\W\d_])")
HEADED = re.compile(r"^([1-9]\d?)[,;](?=\s[^\W\d_])")
LETTERS = (("Ð", "Đ"), ("ĐĐ", "Đ"))
# Words of a scale whose marks are often misread; what is put for is no word of a law.
WORDS = (
    (re.compile(r"\bđiếm\b"), "điểm"),
    (re.compile(r"\btrở (?:lân|lần|lén|lện)\b"), "trở lên"),
    (re.compile(r"\b([Tt])[ốồ]ng (?=số|điểm|cộng)"), r"\1ổng "),
)
DASHED = re.compile(r"^[~—»]\s?(?=\S)")
# 05 for 0,5 · 1,000 for 1.000 · 97.5 for 97,5 stays and is asked by the grammar.
LOST = re.compile(r"0\d+(?:,\d+)?|.*,\d{3}")
DATED = re.compile(r"(?:ngày|tháng|năm|số|số:|điều|/)\s*$", re.IGNORECASE)
MOST_PERCENT = 100
# So many signs may be a number that was taken for letters.
SHORT = 4
LEAST_VOTES = 3


def put_right(text: str) -> str:
    """What a reader of scans writes for other signs: %o for ‰, commas for the stops of 5.1., a wave for a dash."""
    for seen, meant in LETTERS:
        text = text.replace(seen, meant)
    for misread, word in WORDS:
        text = misread.sub(word, text)
    plain = DASHED.sub("- ", cleaned(PER_MILLE.sub("‰", text)), count=1)
    return HEADED.sub(r"\1.", NUMBERED.sub(r"\1.\2.", plain, count=1), count=1)


def agreed(first: str, second: str, *, doubted: Sequence[str] = ()) -> str:
    """The first reading with the unsure sign in place of every number or sign that the second has otherwise.

    ``doubted`` are words with numbers that either reading was not sure of.
    """
    found = list(COUNTS.finditer(first))
    mine, theirs = [one[0] for one in found], COUNTS.findall(second)
    match = SequenceMatcher(None, mine, theirs, autojunk=False)
    kept = {block.a + at for block in match.get_matching_blocks() for at in range(block.size)}
    out, end = "", 0
    for at, one in enumerate(found):
        sure = at in kept and not _is_lost(one, first) and not _is_doubted(one, first, doubted)
        out += first[end : one.start()] + (one[0] if sure else UNSURE)
        end = one.end()
    more = len(theirs) > len(mine) and kept == set(range(len(mine)))
    return out + first[end:] + (f" {UNSURE}" if more else "")


def _is_lost(found: re.Match[str], text: str) -> bool:
    """Whether a number looks like one that lost a sign in the reading."""
    token, behind = found[0], text[found.end() :].lstrip()
    if not token[0].isdigit():
        return token == UNSURE or token in BARE_SIGNS
    if "/" in token:
        return False
    if LOST.fullmatch(token):
        return not (DATED.search(text[: found.start()]) or behind.startswith("/"))
    return behind.startswith("%") and token.isdigit() and int(token) > MOST_PERCENT


def _is_doubted(found: re.Match[str], text: str, doubted: Sequence[str]) -> bool:
    begin = text.rfind(" ", 0, found.start()) + 1
    word = text[begin:].split(" ", 1)[0]
    return word in doubted


def is_short(first: str, second: str) -> bool:
    """Whether a line may be a number alone: then its ink is read again for digits. Not if both say the same word."""
    if max(len(first), len(second)) > SHORT or " " in first.strip():
        return False
    return first != second or any(sign.isdigit() for sign in first) or not first


def voted(general: Sequence[str], digits: Sequence[str]) -> tuple[str, str]:
    """A short cell's two readings from all votes: the number most have, and whatever speaks against it, else the same.

    It is against a number when a reading of letters and digits has another number, or when fewer than most have it.
    """
    whole = [number for text in general if (number := _number(text))]
    votes = Counter([*whole, *(text for text in digits if text)])
    if not votes:
        return UNSURE, ""
    best, count = votes.most_common(1)[0]
    against = next((other for other in _ordered(votes) if other != best and other in whole), "")
    few = count < LEAST_VOTES or digits.count(best) * 2 <= len(digits)
    return best, (against or next((other for other in votes if other != best), "")) if against or few else best


def _ordered(votes: Counter[str]) -> Iterator[str]:
    return (text for text, _ in votes.most_common())


def _number(text: str) -> str:
    bare = text.strip(" .,;:|_-'’")
    return bare if bare.isdigit() else ""
