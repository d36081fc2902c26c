"""Appending entries to a record and verifying it, beside bare hashlib over the same bytes.

Run: ``python bench/bench_record.py [ENTRIES …]``. Before anything is timed both sides have the same hashes and root;
only the ratios of one run travel. The bare side is what no verification can do without: the own hash of each entry, its
leaf, and the nodes above, in loops with nothing else in them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine.records.entries.anchors import Anchor
from engine.records.entries.chain_checking import check_chain
from engine.records.entries.chain_order import Kept
from engine.records.entries.entry import GENESIS_PREV, Entry, digest, entry_bytes
from engine.records.entries.merkle_tree import Peaks
from tests.records.entries.made_entries import ROUND, made_entry

TIMES = 3


def bare(leaves: Sequence[bytes]) -> tuple[list[str], str]:
    """Own hashes and root with hashlib alone, level by level."""
    own = [sha256(raw).hexdigest() for raw in leaves]
    level = [sha256(b"\x00" + raw).digest() for raw in leaves]
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [*(sha256(b"\x01" + left + right).digest() for left, right in pairs), *odd]
    return own, level[0].hex()


def appended(entries: Sequence[Entry]) -> tuple[list[Kept], Peaks]:
    """Each entry written, hashed, chained and put into the tree, as a store does it."""
    kept: list[Kept] = []
    peaks, prev = Peaks(), GENESIS_PREV
    for entry in entries:
        raw = entry_bytes(Entry(entry.seq, prev, *(getattr(entry, name) for name in Entry.__slots__[2:])))
        prev = digest(raw)
        peaks = peaks.with_leaf(raw)
        kept.append((raw, prev))
    return kept, peaks


def seconds(run: Callable[[], object]) -> float:
    """The least CPU seconds of a few runs."""
    taken = []
    for _ in range(TIMES):
        start = process_time()
        run()
        taken.append(process_time() - start)
    return min(taken)


def main(sizes: list[int]) -> None:
    """A row a size: bytes an entry, seconds, and both beside the bare hashes."""
    print(f"{'entries':>9} {'bytes':>6} {'bare s':>7} {'append s':>9} {'÷ bare':>7} {'verify s':>9} {'÷ bare':>7}")
    for size in sizes:
        entries = [made_entry(seq, GENESIS_PREV) for seq in range(1, size + 1)]
        kept, peaks = appended(entries)
        leaves = [raw for raw, _ in kept]
        papers = [Anchor("giấy", size, peaks.root())]
        found = check_chain(kept, ROUND, anchors=papers)
        if found.problems or bare(leaves) != ([own for _, own in kept], peaks.root()):
            sys.exit(f"{size}: the sides differ")
        base = seconds(lambda held=leaves: bare(held))  # type: ignore[misc]
        add = seconds(lambda held=entries: appended(held))  # type: ignore[misc]
        check = seconds(lambda held=kept, told=papers: check_chain(held, ROUND, anchors=told))  # type: ignore[misc]
        mean = sum(map(len, leaves)) / size
        figures = f"{base:>7.2f} {add:>9.2f} {add / base:>7.1f} {check:>9.2f} {check / base:>7.1f}"
        print(f"{size:>9,} {mean:>6.0f} {figures}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
