"""The words by which the guard tells persons from counts, as patterns; they stand in ``persons.toml``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

WORDS: Final[dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("persons.toml").read_text("utf-8"))

# A row of a CSV and a cell of Excel hold no more than this; of what is longer only the beginning is looked at.
LONGEST_TEXT = 2**16


def one_of(kind: str) -> str:
    """A pattern of any word of a kind."""
    return f"(?:{'|'.join(WORDS[kind])})"


def _either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"


# Behind its word a number may follow a colon, "số" and "là"; before a sum may stand a few words more.
OF_A_PERSON = re.compile(rf"(?<!\w){one_of('of_a_person')}[^\w]*(?:so)?[^\w]*(?:la)?[^\w]*$")
OF_A_DOCUMENT = re.compile(rf"(?<!\w){one_of('of_a_document')}[^\w]*(?:so)?[^\w]*$")
MONEY_BEFORE = re.compile(rf"(?<!\w){one_of('money_before')}(?: [a-z0-9]+){{0,4}}[^\w]*$")
MONEY_AFTER = re.compile(rf"[ ,.]{{0,2}}{one_of('money_after')}")
MONEY_HEAD = re.compile(rf"{one_of('money_before')}(?![a-z]).*")

CAPITALISED = "[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][^\\W\\d_]*"
PLAIN_NAME = rf"{one_of('family_names')}(?: {CAPITALISED}){{1,4}}"
NAME = rf"(?:{PLAIN_NAME}|{one_of('common_words')} (?:Văn|Thị)(?: {CAPITALISED}){{1,3}})"
WHOLE_NAME = re.compile(NAME)
TITLES = "|".join(map(_either_case, WORDS["called"]))
# Whatever a name stands behind, a blank and a capital letter stand before it: looked for first, as it is quick.
NAMED = re.compile(rf" (?=[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ]){NAME}")
CALLED = re.compile(rf"(?<!\w)(?:{TITLES})(?: (?:là|tên|ông|bà|anh|chị|cháu|em))?[:,]? {NAME}")

SIGNED = re.compile(rf"{one_of('signed')}(?![a-z]).*|.*\(?ky(?: ten)?,.*")
HEAD = re.compile(rf"(?:{one_of('heads')}|{one_of('first')} {one_of('of_whom')})(?: ?\([^)]*\))?")
