"""What YAML says, as plain mappings, lists and texts: whether two say the same, and which entries go on in which."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

Tree: TypeAlias = "dict[str, Tree] | tuple[Tree, ...] | str"

# Of so many pairs at most is asked which say the most alike.
MOST_LIKENED = 40
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def tidy(text: str) -> str:
    """A text as it is compared: composed letters, no blanks at its ends, one kind of line end."""
    return CONTROLS.sub(" ", unicodedata.normalize("NFC", text).replace("\r\n", "\n")).strip()


def bare(said: Tree) -> object:
    """A tree as it is compared: texts tidy, keys left out whose value is an empty list."""
    if isinstance(said, dict):
        return {key: bare(value) for key, value in said.items() if value or isinstance(value, str)}
    return tidy(said) if isinstance(said, str) else [bare(part) for part in said]


def identity(said: Tree) -> str:
    """What tells an entry of a list from its neighbours: its id where it has one, else all that it says."""
    name = said.get("id") if isinstance(said, dict) else None
    return f"id {name}" if isinstance(name, str) else json.dumps(bare(said), ensure_ascii=False, sort_keys=True)


def aligned(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new entry the old one it continues: the same by name, else the one that stood in its place.

    Where more stood there than stand now, or fewer, the likeliest by what it says.
    """
    order: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))

    def pair(at: int, kept: int) -> None:
        if order[at] is None and kept in free:
            order[at] = kept
            del free[kept]

    stretches = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for word, a, b, c, _ in stretches:
        for step in range(b - a if word == "equal" else 0):
            pair(c + step, a + step)
    for at, name in enumerate(new):
        pair(at, next((kept for kept in free if old[kept] == name), -1))
    for word, a, b, c, d in stretches:
        if word == "replace":
            lone = [at for at in range(c, d) if order[at] is None]
            left = [kept for kept in free if a <= kept < b]
            for at, kept in zip(lone, left, strict=False) if len(lone) == len(left) else _likest(old, new, lone, left):
                pair(at, kept)
    return order


def _likest(old: Sequence[str], new: Sequence[str], lone: list[int], left: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs in the order of both, as many as there can be, and of all such those that say the most alike.

    Long stretches are paired from the top: what they say was then written anew.
    """
    fewer = min(len(lone), len(left))
    if len(lone) * len(left) > MOST_LIKENED:
        yield from zip(lone, left, strict=False)
        return
    alike = {(at, kept): difflib.SequenceMatcher(None, old[kept], new[at], autojunk=False).ratio()
             for at in lone for kept in left}  # fmt: skip
    ways = (
        list(zip(some, others, strict=True))
        for some in combinations(lone, fewer)
        for others in combinations(left, fewer)
    )
    yield from max(ways, key=lambda way: sum(alike[pair] for pair in way))


def keeping_empty(said: Tree, before: Tree) -> Tree:
    """What is said, with the empty lists that were written out before wherever nothing is said in their place.

    What has a row for each entry cannot show a list without any; whoever wrote one meant it.
    """
    if isinstance(said, dict) and isinstance(before, dict):
        below = {key: keeping_empty(value, before.get(key, ())) for key, value in said.items()}
        return {**below, **{key: value for key, value in before.items() if value == () and key not in said}}
    if isinstance(said, tuple) and isinstance(before, tuple):
        order = aligned([identity(entry) for entry in before], [identity(entry) for entry in said])
        return tuple(
            entry if at is None else keeping_empty(entry, before[at]) for entry, at in zip(said, order, strict=True)
        )
    return said
