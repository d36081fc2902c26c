"""The glossary's concepts, word by word, as they stand in its file; the file travels with the program."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.files.numbers import plain
from engine.service.workspace import BUNDLED, HOME

FILE = Path("docs") / "glossary.md"
SECTION, CELLS = "## Khái niệm", 4
# Marks of the file that a page does not need: code, and links to other files.
MARKS = re.compile(r"`|\[([^\]]*)\]\([^)]*\)|\*\*")


@dataclass(frozen=True, slots=True)
class Word:
    """A concept: its word in Vietnamese and in English, what it means, and its own name in an address."""

    vietnamese: str
    english: str
    meaning: str
    anchor: str

    @property
    def folded(self) -> str:
        """All of it as it is searched, without accents."""
        return plain(f"{self.vietnamese} {self.english} {self.meaning}".casefold())


def look_up(search: str = "") -> tuple[Word, ...]:
    """Every concept, or those in which a text stands, typed with accents or without; in the order of the file."""
    wanted = plain(search.casefold())
    return tuple(word for word in _words() if wanted in word.folded)


@cache
def _words() -> tuple[Word, ...]:
    lies = next(home / FILE for home in (HOME.parent, BUNDLED) if (home / FILE).is_file())
    section = lies.read_text("utf-8").split(SECTION, 1)[1].split("\n## ", 1)[0]
    rows = [line.strip().strip("|").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    told = [[_bare(cell) for cell in row] for row in rows[2:] if len(row) == CELLS]
    names = _anchors([word for word, *_ in told])
    return tuple(
        Word(word, "" if english == "–" else english, meaning, name)
        for (word, english, _, meaning), name in zip(told, names, strict=True)
    )


def _anchors(words: Sequence[str]) -> Iterator[str]:
    """Each word without accents, those that then look alike numbered in their order."""
    times = Counter[str]()
    for word in words:
        name = "-".join(re.findall(r"[a-z0-9]+", plain(word.casefold())))
        times[name] += 1
        yield name if times[name] == 1 else f"{name}-{times[name]}"


def _bare(cell: str) -> str:
    return MARKS.sub(lambda hit: hit[1] or "", cell).strip()
