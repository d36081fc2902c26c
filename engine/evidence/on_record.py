"""How a commune's figures stand in the record of its round: as it declared them, as appraised, as decided upon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.semantics import Verdict

FigureLayer = Literal["self", "appraised", "decided"]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One commune's figures: ``layer`` is None where the record has no file of it that was sent.

    ``verdict`` is what was decided, ``paper`` its number and day once signed, ``corrected`` the data that the board
    put another figure for, ``exempt`` those that it let not apply. ``is_changed`` is a file that is no longer what was
    decided upon, ``is_own`` one of which the commune's own figures were asked for. ``uses`` are the overrides that
    count in its score, a sentence each in Vietnamese and in English, without the last full stop.
    """

    layer: FigureLayer | None
    verdict: Verdict | None = None
    paper: str = ""
    corrected: frozenset[str] = frozenset()
    exempt: frozenset[str] = frozenset()
    is_changed: bool = False
    is_own: bool = False
    uses: tuple[tuple[str, str], ...] = ()


def counts_of(held: Mapping[str, OnRecord]) -> Mapping[FigureLayer, int]:
    """How many communes stand on each layer; those whose file was not sent are on none."""
    layers: tuple[FigureLayer, ...] = ("decided", "appraised", "self")
    return {layer: sum(own.layer == layer for own in held.values()) for layer in layers}
