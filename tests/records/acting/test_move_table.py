"""Every act in every role from every state does what the design's table says, or is refused with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from engine.problems import ProblemsFound, words
from engine.records.acting.actors import ROLES, Role
from engine.records.acting.judging_moves import judged
from engine.records.acting.move_table import FILE_ACTS, FILE_MOVES, LEAVES_FILE
from engine.records.acting.needed.needing import NEEDS
from tests.records.acting.made_records import CODE, LIVES, Board, board_in, fact, remark, sent

# Typed by hand from the table of the design: act, roles, and from which state to which.
TABLE = """
open          secretary        nothing>draft
submit        commune          draft>submitted returned>resubmitted
withdraw      commune          submitted>draft resubmitted>draft
claim         appraiser        submitted>in_review resubmitted>in_review
correct       appraiser        in_review>in_review
ask           appraiser        in_review>in_review
answer        commune          in_review>in_review returned>returned
return        appraiser        in_review>returned
appraise      appraiser        in_review>appraised
reopen        chair            appraised>in_review before_council>in_review voted>in_review
ballot_open   secretary,chair  appraised>before_council
vote          member,chair     before_council>before_council
ballot_close  secretary,chair  before_council>voted
decide        chair            voted>decided
revoke        secretary        decided>decided published>published
revoke        chair            decided>revoked published>revoked
override      chair            draft>draft submitted>submitted resubmitted>resubmitted in_review>in_review
override      chair            returned>returned appraised>appraised before_council>before_council voted>voted
signed        secretary,chair  returned>returned appraised>appraised before_council>before_council voted>voted
signed        secretary,chair  decided>decided published>published revoked>revoked
paper         secretary,chair  draft>draft submitted>submitted resubmitted>resubmitted in_review>in_review
paper         secretary,chair  returned>returned appraised>appraised before_council>before_council voted>voted
paper         secretary,chair  decided>decided published>published revoked>revoked
"""
LOCKED = {
    "draft": "REC-210", "submitted": "REC-211", "resubmitted": "REC-211", "in_review": "REC-212",
    "returned": "REC-213", "appraised": "REC-214", "before_council": "REC-215", "voted": "REC-216",
    "decided": "REC-217", "published": "REC-218", "revoked": "REC-219",
}  # fmt: skip
OWN_BODIES: Mapping[str, Mapping[str, Any]] = {
    "submit": sent(),
    "correct": {"facts": [fact("tre_em", "1199", reason="đếm lại", document="5/BB")]},
    "ask": {"remarks": [remark("r9")]},
}


def allowed() -> dict[tuple[str, str, str], str]:
    """The state after each act, role and state of the hand-typed table."""
    told = {}
    for line in TABLE.split("\n"):
        if line.strip():
            act, roles, *steps = line.split()
            for step in steps:
                before, _, after = step.partition(">")
                told.update({(act, role, before.replace("nothing", "")): after for role in roles.split(",")})
    return told


ALLOWED = allowed()


@pytest.fixture(scope="module", name="boards")
def every_state() -> Mapping[str, Board]:
    """A board whose file is in each state."""
    return {state: board_in(state) for state in LIVES}


def tried(board: Board, act: str, role: Role) -> str:
    """What comes of an act in a role: the state after it, or the codes of the refusal."""
    again = replace(board, files=dict(board.files), entries=list(board.entries))
    try:
        again.do(act, role, **OWN_BODIES.get(act, {}))
    except ProblemsFound as refused:
        return " ".join(p.code for p in refused.problems)
    return again.file.state


def expected(act: str, role: str, state: str) -> str:
    """The state after it by the hand-typed table; else whose act it is before where the file stands."""
    if (act, role, state) in ALLOWED:
        return ALLOWED[act, role, state]
    if not any((act, role) == (told[0], told[1]) for told in ALLOWED):
        return "REC-225"
    return LOCKED.get(state, "REC-204")


def test_every_cell_of_act_role_and_state(boards: Mapping[str, Board]) -> None:
    """All 18 acts × 8 roles × 12 states: 1,728 cells, each as the design's table has it."""
    cells = [(act, role, state) for act in FILE_ACTS for role in ROLES for state in LIVES]
    wrong = {cell: told for cell in cells if (told := tried(boards[cell[2]], cell[0], cell[1])) != expected(*cell)}
    assert wrong == {}
    assert len(cells) == 18 * 8 * 12
    assert {cell[0] for cell in ALLOWED} == {*FILE_ACTS}


def test_a_lock_says_who_when_and_what_can_be_done(boards: Mapping[str, Board]) -> None:
    """In each state the refusal names the person and the time of the act that led there, and an act that may follow."""
    told = {}
    for state, board in boards.items():
        act = "submit" if state not in ("", "draft", "returned") else "claim"
        if not state:
            continue
        with pytest.raises(ProblemsFound) as refused:
            board.do(act, "commune" if act == "submit" else "appraiser", **OWN_BODIES.get(act, {}))
        (found,) = refused.value.problems
        told[state] = words(found, "vi")
        since = next(m for m in board.file.moves if m.state == state and m.seq >= _entered(board))
        assert since.by in told[state]["what"], state
        assert f"{since.at[11:16]} ngày {since.at[8:10]}/{since.at[5:7]}/{since.at[:4]}" in told[state]["what"], state
        assert "nên không" in told[state]["what"], state
        assert "Việc có thể làm" in told[state]["remedy"], state
    alike = {state: text["what"].partition(" bởi ")[0].partition(" (")[0] for state, text in told.items()}
    assert len({*alike.values()}) == len(alike) - 1  # sent and sent again are locked alike


def _entered(board: Board) -> int:
    """The entry that brought the file into its state, found from the other end than the judge finds it."""
    entered = 0
    for before, move in zip([None, *board.file.moves], board.file.moves, strict=False):
        if before is None or before.state != move.state:
            entered = move.seq
    return entered


def test_no_row_of_the_table_overlaps_another_and_every_need_is_judged() -> None:
    """One row for an act, a role and a state; each need named in the table has its judge, and no judge is idle."""
    cells = [(move.act, role, state) for move in FILE_MOVES for role in move.who for state in move.from_]
    assert len(cells) == len({*cells})
    assert {need for move in FILE_MOVES for need in move.needs} == {*NEEDS}


def test_what_changes_a_file_makes_a_new_version_and_a_paper_does_not(boards: Mapping[str, Board]) -> None:
    """An act leaves version + 1 and its stamp in the entry; what leaves the file alone leaves the version too."""
    seen = set()
    for act, role, state in ALLOWED:
        board = replace(boards[state], files=dict(boards[state].files), entries=[])
        before = board.file.version if state else 0
        entry = board.do(act, role, **OWN_BODIES.get(act, {}))  # type: ignore[arg-type]
        assert entry.file is not None
        assert (entry.file.version, entry.file.state) == (board.file.version, board.file.state_sha)
        assert board.file.version - before == (0 if act in LEAVES_FILE else 1), act
        assert board.file.moves[-1].act == act
        seen.add(act)
    assert seen == {*FILE_ACTS}


def test_permission_is_told_before_the_state(boards: Mapping[str, Board]) -> None:
    """Locked and not allowed are two messages: whoever lacks the role learns nothing of where the file stands."""
    for state, board in boards.items():
        with pytest.raises(ProblemsFound) as refused:
            judged(board.state, board.files.get(CODE), board.wanted("decide", "viewer"))
        assert [p.code for p in refused.value.problems] == ["REC-225"], state
