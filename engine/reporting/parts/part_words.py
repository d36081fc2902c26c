"""What is said of the parts of a round that several standards judge: which standard each is, how many communes."""

from __future__ import annotations

from collections.abc import Sequence

from engine.language import Say
from engine.law.model import Standard
from engine.reporting.words.recognition.document_words import dated
from engine.scoring.round_result import RoundResult


def standard_words(standard: Standard, say: Say) -> str:
    """A standard by its id, with number and day of its document."""
    head = standard.head
    return say("{name} (số {number} ngày {day})", name=head.id, number=head.law.number, day=dated(standard, say))


def part_head(made: RoundResult, say: Say) -> str:
    """The heading over what one part gives."""
    name = standard_words(made.book.standard, say)
    return say("Theo bộ tiêu chí {name}: {n} xã", name=name, n=len(made.round.units))


def apart_sentence(parts: Sequence[RoundResult], say: Say) -> str:
    """That what two standards gave is not to be held against each other."""
    names = ", ".join(made.round.standard for made in parts)
    return say(
        "Đợt có {n} bộ tiêu chí ({names}): điểm, xếp hạng, số xã đạt kể riêng từng bộ, không cộng, không so với nhau.",
        n=len(parts),
        names=names,
    )
