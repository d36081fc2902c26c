"""A row of the sheet of other standards as its text file would say it: whom a standard judges.

A column that no list of communes has is a declared fact, by its id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from engine.evidence.facts import StandardFor
from engine.files.listing.csv_rows import Field
from engine.files.numbers import NO_WORDS, YES_WORDS, plain
from engine.files.trees import Tree
from engine.language import text
from engine.law.source import Route
from engine.law.units.unit_facts import FLAGS, CaseTest, FactTest
from engine.law.values import exact_text
from engine.problems import Place

STANDARD_HEADS: Mapping[str, str] = {
    "standard": text("Bộ tiêu chí"),
    "communes": text("Mã xã"),
    "type": text("Loại"),
    "province": text("Tỉnh hay thành phố"),
    "province_code": text("Mã tỉnh"),
    "mountain": text("Miền núi"),
    "island": text("Hải đảo"),
    "area_iii": text("Khu vực III"),
}
LISTS = ("communes", "type", "province_code")
WORDS = {"xa": "xa", "phuong": "phuong", "thi tran": "thi_tran", "dac khu": "dac_khu", "tinh": "tinh"}
WORDS |= {"thanh pho": "thanh_pho", **dict.fromkeys(YES_WORDS, "true"), **dict.fromkeys(NO_WORDS, "false")}
SAID = {"xa": "Xã", "phuong": "Phường", "thi_tran": "Thị trấn", "dac_khu": "Đặc khu", "tinh": "tỉnh"}
SAID |= {"thanh_pho": "thành phố"}
EDGE = re.compile(r"(at_least|more_than|at_most|less_than|equals) ?:? ?(\S+)")


def standard_entry(told: Mapping[str, Field], route: Route, places: dict[Route, Place]) -> Tree:
    """An entry of ``standards`` from the cells of a row that say something, by head; ``places`` gets each value's."""
    entry: dict[str, Tree] = {}
    test: dict[str, Tree] = {}
    facts: dict[str, Tree] = {}
    for name, field in told.items():
        at: Route = (*route, "when", 0, name)
        if name in ("standard", "communes"):
            entry[name] = field.text if name == "standard" else _parts(field.text)
            places[*route, name] = field.place
            continue
        if name not in STANDARD_HEADS:
            facts[name], at = _fact(field.text), (*route, "when", 0, "facts", name)
        else:
            said = tuple(_word(part) for part in _parts(field.text))
            test[name] = said if name in LISTS else _word(field.text)
        places[at] = field.place
    if facts:
        test["facts"] = facts
    return {**entry, "when": (test,)} if test else entry


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,;\s]*[,;\n][,;\s]*", text.strip()) if part)


def _word(text: str) -> str:
    return WORDS.get(plain(text.replace("_", " ")), text)


def _fact(text: str) -> Tree:
    """What is asked of a declared fact: yes or no, one of some choices, or numbers as ``at_least 10000``."""
    edges = [EDGE.fullmatch(part) for part in _parts(text)]
    if edges and all(edges):
        return {found[1]: found[2].replace(",", ".") for found in edges if found}
    word = _word(text)
    return word if word in ("true", "false") else _parts(text)


def standard_cells(entry: StandardFor) -> tuple[Mapping[str, str], ...]:
    """An entry as rows of the sheet, one for each of its tests, each reading back as it is."""
    codes = {"communes": ", ".join(entry.communes)} if entry.communes else {}
    return tuple({"standard": entry.standard, **codes, **_cells(test)} for test in entry.when or (CaseTest(),))


def _cells(test: CaseTest) -> Mapping[str, str]:
    lists = {name: ", ".join(SAID.get(part, part) for part in getattr(test, name) or ()) for name in LISTS[1:]}
    flags = {name: {None: "", True: "có", False: "không"}[getattr(test, name)] for name in FLAGS}
    facts = {name: _asked(asked) for name, asked in (test.facts or {}).items()}
    told = {**lists, "province": SAID.get(test.province or "", ""), **flags, **facts}
    return {name: text for name, text in told.items() if text}


def _asked(asked: FactTest) -> str:
    if asked.yes is not None:
        return "có" if asked.yes else "không"
    if asked.any_of is not None:
        return ", ".join(asked.any_of)
    return ", ".join(f"{word} {exact_text(edge)}" for word, edge in asked.edges.items())
