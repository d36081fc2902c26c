"""The amendment of the page on amending, laid beside the small standard that it amends."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from engine.law.loading import load_standard
from tests.frozen import ROOT, SMALL

NAME = "sua-doi"
PAGE = (ROOT / "docs" / "rules" / f"{NAME}.md").read_text("utf-8")
FILES = dict(re.findall(rf"^```yaml\n# {NAME}/(\S+\.yaml)\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL))


def amended_in(home: Path, files: Mapping[str, str] = FILES, base: str = "small", name: str = NAME) -> Path:
    """A folder with the small standard and an amendment of the standard ``base`` that lies there; gives the latter."""
    if not (home / "small").exists():
        shutil.copytree(SMALL, home / "small")
    folder = home / name
    folder.mkdir(parents=True)
    for file, text in files.items():
        told = text.replace("SHA256", load_standard(home / base).sha256) if "SHA256" in text else text
        (folder / file).write_text(told.replace(f"id: {NAME}\n", f"id: {name}\n"), "utf-8")
    return folder
