"""What is published of a round: a line a commune, a table a count, and what had to be left out because of what.

A commune is recognised where the authority decided so and never by its score; all others are "not in this round", on
whatever ground. Points are told for a whole class or for none of it, or leaving them out would tell as much.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from engine.evidence.columns import Told
from engine.law.measures.kinds import line_of, reads_of
from engine.law.model import UnitClass
from engine.law.points.scores import score_at, score_text
from engine.law.publishing.small_counts import PublishingRules, tables_of
from engine.records.publishing.auditing import Finding
from engine.records.publishing.auditing_lines import audited_line
from engine.records.publishing.drawing_up import drawn_table
from engine.records.publishing.guessing_points import open_criteria
from engine.records.publishing.protecting import Counts, Limits
from engine.records.publishing.releases import CommuneLine, Percent, Release, tables_like
from engine.records.publishing.signed_decisions import Decisions
from engine.scoring.cards import ItemCard
from engine.scoring.round_result import RoundResult
from engine.semantics import Status


@dataclass(frozen=True, slots=True)
class Asked:
    """What a release is drawn up from beside the result: decisions, rules, the day, releases before, provinces.

    ``provinces`` by commune; ``by_province`` are the counts of which only the province's figure is wanted.
    """

    decisions: Decisions
    rules: PublishingRules
    day: date
    earlier: tuple[Release, ...]
    provinces: Mapping[str, str]
    by_province: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is not published: a table (``datum``), or the points of a class, and what they would have given away.

    Without findings the class has too few recognised communes to hide one among them.
    """

    datum: str
    place: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A release not yet published, with what was left out of it and why."""

    release: Release
    withheld: tuple[Withheld, ...]


def draft_of(made: RoundResult, asked: Asked) -> Draft:
    """A release of a round as it stands; pure: the same arguments give the same release."""
    tables, left_out = [], list[Withheld]()
    for counts, limits in _counts(made, asked):
        before = tables_like(asked.earlier, counts.datum, counts.province)
        drawn = drawn_table(counts, limits, before, by_province=counts.datum in asked.by_province)
        if drawn.table:
            tables.append(drawn.table)
        if drawn.refused or not drawn.table:
            left_out.append(Withheld(counts.datum, counts.province, drawn.refused))
    release = Release(
        len(asked.earlier) + 1,
        made.round.id,
        made.round.title,
        asked.day,
        made.book.sha256,
        made.round.simulated,
        _is_provisional(made),
        tuple(_line(made, asked, row) for row in range(len(made.units))) + _aside(made),
        tuple(tables),
    )
    lines, withheld = _with_points(made, asked, release)
    return Draft(replace(release, lines=lines), (*left_out, *withheld))


def own_counts(made: RoundResult, data: Collection[str]) -> Mapping[str, Mapping[str, int]]:
    """Every commune's own figure of some data, by datum and code; one that was not given is left out."""
    facts = made.facts
    return {
        name: {
            code: int(facts.value[at, row]) for row, code in enumerate(facts.codes) if facts.told[at, row] == Told.GIVEN
        }
        for at, name in enumerate(facts.names)
        if name in data
    }


def class_of(made: RoundResult, row: int) -> UnitClass:
    """The class of a row of the result."""
    return made.book.standard.head.classes[int(made.grid.unit_class[row])]


def _is_provisional(made: RoundResult) -> bool:
    return bool(made.units) and not bool(np.all(made.grid.firm))


def _counts(made: RoundResult, asked: Asked) -> Iterator[tuple[Counts, Limits]]:
    rules, standard = asked.rules, made.book.standard
    data = [entry.id for entry in tables_of(rules, standard) if entry.id in made.facts.names]
    own = own_counts(made, data)
    for datum in data:
        limits = Limits(rules.below(datum), rules.hidden_at_least, rules.zeros_with_them)
        for province in dict.fromkeys(asked.provinces[unit.code] for unit in made.units):
            classes: dict[str, dict[str, int]] = {}
            unknown = []
            for row, unit in enumerate(made.units):
                if asked.provinces[unit.code] == province:
                    if unit.code in own[datum]:
                        classes.setdefault(class_of(made, row).id, {})[unit.code] = own[datum][unit.code]
                    else:
                        unknown.append(unit.code)
            if classes:
                yield Counts(datum, province, classes, tuple(unknown)), limits


def _line(made: RoundResult, asked: Asked, row: int) -> CommuneLine:
    unit, decided = made.units[row], asked.decisions.get(made.units[row].code)
    recognised = decided is not None and decided.kind == "recognise"
    paper = f"{decided.number}, {decided.day:%d/%m/%Y}" if decided and recognised else ""
    card = made.card_at(row)
    told = {criterion.id for criterion in open_criteria(made.book.standard)}
    items = [item for criterion in card.criteria if criterion.criterion.id in told for item in criterion.items]
    points = {
        criterion.id: _points(made, at, row)
        for at, criterion in enumerate(made.book.standard.criteria)
        if criterion.id in told
    }
    percents, bands = _shares(items, asked.rules)
    return CommuneLine(unit.code, unit.name, class_of(made, row).id, recognised, paper, points, percents, bands)


def _aside(made: RoundResult) -> tuple[CommuneLine, ...]:
    return tuple(CommuneLine(unit.code, unit.name, "", recognised=False) for unit in made.aside)


def _points(made: RoundResult, criterion: int, row: int) -> str:
    low, high = (score_text(score_at(part, criterion, row)) for part in (made.grid.low, made.grid.high))
    return low if low == high else f"{low}..{high}"


def _shares(items: Sequence[ItemCard], rules: PublishingRules) -> tuple[tuple[Percent, ...], Mapping[str, str]]:
    """Whole percentages of many, rounded down; the band of the law for fewer; of a survey of too few nothing."""
    percents, bands = [], {}
    for card in items:
        asked = reads_of(card.item.measure).asked_at_least is not None
        if card.status is not Status.SCORED or line_of(card.item.measure).unit != "%" or not card.rule:
            continue
        if card.whole >= rules.percent_from:
            percents.append(Percent(card.item.id, 100 * card.part // card.whole, card.whole))
        elif not asked or card.whole >= rules.asked_from:
            bands[card.item.id] = card.rule
    return tuple(percents), bands


def _with_points(
    made: RoundResult, asked: Asked, release: Release
) -> tuple[tuple[CommuneLine, ...], tuple[Withheld, ...]]:
    """The lines with points of those classes in which they give nothing away, whole classes at a time.

    A class with one or two recognised communes has none, whatever their points: withheld only where it matters, that
    they are withheld would tell.
    """
    kept, withheld = [], list[Withheld]()
    for name in dict.fromkeys(line.unit_class for line in release.lines):
        lines = [line for line in release.lines if line.unit_class == name]
        ours = [line for line in lines if line.recognised]
        found = [told for line in ours for told in audited_line(made, release, line, asked.rules)]
        few = 0 < len(ours) < asked.rules.hidden_at_least
        if found or few:
            withheld.append(Withheld("", name, tuple(found)))
            lines = [replace(line, points=None, percents=(), bands={}) for line in lines]
        kept += lines
    order = {line.code: at for at, line in enumerate(release.lines)}
    return tuple(sorted(kept, key=lambda line: order[line.code])), tuple(withheld)
