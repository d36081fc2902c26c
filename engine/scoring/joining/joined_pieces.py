"""Pieces behind an item's own: what lies from one piece to another, and what two rounds give together, by the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from engine import semantics
from engine.law.measures.kind import Take
from engine.semantics import Points, Status

PieceIds: TypeAlias = npt.NDArray[np.uint16]
# A standard has some tens of items; each is joined once, however often it is scored by.
MOST_KEPT = 256
NOT_JOINED: PieceIds = np.array((), dtype=np.uint16)


@dataclass(frozen=True, slots=True)
class Piece:
    """What a piece stands for: the rule that fired, why an item has its points, and these."""

    rule: str | None
    status: Status
    points: Points


class Joined(NamedTuple):
    """Pieces with those that were put behind them, and which of all stands for each two together."""

    pieces: tuple[Piece, ...]
    table: PieceIds


class _Places:
    """Pieces in the making: a new one is put behind, one that is there already is not put twice."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = list(pieces)
        self._known = {piece: at for at, piece in reversed(list(enumerate(pieces)))}

    def place(self, piece: Piece) -> int:
        """Where a piece stands, the first of equal ones."""
        if piece not in self._known:
            self._known[piece] = len(self.pieces)
            self.pieces.append(piece)
        return self._known[piece]


@lru_cache(MOST_KEPT)
def spanned(pieces: tuple[Piece, ...], valued: int) -> Joined:
    """The piece of all values from one to another (V, V), where answers are missing."""
    known = _Places(pieces)
    table = np.zeros((valued, valued), dtype=np.uint16)
    for low in range(valued):
        for high in range(low, valued):
            found = [piece.points for piece in pieces[low : high + 1]]
            ends = min(p.low for p in found), max(p.high for p in found)
            points = Points(*ends, all(p.sure for p in found), applies=True)
            table[low, high] = known.place(Piece(None, Status.MISSING, points))
    return Joined(tuple(known.pieces), table)


@lru_cache(MOST_KEPT)
def folded(pieces: tuple[Piece, ...], take: Take) -> Joined:
    """The piece of a round on one piece and a round on another (P, P): new ones are put behind until none is new."""
    which: Literal["lowest", "highest"] = "lowest" if take == "lowest" else "highest"
    known = _Places(pieces)
    found: dict[tuple[int, int], int] = {}
    done = 0
    while done < len(known.pieces):
        held = tuple(known.pieces)
        for at, first in enumerate(held):
            for other, second in enumerate(held):
                if max(at, other) >= done:
                    found[at, other] = known.place(_taken(which, first, second))
        done = len(held)
    table = np.zeros((done, done), dtype=np.uint16)
    for (at, other), joined in found.items():
        table[at, other] = joined
    return Joined(tuple(known.pieces), table)


def _taken(take: Literal["lowest", "highest"], *rounds: Piece) -> Piece:
    """The first round whose own range is that of both says why; where they only bound each other none does."""
    points = semantics.taken(take, [piece.points for piece in rounds])
    ends = points.low, points.high, points.applies
    for piece in rounds:
        if (piece.points.low, piece.points.high, piece.points.applies) == ends:
            return Piece(piece.rule, piece.status, points)
    return Piece(None, Status.MISSING, points)
