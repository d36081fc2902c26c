"""Four eyes follow persons and what they did: no other role, no year gone by, no role taken back is a way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.language import speak
from engine.problems import ProblemsFound, words
from engine.records.acting.actors import ONE_PERSON, Actor, Role
from engine.records.acting.acts import Wanted
from engine.records.acting.duties import known_interests
from engine.records.acting.folding import replayed
from engine.records.acting.judging_moves import rejudged
from engine.records.entries.entry import entry_bytes
from tests.records.acting.made_records import (
    ADMIN,
    APPRAISER,
    BEGUN,
    CHAIR,
    CODE,
    COUNCIL,
    MEMBERS,
    OFFICER,
    OTHER,
    ROUND,
    SECRETARY,
    Board,
    begun,
    board_in,
    granted,
    sent,
    ungranted,
)
from tests.records.acting.record_oracle import breaches


def refused(board: Board, act: str, role: Role, person: str, **body: Any) -> set[str]:
    """The codes that an act is refused with; none where it goes through."""
    try:
        board.do(act, role, person, **body)
    except ProblemsFound as found:
        return {p.code for p in found.problems}
    return set()


def test_who_holds_both_roles_does_not_approve_himself() -> None:
    """The officer who sent the file is made appraiser as well: he may claim, correct and appraise nothing of it."""
    board = board_in("submitted")
    granted(board, OFFICER, "appraiser")
    assert refused(board, "claim", "appraiser", OFFICER) == {"REC-230"}
    assert refused(board, "claim", "appraiser", APPRAISER) == set()


def test_a_year_gone_by_and_a_role_taken_back_change_nothing() -> None:
    """Sent as an officer a year ago, the role since taken back, appraiser from today: still his own file."""
    board = begun()
    board.do("open", "secretary")
    granted(board, OTHER, "commune", f"unit:{CODE}")
    board.do("submit", "commune", OTHER, **sent())
    board.do("withdraw", "commune", OTHER)
    ungranted(board, OTHER, "commune", f"unit:{CODE}")
    board.now = BEGUN + timedelta(days=366)
    board.do("submit", "commune", OFFICER, **sent())
    granted(board, OTHER, "appraiser", **{"from": "2027-11-01"})
    assert refused(board, "claim", "appraiser", OTHER) == {"REC-230"}


@pytest.mark.parametrize("hand", ["ask", "correct", "return", "appraise"])
def test_no_hand_of_an_appraisal_decides(hand: str) -> None:
    """Whoever asked, corrected, returned or appraised does not decide as chair, though the role was taken back."""
    board = board_in("submitted")
    granted(board, OTHER, "appraiser")
    board.do("claim", "appraiser", OTHER)
    bodies: dict[str, dict[str, Any]] = {"ask": {"remarks": [_remark()]}, "correct": {"facts": []}}
    if hand == "return":
        board.do("ask", "appraiser", OTHER, remarks=[_remark()])
    board.do(hand, "appraiser", OTHER, **bodies.get(hand, {}))
    ungranted(board, OTHER, "appraiser")
    if hand == "return":
        board.do("submit", "commune", **sent())
        board.do("claim", "appraiser")
    _to_council(board, appraised=hand == "appraise")
    granted(board, OTHER, "chair")
    assert refused(board, "decide", "chair", OTHER) == {"REC-232"}
    assert refused(board, "decide", "chair", CHAIR) == set()


def _remark() -> dict[str, str]:
    asked = {"id": "r1", "item": "tc07.1", "evidence": "", "kind": "supply", "due": "2026-12-01"}
    return {**asked, "text": "gửi văn bản"}


def _to_council(board: Board, *, appraised: bool) -> None:
    if not appraised:
        board.do("appraise", "appraiser")
    board.do("ballot_open", "secretary")
    for who in MEMBERS:
        board.do("vote", "member", who)
    board.do("ballot_close", "secretary")


def test_to_claim_a_file_is_not_yet_to_judge_it() -> None:
    """Somebody claimed the file, did nothing and lost the role: he may decide as chair."""
    board = board_in("submitted")
    granted(board, OTHER, "appraiser")
    board.do("claim", "appraiser", OTHER)
    ungranted(board, OTHER, "appraiser")
    _to_council(board, appraised=False)
    granted(board, OTHER, "chair")
    assert refused(board, "decide", "chair", OTHER) == set()


def test_an_interest_is_recorded_and_not_counted() -> None:
    """From the opening on the ballot has "không biểu quyết, có liên quan": in no count that carries, in no quorum."""
    board = begun(interest={MEMBERS[0]: [CODE], MEMBERS[1]: [CODE]})
    board.do("open", "secretary")
    board.do("submit", "commune", **sent())
    board.do("claim", "appraiser")
    board.do("appraise", "appraiser")
    opened = board.do("ballot_open", "secretary")
    assert opened.body["interested"] == [MEMBERS[0], MEMBERS[1]]
    assert refused(board, "vote", "member", MEMBERS[0]) == {"REC-234"}
    board.do("vote", "member", MEMBERS[2])
    assert refused(board, "ballot_close", "secretary", "") == {"REC-257"}
    board.do("vote", "chair", CHAIR)
    closed = board.do("ballot_close", "secretary")
    told = {key: closed.body[key] for key in ("yes", "no", "abstain", "interested", "carried")}
    assert told == {"yes": 2, "no": 0, "abstain": 0, "interested": 2, "carried": True}


def test_nobody_makes_himself_what_four_eyes_rest_on() -> None:
    """An administrator makes himself neither appraiser nor chair, in a small office neither; another may."""
    for four_eyes in ("required", "stated"):
        for role in ("appraiser", "chair"):
            with pytest.raises(ProblemsFound) as found:
                granted(begun(four_eyes), ADMIN, role)
            assert [p.code for p in found.value.problems] == ["REC-235"]
    board = begun()
    granted(board, OTHER, "admin")
    given = {"person": ADMIN, "role": "appraiser", "scope": "round", "from": "2026-11-01", "until": ""}
    assert board.keep(Wanted("grant", "", Actor(OTHER, "admin"), board.now.isoformat(), given)).by == OTHER


def test_a_small_office_acts_alone_and_every_paper_says_so() -> None:
    """With "stated" one person on one laptop takes a file from draft to revoked, and each entry is marked "single"."""
    board = alone("stated")
    members = iter(MEMBERS)
    for act, role in ALONE:
        own: dict[str, Any] = {"member": next(members)} if act == "vote" else sent() if act == "submit" else {}
        board.do(act, role, ONE_PERSON, **own)
    board.do("publish", "secretary", ONE_PERSON, about="")
    board.do("publish", "chair", ONE_PERSON, about="", second=True)
    board.do("revoke", "chair", ONE_PERSON)
    assert board.file.state == "revoked"
    assert {entry.mode for entry in board.entries} == {"single"}
    assert board.file.interests == ()  # that he sends every file himself is said of the round
    assert board.round.notice == "Chưa có người thứ hai thẩm định"
    assert speak("en")(board.round.notice) == "No second person has appraised this"


def test_in_a_small_office_whoever_judges_in_spite_of_an_interest_has_it_in_the_file() -> None:
    """The act goes on; its entry, the file and its replay say who, in which act and why. A vote stays forbidden."""
    board = begun("stated", interest={OTHER: [CODE], CHAIR: [CODE]})
    board.do("open", "secretary")
    board.do("submit", "commune", **sent())
    for who in (OFFICER, OTHER):
        granted(board, who, "appraiser")
    claimed = board.do("claim", "appraiser", OFFICER)
    board.do("appraise", "appraiser", OFFICER)
    assert claimed.body["interest"] == "officer"
    board.do("ballot_open", "secretary")
    assert refused(board, "vote", "chair", CHAIR) == {"REC-234"}
    for who in MEMBERS:
        board.do("vote", "member", who)
    board.do("ballot_close", "secretary")
    board.do("decide", "chair", CHAIR)
    told = [(stated.person, stated.act, stated.why) for stated in board.file.interests]
    assert told == [(OFFICER, "claim", "officer"), (OFFICER, "appraise", "officer"), (CHAIR, "decide", "listed")]
    _, files = replayed(board.entries)
    assert files[CODE].interests == board.file.interests
    assert breaches([entry_bytes(entry) for entry in board.entries]) == []


def test_an_interest_that_became_known_later_is_told_of_what_was_judged_before() -> None:
    """Made the commune's officer after he claimed and appraised it: both acts, and nothing of those who have none."""
    board = board_in("appraised", "stated")
    assert known_interests(board.round, board.file) == ()
    granted(board, APPRAISER, "commune", f"unit:{CODE}")
    told = [(stated.person, stated.act, stated.why) for stated in known_interests(board.round, board.file)]
    assert [one for one in told if one[1] in ("claim", "appraise")] == [
        (APPRAISER, "claim", "officer"),
        (APPRAISER, "appraise", "officer"),
    ]
    assert {(person, why) for person, _, why in told} == {(APPRAISER, "officer")}
    assert board.file.interests == ()


def test_nobody_says_an_interest_of_himself_or_takes_one_away() -> None:
    """What the record knows of an interest is not asked of the actor; an entry without it would be no judge's."""
    board = board_in("submitted")
    assert "interest" not in board.do("claim", "appraiser", interest="sent").body
    small = begun("stated", interest={MEMBERS[0]: [CODE]})
    small.do("open", "secretary")
    small.do("submit", "commune", **sent())
    granted(small, MEMBERS[0], "appraiser")
    state, file = small.round, small.file
    entry = small.do("claim", "appraiser", MEMBERS[0])
    assert rejudged(state, file, entry) == ()
    (told,) = rejudged(state, file, replace(entry, body={}))
    assert (told.code, told.values["parts"]) == ("REC-209", "body")


def test_one_laptop_is_no_way_round_four_eyes() -> None:
    """Where two are required the built-in person is one person: he who sent the file does not appraise it."""
    board = alone("required")
    board.do("open", "secretary", ONE_PERSON)
    board.do("submit", "commune", ONE_PERSON, **sent())
    assert refused(board, "claim", "appraiser", ONE_PERSON) == {"REC-230"}
    assert board.round.notice == ""


def test_the_person_of_a_laptop_is_told_in_words() -> None:
    """Whom a file is with is told in either language and never by the built-in id."""
    board = alone("stated")
    for act, role in ALONE[:3]:
        board.do(act, role, ONE_PERSON, **(sent() if act == "submit" else {}))
    with pytest.raises(ProblemsFound) as found:
        board.do("claim", "appraiser", ONE_PERSON)
    told = [words(found.value.problems[0], language)["what"] for language in ("vi", "en")]
    assert "thẩm định bởi người dùng máy này từ" in told[0]
    assert "by the user of this machine since" in told[1]
    assert ONE_PERSON not in "".join(told)


def alone(four_eyes: str) -> Board:
    """One laptop's round with a council of people who never sit at it."""
    board = Board()
    board.do("genesis", "admin", ONE_PERSON, about=ROUND, four_eyes=four_eyes)
    for who in (CHAIR, SECRETARY, *MEMBERS):
        actor = Actor(ONE_PERSON, "admin", "single")
        board.keep(Wanted("person", "", actor, board.now.isoformat(), {"person": who, "office": "ủy viên"}))
    board.do("council", "chair", ONE_PERSON, about="", **COUNCIL)
    return board


ALONE: tuple[tuple[str, Role], ...] = (
    ("open", "secretary"), ("submit", "commune"), ("claim", "appraiser"), ("appraise", "appraiser"),
    ("ballot_open", "secretary"), ("vote", "member"), ("vote", "member"), ("vote", "member"),
    ("ballot_close", "secretary"), ("decide", "chair"),
)  # fmt: skip
