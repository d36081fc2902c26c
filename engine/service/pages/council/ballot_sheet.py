"""A commune's ballot as one person may see it: who votes, who may not and why, the count once it is closed."""

from __future__ import annotations

from dataclasses import dataclass

from engine.records.acting.actors import ONE_PERSON, Interest
from engine.records.acting.commune_file import Ballot, CommuneFile, Vote
from engine.records.acting.council import ShownBallot, shown, sitting
from engine.records.acting.duties import interest_of
from engine.records.acting.round_state import Member, RoundState
from engine.records.publishing.signed_decisions import decided_in
from engine.service.review.desk import Who


@dataclass(frozen=True, slots=True)
class Seat:
    """A sitting member on a commune: why he may not vote, whether he has, and how where that may be seen."""

    member: Member
    why: Interest | None
    has_voted: bool
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class BallotSheet:
    """A file before the council: its seats, the latest ballot as it may be seen, and those that were void before it.

    ``voters`` are the members whose vote this person may put down now: himself, on one laptop every member.
    """

    file: CommuneFile
    seats: tuple[Seat, ...]
    ballot: Ballot | None
    seen: ShownBallot | None
    void: tuple[Ballot, ...]
    voters: tuple[Seat, ...]
    quorum: int

    @property
    def present(self) -> int:
        """How many have voted so far; those with an interest do not count."""
        return sum(seat.has_voted for seat in self.seats if seat.why is None)

    @property
    def is_signed(self) -> bool:
        """Whether the decision's paper is put down as signed."""
        return decided_in(self.file) is not None


def ballot_sheet(state: RoundState, file: CommuneFile, who: Who) -> BallotSheet:
    """What one person may see of a file before the council."""
    ballot = file.ballot
    seen = shown(ballot, who.person) if ballot else None
    seats = tuple(_seat(state, file, member, seen) for member in _members(state, file, who))
    open_ = [seat for seat in seats if ballot and ballot.is_open and seat.why is None and not seat.has_voted]
    voters = tuple(seat for seat in open_ if who.person in (seat.member.person, ONE_PERSON))
    void = tuple(one for one in file.ballots if one.voided_at)
    quorum = ballot.quorum if ballot else state.council.quorum if state.council else 0
    return BallotSheet(file, seats, ballot, seen, void, voters, quorum)


def _members(state: RoundState, file: CommuneFile, who: Who) -> tuple[Member, ...]:
    """Those who sit today, and whoever voted on the file and sits no more, in another council perhaps."""
    if state.council is None:
        return ()
    now = sitting(state.council, who.day)
    voted = [vote.member for vote in file.ballot.votes if vote.choice != "interested"] if file.ballot else []
    kept = tuple(m for m in state.council.members if m in now or m.person in voted)
    left = (state.people[one] for one in voted if one in state.people and one not in {m.person for m in kept})
    return (*kept, *(Member(one.person, one.office, "", "", ()) for one in left))


def _seat(state: RoundState, file: CommuneFile, member: Member, seen: ShownBallot | None) -> Seat:
    votes = [*(seen.votes if seen else ()), *([seen.own] if seen and seen.own else [])]
    vote = next((told for told in votes if told.member == member.person), None)
    why = interest_of(state, file, member.person)
    has_voted = bool(seen and member.person in seen.cast) and not (vote and vote.choice == "interested")
    return Seat(member, why, has_voted and why is None, vote)
