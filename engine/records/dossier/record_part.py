"""A record as it travels: its entries as stored, their own hashes, and the tree where others' entries are left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from engine.records.dossier.plain_json import plain_bytes
from engine.records.entries.checkpoint import Checkpoint, checkpoint_text

CHAIN, PROOFS, CHECKPOINT = "chain.jsonl", "chain-proofs.json", "checkpoint.txt"
Stored = tuple[bytes, str]


@dataclass(frozen=True, slots=True)
class Travelling:
    """Stored entries with their numbers and own hashes; ``whole`` when none is left out."""

    entries: tuple[tuple[int, bytes, str], ...]
    whole: bool

    @property
    def told(self) -> tuple[dict[str, Any], ...]:
        """The entries as plain data, in their order."""
        return tuple(json.loads(raw) for _, raw, _ in self.entries)

    @property
    def blobs(self) -> tuple[str, ...]:
        """Every file that an entry rests on, once."""
        return tuple(dict.fromkeys(str(blob) for entry in self.told for blob in entry["blobs"]))

    @property
    def alone(self) -> bool:
        """Whether one person may act without a second: the round says so, or it is kept by one person alone."""
        return any(entry["mode"] == "single" or entry["body"].get("four_eyes") == "stated" for entry in self.told)

    @property
    def persons(self) -> frozenset[str]:
        """The ids of all who acted, voted or were named a member."""
        return frozenset(one for entry in self.told for one in _persons(entry))


def _persons(entry: dict[str, Any]) -> Iterator[str]:
    body = entry["body"]
    yield entry["by"]
    yield from (str(body[key]) for key in ("person", "member", "chair", "secretary") if body.get(key))
    yield from (str(member["person"]) for member in body.get("members", []))
    yield from map(str, body.get("interested", []) if isinstance(body.get("interested"), list) else [])


def travelling(stored: Sequence[Stored], code: str = "") -> Travelling:
    """Every entry; with ``code`` only those of that commune and of the round itself, releases among them."""
    numbered = [(number, raw, own) for number, (raw, own) in enumerate(stored, 1)]
    if not code:
        return Travelling(tuple(numbered), whole=True)
    kept = tuple(told for told in numbered if _concerns(json.loads(told[1])["about"], code))
    return Travelling(kept, whole=len(kept) == len(numbered))


def shared_files(stored: Sequence[Stored], code: str) -> frozenset[str]:
    """The files that a commune's form and another's rest on, a table of many; nothing where every commune is told."""
    sent = [told for told in (json.loads(raw) for raw, _ in stored) if told["act"] == "submit"] if code else []
    return frozenset(str(blob) for told in sent if not _concerns(told["about"], code) for blob in told["blobs"])


def _concerns(about: str, code: str) -> bool:
    return about.partition("/")[2] in ("", code)


def record_files(stored: Sequence[Stored], held: Travelling, checkpoint: Checkpoint) -> dict[str, bytes]:
    """The record's files: entries a line each, hashes with the tree of what is left out, where the record stands."""
    own = {number for number, _, _ in held.entries}
    leaves = [b"" if number in own else sha256(b"\x00" + raw).digest() for number, (raw, _) in enumerate(stored, 1)]
    subtrees = {} if held.whole else dict(_left_out(leaves, 0, len(leaves)))
    hashes = {str(number): hash_ for number, _, hash_ in held.entries}
    return {
        CHAIN: b"".join(raw + b"\n" for _, raw, _ in held.entries),
        PROOFS: plain_bytes({"hashes": hashes, "subtrees": subtrees}),
        CHECKPOINT: checkpoint_text(checkpoint).encode(),
    }


def _left_out(leaves: Sequence[bytes], first: int, size: int) -> Iterator[tuple[str, str]]:
    """The largest subtrees without an entry that travels, as "first size" and hash in hex; those have an empty leaf."""
    part = leaves[first : first + size]
    if all(part):
        yield f"{first} {size}", _root(part).hex()
    elif size > 1:
        cut = 1 << (size - 1).bit_length() - 1
        yield from _left_out(leaves, first, cut)
        yield from _left_out(leaves, first + cut, size - cut)


def _root(hashed: Sequence[bytes]) -> bytes:
    if len(hashed) == 1:
        return hashed[0]
    cut = 1 << (len(hashed) - 1).bit_length() - 1
    return sha256(b"\x01" + _root(hashed[:cut]) + _root(hashed[cut:])).digest()
