"""How cells look: one set of looks for every workbook that phuhop writes; text stays text, numbers stay numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeAlias

from engine.files.kit.heights import lines_of

FACE = "Times New Roman"
RED, INK, QUIET, RULE = "B3261E", "1F2933", "5B6573", "9AA5B1"
HEAD_FILL, ITEM_FILL, OPEN_FILL, BAR = "DCE6F1", "EEF2F7", "E4E4E4", "5B8DB8"
# What a person fills in is yellow wherever it stands; pale is what nobody needs to look at.
INPUT_FILL, PALE_FILL, WRONG_FILL, MARK_FILL = "FFF6D6", "F5F7FA", "F6C9C4", "FFF2CC"
AMENDED_FILL = "E2EFDA"  # what an amendment says anew
# From red to green through yellow; the number always stands in the cell, so colour is never the only sign.
HEAT = ("F8CBAD", "FCE4C4", "FFF2CC", "E2EFDA", "A9D08E")
VERDICT_FILLS = {"recognised": "C6E7C8", "not_recognised": "F6C9C4", "undecided": "FFE699", "aside": "E4DFEC"}
# Whole numbers, and a blank as wide as a bracket before the rule on their right.
WHOLE = "#,##0_);-#,##0_);0_);@_)"
DAY, AS_TYPED = "dd/mm/yyyy", "@"


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of cell looks, and whether it may be changed on a locked sheet."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    ink: str = INK
    fill: str = ""
    align: Literal["left", "center", "right"] = "left"
    vertical: Literal["vcenter", "top"] = "vcenter"
    number: str = "General"
    rules: Literal["box", "lines", "none"] = "box"
    wrap: bool = True
    indent: int = 0
    locked: bool = True


LOOKS: dict[str, Look] = {
    "title": Look(size=15, bold=True, align="center", rules="none"),
    "subtitle": Look(size=12, align="center", rules="none"),
    "strong": Look(size=12, bold=True, align="center", rules="none"),
    "banner": Look(size=12, bold=True, ink="FFFFFF", fill=RED, align="center", rules="none"),
    "simulated": Look(size=12, bold=True, ink=RED, fill="FDE7E5", align="center", rules="none"),
    "note": Look(size=10, italic=True, vertical="top", rules="none"),
    "legend": Look(size=10, italic=True, rules="none", indent=1),
    "head": Look(bold=True, fill=HEAD_FILL, align="center"),
    "text": Look(indent=1),
    "centre": Look(align="center"),
    "number": Look(align="right", number=WHOLE, wrap=False),
    "signed": Look(align="right", number="+#,##0_);−#,##0_);0_)", wrap=False),
    "percent": Look(align="right", number="0.0%_)", wrap=False),
    "day": Look(align="center", number=DAY, wrap=False),
    "span": Look(ink=BAR, fill=BAR, align="center", wrap=False),
    "span end": Look(bold=True, ink="FFFFFF", fill=BAR, align="center", wrap=False),
    "total": Look(bold=True, align="right", number=WHOLE, wrap=False),
    "item": Look(bold=True, fill=ITEM_FILL, indent=1),
    "item number": Look(bold=True, fill=ITEM_FILL, align="right", number=WHOLE, wrap=False),
    "strong text": Look(bold=True, indent=1),
    "page title": Look(size=14, bold=True, rules="none", wrap=False),
    "page subtitle": Look(rules="none", wrap=False),
    "page warning": Look(bold=True, ink=RED, rules="none", wrap=False),
    "section": Look(size=12, bold=True, rules="none", wrap=False),
    "zero": Look(bold=True, ink="FFFFFF", fill=RED, align="right", number=WHOLE, wrap=False),
    "open": Look(italic=True, fill=OPEN_FILL, align="right", number="@_)", wrap=False),
    "bare": Look(rules="none", wrap=False),
    "key": Look(size=10, ink=QUIET, align="center"),
    "aside": Look(size=10, italic=True, ink=QUIET, number=AS_TYPED, indent=1),
    # Cells that a person fills in. Text keeps what was typed: 97,5 stays itself whatever the computer's own comma is.
    "answer": Look(size=12, bold=True, fill=INPUT_FILL, align="center", number=AS_TYPED, locked=False),
    "typed": Look(fill=INPUT_FILL, number=AS_TYPED, indent=1, locked=False),
    "typed short": Look(fill=INPUT_FILL, number=AS_TYPED, align="center", locked=False),
    "typed day": Look(fill=INPUT_FILL, number=DAY, align="center", locked=False),
    # The form's own.
    "form title": Look(size=15, bold=True, rules="none", wrap=False),
    "about": Look(size=10, ink=QUIET, rules="none", indent=1),
    "label": Look(size=10, ink=QUIET, align="right", rules="none", indent=1),
    "code": Look(size=12, bold=True, rules="none", indent=1),
    "how": Look(fill=PALE_FILL, rules="none", indent=1),
    "warning": Look(bold=True, ink=RED, rules="none", indent=1),
    "heading": Look(size=12, bold=True, fill=HEAD_FILL, rules="lines", indent=1),
    "heading right": Look(size=10, fill=HEAD_FILL, align="right", rules="lines", indent=1),
    "again": Look(size=10.5, italic=True, ink=QUIET, rules="none", indent=1),
    "example": Look(size=10.5, italic=True, ink=QUIET, fill=PALE_FILL, indent=1),
    "example short": Look(size=10.5, italic=True, ink=QUIET, fill=PALE_FILL, align="center", number=AS_TYPED),
    "small": Look(size=10, ink=QUIET, indent=1),
    "small centre": Look(size=10, ink=QUIET, align="center"),
    "signed by": Look(bold=True, align="center", rules="none"),
    "signed how": Look(italic=True, align="center", rules="none"),
    # A commune's score sheet: thirteen criteria on one page.
    "sheet line": Look(align="center", rules="none"),
    "sheet text": Look(size=10, indent=0),
    "sheet centre": Look(size=10, align="center"),
    "sheet number": Look(size=10, align="right", number=WHOLE, wrap=False),
    "sheet head": Look(size=10, bold=True, fill=HEAD_FILL),
    "sheet total": Look(size=10, bold=True, fill=HEAD_FILL, align="right", number=WHOLE, wrap=False),
    "sheet note": Look(size=10, rules="none"),
    **{f"heat {at}": Look(fill=fill, align="right", number=WHOLE, wrap=False) for at, fill in enumerate(HEAT)},
    **{f"verdict {name}": Look(bold=True, fill=fill, align="center") for name, fill in VERDICT_FILLS.items()},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, the look of its cells."""

    title: str
    width: float
    look: str = "text"


Plain: TypeAlias = str | float | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with a look of its own."""

    value: Plain
    look: str | Look


Value: TypeAlias = Plain | Entry


def dressed(value: Value, look: str | Look) -> tuple[Plain, str | Look]:
    """A value with its own look where it has one, else with that of its place."""
    return (value.value, value.look) if isinstance(value, Entry) else (value, look)


def look_of(look: str | Look) -> Look:
    """A look by its name, or itself."""
    return LOOKS[look] if isinstance(look, str) else look


def with_parts(look: str | Look, number: Decimal) -> Look:
    """A look of whole numbers as one of numbers with so many decimals."""
    face, places = look_of(look), max(-int(number.normalize().as_tuple().exponent), 0)
    return replace(face, number=face.number.replace("#,##0", "#,##0." + "0" * places)) if places else face


@lru_cache(maxsize=1 << 13)
def height_of(text: str, look: str | Look, width: float) -> float:
    """The height in points of a row with this cell, ``width`` characters wide; Excel keeps what the file says."""
    face = look_of(look)
    lines = lines_of(text, width - 1.3 * face.indent, size=face.size, bold=face.bold) if face.wrap else 1
    return lines * face.size * 1.2 + 4
