"""Looks and texts as XlsxWriter takes them, each made once a workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from engine.files.kit.styles import FACE, RULE, Look, Plain, look_of, with_parts
from engine.files.writing import UNPRINTABLE

LIKE_FORMULAS = ("=", "+", "-", "@")
# The face by whose digits Excel measures columns; with a scheme the theme's own face would take its place.
NORMAL = {"font_name": FACE, "font_size": 11, "font_family": 1, "font_scheme": "none"}
# How a cell looks, whether it holds anything, and whether its text would be taken for a formula.
Face: TypeAlias = tuple[str | Look, bool, bool]


class Formats:
    """The formats of one workbook, by look and by whether the cell's text must be kept from being a formula."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str | Look, bool], Any] = {}
        self._texts: dict[str, tuple[str, bool]] = {}

    def of(self, look: str | Look, *, quoted: bool = False) -> Any:
        """A look's format; ``quoted`` keeps text as text even when the cell is typed into and left."""
        made = self._made.get((look, quoted))
        if made is None:
            made = self._book.add_format({**_properties(look_of(look)), "quote_prefix": quoted})
            self._made[look, quoted] = made
        return made

    def fill(self, colour: str) -> Any:
        """A fill alone, for cells that a condition colours."""
        return self._book.add_format({"bg_color": f"#{colour}"})

    def text(self, text: str) -> tuple[str, bool]:
        """A text as a cell can hold it, and whether it looks like a formula."""
        known = self._texts.get(text)
        if known is None:
            shown = UNPRINTABLE.sub(" ", text)
            if shown.startswith("<r>") and shown.endswith("</r>"):
                shown += " "  # XlsxWriter would take it for markup of its own and write it raw
            known = self._texts[text] = shown, shown.startswith(LIKE_FORMULAS)
        return known

    def cell(self, shown: Plain, look: str | Look) -> tuple[Plain, Face]:
        """A value as its cell holds it, and how it looks there."""
        if shown is None or shown == "":
            return None, (look, False, False)
        if isinstance(shown, str):
            text, quoted = self.text(shown)
            return text, (look, True, quoted)
        return shown, (with_parts(look, shown) if isinstance(shown, Decimal) else look, True, False)


def length_of(text: str) -> int:
    """A text's length as Excel counts it: a sign outside the first plane is two."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, longest: int) -> str:
    """A text that Excel can hold and no longer than it takes, its end marked where something was left out."""
    shown = UNPRINTABLE.sub(" ", text)
    if length_of(shown) <= longest:
        return shown
    kept = shown.encode("utf-16-le")[: 2 * (longest - 1)]
    return kept.decode("utf-16-le", "ignore").rstrip() + "…"


def _properties(look: Look) -> dict[str, object]:
    told: dict[str, object] = {
        "font_size": look.size,
        "bold": look.bold,
        "italic": look.italic,
        "font_color": f"#{look.ink}",
        "align": look.align,
        "valign": look.vertical,
        "text_wrap": look.wrap,
        "indent": look.indent,
        "num_format": look.number,
        "locked": look.locked,
    }
    if look.fill:
        told |= {"pattern": 1, "fg_color": f"#{look.fill}"}
    for side in {"box": ("left", "right", "top", "bottom"), "lines": ("top", "bottom"), "none": ()}[look.rules]:
        told |= {side: 1, f"{side}_color": f"#{RULE}"}
    return told
