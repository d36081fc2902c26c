"""Conditions, levels, bonus, deduction, the better of two and scaling: durable-rules and arrays against the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from engine import schemes, semantics
from engine.law.checking import check_standard
from engine.law.criteria import Criterion
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.law.recognising.conditions import Condition, LeftOut, Level, LevelThreshold
from engine.law.values import Cite, Role
from engine.problems import errors
from engine.rules.meaning import bars_of, meant, rules_of, scheme_of
from engine.rules.proving import prove
from engine.scoring.deciding import distinct_situations, fired_at_once, fired_rules
from engine.scoring.law_arrays import VERDICTS
from engine.scoring.measuring import operands_of
from tests.made_laws import CITE, Tree, lawbook, laws
from tests.scored import Facts, Scored, scored
from tests.scoring.test_theorems import _commune, facts_of

DAY = date(2024, 11, 15)
CITED = Cite(**CITE)
BOUNDS = ("more_than", "at_least", "more_than_percent", "at_least_percent")


@st.composite
def conditions(draw: st.DrawFn, name: str, scored_: Sequence[Criterion]) -> Condition:
    """A condition on some or all scored criteria, alone or together, that bars somebody and not everybody."""
    names = [c.id for c in scored_]
    chosen = tuple(sorted(draw(st.sets(st.sampled_from(names), min_size=1))))
    together, bound = draw(st.booleans()), draw(st.sampled_from(BOUNDS))
    tops = [c.max_points for c in scored_ if c.id in chosen]
    most = 100 if bound.endswith("percent") else sum(tops) if together else min(tops)
    strict = bound.startswith("more_than")
    edge = draw(st.integers(0 if strict else 1, int(most) - strict))
    allowed = 0 if together else draw(st.integers(0, len(chosen) - 1))
    who = {"sum_of": chosen} if together else {"each_of": "all" if len(chosen) == len(names) else chosen}
    said = {"id": name, "title": name, "title_en": name, "allowed": allowed, "mark": "verbatim", "cite": CITED}
    return Condition.model_validate({**said, **who, bound: str(edge) if most == 100 and "percent" in bound else edge})


@st.composite
def richer(draw: st.DrawFn, standard: Standard) -> Standard:
    """A standard with some of all that recognition can ask besides a sum and a zero."""
    criteria = [_paired(draw(st.booleans()), c) for c in standard.criteria]
    if len(criteria) > 1 and draw(st.booleans()):
        criteria[-1] = _beside(criteria[-1], draw(st.sampled_from(["bonus", "deduction"])), draw(st.integers(1, 60)))
    plain = [c for c in criteria if c.role == "scored"]
    made = [draw(conditions(f"c{n}", plain)) for n in range(draw(st.integers(0, 2)))]
    levelled = draw(st.booleans())
    if levelled and draw(st.booleans()):
        made.append(draw(conditions("l", plain)).model_copy(update={"from_level": "cao"}))
    one, maximum = standard.head.classes[0], sum(c.max_points for c in plain)
    bar = draw(st.integers(0, int(maximum)))
    asked = LevelThreshold.model_validate(
        {"class": one.id, "threshold": draw(st.integers(bar, int(maximum))), "mark": "verbatim", "cite": CITED}
    )
    level = Level(id="cao", title="cao", title_en="high", thresholds=(asked,))
    first = Level(id="dat", title="đạt", title_en="met")
    left_out = LeftOut(how=draw(st.sampled_from(["rescale", "nothing", "full_points"])),
                       round=draw(st.sampled_from(["down", "nearest", "up"])), mark="verbatim", cite=CITED)  # fmt: skip
    said = {
        "maximum": standard.head.maximum.model_copy(update={"points": maximum}),
        "classes": (one.model_copy(update={"threshold": bar}),),
        "knock_out": standard.head.knock_out if draw(st.booleans()) else None,
        "conditions": tuple(made),
        "levels": (first, level) if levelled else (),
        "left_out": left_out,
    }
    return standard.model_copy(update={"head": standard.head.model_copy(update=said), "criteria": tuple(criteria)})


def _paired(pair: bool, criterion: Criterion) -> Criterion:
    """The first two items as the better of two, where they have one maximum."""
    first, *rest = criterion.items
    if not (pair and rest and rest[0].max_points == first.max_points):
        return criterion
    most = criterion.max_points - first.max_points
    items = (*(item.model_copy(update={"best_of": "a"}) for item in (first, rest[0])), *rest[1:])
    return criterion.model_copy(update={"items": items, "max_points": most})


def _beside(criterion: Criterion, role: Role, cap: int) -> Criterion:
    """The criterion as bonus or deduction under a cap; nobody in a whole is then 0 points."""
    items = []
    for item in criterion.items:
        kept = tuple(example for example in item.examples if example.given != "none")
        items.append(
            item.model_copy(update={"when_none": "zero" if item.when_none else None, "examples": kept, "best_of": None})
        )
    most = min(cap, max(1, sum(item.max_points for item in items)))
    return criterion.model_copy(update={"role": role, "max_points": most, "items": tuple(items)})


def held_to_the_second_page(standard: Standard, made: Scored, facts: Sequence[Facts]) -> None:
    """Criteria, total, hurdles, verdicts, grounds and firmness of every commune on every level, by the page."""
    scheme, bars = scheme_of(standard), bars_of(standard)
    levels = [next(bar.total for bar in bars if bar.level == level) for level in range(len(made.grid.levels))]
    for row, given_ in enumerate(facts):
        own = [[meant(item) for item in criterion.items] for criterion in standard.criteria]
        points = [
            [
                semantics.points_of(page, *semantics.measured(page, *operands_of(item, given_, {})))
                for item, page in zip(criterion.items, pages, strict=True)
            ]
            for criterion, pages in zip(standard.criteria, own, strict=True)
        ]
        said = schemes.outcome(scheme, points, levels)
        assert (made.grid.total_low[row], made.grid.total_high[row]) == (said.low, said.high)
        assert made.grid.state[:, row].tolist() == [int(state) for state in said.states]
        assert made.grid.zero[:, row].tolist() == zeros(scheme, said)
        assert [VERDICTS[level.verdict[row]] for level in made.grid.levels] == list(said.verdicts)
        firm = firm_levels(scheme, own, points, levels)
        assert [bool(level.firm[row]) for level in made.grid.levels] == firm


def zeros(scheme: schemes.Scheme, said: schemes.Outcome) -> list[int]:
    """By criterion the gravest of what plain recognition asks of it alone."""
    held = list(zip(scheme.hurdles, said.states, strict=True))
    return [
        max((int(state) for hurdle, state in held if (hurdle.parts, hurdle.level) == ((at,), 0)), default=0)
        for at in range(len(scheme.sums))
    ]


def firm_levels(
    scheme: schemes.Scheme,
    pages: Sequence[Sequence[semantics.Item]],
    points: Sequence[Sequence[semantics.Points]],
    levels: Sequence[Score],
) -> list[bool]:
    """Level by level, whether stand-ins at their worst and at their best give the verdict that was said."""
    cases = []
    for worst in (True, False):
        rows = []
        for own, row, told in zip(scheme.sums, points, pages, strict=True):
            least = [worst == (role != "deduction") for role in own.roles]
            tried = zip(least, row, told, strict=True)
            rows.append([semantics.at_worst(p) if low else semantics.at_best(page, p) for low, p, page in tried])
        cases.append(schemes.outcome(scheme, rows, levels).verdicts)
    said = schemes.outcome(scheme, points, levels).verdicts
    return [len({*verdicts}) == 1 for verdicts in zip(said, *cases, strict=True)]


@settings(max_examples=60, deadline=None)
@given(laws(top=12), st.data())
def test_rules_arrays_and_page_agree_under_made_up_laws(made: list[list[Tree]], data: st.DataObject) -> None:
    """Small random standards with all that recognition can ask, five communes each: nobody says otherwise."""
    rows = [item for criterion in made for item in criterion]
    book = lawbook(made, 1)
    law = data.draw(richer(book.standard))
    cells = prove(replace(book, standard=law)).table
    facts = [facts_of(_commune(data, rows)) for _ in range(5)]
    told = scored(law, cells, facts, [law.head.classes[0]] * 5)
    held_to_the_second_page(law, told, facts)
    for level in range(len(told.grid.levels)):
        situations, index = distinct_situations(law, told.grid, DAY, level)
        bar, at_once = bars_of(law)[level], fired_at_once(law, cells, told.grid, DAY, level)
        for row, at in enumerate(index.tolist()):
            seen = situations[at]
            states = {name: semantics.Zero(state) for name, state in seen.states}
            side = semantics.Side(int(told.grid.levels[level].side[row]))
            assert fired_rules(cells, seen) == rules_of(side, states, bar.name) == at_once.rules(row)
            given_ = {cells.rules[rule].verdict for rule in fired_rules(cells, seen)}
            assert given_ == {VERDICTS[told.grid.levels[level].verdict[row]]}


@settings(max_examples=40, deadline=None)
@given(laws(top=12), st.data())
def test_what_is_drawn_here_is_a_law_that_passes_its_checks(made: list[list[Tree]], data: st.DataObject) -> None:
    """The made-up standards break none of the rules of conditions, levels, roles and pairs that they are not about."""
    book = lawbook(made, 1)
    law = data.draw(richer(book.standard))
    found = {p.code for p in errors(check_standard(replace(book, standard=law))) if p.code.startswith("LAW-4")}
    assert found <= {"LAW-467", "LAW-489", "LAW-491"}
