"""What a commune answered to a warning: “giữ nguyên vì …” in the note beside the figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from engine.evidence.facts import Fact
from engine.problems import Problem, kind_of

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


def _without_marks(text: str) -> str:
    """Small letters without their marks, sign for sign, so that an index into it is one into the text."""
    signs = (unicodedata.normalize("NFD", sign)[:1] for sign in unicodedata.normalize("NFC", text))
    return "".join("d" if sign in "đĐ" else sign.lower()[:1] or sign for sign in signs)
