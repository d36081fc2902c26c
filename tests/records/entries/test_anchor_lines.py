"""Checkpoints kept beside the store, a line each: read back as they were written, and refused line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import ProblemsFound
from engine.records.entries.anchors import Anchor, anchor_line, read_anchors, typed_anchor
from engine.records.entries.checkpoint import Checkpoint, qr_text
from engine.records.entries.fingerprint import fingerprint
from tests.records.entries.made_entries import ROUND

AT = "2026-11-15T09:30:00+07:00"
LINE = anchor_line(Checkpoint(ROUND, 905, "ab" * 32), at=AT, where="biên nhận 12")
PAPERS = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=20)


def test_a_known_line() -> None:
    """Round, size, root, time, paper."""
    assert LINE.split(" ", 3)[:3] == ["phuhop/thu-2026", "905", "ab" * 32]
    assert LINE.endswith(" 2026-11-15T09:30:00+07:00 biên nhận 12\n")
    assert read_anchors(LINE, ROUND) == (Anchor("biên nhận 12", 905, "ab" * 32, held="beside"),)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.binary(min_size=32, max_size=32), PAPERS), max_size=6))
def test_lines_are_read_back(told: list[tuple[int, bytes, str]]) -> None:
    """In their order, whatever the paper is called, with single spaces between its words, or not called at all."""
    text = "".join(anchor_line(Checkpoint(ROUND, size, root.hex()), at=AT, where=where) for size, root, where in told)
    assert read_anchors(text, ROUND) == tuple(
        Anchor(" ".join(where.split()) or "–", size, root.hex(), held="beside") for size, root, where in told
    )


def test_what_a_person_gives_from_a_paper() -> None:
    """The QR code's text, or the letters in any way of typing; what is spoilt is refused under the paper's own name."""
    stands = Checkpoint(ROUND, 905, "ab" * 32)
    assert typed_anchor(f" {qr_text(stands).lower()}\n", "biên bản", ROUND) == Anchor("biên bản", 905, "ab" * 32)
    seal = fingerprint(stands)
    assert typed_anchor(seal.lower().replace("-", " "), "biên bản", ROUND) == Anchor("biên bản", 0, seal=seal)
    for typed, code in ((qr_text(stands)[:-1], "REC-130"), (seal[:-1], "REC-131"), ("", "REC-131")):
        with pytest.raises(ProblemsFound) as refused:
            typed_anchor(typed, "biên bản", ROUND)
        assert [(p.code, p.place.file) for p in refused.value.problems] == [(code, "biên bản")]


@given(st.integers(0, len(LINE) - 1))
def test_a_line_cut_short_while_it_was_written_is_left_out(at: int) -> None:
    """A power cut in the middle of a line accuses nobody; the lines before it are read."""
    assert read_anchors(LINE + LINE[:at], ROUND) == read_anchors(LINE, ROUND)


def test_spoilt_lines_are_all_refused_at_their_place() -> None:
    """Each by its number, with what is wrong with it."""
    text = (
        LINE + LINE.replace("905", "0905") + LINE.replace("ab", "AB") + LINE + "\n" + LINE.replace(ROUND, "khac-2025")
    )
    with pytest.raises(ProblemsFound) as refused:
        read_anchors(text, ROUND)
    assert [(p.code, str(p.place)) for p in refused.value.problems] == [
        ("REC-132", "checkpoints.txt:2"),
        ("REC-132", "checkpoints.txt:3"),
        ("REC-132", "checkpoints.txt:5"),
        ("REC-133", "checkpoints.txt:6"),
    ]
