"""Names of communes as people write them: one matcher for tables, look-ups, forms and the official lists.

Two writings are one name when they differ in case, blanks, the form of Unicode, letters that look the same (Đ, Ð), the
place of a tone mark (Hoà, Hòa) or in how the kind is shortened (TT., P., X.). Another letter (Quý, Quí), another tone
or another kind is another name.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.files.numbers import ALIKE, NOTHING, Raw, plain, shown
from engine.law.model import Unit
from engine.law.values import UnitType

KIND_WORDS: Mapping[UnitType, str] = {"xa": "Xã", "phuong": "Phường", "thi_tran": "Thị trấn", "dac_khu": "Đặc khu"}
KIND = re.compile(r"(?:(xã\s|x\.)|(phường\s|p\.)|(thị trấn\s|t\.?t\.|tt\s)|(đặc khu\s|đ\.?k\.))\s*")
PLAIN_KIND = re.compile(r"(?:(xa\s|x\.)|(phuong\s|p\.)|(thi tran\s|t\.?t\.|tt\s)|(dac khu\s|d\.?k\.))\s*")
KINDS: Sequence[UnitType] = ("xa", "phuong", "thi_tran", "dac_khu")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
MOST_NEAR = 3
ONE_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "-": " ", "–": " "})


@dataclass(frozen=True, slots=True)
class Name:
    """A name without its kind, for comparing; the kind where one was written."""

    key: str
    kind: UnitType | None = None


def name_of(text: str) -> Name:
    """What a text says as a commune's name; its accents count, the place of a tone within its syllable does not."""
    kind, rest = _parted(_tidy(text), KIND)
    return Name(" ".join(map(_syllable, rest.split())), kind)


def typed_name(text: str) -> Name:
    """The same without accents, as people type at a console."""
    kind, rest = _parted(plain(_tidy(text)), PLAIN_KIND)
    return Name(" ".join(map(_number, rest.split())), kind)


def bare_name(name: str) -> str:
    """A commune's name as it is written, without its kind."""
    tidy = " ".join(NOTHING.sub(" ", unicodedata.normalize("NFC", name)).split())
    found = KIND.match(tidy.casefold())
    return tidy[found.end() :] or tidy if found and len(tidy.casefold()) == len(tidy) else tidy


def full_name(unit: Unit) -> str:
    """A commune's name with its kind before it, once; a name is the same in every language."""
    return unit.name if name_of(unit.name).kind else f"{KIND_WORDS[unit.type]} {unit.name}"


def name_of_unit(unit: Unit) -> Name:
    """A commune's own name, with the kind that its name says or else that it is of."""
    own = name_of(unit.name)
    return own if own.kind else Name(own.key, unit.type)


def agrees(text: str, unit: Unit) -> bool:
    """Whether a text may be this commune's name: its kind may be left out, but not be another."""
    said, own = name_of(text), name_of_unit(unit)
    return said.key == own.key and said.kind in (None, own.kind)


def spelt_alike(one: str, other: str) -> bool:
    """Whether two names are the same but for accents and the letters i and y."""
    return _spelling(one) == _spelling(other)


class UnitNames:
    """The communes of a round, to be found by code or by name."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._codes = {unit.code: unit for unit in units}
        self._exact: dict[str, list[Unit]] = {}
        self._typed: dict[str, list[Unit]] = {}
        for unit in units:
            self._exact.setdefault(name_of(unit.name).key, []).append(unit)
            self._typed.setdefault(typed_name(unit.name).key, []).append(unit)

    def unit(self, raw: Raw) -> Unit | None:
        """The commune that a cell names by its code (Excel drops leading zeros) or by a name that it alone bears."""
        text = shown(raw)
        if re.fullmatch(r"[0-9]{1,5}", text):
            return self._codes.get(text.zfill(5))
        found = self.bearers(text)
        return found[0] if len(found) == 1 else None

    def bearers(self, text: str) -> list[Unit]:
        """Every commune that a name may mean."""
        said = name_of(text)
        return [u for u in self._exact.get(said.key, []) if said.kind in (None, name_of_unit(u).kind)]

    def typed(self, text: str) -> list[Unit]:
        """Every commune that may be meant by what somebody types at a console, with accents or without."""
        if found := [one] if (one := self.unit(text)) else self.bearers(text):
            return found
        said = typed_name(text)
        return [u for u in self._typed.get(said.key, []) if said.kind in (None, name_of_unit(u).kind)]

    def near(self, text: str) -> list[Unit]:
        """The communes whose names are nearest: of another kind, spelt otherwise, or with letters amiss."""
        said = typed_name(text)
        if same := self._typed.get(said.key) or [u for u in self._units if spelt_alike(u.name, text)]:
            return same[:MOST_NEAR]
        close = difflib.get_close_matches(said.key, self._typed, n=MOST_NEAR, cutoff=0.6)
        return [unit for key in close for unit in self._typed[key]][:MOST_NEAR]

    def shared(self) -> list[list[Unit]]:
        """Communes that bear one name, kind and all."""
        met: dict[Name, list[Unit]] = {}
        for unit in self._units:
            met.setdefault(name_of_unit(unit), []).append(unit)
        return [units for units in met.values() if len(units) > 1]


def coded(units: Sequence[Unit]) -> str:
    """Communes by code and name, for a message."""
    return ", ".join(f"{unit.code} {full_name(unit)}" for unit in units)


def _tidy(text: str) -> str:
    small = text.casefold().translate(ALIKE).translate(ONE_SIGN)
    return NOTHING.sub(" ", unicodedata.normalize("NFC", small)).strip(" .,;:")


def _parted(text: str, pattern: re.Pattern[str]) -> tuple[UnitType | None, str]:
    found = pattern.match(text)
    if not found or found.end() == len(text):
        return None, text
    return next(kind for kind, word in zip(KINDS, found.groups(), strict=True) if word), text[found.end() :]


@lru_cache(maxsize=2**14)
def _syllable(word: str) -> str:
    """A syllable with its tone at the end, so that it does not matter over which vowel that was put."""
    if word.isascii():
        return _number(word)
    signs = unicodedata.normalize("NFD", word)
    letters, tones = (
        "".join(s for s in signs if s not in TONES),
        "".join(sorted(s for s in signs if s in TONES)),
    )
    return _number(unicodedata.normalize("NFC", letters)) + tones


def _number(word: str) -> str:
    return word.lstrip("0") or "0" if word.isascii() and word.isdigit() else word


def _spelling(text: str) -> str:
    return typed_name(text).key.replace("y", "i")
