"""The first break of a chain, from its stored bytes and own hashes alone: which entry, and what was done to it.

An edit is named by its own number, not by that of the entry after it: own hashes are stored, and where one was made
anew too, the entry after it still tells what it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.problems import Problem, ProblemsFound, problem
from engine.records.entries.entry import GENESIS_PREV, Entry, digest, entry_place, read_entry

# Stored bytes of an entry and its stored own hash, in stored order.
Kept: TypeAlias = tuple[bytes, str]
Kind: TypeAlias = Literal[
    "changed", "unreadable", "missing", "inserted", "swapped", "cut", "rewritten", "evidence changed", "evidence lost",
    "law changed", "score differs", "move not allowed", "four eyes",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Misfit:
    """An entry that does not fit, by number, and how. ``seq`` is its place; of a cut, the first entry that is gone."""

    seq: int
    kind: Kind
    problem: Problem


def misfit(seq: int, kind: Kind, code: str, typed: str = "", /, **values: object) -> Misfit:
    """A misfit with its problem of the catalogue, at the entry's place."""
    return Misfit(seq, kind, problem(code, entry_place(seq), typed, seq=seq, **values))


def follow(kept: Sequence[Kept], visit: Callable[[bytes, Entry], None]) -> Misfit | None:
    """Give every entry that fits to ``visit``, in order, and return the first that does not.

    By sequence, own hash, and the hash of the one before. A cut tail and a chain written anew fit: an anchor tells.
    """
    before = GENESIS_PREV
    for at, (raw, own) in enumerate(kept, 1):
        if digest(raw) != own:
            return misfit(at, "changed", "REC-110")
        try:
            entry = read_entry(raw, at)
        except ProblemsFound as wrong:
            return Misfit(at, "unreadable", wrong.problems[0])
        if entry.seq != at:
            return _out_of_order(kept, at, entry.seq)
        if entry.prev != before:
            return _unlinked(kept, at)
        visit(raw, entry)
        before = own
    return None


def first_difference(kept: Sequence[Kept], other: Sequence[Kept]) -> int:
    """The first entry in which a record and a copy of it differ, such as a backup; 0 if one begins with the other."""
    pairs = enumerate(zip(kept, other, strict=False), 1)
    return next((at for at, ((one, _), (two, _)) in pairs if one != two), 0)


def _out_of_order(kept: Sequence[Kept], at: int, claimed: int) -> Misfit:
    """What stands at a place with another's number: numbers gone, two that changed places, or one too many."""
    numbers = [_read(kept, place).seq for place in range(1, len(kept) + 1)]
    if claimed < at:
        place = _intruder(kept, at) if claimed == at - 1 else at
        return misfit(place, "inserted", "REC-112", claimed=claimed)
    if at not in numbers:
        following = min((number for number in numbers[at - 1 :] if number > at), default=claimed)
        return misfit(at, "missing", "REC-111", count=following - at, last=following - 1)
    if Counter(numbers) == Counter(range(1, len(kept) + 1)):
        return misfit(at, "swapped", "REC-113", other=claimed)
    return misfit(at, "inserted", "REC-112", claimed=claimed)


def _intruder(kept: Sequence[Kept], at: int) -> int:
    """Of two in a row with one number, the place of the one that the entry after them does not hold."""
    first, second = kept[at - 2][1], kept[at - 1][1]
    told = _read(kept, at + 1).prev
    return at - 1 if told == second != first else at


def _unlinked(kept: Sequence[Kept], at: int) -> Misfit:
    """Own hashes are right and one was made anew: the entry before, unless the one after says it was this one."""
    follows = _read(kept, at + 1).prev
    itself = at == 1 or (follows not in ("", kept[at - 1][1]))
    return misfit(at if itself else at - 1, "changed", "REC-110")


@dataclass(frozen=True, slots=True)
class _Claims:
    """What an entry says of itself; nothing where it is absent or cannot be read."""

    seq: int = 0
    prev: str = ""


def _read(kept: Sequence[Kept], at: int) -> _Claims:
    if at > len(kept):
        return _Claims()
    try:
        entry = read_entry(kept[at - 1][0], at)
    except ProblemsFound:
        return _Claims()
    return _Claims(entry.seq, entry.prev)
