"""A walked record held against its anchors: what fits, what was cut or written anew, which paper is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.problems import Place, Problem, problem
from engine.records.entries.anchors import Anchor, seals_met, slipped
from engine.records.entries.chain_order import Kept, Misfit, misfit
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.entry import RECORD, Entry, is_sha

# What an anchor's word is worth where two disagree: paper is out of reach of whoever has the store.
_WORTH = {"paper": 2, "beside": 1, "inside": 0}


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A part let go when another copy was put back: from the copy's size to what was known then, by which entry."""

    first: int
    known: Checkpoint
    by: int

    def has(self, anchor: Anchor) -> bool:
        """Whether an anchor that does not fit is of that part, or is the very one that was known."""
        sized = anchor if anchor.size else replace(anchor, size=self.known.size)
        return self.first < anchor.size <= self.known.size or sized.fits(self.known)


@dataclass(frozen=True, slots=True)
class Held:
    """A record of ``size`` entries with its ``roots`` by size, and its anchors: those that fit, those against it, those
    of a part that was given up, and the paper that fits and stands for most.
    """

    round: str
    size: int
    roots: dict[int, str]
    fitting: tuple[Anchor, ...]
    against: tuple[Anchor, ...]
    lost: tuple[tuple[Anchor, int], ...]
    latest_paper: Anchor | None

    def misfits(self) -> Iterator[Misfit]:
        """A tail that is gone, and the first anchor whose entries are others now."""
        beyond = [anchor for anchor in self.against if anchor.size > self.size]
        if beyond:
            known = max(beyond, key=lambda anchor: anchor.size)
            yield misfit(self.size + 1, "cut", "REC-114", where=known.where, known=known.size, size=self.size)
        others = (one for one in self.against if 0 < one.size <= self.size and not self._in_doubt(one))
        anchor = min(others, key=lambda one: (one.size, -_WORTH[one.held]), default=None)
        if anchor:
            first = self._since(anchor) + 1
            yield misfit(first, "rewritten", "REC-115", where=anchor.where, known=anchor.size, first=first)

    def papers(self) -> tuple[Problem, ...]:
        """What is wrong with an anchor itself: letters that slipped (REC-125), letters that this record never had
        (REC-127), or an anchor that a later paper gives the lie (REC-124).
        """
        return tuple(doubt for anchor in self.against if (doubt := self._in_doubt(anchor)))

    def _in_doubt(self, anchor: Anchor) -> Problem | None:
        if not anchor.size:
            return problem("REC-127", Place(RECORD), anchor.seal, where=anchor.where)
        groups = slipped(anchor, self._stands(anchor.size)) if anchor.size in self.roots else ()
        if groups:
            told = ", ".join(str(group) for group in groups)
            return problem("REC-125", Place(RECORD), anchor.seal, where=anchor.where, groups=told)
        later = self.latest_paper
        if not later or later.size < anchor.size:
            return None
        return problem("REC-124", Place(RECORD), where=anchor.where, known=anchor.size, later=later.where)

    def _stands(self, size: int) -> Checkpoint:
        return Checkpoint(self.round, size, self.roots[size])

    def _since(self, anchor: Anchor) -> int:
        """The size of the last anchor before that fits and is worth as much."""
        worth = _WORTH[anchor.held]
        before = (one.size for one in self.fitting if _WORTH[one.held] >= worth and one.size < anchor.size)
        return max(before, default=0)


def held_against(
    checkpoint: Checkpoint, roots: dict[int, str], anchors: Iterable[Anchor], given_up: Sequence[GivenUp]
) -> Held:
    """A record that stands at ``checkpoint``, with its roots at the anchors' sizes, beside all of them."""
    fitting: list[Anchor] = []
    against: list[Anchor] = []
    lost: list[tuple[Anchor, int]] = []
    for anchor in anchors:
        by = next((part.by for part in given_up if part.has(anchor)), 0)
        if anchor.size in roots and anchor.fits(Checkpoint(checkpoint.round, anchor.size, roots[anchor.size])):
            fitting.append(anchor)
        elif by:
            lost.append((anchor, by))
        else:
            against.append(anchor)
    papers = (anchor for anchor in fitting if anchor.held == "paper")
    latest = max(papers, key=lambda anchor: anchor.size, default=None)
    return Held(checkpoint.round, checkpoint.size, roots, tuple(fitting), tuple(against), tuple(lost), latest)


def with_sizes(anchors: Sequence[Anchor], kept: Sequence[Kept]) -> tuple[Anchor, ...]:
    """Anchors of which only letters were typed, with the size at which the record had these letters, if it ever had.

    So a size need not be typed, and a slip in one accuses nobody.
    """
    seals = {anchor.seal for anchor in anchors if not anchor.root}
    sizes = seals_met((raw for raw, _ in kept), seals) if seals else {}
    return tuple(a if a.root else replace(a, size=sizes.get(a.seal, a.size)) for a in anchors)


def given_up_by(restores: Iterable[Entry]) -> Iterator[GivenUp]:
    """What entries of act ``restore`` let go: from the copy that was put back to the last that was known."""
    for entry in restores:
        parts: list[Any] = [entry.body.get("from"), entry.body.get("known")]
        if not all(isinstance(part, dict) and isinstance(part.get("size"), int) for part in parts):
            continue
        put_back, known = parts
        if put_back["size"] < entry.seq and is_sha(known.get("root")):
            yield GivenUp(put_back["size"], Checkpoint("", known["size"], known["root"]), entry.seq)
