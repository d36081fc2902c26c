"""The few functions of Excel that forms add up with, worked out here cell by cell; an error is no number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan

TOKEN = re.compile(r"""("[^"]*")|('[^']+'![A-Z]+\d+|(?<![\w'])[A-Z]{1,2}\d+)|(=)|(TRUE|FALSE)|(\bIF\()""")


@dataclass(frozen=True)
class Text:
    """A text as formulas have it: compared without regard to case, joined by &."""

    said: str

    def __and__(self, other: Text) -> Text:
        return Text(self.said + other.said)


def value(text: Text) -> float:
    """VALUE: digits as a number; anything else is an error."""
    return int(text.said) if re.fullmatch(r"\d+", text.said) else nan


def quotient(part: float, whole: float) -> float:
    """QUOTIENT: the whole part; an error where nothing can be divided."""
    return nan if isnan(part) or isnan(whole) or whole == 0 else int(part) // int(whole)


def largest(*told: float) -> float:
    """MAX, which an error makes an error."""
    return nan if any(map(isnan, told)) else max(told)


def smallest(*told: float) -> float:
    """MIN, likewise."""
    return nan if any(map(isnan, told)) else min(told)


FUNCTIONS = {
    "MIN": smallest,
    "MAX": largest,
    "QUOTIENT": quotient,
    "VALUE": value,
    "TRIM": lambda text: Text(text.said.strip()),
    "SUBSTITUTE": lambda text, old, new: Text(text.said.replace(old.said, new.said)),
    "IFERROR": lambda told, other: other if isinstance(told, float) and isnan(told) else told,
    "_if": lambda test, yes, no: yes if test else no,
}


def worked_out(formula: str, cells: Mapping[str, str | float]) -> float:
    """A formula without its sign of equality; a cell that is not there is empty, texts and numbers stand as given."""

    def cell(name: str) -> Text | float:
        told = cells.get(name, "")
        return Text(told) if isinstance(told, str) else told

    def said(found: re.Match[str]) -> str:
        text, name, _, flag, _ = found.groups()
        if text:
            return f"Text({text})"
        return f"cell({name!r})" if name else "==" if found[3] else flag.title() if flag else "_if("

    told = eval(TOKEN.sub(said, formula), {**FUNCTIONS, "Text": Text, "cell": cell, "__builtins__": {}})  # noqa: S307 - our own formulas
    return float(told)
