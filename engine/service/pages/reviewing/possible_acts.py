"""What keeps somebody from an act upon a file whatever he types: the role, the state, four eyes, what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from engine.problems import Problem, ProblemsFound
from engine.records.acting.actors import ONE_PERSON
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.council import sitting
from engine.records.acting.duties import interest_of
from engine.records.acting.move_table import Need, move_of, possible_from
from engine.records.acting.needed.locking import lock_problems
from engine.records.acting.needed.needing import need_problems
from engine.records.acting.needed.permitting import permission_problems
from engine.records.acting.overriding import supplied_by, used_on
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json
from engine.service.review.desk import Who

# Needs that are of the person and the file; the others are of what somebody types.
KNOWN_BEFORE: Final[frozenset[Need]] = frozenset(
    {
        "may_appraise", "assigned", "supply_remark", "differences_explained", "overrides_in_force", "council", "ballot",
        "own_vote", "quorum", "same_state", "may_decide", "recognition",
        "second_person",
    }
)  # fmt: skip


def hindrances(state: RoundState, file: CommuneFile, who: Who, act: str) -> tuple[Problem, ...]:
    """Why somebody could not do an act, as the record would say it; nothing where only his own words are lacking."""
    actor = who.actor(state, act, file.code)
    wanted = Wanted(act, file.code, actor, who.at, _body(state, file, who, act))
    for found in (permission_problems(state, wanted), lock_problems(state, file, wanted)):
        if told := tuple(found):
            return told
    move = move_of(act, file.state, actor.role)
    needs = tuple(need for need in move.needs if need in KNOWN_BEFORE) if move else ()
    return tuple(need_problems(needs, state, file, wanted))


def _body(state: RoundState, file: CommuneFile, who: Who, act: str) -> Mapping[str, Json]:
    """Whose vote it would be: on one laptop that of the next member who has not voted."""
    if act != "vote":
        return {}
    left = unvoted(state, file, who)
    return {"member": left[0] if who.person == ONE_PERSON and left else who.person}


def unvoted(state: RoundState, file: CommuneFile, who: Who) -> tuple[str, ...]:
    """The sitting members whose vote on the open ballot is still out."""
    cast = {vote.member for vote in file.ballot.votes} if file.ballot else set[str]()
    members = sitting(state.council, who.day) if state.council else ()
    return tuple(m.person for m in members if m.person not in cast and not interest_of(state, file, m.person))


def may(state: RoundState, file: CommuneFile, who: Who, act: str) -> bool:
    """Whether nothing but his own words keeps somebody from an act."""
    return not hindrances(state, file, who, act)


def due_of(state: RoundState, file: CommuneFile, who: Who, kinds: Iterable[str] = ("supply", "question")) -> str:
    """The ISO day by which the first open remark is to be answered, a day given for longer counted; "" without one."""
    try:
        used = used_on(state.overrides, file.code, who.day)
    except ProblemsFound:
        used = ()  # one that is over gives no time
    asked = (told for told in file.remarks if told.is_open and told.due and told.kind in (*kinds,))
    return min((supplied_by(told.due, used) if told.kind == "supply" else told.due for told in asked), default="")


def acts_from(file: CommuneFile) -> Iterator[str]:
    """The acts that some state of things lets move a file on, each once."""
    yield from dict.fromkeys(move.act for move in possible_from(file.state))
