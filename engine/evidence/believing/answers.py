"""What a commune answered to a warning: “giữ nguyên vì …” in the note beside the figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.evidence.facts import Fact
from engine.problems import Problem, kind_of, words

# "giữ nguyên", and what may stand between it and the reason; letters without their marks.
KEPT = re.compile(r"\s*giu\s+nguyen\b[\s:,;.–—-]*(?:(?:vi|do)\b(?:\s+la\b)?[\s:,;.–—-]*)?")
FEWEST_WORDS = 2


def reason_of(note: str) -> str:
    """Why a figure stays as it is; nothing where the note says no such thing or gives no reason of two words."""
    folded = _without_marks(note)
    kept = KEPT.match(folded)
    reason = " ".join(unicodedata.normalize("NFC", note)[kept.end() :].split()) if kept else ""
    return reason if len(re.findall(r"[^\W\d_]+", reason)) >= FEWEST_WORDS else ""


def with_answer(found: Problem, facts: Mapping[str, Fact]) -> Problem:
    """The warning with what the commune answered beside the first of the data that it is about."""
    if not kind_of(found.code).answerable or not found.data:
        return found
    fact = facts.get(found.data[0])
    return found.answered(reason_of(fact.note)) if fact else found


def asked_once(found: Iterable[Problem]) -> list[Problem]:
    """Problems in their order, but those that one note answers are one: the first, with what the others say added.

    They are the answerable warnings of a commune whose first datum is the same: one cell, one figure to look at.
    """
    once: dict[object, Problem] = {}
    for at, told in enumerate(found):
        one = kind_of(told.code).answerable and told.data and not told.shares
        key = (told.commune, told.data[0], told.place) if one else at
        once[key] = _with(once[key], told) if key in once else told
    return list(once.values())


def _with(first: Problem, other: Problem) -> Problem:
    """A warning with what another says of the same figure, and why."""
    vi, en = (words(other, language)["what"] for language in ("vi", "en"))
    values = {
        **first.values,
        "besides": f"{first.values.get('besides', '')} Cũng ở ô này: {vi}",
        "besides_en": f"{first.values.get('besides_en', '')} At this cell too: {en}",
    }
    if str(other.values["why"]) not in str(first.values["why"]):
        values |= {name: f"{first.values[name]} {other.values[name]}" for name in ("why", "why_en")}
    return replace(first, values=values).about(*dict.fromkeys((*first.data, *other.data)))


def _without_marks(text: str) -> str:
    """Small letters without their marks, sign for sign, so that an index into it is one into the text."""
    signs = (unicodedata.normalize("NFD", sign)[:1] for sign in unicodedata.normalize("NFC", text))
    return "".join("d" if sign in "đĐ" else sign.lower()[:1] or sign for sign in signs)
