"""What the machine read, as a checking sheet carries it in locked columns, and what “đúng” beside it means.

The machine's number is a proposal: it counts only once a person has written that it is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.files.books import Cell
from engine.files.intake.seen_cells import seen
from engine.files.numbers import Refusal, plain, shown
from engine.files.workbook import Sheet
from engine.law.readings.number import Number

# The columns by their names in the hidden row, and the file in the sheet of pairs.
MACHINE, READ_SENTENCE, SPOT, WITNESSES = "machine", "machine_sentence", "spot", "witnesses"
MACHINE_KEYS = (MACHINE, READ_SENTENCE, SPOT, WITNESSES)
FILE, FILE_SHA256, HOW = "file", "file_sha256", "how"
RIGHT = frozenset({"dung", "dung roi", "khop", "right", "correct"})
LEAST_WITNESSES = 2
QUOTED = re.compile(r"“(.*?)”(?:\s*→ .*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MachineRow:
    """What was read for one number: in YAML's digits, empty where nothing certain was; its sentence and its place."""

    value: str
    sentence: str
    spot: str
    witnesses: int


@dataclass(frozen=True, slots=True)
class MachineRead:
    """The machine's rows by number, and the file that they were read in; ``scanned`` is one of pictures."""

    file: str = ""
    sha256: str = ""
    scanned: bool = False
    rows: Mapping[str, MachineRow] | None = None

    def note(self, number: str) -> str:
        """File, hash and place of a number, for the ledger beside page and sentence; empty where nothing was read."""
        row = (self.rows or {}).get(number)
        if row is None or not row.spot:
            return ""
        return f"{self.file} (sha256 {self.sha256}), {row.spot}"

    def spot(self, number: str) -> str:
        """The place of a number, which stands for its page where no other was written."""
        row = (self.rows or {}).get(number)
        return row.spot if row else ""

    def sentence(self, number: str) -> str:
        """The sentence of a number, which stands where no other was written."""
        row = (self.rows or {}).get(number)
        return row.sentence if row else ""

    def answered(self, number: Number, cell: Cell) -> str | Refusal | None:
        """The number that “đúng” beside it means; None where the cell says something else and is read by itself."""
        if self.rows is None or number.kind == "words" or cell.error:
            return None
        look = seen(cell)
        if isinstance(look, Refusal) or not isinstance(look.raw, str) or plain(look.raw) not in RIGHT:
            return None
        row = self.rows.get(number.id)
        if row is None or not row.value:
            return Refusal("READ-121", {"given": shown(look.raw)})
        if self.scanned and row.witnesses < LEAST_WITNESSES:
            return Refusal("READ-122", {"spot": row.spot})
        return row.value


def machine_read(sheet: Sheet, said: Mapping[str, str], names: Mapping[str, tuple[int, int]]) -> MachineRead:
    """The locked columns of a sheet that was filled from a text; none where the sheet has no such columns.

    ``said`` are the sheet's pairs, ``names`` where each name of the hidden row and column stands.
    """
    if not all(key in names for key in (*MACHINE_KEYS, "id")) or FILE not in said:
        return MachineRead()
    at = {key: names[key][1] for key in (*MACHINE_KEYS, "id")}
    rows = {}
    for row in sorted({row for row, column in sheet.cells if column == at["id"]}):
        told = {key: sheet.text(row, column) for key, column in at.items()}
        witnesses = told[WITNESSES].partition(".")[0]
        times = int(witnesses) if witnesses.isdigit() else 0
        rows[told["id"]] = MachineRow(told[MACHINE], _quoted(told[READ_SENTENCE]), told[SPOT], times)
    return MachineRead(said[FILE], said.get(FILE_SHA256, ""), said.get(HOW) == "scan", rows)


def _quoted(told: str) -> str:
    """The text's own words out of a cell, without quotation marks and without why nothing certain was read in them."""
    found = QUOTED.fullmatch(told.strip())
    return " ".join(found[1].split()) if found else ""
