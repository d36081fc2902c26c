"""The evidence a standard asks for: each datum once, and the checks between data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from engine.law.values import LARGEST_COUNT, EvidenceId, EvidenceKind, Flag, Shape, Slug, Text, Whole


class Evidence(Shape):
    """A datum a commune gives once: how it is asked, its unit, limits, and who holds it."""

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


class Check(Shape):
    """Consistency between data: a sum that may not exceed a datum, or a jump since last round."""

    id: Slug
    sum: tuple[EvidenceId, ...] = ()
    not_more_than: EvidenceId | None = None
    jump: EvidenceId | None = None
    over_percent: Whole | None = None
    level: Literal["error", "warning"]
    why: Text
    why_en: Text


class EvidenceBook(Shape):
    """``evidence.yaml``: every datum once, and the checks between data."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()
