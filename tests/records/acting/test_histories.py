"""2,000 random histories of a board: no record breaks the design, and what a chain makes is what stood there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.problems import ProblemsFound
from engine.records.acting import judging_moves
from engine.records.acting.actors import ROLES, Role
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.file_json import as_json, file_from_json, round_from_json
from engine.records.acting.folding import folded_file, folded_round, replayed, touched
from engine.records.acting.judging_moves import rejudged
from engine.records.acting.move_table import FILE_ACTS, Need, possible_from
from engine.records.acting.needed import needing
from engine.records.acting.round_state import RoundState
from engine.records.entries.entry import entry_bytes, read_entry
from tests.records.acting.made_records import (
    CHAIR,
    CODE,
    HOLDERS,
    LIVES,
    MEMBERS,
    OTHER,
    PEOPLE,
    RECOGNISED,
    Board,
    begun,
    fact,
    granted,
    remark,
    sent,
    ungranted,
)
from tests.records.acting.record_oracle import breaches

HISTORIES = 2_000
# Three bytes are one act.
CHOICES = st.binary(min_size=72, max_size=144)
# Few people in many roles, so that they meet their own work again.
CAST = (*PEOPLE[:4], *MEMBERS, OTHER)
VERDICTS = ("recognised", "recognised", "recognised", "not_recognised", "undecided")


class Chooser:
    """One number of a history as a row of small choices."""

    def __init__(self, number: int) -> None:
        self.number = number

    def of(self, options: Sequence[Any]) -> Any:
        """One of some options."""
        self.number, at = divmod(self.number, len(options))
        return options[at]


def body_of(board: Board, act: str, choose: Chooser) -> dict[str, Any]:
    """A body for an act, now and then one that the act must not have."""
    facts = [fact("tre_em", choose.of(("1200", "1201"))), fact("tre_tiem", choose.of(("48", "49", None)))]
    ground = choose.of(({"reason": "đếm lại", "document": "5/BB"}, {"reason": "đếm lại"}))
    score = {**RECOGNISED, "verdict": choose.of(VERDICTS), "firm": choose.of((True, False))}
    asked = board.file.remarks if CODE in board.files else ()
    return {
        "submit": {**sent(), "facts": facts},
        "correct": {"facts": choose.of(([], [{**facts[1], **ground}]))},
        "ask": {"remarks": [remark(f"r{len(asked)}", choose.of(("supply", "question")))]},
        "answer": {"remark": choose.of([r.id for r in asked] or ["r0"])},
        "appraise": {"score": {"self": RECOGNISED, "appraised": score}},
        "vote": {"choice": choose.of(("yes", "yes", "yes", "no", "abstain", "interested"))},
        "decide": {
            "kind": choose.of(("recognise", "recognise", "refuse")), "reason": choose.of(("thiếu điểm", "")),
            "not_firm_acknowledged": choose.of((True, False)),
        },
        "publish": {"second": choose.of((True, False))},
        "return": {"reason": choose.of(("thiếu văn bản", " "))},
        "claim": {**choose.of(({}, {}, {"interest": "listed"}))},
    }.get(act, {})  # fmt: skip


def attempt(board: Board, number: int, four_eyes: Counter[str]) -> None:
    """One act of a history, mostly a likely one by somebody of its role; a refusal changes nothing."""
    choose = Chooser(number)
    way = choose.of(("likely", "likely", "likely", "likely", "likely", "any", "roles", "later"))
    state = board.round.files.get(CODE, "")
    if way == "later":
        board.now += timedelta(days=choose.of((0, 1, 20)))
        return
    try:
        if way == "roles":
            _change_roles(board, choose)
            return
        # Most acts upon a file under appraisal end it, or no history would come further.
        moves = [m for m in possible_from(state) for _ in range(4 if m.act == "appraise" else 1)]
        if way == "likely" and state == "decided" and choose.of((True, False)):
            second = choose.of((True, False))
            board.do("publish", "chair" if second else "secretary", about="", second=second)
            return
        move = choose.of(moves) if way == "likely" and moves else None
        act = move.act if move else choose.of(FILE_ACTS)
        role: Role = choose.of(move.who) if move else choose.of(ROLES)
        holders = [g.person for g in board.round.grants if g.role == role and not g.revoked_at]
        who = choose.of(holders) if move and holders else choose.of(CAST)
        if state == "in_review" and role == "appraiser" and choose.of((True, True, False)):
            who = board.file.assigned_to
        if act != "override":
            board.do(act, role, who, **body_of(board, act, choose))
    except ProblemsFound as refused:
        four_eyes.update(p.code for p in refused.problems)


def _change_roles(board: Board, choose: Chooser) -> None:
    who, role = choose.of(CAST), choose.of(("appraiser", "chair", "commune", "member", "secretary"))
    scope = f"unit:{CODE}" if role == "commune" else "round"
    if choose.of((True, True, False)):
        granted(board, who, role, scope, until=choose.of(("", "2026-11-03", "2026-11-30")))
    else:
        ungranted(board, who, role, scope)


INTERESTS: Final = ((), (), (MEMBERS[0],), (MEMBERS[0], CHAIR))
# Half of the histories have come some way by lawful acts already.
STARTS: Final = ("", "", "", "", "submitted", "in_review", "appraised", "voted", "decided")


@cache
def started(four_eyes: str, interested: tuple[str, ...], state: str) -> Board:
    """A board whose file has come to a state, some members having an interest in the commune."""
    board = begun(four_eyes, quorum=1 if interested else 2, interest={who: [CODE] for who in interested})
    if not (interested and state in ("voted", "decided")):  # there the fixed life has them vote
        for act in LIVES[state]:
            act(board)
    return board


def told(history: bytes) -> tuple[Board, Counter[str]]:
    """The board that a history makes, and how often each refusal was met."""
    numbers = [int.from_bytes(history[at : at + 3]) for at in range(0, len(history), 3)]
    choose = Chooser(numbers[0])
    kept = started(choose.of(("required", "required", "required", "stated")), choose.of(INTERESTS), choose.of(STARTS))
    board = replace(kept, files=dict(kept.files), entries=list(kept.entries))
    if choose.of((True, False)):
        granted(board, HOLDERS["commune"], "appraiser")
    if choose.of((True, False)):
        granted(board, HOLDERS["appraiser"], "chair")
    met: Counter[str] = Counter()
    for number in numbers[1:]:
        attempt(board, number, met)
    return board, met


MET: Counter[str] = Counter()


@settings(
    max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True
)
@given(CHOICES)
def _every_history(history: bytes) -> None:
    board, refused = told(history)
    raws = [entry_bytes(entry) for entry in board.entries]
    assert breaches(raws) == []
    state, files = replayed(map(read_entry, raws))
    assert (state, dict(files)) == (board.state, board.files)
    MET.update(refused)
    MET.update(f"stated {told.why}" for file in board.files.values() for told in file.interests)
    MET.update(move.state for file in board.files.values() for move in file.moves)
    MET["histories"] += 1


@pytest.fixture(scope="module", name="met")
def all_histories() -> Counter[str]:
    """Drive every history, holding each against the oracle and its replay; what they came upon, counted."""
    MET.clear()
    _every_history()
    return MET


def test_no_history_breaks_the_design_and_each_replays_to_what_stood_there(met: Counter[str]) -> None:
    """The oracle, which reads only entries, finds nothing in 2,000 records; replayed, each gives state and files."""
    assert met["histories"] >= HISTORIES


def test_the_histories_go_everywhere(met: Counter[str]) -> None:
    """Each state is reached and each duty met, or the claim above would be of nothing."""
    states = ("draft", "submitted", "resubmitted", "in_review", "returned", "appraised", "before_council", "voted")
    assert [state for state in (*states, "decided", "published", "revoked") if met[state] < 20] == []
    duties = (
        "REC-230",
        "REC-231",
        "REC-232",
        "REC-233",
        "REC-234",
        "REC-221",
        "REC-222",
        "REC-226",
        "REC-260",
        "REC-261",
    )
    assert [code for code in duties if met[code] < 5] == []
    assert [why for why in ("listed", "officer") if met[f"stated {why}"] < 5] == []
    assert min(met["REC-237"] + met["REC-238"], met["REC-255"], met["REC-257"], met["REC-262"]) >= 5


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(CHOICES)
def test_every_entry_of_a_record_can_be_judged_again(history: bytes) -> None:
    """Judging a chain's entries after what was before each gives the same bytes; files and state survive JSON."""
    board, _ = told(history)
    state: RoundState | None = None
    files: dict[str, CommuneFile | None] = {}
    for entry in board.entries:
        codes = touched(entry)
        assert rejudged(state, files.get(codes[0]) if codes else None, entry) == ()
        state = folded_round(state, entry)
        for code in codes:
            files[code] = folded_file(state, files.get(code), entry)
    assert all(file_from_json(as_json(file)) == file for file in board.files.values())
    assert round_from_json(as_json(board.round)) == board.round


FORGOTTEN = (
    "may_appraise", "may_decide", "carried", "quorum", "firmness", "second_person", "recognition",
    "supply_remark", "differences_explained", "own_vote", "refusal_reason",
)  # fmt: skip


@pytest.mark.parametrize("need", FORGOTTEN)
def test_a_judge_that_forgets_a_need_is_caught(need: Need, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any one of these needs the oracle finds a breach in some history: it does not merely echo the judge."""
    monkeypatch.setattr(needing, "NEEDS", {**needing.NEEDS, need: lambda *_: iter(())})
    assert _some_breach()


def test_a_judge_that_leaves_an_interest_unsaid_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one person may act alone, an interest that is not put down is a breach in some history."""
    monkeypatch.setattr(judging_moves, "stated_interest", lambda *_: None)
    assert _some_breach()


def _some_breach() -> bool:
    made = Random(9)
    histories = (made.randbytes(made.randint(72, 144)) for _ in range(800))
    return any(breaches([entry_bytes(e) for e in told(history)[0].entries]) for history in histories)
