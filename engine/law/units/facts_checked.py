"""What the facts of a commune and the tests on them must hold to: declared, used, and suited to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook, nearest
from engine.law.source import Route
from engine.law.units.unit_facts import BUILT_IN, CaseTest, FactTest, Test, UnitFact
from engine.problems import Problem

Placed = tuple[str, Route, Test]
LEAST_CHOICES = 2
# A percent has at most six decimals, so that a millionth is whole.
MILLION = 1_000_000


def check_units(book: Lawbook) -> Iterator[Problem]:
    """Every problem of facts and of the tests on them that the files alone show."""
    yield from _facts(book)
    for where, route, test in _tests(book):
        yield from _test(book, where, route, test)


def _facts(book: Lawbook) -> Iterator[Problem]:
    facts = book.standard.head.unit_facts
    used = {name for _, _, test in _tests(book) for name in test.facts or ()}
    times = Counter(fact.id for fact in facts)
    for fact in facts:
        where = f"fact/{fact.id}"
        if fact.id in BUILT_IN or times[fact.id] > 1:
            yield book.problem("LAW-450", where, "id", name=fact.id)
        if (fact.kind == "choice") != (len(fact.choices or ()) >= LEAST_CHOICES) or (
            fact.kind != "choice" and fact.choices
        ):
            yield book.problem("LAW-453", where, "choices", name=fact.id)
        if fact.id not in used:
            yield book.problem("LAW-456", where, "id", name=fact.id)


def _tests(book: Lawbook) -> Iterator[Placed]:
    """Every test of unit facts, where it is typed."""
    for unit_class in book.standard.head.classes:
        for number, clause in enumerate(unit_class.when, 1):
            yield f"class/{unit_class.id}/{number}", (), clause
    for authority in book.standard.head.authorities:
        for number, test in enumerate(authority.when, 1):
            yield f"authority/{authority.id}/{number}", (), test
    for criterion in book.standard.criteria:
        things: tuple[Criterion | Item, ...] = (criterion, *criterion.items)
        yield from (placed for thing in things for placed in _own_tests(thing))


def _own_tests(thing: Criterion | Item) -> Iterator[Placed]:
    for number, test in enumerate(thing.applies, 1):
        yield f"{thing.id}/applies/{number}", (), test
    for case in thing.except_ if isinstance(thing, Item) else ():
        for number, test in enumerate(case.when, 1):
            yield f"{thing.id}@{case.id}/when/{number}", (), test


def _test(book: Lawbook, where: str, route: Route, test: Test) -> Iterator[Problem]:
    """A test that names what is not there, cannot hold, or asks for nothing at all."""
    facts = {fact.id: fact for fact in book.standard.head.unit_facts}
    for name, asked in (test.facts or {}).items():
        at = (*route, "facts", name)
        if name not in facts:
            yield book.problem(
                "LAW-451", where, *at, given=name, near=nearest(name, facts), known=", ".join(facts) or "–"
            )
        elif not suits(facts[name], asked):
            yield book.problem("LAW-452", where, *at, name=name, kind=kind_words(facts[name])[0],
                               kind_en=kind_words(facts[name])[1])  # fmt: skip
    if not isinstance(test, CaseTest):
        return
    classes = [unit_class.id for unit_class in book.standard.head.classes]
    for name in test.class_ or ():
        if name not in classes:
            yield book.problem("LAW-462", where, *route, "class", given=name, near=nearest(name, classes),
                               known=", ".join(classes))  # fmt: skip
    if test.from_ and test.until and test.from_ > test.until:
        yield book.problem("LAW-311", where, *route, first=test.from_, last=test.until)
    if not any(value is not None for value in test.__dict__.values()) or test.facts == {}:
        yield book.problem("LAW-464", where, *route)


def suits(fact: UnitFact, asked: FactTest) -> bool:
    """Whether a fact of this kind can be asked so, and some value of it holds and some other does not."""
    if fact.kind == "yes_no":
        return asked.yes is not None and asked.any_of is None and not asked.edges
    if fact.kind == "choice":
        known = set(fact.choices or ())
        return asked.any_of is not None and set(asked.any_of) < known and asked.yes is None and not asked.edges
    if not asked.edges or asked.yes is not None or asked.any_of is not None:
        return False
    percent, edges = fact.kind == "percent", list(asked.edges.values())
    exact = all((edge * MILLION if percent else edge).denominator == 1 for edge in edges)
    within = all(edge >= 0 and (not percent or edge <= Fraction(100)) for edge in edges)
    return exact and within and _one_stretch(asked)


def _one_stretch(asked: FactTest) -> bool:
    words = set(asked.edges)
    low, high = words & {"at_least", "more_than"}, words & {"at_most", "less_than"}
    if "equals" in words:
        return len(words) == 1
    if not low or not high:
        return len(words) == 1
    return len(words) == 2 and asked.edges[low.pop()] < asked.edges[high.pop()]


def kind_words(fact: UnitFact) -> tuple[str, str]:
    """How a test asks for a fact of this kind, in both languages."""
    choices = ", ".join(fact.choices or ())
    return {
        "yes_no": ("có/không: ghi true hoặc false", "yes or no: write true or false"),
        "choice": (f"chọn một: ghi [một số trong: {choices}]", f"a choice: write a list of some of {choices}"),
        "count": ("số đếm: ghi {at_least: 10000}, số nguyên", "a count: write {at_least: 10000}, whole numbers"),
        "percent": ("phần trăm: ghi {less_than: 10}, từ 0 đến 100", "a percent: write {less_than: 10}, 0 to 100"),
    }[fact.kind]
