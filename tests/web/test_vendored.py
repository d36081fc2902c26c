"""What others made lies here byte for byte as it was listed, with its licence, in our own palette alone."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "engine" / "web" / "static"
LINES = [line.split() for line in (ROOT / "docs/look/vendored.txt").read_text("utf-8").splitlines()]
LISTED = {name: told for told, name in LINES}
OURS = {"look.css", "mark.svg"}
COLOUR = re.compile(r"#[0-9a-f]{3,6}\b")


def test_every_file_of_others_is_as_it_was_listed() -> None:
    """A changed byte has another name; a file that is neither ours nor listed is not there."""
    assert {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in LISTED} == LISTED
    lying = {path.relative_to(ROOT).as_posix() for path in STATIC.iterdir() if path.name not in OURS | own_scripts()}
    assert lying <= set(LISTED)


def own_scripts() -> set[str]:
    """Scripts of our own say so in their first line, a comment in our words."""
    return {path.name for path in STATIC.glob("*.js") if path.read_text("utf-8").startswith(("// ", "/* "))}


def test_a_minified_file_has_its_licence_beside_it() -> None:
    """Style and type each name theirs."""
    assert {path.name for path in STATIC.glob("*.txt")} == {"govuk-LICENSE.txt", "source-sans-3-OFL.txt"}


def test_nothing_of_a_government_s_own_is_compiled_in() -> None:
    """Neither its typeface, name, crown or pictures, nor an address of any file."""
    style = (STATIC / "govuk.css").read_text("utf-8").lower()
    for word in ("url(", "gds transport", "@font-face", "arial", "crown", "govuk-header", "govuk-footer", "gov.uk"):
        assert word not in style, word
    assert "@import" not in style and "source sans 3" in style
    printed = re.findall(r"@media print\{[^}]*font-family:([^;}]*)", style)
    assert printed and all("source sans 3" in face for face in printed)


def test_one_palette_stands_behind_both_styles() -> None:
    """Each colour that is compiled in is a variable of ours, and ours stand nowhere but at the head and on white."""
    look = (STATIC / "look.css").read_text("utf-8")
    head, rest = look.split("*,*::before", 1)
    ours = set(COLOUR.findall(head))
    assert set(COLOUR.findall((ROOT / "docs/look/govuk.scss").read_text("utf-8"))) <= ours
    assert set(COLOUR.findall(rest)) <= {"#fff", "#999"}
