"""What the record of a round says beside its files: law, people, roles, council, overrides, releases, and its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from engine.evidence.facts import FourEyes
from engine.language import text
from engine.records.acting.actors import Role
from engine.records.acting.commune_file import State
from engine.records.acting.overriding import DatedOverride
from engine.records.entries.entry import GENESIS_PREV

ONE_PAIR_OF_EYES: Final = text("Chưa có người thứ hai thẩm định")
WHOLE_ROUND: Final = "round"
UNIT: Final = "unit:"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the round by id: office and the last ISO day on which he may act; "" is open."""

    person: str
    office: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given to a person for the round or one unit ("unit:02587"), from and until ISO days, both included.

    It stays in the record once revoked: duties follow what a person ever was.
    """

    person: str
    role: Role
    scope: str
    from_: str
    until: str
    by: str
    at: str
    revoked_by: str = ""
    revoked_at: str = ""

    def covers(self, code: str) -> bool:
        """Whether it is for the round, or for this commune."""
        return self.scope in (WHOLE_ROUND, UNIT + code)

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day, by its own days alone."""
        return self.from_ <= day.isoformat() and (not self.until or day.isoformat() <= self.until)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the council between two ISO days, with the communes by code that he has an interest in."""

    person: str
    office: str
    from_: str
    until: str
    interest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Council:
    """The council as its paper appoints it; ``quorum`` members must vote, ``rule`` says what carries."""

    document: str
    issued: str
    chair: str
    secretary: str
    quorum: int
    rule: str
    members: tuple[Member, ...]
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Release:
    """What is published: prepared by one person, and published once another has seconded it."""

    number: int
    cells_sha: str
    codes: tuple[str, ...]
    first_by: str
    first_at: str
    second_by: str = ""
    second_at: str = ""

    @property
    def is_out(self) -> bool:
        """Whether it was seconded."""
        return bool(self.second_at)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the chain: its number, its own hash and its time."""

    seq: int = 0
    hash: str = GENESIS_PREV
    at: str = ""


@dataclass(frozen=True, slots=True)
class LawOfRound:
    """A standard that judges communes of a round, and the hash of its law."""

    standard: str
    law: str


@dataclass(frozen=True, slots=True)
class AuthorityOfRound:
    """An authority by the id of its profile in a standard: who appraises for it, who recognises."""

    standard: str
    authority: str
    appraises: str
    recognises: str


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round as its entries made it; ``four_eyes`` "stated" lets one person act alone and every paper says so.

    ``law`` and ``standard`` are the round's own, ``standards`` those beside it. Where several authorities decide they
    are ``authorities`` and the round itself names none. ``files`` are the states of the files by commune, ``receipts``
    the number of the last receipt given.
    """

    round: str
    law: str
    standard: str
    on: str
    four_eyes: FourEyes
    authority: str
    appraises: str
    recognises: str
    simulated: bool
    tool: str
    standards: tuple[LawOfRound, ...] = ()
    authorities: tuple[AuthorityOfRound, ...] = ()
    people: Mapping[str, KnownPerson] = field(default_factory=dict)
    grants: tuple[Grant, ...] = ()
    council: Council | None = None
    overrides: tuple[DatedOverride, ...] = ()
    receipts: int = 0
    releases: tuple[Release, ...] = ()
    files: Mapping[str, State] = field(default_factory=dict)
    head: Head = Head()

    @property
    def notice(self) -> str:
        """What every paper of the round must say where one person may act alone; "" where two are required."""
        return ONE_PAIR_OF_EYES if self.four_eyes == "stated" else ""

    @property
    def laws(self) -> tuple[LawOfRound, ...]:
        """Every standard of the round with its law, the round's own first."""
        return (LawOfRound(self.standard, self.law), *self.standards)

    def law_of(self, standard: str) -> str:
        """The hash of the law of a file's standard; of the round's own where a file names none."""
        return next((own.law for own in self.standards if own.standard == standard), self.law)

    def deciding(self, standard: str, authority: str) -> AuthorityOfRound:
        """The authority of a file that names it, or that of a round that has one; blank where it is not known."""
        one = AuthorityOfRound(self.standard, self.authority, self.appraises, self.recognises)
        known = ((own.standard, own.authority) == (standard, authority) for own in self.authorities)
        return next((own for own, fits in zip(self.authorities, known, strict=True) if fits), one)

    @property
    def out(self) -> tuple[Release, ...]:
        """The releases that are published."""
        return tuple(release for release in self.releases if release.is_out)
