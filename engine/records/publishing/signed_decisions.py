"""What the authority decided of each commune: recognition is its decision, never the score's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from engine.records.acting.commune_file import CommuneFile, DecisionKind, Signed

# What a secretary calls a decision of either kind, in the record.
EITHER: Final = "decision"


@dataclass(frozen=True, slots=True)
class Decided:
    """A signed decision on one commune: recognised or refused, by which paper, on which day, signed by whom."""

    code: str
    kind: Literal["recognise", "refuse"]
    number: str
    day: date
    signer: str


Decisions: TypeAlias = Mapping[str, Decided]


def signed_paper(file: CommuneFile, kind: DecisionKind) -> Signed | None:
    """The latest decision of a kind as it was signed, before any revocation; None where the record has none."""
    ends = file.revoked.seq if file.revoked else None
    return next(
        (own for own in reversed(file.signed) if own.kind in (kind, EITHER) and (ends is None or own.seq < ends)), None
    )


def decided_in(file: CommuneFile) -> Decided | None:
    """The decision that a file's record has and that is signed; None before, and once it is revoked."""
    decision = file.decision if file.state in ("decided", "published") else None
    paper = signed_paper(file, decision.kind) if decision else None
    if decision is None or paper is None:
        return None
    return Decided(file.code, decision.kind, paper.number, date.fromisoformat(paper.date), paper.signer)


def is_unsigned(file: CommuneFile) -> bool:
    """Whether a recognition was decided of which the record has no signed paper yet."""
    is_recognised = file.decision is not None and file.decision.kind == "recognise"
    return is_recognised and file.state in ("decided", "published") and decided_in(file) is None
