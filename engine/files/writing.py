"""Excel files as they are written: text that stays text, and the same bytes for the same cells.

A workbook saved twice from the same cells is the same file: its times are fixed, it is
written beside its target and then takes its place whole.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.workbook import Workbook

FIRST_ZIP_DAY = date(1980, 1, 1)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_TEXT = 32_767


def address(row: int, column: int) -> str:
    """A cell as Excel names it: (14, 5) is E14."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def coordinates(cell: str) -> tuple[int, int] | None:
    """(14, 5) of E14; None when it is no cell's name."""
    found = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", cell)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def put_text(cell: ExcelCell, text: str) -> None:
    """Text that stays text: what begins with = + - @ never becomes a formula."""
    cell.value = UNPRINTABLE.sub(" ", text)[:LONGEST_TEXT]
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def save_workbook(
    workbook: Workbook,
    path: Path,
    *,
    on: date = FIRST_ZIP_DAY,
    results: Mapping[str, Mapping[str, int]] | None = None,
) -> None:
    """Write a workbook whole or not at all; the same cells give the same bytes.

    ``on`` is the day the file says it was made; ``results`` are the stored whole-number results of
    formulas by sheet and cell, for readers that do not calculate. Raises OSError.
    """
    stream = io.BytesIO()
    workbook.save(stream)
    parts = {
        f"xl/worksheets/sheet{n}.xml": (results or {}).get(s.title, {}) for n, s in enumerate(workbook.worksheets, 1)
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(whole, "w") as kept:
        for member in made.infolist():
            entry = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            content = _with_results(made.read(member), parts.get(member.filename, {}))
            kept.writestr(entry, _dated(content, on) if member.filename == "docProps/core.xml" else content)
    write_whole(path, whole.getvalue())


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place of the old one whole: written beside it, then renamed. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Put a file where there is none, to be read from then on and never written again.

    Raises OSError, FileExistsError when somebody was faster.
    """
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _with_results(content: bytes, results: Mapping[str, int]) -> bytes:
    for cell, value in results.items():
        formula = re.compile(rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v(?:\s*/>|>[^<]*</v>)'.encode())
        content = formula.sub(rb"\g<1><v>%d</v>" % value, content)
    return content


def _dated(core: bytes, on: date) -> bytes:
    stamp = f"{datetime(on.year, on.month, on.day).isoformat()}Z".encode()
    return re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", lambda found: found[1] + stamp, core)
