"""What acts make of a file: its hash, its history, its ballots; live, replayed, through JSON, or altered."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.problems import ProblemsFound, words
from engine.records.acting.commune_file import CommuneFile, Difference, KeptFact, changed_since, corrections
from engine.records.acting.council import shown
from engine.records.acting.file_json import as_json, file_from_json
from engine.records.acting.folding import folded_file, folded_round, replayed, touched
from engine.records.acting.folding_files import state_sha256
from engine.records.acting.judging_moves import judged, rejudged
from engine.records.acting.round_state import RoundState
from engine.records.entries.entry import entry_bytes, read_entry
from tests.records.acting.made_records import (
    APPRAISER,
    CODE,
    LAW,
    LIVES,
    MEMBERS,
    OTHER,
    Board,
    board_in,
    fact,
    granted,
    sent,
    ungranted,
)

CORRECTED = fact("tre_duoi_1_tiem_du", "47", reason="đếm lại sổ tiêm", document="5/BB-KT")


def refused(board: Board, act: str, role: str, **body: object) -> set[str]:
    """The codes that an act is refused with."""
    with pytest.raises(ProblemsFound) as found:
        board.do(act, role, **body)  # type: ignore[arg-type]
    return {p.code for p in found.value.problems}


def test_the_hash_is_of_both_layers_the_law_and_the_overrides() -> None:
    """Made again by hand from what the entries hold."""
    board = board_in("in_review")
    board.do("correct", "appraiser", facts=[CORRECTED])
    last = board.do("override", "chair")
    submitted = next(entry for entry in board.entries if entry.act == "submit")
    corrected = next(entry for entry in board.entries if entry.act == "correct")
    facts: Any = submitted.body["facts"]
    own = sorted(facts, key=lambda told: str(told["evidence"]))
    whole = {"self": own, "appraised": corrected.body["facts"], "law": LAW, "overrides": [dict(last.body)]}
    told = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert last.file is not None
    assert hashlib.sha256(told).hexdigest() == last.file.state == board.file.state_sha


def test_each_part_of_a_fact_makes_another_hash() -> None:
    """Value, state, paper, its day, place and reason, in either layer; and the law."""
    plain = KeptFact(
        "tre_em", "given", "1200", "3/BC", "2026-10-01", "E8", "theo sổ", "p-001", "2026-11-02T08:00:00+07:00"
    )
    others = [
        replace(plain, **{name: told})  # type: ignore[arg-type]
        for name, told in (
            ("value", "1201"), ("state", "missing"), ("document", "4/BC"), ("issued", "2026-10-02"), ("place", "E9"),
            ("reason", ""), ("evidence", "tre_khac"),
        )
    ]  # fmt: skip
    file = CommuneFile(CODE, "Xã A", "xa", "08", "draft", 1, "")
    own = [state_sha256(replace(file, own={told.evidence: told}), LAW, ()) for told in (plain, *others)]
    appraised = [state_sha256(replace(file, appraised={told.evidence: told}), LAW, ()) for told in (plain, *others)]
    other_law = state_sha256(replace(file, own={"tre_em": plain}), "9" * 64, ())
    assert len({*own, *appraised, other_law}) == 2 * 8 + 1


def test_what_changed_since_an_act_is_shown_datum_by_datum() -> None:
    """Old and new of each that differs; what went and came back is no change; a later correction counts too."""
    board = board_in("returned")
    returned = board.entries[-1].seq
    board.do("submit", "commune", **sent(tre_em="1250", tre_duoi_1_tiem_du="48", vu_bao_luc="0"))
    board.do("claim", "appraiser")
    board.do("correct", "appraiser", facts=[CORRECTED])
    seen = board.entries[-1].seq
    told = [(d.layer, d.evidence, d.old and d.old.value, d.new and d.new.value) for d in _since(board, returned)]
    assert told == [
        ("appraised", "tre_duoi_1_tiem_du", None, "47"),
        ("self", "tre_em", "1200", "1250"),
        ("self", "vu_bao_luc", None, "0"),
    ]
    board.do("correct", "appraiser", facts=[])
    assert [d.new for d in _since(board, seen)] == [None]
    board.do("correct", "appraiser", facts=[{**CORRECTED, "by": APPRAISER, "at": _old_time(board)}])
    assert _since(board, seen) == ()
    assert [(d.evidence, d.old and d.old.value, d.new and d.new.value) for d in corrections(board.file)] == [
        ("tre_duoi_1_tiem_du", "48", "47")
    ]


def _old_time(board: Board) -> str:
    old = board.file.changes[-1].old
    return old.at if old else ""


def _since(board: Board, seq: int) -> tuple[Difference, ...]:
    return changed_since(board.file, seq)


def test_to_say_the_same_again_changes_nothing() -> None:
    """A commune that sends the same figures again leaves the same hash, and who first wrote each of them."""
    board = board_in("returned")
    before = board.file
    board.do("submit", "commune", **sent())
    assert board.file.own == before.own
    assert board.file.state_sha == before.state_sha
    assert board.file.changes == before.changes


def test_a_reopened_file_voids_its_ballot_and_the_next_has_a_new_number() -> None:
    """Open or closed, the old ballot takes no vote and carries no decision; who voted is not forgotten."""
    for state in ("before_council", "voted"):
        board = board_in(state)
        board.do("reopen", "chair")
        assert board.file.ballots[0].voided_at
        assert refused(board, "vote", "member") == {"REC-212"}
        board.do("appraise", "appraiser")
        assert refused(board, "decide", "chair") == {"REC-214"}
        board.do("ballot_open", "secretary")
        assert [ballot.number for ballot in board.file.ballots] == [1, 2]
        assert refused(board, "vote", "member", ballot=1) == {"REC-256"}
        board.do("vote", "member", ballot=2)
        assert len(board.file.ballots[0].votes) >= 2


def test_a_change_from_outside_voids_the_ballot() -> None:
    """An override for the commune voids it at once; one for the round, or one run out, is met at the next step."""
    board = board_in("before_council")
    board.do("override", "chair")
    assert board.file.ballots[0].voided_at
    assert refused(board, "vote", "member") == {"REC-256", "REC-258"}
    for act, state in (("vote", "before_council"), ("ballot_close", "before_council"), ("decide", "voted")):
        board = board_in(state)
        board.do("override", "chair", about="")
        role = {"vote": "member", "ballot_close": "secretary", "decide": "chair"}[act]
        assert refused(board, act, role) == {"REC-258"}, act
    board = board_in("in_review")
    board.do("override", "chair", until="2026-11-05")
    board.do("appraise", "appraiser")
    board.now += timedelta(days=5)
    assert refused(board, "ballot_open", "secretary") == {"REC-258", "REC-270"}


def test_a_ballot_shows_no_count_before_it_is_closed_and_the_own_vote_always() -> None:
    """Who has voted is seen; how, and how many, only once it is closed, to everyone by name."""
    open_ = board_in("before_council").file.ballot
    assert open_ is not None
    seen = shown(open_, MEMBERS[1])
    assert (seen.tally, seen.votes, seen.own and seen.own.choice) == (None, (), "yes")
    assert seen.cast == (MEMBERS[1], MEMBERS[2])
    assert shown(open_, MEMBERS[0]).own is None
    closed = board_in("voted").file.ballot
    assert closed is not None
    counted = shown(closed, MEMBERS[0])
    assert counted.tally is not None
    assert (counted.tally.yes, len(counted.votes), counted.own is not None) == (3, 3, True)


def test_a_figure_sent_anew_is_not_covered_by_an_old_correction() -> None:
    """After a return the board looks at its corrections again before it ends the appraisal."""
    board = board_in("in_review")
    board.do("correct", "appraiser", facts=[CORRECTED])
    board.do("return", "appraiser")
    board.do("submit", "commune", **sent(tre_em="1200", tre_duoi_1_tiem_du="49"))
    board.do("claim", "appraiser")
    assert refused(board, "appraise", "appraiser") == {"REC-250"}
    board.do("correct", "appraiser", facts=[])
    board.do("appraise", "appraiser")
    assert board.file.counted["tre_duoi_1_tiem_du"].value == "49"


def test_another_goes_on_once_the_appraiser_s_role_is_over() -> None:
    """The file stays with whoever claimed it as long as he may act, and not a day longer."""
    board = board_in("in_review")
    assert board.file.assigned_to == APPRAISER
    granted(board, OTHER, "appraiser")
    with pytest.raises(ProblemsFound) as found:
        board.do("appraise", "appraiser", OTHER)
    assert [p.code for p in found.value.problems] == ["REC-226"]
    ungranted(board, APPRAISER, "appraiser")
    board.do("correct", "appraiser", OTHER, facts=[])
    assert board.file.assigned_to == OTHER


def test_replay_and_json_give_every_state_again() -> None:
    """From stored bytes, for a file in each of its eleven states."""
    for state in LIVES:
        board = board_in(state)
        made, files = replayed([read_entry(entry_bytes(entry)) for entry in board.entries])
        assert made == board.state
        assert dict(files) == board.files
        for file in board.files.values():
            doc = as_json(file)
            assert json.loads(json.dumps(doc)) == doc
            assert file_from_json(json.loads(json.dumps(doc, ensure_ascii=False))) == file


def test_a_text_typed_uncomposed_is_the_same_live_and_replayed() -> None:
    """A Mac's decomposed letters are composed before anything is folded from them."""
    board = board_in("draft")
    board.do("submit", "commune", **{**sent(), "form": unicodedata.normalize("NFD", "phiếu của xã")})
    assert board.file.submissions[0].form == unicodedata.normalize("NFC", "phiếu của xã")
    made, files = replayed([read_entry(entry_bytes(entry)) for entry in board.entries])
    assert (made, dict(files)) == (board.state, board.files)


def test_receipts_are_numbered_over_the_whole_round() -> None:
    """Whoever sends gets the next number, whatever number he asks for."""
    board = board_in("submitted")
    board.do("open", "secretary", about="02590")
    body = {"person": "p-001", "role": "commune", "scope": "unit:02590", "from": "2026-11-01", "until": ""}
    board.keep(replace(board.wanted("grant", "admin", about=""), body=body))
    second = board.do("submit", "commune", about="02590", **{**sent(), "receipt": 1})
    assert second.body["receipt"] == 2
    assert board.round.receipts == 2


def test_an_entry_that_the_judge_would_not_have_written_is_found() -> None:
    """A count, a stamp, a number or a person altered in a well-formed entry (REC-209, or the refusal's own code)."""
    board = board_in("voted")
    *before, closed = board.entries
    state, files = replayed(before)
    file = files[CODE]
    assert rejudged(state, file, closed) == ()
    wrong = [
        replace(closed, body={**closed.body, "yes": 2, "no": 1}),
        replace(closed, file=replace(closed.file, version=99)) if closed.file else closed,
        replace(closed, seq=closed.seq + 1),
    ]
    assert [[p.code for p in rejudged(state, file, entry)] for entry in wrong] == [["REC-209"]] * 3
    assert [p.code for p in rejudged(state, file, replace(closed, by=APPRAISER))] == ["REC-220"]


def test_whatever_is_altered_in_an_entry_is_told_and_never_a_fault_of_ours() -> None:
    """Each field and each key of the body of each entry of a whole life, altered or taken out: always a problem."""
    board = board_in("revoked")
    state: RoundState | None = None
    files: dict[str, CommuneFile | None] = {}
    unseen = []
    for entry in board.entries:
        code = next(iter(touched(entry)), "")
        odd = [
            replace(entry, role="boss"),
            replace(entry, by="p-777"),
            replace(entry, act="none"),
            replace(entry, at="?"),
        ]
        odd += [replace(entry, about="x/1"), replace(entry, mode="single"), replace(entry, seq=entry.seq + 7)]
        odd += [replace(entry, body={k: v for k, v in entry.body.items() if k != key}) for key in entry.body]
        odd += [replace(entry, body={**entry.body, key: 7.5}) for key in entry.body]  # type: ignore[dict-item]
        for altered in odd:
            if not (alike := rejudged(state, files.get(code), altered)):
                unseen.append((entry.act, altered))
            assert all(words(told, language)["what"] for told in alike for language in ("vi", "en"))
        state = folded_round(state, entry)
        files[code] = folded_file(state, files.get(code), entry)
    # Who began a record cannot be told from what came before it.
    assert [altered.by for act, altered in unseen if act == "genesis"] == ["p-777"]
    assert [act for act, _ in unseen if act != "genesis"] == []


def test_the_round_before_or_after_an_entry_folds_a_file_alike() -> None:
    """Whoever folds the round first and then the file, or the other way round, gets the same file."""
    for state in LIVES:
        board = board_in(state)
        made: RoundState | None = None
        files: dict[str, CommuneFile | None] = {}
        for entry in board.entries:
            after = folded_round(made, entry)
            if code := entry.about.partition("/")[2]:
                early = folded_file(made or after, files.get(code), entry)
                files[code] = folded_file(after, files.get(code), entry)
                assert early == files[code], entry.act
            made = after


def test_an_act_is_judged_on_the_record_and_not_on_what_was_seen() -> None:
    """A window that still shows "appraised" opens no ballot once the file was reopened."""
    board = board_in("appraised")
    stale = board.wanted("ballot_open", "secretary")
    board.do("reopen", "chair")
    with pytest.raises(ProblemsFound) as found:
        judged(board.state, board.file, stale)
    assert [p.code for p in found.value.problems] == ["REC-212"]
