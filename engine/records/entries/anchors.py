"""Anchors: checkpoints that were handed out, on paper or kept beside the store, and what they say of a record now.

A chain by itself cannot tell that its tail was cut or that all of it was written anew; whoever holds an anchor can.
What is compared is the root, never the size alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.entries.checkpoint import ORIGIN, QR_HEAD, Checkpoint, checkpoint_of, read_qr_text
from engine.records.entries.entry import RECORD, Entry
from engine.records.entries.fingerprint import fingerprint, groups_that_differ, read_fingerprint
from engine.records.entries.merkle_tree import Peaks

Held = Literal["paper", "beside", "inside"]
UNNAMED = "–"
CHECKPOINTS_FILE = "checkpoints.txt"
_LINE = re.compile(r"phuhop/(\S+) (0|[1-9][0-9]{0,15}) ([0-9a-f]{64}) (\S+) (\S.*)")
# Up to so many of six groups may differ by a slip of the pen; another checkpoint differs in all but very few.
SLIP_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """A checkpoint as it is held elsewhere: ``where`` says on which paper, ``size`` how many entries it stands for.

    ``root`` is in hex; a paper of which only the 24 letters were typed has ``seal`` instead, and size 0 if none was.
    ``held``: ``paper`` is out of reach of whoever has the store, ``beside`` lies in a file beside it, ``inside`` is an
    entry's own word.
    """

    where: str
    size: int
    root: str = ""
    seal: str = ""
    held: Held = "paper"

    def fits(self, checkpoint: Checkpoint) -> bool:
        """Whether it is this checkpoint, by its root or by its letters."""
        same = self.root == checkpoint.root if self.root else self.seal == fingerprint(checkpoint)
        return self.size == checkpoint.size and same


def anchor_line(checkpoint: Checkpoint, *, at: str, where: str) -> str:
    """A line of ``record/checkpoints.txt``: round, size, root, when, and on what it was handed out."""
    paper = " ".join(where.split()) or UNNAMED
    return f"{ORIGIN}{checkpoint.round} {checkpoint.size} {checkpoint.root} {at} {paper}\n"


def read_anchors(text: str, round_name: str, file: str = CHECKPOINTS_FILE) -> tuple[Anchor, ...]:
    """The anchors of such a file, in its order; raises ProblemsFound for lines that are none (REC-132) or of another
    round (REC-133), all at once.

    A last line that was not ended is left out: it was cut short while it was written.
    """
    found: list[Problem] = []
    anchors: list[Anchor] = []
    for number, line in enumerate(text.split("\n")[:-1], 1):
        told = _LINE.fullmatch(line)
        if not told:
            found.append(problem("REC-132", Place(file, number), line[:160]))
        elif told[1] != round_name:
            found.append(problem("REC-133", Place(file, number), line[:160], other=told[1], round=round_name))
        else:
            anchors.append(Anchor(told[5], int(told[2]), told[3], held="beside"))
    if found:
        raise ProblemsFound(found)
    return tuple(anchors)


def typed_anchor(typed: str, where: str, round_name: str) -> Anchor:
    """The anchor that a person gives from a paper: its QR code's text, or its 24 letters without a size.

    Raises ProblemsFound at the paper's name: REC-130 for a text of our QR codes that is spoilt, REC-131 for letters.
    """
    text = typed.strip()
    if text.upper().startswith(QR_HEAD):
        read = read_qr_text(text, round_name, Place(where))
        return Anchor(where, read.size, read.root)
    return Anchor(where, 0, seal=read_fingerprint(text, Place(where)))


def anchor_of(entry: Entry) -> Anchor | None:
    """What an entry of act ``anchor`` says was handed out; None for any other entry, or where it says none."""
    checkpoint: Any = entry.body.get("checkpoint")
    if entry.act != "anchor" or not isinstance(checkpoint, dict):
        return None
    size, root = checkpoint.get("size"), checkpoint.get("root")
    if not isinstance(size, int) or not isinstance(root, str) or not 0 < size < entry.seq:
        return None
    return Anchor(str(entry.body.get("where", UNNAMED)), size, root, held="inside")


def newer_than(checkpoint: Checkpoint, anchors: Iterable[Anchor]) -> Anchor | None:
    """The largest anchor that a store standing at ``checkpoint`` cannot hold: larger, or as large with another root."""
    beyond = [a for a in anchors if a.size > checkpoint.size or (a.size == checkpoint.size and not a.fits(checkpoint))]
    return max(beyond, key=lambda anchor: anchor.size, default=None)


def refuse_older(checkpoint: Checkpoint, anchors: Iterable[Anchor]) -> None:
    """Raises ProblemsFound (REC-123) where an older copy was put back: nothing may be written to it until accepted."""
    known = newer_than(checkpoint, anchors)
    if known:
        values = {"where": known.where, "known": known.size, "size": checkpoint.size}
        _refuse(problem("REC-123", Place(RECORD), **values))


def slipped(anchor: Anchor, checkpoint: Checkpoint) -> tuple[int, ...]:
    """The groups in which typed letters differ from a checkpoint's, where so few that it was a slip of typing."""
    differing = groups_that_differ(anchor.seal, fingerprint(checkpoint)) if anchor.seal else ()
    return differing if len(differing) <= SLIP_GROUPS else ()


def seals_met(leaves: Iterable[bytes], seals: Collection[str]) -> dict[str, int]:
    """At which size a record of these entries had each of the letters that it had at all."""
    peaks, met = Peaks(), {}
    for raw in leaves:
        peaks = peaks.with_leaf(raw)
        letters = fingerprint(checkpoint_of("", peaks))  # the round's name has no part in the letters
        if letters in seals:
            met[letters] = peaks.size
    return met


def _refuse(found: Problem) -> NoReturn:
    raise ProblemsFound([found])
