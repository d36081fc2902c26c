"""A score as the record keeps it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.language import Say
from engine.law.points.scores import score_of
from engine.reporting.words.bands import range_words


def score_range(score: Mapping[str, Any], say: Say) -> str:
    """Points or their range; a dash where there is no score."""
    if "low" not in score:
        return "–"
    return range_words(score_of(str(score["low"])), score_of(str(score["high"])), say)
