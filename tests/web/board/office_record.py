"""The record of a round in which everybody has a seat and files stand in several states (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from engine.records.acting.actors import ONE_PERSON, Actor, Role
from engine.records.acting.acts import Wanted
from tests.service.record.made_record import SCORE, fact
from tests.web.people_visiting import AT, granted

# Draft, sent, under appraisal by p-002, returned, under appraisal by another.
DRAFT, SENT, TAKEN, RETURNED, ANOTHER_S = "02536", "02551", "02578", "02587", "02623"
CODES: Final = (DRAFT, SENT, TAKEN, RETURNED, ANOTHER_S)
# Person by role; p-001 is the officer of RETURNED, p-009 that of DRAFT. Three roles are of the board's own list.
SEATS: Final[Mapping[str, Sequence[tuple[Role, str]]]] = {
    "p-001": [("commune", RETURNED)],
    "p-002": [("appraiser", "")],
    "p-003": [("chair", "")],
    "p-004": [("secretary", "")],
    "p-005": [("member", "")],
    "p-009": [("commune", DRAFT)],
    "p-010": [("appraiser", "")],
}
PERSON_OF: Final[Mapping[Role, str]] = {
    "commune": "p-001", "appraiser": "p-002", "chair": "p-003", "secretary": "p-004", "member": "p-005",
    "viewer": "p-006", "policy": "p-007", "admin": "p-008",
}  # fmt: skip


def seat_everybody(folder: Path) -> None:
    """Open the record of a round: seats, and files in their states."""
    record = granted(folder, SEATS)

    def act(name: str, code: str, role: Role, body: Mapping[str, Any], person: str = ONE_PERSON) -> None:
        mode: Any = "single" if person == ONE_PERSON else "board"
        record.apply(Wanted(name, code, Actor(person, role, mode), AT, body))

    for code in CODES:
        act("open", code, "secretary", {"name": f"Xã {code}", "kind": "xa", "province": "08", "predecessors": []})
    sent = {"facts": [fact("tiem_du", "48")], "form": "", "acknowledged": [], "score": dict(SCORE)}
    for code in CODES[1:]:
        act("submit", code, "commune", sent)
    for code, person in ((TAKEN, "p-002"), (RETURNED, "p-002"), (ANOTHER_S, "p-010")):
        act("claim", code, "appraiser", {}, person)
    remark = {
        "id": "1",
        "item": "tc07.1",
        "evidence": "",
        "kind": "supply",
        "text": "Bổ sung báo cáo",
        "due": "2024-12-01",
    }
    act("ask", RETURNED, "appraiser", {"remarks": [remark]}, "p-002")
    act("return", RETURNED, "appraiser", {"reason": "thiếu báo cáo"}, "p-002")
