"""A checkpoint on paper: its text, its QR code's text, its 24 letters, and what people make of them."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import Place, ProblemsFound, render
from engine.records.entries.checkpoint import (
    Checkpoint,
    checkpoint_of,
    checkpoint_text,
    qr_text,
    read_checkpoint,
    read_qr_text,
)
from engine.records.entries.fingerprint import fingerprint, groups_that_differ, read_fingerprint
from engine.records.entries.merkle_tree import peaks_of

HERE = Place("bien-nhan")
KNOWN = Checkpoint("thu-2026", 905, hashlib.sha256(b"root").hexdigest())
CHECKPOINTS = st.builds(
    Checkpoint,
    st.from_regex(r"[a-z]{1,8}-20[0-9]{2}", fullmatch=True),
    st.integers(0, 10**9),
    st.binary(min_size=32, max_size=32).map(bytes.hex),
)


def letters_by_hand(size: int, root: str) -> str:
    """The same 24 letters from the 120 bits, five at a time, with the alphabet of RFC 4648 typed here."""
    whole = hashlib.sha256(b"phuhop" + b"\0" + size.to_bytes(8, "big") + bytes.fromhex(root)).digest()
    bits = "".join(f"{byte:08b}" for byte in whole[:15])
    letters = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[int(bits[at : at + 5], 2)] for at in range(0, 120, 5)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 24, 4))


@given(CHECKPOINTS)
def test_the_letters_are_the_bits(checkpoint: Checkpoint) -> None:
    """Base32 of 15 bytes of the hash of name, zero, size and root; the round's name has no part in it."""
    assert fingerprint(checkpoint) == letters_by_hand(checkpoint.size, checkpoint.root)


@given(CHECKPOINTS, st.randoms(use_true_random=False))
def test_what_a_person_types_is_read(checkpoint: Checkpoint, chance: object) -> None:
    """Small letters, spaces or long dashes or none, 0 for O, 1 for I, 8 for B."""
    printed = fingerprint(checkpoint)
    typed = printed.replace("O", "0").replace("I", "1").replace("B", "8")
    for told in (printed, typed, typed.lower(), typed.replace("-", ""), f"  {typed.replace('-', ' – ')}\u00a0\n"):
        assert read_fingerprint(told, HERE) == printed


@pytest.mark.parametrize(
    ("typed", "count", "odd"),
    [
        ("", 0, "không có"),
        ("EN4U-FXD6", 8, "không có"),
        ("A" * 25, 25, "không có"),
        ("A" * 23 + "9", 24, "9"),
        ("Đ" * 24, 24, "Đ"),
    ],
)
def test_what_is_no_seal_is_refused_in_words(typed: str, count: int, odd: str) -> None:
    """Too few, too many, or signs that are none: it says how many were read and which signs are odd."""
    with pytest.raises(ProblemsFound) as told:
        read_fingerprint(typed, HERE)
    (found,) = told.value.problems
    assert (found.code, found.values["count"], str(found.values["odd"])) == ("REC-131", count, odd)
    assert f"{count} " in render(found, "vi")


def test_a_slip_is_told_from_another_checkpoint() -> None:
    """A letter mistyped differs in its own group; another size differs in nearly all."""
    printed = fingerprint(KNOWN)
    slipped = printed[:5] + ("A" if printed[5] != "A" else "B") + printed[6:]
    assert groups_that_differ(printed, printed) == ()
    assert groups_that_differ(printed, slipped) == (2,)
    assert len(groups_that_differ(printed, fingerprint(Checkpoint("thu-2026", 906, KNOWN.root)))) > 4


@given(CHECKPOINTS, st.text(max_size=20))
def test_texts_are_read_back(checkpoint: Checkpoint, signature: str) -> None:
    """The three lines, with more after them or not, and the QR code's text, in small letters too."""
    text = checkpoint_text(checkpoint)
    assert read_checkpoint(text, HERE) == read_checkpoint(text + "\n" + signature, HERE) == checkpoint
    assert text.endswith("\n") and len(text.splitlines()) == 3
    assert read_qr_text(qr_text(checkpoint), checkpoint.round, HERE) == checkpoint
    assert read_qr_text(f" {qr_text(checkpoint).lower()}\n", checkpoint.round, HERE) == checkpoint


def test_the_text_of_a_known_checkpoint() -> None:
    """As C2SP's tlog-checkpoint has it: origin, size, root in base64, each line ended."""
    root = base64.b64encode(hashlib.sha256(b"root").digest()).decode()
    assert checkpoint_text(KNOWN) == f"phuhop/thu-2026\n905\n{root}\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("phuhop/", "other/"), ("thu-2026", ""), ("905", "0905"), ("905", "-1"), ("905", ""), ("\n", " "), ("=", ""),
        ("905", "٩"),
    ],
)  # fmt: skip
def test_a_spoilt_text_is_refused(was: str, now: str) -> None:
    """Another origin, a size with a nought before it, a root cut short, lines run together."""
    text = checkpoint_text(KNOWN)
    assert was in text
    with pytest.raises(ProblemsFound) as told:
        read_checkpoint(text.replace(was, now), HERE)
    assert [p.code for p in told.value.problems] == ["REC-130"]


@pytest.mark.parametrize("text", ["", "PHUHOP/1/905", "PHUHOP/2/905/" + "0" * 64, "PHUHOP/1/x/" + "0" * 64, "http://x"])
def test_a_scanned_text_that_is_none_is_refused(text: str) -> None:
    """Another QR code, or another version of ours."""
    with pytest.raises(ProblemsFound) as told:
        read_qr_text(text, "thu-2026", HERE)
    assert [p.code for p in told.value.problems] == ["REC-130"]


def test_a_checkpoint_is_where_the_tree_stands() -> None:
    """Size and root of the entries so far."""
    peaks = peaks_of([b"a", b"b", b"c"])
    assert checkpoint_of("thu-2026", peaks) == Checkpoint("thu-2026", 3, peaks.root())
