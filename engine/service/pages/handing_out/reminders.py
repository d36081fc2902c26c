"""What each commune is still to be asked for, as messages that a board sends on."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language import Say
from engine.reporting.board.reminder_words import reminder
from engine.reporting.words.sentences import missing_labels
from engine.service.pages.sighted_round import SightedRound


def reminders(seen: SightedRound, say: Say) -> Iterator[tuple[str, str]]:
    """A commune's code and the message to it, the farthest from a result first; none to those that lack nothing."""
    for standing in seen.register.worst_first():
        made, card = seen.part_of(standing.unit.code), seen.card(standing.unit.code)
        missing = missing_labels(card.unsent, made.book.standard.book, say) if made and card else ()
        if text := reminder(seen.round, standing, missing, say):
            yield standing.unit.code, text
