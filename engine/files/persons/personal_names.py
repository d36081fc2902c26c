"""Names of persons, and the heads of columns under which lists of persons come.

A name is told by its family name and by what stands before it; schools, streets and communes that bear a person's name
are none.
"""

from __future__ import annotations

import unicodedata

from engine.files.numbers import ALIKE, plain
from engine.files.persons.words import CALLED, HEAD, LONGEST_TEXT, NAMED, SIGNED, WHOLE_NAME

LONGEST_HEAD, LONGEST_NAME = 80, 40
# Two words are as often a place: Lê Lợi, Trần Phú.
SHORTEST = 3


def is_personal_head(text: str) -> bool:
    """Whether a text heads a column of personal details, such as "Tên học sinh" or "Số CMND"."""
    return len(text) <= LONGEST_HEAD and HEAD.fullmatch(plain(text).strip(":.* ")) is not None


def names_a_person(text: str) -> bool:
    """Whether a text names somebody behind a word such as "cháu" or "mẹ"."""
    whole = unicodedata.normalize("NFC", text[:LONGEST_TEXT].translate(ALIKE))
    return NAMED.search(whole) is not None and CALLED.search(whole) is not None


def is_a_name(text: str) -> bool:
    """Whether a text is a person's name and nothing else, in small or capital letters."""
    whole = " ".join(unicodedata.normalize("NFC", text.translate(ALIKE)).split())
    said = whole.title() if whole.isupper() else whole
    return len(whole) <= LONGEST_NAME and len(said.split()) >= SHORTEST and WHOLE_NAME.fullmatch(said) is not None


def is_signature(text: str) -> bool:
    """Whether a text asks for somebody's signature, so that a name below or beside it is the signer's own."""
    return len(text) <= LONGEST_HEAD and SIGNED.fullmatch(plain(text)) is not None
