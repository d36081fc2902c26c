"""Opening a record and seating its council as plain data: its law, its authorities, its people."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class PersonChangeRow(Row):
    """A person put down, or a role given or taken back; role and scope are "" of a person."""

    act: Literal["person", "grant", "revoke_grant"]
    person: str
    role: str
    scope: str


class LawOfRoundRow(Row):
    """A standard of the round with the hash of its law."""

    standard: str
    law: str


class AuthorityRow(Row):
    """One of several authorities: for which standard, by the id of its profile, who appraises and recognises."""

    standard: str
    authority: str
    appraises: str
    recognises: str


class ReviewOpenReply(Reply):
    """A record opened, or what opening it would do: its law, its people by id, the communes that get a file.

    ``standards`` are those beside the round's own; several ``authorities`` stand there, and the round names none.
    ``formed`` are those of them that were formed of others on 01/07/2025.
    """

    schema_: Literal["phuhop/review-open/1"] = Field(alias="schema")
    round: str
    standard: str
    law: str
    four_eyes: Literal["required", "stated"]
    appraises: str
    recognises: str
    standards: list[LawOfRoundRow]
    authorities: list[AuthorityRow]
    people: list[str]
    opened: list[str]
    formed: list[str]
    changed: list[PersonChangeRow]
    again: bool
    applied: bool


class ReviewPeopleReply(Reply):
    """The empty workbook for the people of a round and its council."""

    schema_: Literal["phuhop/review-people/1"] = Field(alias="schema")
    round: str
    workbook: str


class ReviewCouncilReply(Reply):
    """The council as it is put down: its paper, its people by id, how many must vote, and the rule of what carries."""

    schema_: Literal["phuhop/review-council/1"] = Field(alias="schema")
    round: str
    document: str
    chair: str
    secretary: str
    quorum: int
    rule: str
    members: list[str]
    applied: bool
