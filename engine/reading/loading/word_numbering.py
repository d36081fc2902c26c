"""The numbers that Word itself puts before paragraphs: they are not in the text, so they are counted as Word counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_LEVELS = 9
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


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
        below = abstract.get(name, {})
        own = dict(_overridden(number, below))
        restarts = f"{name}/{number.get(f'{W}numId')}" if own else name
        lists[number.get(f"{W}numId", "")] = restarts, {**below, **own}
    return Numbering(lists)


def _overridden(number: etree._Element, below: Mapping[int, Level]) -> Iterator[tuple[int, Level]]:
    """Levels that a list counts anew for itself: in its own way, or as its kind does from a number of its own."""
    for override in number.iter(f"{W}lvlOverride"):
        at = int(override.get(f"{W}ilvl", "0"))
        start = override.find(f"{W}startOverride")
        kind = below.get(at, Level())
        anew = kind if start is None else replace(kind, start=_number(start.get(f"{W}val", ""), kind.start))
        yield at, _levels(override).get(at, anew)


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {int(level.get(f"{W}ilvl", "0")): _level(level) for level in parent.iter(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    def value(tag: str, otherwise: str) -> str:
        found = level.find(f"{W}{tag}")
        return otherwise if found is None else found.get(f"{W}val", otherwise)

    return Level(value("numFmt", "decimal"), _number(value("start", "1"), 1), value("lvlText", ""))


def _number(said: str, otherwise: int) -> int:
    return int(said) if said.isdecimal() else otherwise
