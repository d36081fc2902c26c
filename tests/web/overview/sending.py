"""Files sent through the pages of a made-up board's desk, and what the pages said."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterable
from typing import Any

from openpyxl import load_workbook

from tests import frozen
from tests.web.visiting import Visit

ROUND = f"/dot/{frozen.SAMPLE}/"
LONGEST = 240


def sent(made: Visit, files: Iterable[tuple[str, bytes]]) -> Any:
    """The answer to files that are sent, by name."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    return made.client.post(f"{ROUND}tai-len/gui/", {"tep": [SimpleUploadedFile(*file) for file in files]})


def done(made: Visit, answer: Any) -> str:
    """The address of the result of a piece of work, once it is over."""
    assert answer.status_code == 302, answer.content.decode()
    for _ in range(LONGEST):
        told = made.get(answer.headers["Location"])
        if told.status_code != 200:
            break
        time.sleep(0.25)
    assert told.status_code == 302, told.content.decode()
    return str(told.headers["Location"])


def looked_at(made: Visit, files: Iterable[tuple[str, bytes]]) -> str:
    """The address of the page that tells what was found in files."""
    return done(made, sent(made, files))


def with_cell(form: bytes, cell: str, value: str) -> bytes:
    """A form with another answer."""
    workbook = load_workbook(io.BytesIO(form))
    workbook.worksheets[0][cell] = value
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_part(part: str, size: int = 4) -> bytes:
    """A workbook's zip with one more part, of so many zero bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<a/>")
        made.writestr("xl/workbook.xml", "<a/>")
        made.writestr(part, b"\0" * size)
    return stream.getvalue()


def with_line(made: Visit, label: str, value: str) -> Any:
    """The round's own workbook as its page hands it out, one line of the round typed otherwise."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    workbook = load_workbook(io.BytesIO(made.get(f"{ROUND}dat/dot.xlsx").content))
    sheet = workbook["Đợt"]
    row = next(row for row in range(1, 40) if sheet.cell(row, 1).value == label)
    sheet.cell(row, 2).value = value
    stream = io.BytesIO()
    workbook.save(stream)
    return SimpleUploadedFile("dot.xlsx", stream.getvalue())
