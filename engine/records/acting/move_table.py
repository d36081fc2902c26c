"""The table of states and moves, as data: from, to, act, who, and what it needs. What stands in no row is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from engine.records.acting.actors import ROLES, Role
from engine.records.acting.commune_file import STATES, State

# What an act needs beside its state and its role; each is judged by the function of its name in judging_needs.
Need = Literal[
    "reason", "facts", "warnings_answered", "may_appraise", "assigned", "remarks", "supply_remark", "remark",
    "differences_explained", "scores", "overrides_in_force", "council", "ballot", "own_vote", "quorum", "same_state",
    "may_decide", "carried", "refusal_reason", "firmness", "authority", "recognition", "second_person", "signed_day",
    "signed_kind",
]  # fmt: skip
# A file that is not there yet.
NOTHING: Final = ""
# Stays in the state that it is in.
STAYS: Final = "="


@dataclass(frozen=True, slots=True)
class Move:
    """One row: an act upon a file in some states by some roles; ``to`` is the state after it, "=" the same."""

    act: str
    from_: tuple[str, ...]
    to: str
    who: tuple[Role, ...]
    needs: tuple[Need, ...] = ()


LIVE: Final[tuple[State, ...]] = STATES[:8]  # nothing decided yet
DECIDED: Final[tuple[State, ...]] = ("decided", "published", "revoked")
FILE_MOVES: Final[tuple[Move, ...]] = (
    Move("open", (NOTHING,), "draft", ("secretary",)),
    Move("submit", ("draft",), "submitted", ("commune",), ("facts", "warnings_answered")),
    Move("submit", ("returned",), "resubmitted", ("commune",), ("facts", "warnings_answered")),
    Move("withdraw", ("submitted", "resubmitted"), "draft", ("commune",), ("reason",)),
    Move("claim", ("submitted", "resubmitted"), "in_review", ("appraiser",), ("may_appraise",)),
    Move("correct", ("in_review",), STAYS, ("appraiser",), ("may_appraise", "assigned", "facts")),
    Move("ask", ("in_review",), STAYS, ("appraiser",), ("may_appraise", "assigned", "remarks")),
    Move("answer", ("in_review", "returned"), STAYS, ("commune",), ("remark",)),
    Move("return", ("in_review",), "returned", ("appraiser",), ("may_appraise", "assigned", "reason", "supply_remark")),
    Move("appraise", ("in_review",), "appraised", ("appraiser",),
         ("may_appraise", "assigned", "differences_explained", "scores", "overrides_in_force")),
    Move("reopen", ("appraised", "before_council", "voted"), "in_review", ("chair",), ("reason",)),
    Move("ballot_open", ("appraised",), "before_council", ("secretary", "chair"),
         ("council", "overrides_in_force", "same_state")),
    Move("vote", ("before_council",), STAYS, ("member", "chair"),
         ("ballot", "own_vote", "overrides_in_force", "same_state")),
    Move("ballot_close", ("before_council",), "voted", ("secretary", "chair"),
         ("ballot", "overrides_in_force", "same_state", "quorum")),
    Move("decide", ("voted",), "decided", ("chair",),
         ("may_decide", "same_state", "overrides_in_force", "carried", "refusal_reason", "firmness", "authority")),
    Move("signed", ("returned", "appraised", "before_council", "voted", *DECIDED), STAYS, ("secretary", "chair"),
         ("signed_day", "signed_kind")),
    # Two persons: the secretary proposes, the chair does it.
    Move("revoke", ("decided", "published"), STAYS, ("secretary",), ("reason", "recognition")),
    Move("revoke", ("decided", "published"), "revoked", ("chair",), ("reason", "recognition", "second_person")),
    Move("override", LIVE, STAYS, ("chair",), ("reason",)),
    Move("paper", STATES, STAYS, ("secretary", "chair")),
)  # fmt: skip
ROUND_ACTS: Final[Mapping[str, tuple[Role, ...]]] = {
    "genesis": ("admin", "secretary"),
    "person": ("admin",),
    "grant": ("admin",),
    "revoke_grant": ("admin",),
    "council": ("chair",),
    "override": ("chair",),
    "publish": ("secretary", "chair"),
    "paper": ("secretary", "chair"),
    "anchor": ROLES,
    "restore": ("admin",),
}
FILE_ACTS: Final = tuple(dict.fromkeys(move.act for move in FILE_MOVES))
# They leave the file as it is: no new version, so nobody who looks at it is behind.
LEAVES_FILE: Final = frozenset({"paper"})


def move_of(act: str, state: str, role: str) -> Move | None:
    """The row of an act from a state in a role; None where the table has none."""
    return next((move for move in FILE_MOVES if move.act == act and state in move.from_ and role in move.who), None)


def state_after(move: Move, state: State) -> State:
    """The state that a move leaves a file in."""
    return next((told for told in STATES if told == move.to), state)


def roles_of(act: str) -> tuple[Role, ...]:
    """Who may do an act upon a file, in some state or other; nobody where the table has no such act."""
    return tuple(dict.fromkeys(role for move in FILE_MOVES if move.act == act for role in move.who))


def possible_from(state: str) -> tuple[Move, ...]:
    """What moves a file on from a state, in the order of the table; papers, signatures and overrides are left out."""
    return tuple(move for move in FILE_MOVES if state in move.from_ and move.act not in ("paper", "override", "signed"))
