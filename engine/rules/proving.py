"""Opening the law: every cell is judged once, and gaps, overlaps and false examples are named by line.

Theorems of a law that was opened, each a test of its name in tests/rules/test_law_theorems.py:
covered       Every value an item can have has one band, every situation of total and hurdles one verdict.
living        No band and no rule of a decision is dead: some value, some situation has it.
whole         Items add up to their criterion, criteria to the most points there are.
reachable     Every threshold is had by some commune, and missed by another.
knocked_out   Every criterion can have no points at all, and then bars recognition with all others full.
rising        Along its number line an item's points only rise, or only fall where it counts harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine import semantics
from engine.law.criteria import Item, ratio_of
from engine.law.loading import Lawbook
from engine.law.measures.kinds import line_of
from engine.law.model import StandardHead
from engine.law.points.scores import Score, score_text
from engine.problems import Problem, ProblemsFound, errors
from engine.rules.agreeing import hold_to_the_page
from engine.rules.compiling import (
    LARGEST_CONSTANT,
    class_rules,
    compile_standard,
    edges_of,
    largest_constant,
    shown_edges,
    tags_of,
)
from engine.rules.cutting import cell_of
from engine.rules.examples import STATUSES, State, read_example, shown_value
from engine.rules.hurdles.bound_proof import tabulate_conditions, try_bounds, unbearable
from engine.rules.hurdles.decisions import decider_of, tabulated
from engine.rules.judging import Judge, JudgeError, engine_version, fire_all, fire_first, fire_value, open_judge
from engine.rules.meaning import meant
from engine.rules.number_line import (
    LawTable,
    NumberLine,
    representatives,
)
from engine.rules.proving_units import unbounded, unit_problems
from engine.rules.situations import UnitTable, change_days, class_table, day_number, further_tables

# Where an example stands beside an edge; the two sides of a yes are the two answers.
BESIDE_EDGES = (
    ("sát dưới ngưỡng", "just below the edge"),
    ("tại ngưỡng", "at the edge"),
    ("sát trên ngưỡng", "just above the edge"),
)
FOR_ANSWER, ANSWERS = ("cho câu trả lời", "for the answer"), (("Không", "no"), ("Có", "yes"), ("Có", "yes"))


@dataclass(frozen=True, slots=True)
class Proof:
    """A law that stood the proof: its table, and the warnings that did not stop it."""

    table: LawTable
    warnings: tuple[Problem, ...]


def prove(book: Lawbook) -> Proof:
    """Tabulate a law through durable-rules and run its examples.

    Raises ProblemsFound when a value has no band or two, a band can never be reached, an edge
    lacks examples or an example is false.
    """
    too_fine = [
        book.problem("LAW-315", item.line) for item in book.standard.lines if largest_constant(item) > LARGEST_CONSTANT
    ]
    if too_fine:
        raise ProblemsFound(too_fine)
    if too_many := [*unbounded(book), *unbearable(book)]:
        raise ProblemsFound(too_many)
    ruleset = compile_standard(book.standard)
    judge = open_judge(ruleset)
    found: list[Problem] = []
    items = {i.line: _tabulate(book, judge, i, ruleset.scales[i.line], found) for i in book.standard.lines}
    unsound = {str(broken.values["name"]).split("/")[0] for broken in found}
    for item in book.standard.lines:
        if item.line not in unsound:
            found.extend(_prove_examples(book, item, items[item.line], meant(item)))
    classes, days = tabulate_classes(judge, book.standard.head)
    found.extend(_empty_classes(book, classes))
    units = {further.tag: tabulate_units(judge, further) for further in further_tables(book.standard)}
    found.extend(unit_problems(book, units))
    if errors(found):
        raise ProblemsFound(found)
    decisions = tabulated(decider_of(judge, book.standard), book.standard)
    conditions = tabulate_conditions(judge, book.standard)
    judged_by, meant_items = f"durable-rules {engine_version()}", {i.line: meant(i) for i in book.standard.lines}
    rules, further = ruleset.by_id, (units, conditions)
    cells = LawTable(book.sha256, judged_by, items, decisions, classes, days, rules, meant_items, *further)
    hold_to_the_page(book.standard, cells)
    try_bounds(judge, book.standard, conditions)
    return Proof(cells, tuple(found))


def _tabulate(book: Lawbook, judge: Judge, item: Item, scale: int, found: list[Problem]) -> NumberLine:
    """The rule of each cell; a cell with no rule or two, and a rule with no cell, are problems."""
    edges = edges_of(item)
    rules: list[str | None] = [None] * (2 * len(edges) + 1)
    doubled: tuple[str, ...] = ()
    holes = list[tuple[int, str]]()
    for cell, value in representatives(item):
        fired = fire_value(judge, tags_of(item), (value.numerator * scale, value.denominator))
        if len(fired) == 1:
            rules[cell] = fired[0]
            continue
        shown = shown_value(item, value)
        if fired and fired == doubled:  # one overlap may be many cells wide
            continue
        if fired:
            doubled = fired
            where = max(fired, key=lambda rule: int(rule.rsplit("/", 1)[1]))
            both = ", ".join(sorted(fired))
            found.append(book.problem("LAW-402", where, name=item.line, value=shown, rules=both))
        else:
            holes.append((cell, shown))
    lacking = {at for at, _ in holes}
    first = [(at, shown) for at, shown in holes if at - 1 not in lacking]  # one hole may be many cells wide
    found.extend(book.problem("LAW-401", _beside(item, rules, at), name=item.line, value=shown) for at, shown in first)
    names = {f"{item.line}/{number}" for number in range(1, len(item.bands) + 1)}
    dead = [] if doubled else sorted(names - set(rules))
    found.extend(book.problem("LAW-403", rule, name=rule) for rule in dead)
    none = _only(fire_all(judge, {"k": f"{item.line}/none"})) if item.when_none else None
    return NumberLine(edges, tuple(rules), none)


def _beside(item: Item, rules: Sequence[str | None], hole: int) -> str:
    """The band nearest to a cell that has none."""
    nearest = min(range(len(rules)), key=lambda cell: (rules[cell] is None, abs(cell - hole)))
    return rules[nearest] or f"{item.line}/1"


def _only(fired: tuple[str, ...]) -> str:
    if len(fired) != 1:
        raise JudgeError(f"exactly one rule must fire, {fired} did")
    return fired[0]


def _prove_examples(book: Lawbook, item: Item, cells: NumberLine, said: semantics.Item) -> Iterator[Problem]:
    """Examples must read, agree with the bands, and stand at and on both sides of every edge."""
    shown: set[int] = set()
    for number, example in enumerate(item.examples):
        claim = read_example(item, example)
        if claim is None:
            given = f"{example.given} → {example.points}"
            yield book.problem("LAW-405", item.line, "examples", number, name=example.name, given=given)
            continue
        judged = _points_for(said, cells, claim.value, claim.state)
        if judged is None or judged != claim.points:
            stated = example.points
            ends = [] if judged is None else list(dict.fromkeys(map(score_text, judged)))
            told = "..".join(ends) or "–"
            yield book.problem("LAW-404", item.line, "examples", number, name=example.name, stated=stated, judged=told)
        if claim.value is not None:
            shown.add(cell_of(cells.edges, claim.value))
    yield from _unproved_edges(book, item, cells, shown)


def _unproved_edges(book: Lawbook, item: Item, cells: NumberLine, shown: set[int]) -> Iterator[Problem]:
    for number, edge in enumerate(cells.edges):
        if edge not in shown_edges(item):
            continue
        for step in range(len(BESIDE_EDGES)):
            cell = 2 * number + step
            if cells.rules[cell] is not None and cell not in shown:
                values = _place_words(item, edge, step)
                typed = ("steps",) if item.steps else ("bands", *_typed_at(item, edge))
                yield book.problem("LAW-406", item.line, *typed, name=item.line, **values)


def _place_words(item: Item, edge: Fraction, step: int) -> Mapping[str, str]:
    """Below, at or above which edge, or for which answer; in both languages."""
    if line_of(item.measure).values == "answer":
        (where, where_en), (told, told_en) = FOR_ANSWER, ANSWERS[step]
    else:
        (where, where_en), told = BESIDE_EDGES[step], shown_value(item, edge)
        told_en = told
    return {"where": where, "where_en": where_en, "edge": told, "edge_en": told_en}


def _typed_at(item: Item, edge: Fraction) -> tuple[int | str, ...]:
    """Where an edge was typed: its band and the word before it."""
    words = ("at_least", "more_than", "at_most", "less_than", "equals")
    typed = ((at, word, getattr(band, word)) for at, band in enumerate(item.bands) for word in words)
    return next(
        ((at, word) for at, word, told in typed if told is not None and ratio_of(item.measure, told) == edge), ()
    )


def _points_for(
    said: semantics.Item, cells: NumberLine, value: Fraction | None, state: State
) -> tuple[Score, Score] | None:
    """The lowest and highest points of an example; None where its cell has no rule."""
    if value is not None and cells.rules[cell_of(cells.edges, value)] is None:
        return None
    points = semantics.points_of(said, STATUSES[state], value)
    return points.low, points.high


def tabulate_classes(judge: Judge, head: StandardHead) -> tuple[Mapping[str, str | None], tuple[int, ...]]:
    """The rule that takes a commune in each situation, and the days on which such rules begin or end."""
    table = class_table(head)
    return tabulate_units(judge, table), tuple(map(day_number, change_days([case.test for case in table.cases])))


def tabulate_units(judge: Judge, table: UnitTable) -> Mapping[str, str | None]:
    """The rule of each situation of a table of unit facts; None where no case fits."""
    return {table.key(at): fire_first(judge, table.message(at)) for at in table.situations()}


def _empty_classes(book: Lawbook, classes: Mapping[str, str | None]) -> Iterator[Problem]:
    named = {rule.id: rule.unit_class for rule in class_rules(book.standard.head)}
    reached = {named[rule] for rule in classes.values() if rule}
    for unit_class in book.standard.head.classes:
        if unit_class.id not in reached:
            yield book.problem("LAW-407", f"class/{unit_class.id}", name=unit_class.id)
