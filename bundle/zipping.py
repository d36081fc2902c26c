"""The zip: the same files give the same bytes, and a list inside says what each of them must be."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

LIST = "danh-sach.txt"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
FILE, PROGRAM, UNIX = 0o100644, 0o100755, 3


def list_of(files: Mapping[str, bytes | Path]) -> bytes:
    """The list of files as ``sha256sum -c`` reads it, in the order of their names."""
    lines = (f"{hashlib.sha256(_held(content)).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def write_zip(path: Path, top: str, files: Mapping[str, bytes | Path]) -> None:
    """Write files below one folder, with their list; wheels are packed already and stay as they are."""
    listed = {**files, f"may/{LIST}": list_of(files)}
    waiting = path.with_name(f"{path.name}.part")
    with zipfile.ZipFile(waiting, "w") as made:
        for name, content in sorted(listed.items()):
            told = zipfile.ZipInfo(f"{top}/{name}", LONG_AGO)
            told.create_system = UNIX
            told.external_attr = (PROGRAM if name.endswith(".sh") else FILE) << 16
            told.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            made.writestr(told, _held(content), compresslevel=9)
    waiting.replace(path)


def _held(content: bytes | Path) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content
