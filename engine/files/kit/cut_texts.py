"""Texts cut to what Excel takes, and how long it counts them."""

from __future__ import annotations

from engine.files.writing import UNPRINTABLE


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
