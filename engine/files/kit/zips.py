"""Zip files without a clock: the same parts give the same bytes on every system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from engine.files.writing import FIRST_ZIP_DAY


def as_it_is(name: str, content: bytes) -> bytes:  # noqa: ARG001 - one shape for all that changes a part
    """A part unchanged."""
    return content


def without_clock(content: bytes, change: Callable[[str, bytes], bytes] = as_it_is) -> bytes:
    """A zip made anew with one day on every part; ``change`` is given each part by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        members = made.infolist()
        return zip_of_parts((part.filename, change(part.filename, made.read(part))) for part in members)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Files by name as a zip: in the order of their names, one day on each."""
    return zip_of_parts(sorted(files.items()))


def zip_of_parts(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts by name as a zip: in the order given, one day on each."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name, content in parts:
            made.writestr(_entry(name), content)
    return whole.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (*FIRST_ZIP_DAY.timetuple()[:3], 0, 0, 0))
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    return entry
