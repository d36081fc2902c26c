"""A letter's body as clauses in its own numbering: I, 1., 7.1., a), dashes, and its tables of who does what.

What stands before the first clause and from “Nơi nhận” on is no task; what it holds of time is told as left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.files.numbers import plain
from engine.reading.law_text import LawText, Passage, Row, Said, Spot, Table, cleaned

PART = re.compile(r"(?:phần\s+)?([IVX]{1,5})\s*[.:)/–-]\s*(\S.*)", re.IGNORECASE)
NUMBERED = re.compile(r"(?:(\d{1,2})\s*[.)/]|(\d{1,2}(?:\.\d{1,2}){1,2})\s*[.)]?)\s+(\S.*)|(\d{1,2})\.([^\W\d_].*)")
LETTERED = re.compile(r"([a-zđ])[).]\s+(\S.*)")
DASHED = re.compile(r"([-–—+•*●○▪])\s*(\S.*)")
CLOSING = ("de nghi", "yeu cau", "tren co so", "trong qua trinh", "nhan duoc", "can cu noi dung", "uy ban nhan dan")
BASIS = (
    "can cu", "thuc hien", "theo ", "nham", "de ", "trong nam", "nam ", "xet ", "tiep theo", "phuc dap", "tren co so",
    "trong thoi gian", "ngay ",
)  # fmt: skip
ORDERS = re.compile(r"(?<!theo )\b(?:đề nghị|yêu cầu|giao)\s(?!của|tại)", re.IGNORECASE)
PLACES = re.compile(r"\bNơi nhận\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of the body: its clause as a reader names it, how deep it lies, whether it leads to deeper ones."""

    clause: str
    depth: int
    text: str
    spot: Spot
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A letter in parts: its head, what it is based on, its clauses, its tables, what stands behind it."""

    head: tuple[str, ...]
    before: tuple[Unit, ...]
    units: tuple[Unit, ...]
    tables: tuple[tuple[Row, ...], ...]
    behind: tuple[tuple[str, Spot], ...]


@dataclass(slots=True)
class _Count:
    """Where the numbering stands."""

    part: str = ""
    number: str = ""
    letter: str = ""
    dash: int = 0
    plus: int = 0
    paragraph: int = 1
    begun: bool = False
    units: list[Unit] = field(default_factory=list)


def body_of(text: LawText) -> Body:
    """A letter's parts, in its order."""
    passages = [part for block in text.blocks if isinstance(block, Passage) for part in _cut_at_places(block)]
    tables = tuple(block.rows for block in text.blocks if isinstance(block, Table))
    cells = [said.text for rows in tables for row in rows for cell in row.cells for said in cell]
    end = next((at for at, one in enumerate(passages) if plain(one.said.text).startswith("noi nhan")), len(passages))
    start = next((at for at, one in enumerate(passages[:end]) if _begins(one.said.text)), end)
    first, before = _intro(passages[:start])
    units = _units(passages[start:end])
    told = tuple(cleaned(one.said.text) for one in passages[:first])
    behind = tuple((one.said.text, one.spot) for one in passages[end:])
    return Body((*told, *cells), before, _with_close(units), tables, behind)


def _cut_at_places(passage: Passage) -> Iterator[Passage]:
    """A passage, parted where “Nơi nhận” stands in the midst of it, as it may where a page was read line by line."""
    found = PLACES.search(passage.said.text)
    if found is None or not found.start():
        yield passage
        return
    for said in (passage.said.text[: found.start()], passage.said.text[found.start() :]):
        yield Passage(Said(said.strip()), passage.spot)


def _begins(line: str) -> bool:
    """Whether the body's numbering begins here: part I or clause 1."""
    part, number = PART.fullmatch(line), NUMBERED.fullmatch(line)
    return bool((part and part[1].upper() == "I") or (number and (number[1] or number[2] or number[4]) == "1"))


def _intro(passages: list[Passage]) -> tuple[int, tuple[Unit, ...]]:
    """Where the head ends, and the paragraphs between it and the first clause."""
    said = [cleaned(one.said.text) for one in passages]
    at = next((n for n, line in enumerate(said) if plain(line).startswith("kinh gui") or "Kính gửi" in line), None)
    first = len(said) if at is None else at + 1
    while at is not None and first < len(said) and (DASHED.match(said[first]) or plain(said[first]) == ""):
        first += 1
    if at is None:
        first = next((n for n, line in enumerate(said) if is_basis(line) or ORDERS.search(line)), first)
    kept = [
        Unit("mở đầu" if n == 1 else f"mở đầu, đoạn {n}", 0, line, one.spot)
        for n, (line, one) in enumerate(zip(said[first:], passages[first:], strict=True), 1)
    ]
    return first, tuple(kept)


def _units(passages: list[Passage]) -> list[Unit]:
    count = _Count()
    for one in passages:
        if line := cleaned(one.said.text):
            _take(count, line, one.spot)
    deeper = [*(unit.depth for unit in count.units[1:]), 0]
    return [
        Unit(u.clause, u.depth, u.text, u.spot, leads=_leads(u.text) and then > u.depth)
        for u, then in zip(count.units, deeper, strict=False)
    ]


def _leads(line: str) -> bool:
    """Whether a paragraph is a heading or ends with a colon: deeper ones carry it on."""
    return line.endswith(":") or not re.search(r"[.;…/]\W*$", line)


def _goes_on(count: _Count, line: str) -> bool:
    """Whether a line is the rest of the one before: a page has cut it, or the dash is a name's own."""
    if not count.units or re.search(r"[.;:]\W*$", count.units[-1].text):
        return False
    return (line[0].islower() and not LETTERED.match(line)) or bool(re.match(r"[-–]\s*(?:Thương binh|[a-zđ])", line))


def _take(count: _Count, line: str, spot: Spot) -> None:
    if _goes_on(count, line):
        before = count.units.pop()
        count.units.append(Unit(before.clause, before.depth, f"{before.text} {line}", before.spot))
        return
    if (found := PART.fullmatch(line)) and found[1].isupper():
        count.part, count.number, count.letter, count.dash = found[1], "", "", 0
        depth, said = 1, found[2]
    elif found := NUMBERED.fullmatch(line):
        count.number, count.letter, count.dash = found[1] or found[2] or found[4], "", 0
        depth, said = 2 + count.number.count("."), found[3] or found[5]
    elif found := LETTERED.fullmatch(line):
        count.letter, count.dash = found[1], 0
        depth, said = 5, found[2]
    elif found := DASHED.fullmatch(line):
        inner = found[1] in "+○▪" and count.dash > 0
        count.plus = count.plus + 1 if inner else 0
        count.dash += 0 if inner else 1
        depth, said = (7 if inner else 6), found[2]
    else:
        count.paragraph += 1
        count.units.append(Unit(f"{_clause(count, dash=False)}, đoạn {count.paragraph}", 2, line, spot))
        count.dash = count.plus = 0
        return
    if depth < 6:
        count.paragraph, count.plus = int(bool(re.search(r"[.;:/…]\W*$", said))), 0
    count.units.append(Unit(_clause(count, dash=depth >= 6), depth, said, spot))


def _clause(count: _Count, *, dash: bool) -> str:
    named = ".".join(part for part in (count.part, count.number) if part)
    named += f", điểm {count.letter}" if count.letter else ""
    named += f", gạch {count.dash}" if dash and count.dash else ""
    return named + (f", cộng {count.plus}" if dash and count.plus else "")


def _with_close(units: list[Unit]) -> tuple[Unit, ...]:
    """The last paragraphs without a number of their own are the letter's close, but for one right below a heading."""
    whole = [unit for unit in units if len(re.findall(r"[^\W\d_]+", unit.text)) > 1]  # initials below the last line
    at, units = len(whole), whole
    while at and "đoạn" in units[at - 1].clause and _closes(units[at - 1].text):
        if at > 1 and "đoạn" not in units[at - 2].clause and _leads(units[at - 2].text):
            break
        at -= 1
    last = [
        Unit("kết" if n == 1 else f"kết, đoạn {n}", 2, unit.text, unit.spot) for n, unit in enumerate(units[at:], 1)
    ]
    return (*units[:at], *last)


def _closes(line: str) -> bool:
    return bool(re.search(r"\./|/\.", line[-12:])) or plain(line).startswith(CLOSING)


def orders_in_intro(unit: Unit) -> str:
    """What a paragraph before the first clause orders itself; empty where it only leads to the clauses or cites."""
    if unit.text.endswith(":"):
        return ""
    found = ORDERS.search(unit.text)
    if found is None:
        return ""
    return unit.text[found.start() :]


def is_basis(line: str) -> bool:
    """Whether a paragraph begins as what a letter rests on: căn cứ, thực hiện, theo …"""
    said = plain(line)
    return said.startswith(BASIS) and not said.startswith("de nghi")  # “để” and “đề” are one without accents


def rows_of(table: tuple[Row, ...]) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """A table's rows with each cell's text on one line."""
    for row in table:
        yield row, tuple(cleaned(" ".join(said.text for said in cell)) for cell in row.cells)
