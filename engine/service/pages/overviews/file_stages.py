"""How many files of a round are in each stage of it: what the round's own page says of where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from engine.language import Say, text
from engine.records.acting.commune_file import State
from engine.service.pages.sighted_round import SightedRound

# The stage in which a file waits, by its state; what is published waits for nobody.
STAGES: Final[Sequence[tuple[str, tuple[State, ...]]]] = (
    (text("nhận phiếu"), ("draft", "returned")),
    (text("thẩm định"), ("submitted", "resubmitted", "in_review")),
    (text("hội đồng"), ("appraised", "before_council", "voted")),
    (text("chờ công bố"), ("decided",)),
    (text("đã công bố"), ("published", "revoked")),
)


def file_stages(seen: SightedRound, say: Say) -> Mapping[str, int]:
    """Files by stage, in the order of the stages; empty where no record is open. Together they are all files."""
    if seen.record is None or not seen.record.files:
        return {}
    held = Counter(file.state for file in seen.record.files.values())
    return {say(title): sum(held[state] for state in states) for title, states in STAGES}
