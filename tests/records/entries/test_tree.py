"""The tree is RFC 6962's: its known answers, a definition typed from its text, proofs that hold for nothing else."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records.entries.merkle_tree import (
    Peaks,
    inclusion_proof,
    peaks_of,
    read_peaks,
    root_by_inclusion,
    root_of,
)

# The leaves and roots with which Certificate Transparency's own libraries try themselves.
LEAVES = [
    bytes.fromhex(told)
    for told in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ENTRIES = st.lists(st.binary(max_size=8), max_size=40)


def by_the_text(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1: MTH of nothing, of one, and of more cut at the largest power of two below their number."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(bytes([0]) + leaves[0]).digest()
    k = max(2**n for n in range(40) if 2**n < len(leaves))
    return sha256(bytes([1]) + by_the_text(leaves[:k]) + by_the_text(leaves[k:])).digest()


def test_known_answers() -> None:
    """Nothing, then one leaf more at a time."""
    assert root_of([]) == Peaks().root() == NOTHING
    assert tuple(root_of(LEAVES[:size]) for size in range(1, 9)) == ROOTS


def test_known_proof() -> None:
    """The proof of leaf 6 of 8 that those libraries have: hashes as they stand there."""
    assert inclusion_proof(LEAVES, 5) == (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    )


@given(ENTRIES)
def test_the_tree_is_that_of_the_text(leaves: list[bytes]) -> None:
    """Grown leaf by leaf it has at every size the root that the RFC's recursion gives."""
    peaks = Peaks()
    for size, raw in enumerate(leaves, 1):
        peaks = peaks.with_leaf(raw)
        assert peaks.root() == by_the_text(leaves[:size]).hex()
        assert len(peaks.hashes) == size.bit_count()
    assert root_of(leaves) == by_the_text(leaves).hex()
    assert read_peaks(peaks.as_text()) == peaks == peaks_of(leaves)


@given(ENTRIES.filter(bool), st.data())
def test_a_proof_holds_its_entry_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    """It leads to the root; with another entry, number, size or hash it leads elsewhere."""
    at = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(leaves, at), root_of(leaves)
    assert root_by_inclusion(leaves[at], at, len(leaves), proof) == root
    assert len(proof) <= (len(leaves) - 1).bit_length()
    assert root_by_inclusion(leaves[at] + b"x", at, len(leaves), proof) != root
    assert root_by_inclusion(leaves[at], at, len(leaves), (*proof, "00" * 32)) == ""
    for part in range(len(proof)):
        spoilt = (*proof[:part], sha256(bytes.fromhex(proof[part])).hexdigest(), *proof[part + 1 :])
        assert root_by_inclusion(leaves[at], at, len(leaves), spoilt) != root
        assert root_by_inclusion(leaves[at], at, len(leaves), proof[:part] + proof[part + 1 :]) == ""


@pytest.mark.parametrize(("at", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_of_what_is_not_there(at: int, size: int) -> None:
    """An index outside the tree has none, and none is believed."""
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES[:size], at)
    assert root_by_inclusion(b"", at, size, ()) == ""


@pytest.mark.parametrize("line", ["", "x", "1", "1 00", "2" + " 00" * 2, "-1 " + "00" * 32, "0 ", "3 " + "00" * 64])
def test_a_line_that_is_no_tree_is_refused(line: str) -> None:
    """A kept line must have as many whole hashes as its size has ones."""
    with pytest.raises(ValueError):  # noqa: PT011 - whatever int() or fromhex() say of it
        read_peaks(line)


def test_a_node_is_no_leaf() -> None:
    """Two entries never have the root of one entry that is their node: leaves begin with 00, nodes with 01."""
    node = b"".join(sha256(b"\x00" + raw).digest() for raw in (b"a", b"b"))
    assert root_of([b"a", b"b"]) != root_of([node])
