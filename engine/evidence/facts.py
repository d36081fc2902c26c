"""Evidence as frozen data: a fact is a value with its place, its document, and its kind of nothing.

Zero, missing and not applicable are three things: zero is a value, missing is an absent
fact, not applicable is a fact with its own state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from engine.evidence.on_record import OnRecord
from engine.files.numbers import FactState
from engine.law.model import Unit
from engine.law.periods.own_period import Days, RoundDays
from engine.law.points.scores import Score
from engine.law.units.unit_facts import CaseTest, FactValue
from engine.law.values import Shape, Slug, Text
from engine.problems import Place, Problem, sorted_problems
from engine.semantics import Verdict

# Whether a second person is required at the board's desk, or one acts alone and every paper says so.
FourEyes = Literal["required", "stated"]


@dataclass(frozen=True, slots=True)
class Document:
    """The paper a fact rests on, as the commune named it."""

    number: str
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One datum of one commune: a count (int ≥ 0) or a yes (1) / no (0)."""

    evidence: str
    value: int
    place: Place
    state: FactState = "given"
    document: Document | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SelfScore:
    """The points that a commune gave itself, by item, of those it gave any; the day it did so, if it said."""

    points: Mapping[str, Score]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """What a commune's form says of a declared fact of the commune, where, and the paper it names."""

    fact: str
    value: FactValue
    place: Place
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class ClassOverride:
    """A threshold class set by hand for one commune, with its ground."""

    commune: str
    value: str
    reason: str
    document: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A commune's code or a letter's id that somebody stands by, though it does not agree with the lists or the round.

    ``by`` is an office and ``reason`` its ground.
    """

    name: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ActionOverride:
    """What a round says of an item's actions instead of the standard; None leaves it as it is."""

    item: str
    label: str | None = None
    effort: int | None = None
    each: int | None = None
    months: int | None = None
    possible: bool | None = None


class StandardFor(Shape):
    """A standard for some communes of a round: those that meet one of the tests, or those named by their codes."""

    standard: Slug
    when: tuple[CaseTest, ...] | None = None
    communes: tuple[Text, ...] | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """An assessment round: which standard, as of which day, for which communes.

    ``directives`` are the letters whose tasks it follows; ``strict_before`` reads "trước ngày X" as X being too late.
    ``four_eyes`` says whether a second person judges what one has done; it bears on no score.
    With ``standards`` some communes are judged by others: the first that fits a commune, else ``standard``.
    """

    id: str
    title: str
    standard: str
    on: date
    period_from: date
    period_to: date
    area: str
    simulated: bool
    authority: str | None
    units: tuple[Unit, ...]
    overrides: tuple[ClassOverride, ...]
    previous: str | None = None
    actions: tuple[ActionOverride, ...] = ()
    directives: tuple[str, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    strict_before: bool = True
    standards: tuple[StandardFor, ...] = ()
    four_eyes: FourEyes = "required"

    @property
    def days(self) -> RoundDays:
        """Its day, and the days that it counts where a criterion has no period of its own."""
        return RoundDays(self.on, Days(self.period_from, self.period_to))


@dataclass(frozen=True, slots=True)
class CommuneEvidence:
    """What one commune gave, its self-score if it made one; ``set_aside`` when it is in doubt whose a file is.

    Or of which round. Of a datum with an error there is no fact: it is open until that is mended. ``answers`` are what
    its form says of the commune itself; ``on_record`` is None where the facts are the form's, not the record's.
    """

    code: str
    facts: Mapping[str, Fact]
    problems: tuple[Problem, ...] = ()
    set_aside: bool = False
    received: bool = True
    self_score: SelfScore | None = None
    answers: tuple[UnitAnswer, ...] = ()
    on_record: OnRecord | None = None


@dataclass(frozen=True, slots=True)
class EarlierRound:
    """What the communes of an earlier round came to: by code and level the verdict, and whether it is firm.

    Plain recognition is the level "", those above it are called by their ids. One that was not decided is not there.
    """

    id: str
    title: str
    on: date
    decided: Mapping[str, Mapping[str, tuple[Verdict, bool]]]


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that came, by the name it is shown by, and the communes that it speaks for: none, one or many."""

    shown: str
    communes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoundEvidence:
    """The evidence of a round, by commune code, and problems that belong to no one commune.

    ``previous`` are the facts of the round before by commune code, where there was one under the same standard;
    ``earlier`` those of the rounds before that, the latest first, as far back as the standard reads; ``files`` is all
    that lies in the folder, in the order of the names; ``decided`` are earlier rounds with what their communes came to,
    the latest first, where a level must have been kept.
    """

    communes: Mapping[str, CommuneEvidence]
    problems: tuple[Problem, ...]
    previous: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    files: tuple[SentFile, ...] = ()
    earlier: tuple[Mapping[str, Mapping[str, Fact]], ...] = ()
    decided: tuple[EarlierRound, ...] = ()

    @property
    def on_record(self) -> Mapping[str, OnRecord]:
        """How each commune's figures stand in the record; nothing where they are the forms'."""
        return {code: own.on_record for code, own in self.communes.items() if own.on_record}

    def on_record_of(self, code: str) -> OnRecord | None:
        """How one commune's figures stand in the record; None where they are the form's, and for a code of none."""
        own = self.communes.get(code)
        return own.on_record if own else None

    def round_before(self, back: int) -> Mapping[str, Mapping[str, Fact]]:
        """The facts of the round so many before this one, by commune code; none where there was no such round."""
        rounds = (self.previous, *self.earlier)
        return rounds[back - 1] if back <= len(rounds) else {}

    def before(self, code: str) -> tuple[Mapping[str, Fact], ...]:
        """One commune's facts in the rounds before this one, the latest first."""
        return tuple(rounds.get(code, {}) for rounds in (self.previous, *self.earlier))

    def told_of(self, code: str) -> tuple[Problem, ...]:
        """All that is told of a commune: its own problems, and its share in those told of several together."""
        shared = (seen for found in self.problems for seen in found.seen_by(code))
        return sorted_problems((*self.communes[code].problems, *shared))
