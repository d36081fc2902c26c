"""Whose files somebody may look at on a board: all of them in a board's role, else those of his own commune."""

from __future__ import annotations

from datetime import date
from typing import Final

from engine.records.acting.actors import ONE_PERSON, Role
from engine.records.acting.commune_file import CommuneFile, State
from engine.records.acting.needed.permitting import holds
from engine.records.acting.round_state import RoundState
from engine.service.review.desk import Who

BOARD: Final[tuple[Role, ...]] = ("appraiser", "member", "secretary", "chair")
# Before these a commune does not see what its board makes of its file.
TOLD: Final[tuple[State, ...]] = (
    "returned", "resubmitted", "appraised", "before_council", "voted", "decided", "published", "revoked",
)  # fmt: skip


def is_of_board(state: RoundState, who: Who, code: str = "") -> bool:
    """Whether somebody holds a board's role for a commune, or for the round where ``code`` is ""."""
    return who.person == ONE_PERSON or any(holds(state, who.person, role, code=code, day=who.day) for role in BOARD)


def unsent_by_anybody(state: RoundState, day: date) -> tuple[str, ...]:
    """The communes that are to send, by code, while nobody has the role to: their files would wait for ever."""
    if not state.people:  # one laptop's person sends them all
        return ()
    live = [grant for grant in state.grants if grant.role == "commune" and not grant.revoked_at and grant.holds(day)]
    return tuple(
        code
        for code, told in sorted(state.files.items())
        if told in ("draft", "returned") and not any(grant.covers(code) for grant in live)
    )


def may_see(state: RoundState, file: CommuneFile, who: Who) -> bool:
    """Whether somebody may see what a board makes of a file: the board's people, and its commune once it was told."""
    own = holds(state, who.person, "commune", code=file.code, day=who.day) and file.state in TOLD
    return own or is_of_board(state, who, file.code)
