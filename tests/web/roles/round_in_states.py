"""A round whose files stand in every state and whose people sit in every role: what a whole board has before it.

Its forms are those of the frozen round, taken in, appraised, voted on, decided and published by the commands that an
office would use. Số liệu mô phỏng.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from engine.records.acting.actors import Actor, Role
from engine.records.acting.acts import Wanted
from engine.service.record.record_store import open_record
from engine.service.review.desk import now
from tests import frozen
from tests.service.test_recorded_publishing import recognise, said
from tests.web.given_by_acts import earlier_round
from tests.web.people_visiting import NAMES

# A file in each state; TAKEN is appraised by the appraiser of PERSON_OF, ANOTHER_S by another.
DRAFT, SENT, TAKEN, ANOTHER_S = "02536", "02551", "02578", "02542"
RETURNED, APPRAISED, BEFORE, VOTED = "02587", "02560", "02563", "02566"
DECIDED, PUBLISHED = "02569", "02545"
STATES: Final[Mapping[str, str]] = {
    DRAFT: "draft", SENT: "submitted", TAKEN: "in_review", ANOTHER_S: "in_review", RETURNED: "returned",
    APPRAISED: "appraised", BEFORE: "before_council", VOTED: "voted", DECIDED: "decided", PUBLISHED: "published",
}  # fmt: skip
SEATS: Final[Mapping[str, Sequence[tuple[Role, str]]]] = {
    "p-001": [("commune", RETURNED)], "p-002": [("appraiser", "")], "p-003": [("chair", "")],
    "p-004": [("secretary", ""), ("admin", "")], "p-005": [("member", "")], "p-009": [("commune", DRAFT)],
    "p-010": [("appraiser", "")], "p-011": [("commune", "")], "p-012": [("commune", PUBLISHED)],
}  # fmt: skip
COUNCIL: Final = """council:
  document: 120/QĐ-UBND
  issued: 2024-10-01
  chair: p-003
  secretary: p-004
  quorum: 1
  rule: over_half_present
  members:
    - {person: p-003, office: Chủ tịch, from: 2024-01-01}
    - {person: p-005, office: Ủy viên, from: 2024-01-01}
"""


def people_file() -> str:
    """``council.yaml`` of everybody."""
    lines = ["persons:"]
    for person, seats in SEATS.items():
        codes = [code for _, code in seats if code]
        where = f", communes: [{', '.join(repr(code) for code in codes)}]" if codes else ""
        roles = ", ".join(role for role, _ in seats)
        told = f"id: {person}, name: {NAMES.get(person, f'Người {person}')}, office: Cán bộ, from: 2024-01-01"
        lines.append(f"  - {{{told}, roles: [{roles}]{where}}}")
    return "\n".join([*lines, COUNCIL])


def in_states(root: Path) -> Path:
    """A workspace with that round and an earlier one; gives the round's folder."""
    folder = frozen.desk_in(root, tuple(STATES)) / "assessments" / frozen.SAMPLE
    earlier_round(root)
    with (folder / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    (folder / "council.yaml").write_text(people_file(), "utf-8")
    said(folder, "review", "open", "--as", "p-004")
    said(folder, "review", "import", *(code for code in STATES if code != DRAFT), "--as", "p-011")
    said(folder, "review", "council", "--as", "p-003")
    said(folder, "review", "claim", ANOTHER_S, "--as", "p-010")
    reviewed = [code for code in STATES if code not in (DRAFT, SENT, ANOTHER_S)]
    said(folder, "review", "claim", *reviewed, "--as", "p-002")
    _given_back(folder)
    said(folder, "review", "appraise", *(c for c in reviewed if c not in (TAKEN, RETURNED)), "--as", "p-002")
    recognise(folder, PUBLISHED)
    said(folder, "publish", "--on", "2024-12-25", "--as", "p-004")
    said(folder, "publish", "--second", "--as", "p-003")
    said(folder, "review", "ballot-open", BEFORE, VOTED, DECIDED, "--as", "p-004")
    for code in (VOTED, DECIDED):
        said(folder, "review", "vote", code, "--choice", "yes", "--as", "p-003")
    said(folder, "review", "ballot-close", VOTED, DECIDED, "--as", "p-004")
    refusal = ("--kind", "refuse", "--reason", "dưới ngưỡng", "--not-firm")
    said(folder, "review", "decide", DECIDED, *refusal, "--as", "p-003")
    return folder


def _given_back(folder: Path) -> None:
    """One thing asked of a commune by the appraiser, and its file given back."""
    at = now()
    remark = {"id": "1", "item": "tc07.1", "evidence": "", "kind": "supply", "text": "Bổ sung báo cáo", "due": at[:10]}
    asked: dict[str, Any] = {"remarks": [remark]}
    open_record(folder).apply(Wanted("ask", RETURNED, Actor("p-002", "appraiser", "board"), at, asked))
    said(folder, "review", "return", RETURNED, "--reason", "thiếu báo cáo", "--as", "p-002")
