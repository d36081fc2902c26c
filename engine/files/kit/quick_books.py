"""XlsxWriter's own workbook, given part by part instead of as a zip, its formats made once for every workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager

from engine.files.kit.quick_sheets import QuickSheet
from engine.files.kit.styles import FACE, RULE, Look

# The face by whose digits Excel measures columns; with a scheme the theme's own face would take its place.
NORMAL = {"font_name": FACE, "font_size": 11, "font_family": 1, "font_scheme": "none"}
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class QuickBook(Workbook):  # type: ignore[misc] # XlsxWriter has no types
    """A workbook of XlsxWriter in the making."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), {**OPTIONS, "default_format_properties": {**NORMAL}})
        self.worksheet_class = QuickSheet
        self._kept = _KeptParts()

    def _get_packager(self) -> _KeptParts:
        return self._kept

    def face(self, look: Look, *, quoted: bool) -> Any:
        """A look's format; ``quoted`` keeps text as text even when the cell is typed into and left."""
        return self._own(_pattern(look, quoted))

    def fill(self, colour: str) -> Any:
        """A fill alone, for cells that a condition colours."""
        return self._own(_fill_pattern(colour))

    def _own(self, pattern: Any) -> Any:
        """A pattern's format in this workbook, which gives it its numbers."""
        made = copy(pattern)
        made.xf_format_indices, made.dxf_format_indices = self.xf_format_indices, self.dxf_format_indices
        self.formats.append(made)
        return made

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The workbook finished: its parts by name, in the order in which they lie in the file."""
        self.close()
        for held, name, _ in self._kept.parts:
            content = held.getvalue()
            held.close()  # a country's largest sheet is let go before the next is made bytes
            yield name, content.encode() if isinstance(content, str) else content


class _KeptParts(Packager):  # type: ignore[misc] # the same
    """What gathers a workbook's parts: they are kept, and XlsxWriter's own zip has none of them."""

    parts: list[tuple[Any, str, bool]]

    def _create_package(self) -> list[tuple[Any, str, bool]]:
        self.parts = super()._create_package()
        return []


@lru_cache(maxsize=1 << 10)
def _pattern(look: Look, quoted: bool) -> Any:  # noqa: FBT001 - a key of what is kept
    return _made({**properties_of(look), "quote_prefix": quoted})


@lru_cache(maxsize=1 << 8)
def _fill_pattern(colour: str) -> Any:
    return _made({"bg_color": f"#{colour}"})


def _made(told: dict[str, object]) -> Any:
    """A format of no workbook, with the key by which formats that look alike are one."""
    made = Format({**NORMAL, "theme_font_name": FACE, **told})
    made._get_format_key()  # noqa: SLF001 - kept in it, so that each workbook need not put it together
    return made


def properties_of(look: Look) -> dict[str, object]:
    """A look as XlsxWriter is told it."""
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
