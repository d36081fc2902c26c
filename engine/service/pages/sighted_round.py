"""A round as its page tells it: assessed, with its register and its record, and a line a commune in one language."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from engine.evidence.facts import Round
from engine.forms.register import Register, Standing
from engine.language import Say
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.problems import Problem, said_once
from engine.reporting.alphabet import name_key
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.service.board.receiving import Read
from engine.service.pages.folder_stamps import RoundStamp
from engine.service.pages.seeing.commune_line import CommuneLine, Stands, line_of
from engine.service.pages.seeing.record_seen import RecordSeen
from engine.service.parts.round_parts import OpenPart, whole_of


@dataclass(frozen=True)
class SightedRound:
    """A round with its parts, each assessed by its own standard, and its register; ``stamp`` is what it rests on.

    ``own`` are communes that were scored again since, each in a result of its own; ``record`` is None where no record
    is open. ``opened`` and ``reads`` are what the parts were scored from, ``lists`` the place of each commune.
    ``told`` are its lines by language, made when first asked for, ``worked`` what pages have worked out of it.
    """

    opened: tuple[OpenPart, ...]
    reads: tuple[Read, ...]
    parts: tuple[RoundResult, ...]
    register: Register
    stamp: RoundStamp
    own: Mapping[str, RoundResult] = field(default_factory=dict)
    record: RecordSeen | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    told: dict[str, tuple[CommuneLine, ...]] = field(default_factory=dict)
    worked: dict[Hashable, Future[Any]] = field(default_factory=dict)

    @cached_property
    def round(self) -> Round:
        """The round with the communes of all its parts."""
        return whole_of(self.parts)

    @cached_property
    def maximum(self) -> Score:
        """The most points that a total of any part can come to."""
        return max(made.book.standard.head.maximum.points for made in self.parts)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be said of the round and of no one commune."""
        before = [told for own in self.parts for told in own.evidence.problems if not told.commune]
        read = (told for own in self.reads for told in own.evidence.problems)
        made = (told for own in self.parts for told in own.problems if not told.commune and told not in before)
        held = self.record.problems if self.record else ()
        return said_once(told for told in (*made, *read, *held) if not told.commune)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """How far each commune's form is, by code."""
        return {standing.unit.code: standing for standing in self.register.standings}

    @cached_property
    def _homes(self) -> Mapping[str, RoundResult]:
        return {unit.code: made for made in self.parts for unit in made.round.units}

    def home_of(self, code: str) -> RoundResult | None:
        """The part that a commune is in, as it was scored with the others; None for a code that the round has not."""
        return self._homes.get(code)

    def part_of(self, code: str) -> RoundResult | None:
        """The result in which a commune stands now: by its record where its file counts, else by its form."""
        recorded = self.record.results.get(code) if self.record else None
        return recorded or self.own.get(code) or self._homes.get(code)

    def card(self, code: str) -> Scorecard | None:
        """A commune's card as it stands now; None where it was set aside."""
        made = self.part_of(code)
        return made.card(code) if made else None

    def lines(self, say: Say) -> tuple[CommuneLine, ...]:
        """Every commune, in Vietnamese alphabetical order."""
        if say.language not in self.told:
            self.told[say.language] = in_order(self.fresh_line(unit, say) for unit in self.round.units)
        return self.told[say.language]

    def fresh_line(self, unit: Unit, say: Say) -> CommuneLine:
        """A commune's line made anew; raises KeyError for one that the round has not."""
        made = self.part_of(unit.code)
        if made is None:
            raise KeyError(unit.code)
        file = self.record.line(unit.code, say) if self.record else None
        return line_of(unit, Stands(made, self.standings[unit.code].sent, self.places.get(unit.code, ""), file), say)

    @cached_property
    def _by_code(self) -> dict[str, Mapping[str, CommuneLine]]:
        return {}

    def line(self, code: str, say: Say) -> CommuneLine:
        """One commune's line; raises KeyError for a code that the round has not."""
        if say.language not in self._by_code:
            self._by_code[say.language] = {line.code: line for line in self.lines(say)}
        return self._by_code[say.language][code]


def in_order(lines: Iterator[CommuneLine]) -> tuple[CommuneLine, ...]:
    """Lines in Vietnamese alphabetical order."""
    return tuple(sorted(lines, key=lambda line: (name_key(line.name), line.code)))
