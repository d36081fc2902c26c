"""A record opened and a council seated as plain data, for ``--json``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.records.acting.acts import Wanted
from engine.service.replies.recorded.review_opening_replies import (
    AuthorityRow,
    LawOfRoundRow,
    PersonChangeRow,
    ReviewCouncilReply,
    ReviewOpenReply,
)
from engine.service.review.opening.opening_record import Opened
from engine.service.review.opening.seating import Seated


def opened_reply(done: Opened) -> ReviewOpenReply:
    """A record opened."""
    state = done.state
    return ReviewOpenReply(
        schema="phuhop/review-open/1",
        round=state.round,
        standard=state.standard,
        law=state.law,
        four_eyes=state.four_eyes,
        appraises=state.appraises,
        recognises=state.recognises,
        standards=[LawOfRoundRow(standard=own.standard, law=own.law) for own in state.standards],
        authorities=[
            AuthorityRow(
                standard=own.standard, authority=own.authority, appraises=own.appraises, recognises=own.recognises
            )
            for own in state.authorities
        ],
        people=[listed.id for listed in done.people],
        opened=[unit.code for unit in done.fresh],
        formed=[merged.code for merged in done.formed],
        changed=[_person_change(act) for act in done.changed],
        again=done.again,
        applied=done.applied,
    )


def _person_change(act: Wanted) -> PersonChangeRow:
    told: Mapping[str, Any] = act.body
    kept = {"act": act.act, "person": told["person"], "role": told.get("role", ""), "scope": told.get("scope", "")}
    return PersonChangeRow(**kept)


def seated_reply(name: str, done: Seated) -> ReviewCouncilReply:
    """A council put down."""
    council = done.council
    return ReviewCouncilReply(
        schema="phuhop/review-council/1",
        round=name,
        document=council.document,
        chair=council.chair,
        secretary=council.secretary,
        quorum=council.quorum,
        rule=council.rule,
        members=[member.person for member in council.members],
        applied=done.applied,
    )
