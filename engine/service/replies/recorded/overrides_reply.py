"""The overrides of a round beside its record as plain data: the answer to ``phuhop review overrides``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.records.acting.overriding import OverrideKind, Standing
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class OverrideRow(Row):
    """An override, what becomes of it in the record, and how it stands on the day; ``commune`` is "" for the round.

    ``value`` is the id of a class or of a datum, or an ISO day; ``kept`` stays, its commune was decided on with it.
    """

    id: str
    commune: str
    kind: OverrideKind
    value: str
    reason: str
    document: str
    from_: str = Field(alias="from")
    until: str
    change: Literal["new", "changed", "same", "taken_out", "kept"]
    standing: Standing


class ReviewOverridesReply(Reply):
    """The file's overrides beside the record's, how many acts bring it in, and files that must be appraised anew."""

    schema_: Literal["phuhop/review-overrides/1"] = Field(alias="schema")
    round: str
    day: str
    overrides: list[OverrideRow]
    acts: int
    again: list[str]
    applied: bool
