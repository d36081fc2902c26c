"""The council put into the record, as ``council.yaml`` has it from the paper that appoints it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.folding import folded_round
from engine.records.acting.judging_moves import judged
from engine.records.acting.round_state import Council
from engine.records.entries.canonical_json import Json
from engine.service.review.desk import Desk, Who, named
from engine.service.review.opening.people import COUNCIL_FILE, CouncilShape, people_file
from engine.service.review.opening.people_upload import refuse_changed


@dataclass(frozen=True, slots=True)
class Seated:
    """The council as the record has it, or would; ``applied`` is whether it was kept."""

    council: Council
    applied: bool


def seat_council(desk: Desk, who: Who, *, applied: bool, seen: str = "") -> Seated:
    """Put the council down; raises ProblemsFound where the list has none (REC-356), or as the record refuses.

    ``seen`` is the mark of the list as whoever acts had it before him (WEB-134); "" where nobody looked.
    """
    if seen:
        refuse_changed(desk.folder, seen)
    told = people_file(desk.folder)
    if told is None or told.council is None:
        raise ProblemsFound([problem("REC-356", Place(f"{desk.folder.name}/{COUNCIL_FILE}"))])
    wanted = Wanted("council", "", who.actor(desk.state, "council"), who.at, council_body(told.council))
    try:
        made = folded_round(desk.state, judged(desk.state, None, wanted))
        if applied:
            desk.apply(wanted)
    except ProblemsFound as refused:
        raise ProblemsFound(named(desk, refused.problems)) from None
    if made.council is None:
        raise ProblemsFound([problem("REC-356", Place(f"{desk.folder.name}/{COUNCIL_FILE}"))])
    return Seated(made.council, applied)


def council_body(council: CouncilShape) -> dict[str, Json]:
    """The body of the act that seats a council."""
    members: list[Json] = [
        {
            "person": member.person,
            "office": member.office,
            "from": member.from_.isoformat(),
            "until": member.until.isoformat() if member.until else "",
            "interest": list(member.interest),
        }
        for member in council.members
    ]
    return {
        "document": council.document,
        "issued": council.issued.isoformat(),
        "chair": council.chair,
        "secretary": council.secretary,
        "quorum": council.quorum,
        "rule": council.rule,
        "members": members,
    }
