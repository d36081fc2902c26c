"""The numbers that Word itself puts before paragraphs: they are not in the text, so they are counted as Word counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_LEVELS = 9
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, from which number, and the text around the numbers."""

    style: str = "decimal"
    start: int = 1
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, name: str, level: int) -> str:
        """The text of the next number of a list at a level, as it is printed; nothing for a list that is not known."""
        if name not in self.lists or level >= MOST_LEVELS:
            return ""
        abstract, levels = self.lists[name]
        counts = self.counted.setdefault(abstract, {})
        here = levels.get(level, Level())
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for higher in range(level):
            counts.setdefault(higher, levels.get(higher, Level()).start)
        if here.style == "bullet":
            return "-"
        return re.sub(r"%(\d)", lambda found: _shown(counts, levels, int(found[1]) - 1), here.text)


def _shown(counts: Mapping[int, int], levels: Mapping[int, Level], level: int) -> str:
    number, style = counts.get(level, 1), levels.get(level, Level()).style
    match style:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if style == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            told = ""
            for value, sign in ROMAN:
                told, number = told + sign * (number // value), number % value
            return told.upper() if style == "upperRoman" else told
    return f"{number:02d}" if style == "decimalZero" else str(number)


def numbering_of(root: etree._Element | None) -> Numbering:
    """The lists of ``numbering.xml``; none where the document has none."""
    if root is None:
        return Numbering({})
    abstract = {of.get(f"{W}abstractNumId", ""): _levels(of) for of in root.iter(f"{W}abstractNum")}
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for number in root.iter(f"{W}num"):
        told = number.find(f"{W}abstractNumId")
        name = "" if told is None else told.get(f"{W}val", "")
        own = {at: level for at, level in _overridden(number).items() if level}
        restarts = f"{name}/{number.get(f'{W}numId')}" if _overridden(number) else name
        lists[number.get(f"{W}numId", "")] = restarts, {**abstract.get(name, {}), **own}
    return Numbering(lists)


def _overridden(number: etree._Element) -> dict[int, Level | None]:
    """Levels that a list counts anew for itself."""
    told: dict[int, Level | None] = {}
    for override in number.iter(f"{W}lvlOverride"):
        levels = _levels(override)
        at = int(override.get(f"{W}ilvl", "0"))
        told[at] = levels.get(at)
    return told


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {int(level.get(f"{W}ilvl", "0")): _level(level) for level in parent.iter(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    def value(tag: str, otherwise: str) -> str:
        found = level.find(f"{W}{tag}")
        return otherwise if found is None else found.get(f"{W}val", otherwise)

    start = value("start", "1")
    return Level(value("numFmt", "decimal"), int(start) if start.isdecimal() else 1, value("lvlText", ""))
