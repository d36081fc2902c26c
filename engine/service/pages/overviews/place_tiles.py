"""The communes of a round by place: how many of each decision, in the order of the alphabet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.reporting.alphabet import name_key
from engine.service.pages.finding_communes import DECIDED, Decided, decided_of
from engine.service.pages.seeing.commune_line import CommuneLine


@dataclass(frozen=True, slots=True)
class PlaceTile:
    """A province or a district with how many of its communes came to what; without a name they are in no list."""

    name: str
    counts: Mapping[Decided, int]

    @property
    def all(self) -> int:
        """How many communes it has in the round."""
        return sum(self.counts.values())


def place_tiles(lines: Sequence[CommuneLine]) -> tuple[PlaceTile, ...]:
    """A tile a place; nothing where all communes are in one, for then each is a tile of its own."""
    held: dict[str, list[CommuneLine]] = {}
    for line in lines:
        held.setdefault(line.place, []).append(line)
    if len(held) < 2:
        return ()
    order = sorted(held, key=lambda name: (not name, name_key(name)))
    return tuple(PlaceTile(name, _counts(held[name])) for name in order)


def _counts(lines: Sequence[CommuneLine]) -> Mapping[Decided, int]:
    counted = Counter(decided_of(line) for line in lines)
    return {kind: counted.get(kind, 0) for kind in DECIDED}
