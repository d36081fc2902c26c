"""Every number of the worked example, one more and one less: some commune's result changes, or the checker refuses.

Read by the two pages of meaning, which durable-rules is proved equal to whenever a law is opened. Communes are made up:
points at every place of every item's line, every kind of commune on the days around each date, sums of all of them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import product

from pydantic import ValidationError

from engine import semantics
from engine.law.checking import check_standard
from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import own_numbers, reads_of
from engine.law.model import Standard, StandardHead
from engine.law.source import Route, Tree
from engine.problems import errors
from engine.rules.idle.judged import of_days
from engine.rules.meaning import bars_of, fits, meant, scheme_of
from engine.rules.number_line import representatives
from engine.rules.situations import State, UnitTable, class_table, further_tables
from engine.schemes import gravest_at, state_of, total_of, worth_of
from engine.semantics import Points
from tests.committed.example.test_every_key import EXAMPLE, opened

NUMBER, DAY = re.compile(r"-?\d+(\.\d+)?"), re.compile(r"\d{4}-\d\d-\d\d")
OF_YEAR = re.compile(r"(-\d )?\d\d-\d\d")  # a day of a period: "-1 11-01"
# No results of communes: what the document is called, how many persons read it, effort, what examples say of numbers.
NOT_JUDGED = {"law", "readers", "number", "actions", "examples", "province_code", "id"}
HEAD = "standard.yaml"
# Keys below which numbers say who and when, and not only how much.
PLACING = {"from", "until", "classes", "authorities", "cycle", "periods", "when", "applies"}
ROWS, SEED = 1500, 2027


def book() -> Lawbook:
    """The example as it is committed."""
    return opened(EXAMPLE.name).book


def numbers(tree: Tree, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Every number and day of a file that is judged, by its route."""
    if isinstance(tree, str):
        if any(shape.fullmatch(tree) for shape in (NUMBER, DAY, OF_YEAR)):
            yield route, tree
        return
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if key not in NOT_JUDGED:
            yield from numbers(value, (*route, key))


def moved(route: Route, text: str) -> tuple[str, ...]:
    """A number or a day, one more and one less; no criterion can have 1 point, so a knock-out at 0 goes to 20."""
    if route == ("knock_out", "criterion_scores"):
        return ("20",)
    if OF_YEAR.fullmatch(text):
        years, _, written = text.rpartition(" ")
        others = (date.fromisoformat(f"2027-{written}") + timedelta(days=n) for n in (1, -1))
        return tuple(f"{years} {other:%m-%d}".strip() for other in others)
    if DAY.fullmatch(text):
        day = date.fromisoformat(text)
        return (day + timedelta(days=1)).isoformat(), (day - timedelta(days=1)).isoformat()
    up, down = Fraction(text) + 1, Fraction(text) - 1
    return tuple(str(n) if n.denominator == 1 else str(float(n)) for n in (up, down))


def put(tree: Tree, route: Route, text: str) -> Tree:
    """A file's tree with one scalar replaced."""
    if not route:
        return text
    first, rest = route[0], route[1:]
    if isinstance(tree, dict):
        return {**tree, first: put(tree[first], rest, text)}  # type: ignore[dict-item, index]
    return tuple(put(value, rest, text) if at == first else value for at, value in enumerate(tree))


def with_number(file: str, route: Route, text: str) -> Standard | None:
    """The example with one number replaced; None where the checker refuses it."""
    law = book()
    tree = put(law.sources[file].tree, route, text)
    try:
        if file == HEAD:
            standard = law.standard.model_copy(update={"head": StandardHead.model_validate(tree)})
        else:
            own = Criterion.model_validate(tree)
            criteria = tuple(own if c.id == own.id else c for c in law.standard.criteria)
            standard = law.standard.model_copy(update={"criteria": criteria})
    except ValidationError:
        return None
    refused = errors(check_standard(replace(law, standard=standard))) or dict(of_days(standard.head))
    return None if refused else standard


# What communes have of items.


@cache
def probes(line: str) -> tuple[Fraction, ...]:
    """Values around every place of a line, a hundredth of its unit apart at the nearest."""
    (item,) = (item for item in book().standard.lines if item.line == line)
    places = {value for _, value in representatives(item)}
    steps = (
        [Fraction(n, 200) for n in range(-3, 4)] + [Fraction(n, 2000) for n in (-1, 1)] + [Fraction(n) for n in (-1, 1)]
    )
    return tuple(sorted({value + step for value in places for step in steps if value + step >= 0}))


def of_line(item: Item) -> object:
    """An item's points at the probes of its line, of nobody, of surveys around the least number, over its rounds."""
    said, reads = meant(item), reads_of(item.measure)
    scored = [semantics.points_of(said, semantics.Status.SCORED, value).low for value in probes(item.line)]
    asked = [semantics.measured(said, 1, whole)[0] for whole in range(60)]
    scales = [own.value for own in own_numbers(item.measure) if own.key != "asked_at_least"]
    return scored, asked, reads.rounds, reads.take, scales, item.max_points


def of_items(standard: Standard, file: str) -> object:
    """What every line of every item of a file gives."""
    return [of_line(item) for item in standard.lines if file == f"{item.id.partition('.')[0]}.yaml"]


# Who communes are.


@cache
def kinds() -> tuple[Mapping[str, object], ...]:
    """Communes of every kind, with populations and shares around every edge, on days around every date."""
    standard = book().standard
    tables = [class_table(standard.head), *further_tables(standard)]
    axes: dict[str, set[State]] = {}
    for table in tables:
        for axis in table.axes:
            axes.setdefault(axis.name, set()).update(axis.values)
    bars = (bar.from_ for c in standard.head.classes for bar in c.thresholds_by_day)
    told_days = {*axes.pop("day"), standard.head.from_, standard.head.until, *bars}
    turns = sorted(day for day in told_days if isinstance(day, date) and day > date.min)
    days = [day + timedelta(days=n) for day in turns for n in (-2, -1, 0, 1, 2)]
    edges = {edge for table in tables for axis in table.axes for edge in axis.edges}
    for name in ("dan_so", "nong_nghiep"):
        axes[name] = {edge + step for edge in edges for step in (Fraction(n, 2) for n in range(-2, 3))}
    axes["province_code"] = {"01", "08", "44", "46"}
    dice = random.Random(SEED)
    choices = {name: sorted(values, key=str) for name, values in axes.items()}
    drawn = ({name: dice.choice(values) for name, values in choices.items()} for _ in range(ROWS))
    return tuple({**told, "day": dice.choice(days)} for told in drawn)


def answer(table: UnitTable, told: Mapping[str, object]) -> str | None:
    """The first case of a table that fits a commune."""
    return next((case.rule for case in table.cases if fits(case.test, told)), None)  # type: ignore[arg-type]


def of_kinds(standard: Standard) -> object:
    """Where every commune is placed, what it is asked for, whether the law and a round of it are for the day."""
    head = standard.head
    tables, asked, classes = further_tables(standard), class_table(head), {c.id: c for c in head.classes}
    found = []
    for told in kinds():
        rule = answer(asked, told)
        own = classes[rule.split("/")[1]].on(told["day"]) if rule else None  # type: ignore[arg-type]
        in_force = head.from_ <= told["day"] <= (head.until or date.max)  # type: ignore[operator]
        found.append((own and own.id, own and own.threshold, in_force, *(answer(table, told) for table in tables)))
    rounds = [head.cycle.holds(date(year, month, 15)) for year, month in product(range(2026, 2032), range(1, 13))]
    asked_for = [period.days(date(year, 11, 15)) for period in head.periods for year in (2027, 2029)]
    return found, rounds, asked_for, [standard.period_of(criterion) for criterion in standard.criteria]


# What communes come to.


@cache
def rows() -> tuple[tuple[tuple[Points, ...], ...], ...]:
    """Points of communes by criterion and item, from those who have nearly all to those who have little."""
    dice = random.Random(SEED)
    return tuple(
        tuple(
            tuple(_drawn(criterion, item, dice, luck) for item in criterion.items)
            for criterion in book().standard.criteria
        )
        for luck in (dice.choice((0.3, 0.6, 0.85, 0.95, 1.0)) for _ in range(ROWS))
    )


def _drawn(criterion: Criterion, item: Item, dice: random.Random, luck: float) -> Points:
    for_some = criterion.applies or item.applies or item.when_none == "not_applicable"
    applies, best = not for_some or dice.random() < 0.6, dice.random() < luck
    top = 0 if "deduction" in (criterion.role, item.role) else item.max_points
    given = top if best else dice.choice([band.points for band in item.bands])
    return Points(given, given, sure=True, applies=True) if applies else Points(0, 0, sure=True, applies=False)


def of_sums(standard: Standard) -> object:
    """Every commune's criteria, total, hurdles and verdict on every bar of every class."""
    scheme, bars = scheme_of(standard), bars_of(standard)
    found: list[object] = [[level.kept and level.kept.rounds for level in standard.head.levels]]
    for row in rows():
        worths = [worth_of(own, points, scheme.outside) for own, points in zip(scheme.sums, row, strict=True)]
        low, high = total_of(scheme, worths)
        states = [state_of(hurdle, worths) for hurdle in scheme.hurdles]
        gravest = [gravest_at(scheme, states, level) for level in range(len(standard.head.levels))]
        sides = [semantics.verdict_of(semantics.side_of(low, high, bar.total), gravest[bar.level]) for bar in bars]
        found.append(([worth.low for worth in worths], low, states, sides))
    return found


@cache
def as_committed() -> tuple[object, object]:
    """Where everybody is placed and what they come to under the example as it is."""
    return of_kinds(book().standard), of_sums(book().standard)


def outcome(file: str, route: Route, text: str) -> str:
    """What comes of one number being another: refused, changed, or nothing at all."""
    standard = with_number(file, route, text)
    if standard is None:
        return "refused"
    if of_items(standard, file) != of_items(book().standard, file):
        return "changed"
    placed, sums = as_committed()
    if PLACING & set(route) and of_kinds(standard) != placed:
        return "changed"
    return "changed" if of_sums(standard) != sums else "idle"


def test_every_number_changes_some_result_or_is_refused() -> None:
    """Both ways, one number at a time; of the example's numbers none is idle, and none is refused whichever way."""
    told = Counter[str]()
    idle: list[tuple[str, Route, str]] = []
    for file, source in book().sources.items():
        if file == "evidence.yaml":  # limits of answers: what is refused is never scored
            continue
        for route, text in numbers(source.tree):
            found = {outcome(file, route, other) for other in moved(route, text)}
            told["changed" if "changed" in found else "refused" if found == {"refused"} else "idle"] += 1
            if "changed" not in found and found != {"refused"}:
                idle.append((file, route, text))
    assert idle == []
    assert told["changed"] > told["refused"] > 0
    assert sum(told.values()) > 200, told
