"""Where a round's board and its communes differ, item by item: how often, which way, by how many points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.law.asking import numbered_items
from engine.law.criteria import evidence_of
from engine.law.points.scores import Score, added
from engine.records.acting.commune_file import CommuneFile, State, corrections
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict

# Nobody has looked at these yet: they would make every share look smaller than it is.
UNSEEN: tuple[State, ...] = ("draft", "submitted")


@dataclass(frozen=True, slots=True)
class Turn:
    """A commune whose conclusion by the board's figures is another than by its own."""

    code: str
    name: str
    own: Verdict
    board: Verdict


@dataclass(frozen=True, slots=True)
class ItemDisagreement:
    """An item over the files that the board has taken up: in how many a datum of it was corrected, and to what effect.

    ``raised`` and ``lowered`` are communes whose sure points of it rose or fell, ``gained`` and ``lost`` these points;
    ``turned`` are those of them whose conclusion turned. ``data`` is how often each datum was corrected.
    """

    number: str
    item: str
    seen: int
    corrected: int
    raised: int
    lowered: int
    gained: Score
    lost: Score
    turned: int
    data: Mapping[str, int]

    @property
    def share(self) -> Fraction:
        """The exact part of the files looked at in which it was corrected; 0 of none."""
        return Fraction(self.corrected, self.seen) if self.seen else Fraction(0)


@dataclass(frozen=True, slots=True)
class Disagreements:
    """A round's: the files looked at, those with a correction, conclusions that turned, every item in its order."""

    seen: int
    corrected: int
    turns: tuple[Turn, ...]
    items: tuple[ItemDisagreement, ...]

    @property
    def share(self) -> Fraction:
        """The exact part of the files looked at that have a correction; 0 of none."""
        return Fraction(self.corrected, self.seen) if self.seen else Fraction(0)

    @property
    def most_corrected(self) -> tuple[ItemDisagreement, ...]:
        """The items that were corrected at all, the most often corrected first."""
        found = [told for told in self.items if told.corrected]
        return tuple(sorted(found, key=lambda told: -told.corrected))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A file looked at: what was corrected in it, and both cards."""

    file: CommuneFile
    data: frozenset[str]
    own: Scorecard
    board: Scorecard

    @property
    def turned(self) -> bool:
        return self.own.decision.verdict != self.board.decision.verdict


def disagreements(own: RoundResult, board: RoundResult, files: Sequence[CommuneFile]) -> Disagreements:
    """What both layers of a round's files differ in; a file that was not taken up, or not scored, is not counted."""
    pairs = tuple(_pairs(own, board, files))
    turns = tuple(
        Turn(pair.file.code, pair.file.name, pair.own.decision.verdict, pair.board.decision.verdict)
        for pair in pairs
        if pair.turned
    )
    items = tuple(
        _item(number, item.id, frozenset(evidence_of(item.measure)), pairs)
        for number, item in numbered_items(own.book.standard)
    )
    return Disagreements(len(pairs), sum(bool(pair.data) for pair in pairs), turns, items)


def _pairs(own: RoundResult, board: RoundResult, files: Sequence[CommuneFile]) -> Iterator[_Pair]:
    for file in files:
        told, appraised = own.card(file.code), board.card(file.code)
        if file.own and file.state not in UNSEEN and told and appraised:
            yield _Pair(file, frozenset(change.evidence for change in corrections(file)), told, appraised)


def _item(number: str, item: str, reads: frozenset[str], pairs: Sequence[_Pair]) -> ItemDisagreement:
    touched = [pair for pair in pairs if pair.data & reads]
    changes = [(_low(pair.board, item) - _low(pair.own, item), pair.turned) for pair in touched]
    counted = Counter(name for pair in touched for name in sorted(pair.data & reads))
    up, down = ([change for change, _ in changes if (change > 0) is rose and change] for rose in (True, False))
    return ItemDisagreement(
        number,
        item,
        len(pairs),
        len(touched),
        len(up),
        len(down),
        added(up),
        -added(down),
        sum(turned for change, turned in changes if change),
        dict(counted.most_common()),
    )


def _low(card: Scorecard, item: str) -> Score:
    """The points that an item has for certain."""
    return next(told.low for told in card.items if told.item.id == item)
