"""What Excel lets into a cell, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engine.files.kit.cut_texts import cut
from engine.files.kit.printing import Area, from_zero

LONGEST_HINT, LONGEST_HINT_TITLE = 255, 32


@dataclass(frozen=True, slots=True)
class Check:
    """What Excel lets into a cell: a word of a list, what lies between two limits, or what a formula allows.

    A list is given by its words, or as cells by a formula. ``title`` and ``error`` are said of anything else, the
    prompt when the cell is chosen.
    """

    allowed: tuple[str, ...] | tuple[int, int] | tuple[date, date] | str
    kind: Literal["list", "integer", "date", "custom"]
    title: str = ""
    error: str = ""
    prompt_title: str = ""
    prompt: str = ""
    only_warns: bool = False

    def told(self, others: Sequence[Area]) -> dict[str, object]:
        """The same as XlsxWriter is told it, with the areas behind the first."""
        told: dict[str, object] = {
            "validate": self.kind,
            "error_title": cut(self.title, LONGEST_HINT_TITLE),
            "error_message": cut(self.error, LONGEST_HINT),
            "error_type": "warning" if self.only_warns else "stop",
            "other_cells": [from_zero(area) for area in others],
        }
        if self.prompt:
            told["input_title"] = cut(self.prompt_title, LONGEST_HINT_TITLE)
            told["input_message"] = cut(self.prompt, LONGEST_HINT)
        if self.kind in ("integer", "date"):
            told |= {"criteria": "between", "minimum": self.allowed[0], "maximum": self.allowed[1]}
        else:
            told["value"] = self.allowed if isinstance(self.allowed, str) else list(self.allowed)
        return told
