"""Zip files without a clock: the same parts give the same bytes on every system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from engine.files.writing import FIRST_ZIP_DAY


def as_it_is(name: str, content: bytes) -> bytes:  # noqa: ARG001 - one shape for all that changes a part
    """A part unchanged."""
    return content


def without_clock(content: bytes, change: Callable[[str, bytes], bytes] = as_it_is) -> bytes:
    """A zip made anew with one day on every part; ``change`` is given each part by its name."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(whole, "w") as kept:
        for member in made.infolist():
            entry = zipfile.ZipInfo(member.filename, (*FIRST_ZIP_DAY.timetuple()[:3], 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            kept.writestr(entry, change(member.filename, made.read(member)))
    return whole.getvalue()
