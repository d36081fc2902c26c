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
from engine.records.publishing.auditing_lines import audited_line, judge_of
from engine.records.publishing.drawing_up import drawn_table
from engine.records.publishing.guessing_points import open_criteria
from engine.records.publishing.protecting import Counts, Limits
from engine.records.publishing.releases import (
    BETWEEN,
    CommuneLine,
    Percent,
    Release,
    class_key,
    tables_like,
)
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


def draft_of(parts: Sequence[RoundResult], asked: Asked) -> Draft:
    """A release of a round as it stands, of all its standards; pure: the same arguments give the same release."""
    tables, left_out, round_ = [], list[Withheld](), parts[0].round
    for counts, limits in _counts(parts, asked):
        before = tables_like(asked.earlier, counts.datum, counts.province)
        drawn = drawn_table(counts, limits, before, by_province=counts.datum in asked.by_province)
        if drawn.table:
            tables.append(drawn.table)
        if drawn.refused or not drawn.table:
            left_out.append(Withheld(counts.datum, counts.province, drawn.refused))
    release = Release(
        len(asked.earlier) + 1,
        round_.id,
        round_.title,
        asked.day,
        laws_told(parts),
        round_.simulated,
        any(_is_provisional(made) for made in parts),
        tuple(line for made in parts for line in _lines(made, asked, of_several=len(parts) > 1)),
        tuple(tables),
    )
    lines, withheld = _with_points(parts, asked, release)
    return Draft(replace(release, lines=lines), (*left_out, *withheld))


def laws_told(parts: Sequence[RoundResult]) -> str:
    """The law of a release: its SHA-256, of several standards each with its id before it."""
    if len(parts) == 1:
        return parts[0].book.sha256
    return " ".join(f"{made.round.standard}{BETWEEN}{made.book.sha256}" for made in parts)


def own_counts(
    parts: Sequence[RoundResult], data: Collection[str], rules: PublishingRules
) -> Mapping[str, Mapping[str, int]]:
    """Every commune's own figure of some data as releases name them, by code; one that was not given is left out."""
    found: dict[str, dict[str, int]] = {name: {} for name in data}
    for made in parts:
        facts = made.facts
        for at, name in enumerate(facts.names):
            if (told := rules.counted_as(name)) in found:
                given = ((code, row) for row, code in enumerate(facts.codes) if facts.told[at, row] == Told.GIVEN)
                found[told] |= {code: int(facts.value[at, row]) for code, row in given}
    return found


def class_of(made: RoundResult, row: int) -> UnitClass:
    """The class of a row of the result."""
    return made.book.standard.head.classes[int(made.grid.unit_class[row])]


def _is_provisional(made: RoundResult) -> bool:
    return bool(made.units) and not bool(np.all(made.grid.firm))


def _counts(parts: Sequence[RoundResult], asked: Asked) -> Iterator[tuple[Counts, Limits]]:
    """Each count of each province as one tree, whichever standards ask it: commune, class of a standard, province."""
    rules = asked.rules
    askers: dict[str, list[RoundResult]] = {}
    for made in parts:
        for entry in tables_of(rules, made.book.standard):
            if entry.id in made.facts.names:
                askers.setdefault(rules.counted_as(entry.id), []).append(made)
    own = own_counts(parts, askers, rules)
    for datum, asking in askers.items():
        limits = Limits(rules.below(datum), rules.hidden_at_least, rules.zeros_with_them)
        for province in dict.fromkeys(asked.provinces[unit.code] for made in asking for unit in made.units):
            classes: dict[str, dict[str, int]] = {}
            unknown = []
            for made, row in [(own, row) for own in asking for row in range(len(own.units))]:
                code = made.units[row].code
                if asked.provinces[code] == province and code in own[datum]:
                    key = class_key(made.round.standard, class_of(made, row).id, of_several=len(parts) > 1)
                    classes.setdefault(key, {})[code] = own[datum][code]
                elif asked.provinces[code] == province:
                    unknown.append(code)
            if classes:
                yield Counts(datum, province, classes, tuple(unknown)), limits


def _lines(made: RoundResult, asked: Asked, *, of_several: bool) -> Iterator[CommuneLine]:
    for row in range(len(made.units)):
        line = _line(made, asked, row)
        yield replace(line, unit_class=class_key(made.round.standard, line.unit_class, of_several=of_several))
    yield from _aside(made)


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
    parts: Sequence[RoundResult], asked: Asked, release: Release
) -> tuple[tuple[CommuneLine, ...], tuple[Withheld, ...]]:
    """The lines with points of those classes in which they give nothing away, whole classes at a time.

    A class with one or two recognised communes has none, whatever their points: withheld only where it matters, that
    they are withheld would tell.
    """
    kept, withheld = [], list[Withheld]()
    for name in dict.fromkeys(line.unit_class for line in release.lines):
        lines = [line for line in release.lines if line.unit_class == name]
        ours = [line for line in lines if line.recognised]
        found = [told for line in ours for told in audited_line(judge_of(parts, line), release, line, asked.rules)]
        few = 0 < len(ours) < asked.rules.hidden_at_least
        if found or few:
            withheld.append(Withheld("", name, tuple(found)))
            lines = [replace(line, points=None, percents=(), bands={}) for line in lines]
        kept += lines
    order = {line.code: at for at, line in enumerate(release.lines)}
    return tuple(sorted(kept, key=lambda line: order[line.code])), tuple(withheld)
