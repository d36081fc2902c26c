"""The council on a commune: who sits, what a ballot counts, what carries, and what of an open ballot may be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.records.acting.commune_file import Ballot, Vote
from engine.records.acting.round_state import Council, Member

# What carries a motion: in both languages. Those with an interest are neither present nor of all.
RULE_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "over_half_present": ("quá nửa số thành viên biểu quyết", "more than half of the members who vote"),
    "over_half_all": ("quá nửa tổng số thành viên", "more than half of all members"),
    "two_thirds_present": ("từ hai phần ba số thành viên biểu quyết trở lên", "two thirds of the members who vote"),
    "two_thirds_all": ("từ hai phần ba tổng số thành viên trở lên", "two thirds of all members"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of a ballot by choice."""

    yes: int
    no: int
    abstain: int
    interested: int

    @property
    def present(self) -> int:
        """How many count for the quorum: those with an interest do not."""
        return self.yes + self.no + self.abstain


@dataclass(frozen=True, slots=True)
class ShownBallot:
    """A ballot as one person may see it: his own vote always, who has voted always, how and how many once closed."""

    number: int
    cast: tuple[str, ...]
    own: Vote | None
    votes: tuple[Vote, ...]
    tally: Tally | None


def sitting(council: Council, day: date) -> tuple[Member, ...]:
    """The members between whose days a day is."""
    told = day.isoformat()
    return tuple(m for m in council.members if m.from_ <= told and (not m.until or told <= m.until))


def tally(ballot: Ballot) -> Tally:
    """How often each choice was made."""
    told = Counter(vote.choice for vote in ballot.votes)
    return Tally(told["yes"], told["no"], told["abstain"], told["interested"])


def carried(rule: str, counted: Tally, members: int) -> bool:
    """Whether recognising is carried under a rule of ``RULE_WORDS``; ``members`` are all who sit without an interest.

    Exact: a tie is not more than half, and four of six are two thirds.
    """
    of = counted.present if rule.endswith("_present") else members
    return counted.yes * 2 > of if rule.startswith("over_half") else of > 0 and counted.yes * 3 >= of * 2


def shown(ballot: Ballot, person: str) -> ShownBallot:
    """What a person may see of a ballot: while it is open no count and no other's choice, so that none can flip it."""
    own = next((vote for vote in ballot.votes if vote.member == person), None)
    open_ = not ballot.closed_at
    cast = tuple(vote.member for vote in ballot.votes)
    return ShownBallot(ballot.number, cast, own, () if open_ else ballot.votes, None if open_ else tally(ballot))
