"""A round's sheets on paper: whose results they show, and how sure those are, stands on every page."""

from __future__ import annotations

from engine.files.kit.printing import Page, as_letters, printed
from engine.language import Say
from engine.reporting.words.sentences import warning_words
from engine.scoring.round_result import RoundResult


def page_of(made: RoundResult, say: Say, *, repeat: int | None) -> Page:
    """A page of a round, with the row of its table's heading on each."""
    foot = printed(as_letters(made.round.title), right="&P/&N")
    return Page(printed(centre=warning_words(made, say)), foot, (repeat, repeat) if repeat else None)
