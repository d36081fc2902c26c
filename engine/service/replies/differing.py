"""Two standards side by side and a draft for a new year: the answers to ``compare`` and ``new-year``."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from engine.comparing.aspects import Kind
from engine.comparing.impact import Effect, Impact, Standing, Trend
from engine.comparing.sensitivity import Sensitivity
from engine.evidence.facts import Round
from engine.language import speak
from engine.law.model import Standard
from engine.law.points.scores import score_of, score_text
from engine.scoring.sums.rows import Row, Told, VerdictName
from engine.service.replies.reply import Reply

if TYPE_CHECKING:
    from engine.reporting.words.compare_words import Comparison


class DifferenceRow(Row):
    """One thing that is otherwise, in both languages; without a ``lever`` it changes nobody's points."""

    kind: Kind
    group: str
    name: str
    lever: str | None
    inferred: bool
    vi: str
    en: str


class StandingRow(Row):
    """A commune under one standard; no class, threshold or decision where none fits.

    ``level`` is the highest above plain recognition that it reaches for certain.
    """

    class_: str | None = Field(alias="class")
    threshold: Told | None
    decision: VerdictName | None
    low: Told
    high: Told
    level: str | None


class EffectRow(Row):
    """A commune under both; ``causes`` are sets of levers each of which alone gives a new decision.

    ``level_causes`` are those that alone give its new level.

    ``least_change`` and ``most_change`` bound what its total changes by, whatever its missing evidence turns out to be.
    """

    code: str
    name: str
    old: StandingRow
    new: StandingRow
    trend: Trend
    least_change: Told
    most_change: Told
    flips: bool
    causes: list[list[str]] | None
    smallest: bool | None
    level_causes: list[list[str]] | None


class SensitivityRow(Row):
    """One threshold moved and all else kept, and how many communes flip; edges as the law writes them."""

    name: str
    kind: Literal["band", "class"]
    old: str
    new: str
    gained: int
    lost: int
    other: int


class ImpactRow(Row):
    """What the new standard does to a round; ``missing`` are data that it asks and nobody has given."""

    round: str
    simulated: bool
    missing: list[str]
    set_aside: list[str]
    communes: list[EffectRow]
    sensitivity: list[SensitivityRow]


class CompareReply(Reply):
    """Every difference between two standards, and with a round the effect on its communes.

    ``strayed`` are the codes of what is to be said of a law that is not as it was accepted; ``elsewhere`` the codes of
    communes of the round that other standards judge: nothing is said of them.
    """

    schema_: Literal["phuhop/compare/1"] = Field(alias="schema")
    old: str
    new: str
    differences: list[DifferenceRow]
    impact: ImpactRow | None
    strayed: list[str]
    elsewhere: list[str]


class NewYearReply(Reply):
    """A draft made from a standard, and its folder."""

    schema_: Literal["phuhop/new-year/1"] = Field(alias="schema")
    standard: str
    folder: str


def new_year_reply(folder: Path) -> NewYearReply:
    """A draft as plain data."""
    return NewYearReply(schema="phuhop/new-year/1", standard=folder.name, folder=str(folder))


def compare_reply(told: Comparison) -> CompareReply:
    """A comparison as plain data."""
    old, new = (made.head.id if isinstance(made, Standard) else made.id for made in (told.old, told.new))
    return CompareReply(
        schema="phuhop/compare/1",
        old=old,
        new=new,
        differences=list(_differences(told)),
        impact=_impact(told.impact, told.round) if told.impact and told.round else None,
        strayed=[found.code for found in told.strayed],
        elsewhere=[unit.code for unit in told.elsewhere],
    )


def _differences(told: Comparison) -> Iterator[DifferenceRow]:
    from engine.reporting.words.compare_words import difference_sentence

    vietnamese, english = speak("vi"), speak("en")
    for d in told.differences:
        yield DifferenceRow(
            kind=d.kind,
            group=d.group,
            name=d.name,
            lever=d.lever or None,
            inferred=d.inferred,
            vi=difference_sentence(told, d, vietnamese),
            en=difference_sentence(told, d, english),
        )


def _impact(impact: Impact, round_: Round) -> ImpactRow:
    return ImpactRow(
        round=round_.id,
        simulated=round_.simulated,
        missing=list(impact.missing),
        set_aside=[unit.code for unit in impact.aside],
        communes=[_commune(effect) for effect in impact.effects],
        sensitivity=[
            SensitivityRow(
                name=s.name, kind="band" if s.item else "class", old=_edge(s, s.old), new=_edge(s, s.new),
                gained=s.gained, lost=s.lost, other=s.other,
            )
            for s in impact.sensitivities
        ],
    )  # fmt: skip


def _edge(moved: Sensitivity, edge: Fraction) -> str:
    """An edge as the law writes it, or a threshold in points."""
    return str(edge) if moved.item else score_text(score_of(edge))


def _commune(effect: Effect) -> EffectRow:
    return EffectRow(
        code=effect.unit.code,
        name=effect.unit.name,
        old=_standing(effect.old),
        new=_standing(effect.new),
        trend=effect.trend,
        least_change=effect.change[0],
        most_change=effect.change[1],
        flips=effect.flips,
        causes=[sorted(on) for on in effect.cause.sets] if effect.cause else None,
        smallest=effect.cause.smallest if effect.cause else None,
        level_causes=[sorted(on) for on in effect.level_cause.sets] if effect.level_cause else None,
    )


def _standing(made: Standing) -> StandingRow:
    known = made.unit_class
    return StandingRow(
        **{"class": known.id if known else None},
        threshold=known.threshold if known else None,
        decision=made.verdict,
        low=made.low,
        high=made.high,
        level=made.level.id if made.level else None,
    )
