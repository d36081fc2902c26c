"""Vietnamese alphabetical order: by letter with ă, â, đ, ê, ô, ơ, ư in their places, then by tone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from engine.evidence.identity.unit_names import bare_name

LETTERS = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
TONES = {"̀": 1, "̉": 2, "̃": 3, "́": 4, "̣": 5}  # huyền, hỏi, ngã, sắc, nặng

Key = tuple[tuple[tuple[int, ...], int], ...]


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> tuple[Key, str]:
    """A commune's place in the alphabet, by its own name: its kind (xã, TT., …) does not count."""
    plain = unicodedata.normalize("NFC", name).strip()
    return tuple(_syllable(part) for part in bare_name(plain).casefold().split()), plain


def _syllable(text: str) -> tuple[tuple[int, ...], int]:
    """Letters first, then the tone; a number stands by its value, before every letter."""
    if text.isascii() and text.isdigit():
        return (-1, int(text)), 0
    letters, tone = [], 0
    for mark in _without_tones(text):
        if mark in TONES:
            tone = TONES[mark]
        else:
            letters.append(LETTERS.get(mark, len(LETTERS) + ord(mark)))
    return tuple(letters), tone


def _without_tones(text: str) -> list[str]:
    """The letters with their hats and horns, each tone as a mark of its own."""
    found: list[str] = []
    for mark in unicodedata.normalize("NFD", text):
        if unicodedata.combining(mark) and mark not in TONES and found:
            at = -2 if found[-1] in TONES and len(found) > 1 else -1
            found[at] = unicodedata.normalize("NFC", found[at] + mark)
        else:
            found.append(mark)
    return found
