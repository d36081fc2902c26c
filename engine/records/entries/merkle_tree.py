"""The tree over entries as RFC 6962, section 2.1, has it: leaf hashes begin with 00, node hashes with 01.

A root stands for all entries up to a size; a proof of one entry is at most 17 hashes for 100,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Peaks:
    """The complete subtrees of a tree that grows, largest first: one for each 1 in ``size`` as a binary number.

    They are all that an append needs, so nothing before is read again.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def with_leaf(self, raw: bytes) -> Peaks:
        """The tree with one entry more, given as its stored bytes."""
        made, hashes, size = sha256(b"\x00" + raw).digest(), self.hashes, self.size
        while size & 1:
            made = sha256(b"\x01" + hashes[-1] + made).digest()
            hashes, size = hashes[:-1], size >> 1
        return Peaks(self.size + 1, (*hashes, made))

    def root(self) -> str:
        """The root in hex; of no entries, SHA-256 of nothing."""
        if not self.hashes:
            return sha256().hexdigest()
        made = self.hashes[-1]
        for left in self.hashes[-2::-1]:
            made = sha256(b"\x01" + left + made).digest()
        return made.hex()

    def as_text(self) -> str:
        """Size and peaks in one line, as a store keeps them."""
        return " ".join((str(self.size), *(peak.hex() for peak in self.hashes)))


def read_peaks(text: str) -> Peaks:
    """Peaks of a kept line; raises ValueError if the line is not one."""
    size, *hashes = text.split(" ")
    made = Peaks(int(size), tuple(bytes.fromhex(peak) for peak in hashes))
    if made.size < 0 or len(hashes) != made.size.bit_count() or {len(peak) for peak in made.hashes} - {32}:
        raise ValueError(text)
    return made


def peaks_of(leaves: Iterable[bytes]) -> Peaks:
    """The peaks over entries' stored bytes, in their order."""
    peaks = Peaks()
    for raw in leaves:
        peaks = peaks.with_leaf(raw)
    return peaks


def root_of(leaves: Sequence[bytes]) -> str:
    """The root in hex over entries' stored bytes, in their order."""
    return peaks_of(leaves).root()


def inclusion_proof(leaves: Sequence[bytes], at: int) -> tuple[str, ...]:
    """The hashes in hex, leaf's side first, by which the entry at index ``at`` is held under the root of all."""
    if not 0 <= at < len(leaves):
        raise IndexError(at)
    hashed = [sha256(b"\x00" + raw).digest() for raw in leaves]
    return tuple(part.hex() for part in _path(hashed, at))


def root_by_inclusion(raw: bytes, at: int, size: int, proof: Sequence[str]) -> str:
    """The root in hex that a proof of the entry at index ``at`` of ``size`` leads to; "" if it cannot be one."""
    if not 0 <= at < size:
        return ""
    made, last, left = sha256(b"\x00" + raw).digest(), size - 1, list(proof)
    while last:
        if at & 1 or at < last:
            if not left:
                return ""
            beside = bytes.fromhex(left.pop(0))
            made = sha256(b"\x01" + (beside + made if at & 1 else made + beside)).digest()
        at, last = at >> 1, last >> 1
    return "" if left else made.hex()


def _path(hashed: Sequence[bytes], at: int) -> list[bytes]:
    if len(hashed) == 1:
        return []
    cut = 1 << (len(hashed) - 1).bit_length() - 1
    if at < cut:
        return [*_path(hashed[:cut], at), _root(hashed[cut:])]
    return [*_path(hashed[cut:], at - cut), _root(hashed[:cut])]


def _root(hashed: Sequence[bytes]) -> bytes:
    if len(hashed) == 1:
        return hashed[0]
    cut = 1 << (len(hashed) - 1).bit_length() - 1
    return sha256(b"\x01" + _root(hashed[:cut]) + _root(hashed[cut:])).digest()
