"""A checkpoint in a workbook: letters and number of entries, the QR code below, what they are good for beside it."""

from __future__ import annotations

from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Look
from engine.language import Say
from engine.records.entries.checkpoint import Checkpoint
from engine.reporting.record.seal_picture import seal_png
from engine.reporting.record.seal_words import seal_words

LETTERS = Look(size=14, bold=True, rules="none", wrap=False)
USE = Look(size=10, italic=True, rules="none", indent=1)
# Points: 27 millimetres, as on paper.
PICTURE = 76.5


def put_seal_rows(sheet: NewSheet, row: int, columns: tuple[int, int], checkpoint: Checkpoint, say: Say) -> int:
    """The seal from a row on, over columns of which the first is at least fourteen wide; gives the row below."""
    words, (first, last) = seal_words(checkpoint, say), columns
    sheet.put(row, first, words.title, "section")
    sheet.put(row + 1, first, words.letters, LETTERS)
    sheet.set_height(row + 1, 20)
    sheet.put(row + 2, first, words.of, "bare")
    below = row + 3
    sheet.put_picture(below, first, seal_png(checkpoint), told=words.picture, most=(PICTURE, PICTURE))
    sheet.put_over(below, (first + 1, last), words.use, USE)
    return below + 1
