"""Where a task and a criterion say the same words, for a person to see; no likeness of meaning is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from engine.files.numbers import plain

# Words that nearly every sentence about children has.
EVERYWHERE = (
    "tre em cong tac bao ve cham soc giao duc co va thuc hien quyen cua cho cac duoc cap xa phuong thi tran ve "
    "trong tren theo so ty le mot voi den tu thon to nguoi lam hoat dong ky nam the dan"
)
TELLS_NOTHING = frozenset(EVERYWHERE.split())
FEWEST = 3


def same_words(said: str, titles: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Criteria of which a title has at least three telling words in a row with a text: each with those words."""
    words = _words(said)
    found = []
    for criterion, named in titles.items():
        runs = [run for title in named if (run := _longest(words, _words(title)))]
        if runs:
            longest = max(runs, key=len)
            found.append((criterion, " ".join(longest)))
    return tuple(found)


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", said.lower())


def _longest(one: list[str], other: list[str]) -> tuple[str, ...]:
    """The longest run of words that both have, with enough telling words; empty without one."""
    best: tuple[str, ...] = ()
    for a in range(len(one)):
        for b in range(len(other)):
            n = 0
            while a + n < len(one) and b + n < len(other) and one[a + n] == other[b + n]:
                n += 1
            run = tuple(one[a : a + n])
            if n > len(best) and sum(plain(word) not in TELLS_NOTHING for word in run) >= FEWEST:
                best = run
    return best
