"""What YAML says, as plain mappings, lists and texts: whether two say the same, and which entries go on in which."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

Tree: TypeAlias = "dict[str, Tree] | tuple[Tree, ...] | str"

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
    """For each new entry the old one it continues: the same by name, else the one that stood in its place."""
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
            for at, kept in zip(lone, [kept for kept in free if a <= kept < b], strict=False):
                pair(at, kept)
    return order
