"""The table of moves and four eyes as plain JSON for verifiers: the record's own rows, keyed by act, role and state."""

from __future__ import annotations

from typing import Any

from engine.records.acting.duties import APPRAISING, OWN_ACTS
from engine.records.acting.move_table import FILE_MOVES, NOTHING, ROUND_ACTS, STAYS

# A file that is not there yet, in a key.
NO_FILE = "-"
Plain = dict[str, Any]


def steps() -> Plain:
    """By "act role state" the state after it; a release is an act upon each file that it is of."""
    told = {
        f"{move.act} {role} {NO_FILE if state == NOTHING else state}": state if move.to == STAYS else move.to
        for move in FILE_MOVES
        for state in move.from_
        for role in move.who
    }
    return {**told, **{f"publish {role} decided": "published" for role in ROUND_ACTS["publish"]}}


def barred() -> Plain:
    """By act the acts whose doer may not do it upon the same file, or the same release."""
    return {
        **{act: sorted(OWN_ACTS) for act in APPRAISING},
        "decide": sorted(APPRAISING),
        "publish": ["publish"],
        "revoke": ["revoke"],
    }
