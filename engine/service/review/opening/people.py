"""``council.yaml`` of a round: who sits at the desk, by id, name and role; the council as its paper has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from engine.law.loading import shape
from engine.law.source import Route, Source, read_source
from engine.law.values import Day, Shape, Text, Whole
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.actors import ONE_PERSON, Role
from engine.records.acting.round_state import UNIT, WHOLE_ROUND
from engine.reporting.review.setting.council_sheets import WORKBOOK
from engine.service.review.opening.council_book import read_council_book

COUNCIL_FILE = "council.yaml"
PersonId = Annotated[str, StringConstraints(pattern=r"^p-\d{3,}$")]


class PersonShape(Shape):
    """A person, in what roles, for which communes (all where none is named), and between which days."""

    id: PersonId
    name: Text
    office: Text
    roles: tuple[Literal["commune", "appraiser", "member", "secretary", "chair", "viewer", "admin"], ...] = ()
    communes: tuple[Text, ...] = ()
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None


class MemberShape(Shape):
    """A member of the council; ``interest`` are the communes, by code, on which he does not vote."""

    person: PersonId
    office: Text
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    interest: tuple[Text, ...] = ()


class CouncilShape(Shape):
    """The council as its paper appoints it."""

    document: Text
    issued: Day
    chair: PersonId
    secretary: PersonId
    quorum: Whole
    rule: Literal["over_half_present", "over_half_all", "two_thirds_present", "two_thirds_all"]
    members: Annotated[tuple[MemberShape, ...], Field(min_length=1)]


class PeopleShape(Shape):
    """``council.yaml``."""

    persons: Annotated[tuple[PersonShape, ...], Field(min_length=1)]
    council: CouncilShape | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the list; ``communes`` by code, none for the whole round; days ISO, "" where there is no end."""

    id: str
    name: str
    office: str
    roles: tuple[Role, ...]
    communes: tuple[str, ...]
    from_: str
    until: str

    def grants(self, codes: Sequence[str]) -> Iterator[tuple[Role, str]]:
        """Each role with its scope; whoever sends forms does so for communes by name: ``codes`` are the round's."""
        for role in self.roles:
            named = self.communes or (tuple(codes) if role == "commune" else ())
            yield from ((role, scope) for scope in ([f"{UNIT}{code}" for code in named] or [WHOLE_ROUND]))


def read_people(folder: Path) -> tuple[Listed, ...]:
    """The people of a round; none where it has no list, and one laptop's person does everything.

    Raises ProblemsFound with every error of the list: an id twice or that of one laptop's person (REC-352), a council
    that names somebody who is not listed (REC-353).
    """
    told = people_file(folder)
    return () if told is None else tuple(_listed(person) for person in told.persons)


def people_file(folder: Path) -> PeopleShape | None:
    """The list as it is written; None where there is none. Raises as ``read_people`` does."""
    source = people_source(folder)
    return None if source is None else people_of(source)


def people_of(source: Source) -> PeopleShape:
    """The list as a source has it; raises as ``read_people`` does."""
    told = shape(PeopleShape, source)
    if found := [*_doubled(told, source), *_strangers(told, source)]:
        raise ProblemsFound(found)
    return told


def people_source(folder: Path) -> Source | None:
    """The list as a text file or a workbook has it; None where there is neither, REC-368 where there are both."""
    text, book = folder / COUNCIL_FILE, folder / WORKBOOK
    if text.exists() and book.exists():
        raise ProblemsFound([problem("REC-368", Place(f"{folder.name}/{WORKBOOK}"))])
    if book.exists():
        return read_council_book(book)
    return read_source(text, COUNCIL_FILE) if text.exists() else None


def _doubled(told: PeopleShape, source: Source) -> Iterator[Problem]:
    before = {ONE_PERSON}
    for at, person in enumerate(told.persons):
        if person.id in before:
            yield source.problem("REC-352", ("persons", at, "id"), given=person.id)
        before.add(person.id)


def _strangers(told: PeopleShape, source: Source) -> Iterator[Problem]:
    known = {person.id for person in told.persons}
    council = told.council
    if council is None:
        return
    named: list[tuple[Route, str]] = [(("council", key), getattr(council, key)) for key in ("chair", "secretary")]
    named += [(("council", "members", at, "person"), m.person) for at, m in enumerate(council.members)]
    for route, person in named:
        if person not in known:
            yield source.problem("REC-353", route, given=person, known=", ".join(sorted(known)))


def _listed(person: PersonShape) -> Listed:
    until = person.until.isoformat() if person.until else ""
    roles: tuple[Role, ...] = person.roles
    return Listed(person.id, person.name, person.office, roles, person.communes, person.from_.isoformat(), until)
