"""What waits for somebody in a round's record: worked out from the files, their states and who he is, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from engine.records.acting.actors import ONE_PERSON, Role
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.folding_files import state_now
from engine.records.acting.needed.permitting import holds
from engine.records.acting.round_state import RoundState
from engine.records.publishing.signed_decisions import decided_in, is_unsigned
from engine.service.pages.reviewing.possible_acts import due_of, may, unvoted
from engine.service.review.desk import Who

# In the order of a file's life; what is over its day stands before all of them.
ACTS: Final = (
    "submit", "answer", "claim", "appraise", "return", "reopen", "council", "ballot_open", "vote", "ballot_close",
    "decide", "signed", "propose", "publish", "revoke",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """An act that waits for somebody: upon which files, in the round's order, by which day, and how many are late.

    ``due`` is the first ISO day, "" where none is set. An act upon the whole round has no files.
    """

    act: str
    files: tuple[CommuneFile, ...]
    due: str = ""
    late: int = 0


def waiting_for(state: RoundState, files: Iterable[CommuneFile], who: Who) -> tuple[Waiting, ...]:
    """All that waits for a person in a round, what is late first, then by its day, then in the order of a file's life.

    An act waits for whoever holds its role and whom nothing keeps from it; what may be done but need not is left out.
    """
    held = tuple(files)
    found: dict[str, list[tuple[CommuneFile, str]]] = {}
    for file in held:
        for act in _awaited(state, file, who):
            found.setdefault(act, []).append((file, _due(state, file, who, act)))
    told = [_waiting(act, own, who) for act, own in found.items()]
    told += [Waiting(act, ()) for act in _of_round(state, held, who)]
    return tuple(sorted(told, key=lambda one: (not one.late, one.due or "9999", ACTS.index(one.act))))


def _waiting(act: str, own: list[tuple[CommuneFile, str]], who: Who) -> Waiting:
    ordered = sorted(own, key=lambda pair: (pair[1] or "9999", pair[0].code))
    days = [due for _, due in ordered if due]
    late = sum(day < who.day.isoformat() for day in days)
    return Waiting(act, tuple(file for file, _ in ordered), min(days, default=""), late)


def _due(state: RoundState, file: CommuneFile, who: Who, act: str) -> str:
    """The day of what is asked of the commune: it answers by it, and the board returns or goes on after it."""
    return due_of(state, file, who) if act in ("submit", "answer", "return", "appraise") else ""


def _awaited(state: RoundState, file: CommuneFile, who: Who) -> Iterator[str]:
    """The acts upon a file that wait for this person."""
    asked = [told for told in file.remarks if told.is_open]
    match file.state:
        case "draft" | "returned":
            wanted = ["submit"]
        case "submitted" | "resubmitted":
            wanted = ["claim"]
        case "in_review":
            goes_on = "return" if any(told.kind == "supply" for told in asked) else "appraise"
            wanted = [*(["answer"] if asked else []), goes_on]
        case "appraised":
            wanted = ["ballot_open", "reopen"]
        case "before_council":
            wanted = ["vote", "ballot_close", "reopen"]
        case "voted":
            wanted = ["decide", "reopen"]
        case _:
            unsigned = file.state == "decided" and file.decision and decided_in(file) is None
            wanted = ["signed"] if unsigned else []
            wanted += ["revoke"] if file.revoke_asked and not file.revoked else []
    yield from (act for act in wanted if _waits(state, file, who, act))


def _waits(state: RoundState, file: CommuneFile, who: Who, act: str) -> bool:
    if act == "reopen":  # only what changed since it was appraised has to go back
        return may(state, file, who, act) and _is_stale(state, file, who)
    if act == "ballot_close":  # once everybody has voted
        return not unvoted(state, file, who) and may(state, file, who, act)
    if act == "revoke":
        return _is(state, who, "chair", file.code) and may(state, file, who, act)
    return may(state, file, who, act)


def _is_stale(state: RoundState, file: CommuneFile, who: Who) -> bool:
    last = file.last("appraise")
    return last is not None and state_now(state, file, who.day) != last.state_sha


def _of_round(state: RoundState, files: tuple[CommuneFile, ...], who: Who) -> Iterator[str]:
    """A council to be put down once a file needs it; what is to be published once no recognition is unsigned."""
    if state.council is None and any(file.state == "appraised" for file in files) and _is(state, who, "chair"):
        yield "council"
    if not any(is_unsigned(file) for file in files):
        yield from _to_publish(state, files, who)


def _to_publish(state: RoundState, files: tuple[CommuneFile, ...], who: Who) -> Iterator[str]:
    """What no release has told yet: to be proposed by a secretary, then published by a chair who did not propose it.

    A refusal alone is none: a release says of it what it said before. A proposal stands while it holds all there is.
    """
    fresh = {
        file.code for file in files if file.state == "decided" and file.decision and file.decision.kind == "recognise"
    }
    taken_back = max((own.revoked.at for own in files if own.release and own.revoked), default="")
    told = max((release.second_at for release in state.out), default="")
    if not fresh and taken_back <= told:
        return
    open_ = [release for release in state.releases if not release.is_out]
    proposed = next((own for own in open_ if set(own.codes) == fresh and own.first_at > taken_back), None)
    if proposed is None:
        yield from ["propose"] if _is(state, who, "secretary") else []
    elif _is(state, who, "chair") and (state.four_eyes == "stated" or who.person != proposed.first_by):
        yield "publish"


def _is(state: RoundState, who: Who, role: Role, code: str = "") -> bool:
    return who.person == ONE_PERSON or holds(state, who.person, role, code=code, day=who.day)
