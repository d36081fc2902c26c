"""Records of a made-up round (số liệu mô phỏng): acts of the one person of a laptop, on SQLite or on a real server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from engine.records.acting.actors import ONE_PERSON, Actor, Role
from engine.records.acting.acts import Wanted
from engine.service.record.applying import Applied
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record

ROUND: Final = "dot-thu"
CODES: Final = tuple(f"025{at}" for at in range(87, 99))
CODE, OTHER = CODES[:2]
LAW: Final = "a" * 64
AT: Final = "2026-11-15T09:30:00+07:00"
SCORE: Final[Mapping[str, Any]] = {
    "low": "755", "high": "755", "threshold": "850", "verdict": "not_recognised", "firm": True, "class": "plain",
    "items": {"tc01.1": ["20", "20"]}, "rules": {"tc01.1": "tc01.1/1"},
}  # fmt: skip


def one(role: Role) -> Actor:
    """The built-in person in a role."""
    return Actor(ONE_PERSON, role, "single")


def wanted(act: str, role: Role, body: Mapping[str, Any], about: str = CODE, **more: Any) -> Wanted:
    """An act at the round's one time."""
    return Wanted(act, about, one(role), AT, body, **more)


def genesis(name: str = ROUND, law: str = LAW) -> Wanted:
    """The first act."""
    body = {
        "round_sha": "b" * 64, "law": law, "standard": "qd-06-2019", "on": "2026-11-15", "four_eyes": "stated",
        "authority": "province", "appraises": "Hội đồng tỉnh", "recognises": "Chủ tịch tỉnh", "simulated": True,
        "tool": "phuhop 0.1.0", "schema": 1,
    }  # fmt: skip
    return wanted("genesis", "admin", body, name)


def fact(evidence: str, value: str) -> dict[str, str]:
    """A datum with its paper."""
    told = {"evidence": evidence, "state": "given", "value": value, "document": "15/BC-UBND", "issued": "2026-11-01"}
    return {**told, "place": "", "reason": "đối chiếu báo cáo", "by": "", "at": ""}


def opened(code: str = CODE) -> Wanted:
    """A commune's file begun."""
    body = {"name": "Xã Tân Trào", "kind": "xa", "province": "08", "predecessors": []}
    return wanted("open", "secretary", body, code)


def submitted(code: str = CODE, value: str = "48", *, score: Mapping[str, Any] = SCORE, **more: Any) -> Wanted:
    """A file sent with one datum."""
    body = {"facts": [fact("tiem_du", value)], "form": "", "acknowledged": [], "score": dict(score)}
    return wanted("submit", "commune", body, code, **more)


def corrected(value: str, code: str = CODE, evidence: str = "tiem_du", **more: Any) -> Wanted:
    """A datum corrected by the board."""
    return wanted("correct", "appraiser", {"facts": [fact(evidence, value)]}, code, **more)


def in_review(
    folder: Path, address: str = "", codes: tuple[str, ...] = (CODE,), law: str = LAW,
    *, score: Mapping[str, Any] = SCORE,
) -> DatabaseRecord:  # fmt: skip
    """A round's record with files under appraisal: three entries for each, after the first."""
    record = open_record(folder, address)
    record.apply(genesis(folder.name, law))
    for code in codes:
        for act in (opened(code), submitted(code, score=score), wanted("claim", "appraiser", {}, code)):
            record.apply(act)
    return record


def edits(record: DatabaseRecord, count: int, first: int = 0) -> list[Applied]:
    """So many corrections in a row."""
    return [record.apply(corrected(str(first + at))) for at in range(count)]
