"""Whoever changes a record is found out, and the entry and the kind of change are named; where only an anchor can tell,
that is tried too.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.records.entries.anchors import Anchor
from engine.records.entries.chain_checking import Verified, check_chain
from engine.records.entries.chain_order import Kept, first_difference
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.entry import Entry, digest, entry_bytes, read_entry
from engine.records.entries.fingerprint import fingerprint
from engine.records.entries.merkle_tree import peaks_of
from tests.records.entries.made_entries import ROUND, linked, made_chain

SIZE = 1_000
PLACES = st.integers(1, SIZE)
few = settings(max_examples=25)


@cache
def whole() -> tuple[Kept, ...]:
    """An honest chain of a thousand entries."""
    return tuple(made_chain(SIZE))


def anchor(size: int, where: str = "biên nhận", chain: Sequence[Kept] | None = None) -> Anchor:
    """A paper printed when a chain had so many entries."""
    return Anchor(f"{where} {size}", size, peaks_of(raw for raw, _ in (chain or whole())[:size]).root())


def entry(at: int, chain: Sequence[Kept] | None = None) -> Entry:
    """The entry of a number."""
    return read_entry((chain or whole())[at - 1][0])


def kept(made: Entry) -> Kept:
    """An entry as whoever has the store can put it there, its own hash made anew."""
    raw = entry_bytes(made)
    return raw, digest(raw)


def replaced(at: int, now: Kept) -> list[Kept]:
    """The chain with another entry at a place."""
    return [*whole()[: at - 1], now, *whole()[at:]]


def forged(at: int) -> Entry:
    """An entry of a number with another act in it."""
    return replace(entry(at), by="p-666")


def rewritten(at: int) -> list[Kept]:
    """All from a number on written anew, each holding the one before: nothing in it disagrees."""
    later = [forged(at), *(entry(number) for number in range(at + 1, SIZE + 1))]
    prev = whole()[at - 2][1] if at > 1 else "0" * 64
    return [*whole()[: at - 1], *linked(later, prev)]


def told(chain: Sequence[Kept], *anchors: Anchor) -> tuple[int, str] | None:
    """The first entry that does not fit, and its kind."""
    first = check_chain(chain, ROUND, anchors=anchors).first
    return (first.seq, first.kind) if first else None


def test_an_honest_chain_fits() -> None:
    """With papers or without; what no paper holds is told."""
    found = check_chain(whole(), ROUND, anchors=[anchor(1), anchor(500), anchor(SIZE)])
    assert (found.misfits, found.problems, found.on_paper) == ((), (), SIZE)
    assert found.checkpoint == Checkpoint(ROUND, SIZE, anchor(SIZE).root)
    some = check_chain(whole(), ROUND, anchors=[anchor(500)])
    assert [(p.code, p.severity, str(p.values["which"])) for p in some.problems] == [
        ("REC-122", "warning", f"501–{SIZE}")
    ]
    assert check_chain([], ROUND).problems == ()


@few
@given(PLACES, st.data())
def test_one_byte_anywhere_is_named(at: int, data: st.DataObject) -> None:
    """A bit of an entry or of its kept hash turned: the entry itself is named, not the one after it."""
    raw, own = whole()[at - 1]
    place = data.draw(st.integers(0, len(raw) - 1))
    bent = bytes([*raw[:place], raw[place] ^ (1 << data.draw(st.integers(0, 7))), *raw[place + 1 :]])
    assert told(replaced(at, (bent, own))) == (at, "changed")
    assert told(replaced(at, (raw, digest(own.encode())))) == (at, "changed")


def test_entry_777_is_named_777() -> None:
    """Edited with its kept hash left, and with its hash made anew."""
    edited = entry_bytes(forged(777))
    assert told(replaced(777, (edited, whole()[776][1]))) == (777, "changed")
    assert told(replaced(777, kept(forged(777)))) == (777, "changed")


@few
@given(st.integers(1, SIZE - 1))
def test_an_edit_with_its_hash_made_anew_is_named(at: int) -> None:
    """The entry after still holds what it was; of a link that was bent, the entry that holds it is named."""
    assert told(replaced(at, kept(forged(at)))) == (at, "changed")
    assert told(replaced(at, kept(replace(entry(at), prev="f" * 64)))) == (at, "changed")


@few
@given(st.integers(1, SIZE - 2), st.integers(1, 40))
def test_what_was_taken_out_is_named(at: int, count: int) -> None:
    """One or a run: the first number that is gone, and how many."""
    last = min(at + count - 1, SIZE - 1)
    found = check_chain([*whole()[: at - 1], *whole()[last:]], ROUND).first
    assert found
    assert (found.seq, found.kind) == (at, "missing")
    assert (found.problem.values["count"], found.problem.values["last"]) == (last - at + 1, last)


@few
@given(st.integers(2, SIZE), PLACES)
def test_a_copy_put_in_is_named(at: int, of: int) -> None:
    """An entry of the chain once more at another place: that place is named, wherever it was copied from."""
    chain = [*whole()[: at - 1], whole()[of - 1], *whole()[at - 1 :]]
    expected = at + 1 if of == at else at  # beside itself the second is the copy
    assert told(chain) == (expected, "inserted")


@few
@given(st.integers(2, SIZE - 1), st.booleans())
def test_a_forged_entry_put_in_is_named(at: int, before: bool) -> None:
    """With a number that is taken, rightly linked, before or after the true one: the one that no later entry holds."""
    place = at if before else at + 1
    chain = [*whole()[: place - 1], kept(forged(at)), *whole()[place - 1 :]]
    assert told(chain) == (place, "inserted")


@few
@given(st.lists(PLACES, min_size=2, max_size=2, unique=True))
def test_two_that_changed_places_are_named(places: list[int]) -> None:
    """The first of both."""
    one, two = sorted(places)
    chain = list(whole())
    chain[one - 1], chain[two - 1] = chain[two - 1], chain[one - 1]
    assert told(chain) == (one, "swapped")


@few
@given(st.integers(0, SIZE - 1), st.data())
def test_a_cut_tail_is_found_only_through_an_anchor(size: int, data: st.DataObject) -> None:
    """Without one it verifies, or with papers of before the cut; with one of after it, what is gone is named. An older
    copy put back is the same thing.
    """
    chain = whole()[:size]
    assert told(chain) is None
    assert told(chain, *[anchor(max(size // 2, 1))] * (size > 0)) is None
    later = anchor(data.draw(st.integers(size + 1, SIZE)))
    found = check_chain(chain, ROUND, anchors=[later])
    assert found.first
    assert (found.first.seq, found.first.kind, found.first.problem.values["where"]) == (size + 1, "cut", later.where)


@few
@given(st.integers(1, SIZE), st.data())
def test_a_chain_written_anew_is_found_only_through_an_anchor(at: int, data: st.DataObject) -> None:
    """Every hash and link of it is right: it verifies, until a paper of after the edit is held against it."""
    chain = rewritten(at)
    assert told(chain) is None
    before = [anchor(data.draw(st.integers(1, at - 1)))] if at > 1 else []
    assert told(chain, *before) is None
    found = check_chain(chain, ROUND, anchors=[*before, anchor(data.draw(st.integers(at, SIZE)))]).first
    assert found
    first = before[0].size + 1 if before else 1
    assert (found.seq, found.kind, found.problem.values["first"]) == (first, "rewritten", first)
    assert first <= at <= int(str(found.problem.values["known"]))


@few
@given(PLACES, PLACES)
def test_a_backup_names_where_it_was_written_anew(at: int, size: int) -> None:
    """Beside a copy of before, the very entry; none where the copy ends before it."""
    assert first_difference(rewritten(at), whole()[:size]) == (at if at <= size else 0)
    assert first_difference(whole(), whole()[:size]) == 0


@few
@given(st.integers(2, SIZE - 1), st.data())
def test_an_old_copy_worked_on_is_no_newer(at: int, data: st.DataObject) -> None:
    """An old copy put back and filled up to the same length or beyond: the sizes agree, the roots do not."""
    chain = [*whole()[: at - 1], *linked([replace(forged(number), by="p-777") for number in range(at, SIZE + 1)],
                                         whole()[at - 2][1])]  # fmt: skip
    known = anchor(data.draw(st.integers(at, SIZE)))
    assert len(chain) == SIZE >= known.size
    assert told(chain) is None
    assert told(chain, known) == (1, "rewritten")


@few
@given(st.lists(PLACES, min_size=1, max_size=5, unique=True))
def test_of_several_edits_the_first_is_named(places: list[int]) -> None:
    """Whatever else was done after it; papers beyond it are not judged, those before it still hold."""
    chain = list(whole())
    for at in places:
        chain[at - 1] = (chain[at - 1][0].replace(b"p-0", b"p-9"), chain[at - 1][1])
    first = min(places)
    papers = [anchor(size) for size in range(100, SIZE + 1, 100)]
    found = check_chain(chain, ROUND, anchors=papers)
    assert found.first
    assert (found.first.seq, found.first.kind) == (first, "changed")
    assert {a.size for a in found.fitting} == {size for size in range(100, SIZE + 1, 100) if size < first}
    assert {a.size for a in found.unjudged} == {size for size in range(100, SIZE + 1, 100) if size >= first}


def test_papers_narrow_the_place_down() -> None:
    """Every commune's receipt is a witness: with one each ten entries the rewritten part begins within ten."""
    papers = [anchor(size) for size in range(10, SIZE + 1, 10)]
    found = check_chain(rewritten(777), ROUND, anchors=random.Random(7).sample(papers, len(papers)))
    assert found.first
    assert (found.first.seq, found.first.problem.values["known"]) == (771, 780)
    assert found.on_paper == 770


def test_letters_alone_are_enough() -> None:
    """Typed from a paper without the number of entries, or with a wrong one: found by the letters."""
    seal = fingerprint(Checkpoint(ROUND, 905, anchor(905).root))
    for size in (0, 905, 950):
        found = check_chain(whole(), ROUND, anchors=[Anchor("biên bản", size, seal=seal)])
        assert (found.misfits, found.papers, found.on_paper) == ((), (), 905)


def codes(found: Verified) -> list[str]:
    """What is said, but for what no paper holds."""
    return [p.code for p in found.problems if p.code != "REC-122"]


def test_letters_that_are_not_its_own_are_told_apart() -> None:
    """A slip of typing, letters it never had, letters of a chain since written anew."""
    seal = fingerprint(Checkpoint(ROUND, 905, anchor(905).root))
    slipped = ("A" if seal[0] != "A" else "B") + seal[1:]
    assert codes(check_chain(whole(), ROUND, anchors=[Anchor("biên bản", 905, seal=slipped)])) == ["REC-125"]
    assert codes(check_chain(whole(), ROUND, anchors=[Anchor("biên bản", 0, seal=slipped)])) == ["REC-127"]
    assert codes(check_chain(rewritten(777), ROUND, anchors=[Anchor("biên bản", 0, seal=seal)])) == ["REC-127"]
    assert codes(check_chain(rewritten(777), ROUND, anchors=[Anchor("biên bản", 905, seal=seal)])) == ["REC-115"]
    assert codes(check_chain(whole()[:900], ROUND, anchors=[Anchor("biên bản", 905, seal=seal)])) == ["REC-114"]


def test_letters_of_beyond_a_break_accuse_nobody() -> None:
    """Where the chain is broken it cannot be told whether it had them once: that paper is not judged, once told."""
    bent = [*whole()[:99], (whole()[99][0].replace(b"p-0", b"p-9"), whole()[99][1]), *whole()[100:]]
    paper = Anchor("biên bản", 0, seal=fingerprint(Checkpoint(ROUND, 905, anchor(905).root)))
    found = check_chain(bent, ROUND, anchors=[paper])
    assert (found.unjudged, found.papers, found.fitting) == ((paper,), (), ())
    assert [(one.seq, one.kind) for one in found.misfits] == [(100, "changed")]


def test_a_later_paper_that_fits_gives_an_earlier_one_the_lie() -> None:
    """What the later one holds, nobody has changed; so the earlier paper is of another round, or was changed."""
    other = replace(anchor(500, "biên nhận"), root="0" * 64)
    found = check_chain(whole(), ROUND, anchors=[other, anchor(905, "quyết định")])
    assert (codes(found), found.misfits) == (["REC-124"], ())


def test_a_file_beside_the_store_outweighs_no_paper() -> None:
    """Whoever writes the chain anew writes that file anew too: paper tells, and what the file says changes nothing."""
    chain = rewritten(777)
    beside = [replace(anchor(size, "checkpoints.txt", chain), held="beside") for size in (600, 800, 905, SIZE)]
    assert told(chain, *beside) is None
    found = check_chain(chain, ROUND, anchors=[*beside, anchor(500), anchor(905)])
    assert [(one.seq, one.kind) for one in found.misfits] == [(501, "rewritten")]
    assert (check_chain(chain, ROUND, anchors=beside).on_paper, found.beside) == (0, SIZE)
