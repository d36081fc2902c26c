"""The documents that a standard stands on, in words: its own, and those that it amends."""

from __future__ import annotations

from engine.language import Say
from engine.law.model import Standard


def dated(standard: Standard, say: Say) -> str:
    """The day of a standard's document as it stands after its number; of an amendment with what it amends."""
    told = say.day(standard.head.law.date)
    for law in standard.amended:
        told = say("{day}, sửa đổi {number} ngày {old}", day=told, number=law.number, old=say.day(law.date))
    return told
