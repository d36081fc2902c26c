"""Bounds of conditions as durable-rules judges them: as the page says at every edge, and no wrong rule gets through."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from engine import schemes
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Standard
from engine.law.recognising.conditions import Condition, Level
from engine.problems import ProblemsFound
from engine.rules.compiling import Rule, Ruleset, decision_rules
from engine.rules.hurdles import bound_proof
from engine.rules.hurdles.bound_proof import (
    _around,
    _counts,
    bound_differences,
    fire_bound,
    tabulate_conditions,
    try_bounds,
    unbearable,
    wholes_of,
)
from engine.rules.hurdles.bound_tests import bound_tests
from engine.rules.hurdles.bounds import (
    Part,
    count_cells,
    count_key,
    count_message,
    is_counted,
    page_count,
    part_message,
    parts_of,
    state_fired,
    worth_of_part,
)
from engine.rules.hurdles.decisions import decider_of, judge_situation
from engine.rules.judging import Judge, JudgeError, open_judge
from engine.rules.meaning import CONDITION, bars_of, rules_of, scheme_of
from engine.rules.number_line import LawTable, decision_situations, totals_on
from engine.rules.proving import prove
from engine.rules.table import FILE, FURTHER, SCHEMA, cells_text, digest, open_cells
from engine.schemes import Hurdle, Scheme, Sum, Worth, outcome, worth_of
from engine.scoring.assessing import assess
from engine.scoring.replay import replay
from engine.scoring.round_result import RoundResult
from engine.semantics import Side, Zero
from tests import frozen
from tests.comparing.law_edits import FULL, edited, round_of, unit_of
from tests.semantics.test_schemes import CASES, Rows

CITED = "mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 4}"
CONDITIONS = "".join(
    f"  - {{id: {name}, title: {name}, title_en: {name}, {asked}, {CITED}}}\n"
    for name, asked in (
        ("moi", "each_of: all, at_least_percent: 80"),
        ("hon", "each_of: [tc02], more_than: 40"),
        ("dem", "each_of: all, more_than_percent: 37.5, allowed: 1"),
        ("chung", "sum_of: [tc01, tc02], at_least: 150"),
    )
)
LEFT_OUT = f"left_out: {{how: rescale, {CITED}}}\n"
EDITS = (
    ("standard.yaml", "authorities:", f"conditions:\n{CONDITIONS}{LEFT_OUT}authorities:"),
    ("tc02.yaml", "when_none: full_points", "when_none: not_applicable"),
    ("tc02.yaml", "      - {name: không có trẻ dưới 1 tuổi, given: none, points: 50}\n", ""),
    ("tc02.yaml", "      - {name: không có trẻ em, given: none, points: 30}\n", ""),
)


@cache
def law() -> tuple[Lawbook, LawTable]:
    """The small standard with a condition of every kind, where two items of three may not apply to a commune."""
    book = edited(*EDITS)
    return book, prove(book).table


def judge_of(scheme: Scheme) -> Judge:
    """The conditions of a scheme alone, compiled and loaded."""
    return open_judge(Ruleset(tuple(Rule(name, test) for name, test in bound_tests(scheme)), {}, {}))


def part_of(name: str) -> Part:
    """A part of the small standard's conditions by its tag."""
    scheme = scheme_of(law()[0].standard)
    return next(part for hurdle in scheme.hurdles for part in parts_of(scheme, hurdle) if part.tag == CONDITION + name)


def fired_on(judge: Judge, scheme: Scheme, hurdle: Hurdle, worths: list[Worth]) -> Zero:
    """The state of a hurdle by messages alone."""
    parts = parts_of(scheme, hurdle)
    states = [state_fired(fire_bound(judge, part_message(part, worth_of_part(part, worths)))) for part in parts]
    return state_fired(fire_bound(judge, count_message(hurdle, states))) if is_counted(hurdle) else states[0]


@pytest.mark.parametrize(
    ("name", "worth", "wanted"),
    [
        ("moi/tc02", Worth(79, 79, 100, applies=True), "fails"),
        ("moi/tc02", Worth(80, 80, 100, applies=True), "holds"),
        ("moi/tc02", Worth(79, 80, 100, applies=True), "open"),
        ("moi/tc02", Worth(55, 55, 70, applies=True), "fails"),  # 80 % of 70 is 56
        ("moi/tc02", Worth(56, 70, 70, applies=True), "holds"),
        ("moi/tc02", Worth(0, 56, 70, applies=True), "open"),
        ("moi/tc02", None, "none"),
        ("hon/tc02", Worth(40, 40, 100, applies=True), "fails"),
        ("hon/tc02", Worth(40, 41, 100, applies=True), "open"),
        ("hon/tc02", Worth(8, 8, 20, applies=True), "fails"),  # 40 of 100 is 8 of 20
        ("hon/tc02", Worth(9, 9, 20, applies=True), "holds"),
        ("dem/tc02", Worth(37, 37, 100, applies=True), "fails"),  # 37.5 %
        ("dem/tc02", Worth(38, 38, 100, applies=True), "holds"),
        ("dem/tc02", Worth(15, 15, 40, applies=True), "fails"),  # 37.5 % of 40 is 15, and more is asked
        ("chung", Worth(149, 149, 200, applies=True), "fails"),
        ("chung", Worth(149, 150, 200, applies=True), "open"),
        ("chung", Worth(90, 90, 120, applies=True), "holds"),  # 150 of 200 is 90 of 120
    ],
)
def test_a_part_beside_its_bound_is_judged_as_worked_out_by_hand(name: str, worth: Worth | None, wanted: str) -> None:
    """At the bound, a point below and above it, of all and of what is left; nothing that applies is not judged."""
    judge = judge_of(scheme_of(law()[0].standard))
    assert fire_bound(judge, part_message(part_of(name), worth)) == f"{CONDITION}{name}/{wanted}"


@pytest.mark.parametrize(
    ("name", "most", "tried"),
    [
        ("hon/tc02", 100, (39, 40, 41, 42)),  # more than 40
        ("hon/tc02", 20, (7, 8, 9, 10)),  # 40 of 100 is 8 of 20
        ("moi/tc02", 100, (78, 79, 80, 81)),  # at least 80 %
        ("moi/tc02", 70, (54, 55, 56, 57)),
    ],
)
def test_points_are_tried_on_both_sides_of_a_bound(name: str, most: int, tried: tuple[int, ...]) -> None:
    """Of whoever has so much that applies every range of the last two that fall short and the first two that do not."""
    found = [w for w in _around(law()[0].standard, part_of(name)) if w.whole == most]
    assert found == [Worth(low, high, most, applies=True) for low in tried for high in tried if low <= high]


@pytest.mark.parametrize(
    ("percent", "tried"), [(0, (0, 1)), (1, (0, 1, 2)), (99, (97, 98, 99, 100)), (100, (98, 99, 100))]
)
def test_all_and_none_of_the_points_are_tried_and_none_beyond(percent: int, tried: tuple[int, ...]) -> None:
    """Where all is asked whoever has all is tried too; nobody has more than all or less than nothing."""
    own = part_of("moi/tc02")
    part = own._replace(hurdle=own.hurdle._replace(edge=own.hurdle.edge * percent // 80))
    found = [w for w in _around(law()[0].standard, part) if w.whole == 100]
    assert found == [Worth(low, high, 100, applies=True) for low in tried for high in tried if low <= high]


def test_as_many_situations_as_can_be_judged_are_borne(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more is refused with both numbers, at the first condition; a law without conditions is never."""
    count = sum(1 for _ in decision_situations(law()[0].standard))
    monkeypatch.setattr(bound_proof, "MOST_SITUATIONS", count)
    assert list(unbearable(law()[0])) == []
    monkeypatch.setattr(bound_proof, "MOST_SITUATIONS", count - 1)
    (found,) = unbearable(law()[0])
    assert (found.code, found.values["count"], found.values["most"]) == ("LAW-521", count, count - 1)
    assert found.place.line == law()[0].place(f"{CONDITION}moi").line
    assert list(unbearable(edited())) == []


@pytest.mark.parametrize(("allowed", "tried"), [(0, {0, 1, 4}), (1, {0, 1, 2, 4}), (2, {0, 2, 3, 4}), (3, {0, 3, 4})])
def test_so_many_parts_are_tried_as_may_fail_and_one_more(allowed: int, tried: set[int]) -> None:
    """Of four parts that fail for certain, and that may: none, the most that is allowed, one more, and all."""
    hurdle = Hurdle("condition/x", (0, 1, 2, 3), 1, 1, absolute=True, allowed=allowed)
    found = [(states.count(Zero.CERTAIN), 4 - states.count(Zero.NO)) for states in _counts(hurdle)]
    assert sorted(found) == sorted((sure, maybe) for sure in tried for maybe in tried if sure <= maybe)


@pytest.mark.parametrize("shape", [{"edge": 8, "absolute": True}, {"times": 10, "edge": 8}, {"times": 6, "edge": 8}])
@pytest.mark.parametrize("strict", [True, False])
def test_a_count_is_the_page_s_also_where_a_criterion_has_less_than_its_bound(
    shape: Mapping[str, int], *, strict: bool
) -> None:
    """As in a mixture of two standards: 8 points are asked of each of three, of which one has 6; one may fail."""
    hurdle = Hurdle("condition/x", (0, 1, 2), **{"times": 1, **shape}, strict=strict, allowed=1)  # type: ignore[arg-type]
    sums = tuple(Sum(f"tc0{n}", "scored", most, ("scored",), (most,)) for n, most in enumerate((10, 11, 6)))
    scheme = Scheme(sums, 27, 27, "nothing", "down", (hurdle,))
    no, may, sure = Zero.NO, Zero.POSSIBLE, Zero.CERTAIN
    told = {(): no, (sure,): no, (sure, may): may, (sure, sure): sure, (may, may): may, (may, may, may): may}
    assert {states: page_count(scheme, hurdle, states) for states in told} == told


def test_what_may_apply_of_a_criterion_is_known_whole() -> None:
    """Of 50, 30 and 20 points the first two may be left out: 20, 50, 70 and 100; of two criteria 100 more each."""
    standard = law()[0].standard
    assert wholes_of(standard, (1,)) == (20, 50, 70, 100)
    assert wholes_of(standard, (0, 1)) == (120, 150, 170, 200)
    assert wholes_of(standard, (0,)) == (100,)


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_durable_rules_says_of_any_condition_what_the_page_says(case: tuple[Scheme, Rows]) -> None:
    """Made-up conditions of every kind, items that do not apply, missing ones: the state of each by messages alone."""
    drawn, rows = case
    named = tuple(hurdle._replace(name=f"{CONDITION}{hurdle.name}") for hurdle in drawn.hurdles)
    scheme = drawn._replace(hurdles=named)
    worths = [worth_of(own, row, scheme.outside) for own, row in zip(scheme.sums, rows, strict=True)]
    states = outcome(scheme, rows, [0]).states
    judge = judge_of(scheme) if named else None
    assert [fired_on(judge, scheme, hurdle, worths) for hurdle in named if judge] == list(states)


Tree = dict[str, Any]


def mutants(test: Tree) -> Iterator[Tree]:
    """A rule with one thing wrong: a strictness, an end, a constant, which side, a test gone, whether anything applies.

    Of nothing that applies no points are posted, so a rule that asks for enough of them need not test that any does.
    """
    turned = {"$lt": ("$lte", "$gte"), "$lte": ("$lt", "$gt"), "$gt": ("$gte", "$lte"), "$gte": ("$gt", "$lt")}
    ends = {"low": "high", "high": "low", "sure": "maybe", "maybe": "sure"}
    head, *own = test["$and"]
    for at, node in enumerate(own):
        ((operator, compared),) = node.items()
        if operator == "applies":
            found: list[Tree] = [{"applies": 1 - compared}]
        else:
            ((field, operand),) = compared.items()
            found = [{other: compared} for other in turned[operator]] + [{operator: {ends[field]: operand}}]
            found += [{operator: {field: changed}} for changed in _moved(operand)]
        yield from ({"$and": [head, *own[:at], wrong, *own[at + 1 :]]} for wrong in found)
        if operator != "applies" or len(own) == 1 or _is_short(own[1]):
            yield {"$and": [head, *own[:at], *own[at + 1 :]]}


def _is_short(node: Tree) -> bool:
    return any("high" in node.get(operator, {}) for operator in ("$lt", "$lte"))


def _moved(operand: Any) -> Iterator[Any]:
    for step in (-1, 1):
        if isinstance(operand, int):
            yield operand + step
        else:
            product = operand["$mul"]
            yield {"$mul": {**product, "$r": product["$r"] + step}}


def noticed(standard: Standard, rules: list[Rule]) -> bool:
    """Whether the prover refuses these rules of a standard's conditions."""
    judge = open_judge(Ruleset(tuple(rules), {}, {}))
    try:
        table = tabulate_conditions(judge, standard)
        try_bounds(judge, standard, table)
    except JudgeError:
        return True
    return list(bound_differences(standard, table)) != []


def test_a_wrong_edge_in_a_compiled_rule_is_noticed_by_the_prover() -> None:
    """Each of more than two hundred rules with one thing wrong is refused; the right ones are not."""
    standard = law()[0].standard
    rules = [Rule(name, test) for name, test in bound_tests(scheme_of(standard))]
    assert not noticed(standard, rules)
    tried, missed = 0, []
    for at, rule in enumerate(rules):
        for wrong in mutants(rule.test):
            tag = rule.id.rpartition("/")[0]
            own = [r for r in rules if r.id.rpartition("/")[0] == tag and r.id != rule.id]
            others = [r for r in rules if r not in own and r.id != rule.id]
            tried += 1
            if not noticed(standard, [*others, *own, Rule(rule.id, wrong)]):
                missed.append((rule.id, wrong["$and"][1:], at))
    assert (tried > 200, missed) == (True, [])


@cache
def made() -> RoundResult:
    """Communes under the small standard: all points, some lost, some missing, without infants, with nothing sent."""
    book, table = law()
    communes = [
        FULL,
        FULL | {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60},
        FULL | {"tre_duoi_1_tuoi": 0, "tre_duoi_1_tiem_du": 0, "tre_hai_long": 0},
        {name: value for name, value in FULL.items() if name not in ("tre_hai_long", "so_hoat_dong")},
        FULL | {"co_nguoi_phu_trach": 0, "so_hoat_dong": 1, "tre_duoi_1_tiem_du": 0, "tre_bi_tai_nan": 9},
        FULL | {"so_hoat_dong": 1},
        {},
    ]
    return assess(book, table, *round_of({unit_of(n): facts for n, facts in enumerate(communes)}))


def test_the_replay_posts_every_part_and_count_of_every_commune() -> None:
    """Seven messages more a commune than without conditions: two, one, two and their count, one; all agree."""
    plain = edited(
        *(
            (file, old, new.replace(CONDITIONS, " []\n").replace("conditions:\n ", "conditions: "))
            for file, old, new in EDITS
        )
    )
    units = {
        card.unit: {name: fact.value for name, fact in made().evidence.communes[card.unit.code].facts.items()}
        for card in made().cards
    }
    before = replay(assess(plain, prove(plain).table, *round_of(units)))
    after = replay(made())
    assert (after.problems, before.problems) == ((), ())
    assert after.messages - before.messages == 7 * len(made().cards)
    assert {card.state for told in made().cards for card in told.conditions} == {0, 1, 2}


def test_the_criteria_that_are_too_many_are_named() -> None:
    """20 of 100 in both, where one may fall short of 37.5 %: both are named; where one alone does, nobody is barred."""
    told = [{own.condition.id: own for own in card.conditions}["dem"] for card in made().cards]
    assert [(own.state, [c.id for c in own.short]) for own in (told[4], told[2], told[6])] == [
        (2, ["tc01", "tc02"]),
        (0, []),
        (1, ["tc01", "tc02"]),
    ]


def test_a_criterion_is_barred_by_what_is_asked_of_it_alone() -> None:
    """100 and 20 of 100: the sum falls short of 150 with both, and yet criterion 1 lacks nothing."""
    book, table = law()
    lost = FULL | {"tre_duoi_1_tiem_du": 0, "tre_bi_tai_nan": 9}
    (card,) = assess(book, table, *round_of({unit_of(1): lost})).cards
    assert {own.condition.id: own.state for own in card.conditions} == {"moi": 2, "hon": 2, "dem": 0, "chung": 2}
    assert [own.zero for own in card.criteria] == [0, 2]


def test_what_a_higher_level_asks_of_each_criterion_bars_no_recognition() -> None:
    """Without a knock-out each criterion has one hurdle, which is of the level above alone: none is zero by it."""
    head = (frozen.SMALL / "standard.yaml").read_text("utf-8")
    knock_out = head[head.index("knock_out:") : head.index("authorities:")]
    bars = ", ".join(f"{{class: {name}, threshold: 175, {CITED}}}" for name in ("ward", "mountain", "plain"))
    levels = (
        "levels:\n  - {id: dat, title: Đạt, title_en: Met}\n"
        f"  - {{id: cao, title: Cao, title_en: High, thresholds: [{bars}]}}\n"
        f"conditions:\n  - {{id: moi, title: Mỗi, title_en: Each, each_of: all, at_least_percent: 80, from_level: cao,"
        f" {CITED}}}\n"
    )
    book = edited(("standard.yaml", knock_out, levels))
    facts = FULL | {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60}  # 75 of 100 in criterion 2, 175 together
    (card,) = assess(book, prove(book).table, *round_of({unit_of(1): facts})).cards
    assert (card.decision.verdict, card.levels[0].verdict) == ("recognised", "not_recognised")
    assert [own.zero for own in card.criteria] == [0, 0]


@pytest.mark.parametrize("hurdle", range(2, 7))
def test_a_state_that_durable_rules_does_not_give_is_told_by_the_replay(hurdle: int) -> None:
    """Another state of one condition in the grid: the replay names it, commune by commune."""
    result = made()
    state = np.array(result.grid.state)
    state[hurdle] = (state[hurdle] + 1) % 3
    wrong = replace(result, grid=replace(result.grid, state=state))
    name = scheme_of(result.book.standard).hurdles[hurdle].name
    told = [found for found in replay(wrong).problems if found.code == "SYS-104" and name in str(found.values["name"])]
    assert len(told) == len(result.cards)


def test_a_cell_of_another_rule_is_never_used_and_one_without_a_rule_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without durable-rules: the table as kept scores; a cell changed or gone is refused before anybody is scored."""
    folder = Path(shutil.copytree(frozen.SMALL, tmp_path / "small"))
    for file, old, new in EDITS:
        (folder / file).write_text((folder / file).read_text("utf-8").replace(old, new), "utf-8")
    book = load_standard(folder)
    (folder / FILE).write_text(cells_text(prove(book).table), "utf-8")
    monkeypatch.setattr("engine.rules.table.engine_version", lambda: None)
    kept, _ = open_cells(book)
    assert kept.conditions == prove(book).table.conditions
    cell = f"{CONDITION}moi/tc02|at|at"
    for wrong in (None, f"{CONDITION}moi/tc02/open", f"{CONDITION}moi/tc01/holds"):
        (folder / FILE).write_text(damaged(cells_text(kept), cell, wrong), "utf-8")
        with pytest.raises(ProblemsFound) as refused:
            open_cells(book)
        assert [found.code for found in refused.value.problems] == ["SYS-102"]


def damaged(text: str, cell: str, rule: str | None) -> str:
    """The kept table with another rule in one cell, or none, and its seal made to fit."""
    held = json.loads(text)
    table: dict[str, Mapping[str, str]] = held["table"]
    conditions = {key: rule if key == cell else told for key, told in table["conditions"].items()}
    table["conditions"] = {key: told for key, told in conditions.items() if told}
    return json.dumps({**held, "sha256": digest(table)})


@pytest.mark.parametrize("state", [Zero.POSSIBLE, Zero.CERTAIN])
def test_more_hurdles_than_one_message_bears_are_judged_all_the_same(state: Zero) -> None:
    """P12: five conditions on each of 13 criteria and the knock-out, 78 in the way at once, and each is a ground."""
    told = [
        Condition.model_validate(
            {"id": f"c{n}", "title": "x", "title_en": "x", "each_of": "all", "at_least": n + 1, "mark": "verbatim",
             "cite": {"document": "06/QĐ-TTg 03/01/2019", "at": "giả định"}}
        )
        for n in range(5)
    ]  # fmt: skip
    standard = frozen.law().book.standard
    law_ = standard.model_copy(update={"head": standard.head.model_copy(update={"conditions": tuple(told)})})
    decider = decider_of(open_judge(Ruleset(tuple(decision_rules(law_)), {}, {})), law_)
    states = {hurdle.name: state for hurdle in scheme_of(law_).hurdles}
    bar = bars_of(law_)[0]
    fired = judge_situation(
        decider, bar.name, totals_on("reached", int(bar.total)), {name: int(state) for name in states}
    )
    assert len(states) == 78
    assert fired == rules_of(Side.REACHED, states, bar.name)


def test_the_page_says_the_same_of_the_states_that_scoring_found() -> None:
    """Every condition of every commune of the round, from the rules that fired, against the page's own outcome."""
    result = made()
    scheme = scheme_of(result.book.standard)
    for row, card in enumerate(result.cards):
        wholes = [sum(i.item.max_points for i in c.items if i.status.name != "NOT_APPLICABLE") for c in card.criteria]
        worths = [
            Worth(c.low, c.high, whole, applies=c.applies) for c, whole in zip(card.criteria, wholes, strict=True)
        ]
        said = [schemes.state_of(hurdle, worths) for hurdle in scheme.hurdles]
        assert result.grid.state[:, row].tolist() == said, card.unit.name


def test_where_all_parts_may_fail_none_are_too_many() -> None:
    """A mixture of two laws may leave a condition fewer criteria than it allows to fall short: no cell is over."""
    hurdle = Hurdle("condition/x", (0, 1), 1, 1, absolute=True, allowed=2)
    assert [key for key, _ in count_cells(hurdle)] == [count_key(hurdle, "within", "within")]
    assert len(list(count_cells(hurdle._replace(allowed=1)))) == 3


def test_conditions_of_a_level_stand_after_those_of_every_decision() -> None:
    """However they were typed: those that say no level come with those of the first."""
    standard = law()[0].standard
    level = Level(id="dat", title="Đạt", title_en="Met")
    high = level.model_copy(update={"id": "cao"})
    typed = [
        told.model_copy(update={"from_level": of})
        for told, of in zip(standard.head.conditions or (), ("cao", None, "dat"), strict=False)
    ]
    head = standard.head.model_copy(update={"levels": (level, high), "conditions": tuple(typed), "knock_out": None})
    found = [(h.name.split("/")[1], h.level) for h in scheme_of(standard.model_copy(update={"head": head})).hurdles]
    assert found == [("hon", 0), ("dem", 0), ("moi", 1), ("moi", 1)]


def test_a_table_with_more_than_classes_says_so_to_older_readers() -> None:
    """Conditions alone, or tables of unit facts alone, make it one of the second kind, which they refuse to read."""
    table = law()[1]
    assert table.conditions
    assert not table.units
    plain = replace(table, conditions={})
    kinds = [json.loads(cells_text(t))["schema"] for t in (table, plain, replace(plain, units={"applies/tc01": {}}))]
    assert kinds == [FURTHER, SCHEMA, FURTHER]
