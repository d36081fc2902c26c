"""One commune's file in a record, as acts would have made it: appraised, voted, decided, revoked. Số liệu mô phỏng."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from engine.law.points.scores import score_text
from engine.records.acting.commune_file import (
    Ballot,
    CommuneFile,
    Decision,
    DecisionKind,
    KeptFact,
    Moved,
    Remark,
    Revoking,
    Signed,
    State,
    Submission,
    Vote,
)
from engine.records.acting.round_state import Council, KnownPerson, Member, RoundState
from engine.records.entries.canonical_json import Json
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.papers.recorded import Recorded
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from tests import frozen

SENT, DONE, OPENED, CLOSED = (
    "2024-11-16T08:15:00+07:00",
    "2024-11-20T16:40:00+07:00",
    "2024-11-25T08:00:00+07:00",
    "2024-11-25T10:30:00+07:00",
)
CHECKPOINT = Checkpoint("son-duong-2024", 778, "0f" * 32)
SEAL = fingerprint(CHECKPOINT)
NAMES = {
    "p-001": ("Nguyễn Thị Hạnh", "Phó Chủ tịch Ủy ban nhân dân huyện"),
    "p-002": ("Lò Văn Páo", "Chuyên viên Phòng Lao động – Thương binh và Xã hội"),
    "p-003": ("Trần Đức Minh", "Phòng Giáo dục và Đào tạo"),
    "p-004": ("Hoàng Thị Ý", "Trung tâm Y tế"),
    "p-005": ("Ma Văn Sơn", "Chủ tịch Ủy ban nhân dân xã Đồng Quý"),
}
PASSED = "02587"
OLD_UNITS: tuple[Json, ...] = ({"name": "xã Đồng Quý cũ"}, {"name": "xã Quyết Thắng", "part": True})


@cache
def made() -> RoundResult:
    """The frozen round, scored."""
    return frozen.assessed()


def card_of(code: str) -> Scorecard:
    """A commune's card."""
    card = made().card(code)
    assert card is not None
    return card


def failing() -> Scorecard:
    """The first commune that falls short for certain."""
    return next(card for card in made().cards if card.decision.verdict == "not_recognised")


def state(*, four_eyes: str = "required") -> RoundState:
    """The round's record: its council, one of whom has an interest in Đồng Quý."""
    members = tuple(Member(who, NAMES[who][1], "2024-11-01", "", (PASSED,) if who == "p-005" else ()) for who in NAMES)
    council = Council(
        "Quyết định 512/QĐ-UBND", "2024-11-01", "p-001", "p-002", 3, "over_half_present", members, "p-001", SENT
    )
    people = {who: KnownPerson(who, office) for who, (_, office) in NAMES.items()}
    empty = RoundState(
        round=made().round.id, law=made().book.sha256, standard=made().round.standard, on="2024-11-15",
        four_eyes="stated" if four_eyes == "stated" else "required", authority="d06-district",
        appraises="", recognises="", simulated=True, tool="phuhop",
    )  # fmt: skip
    return replace(empty, people=people, council=council)


def ballot(*, carried: bool = True) -> Ballot:
    """A closed ballot: four vote, one has an interest."""
    against = "no" if not carried else "yes"
    votes = (
        Vote("p-001", "yes" if carried else "no", "", "p-001", CLOSED),
        Vote("p-002", "yes", "", "p-002", CLOSED),
        Vote("p-003", "abstain", "Cần xem thêm số liệu tiêm chủng", "p-003", CLOSED),
        Vote("p-004", "yes" if against == "yes" else "no", "", "p-004", CLOSED),
        Vote("p-005", "interested", "", "p-005", CLOSED),
    )
    return Ballot(1, 3, "over_half_present", "0" * 64, "p-002", OPENED, votes, "p-002", CLOSED, carried)


def file_of(card: Scorecard, at: State, *, kind: str = "recognise") -> CommuneFile:
    """A commune's file in a state; one datum was corrected and one thing asked."""
    code, decision = card.unit.code, card.decision
    corrected = KeptFact(
        "tre_duoi_1_tiem_du",
        "given",
        "48",
        "21/BC-TYT",
        "2024-11-18",
        "",
        "Trạm y tế đính chính sổ tiêm",
        "p-003",
        DONE,
    )
    own = replace(corrected, value="49", document="19/BC-TYT", issued="2024-11-11", reason="", by="p-005", at=SENT)
    acts = (
        ("submit", "p-005", "commune", SENT),
        ("claim", "p-003", "appraiser", SENT),
        ("appraise", "p-003", "appraiser", DONE),
    )
    moves = tuple(
        Moved(act, by, "commune" if role == "commune" else "appraiser", "board", when, seq, seq, at, "0" * 64)
        for seq, (act, by, role, when) in enumerate(acts, 2)
    )
    score = {"low": score_text(decision.low), "high": score_text(decision.high), "verdict": decision.verdict}
    file = CommuneFile(
        code, card.unit.name, card.unit.type, "tỉnh Tuyên Quang", at, 7, "0" * 64,
        predecessors=OLD_UNITS,
        own={own.evidence: own}, appraised={corrected.evidence: corrected}, moves=moves,
        remarks=(Remark("r1", "tc07.1", "tre_duoi_1_tiem_du", "question", "Số trẻ tiêm đủ lấy từ sổ nào?", "", "p-003",
                        SENT, "Từ sổ tiêm chủng của trạm, đã đính chính.", "p-005", DONE),),
        submissions=(Submission(1, "p-005", SENT, 2, 1, "0" * 64, (), None),),
        scores={"appraised": score},
    )  # fmt: skip
    if at in ("voted", "decided", "published", "revoked"):
        file = replace(file, ballots=(ballot(carried=kind == "recognise"),))
    if at in ("decided", "published", "revoked"):
        told: DecisionKind = "recognise" if kind == "recognise" else "refuse"
        acknowledged = not decision.firm
        file = replace(
            file, decision=Decision(told, 1, "d06-district", "", acknowledged, "0" * 64, "p-001", CLOSED, 9),
            signed=(Signed(told, "07/QĐ-UBND", "2024-12-02", "Nguyễn Thị Hạnh", "p-002", CLOSED, 10),),
        )  # fmt: skip
    if at == "revoked":
        note = "Công nhận đã bị thu hồi."
        file = replace(
            file, revoked=Revoking("Số liệu khai sinh không đúng.", "Kết luận 03/KL-TTr", note, "p-001", CLOSED, 11)
        )
    return file


def recorded(at: State, *, kind: str = "recognise", code: str = PASSED, sealed: bool = True) -> Recorded:
    """A file with all that its papers need."""
    card = card_of(code)
    return Recorded(made(), card, card, file_of(card, at, kind=kind), state(), NAMES, CHECKPOINT if sealed else None)
