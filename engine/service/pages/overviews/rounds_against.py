"""A round against an earlier one: who came to something else, by which rule and figures, and who cannot be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.evidence.identity.official_lists import LAST_LEGACY_DAY, OfficialLists
from engine.law.points.scores import Score
from engine.records.appraising.merged_units import Merged
from engine.scoring.cards import ItemCard, Scorecard
from engine.service.board.former_units import merged_in
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.sighted_round import SightedRound

# How a commune stands against the earlier round. Points are compared under one standard alone.
How: TypeAlias = Literal[
    "compared", "other_standard", "not_scored", "new", "added", "split", "formers_absent", "formers_unlisted"
]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that has other points than it had."""

    before: ItemCard
    now: ItemCard

    @property
    def gain(self) -> Score:
        """What it surely has more, or less."""
        return self.now.low - self.before.low


@dataclass(frozen=True, slots=True)
class CommuneAgainst:
    """A commune now and then; ``items`` are those with other points, the largest change first.

    ``before`` is None where it was not in the round; ``formers`` are the communes that it was formed of, as they stood.
    """

    now: CommuneLine
    before: CommuneLine | None
    how: How
    items: tuple[ItemChange, ...] = ()
    formers: tuple[CommuneLine, ...] = ()

    @property
    def flipped(self) -> bool:
        """Whether the decision is another one."""
        return self.before is not None and self.before.verdict != self.now.verdict

    @property
    def gain(self) -> Score | None:
        """What its sure points are more, or less; None where points are not comparable."""
        if self.how != "compared" or self.before is None or self.before.low is None or self.now.low is None:
            return None
        return self.now.low - self.before.low


@dataclass(frozen=True, slots=True)
class Against:
    """All communes of a round against an earlier one; ``gone`` were in that one and are not in this."""

    communes: tuple[CommuneAgainst, ...]
    gone: tuple[CommuneLine, ...]

    @property
    def flipped(self) -> int:
        """How many decisions are others."""
        return sum(own.flipped for own in self.communes)


def against(
    now: tuple[SightedRound, Sequence[CommuneLine]], before: tuple[SightedRound, Sequence[CommuneLine]],
    lists: OfficialLists | None,
) -> Against:  # fmt: skip
    """A round against an earlier one, each with its lines; who flipped comes first, then by how much points changed."""
    (seen, lines), (earlier, old_lines) = now, before
    old = {line.code: line for line in old_lines}
    merged = {told.code: told for told in merged_in(seen.round, lists)} if _other_units(seen, earlier) else {}
    found = [_against(line, (seen, earlier), old, merged.get(line.code)) for line in lines]
    here = {line.code for line in lines} | {unit.code for told in merged.values() for unit in told.former}
    return Against(tuple(sorted(found, key=_rank)), tuple(line for line in old_lines if line.code not in here))


def share_communes(seen: SightedRound, earlier: SightedRound, lists: OfficialLists | None) -> bool:
    """Whether any commune of a round was in an earlier one, or was formed of one that was."""
    if seen.standings.keys() & earlier.standings.keys():
        return True
    formed = merged_in(seen.round, lists) if _other_units(seen, earlier) else ()
    return any(unit.code in earlier.standings for told in formed for unit in told.former)


def _other_units(seen: SightedRound, earlier: SightedRound) -> bool:
    """Whether the communes of 01/07/2025 lie between the two rounds."""
    return earlier.round.on <= LAST_LEGACY_DAY < seen.round.on


def _rank(own: CommuneAgainst) -> tuple[bool, Score]:
    return not own.flipped, _fewest(own.gain or 0)


def _fewest(gain: Score) -> Score:
    """The larger a change is either way, the less."""
    return min(gain, -gain)


def _against(
    line: CommuneLine, rounds: tuple[SightedRound, SightedRound], old: Mapping[str, CommuneLine], merged: Merged | None
) -> CommuneAgainst:
    if merged is not None and [(unit.code, unit.share) for unit in merged.former] != [(line.code, "whole")]:
        formers = tuple(old[unit.code] for unit in merged.former if unit.code in old)
        return CommuneAgainst(line, None, _how_formed(merged, len(formers)), formers=formers)
    before = old.get(line.code)
    if before is None:
        return CommuneAgainst(line, None, "new")
    cards = [seen.card(line.code) for seen in rounds]
    own, earlier = (seen.part_of(line.code) for seen in rounds)
    if own is None or earlier is None or own.book.sha256 != earlier.book.sha256:
        return CommuneAgainst(line, before, "other_standard")
    if cards[0] is None or cards[1] is None:
        return CommuneAgainst(line, before, "not_scored")
    return CommuneAgainst(line, before, "compared", _items(cards[0], cards[1]))


def _how_formed(merged: Merged, known: int) -> How:
    if not merged.former:
        return "formers_unlisted"
    if merged.split:
        return "split"
    return "added" if known == len(merged.former) else "formers_absent"


def _items(now: Scorecard, before: Scorecard) -> tuple[ItemChange, ...]:
    pairs = (ItemChange(was, own) for was, own in zip(before.items, now.items, strict=True))
    changed = [pair for pair in pairs if (pair.before.low, pair.before.high) != (pair.now.low, pair.now.high)]
    return tuple(sorted(changed, key=lambda pair: _fewest(pair.gain)))
