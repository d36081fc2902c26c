"""How somebody stands on a board: by the record of each round, and by the board's own list where it counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from engine.records.acting.council import sitting
from engine.records.acting.round_state import UNIT
from engine.service.pages.round_seats import RoundSeats, round_file, round_seats
from engine.service.store import Holdings
from engine.web.people.accounts import ALWAYS, Given
from engine.web.who_reaches import Seat, Sight


@dataclass(slots=True)
class BoardStanding:
    """One person's standing while one request is answered: what was read once is not read again.

    The record's roles count for whoever has the name that it has by that id: two rounds may give one id to two people.
    """

    holdings: Holdings
    person: str
    name: str
    given: Sequence[Given]
    day: date
    read: dict[str, RoundSeats] = field(default_factory=dict)
    seen: dict[tuple[str, str], Sight] = field(default_factory=dict)

    def seats(self, name: str) -> Sequence[Seat]:
        """The roles held in a round; those held anywhere for ""."""
        rounds = self.holdings.rounds()
        if not name:
            return list(dict.fromkeys([*self._on_the_board(), *(seat for one in rounds for seat in self.seats(one))]))
        if name not in rounds:
            return self._on_the_board()
        return list(dict.fromkeys([*self.by_record(name), *self._by_list(name)]))

    def _on_the_board(self) -> list[Seat]:
        return [Seat(given.role) for given in self.given if given.role in ALWAYS]

    def by_record(self, name: str) -> Iterator[Seat]:
        """The roles that a round's record gives."""
        held = self._seats(name)
        if held.state is None or not same_person(held.names.get(self.person, ""), self.name):
            return
        known = held.state.people.get(self.person)
        if known and known.until and known.until < self.day.isoformat():
            return
        for grant in held.state.grants:
            if grant.person == self.person and grant.holds(self.day) and not grant.revoked_at and grant.role != "admin":
                yield Seat(grant.role, grant.scope.removeprefix(UNIT) if grant.scope.startswith(UNIT) else "")

    def _by_list(self, name: str) -> Iterator[Seat]:
        before = self._seats(name).state is None
        for given in self.given:
            if given.role in ALWAYS or (before and given.round in ("", name)):
                yield Seat(given.role, given.code)

    def sight(self, name: str, code: str) -> Sight:
        """A round by its record, and one of its files."""
        if (name, code) not in self.seen:
            state = self._seats(name).state
            council = state.council if state else None
            members = frozenset(member.person for member in sitting(council, self.day)) if council else frozenset()
            file = round_file(self.holdings, name, code) if state and code else None
            self.seen[name, code] = Sight(state, file, members)
        return self.seen[name, code]

    def holds_anywhere(self, *roles: str) -> bool:
        """Whether somebody holds one of some roles on the board or in any round."""
        return any(seat.role in roles for seat in self.seats(""))

    def is_another(self, name: str) -> bool:
        """Whether a round's record gives this person's id to somebody of another name."""
        told = self._seats(name).names.get(self.person, "")
        return bool(told) and not same_person(told, self.name)

    def _seats(self, name: str) -> RoundSeats:
        if name not in self.read:  # a round that there is not seats nobody: it answers as one that is not somebody's
            known = self.holdings.has_round(name)
            self.read[name] = round_seats(self.holdings, name) if known else RoundSeats()
        return self.read[name]


def same_person(one: str, other: str) -> bool:
    """Whether two names are one, however they were typed."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
