"""What entries rest on is looked at again: each file, the law, the score, each move; what nobody asked is not right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from engine.problems import Problem, ProblemsFound, problem, render
from engine.records.entries.anchors import Anchor, newer_than, refuse_older
from engine.records.entries.canonical_json import Json
from engine.records.entries.chain_checking import check_chain
from engine.records.entries.checkpoint import Checkpoint, checkpoint_of
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import Entry, digest, entry_bytes, entry_place, read_entry
from engine.records.entries.fingerprint import fingerprint
from engine.records.entries.merkle_tree import peaks_of
from tests.records.entries.made_entries import LAW, ROUND, linked, made_chain, made_entry

CHAIN = made_chain(30)
STORED = {digest(b"blob %d" % seq): b"blob %d" % seq for seq in range(3, 31, 3)}
REFUSAL = problem("REC-105", entry_place(1), key="reason")


def lies(stored: dict[str, bytes]) -> AsItLies:
    """A store that has these files and reads them again."""
    return AsItLies(blob=lambda sha: digest(stored[sha]) if sha in stored else "")


def told(asked: AsItLies) -> list[tuple[int, str]]:
    """Every misfit of the chain."""
    return [(found.seq, found.kind) for found in check_chain(CHAIN, ROUND, lies=asked).misfits]


def test_every_file_as_it_was() -> None:
    """All files that entries rest on are read; one byte of each in turn is found, at its entry."""
    assert told(lies(STORED)) == []
    for number, sha in enumerate(STORED, 1):
        spoilt = STORED | {sha: STORED[sha][:-1] + bytes([STORED[sha][-1] ^ 1])}
        assert told(lies(spoilt)) == [(3 * number, "evidence changed")]
        assert told(lies({name: raw for name, raw in STORED.items() if name != sha})) == [(3 * number, "evidence lost")]
    assert len(told(lies({}))) == len(STORED)


def test_a_file_is_read_once_and_named_wherever_it_is_needed() -> None:
    """Two entries on one file: one look, two misfits."""
    blob = digest(b"shared")
    chain = linked([replace(made_entry(seq, "0" * 64), blobs=(blob,)) for seq in (1, 2)])
    asked: list[str] = []

    def gone(sha: str) -> str:
        asked.append(sha)
        return ""

    found = check_chain(chain, ROUND, lies=AsItLies(blob=gone))
    assert [(one.seq, one.kind) for one in found.misfits] == [(1, "evidence lost"), (2, "evidence lost")]
    assert asked == [blob]


def test_the_law_is_looked_at_once() -> None:
    """A law that is no longer what it was is named at the first entry under it."""
    other = digest(b"other law")
    chain = linked([made_entry(seq, "0" * 64, other if seq > 20 else LAW) for seq in range(1, 31)])
    asked: list[str] = []

    def stands(sha: str) -> bool:
        asked.append(sha)
        return sha == LAW

    found = check_chain(chain, ROUND, lies=AsItLies(law=stands))
    assert [(one.seq, one.kind) for one in found.misfits] == [(21, "law changed")]
    assert asked == [LAW, other]


def test_a_score_that_differs_is_told_with_what_differs() -> None:
    """Commune and difference stand in the words."""
    asked = AsItLies(score=lambda entry: "tc07.1: 20 → 35" if entry.seq in (7, 9) else "")
    assert told(asked) == [(7, "score differs"), (9, "score differs")]
    (found, _) = check_chain(CHAIN, ROUND, lies=asked).misfits
    assert "(thu-2026/00007) ra kết quả khác: tc07.1: 20 → 35" in render(found.problem, "vi")


def test_past_a_refusal_neither_judge_is_asked_again() -> None:
    """A history with a move that was never allowed accuses nobody of what follows; of two reasons the first is told."""
    asked = AsItLies(
        moves=lambda entry: [REFUSAL] if entry.seq == 12 else [],
        four_eyes=lambda entry: [REFUSAL, REFUSAL] if entry.seq in (12, 14) else [],
    )
    assert told(asked) == [(12, "move not allowed"), (12, "four eyes")]


@pytest.mark.parametrize(("check", "kind"), [("moves", "move not allowed"), ("four_eyes", "four eyes")])
def test_moves_are_judged_in_order_until_the_first_refusal(check: str, kind: str) -> None:
    """The judge sees every entry from the first; after its refusal its history is no longer the record's."""
    seen: list[int] = []

    def judge(entry: Entry) -> Sequence[Problem]:
        seen.append(entry.seq)
        return [REFUSAL] if entry.seq in (12, 20) else []

    assert told(AsItLies(**{check: judge})) == [(12, kind)]  # type: ignore[arg-type]
    assert seen == list(range(1, 13))


def test_at_one_entry_the_checks_keep_their_order() -> None:
    """Files, law, score, move, four eyes; and the chain itself before all."""
    asked = AsItLies(
        blob=lambda _: "",
        law=lambda _: False,
        score=lambda entry: "x" if entry.seq == 3 else "",
        moves=lambda entry: [REFUSAL] if entry.seq == 3 else [],
        four_eyes=lambda entry: [REFUSAL] if entry.seq == 3 else [],
    )
    kinds = [kind for seq, kind in told(asked) if seq == 3]
    assert kinds == ["evidence lost", "score differs", "move not allowed", "four eyes"]
    assert told(asked)[0] == (1, "law changed")
    spoilt = [*CHAIN[:2], (CHAIN[2][0] + b" ", CHAIN[2][1]), *CHAIN[3:]]
    found = check_chain(spoilt, ROUND, lies=asked)
    assert [(one.seq, one.kind) for one in found.misfits] == [(1, "law changed"), (3, "changed")]
    assert found.first == found.misfits[0]


def test_what_was_not_asked_is_told() -> None:
    """A check that nobody could make is not passed."""
    assert check_chain(CHAIN, ROUND).not_asked == ("blob", "law", "score", "moves", "four_eyes")
    assert check_chain(CHAIN, ROUND, lies=lies(STORED)).not_asked == ("law", "score", "moves", "four_eyes")


def test_an_entry_with_its_hash_that_is_none() -> None:
    """Bytes with a right hash that are no entry: refused as unreadable, in their own words."""
    raw = CHAIN[4][0] + b" "
    found = check_chain([*CHAIN[:4], (raw, digest(raw)), *CHAIN[5:]], ROUND).first
    assert found
    assert (found.seq, found.kind, found.problem.code) == (5, "unreadable", "REC-100")


def handing_out(size: int, root: str) -> Entry:
    """The entry that says a checkpoint was handed out."""
    entry = made_entry(31, CHAIN[-1][1])
    body = {"checkpoint": {"size": size, "root": root}, "where": "biên nhận 12"}
    return Entry(31, entry.prev, entry.at, "p-001", "secretary", "board", "anchor", ROUND, None, LAW, (), body)  # type: ignore[arg-type]


def test_what_entries_say_was_handed_out() -> None:
    """It is told, so that one knows which papers to ask for; it must agree with the chain, and protects nothing."""
    root = peaks_of(raw for raw, _ in CHAIN[:20]).root()
    raw = entry_bytes(handing_out(20, root))
    found = check_chain([*CHAIN, (raw, digest(raw))], ROUND)
    assert ([(a.where, a.size) for a in found.handed_out], found.misfits) == ([("biên nhận 12", 20)], ())
    assert (found.on_paper, found.beside) == (0, 0)
    raw = entry_bytes(handing_out(20, "0" * 64))
    found = check_chain([*CHAIN, (raw, digest(raw))], ROUND)
    assert [(one.seq, one.kind) for one in found.misfits] == [(1, "rewritten")]
    raw = entry_bytes(handing_out(31, root))
    assert check_chain([*CHAIN, (raw, digest(raw))], ROUND).handed_out == ()


def test_a_loss_that_was_accepted_is_told_and_is_no_misfit() -> None:
    """An older copy put back with a reason: papers of what was lost are told with the entry that says why."""
    lost = made_chain(40)
    papers = [Anchor(f"biên nhận {size}", size, peaks_of(raw for raw, _ in lost[:size]).root()) for size in (25, 38)]
    last = made_entry(31, CHAIN[-1][1])
    body = {
        "reason": "ổ đĩa hỏng",
        "from": {"size": 30, "root": "0" * 64},
        "known": {"size": 38, "root": papers[1].root},
    }
    restored = Entry(31, last.prev, last.at, "p-001", "admin", "board", "restore", ROUND, None, LAW, (), body)  # type: ignore[arg-type]
    chain = [*CHAIN, *linked([restored], CHAIN[-1][1])]
    found = check_chain(chain, ROUND, anchors=papers)
    assert (found.misfits, found.papers, found.on_paper) == ((), (), 25)
    assert [(p.code, p.place.line, p.severity) for p in found.problems] == [
        ("REC-126", 31, "warning"),
        ("REC-122", 0, "warning"),
    ]
    found = check_chain(CHAIN, ROUND, anchors=papers)
    assert [(one.seq, one.kind) for one in found.misfits] == [(31, "cut")]
    assert read_entry(chain[-1][0]) == replace(restored, prev=CHAIN[-1][1])


def test_another_copy_that_was_accepted_gives_up_the_checkpoint_that_was_known() -> None:
    """As many entries with another root: the paper of it is lost, by root or by letters; a third one is not."""
    other = [*CHAIN[:25], *linked([replace(made_entry(seq, ""), by="p-777") for seq in range(26, 31)], CHAIN[24][1])]
    known = Checkpoint(ROUND, 30, peaks_of(raw for raw, _ in other).root())
    last = made_entry(31, CHAIN[-1][1])
    put_back: dict[str, Json] = {"size": 30, "root": "0" * 64}
    body: dict[str, Json] = {"reason": "hai máy", "from": put_back, "known": {"size": 30, "root": known.root}}
    restored = replace(last, act="restore", about=ROUND, file=None, blobs=(), body=body)
    chain = [*CHAIN, *linked([restored], CHAIN[-1][1])]
    papers = [
        Anchor("a", 30, known.root),
        Anchor("b", 30, seal=fingerprint(known)),
        Anchor("c", 0, seal=fingerprint(known)),
    ]
    assert check_chain(CHAIN, ROUND, anchors=papers).first
    found = check_chain(chain, ROUND, anchors=papers)
    assert (found.misfits, found.papers, [a.where for a, _ in found.lost]) == ((), (), ["a", "b", "c"])
    found = check_chain(chain, ROUND, anchors=[Anchor("d", 30, "1" * 64)])
    assert [(one.seq, one.kind) for one in found.misfits] == [(1, "rewritten")]


@pytest.mark.parametrize(
    ("put_back", "known"),
    [
        ({"size": 31}, {"size": 38, "root": "ab" * 32}),
        ({"size": "30"}, {"size": 38, "root": "ab" * 32}),
        ({"size": 30}, {"size": 38, "root": "x"}),
        ({"size": 30}, {"size": None, "root": "ab" * 32}),
        ([30], {"size": 38, "root": "ab" * 32}),
        (None, None),
    ],
)
def test_a_restore_that_says_nothing_sound_gives_up_nothing(put_back: Json, known: Json) -> None:
    """A copy that begins after its own entry, a size or a root that is none: the paper still tells of a cut."""
    body: dict[str, Json] = {"reason": "–", "from": put_back, "known": known}
    restored = replace(made_entry(31, ""), act="restore", about=ROUND, file=None, blobs=(), body=body)
    chain = [*CHAIN, *linked([restored], CHAIN[-1][1])]
    found = check_chain(chain, ROUND, anchors=[Anchor("biên nhận", 38, "ab" * 32)])
    assert ([(one.seq, one.kind) for one in found.misfits], found.lost) == ([(32, "cut")], ())


def test_an_older_copy_is_noticed_before_anything_is_written() -> None:
    """By what is known outside: more entries, or as many with another root. Its own newest line is not beyond it."""
    stands = checkpoint_of(ROUND, peaks_of(raw for raw, _ in CHAIN))
    own, older = Anchor("a", 30, stands.root), Anchor("b", 20, "1" * 64)
    newer, twin = Anchor("biên nhận 12", 31, "2" * 64), Anchor("biên nhận 11", 30, "3" * 64)
    assert newer_than(stands, [own, older]) is None
    refuse_older(stands, [own, older])
    assert newer_than(stands, [own, twin]) == twin
    assert newer_than(stands, [own, newer, twin]) == newer
    with pytest.raises(ProblemsFound) as refused:
        refuse_older(stands, [own, newer, twin])
    (found,) = refused.value.problems
    assert found.code == "REC-123"
    assert "Kho dữ liệu cũ hơn biên nhận 12: ở đó có mốc 31 bản ghi" in render(found, "vi")
    assert newer_than(Checkpoint(ROUND, 0, ""), []) is None
