"""Looks and texts as XlsxWriter takes them, each made once a workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from engine.files.kit.quick_books import QuickBook
from engine.files.kit.styles import Look, Plain, look_of, with_parts
from engine.files.writing import UNPRINTABLE

LIKE_FORMULAS = ("=", "+", "-", "@")
# How a cell looks, whether it holds anything, and whether its text would be taken for a formula.
Face: TypeAlias = tuple[str | Look, bool, bool]


class Formats:
    """The formats of one workbook, by look and by whether the cell's text must be kept from being a formula."""

    def __init__(self, book: QuickBook) -> None:
        self._book = book
        self._made: dict[tuple[str | Look, bool], Any] = {}
        self._fills: dict[str, Any] = {}
        self._texts: dict[str, tuple[str, bool]] = {}

    def of(self, look: str | Look, *, quoted: bool = False) -> Any:
        """A look's format; ``quoted`` keeps text as text even when the cell is typed into and left."""
        made = self._made.get((look, quoted))
        if made is None:
            made = self._made[look, quoted] = self._book.face(look_of(look), quoted=quoted)
        return made

    def fill(self, colour: str) -> Any:
        """A fill alone, for cells that a condition colours."""
        made = self._fills.get(colour)
        if made is None:
            made = self._fills[colour] = self._book.fill(colour)
        return made

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
