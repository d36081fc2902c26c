"""What a letter's head says: its number, the day of signing, what year it is about, who sent it, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.files.numbers import plain
from engine.law.directives import Level
from engine.reading.articles import DAY_LINE, NUMBER_LINE, number_key
from engine.reading.letters.dues import Years
from engine.reading.letters.letter_clauses import Body
from engine.reading.letters.letter_owners import addressees, levels_of
from engine.reading.letters.words_of_time import without_citations

LONGEST_DAY_LINE = 90
ABOUT = re.compile(r"(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)
YEAR = re.compile(r"\bnăm\s+(20\d\d)(?!\d)", re.IGNORECASE)
NATION = ("cong hoa", "doc lap")
# Where the two columns of a head stand on one line: the nation's two lines on the right, the number on the left.
MOTTO = re.compile(r"\s+(?=CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|ĐỘC\s+LẬP\s*[-–—])", re.IGNORECASE)
NUMBERED = re.compile(r"\s+(?=Số\s*:)")


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The head's own words; empty or None where they were not seen."""

    number: str
    day: date | None
    title: str
    issuer: str
    level: Level | None
    to: str
    years: Years


def head_of(body: Body) -> LetterHead:
    """The head of a letter."""
    lines = tuple(part for line in body.head for part in _columns(line))
    number = next((seen for line in lines if (seen := _number(line)) is not None), "")
    day = next((signed for line in lines if (signed := _signed(line))), None)
    title = _title(lines)
    issuer = _issuer(lines)
    levels = levels_of(issuer.lower())
    years = Years(day, _about(title, body))
    return LetterHead(number_key(number), day, title, issuer, levels[0] if len(levels) == 1 else None,
                      addressees(lines), years)  # fmt: skip


def _columns(line: str) -> Iterator[str]:
    """The lines of a head that stand side by side, as whoever reads a page across has them, each by itself."""
    parts = MOTTO.split(line)
    for part in parts:
        sender, *rest = NUMBERED.split(part, maxsplit=1)
        cut = len(parts) > 1 or sender == sender.upper()
        yield from (sender, *rest) if cut else (part,)


def _number(line: str) -> str | None:
    """The number of a line; empty where more capitals stand behind it, which may be part of it."""
    found = NUMBER_LINE.search(line)
    if found is None:
        return None
    return "" if re.match(r"\s+[A-ZĐ]{2}", line[found.end() :]) else found[1]


def _signed(line: str) -> date | None:
    found = DAY_LINE.search(line)
    if found is None or len(line) > LONGEST_DAY_LINE or plain(line).startswith("can cu"):
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _title(lines: tuple[str, ...]) -> str:
    """What stands behind “V/v”, and below it up to the line of place and day, the number, the addressees."""
    at = next((n for n, line in enumerate(lines) if ABOUT.search(line)), None)
    if at is None:
        return ""
    told = [ABOUT.split(lines[at])[-1]]
    for line in lines[at + 1 : at + 3]:
        if DAY_LINE.search(line) or NUMBER_LINE.search(line) or "gửi" in line or line == line.upper():
            break
        told.append(line)
    return re.sub(r"\s+", " ", " ".join(told)).strip(" .")


def _about(title: str, body: Body) -> int | None:
    """The one year that the heading names, or else the one that the paragraph before the clauses does."""
    for said in (title, *(unit.text for unit in body.before if unit.text.endswith(":"))):
        told = {int(year) for year in YEAR.findall(without_citations(said))}
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _issuer(lines: tuple[str, ...]) -> str:
    """The line of capitals nearest above the number; a letter's head has its sender there."""
    found = ""
    for line in lines:
        if found and NUMBER_LINE.search(line):
            break
        if (
            len(line) > 2
            and line == line.upper()
            and re.search(r"[^\W\d_]{2}", line)
            and not (plain(line).startswith(NATION) or NUMBER_LINE.search(line))
        ):
            found = line
    return found
