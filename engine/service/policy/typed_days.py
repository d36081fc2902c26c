"""A day as somebody typed it on a page of the policy desk."""

from __future__ import annotations

from datetime import date

from engine.files.numbers import Refusal, read_day
from engine.problems import Place, Problem, cited, problem


def typed_day(text: str, where: str) -> date | Problem:
    """The day that a text says, as dd/mm/yyyy or in words; else why it says none (WEB-154)."""
    found = read_day(text) if text else Refusal("", {})
    return found if isinstance(found, date) else problem("WEB-154", Place(where), text, given=cited(text))
