"""A round assessed: the one immutable value that every renderer, plan and comparison takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns, facts_by_commune, made_facts
from engine.evidence.facts import Round, RoundEvidence
from engine.law.loading import Lawbook
from engine.law.model import Authority, Unit
from engine.law.points.scores import listed, score_at
from engine.problems import Problem, errors
from engine.rules.number_line import LawTable
from engine.scoring.cards import Facts, Judged, Known, Scorecard, criteria_of
from engine.scoring.deciding import Decision, Fired, Situation, distinct_situations, fired_at_once
from engine.scoring.grid import Grid
from engine.scoring.joining.operands import Operands, operands
from engine.scoring.law_arrays import VERDICTS, LawArrays
from engine.scoring.sums.conditions_met import LevelCard, condition_cards
from engine.scoring.sums.kept_levels import kept_card
from engine.scoring.sums.row_worths import Row
from engine.scoring.whom.authorities import Deciding, authorities_for
from engine.scoring.whom.own_laws import Laws
from engine.scoring.whom.placing import Classified
from engine.tasks.following import RoundTasks


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """Why communes are decided as they are: the rules fired on each; the situations, and which each (N,) is in."""

    fired: Fired
    situations: tuple[Situation, ...]
    index: npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class RoundResult:
    """A round, decided commune by commune; ``aside`` holds those that could not be scored.

    ``units``, ``classified`` and the columns of ``grid`` are the scored communes in the round's order; ``facts`` are
    what their items read, ``before`` the same of the rounds before that some item reads, the latest first.
    """

    book: Lawbook
    table: LawTable
    round: Round
    evidence: RoundEvidence
    units: tuple[Unit, ...]
    classified: tuple[Classified, ...]
    laws: Laws
    facts: Columns
    before: tuple[Columns, ...]
    grid: Grid
    aside: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    tasks: RoundTasks | None = None
    rows: Mapping[str, int] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        """Whether two results say the same of the same round under the same law, to the last place and paper."""
        return isinstance(other, RoundResult) and _said(self) == _said(other)

    def __hash__(self) -> int:
        """Equal results have one law and one round."""
        return hash((self.book.sha256, self.round.id, self.round.on))

    @cached_property
    def reasons(self) -> tuple[Reasons, ...]:
        """Why each commune is decided as it is, level by level from plain recognition."""
        return tuple(self._reasons(level) for level in range(len(self.grid.levels)))

    def _reasons(self, level: int) -> Reasons:
        distinct, index = distinct_situations(self.book.standard, self.grid, self.round.on, level)
        fired = fired_at_once(self.book.standard, self.table, self.grid, self.round.on, level)
        return Reasons(fired, distinct, index)

    @cached_property
    def errors(self) -> Mapping[str, tuple[Problem, ...]]:
        """What each commune must mend, in the order of the places; communes without errors are left out."""
        found: dict[str, list[Problem]] = {unit.code: [] for unit in self.round.units}
        for told in errors(self.problems):
            found.get(told.commune, []).append(told)
        return {code: tuple(own) for code, own in found.items() if own}

    @property
    def questions(self) -> tuple[Problem, ...]:
        """The warnings that communes have not answered."""
        return tuple(told for told in self.problems if told.is_open_question)

    @property
    def is_empty(self) -> bool:
        """Whether errors left nothing to judge: no commune is scored, or none of those scored has a single fact."""
        return not self.units or (bool(self.errors) and not self.facts.told.any())

    @cached_property
    def read(self) -> tuple[tuple[Operands | None, ...], ...]:
        """What each item of each law reads of all communes; None where several rounds bear on it."""
        return tuple(
            tuple(None if x.reads.rounds > 1 else operands(x.reads, self.facts, self.before) for x in law.items)
            for law in self.laws.arrays
        )

    @cached_property
    def cards(self) -> tuple[Scorecard, ...]:
        """Every scored commune's card, in the round's order; ask ``card`` for one alone."""
        return tuple(self._card(row, self.evidence.communes[unit.code].facts) for row, unit in enumerate(self.units))

    def card(self, code: str) -> Scorecard | None:
        """One commune's card; None when it was set aside or is not of the round."""
        row = self.rows.get(code)
        return None if row is None else self.card_at(row)

    def card_at(self, row: int) -> Scorecard:
        """The card of a row of the grid."""
        # Made once: a view of columns makes its facts anew each time one is asked for.
        return self._card(row, made_facts(self.evidence.communes[self.units[row].code].facts))

    def _card(self, row: int, facts: Facts) -> Scorecard:
        unit, number = self.units[row], int(self.laws.which[row])
        judged = Judged(self.book.standard, self.table, self.laws.arrays[number], self.grid, self.read[number])
        known, mend = Known(facts, self.evidence.before(unit.code)), self.errors.get(unit.code, ())
        criteria = criteria_of(judged, row, known)
        decision, standard = self.decision(row), self.book.standard
        conditions = condition_cards(standard, self.row(row), self.table.conditions)
        levels = self._levels(unit.code, decision)
        return Scorecard(unit, self.classified[row], decision, criteria, mend, conditions, levels)

    def _levels(self, code: str, decision: Decision) -> tuple[LevelCard, ...]:
        totals = listed(self.laws.first.bars[1:, int(self.grid.unit_class[self.rows[code]])])
        standard, before = self.book.standard, self.evidence.decided
        now = (decision.verdict, *(own.verdict for own in decision.above))
        told = zip(standard.head.levels[1:], totals, decision.above, strict=True)
        return tuple(
            LevelCard(level, total, own.verdict, own.firm, kept_card(standard, level, code, before, now))
            for level, total, own in told
        )

    @cached_property
    def authorities(self) -> tuple[Deciding, ...]:
        """Who decides on the round's communes, each with those that it decides on."""
        return authorities_for(self.book, self.table, self.round, self.round.units)

    @property
    def authority(self) -> Authority | None:
        """Who decides on every commune of the round; None where several do, or nobody known."""
        return self.authorities[0][0] if len(self.authorities) == 1 else None

    def row(self, at: int) -> Row:
        """A row of the grid with the law that is its commune's."""
        return Row(self.laws.of(at), self.grid, at)

    def law_of(self, card: Scorecard) -> LawArrays:
        """The law as it is for a scored commune."""
        return self.laws.of(self.rows[card.unit.code])

    def decision(self, row: int) -> Decision:
        """The decision of a row of the grid, with those on the levels above."""
        plain, *above = self.decisions(row)
        return replace(plain, above=tuple(above)) if above else plain

    def decisions(self, row: int) -> tuple[Decision, ...]:
        """The decisions of a row of the grid on every level, plain recognition first."""
        return tuple(self._decision(row, level) for level in range(len(self.grid.levels)))

    def _decision(self, row: int, level: int) -> Decision:
        why, grid, decided = self.reasons[level], self.grid, self.grid.levels[level]
        at = int(why.index[row])
        low, high = score_at(grid.total_low, row), score_at(grid.total_high, row)
        verdict = VERDICTS[int(decided.verdict[row])]
        return Decision(verdict, why.fired.rules(row), bool(decided.firm[row]), why.situations[at], low, high)


def _said(made: RoundResult) -> tuple[object, ...]:
    """All that a result says, as plain values; a problem's values count as they are read."""
    grid, standard = made.grid, made.book.standard
    given = {
        code: (
            told.set_aside or code not in made.rows,
            told.received,
            dict(made_facts(told.facts)),
            told.self_score,
            told.on_record,
        )
        for code, told in made.evidence.communes.items()
    }
    before = [{code: made_facts(f) for code, f in facts_by_commune(held).items()} for held in made.before]
    problems = [
        (
            p.code,
            str(p.place),
            p.typed,
            p.commune,
            {name: str(value) for name, value in p.values.items()},
            p.data,
            p.answer,
        )
        for p in made.problems
    ]
    judged = [
        a.tolist()
        for a in (
            *(grid.piece, grid.low, grid.high, grid.state, grid.unit_class),
            *(part for own in grid.levels for part in (own.verdict, own.firm)),
        )
    ]
    rules = [(entry.rule, entry.profile) for entry in made.classified]
    tasks = made.tasks.communes if made.tasks else None
    return standard.head.id, made.book.sha256, made.round, given, before, rules, judged, problems, tasks
