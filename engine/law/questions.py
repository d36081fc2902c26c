"""The evidence a standard asks for: each datum once, and the checks between data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from engine.law.periods.own_period import OwnPeriod
from engine.law.values import (
    LARGEST_COUNT,
    Cite,
    Day,
    EvidenceId,
    EvidenceKind,
    Flag,
    Percent,
    Shape,
    Slug,
    Text,
    TypedMark,
    Whole,
)


class DatedNote(Shape):
    """What another law says of a datum from a day on: whom to count, who holds the number; the question stays."""

    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    text: Text
    text_en: Text
    mark: TypedMark
    cite: Cite

    def holds(self, day: date) -> bool:
        """Whether it is said on a day."""
        return self.from_ <= day <= (self.until or date.max)


def _not_here(_: object) -> None:
    """Its criteria say which period a datum is about."""
    raise PydanticCustomError("LAW-536", "a criterion's")


class Evidence(Shape):
    """A datum a commune gives once: how it is asked, its unit, limits, and who holds it.

    ``period`` is that of the criteria that read it, None where that is the round's; no file writes it here.
    """

    id: EvidenceId
    label: Text
    label_en: Text
    question: Text
    question_en: Text
    kind: EvidenceKind
    unit: Text | None = None
    unit_en: Text | None = None
    at_least: Whole = 0
    at_most: Whole = LARGEST_COUNT
    not_more_than: tuple[EvidenceId, ...] = ()
    holder: Text
    holder_en: Text
    sensitive: Flag = False
    indicator: Text | None = None
    hint: Text | None = None
    hint_en: Text | None = None
    notes: tuple[DatedNote, ...] = ()
    period: Annotated[SkipJsonSchema[OwnPeriod | None], BeforeValidator(_not_here), Field(exclude=True)] = None


def notes_on(evidence: Evidence, day: date) -> Sequence[DatedNote]:
    """What is said of a datum in a round of that day, in the author's order."""
    return [note for note in evidence.notes if note.holds(day)]


class CheckExample(Shape):
    """Figures, as ``tre_em=816, tre_sinh_trong_ky=0``, and whether the check speaks of them.

    ``before`` are those of the round before, ``other`` those of another commune.
    """

    name: Text
    given: Text
    before: Text | None = None
    other: Text | None = None
    told: Flag


class Check(Shape):
    """What figures must hold to be believed; one kind each.

    ``sum``: added up not more than a datum. ``jump``: against the last round. ``share``: these added up as a percentage
    of those, when either sum is ``at_least`` so many. ``zero``: all of these are 0, beside a datum of ``at_least`` so
    many where one is named. ``nobody``: any of these wholes is 0, so that items score full on nobody. ``identical``:
    communes with the same figures, the first of them ``at_least`` so many.
    """

    id: Slug
    sum: tuple[EvidenceId, ...] = ()
    not_more_than: EvidenceId | None = None
    jump: EvidenceId | None = None
    over_percent: Whole | None = None
    share: tuple[EvidenceId, ...] = ()
    of: tuple[EvidenceId, ...] = ()
    at_least_percent: Percent | None = None
    at_most_percent: Percent | None = None
    zero: tuple[EvidenceId, ...] = ()
    nobody: tuple[EvidenceId, ...] = ()
    beside: EvidenceId | None = None
    identical: tuple[EvidenceId, ...] = ()
    at_least: Whole = 1
    level: Literal["error", "warning"]
    why: Text
    why_en: Text
    examples: tuple[CheckExample, ...] = ()


class EvidenceBook(Shape):
    """``evidence.yaml``: every datum once, and the checks between data."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()
