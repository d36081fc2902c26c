"""The votes of a meeting put down together: each by name, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.service.review.desk import Desk, Who, named
from engine.service.review.moving import carried_out


@dataclass(frozen=True, slots=True)
class VoteTold:
    """What a member said: yes, no or abstain, and why."""

    member: str
    choice: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VotesRequest:
    """The votes on a commune's file by code, as whoever puts them down had it before him in version ``seen``."""

    code: str
    votes: Sequence[VoteTold]
    seen: int
    applied: bool = False


def put_votes_down(desk: Desk, who: Who, asked: VotesRequest) -> CommuneFile:
    """The file with the votes, kept or only tried; raises ProblemsFound where there is none (WEB-130, REC-343), or as
    the record refuses.
    """
    file = desk.record.file(asked.code)
    if file is None:
        unit = desk.unit(asked.code)
        raise ProblemsFound([problem("REC-343", Place(desk.name), commune=unit.code, name=unit.name)])
    if not asked.votes:
        raise ProblemsFound([problem("WEB-130", Place(f"{desk.name}/{asked.code}"), name=file.name)])
    actor = who.actor(desk.state, "vote", asked.code)
    bodies = ({"member": v.member, "choice": v.choice, "reason": v.reason} for v in asked.votes)
    acts = [Wanted("vote", asked.code, actor, who.at, body, seen_version=asked.seen) for body in bodies]
    try:
        return carried_out(desk, file, acts, applied=asked.applied) or file
    except ProblemsFound as refused:
        raise ProblemsFound(named(desk, refused.problems)) from None
