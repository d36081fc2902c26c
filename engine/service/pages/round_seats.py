"""What a round's record says of who sits where: roles, council and people by name; nothing is scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.evidence.identity.unit_names import full_name
from engine.evidence.round import read_round
from engine.problems import ProblemsFound
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.service.record.record_store import open_record
from engine.service.review.opening.people import read_people
from engine.service.rounds import facts_beside
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class RoundSeats:
    """A round's state by its record, None before it is opened, and the names of its people by id."""

    state: RoundState | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody whom a round's list of people names."""

    person: str
    name: str
    office: str
    round: str


def round_seats(holdings: Holdings, name: str) -> RoundSeats:
    """Who sits where in a round; raises ProblemsFound where there is no such round or its record cannot be read."""
    record = open_record(holdings.round(name))
    state = record.round_state()
    return RoundSeats(state, {person: known.name for person, known in record.people().items()} if state else {})


def round_file(holdings: Holdings, name: str, code: str) -> CommuneFile | None:
    """A commune's file in a round's record; None where none was opened. Raises as ``round_seats`` does."""
    return open_record(holdings.round(name)).file(code)


def communes_of(holdings: Holdings, name: str) -> Mapping[str, str]:
    """The communes of a round by code; raises ProblemsFound where it cannot be read."""
    folder = holdings.round(name)
    whole, _ = read_round(folder, facts_beside(folder, holdings))
    return {unit.code: full_name(unit) for unit in whole.units}


def listed_people(holdings: Holdings) -> tuple[ListedPerson, ...]:
    """Everybody whom the rounds' lists name, each once by id and name; a list that cannot be read names nobody."""
    found: dict[tuple[str, str], ListedPerson] = {}
    for name in holdings.rounds():
        try:
            listed = read_people(holdings.round(name))
        except ProblemsFound:
            continue
        for one in listed:
            found[one.id, one.name] = ListedPerson(one.id, one.name, one.office, name)
    return tuple(sorted(found.values(), key=lambda one: (one.person, one.name)))
