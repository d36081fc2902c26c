"""Theorems about every commune and every standard, tried on what Hypothesis makes up (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.checking import check_standard
from engine.law.loading import Lawbook
from engine.law.model import Standard, UnitClass
from engine.problems import Place
from engine.rules.compiling import compile_standard
from engine.rules.hurdles.decisions import decider_of, judge_situation
from engine.rules.judging import Judge, open_judge
from engine.rules.number_line import LawTable
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from engine.scoring.deciding import Decision, Situation, fired_rules
from engine.scoring.result_json import to_json
from tests import frozen, oracle
from tests.made_laws import ASKED, Tree, evidence_names, first_band, lawbook, laws
from tests.scored import Scored, criterion_totals, scored
from tests.strategies import DAYS, block, units

SHOWN = Place("số liệu mô phỏng")
RANK = {"not_recognised": 0, "undecided": 1, "recognised": 2}
SEEDS = st.integers(0, 2**32 - 1)
BLOCK = 30
Evidence = Mapping[str, int]
few = settings(max_examples=25, deadline=None)


@cache
def judged() -> tuple[Lawbook, LawTable, Judge]:
    """The frozen standard, proved, and its judge."""
    book = frozen.law().book
    return book, frozen.law().table, open_judge(compile_standard(book.standard))


def standard() -> Standard:
    """The frozen standard."""
    return judged()[0].standard


def class_called(name: str) -> UnitClass:
    """A class of the frozen standard."""
    return next(c for c in standard().head.classes if c.id == name)


def facts_of(evidence: Evidence) -> dict[str, Fact]:
    """Plain evidence as facts."""
    return {name: Fact(name, value, SHOWN) for name, value in evidence.items()}


def decided(communes: Sequence[Evidence], classes: Sequence[UnitClass]) -> tuple[Scored, tuple[Decision, ...]]:
    """The product's path over some communes."""
    book, cells, _ = judged()
    made = scored(book.standard, cells, [facts_of(e) for e in communes], classes)
    return made, made.decisions


def drawn(seed: int) -> tuple[np.random.Generator, list[dict[str, int]], list[UnitClass]]:
    """A block of communes with classes, and the generator that goes on from there."""
    rng = np.random.default_rng(seed)
    evidence = block(rng, BLOCK).evidence
    picks = rng.integers(0, len(standard().head.classes), BLOCK).tolist()
    return rng, evidence, [standard().head.classes[at] for at in picks]


def complete(rng: np.random.Generator, evidence: list[dict[str, int]]) -> list[dict[str, int]]:
    """The same communes with every gap filled with something possible."""
    filled = [dict(row) for row in evidence]
    for row in filled:
        for name in {line.whole for line in oracle.LINES if line.whole and line.whole not in row}:
            told = [row.get(line.part, 0) for line in oracle.LINES if line.whole == name]
            row[name] = max(int(rng.integers(0, 400)), *told, 0)
        for line in oracle.LINES:
            most = row[line.whole] if line.whole else 1 if line.ladder[0][0] == "=" else 9
            row.setdefault(line.part, int(rng.integers(0, most + 1)))
    return filled


def perfect() -> dict[str, int]:
    """A commune that has every point."""
    better = {line.part: 0 if line.ladder[-1][0] == "≤" else 100_000 for line in oracle.LINES if line.whole}
    wholes = dict.fromkeys((line.whole for line in oracle.LINES if line.whole), 100_000)
    worst_of_equal = {line.part: 0 for line in oracle.LINES if line.whole and line.ladder[0][:2] == ("=", Fraction(0))}
    single = {line.part: 1 if line.ladder[0][0] == "=" else 9 for line in oracle.LINES if not line.whole}
    return {**better, **wholes, **worst_of_equal, **single}


def ruined(evidence: Evidence, criterion: int) -> dict[str, int]:
    """The same commune with nothing in one criterion."""
    lines = [line for line in oracle.LINES if line.criterion == criterion]
    downward = {line.part for line in lines if line.ladder[-1][0] == "≤"}
    return {**evidence, **{line.part: 100_000 if line.part in downward else 0 for line in lines}}


def test_a_zero_is_never_outweighed_by_points() -> None:
    """Full points everywhere, zero in one criterion: not recognised, though every threshold of 800 is reached."""
    scores, (whole,) = decided([perfect()], [class_called("city-ward")])
    assert (int(scores.low.sum()), whole.verdict) == (1000, "recognised")
    easiest = class_called("mountain-island-difficult")
    communes = [ruined(perfect(), criterion) for criterion in range(1, 14)]
    scores, decisions = decided(communes, [easiest] * 13)
    for number, decision in enumerate(decisions, 1):
        assert decision.low == decision.high >= easiest.threshold
        assert (decision.verdict, decision.because) == ("not_recognised", (f"knock-out/tc{number:02}",))


@few
@given(SEEDS)
def test_any_certain_zero_bars_and_is_named(seed: int) -> None:
    """In every commune: each criterion that is surely zero is a reason, and none of them is recognised."""
    _, evidence, classes = drawn(seed)
    scores, decisions = decided(evidence, classes)
    highs = criterion_totals(standard(), scores.high)
    for row, decision in enumerate(decisions):
        zeros = {f"knock-out/{c.id}" for c, high in zip(standard().criteria, highs[row], strict=True) if high == 0}
        assert zeros == {rule for rule in decision.because if rule.startswith("knock-out/")}
        assert not zeros or decision.verdict == "not_recognised"


@few
@given(SEEDS, st.floats(0, 1))
def test_less_evidence_never_earns_and_more_never_contradicts(seed: int, kept: float) -> None:
    """A decision given on part of the evidence stands when the rest arrives; ranges only narrow."""
    rng, evidence, classes = drawn(seed)
    full = complete(rng, evidence)
    part = [{name: value for name, value in row.items() if rng.random() < kept} for row in full]
    scores, decisions = decided(full, classes)
    fewer, earlier = decided(part, classes)
    assert (fewer.low <= scores.low).all()
    assert (scores.high <= fewer.high).all()
    for before, after in zip(earlier, decisions, strict=True):
        assert before.verdict in ("undecided", after.verdict)


def test_no_evidence_decides_nothing() -> None:
    """An empty form is undecided from 0 to 1,000 in every class, and never a zero."""
    _, decisions = decided([{}] * 3, standard().head.classes)
    assert {(d.verdict, d.low, d.high) for d in decisions} == {("undecided", 0, 1000)}


@few
@given(SEEDS)
def test_better_evidence_never_lowers_a_score(seed: int) -> None:
    """More children reached, or fewer harmed, with all else the same: no item, total or verdict goes down."""
    rng, evidence, classes = drawn(seed)
    better = [dict(row) for row in evidence]
    for row in better:
        for line in oracle.LINES:
            if line.part not in row or (line.whole and line.whole not in row):
                continue
            top = row[line.whole] if line.whole else 1 if line.ladder[0][0] == "=" else 9
            down = line.ladder[-1][0] == "≤" or line.ladder[0][:2] == ("=", Fraction(0))
            ends = (0, row[line.part]) if down else (row[line.part], max(top, row[line.part]))
            row[line.part] = int(rng.integers(ends[0], ends[1] + 1))
    scores, decisions = decided(evidence, classes)
    improved, later = decided(better, classes)
    assert (improved.low >= scores.low).all()
    assert (improved.high >= scores.high).all()
    assert all(RANK[b.verdict] >= RANK[a.verdict] for a, b in zip(decisions, later, strict=True))


@few
@given(SEEDS)
def test_the_order_of_communes_and_facts_does_not_matter(seed: int) -> None:
    """Shuffled communes and shuffled facts give the same decisions, each to its own commune."""
    rng, evidence, classes = drawn(seed)
    order = rng.permutation(BLOCK).tolist()
    shuffled = [dict(rng.permutation(list(evidence[at].items())).tolist()) for at in order]
    typed = [{name: int(value) for name, value in row.items()} for row in shuffled]
    _, decisions = decided(evidence, classes)
    _, again = decided(typed, [classes[at] for at in order])
    assert [decisions[at] for at in order] == list(again)


@few
@given(SEEDS)
def test_totals_are_sums_within_their_bounds(seed: int) -> None:
    """0 ≤ low ≤ high ≤ maximum for each item; criteria and totals are plain sums; a known item has one value."""
    _, evidence, classes = drawn(seed)
    scores, decisions = decided(evidence, classes)
    tops = np.array([item.max_points for item in standard().items])
    assert ((scores.low >= 0) & (scores.low <= scores.high) & (scores.high <= tops)).all()
    assert (criterion_totals(standard(), scores.low).sum(axis=1) == [d.low for d in decisions]).all()
    assert (scores.high.sum(axis=1) == [d.high for d in decisions]).all()
    points = [{0, *(band.points for band in item.bands), item.max_points} for item in standard().items]
    assert all(set(scores.low[:, at].tolist()) <= points[at] for at in range(len(points)))


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_same_input_same_bytes(seed: int) -> None:
    """The results file of a round is the same, byte for byte, whatever the order in which facts were read."""
    rng, evidence, _ = drawn(seed)
    book, cells, _ = judged()
    pool = list(units())
    chosen = tuple(pool[at] for at in rng.permutation(len(pool))[:BLOCK].tolist())
    day = DAYS[seed % len(DAYS)]
    round_ = Round("r", "số liệu mô phỏng", "qd-06-2019", day, day, day, "", True, None, chosen, ())
    texts = set()
    for turn in range(2):
        rows = list(zip(chosen, evidence, strict=True))[:: 1 - 2 * turn]
        told = {unit.code: dict(list(facts_of(row).items())[:: 1 - 2 * turn]) for unit, row in rows}
        given_by = {code: CommuneEvidence(code, facts) for code, facts in told.items()}
        texts.add(to_json(assess(book, cells, round_, RoundEvidence(given_by, ())), tool="phuhop"))
    assert len(texts) == 1


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 2),
    st.sampled_from(["below", "open", "reached"]),
    st.lists(st.integers(0, 2), min_size=13, max_size=13),
)
def test_a_situation_judged_whole_is_the_union_of_its_parts(which: int, side: str, zeros: list[int]) -> None:
    """Any mix of certain and possible zeros: what durable-rules fires on the whole is what the table gives."""
    book, cells, judge = judged()
    unit_class = book.standard.head.classes[which]
    bar = int(unit_class.threshold)
    totals = {"below": (bar - 300, bar - 1), "open": (bar - 1, bar), "reached": (bar, 1000)}[side]
    states = {c.id: state for c, state in zip(book.standard.criteria, zeros, strict=True) if state}
    fired = judge_situation(decider_of(judge, book.standard), unit_class.id, totals, states)
    assert fired == fired_rules(cells, Situation(unit_class.id, side, tuple(states.items())))
    wanted = "not_recognised" if 2 in zeros or side == "below" else "undecided"
    given = {cells.rules[rule].verdict for rule in fired}
    assert given == {wanted if any(zeros) or side != "reached" else "recognised"}


@settings(max_examples=80, deadline=None)
@given(laws(), st.data())
def test_any_sound_standard_is_proved_and_scored_as_written(made: list[list[Tree]], data: st.DataObject) -> None:
    """Random small standards: no problem found, and every item of every commune has the first band it reaches."""
    book = lawbook(made, 1)
    assert [p.code for p in check_standard(book) if p.code not in ("LAW-312", "LAW-217")] == []
    cells = prove(book).table
    rows = [item for criterion in made for item in criterion]
    communes = [_commune(data, rows) for _ in range(4)]
    classes = [book.standard.head.classes[0]] * len(communes)
    scores = scored(book.standard, cells, [facts_of(c) for c in communes], classes)
    for row, commune in enumerate(communes):
        for column, item in enumerate(rows):
            wanted = plain_points(item, commune)
            assert (int(scores.low[row, column]), int(scores.high[row, column])) == wanted, (item, commune)


def _commune(data: st.DataObject, rows: list[Tree]) -> dict[str, int]:
    evidence = {}
    for item in rows:
        part, whole = evidence_names(str(item["id"]))
        if item["kind"] == "yes_no":
            evidence[part] = data.draw(st.integers(0, 1))
        elif item["kind"] == "count":
            evidence[part] = data.draw(st.integers(0, 50))
        else:
            evidence[whole] = data.draw(st.sampled_from([0, 1, 29, 30, 200, 1_000, 2_000, 9_973]))
            evidence[part] = data.draw(st.integers(0, evidence[whole]))
            if item["kind"] == "rate":
                evidence[part] = min(evidence[part], data.draw(st.integers(0, 120)))
    gone = data.draw(st.sets(st.sampled_from(sorted(evidence)), max_size=2))
    return {name: value for name, value in evidence.items() if name not in gone}


def plain_points(item: Tree, commune: Evidence) -> tuple[int, int]:
    """Least and most points of a made-up item, by the plain evaluator."""
    part, whole = evidence_names(str(item["id"]))
    most = int(str(item["max_points"]))
    if item["kind"] in ("yes_no", "count"):
        known, value = part in commune, Fraction(commune.get(part, 0))
    else:
        below = item["kind"] == "survey" and commune.get(whole, 0) < ASKED
        if commune.get(whole) == 0 and item["kind"] != "survey":
            points = most if item["when_none"] == "full_points" else 0
            return points, points
        known = part in commune and whole in commune and not below
        value = Fraction(commune[part], commune[whole]) if known else Fraction(0)
    points = int(str(first_band(item, value)["points"]))
    return (points, points) if known else (0, most)
