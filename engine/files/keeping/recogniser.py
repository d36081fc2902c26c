"""Text recognition by tesseract with its Vietnamese model, where the machine has both; it leaves no file behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

PROGRAM, MODEL = "tesseract", "vie"
# Where installers of other systems put it, outside the list of programs.
BESIDES = (r"C:\Program Files\Tesseract-OCR\tesseract.exe", "/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract")
MOST_SECONDS = 120
LISTING_SECONDS = 20
# The columns of its table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
COLUMNS, WORD_LEVEL = 12, "5"

State: TypeAlias = Literal["there", "no model", "absent"]
# column: one column of lines · block: one block of evenly set lines · digits: the same, and nothing but digits
Manner: TypeAlias = Literal["column", "block", "digits"]
MANNERS: dict[Manner, tuple[str, ...]] = {
    "column": ("--psm", "4"),
    "block": ("--psm", "6"),
    "digits": ("--psm", "6", "-c", "tessedit_char_whitelist=0123456789.,"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A word seen in a picture: its line's number, its box in pixels from the top left, how sure it is, 0 to 100."""

    text: str
    line: tuple[int, int, int]
    left: int
    top: int
    right: int
    bottom: int
    sure: float


class NoRecognition(Exception):
    """This machine cannot read scans; its argument is the state that says what it lacks."""


# Reads a picture, a grey PGM file's bytes, in a manner; raises TimeoutError, OSError.
Recogniser: TypeAlias = Callable[[bytes, Manner], tuple[Seen, ...]]


def tesseract() -> str | None:
    """Tesseract's program, or None where there is none."""
    return shutil.which(PROGRAM) or next((path for path in BESIDES if Path(path).is_file()), None)


def recognition() -> State:
    """Whether this machine reads scans: the program and its Vietnamese model, the program alone, or neither."""
    program = tesseract()
    if program is None:
        return "absent"
    try:
        listed = subprocess.run(  # noqa: S603 - a program that the machine's owner installed, with words of our own
            [program, "--list-langs"], check=False, timeout=LISTING_SECONDS, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return "absent"
    models = (listed.stdout + listed.stderr).decode("utf-8", "replace").split()
    return "there" if MODEL in models else "no model"


def recogniser_for(seconds: float) -> Recogniser:
    """A recogniser for so long in all; raises NoRecognition where this machine has none."""
    program, state = tesseract(), recognition()
    if program is None or state != "there":
        raise NoRecognition(state)
    until = time.monotonic() + seconds
    return lambda picture, manner: _recognised(program, picture, manner, until - time.monotonic())


def _recognised(program: str, picture: bytes, manner: Manner, left: float) -> tuple[Seen, ...]:
    if left <= 0:
        raise TimeoutError(PROGRAM)
    with TemporaryDirectory(prefix="phuhop-") as name:
        source = Path(name) / "page.pgm"
        source.write_bytes(picture)
        order = [program, str(source), "stdout", "-l", MODEL, "--oem", "1", "--dpi", "300", *MANNERS[manner], "tsv"]
        try:
            told = subprocess.run(  # noqa: S603 - a program that the machine's owner installed, with words of our own
                order, check=False, timeout=min(left, MOST_SECONDS), capture_output=True, cwd=name,
                env={**os.environ, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise TimeoutError(PROGRAM) from None
    if told.returncode:
        raise OSError(told.returncode, PROGRAM)
    return tuple(_words(told.stdout.decode("utf-8", "replace")))


def _words(table: str) -> Iterator[Seen]:
    for row in table.split("\n"):
        cells = row.split("\t")
        if len(cells) == COLUMNS and cells[0] == WORD_LEVEL and cells[11].strip():
            _, _, block, paragraph, line, _, left, top, width, height = map(int, cells[:10])
            box = (left, top, left + width, top + height)
            yield Seen(cells[11].strip(), (block, paragraph, line), *box, float(cells[10]))
