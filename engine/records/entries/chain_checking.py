"""A record verified: the first entry that does not fit, how it does not, and what no anchor protects.

In order: sequence, own hash, the hash of the one before, files and law, score, move, four eyes, anchors. What only the
store can open is asked of it; what was not asked is told as not checked, never as right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.problems import InBoth, Place, Problem, ProblemsFound, problem
from engine.records.entries.anchor_judging import given_up_by, held_against, with_sizes
from engine.records.entries.anchors import Anchor, anchor_of
from engine.records.entries.chain_order import Kept, Misfit, follow
from engine.records.entries.checkpoint import Checkpoint, checkpoint_of
from engine.records.entries.contents import AsItLies, Contents
from engine.records.entries.entry import RECORD, Entry, entry_place, read_entry


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found.

    ``checkpoint`` is of the entries that fit in the chain. ``misfits`` are by entry, and the first is the one to name.
    Anchors: ``fitting``; ``unjudged``, beyond the first break; ``lost``, of a part that was given up, with the number
    of the ``restore`` that says why; ``papers``, what is wrong with an anchor itself; ``handed_out``, what entries say
    was given to others. ``not_asked`` are the checks that nobody made.
    """

    checkpoint: Checkpoint
    misfits: tuple[Misfit, ...]
    fitting: tuple[Anchor, ...]
    unjudged: tuple[Anchor, ...]
    lost: tuple[tuple[Anchor, int], ...]
    papers: tuple[Problem, ...]
    handed_out: tuple[Anchor, ...]
    not_asked: tuple[str, ...]

    @property
    def first(self) -> Misfit | None:
        """The first entry that does not fit."""
        return self.misfits[0] if self.misfits else None

    @property
    def on_paper(self) -> int:
        """Entries up to this number are held by a paper that fits: they are what was there when it was printed."""
        return max((anchor.size for anchor in self.fitting if anchor.held == "paper"), default=0)

    @property
    def beside(self) -> int:
        """Entries up to this number are held by a line beside the store, which whoever has the store may change too."""
        return max((anchor.size for anchor in self.fitting if anchor.held == "beside"), default=0)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is to be said: misfits, doubtful papers, what was lost and accepted, what no paper protects."""
        told = [found.problem for found in self.misfits] + list(self.papers)
        told += [problem("REC-126", entry_place(by), where=a.where, known=a.size, by=by) for a, by in self.lost]
        if self.on_paper < self.checkpoint.size:
            first, last = self.on_paper + 1, self.checkpoint.size
            which = InBoth(f"{first}–{last}", f"{first} to {last}") if last > first else first
            told.append(problem("REC-122", Place(RECORD), which=which, count=last - self.on_paper))
        return tuple(told)


def check_chain(
    kept: Sequence[Kept], round_name: str, *, anchors: Sequence[Anchor] = (), lies: AsItLies | None = None
) -> Verified:
    """Verify a record's stored entries against themselves, what lies in the store, and the anchors that are known."""
    inside = tuple(anchor for entry in _acts_of(kept, "anchor") if (anchor := anchor_of(entry)))
    known = (*with_sizes(anchors, kept), *inside)
    contents = Contents(lies or AsItLies(), frozenset(anchor.size for anchor in known))
    broken = follow(kept, contents.visit)
    end = broken.seq if broken else 0
    judged = [anchor for anchor in known if not end or 0 < anchor.size < end]
    unjudged = [anchor for anchor in known if end and not 0 < anchor.size < end]
    stands = checkpoint_of(round_name, contents.peaks)
    held = held_against(stands, contents.roots, judged, tuple(given_up_by(_acts_of(kept, "restore"))))
    misfits = [*([broken] if broken else []), *contents.found, *held.misfits()]
    return Verified(
        stands,
        tuple(sorted(misfits, key=lambda found: found.seq)),
        held.fitting,
        tuple(anchor for anchor in unjudged if anchor.held != "inside"),
        held.lost,
        held.papers(),
        inside,
        contents.lies.not_asked(),
    )


def _acts_of(kept: Sequence[Kept], act: str) -> list[Entry]:
    """The entries of an act that can be read; only their bytes are looked at to find them."""
    sign, found = f'"act":"{act}"'.encode(), []
    for at, (raw, _) in enumerate(kept, 1):
        if sign in raw:
            try:
                entry = read_entry(raw, at)
            except ProblemsFound:
                continue
            found += [entry] if entry.act == act else []
    return found
