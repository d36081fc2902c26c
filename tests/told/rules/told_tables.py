"""The table of a law in words: its number lines, its rules, its situations and what sums can come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np

from engine import semantics
from engine.law.criteria import Item
from engine.law.model import Standard
from engine.rules.compiling import Rule, Ruleset, compile_standard, largest_constant, shown_edges, stretches
from engine.rules.hurdles.bound_proof import wholes_of
from engine.rules.hurdles.bounds import judged_hurdles, part_cells, parts_of
from engine.rules.hurdles.stepwise import stepwise
from engine.rules.idle.reaching import items_of, totals_of, worths_of
from engine.rules.meaning import Stretch, bars_of, scheme_of
from engine.rules.number_line import LawTable, band_spans, fewer_is_better, locate, representatives
from engine.rules.situations import UnitTable, class_table, further_tables

SIGNS = {"$gte": ">=", "$gt": ">", "$lte": "<=", "$lt": "<"}
JOINTS = {"$and": " and ", "$or": " or "}
# Of a table with more situations than these each answer is counted, and where it is given first and last.
MOST_LISTED = 60


def span_words(span: Stretch | None) -> str:
    """A stretch with its strictness, as a reader writes it."""
    if span is None:
        return "the rest"
    low = "" if span.low is None else f"{'>' if span.low_open else '>='} {span.low}"
    high = "" if span.high is None else f"{'<' if span.high_open else '<='} {span.high}"
    return " and ".join(filter(None, (low, high))) or "all"


def number_lines(standard: Standard, table: LawTable) -> Iterator[str]:
    """Every line of an item: what each band takes, then each of its cells with the rule that fired there."""
    for item in standard.lines:
        line = table.items[item.line]
        harm = ", fewer is better" if fewer_is_better(item) else ""
        shown = ", ".join(map(str, shown_edges(item)))
        yield f"{item.line}: at most {item.max_points}{harm}; largest constant {largest_constant(item)}; shown {shown}"
        for at, (band, claimed) in enumerate(zip(item.bands, stretches(item), strict=True)):
            spans = " or ".join(map(span_words, band_spans(item).get(at, ())))
            yield f"  {at + 1}  {band.points} points, {band.mark}: {span_words(claimed)} -> {spans}"
        yield from (f"  {said}" for said in _meant(table.meant[item.line]))
        yield f"  nobody to count: {line.none}"
        yield from (f"  {said}" for said in _cells(item, table))


def _meant(said: semantics.Item) -> Iterator[str]:
    """What the page takes for firm, whom it asks for, and the points of nobody."""
    firm = ", ".join(str(at) for at, band in enumerate(said.bands, 1) if band.sure) or "none"
    none = "firm" if said.none_sure else "a stand-in"
    yield f"firm bands: {firm}; nobody to count is {said.when_none}, {none}; asked at least {said.asked}"


def _cells(item: Item, table: LawTable) -> Iterator[str]:
    line, reached = table.items[item.line], dict(representatives(item))
    for cell, rule in enumerate(line.rules):
        edge = f"at {line.edges[cell // 2]}" if cell % 2 else f"before {_edge(line.edges, cell // 2)}"
        value = reached.get(cell)
        found = "" if value is None else f", {value} lies in {_located(line.edges, value)}"
        yield f"cell {cell} {edge}: {rule}{found}"


def _edge(edges: tuple[Fraction, ...], at: int) -> str:
    return str(edges[at]) if at < len(edges) else "the end"


def _located(edges: tuple[Fraction, ...], value: Fraction) -> int:
    return int(locate(edges, np.array([value.numerator]), np.array([value.denominator]))[0])


def rule_lines(standard: Standard, ruleset: Ruleset) -> Iterator[str]:
    """Every compiled rule: name, conditions, what it gives; of decisions those of the first and the last bar."""
    bars = [bar.name for bar in bars_of(standard)]
    for rule in ruleset.rules:
        if rule.unit_class in bars[1:-1] and rule.verdict:
            continue
        yield f"{rule.id}: {test_words(rule.test)} -> {_given(rule)}".removesuffix(" -> ")


def _given(rule: Rule) -> str:
    points = f"{rule.points} points of {rule.item}, band {rule.band}" if rule.item else ""
    return ", ".join(filter(None, (points, rule.unit_class, rule.verdict or "", rule.mark or "")))


def test_words(test: Mapping[str, object]) -> str:
    """A test of durable-rules in the signs of arithmetic."""
    ((name, told),) = test.items()
    if name in JOINTS:
        assert isinstance(told, list)
        return "(" + JOINTS[name].join(map(test_words, told)) + ")"
    if name in SIGNS:
        assert isinstance(told, dict)
        ((field, against),) = told.items()
        return f"{field} {SIGNS[name]} {_operand(against)}"
    return f"{name} = {told}"


def _operand(told: object) -> str:
    if not isinstance(told, dict):
        return str(told)
    return f"{told['$mul']['$r']}·{told['$mul']['$l']['$m']}"


def situation_lines(standard: Standard, table: LawTable) -> Iterator[str]:
    """Tables of unit facts, decisions and conditions: each situation, or of many how often each answer is given."""
    for asked in (class_table(standard.head), *further_tables(standard)):
        yield from _axes(asked)
        fired = table.units.get(asked.tag, table.classes)
        messages = {asked.key(at): str(list(asked.message(at).values())[1:]) for at in asked.situations()}
        yield from _answers({f"{key} {messages[key]}": str(rule) for key, rule in fired.items()})
    yield f"days {table.days}"
    yield f"decisions: {len(table.decisions)}"
    yield from _decisions(table.decisions)
    yield f"conditions: {len(table.conditions)}"
    yield from (f"  {key}: {rule}" for key, rule in table.conditions.items())


def _decisions(fired: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Each decision where they are few; else how often each kind is given, whichever the bar and the hurdle."""
    if len(fired) <= MOST_LISTED:
        yield from (f"  {key}: {', '.join(rules)}" for key, rules in fired.items())
        return
    kinds = Counter[str]()
    for key, rules in fired.items():
        bar, side, hurdle, state = key.split("|")
        told = [rule.replace(bar, "BAR") for rule in rules]
        name = hurdle.rpartition("/")[2]
        kinds[f"{side} {state}: {', '.join(said.removesuffix(name) for said in told)}"] += 1
    yield from (f"  {kind}: {count} times" for kind, count in kinds.items())


def _axes(asked: UnitTable) -> Iterator[str]:
    yield f"{asked.tag}: {asked.size} situations of {len(asked.cases)} cases"
    for axis in asked.axes:
        states = (f"{s} ({p}) {v}" for s, p, v in zip(axis.states, axis.posted, axis.values, strict=True))
        yield f"  {axis.name}: {'; '.join(states)}" + (
            f"; edges {', '.join(map(str, axis.edges))}" if axis.edges else ""
        )


def _answers(answers: Mapping[str, str]) -> Iterator[str]:
    if len(answers) <= MOST_LISTED:
        yield from (f"  {key}: {answer}" for key, answer in answers.items())
        return
    for answer, count in Counter(answers.values()).items():
        keys = [key for key, told in answers.items() if told == answer]
        yield f"  {answer}: {count} times, {keys[0]} … {keys[-1]}"


def sum_lines(standard: Standard, table: LawTable) -> Iterator[str]:
    """Bars, hurdles with the posted ends of their cells, and what criteria and totals can come to, in steps."""
    scheme = stepwise(scheme_of(standard))
    yield from (f"bar {bar.name}: {bar.total}, level {bar.level}" for bar in bars_of(standard))
    for hurdle in scheme.hurdles:
        yield f"hurdle {', '.join(f'{name} {value}' for name, value in hurdle._asdict().items())}"
    for hurdle in judged_hurdles(scheme):
        for part in parts_of(scheme, hurdle):
            yield f"{part.tag}: of {', '.join(map(str, wholes_of(standard, part.criteria)))} at most"
            yield from (f"  {key}: {ends} of {most}" for key, ends, most in part_cells(scheme, part))
    items = items_of(standard, scheme, table)
    worths = [worths_of(own, criterion) for own, criterion in zip(items, standard.criteria, strict=True)]
    for criterion, own in zip(standard.criteria, worths, strict=True):
        reached = sorted((w.whole, w.low) for w in own if w.applies)
        nothing = ", or nothing applies" * (len(reached) < len(own))
        yield f"{criterion.id}: {', '.join(f'{low}/{whole}' for whole, low in reached)}{nothing}"
    totals = sorted(totals_of(scheme, worths, lambda _at, _worth: True))
    yield f"totals: {len(totals)}, {totals[:10]} … {totals[-10:]}"


def table_text(standard: Standard, table: LawTable) -> str:
    """All of them, one under the other."""
    parts = {
        "Number lines": number_lines(standard, table),
        "Rules": rule_lines(standard, compile_standard(standard)),
        "Situations": situation_lines(standard, table),
        "Sums": sum_lines(standard, table),
    }
    return "".join(f"# {title}\n\n" + "".join(f"{line}\n" for line in lines) + "\n" for title, lines in parts.items())
