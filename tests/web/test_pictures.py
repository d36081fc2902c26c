"""Pictures of pages in the documents: small, told in words, each shown somewhere, and made by one command."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from docs.pictures.make import PICTURES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 120 * 1024
SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]*\.png)\)")


def test_every_picture_is_small_and_of_its_size() -> None:
    """What the command makes is what lies there."""
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)
    for name, (_, width, high) in PICTURES.items():
        content = (FOLDER / f"{name}.png").read_bytes()
        assert content.startswith(b"\x89PNG") and len(content) <= MOST_BYTES, (name, len(content))
        wide, tall = struct.unpack(">II", content[16:24])
        assert wide == width and tall <= high, (name, wide, tall)


def test_every_picture_is_shown_and_told_in_words() -> None:
    """Somebody who does not see it reads what is on it."""
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    shown = {(path, told, link) for path in documents for told, link in SHOWN.findall(path.read_text("utf-8"))}
    assert all(len(told) > 20 for _, told, _ in shown)
    assert {(path.parent / link).resolve() for path, _, link in shown} == set(FOLDER.glob("*.png"))
