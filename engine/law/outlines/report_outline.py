"""The outline of a report as frozen data: what stands in which section, and which datum answers which line."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from engine.law.directives import Level
from engine.law.values import Day, EvidenceId, Shape, Slug, Text

# What a report tells that no single datum holds: decisions, tasks of the letters, how clean the data are.
Shown = Literal["standing", "tasks", "cleaning"]
Span = Literal["half_year", "year", "month"]


class OutlineRow(Shape):
    """One line of a table: a datum, or a part of a whole, or what only a person can fill in (``by_hand``).

    ``code`` is the code of a statistical indicator; it is claimed only with ``seen``, where it was read.
    """

    label: Text | None = None
    datum: EvidenceId | None = None
    of: EvidenceId | None = None
    by_hand: Text | None = None
    code: Text | None = None
    seen: Text | None = None


class Piece(Shape):
    """One piece of a section: a paragraph, a place to write, a table of lines, or something shown; exactly one.

    ``criteria`` are those whose tasks are shown; none is all.
    """

    text: Text | None = None
    write: Text | None = None
    rows: tuple[OutlineRow, ...] = ()
    show: Shown | None = None
    criteria: tuple[Slug, ...] = ()


class OutlineSection(Shape):
    """A section with its heading."""

    title: Text
    pieces: Annotated[tuple[Piece, ...], Field(min_length=1)]


class Outline(Shape):
    """A report or an annex: ``project`` is phuhop's own form, ``official`` one that a document (``source``) gives.

    ``answers`` is the datum by which a letter's task of sending this report is closed: the days are that task's.
    ``standard`` is the one whose data it names; a round of another has gaps where it does not ask them.
    """

    id: Slug
    of: Literal["report", "annex"]
    file: Slug
    title: Text
    form: Literal["project", "official"]
    source: Text | None = None
    standard: Slug | None = None
    answers: EvidenceId | None = None
    span: Span = "year"
    annexes: tuple[Slug, ...] = ()
    sections: Annotated[tuple[OutlineSection, ...], Field(min_length=1, max_length=14)]


class Hop(Shape):
    """To which level reports of a level go between two days, and on what ground; ``body`` names one of the centre."""

    from_: Annotated[Level, Field(alias="from")]
    to: Level
    valid_from: Day | None = None
    valid_until: Day | None = None
    body: Text | None = None
    basis: Text


class Chain(Shape):
    """``chain.yaml``: the way of a report upward, level by level."""

    hops: Annotated[tuple[Hop, ...], Field(min_length=1)]
