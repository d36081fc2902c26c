"""Four eyes: what a person may not do because of what he did or is, whatever role he acts in.

Duties follow persons and history: a role taken back, a year gone by or another hat change nothing. A round whose
``four_eyes`` is "stated" lets one person act alone, and an act in spite of an interest says so in its entry; an
interest in a vote stands even there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from engine.problems import Place, Problem, problem
from engine.records.acting.act_words import ACT_WORDS
from engine.records.acting.actors import INTEREST_WORDS, Actor, Interest, StatedInterest, moment_words
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, Moved
from engine.records.acting.council import sitting
from engine.records.acting.round_state import UNIT, Release, RoundState

# The commune's own hands, and the hands of appraisal; to claim a file is not yet to judge it.
OWN_ACTS: Final = ("submit", "withdraw", "answer")
APPRAISING: Final = ("correct", "ask", "return", "appraise")
JUDGING: Final = ("claim", *APPRAISING, "decide")
GUARDED_ROLES: Final = ("appraiser", "chair")


def place_of(state: RoundState, code: str) -> Place:
    """Where problems about a file stand: the round and the commune's code."""
    return Place(f"{state.round}/{code}" if code else state.round)


def by_hand(file: CommuneFile, person: str, acts: tuple[str, ...]) -> Moved | None:
    """The first of some acts that a person ever did upon a file."""
    return next((move for move in file.moves if move.by == person and move.act in acts), None)


def interest_of(state: RoundState, file: CommuneFile, person: str) -> Interest | None:
    """Why a person has an interest in a commune: put down so, ever an officer of it, or by his own hand."""
    if state.council and any(m.person == person and file.code in m.interest for m in state.council.members):
        return "listed"
    if any(g.person == person and g.role == "commune" and g.scope == UNIT + file.code for g in state.grants):
        return "officer"
    return "sent" if by_hand(file, person, OWN_ACTS) else None


def stated_interest(state: RoundState, file: CommuneFile, wanted: Wanted) -> Interest | None:
    """The interest in spite of which a file is judged, where a small office may: from then on a fact of the file.

    One laptop's person sends every commune's file: that he acts alone is said of the whole round.
    """
    return _in_spite_of(state, file, wanted.actor, wanted.act)


def known_interests(state: RoundState, file: CommuneFile) -> tuple[StatedInterest, ...]:
    """Who judged a file in spite of an interest: as the acts say, and where it became known only after them."""
    actors = ((move, Actor(move.by, move.role, move.mode)) for move in file.moves)
    late = (
        StatedInterest(move.by, move.act, why, move.at)
        for move, actor in actors
        if (why := _in_spite_of(state, file, actor, move.act))
    )
    return tuple(dict.fromkeys((*file.interests, *late)))


def _in_spite_of(state: RoundState, file: CommuneFile, actor: Actor, act: str) -> Interest | None:
    if state.four_eyes != "stated" or act not in JUDGING:
        return None
    why = interest_of(state, file, actor.person)
    return None if why == "sent" and actor.mode == "single" else why


def appraising_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Nobody appraises a file that he ever edited or sent (REC-230), or where he has an interest (REC-231)."""
    person = wanted.actor.person
    if state.four_eyes == "stated":
        return
    if own := by_hand(file, person, OWN_ACTS):
        yield problem("REC-230", place_of(state, file.code), person=person, **_done(own))
    elif why := interest_of(state, file, person):
        yield _interested("REC-231", state, file, person, why)


def deciding_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Nobody decides a file that he appraised (REC-232), or where he has an interest (REC-233)."""
    person = wanted.actor.person
    if state.four_eyes == "stated":
        return
    if own := by_hand(file, person, APPRAISING):
        yield problem("REC-232", place_of(state, file.code), person=person, **_done(own))
    if why := interest_of(state, file, person):
        yield _interested("REC-233", state, file, person, why)


def voting_problems(state: RoundState, file: CommuneFile, member: str) -> Iterator[Problem]:
    """Nobody votes on his own unit (REC-234): the ballot has him down as interested from its opening."""
    if why := interest_of(state, file, member):
        yield _interested("REC-234", state, file, member, why)


def interested_members(state: RoundState, file: CommuneFile, wanted: Wanted) -> tuple[str, ...]:
    """The sitting members who may not vote on a commune, in the order of the council."""
    members = sitting(state.council, wanted.day) if state.council else ()
    return tuple(member.person for member in members if interest_of(state, file, member.person))


def granting_problems(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """Who grants roles gives himself neither of those that four eyes rest on (REC-235), in a small office too."""
    told = wanted.body
    if told["person"] == wanted.actor.person and told["role"] in GUARDED_ROLES:
        yield problem("REC-235", place_of(state, ""), person=wanted.actor.person)


def seconding_problems(state: RoundState, first: Release, wanted: Wanted) -> Iterator[Problem]:
    """A release is seconded by another person than prepared it (REC-236)."""
    if state.four_eyes == "required" and first.first_by == wanted.actor.person:
        values = {"person": first.first_by, "number": first.number, **moment_words(first.first_at)}
        yield problem("REC-236", place_of(state, ""), **values)


def revoking_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """A recognition is taken back by two: proposed by one (REC-237), done by another (REC-238)."""
    asked = file.revoke_asked
    if state.four_eyes == "stated":
        return
    if asked is None:
        yield problem("REC-237", place_of(state, file.code))
    elif asked.by == wanted.actor.person:
        yield problem("REC-238", place_of(state, file.code), person=asked.by, **moment_words(asked.at))


def _done(move: Moved) -> Mapping[str, object]:
    act, act_en = ACT_WORDS[move.act]
    return {"act": act, "act_en": act_en, **moment_words(move.at)}


def _interested(code: str, state: RoundState, file: CommuneFile, person: str, why: Interest) -> Problem:
    words, words_en = INTEREST_WORDS[why]
    return problem(code, place_of(state, file.code), person=person, name=file.name, why=words, why_en=words_en)
