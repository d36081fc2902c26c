"""Numbers and days in conditions on communes that nothing judges: on both sides every commune has the same answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product

from engine.law.loading import Lawbook
from engine.law.source import Route
from engine.law.units.unit_facts import Test
from engine.problems import Problem
from engine.rules.idle.judged_sums import Idle
from engine.rules.number_line import LawTable
from engine.rules.situations import Axis, Case, UnitTable, class_table, further_tables

SAME_ANSWER = Idle("hai bên con số này xã nào cũng như nhau", "on both sides of this number communes are alike")
SAME_DAY = Idle("trước và sau ngày này xã nào cũng như nhau", "before and after this day communes are alike")
OUTSIDE = Idle("ngày này nằm ngoài thời gian bộ tiêu chí có hiệu lực", "the day lies outside the standard's own days")
# Where an edge cuts, in cells from its own: before it, after it, or both.
CUTS: Mapping[str, tuple[int, ...]] = {
    "at_least": (0,), "less_than": (0,), "more_than": (1,), "at_most": (1,), "equals": (0, 1),
}  # fmt: skip
Answers = Mapping[str, object]


def idle_facts(book: Lawbook, table: LawTable) -> Iterator[Problem]:
    """Every idle number of a condition (LAW-362) at its place; days of classes are told with the classes."""
    classes = class_table(book.standard.head)
    for asked, fired in ((classes, table.classes), *((t, table.units[t.tag]) for t in further_tables(book.standard))):
        said = _answers(book, fired)
        for case in asked.cases:
            typed = Case(case.rule, _written(book, case.rule, case.test))
            found = [*_edges(asked, said, typed.test), *(() if asked is classes else _days(book, asked, said, typed))]
            for route, given, idle in found:
                values = {"name": "/".join((case.rule, *map(str, route))), "given": given, **idle._asdict()}
                yield book.problem("LAW-362", case.rule, *route, **values)


def is_of_base(book: Lawbook, where: str, *further: str) -> bool:
    """Whether a value stands in the text that an amendment amends."""
    file, route = book.routes[where]
    return book.base is not None and not book.is_own((file, (*route, *further)))


def _answers(book: Lawbook, fired: Mapping[str, str | None]) -> Answers:
    """What each situation comes to: the class with its mark, the case, the profile, or that something applies."""
    marks = {
        f"class/{c.id}/{number}": clause.mark or c.mark
        for c in book.standard.head.classes
        for number, clause in enumerate(c.when, 1)
    }
    return {key: rule and (rule.rpartition("/")[0], marks.get(rule)) for key, rule in fired.items()}


def _written(book: Lawbook, rule: str, test: Test) -> Test:
    """A condition as it is typed: an authority's own days are none of it."""
    kind, *named = rule.split("/")
    if kind != "authority":
        return test
    (authority,) = (a for a in book.standard.head.authorities if a.id == named[0])
    return (
        authority.when[int(named[1]) - 1] if authority.when else test.model_copy(update={"from_": None, "until": None})
    )


def _edges(asked: UnitTable, said: Answers, test: Test) -> Iterator[tuple[Route, str, Idle]]:
    axes = {axis.name: axis for axis in asked.axes}
    for name, fact in (test.facts or {}).items():
        for word, edge in fact.edges.items():
            own = 2 * axes[name].edges.index(edge) + 1
            if not any(_differs(asked, said, axes[name], _place(axes[name], own + cut)) for cut in CUTS[word]):
                yield ("facts", name, word), str(edge), SAME_ANSWER


def _place(axis: Axis, cell: int) -> int:
    """The first of an axis's states at a cell of its line or past it; cells without a whole number are no states."""
    return sum(int(state) < cell for state in axis.states)


def _days(book: Lawbook, asked: UnitTable, said: Answers, case: Case) -> Iterator[tuple[Route, str, Idle]]:
    """Days of cases; those on which the law itself begins or ends need turn nothing, no case is met only outside it."""
    head, end = book.standard.head, book.standard.head.until or date.max
    day_axis = next((axis for axis in asked.axes if axis.name == "day"), None)
    first, last = case.test.from_, case.test.until
    for key, day, own, later in (("from", first, head.from_, 0), ("until", last, end, 1)):
        if day_axis is None or day is None or day == own:
            continue
        if (day > end if key == "from" else day < head.from_) and not is_of_base(book, case.rule, key):
            yield (key,), day.isoformat(), OUTSIDE
        elif not _differs(asked, said, day_axis, day_axis.values.index(day + timedelta(days=later))):
            yield (key,), day.isoformat(), SAME_DAY


def _differs(asked: UnitTable, said: Answers, axis: Axis, place: int) -> bool:
    """Whether some commune has another answer in a state of an axis than in the one before it."""
    at = asked.axes.index(axis)
    if not 0 < place < len(axis.states):
        return False
    others = (range(len(other.states)) if other is not axis else (place,) for other in asked.axes)
    return any(
        said[asked.key(now)] != said[asked.key((*now[:at], place - 1, *now[at + 1 :]))] for now in product(*others)
    )
