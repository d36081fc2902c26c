"""All that is told of each broken thing, held against the texts that were read aloud before they were kept.

A folder of ``tests/bad`` has one text in each language: a block for each code, as a command prints its problems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Final

from engine.language import LANGUAGES
from engine.problems import Problem, render

HERE: Final = Path(__file__).parent
TO_ACCEPT: Final = "./run test --accept-told"
HEAD: Final = "# What is told of each broken thing, never typed. To accept a change of words: {accept}\n"
BLOCK: Final = re.compile(r"^## (\S+)\n", re.MULTILINE)
MOST_SHOWN: Final = 12
DIFFERS: Final = """
Lời báo đã khác lời đã đọc duyệt / told otherwise than it was read aloud, {name}: {codes}
Nếu đổi lời là có chủ ý / if the change of words is meant:   {accept}
rồi đọc to các khối đã đổi và đưa vào cùng lần lưu / then read the changed blocks aloud and commit them with it.
{shown}"""
Told = Mapping[str, Sequence[Problem]]
Hold = Callable[[str, Told], None]


def held(folder: str, told: Told, made_in: Path, *, accept: bool) -> None:
    """Hold what is told, by code, against the kept texts of a folder, or write these anew.

    ``made_in`` is the folder of all that this run of the tests makes: no path in it is part of what is told.
    """
    wrong = []
    for language in LANGUAGES:
        path = HERE / f"{folder}.{language}.txt"
        text = text_of(told, language, made_in)
        if accept:
            path.write_text(text, "utf-8", newline="\n")
        elif differing := differences(path.name, path.read_text("utf-8") if path.is_file() else "", text):
            wrong.append(differing)
    assert not wrong, "\n".join(wrong)


def text_of(told: Told, language: str, made_in: Path) -> str:
    """A block a code, in their order, in each block every problem as it is printed."""
    blocks = [f"## {code}\n\n" + "".join(f"{render(one, language)}\n\n" for one in told[code]) for code in sorted(told)]
    own = re.compile(re.escape(str(made_in)) + r"[\\/][^\\/]+[\\/]")
    return own.sub("", HEAD.format(accept=TO_ACCEPT) + "\n" + "".join(blocks)).rstrip("\n") + "\n"


def differences(name: str, kept: str, made: str) -> str:
    """Which blocks differ, are new or are of a code that is gone, with their lines and how to accept; "" if none."""
    if kept == made:
        return ""
    before, after = blocks_of(kept), blocks_of(made)
    codes = [code for code in sorted({*before, *after}) if before.get(code) != after.get(code)]
    lines = _lines(codes[:MOST_SHOWN], before, after)
    return DIFFERS.format(name=name, codes=", ".join(codes), accept=TO_ACCEPT, shown="\n".join(lines))


def blocks_of(text: str) -> dict[str, str]:
    """The blocks of a text by their codes; what stands before the first is that of no code."""
    before, *parts = BLOCK.split(text)
    return {"": before.strip()} | {code: said.strip() for code, said in zip(parts[::2], parts[1::2], strict=True)}


def _lines(codes: Iterable[str], before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for code in codes:
        kept, made = (blocks.get(code, "").splitlines() for blocks in (before, after))
        yield from unified_diff(kept, made, f"kept {code}", f"told {code}", lineterm="", n=len(kept) + len(made))
