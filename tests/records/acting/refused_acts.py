"""One refused act for each code of the record's acts: how it comes about, from a board of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from engine.records.acting.actors import ONE_PERSON, Actor
from engine.records.acting.acts import Wanted
from engine.records.acting.judging_moves import judged
from engine.records.acting.round_state import RoundState
from tests.records.acting.made_records import (
    ADMIN,
    APPRAISER,
    BODIES,
    CHAIR,
    CODE,
    COUNCIL,
    MEMBERS,
    OFFICER,
    OTHER,
    RECOGNISED,
    ROUND,
    SECRETARY,
    Board,
    begun,
    board_in,
    fact,
    granted,
    remark,
    sent,
    ungranted,
)

Refused = Callable[[], object]
NOT_FIRM = {**RECOGNISED, "firm": False}
NOT_RECOGNISED = {**RECOGNISED, "verdict": "not_recognised"}


def voted(score: Mapping[str, object], *choices: str) -> Board:
    """A board whose council has voted so on a file of a score."""
    board = board_in("in_review")
    board.do("appraise", "appraiser", score={"self": RECOGNISED, "appraised": score})
    board.do("ballot_open", "secretary")
    for who, choice in zip(MEMBERS, choices, strict=True):
        board.do("vote", "member", who, choice=choice)
    board.do("ballot_close", "secretary")
    return board


def _with(state: str, *grants: tuple[str, str, str]) -> Board:
    board = board_in(state)
    for person, role, scope in grants:
        granted(board, person, role, scope)  # type: ignore[arg-type]
    return board


def _clock() -> object:
    board = board_in("draft")
    board.now -= timedelta(days=400)
    return board.do("submit", "commune", **sent())


def _behind() -> Board:
    """Two appraisers' windows: one has corrected what the other is still looking at."""
    board = board_in("in_review")
    board.do("correct", "appraiser", facts=[fact("tre_em", "1199", reason="đếm lại", document="5/BB")])
    return board


def _conflict() -> object:
    board = _behind()
    wanted = board.wanted("correct", "appraiser", facts=[fact("tre_em", "1250", reason="theo sổ", document="6/BC")])
    return board.keep(replace(wanted, seen_version=board.file.version - 1))


def _granted_days(**days: str) -> object:
    board = board_in("submitted")
    granted(board, OTHER, "appraiser", **days)
    board.now += timedelta(days=3)
    return board.do("claim", "appraiser", OTHER)


def _revoked_role() -> object:
    board = _with("submitted", (OTHER, "appraiser", "round"))
    ungranted(board, OTHER, "appraiser")
    return board.do("claim", "appraiser", OTHER)


def _gone() -> object:
    board = board_in("submitted")
    board.keep(_round_act(board, "person", {"person": APPRAISER, "office": "", "until": "2026-11-02"}))
    board.now += timedelta(days=1)
    return board.do("claim", "appraiser")


def _round_act(board: Board, act: str, body: Mapping[str, object], person: str = ADMIN) -> Wanted:
    return Wanted(act, "", Actor(person, "admin"), board.now.isoformat(), body)  # type: ignore[arg-type]


def _interested(role: str, state: str, act: str) -> object:
    """Somebody who was once made an officer of the commune by mistake, and never touched its file."""
    board = board_in(state)
    granted(board, OTHER, "commune", f"unit:{CODE}")
    ungranted(board, OTHER, "commune", f"unit:{CODE}")
    granted(board, OTHER, role)  # type: ignore[arg-type]
    return board.do(act, role, OTHER)  # type: ignore[arg-type]


def _own_vote() -> object:
    board = begun(interest={MEMBERS[0]: [CODE]})
    for act, role in (("open", "secretary"), ("submit", "commune"), ("claim", "appraiser"), ("appraise", "appraiser")):
        board.do(act, role, **(sent() if act == "submit" else {}))  # type: ignore[arg-type]
    board.do("ballot_open", "secretary")
    return board.do("vote", "member", MEMBERS[0])


def _release(second_by: str) -> object:
    board = _with("decided", (second_by, "chair", "round"))
    board.do("publish", "secretary", about="")
    return board.do("publish", "chair", second_by, about="", second=True)


def _revoke_unasked() -> object:
    return voted_and_decided().do("revoke", "chair")


def voted_and_decided() -> Board:
    """A decided file that nobody proposes to revoke."""
    board = board_in("voted")
    board.do("decide", "chair")
    return board


def _refused() -> Board:
    """A file that was decided against."""
    board = board_in("voted")
    board.do("decide", "chair", kind="refuse", reason="hội đồng không thông qua")
    return board


def _revoke_alone() -> object:
    return _with("decided", (SECRETARY, "chair", "round")).do("revoke", "chair", SECRETARY)


def _stale() -> object:
    board = _behind()
    board.do("return", "appraiser")
    board.do("submit", "commune", **sent(tre_em="1210", tre_duoi_1_tiem_du="48"))
    board.do("claim", "appraiser")
    return board.do("appraise", "appraiser")


def _overridden(state: str, act: str, role: str) -> object:
    """A class set for all communes after the appraisal changes what was appraised."""
    board = board_in(state)
    board.do("override", "chair", about="")
    return board.do(act, role)  # type: ignore[arg-type]


def _expired() -> object:
    board = board_in("in_review")
    board.do("override", "chair", until="2026-11-03")
    board.now += timedelta(days=2)
    return board.do("appraise", "appraiser")


def _council(**told: object) -> object:
    return begun().do("council", "chair", about="", **{**COUNCIL, **told})


def _grant(person: str, role: str, scope: str = "round") -> object:
    return granted(begun(), person, role, scope)  # type: ignore[arg-type]


def _no_round() -> object:
    state: RoundState | None = None
    return judged(state, None, Board().wanted("open", "secretary"))


CASES: Final[Mapping[str, Refused]] = {
    "REC-200": lambda: board_in("draft").do("submit", "commune", **{**sent(), "facts": "48"}),
    "REC-201": _no_round,
    "REC-202": lambda: begun().do("genesis", "admin", about=ROUND),
    "REC-203": _clock,
    "REC-204": lambda: begun().do("submit", "commune", **sent()),
    "REC-205": lambda: begun().do("council", "chair", **COUNCIL),
    "REC-206": lambda: begun().keep(Wanted("open", CODE, Actor(ONE_PERSON, "secretary"), "2026-11-02T10:00:00+07:00",
                                           BODIES["open"])),
    "REC-207": _conflict,
    "REC-208": _conflict,
    "REC-210": lambda: board_in("draft").do("claim", "appraiser"),
    "REC-211": lambda: board_in("submitted").do("submit", "commune", **sent()),
    "REC-212": lambda: board_in("in_review").do("withdraw", "commune"),
    "REC-213": lambda: board_in("returned").do("claim", "appraiser"),
    "REC-214": lambda: board_in("appraised").do("claim", "appraiser"),
    "REC-215": lambda: board_in("before_council").do("decide", "chair"),
    "REC-216": lambda: board_in("voted").do("ballot_open", "secretary"),
    "REC-217": lambda: board_in("decided").do("reopen", "chair"),
    "REC-218": lambda: board_in("published").do("submit", "commune", **sent()),
    "REC-219": lambda: board_in("revoked").do("decide", "chair"),
    "REC-220": lambda: board_in("submitted").do("claim", "appraiser", OTHER),
    "REC-221": lambda: _granted_days(until="2026-11-03"),
    "REC-222": _revoked_role,
    "REC-223": lambda: _granted_days(**{"from": "2026-12-01"}),
    "REC-224": lambda: _with("draft", (OTHER, "commune", "unit:02590")).do("submit", "commune", OTHER, **sent()),
    "REC-225": lambda: board_in("submitted").do("claim", "chair"),
    "REC-226": lambda: _with("in_review", (OTHER, "appraiser", "round")).do("appraise", "appraiser", OTHER),
    "REC-227": _gone,
    "REC-230": lambda: _with("submitted", (OFFICER, "appraiser", "round")).do("claim", "appraiser", OFFICER),
    "REC-231": lambda: _interested("appraiser", "submitted", "claim"),
    "REC-232": lambda: _with("voted", (APPRAISER, "chair", "round")).do("decide", "chair", APPRAISER),
    "REC-233": lambda: _interested("chair", "voted", "decide"),
    "REC-234": _own_vote,
    "REC-235": lambda: _grant(ADMIN, "appraiser"),
    "REC-236": lambda: _release(SECRETARY),
    "REC-237": _revoke_unasked,
    "REC-238": _revoke_alone,
    "REC-240": lambda: _grant("p-099", "viewer"),
    "REC-241": lambda: ungranted(begun(), OTHER, "chair"),
    "REC-242": lambda: _grant(OTHER, "commune"),
    "REC-243": lambda: board_in("draft").do(
        "submit", "commune", **{**sent(), "acknowledged": [{"code": "EVI-413", "data": "tre_em", "reason": " "}]}
    ),
    "REC-244": lambda: board_in("draft").do("submit", "commune", **sent(tre_em="1.200")),
    "REC-245": lambda: board_in("submitted").do("withdraw", "commune", reason=" "),
    "REC-246": lambda: _without_remarks().do("return", "appraiser"),
    "REC-247": lambda: board_in("in_review").do("ask", "appraiser", remarks=[remark("r8", due="2026-10-01")]),
    "REC-248": lambda: board_in("in_review").do("answer", "commune", remark="r7"),
    "REC-249": lambda: _corrected(fact("tre_em", "1199", reason="đếm lại")).do("appraise", "appraiser"),
    "REC-250": _stale,
    "REC-251": lambda: board_in("in_review").do("appraise", "appraiser", score={"self": RECOGNISED}),
    "REC-252": lambda: _council(quorum=9),
    "REC-253": lambda: _no_council().do("ballot_open", "secretary"),
    "REC-254": lambda: _with("before_council", (OTHER, "member", "round")).do("vote", "member", OTHER),
    "REC-255": lambda: board_in("before_council").do("vote", "member", MEMBERS[1]),
    "REC-256": lambda: board_in("before_council").do("vote", "member", ballot=7),
    "REC-257": lambda: _ballot().do("ballot_close", "secretary"),
    "REC-258": lambda: _overridden("appraised", "ballot_open", "secretary"),
    "REC-259": lambda: board_in("before_council").do("vote", "member", MEMBERS[0], member=CHAIR),
    "REC-260": lambda: voted(NOT_RECOGNISED, "yes", "yes", "yes").do("decide", "chair"),
    "REC-261": lambda: voted(RECOGNISED, "yes", "no", "no").do("decide", "chair"),
    "REC-262": lambda: voted(NOT_FIRM, "yes", "yes", "yes").do("decide", "chair"),
    "REC-263": lambda: board_in("voted").do("decide", "chair", authority="district"),
    "REC-264": lambda: board_in("voted").do("publish", "secretary", about=""),
    "REC-265": lambda: board_in("decided").do("publish", "chair", about="", second=True),
    "REC-266": lambda: board_in("appraised").do("signed", "secretary", date="2099-01-01"),
    "REC-267": lambda: _refused().do("revoke", "secretary"),
    "REC-268": lambda: _refused().do("signed", "secretary", kind="certificate"),
    "REC-270": _expired,
    "REC-272": lambda: board_in("draft").do("override", "chair", until="2026-10-01"),
    "REC-279": lambda: board_in("submitted").do("withdraw", "commune", reason="cháu Nguyễn Thị Lan chưa được tính"),
    "REC-274": lambda: board_in("draft").do("override", "chair", value=""),
}  # fmt: skip


def _without_remarks() -> Board:
    board = board_in("submitted")
    board.do("claim", "appraiser")
    return board


def _corrected(*facts: dict[str, str]) -> Board:
    board = board_in("in_review")
    board.do("correct", "appraiser", facts=[*facts])
    return board


def _no_council() -> Board:
    board = board_in("appraised")
    board.state = replace(board.round, council=None)
    return board


def _ballot() -> Board:
    board = board_in("appraised")
    board.do("ballot_open", "secretary")
    return board
