"""A board at work on a made-up round (số liệu mô phỏng): acts go through the judge, and what they make is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from engine.records.acting.actors import ONE_PERSON, Actor, Role
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, State
from engine.records.acting.folding import folded_file, folded_round, touched
from engine.records.acting.judging_moves import judged
from engine.records.acting.round_state import RoundState
from engine.records.entries.entry import Entry, entry_bytes

ROUND, CODE = "son-duong-2024", "02587"
LAW = "a" * 64
HANOI = timezone(timedelta(hours=7))
BEGUN = datetime(2026, 11, 2, 8, 0, tzinfo=HANOI)
# Who is who: one person for each role, three members more.
OFFICER, APPRAISER, SECRETARY, CHAIR, ADMIN = "p-001", "p-002", "p-003", "p-004", "p-005"
MEMBERS = ("p-006", "p-007", "p-008")
OTHER = "p-009"
PEOPLE = (OFFICER, APPRAISER, SECRETARY, CHAIR, ADMIN, *MEMBERS, OTHER, "p-010", "p-011")
HOLDERS: Mapping[Role, str] = {
    "commune": OFFICER, "appraiser": APPRAISER, "member": MEMBERS[0], "secretary": SECRETARY, "chair": CHAIR,
    "admin": ADMIN, "policy": "p-010", "viewer": "p-011",
}  # fmt: skip
RECOGNISED = {"low": "905", "high": "905", "threshold": "850", "verdict": "recognised", "firm": True, "class": "plain"}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "genesis": {
        "round_sha": "b" * 64, "law": LAW, "standard": "qd-06-2019", "on": "2026-10-31", "four_eyes": "required",
        "authority": "province", "appraises": "Sở Y tế", "recognises": "Chủ tịch Ủy ban nhân dân tỉnh",
        "simulated": True, "tool": "0.1.0", "schema": 1,
    },
    "open": {"name": "Xã Tân Trào", "kind": "xa", "province": "08", "predecessors": []},
    "withdraw": {"reason": "ghi nhầm số trẻ"},
    "claim": {},
    "ask": {"remarks": []},
    "answer": {"remark": "r2", "text": "đã kiểm tra, đúng 48 trẻ"},
    "return": {"reason": "thiếu báo cáo tiêm chủng"},
    "appraise": {"score": {"self": RECOGNISED, "appraised": RECOGNISED}},
    "reopen": {"reason": "có văn bản mới"},
    "ballot_open": {},
    "vote": {"choice": "yes", "reason": ""},
    "ballot_close": {},
    "decide": {"kind": "recognise", "authority": "province", "reason": "", "not_firm_acknowledged": False},
    "signed": {"kind": "decision", "number": "12/QĐ-UBND", "date": "2026-11-01", "signer": "Nguyễn Văn A"},
    "publish": {"cells_sha": "c" * 64, "codes": [CODE], "second": False},
    "revoke": {"reason": "số liệu khai sai", "document": "3/KL-TTr", "public_note": "thu hồi theo kết luận thanh tra"},
    "paper": {"kind": "minutes", "template": "", "sha": "d" * 64, "fingerprint": ""},
    "anchor": {"checkpoint": {"size": 3, "root": "e" * 64}, "where": "biên nhận 1"},
    "restore": {"reason": "ổ đĩa hỏng", "from": {"size": 1, "root": "e" * 64}, "known": {"size": 1, "root": "e" * 64}},
    "override": {
        "id": "nhom-1", "kind": "class", "value": "mountain", "reason": "xã miền núi", "document": "7/QĐ-UBND",
        "from": "2026-11-01", "until": "2026-12-31",
    },
}  # fmt: skip
COUNCIL: Mapping[str, Any] = {
    "document": "45/QĐ-UBND", "issued": "2026-10-01", "chair": CHAIR, "secretary": SECRETARY, "quorum": 2,
    "rule": "over_half_all",
    "members": [
        {"person": person, "office": "ủy viên", "from": "2026-10-01", "until": "", "interest": []}
        for person in (CHAIR, *MEMBERS)
    ],
}  # fmt: skip


def fact(evidence: str, value: str | None, **told: str) -> dict[str, Any]:
    """A fact of a body; without a value it is missing."""
    state = "missing" if value is None else "given"
    plain = dict.fromkeys(("document", "issued", "place", "reason", "by", "at"), "")
    return {**plain, "evidence": evidence, "state": state, "value": value or "", **told}


def sent(**values: str | None) -> dict[str, Any]:
    """What a commune sends: facts by datum, nothing to acknowledge, a score of its own."""
    facts = [fact(name, value) for name, value in (values or {"tre_em": "1200", "tre_duoi_1_tiem_du": "48"}).items()]
    return {"facts": facts, "form": "f" * 64, "acknowledged": [], "score": dict(RECOGNISED)}


def remark(name: str, kind: str = "supply", due: str = "2026-12-01") -> dict[str, Any]:
    """What an appraiser asks."""
    asked = {"id": name, "item": "tc07.1", "evidence": "tre_duoi_1_tiem_du", "kind": kind, "due": due}
    return {**asked, "text": "gửi báo cáo tiêm chủng"}


@dataclass(slots=True)
class Board:
    """A record in the making; the clock goes on by a minute with every act."""

    state: RoundState | None = None
    files: dict[str, CommuneFile] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    now: datetime = BEGUN

    @property
    def file(self) -> CommuneFile:
        """The commune's file."""
        return self.files[CODE]

    @property
    def round(self) -> RoundState:
        """The round; a board that has not begun has none."""
        assert self.state is not None
        return self.state

    def wanted(self, act: str, role: Role, person: str = "", about: str = CODE, **body: Any) -> Wanted:
        """An act as it would be asked for now; what is not said of its body is as ``BODIES`` has it."""
        who = person or HOLDERS[role]
        actor = Actor(who, role, "single" if who == ONE_PERSON else "board")
        own = {"member": who} if act == "vote" else {}
        return Wanted(act, about, actor, self.now.isoformat(), {**own, **BODIES.get(act, {}), **body})

    def do(self, act: str, role: Role, person: str = "", about: str = CODE, **body: Any) -> Entry:
        """Judge an act and keep it; raises ProblemsFound as the judge does."""
        return self.keep(self.wanted(act, role, person, about, **body))

    def keep(self, wanted: Wanted) -> Entry:
        """Judge what is wanted and keep it, as a store would."""
        entry = judged(self.state, self.files.get(wanted.about), wanted)
        state = folded_round(self.state, entry)
        for code in touched(entry):
            made = folded_file(state, self.files.get(code), entry)
            assert made is not None
            self.files[code] = made
        assert entry_bytes(entry)
        self.state, self.now = state, self.now + timedelta(minutes=1)
        self.entries.append(entry)
        return entry


def begun(four_eyes: str = "required", *, quorum: int = 2, interest: Mapping[str, list[str]] | None = None) -> Board:
    """A round with its people, one for each role, and its council; no file yet."""
    board = Board()
    board.do("genesis", "admin", about=ROUND, four_eyes=four_eyes)
    for who in PEOPLE:
        _act(board, "person", {"person": who, "office": "cán bộ"})
    for role, who in HOLDERS.items():
        if role != "admin":
            scope = f"unit:{CODE}" if role == "commune" else "round"
            _act(board, "grant", {"person": who, "role": role, "scope": scope, "from": "2026-11-01", "until": ""})
    for who in (*MEMBERS[1:], CHAIR):
        _act(board, "grant", {"person": who, "role": "member", "scope": "round", "from": "2026-11-01", "until": ""})
    members = [{**m, "interest": (interest or {}).get(m["person"], [])} for m in COUNCIL["members"]]
    board.do("council", "chair", about="", **{**COUNCIL, "quorum": quorum, "members": members})
    return board


def _act(board: Board, act: str, body: Mapping[str, Any]) -> Entry:
    wanted = Wanted(act, "", Actor(ADMIN, "admin"), board.now.isoformat(), body)
    return board.keep(wanted)


def granted(board: Board, person: str, role: Role, scope: str = "round", **days: str) -> Entry:
    """Give somebody a role."""
    return _act(
        board, "grant", {"person": person, "role": role, "scope": scope, "from": "2026-11-01", "until": "", **days}
    )


def ungranted(board: Board, person: str, role: Role, scope: str = "round") -> Entry:
    """Take a role back."""
    return _act(board, "revoke_grant", {"person": person, "role": role, "scope": scope})


def board_in(state: State | str, four_eyes: str = "required") -> Board:
    """A board whose one file has come to a state, by lawful acts, with all that the next act may need at hand."""
    board = begun(four_eyes)
    for act in LIVES[state]:
        act(board)
    return board


def _open(board: Board) -> None:
    board.do("open", "secretary")


def _submit(board: Board) -> None:
    board.do("submit", "commune", **sent())


def _claim(board: Board) -> None:
    board.do("claim", "appraiser")
    asked = len(board.file.remarks)
    board.do("ask", "appraiser", remarks=[remark(f"r{asked + 1}"), remark(f"r{asked + 2}", "question")])


def _return(board: Board) -> None:
    board.do("return", "appraiser")


def _appraise(board: Board) -> None:
    board.do("appraise", "appraiser")


def _ballot(board: Board) -> None:
    board.do("ballot_open", "secretary")
    for who in MEMBERS[1:]:
        board.do("vote", "member", who)


def _close(board: Board) -> None:
    board.do("vote", "member", MEMBERS[0])
    board.do("ballot_close", "secretary")


def _decide(board: Board) -> None:
    board.do("decide", "chair")
    board.do("revoke", "secretary")


def _publish(board: Board) -> None:
    board.do("publish", "secretary", about="")
    board.do("publish", "chair", about="", second=True)


def _revoke(board: Board) -> None:
    board.do("revoke", "chair")


LIVES: Mapping[str, tuple[Any, ...]] = {
    "": (),
    "draft": (_open,),
    "submitted": (_open, _submit),
    "in_review": (_open, _submit, _claim),
    "returned": (_open, _submit, _claim, _return),
    "resubmitted": (_open, _submit, _claim, _return, _submit),
    "appraised": (_open, _submit, _claim, _appraise),
    "before_council": (_open, _submit, _claim, _appraise, _ballot),
    "voted": (_open, _submit, _claim, _appraise, _ballot, _close),
    "decided": (_open, _submit, _claim, _appraise, _ballot, _close, _decide),
    "published": (_open, _submit, _claim, _appraise, _ballot, _close, _decide, _publish),
    "revoked": (_open, _submit, _claim, _appraise, _ballot, _close, _decide, _publish, _revoke),
}
