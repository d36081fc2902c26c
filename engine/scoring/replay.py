"""The replay: every item, bound and decision of a round posted to durable-rules itself, held against the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.law.points.scores import in_steps
from engine.problems import Place, Problem, problem
from engine.rules.compiling import compile_standard, largest_constant, tags_of
from engine.rules.cutting import cell_of
from engine.rules.hurdles.decisions import Decider, decider_of, judge_situation
from engine.rules.judging import Judge, fire_all, fire_first, fire_value, open_judge
from engine.rules.number_line import SAFE, representatives
from engine.rules.situations import class_table
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.replayed_bounds import bound_rows
from engine.scoring.whom.placing import any_answer, own_tables, places_of
from engine.semantics import Status


@dataclass(frozen=True, slots=True)
class Replay:
    """How many messages were replayed, and every disagreement."""

    messages: int
    problems: tuple[Problem, ...]


def replay(made: RoundResult) -> Replay:
    """Judge every commune of a round afresh, item by item, its class, its conditions and its decision."""
    ruleset = compile_standard(made.book.standard)
    decider = decider_of(open_judge(ruleset), made.book.standard)
    messages, found = 0, []
    for card in made.cards:
        rows = list(_rows(made, decider, card, ruleset.scales))
        messages += len(rows)
        for name, stated, judged in rows:
            if stated != judged:
                values = {"name": f"{card.unit.name} · {name}", "stated": stated, "judged": judged}
                found.append(problem("SYS-104", Place(made.round.id), commune=card.unit.code, **values))
    return Replay(messages, tuple(found))


def _rows(
    made: RoundResult, decider: Decider, card: Scorecard, scales: Mapping[str, int]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What was judged, the rules the table gives, the rules the engine fires."""
    judge = decider.judge
    for item in card.items:
        fired = _fired_on(made, judge, item, scales[item.item.line])
        if fired is not None:
            yield item.item.id, (item.rule or "",), fired
    yield from _placed(made, judge, card)
    yield from bound_rows(made, judge, card)
    if card.classified.unit_class:
        step = made.book.standard.head.step
        totals = (in_steps(card.decision.low, step), in_steps(card.decision.high, step))
        for decision in (card.decision, *card.decision.above):
            seen = decision.situation
            fired = judge_situation(decider, seen.bar, totals, dict(seen.states))
            yield "decision" if decision is card.decision else seen.bar, decision.because, fired


def _fired_on(made: RoundResult, judge: Judge, card: ItemCard, scale: int) -> tuple[str, ...] | None:
    if card.status is Status.SCORED:
        value = _within_reach(made, card)
        return fire_value(judge, tags_of(card.item), (value.numerator * scale, value.denominator))
    return fire_all(judge, {"k": f"{card.item.line}/none"}) if card.status is Status.NONE else None


def _within_reach(made: RoundResult, card: ItemCard) -> Fraction:
    """The value itself; for a mean over a whole that no longer fits, another of its cell, in which all are one."""
    value, edges = Fraction(card.part, card.whole), made.table.items[card.item.line].edges
    if max(value.numerator, value.denominator) * largest_constant(card.item) < SAFE:
        return value
    return dict(representatives(card.item))[cell_of(edges, value)]


def _placed(made: RoundResult, judge: Judge, card: Scorecard) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """A commune's class and its own lines of the law, by posting its unit facts."""
    standard, classified = made.book.standard, card.classified
    told = any_answer(standard, card.unit, made.round)
    table = class_table(standard.head)
    if classified.override is None:
        yield "class", (classified.rule,), (fire_first(judge, table.message(places_of(table, told))) or "",)
    told["class"] = classified.unit_class.id if classified.unit_class else ""
    for further in own_tables(standard):
        fired = fire_first(judge, further.message(places_of(further, told)))
        kind, _, name = further.tag.partition("/")
        if kind == "case":
            yield name, (classified.profile.case_of(name),), (fired.split("/")[0] if fired else name,)
        else:
            yield name, ("out" if name in classified.profile.out else "",), ("" if fired else "out",)
