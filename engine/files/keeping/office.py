"""Word files turned into new Word files or PDF by LibreOffice, where it is installed, in a folder that is then gone."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("soffice", "libreoffice")
# Where installers of other systems put it, outside the list of programs.
BESIDES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
MOST_SECONDS = 120


def office() -> str | None:
    """LibreOffice's program, or None where there is none."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return found or next((path for path in BESIDES if Path(path).is_file()), None)


def as_docx(content: bytes, suffix: str) -> bytes | None:
    """A text document as .docx; None where LibreOffice is not, or cannot read it. It runs no macro and asks nothing."""
    return _converted(content, suffix, "docx:MS Word 2007 XML", "docx")


def as_pdf(content: bytes) -> bytes | None:
    """A .docx as PDF; None where LibreOffice is not, or makes none within its time."""
    return _converted(content, ".docx", "pdf:writer_pdf_Export", "pdf")


def _converted(content: bytes, suffix: str, to: str, made: str) -> bytes | None:
    """One file turned into another, under a profile of its own: another LibreOffice that is open is no hindrance."""
    program = office()
    if program is None:
        return None
    with TemporaryDirectory(prefix="phuhop-") as name:
        folder = Path(name)
        (folder / f"text{suffix}").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        order = [program, profile, "--headless", "--norestore", "--convert-to", to]
        try:
            subprocess.run(  # noqa: S603 - a program that the machine's owner installed, with words of our own
                [*order, "--outdir", str(folder / "made"), str(folder / f"text{suffix}")],
                check=False, timeout=MOST_SECONDS, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"},
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return None
        path = folder / "made" / f"text.{made}"
        return path.read_bytes() if path.is_file() and path.stat().st_size else None
