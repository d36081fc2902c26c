"""The product and a second, independent reading of the text agree on every generated commune."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product

import numpy as np
import numpy.typing as npt
import pytest

from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.loading import Lawbook
from engine.law.measures.kind import Reads, data_of
from engine.law.model import Unit, UnitClass
from engine.problems import Place
from engine.rules.number_line import LawTable
from engine.scoring.assessing import assess
from engine.scoring.grid import pieces_of
from engine.scoring.law_arrays import item_arrays
from engine.scoring.whom.placing import Classified, classify_all
from engine.semantics import Status
from tests import frozen, oracle
from tests.scored import columns_from, scored_columns
from tests.strategies import DAYS, Block, block, units

COMMUNES, BLOCK, SEED = 100_000, 5_000, 20190103
STATES = [status.name.lower() for status in Status]
SHOWN = Place("số liệu mô phỏng")


@dataclass(frozen=True, slots=True)
class Law:
    """The frozen standard, proved."""

    book: Lawbook
    table: LawTable


@pytest.fixture(scope="module")
def law() -> Law:
    """Decision 06/QĐ-TTg as the product opens it."""
    opened = frozen.law()
    assert opened.warnings == ()
    return Law(opened.book, opened.table)


def facts_of(evidence: Mapping[str, int]) -> dict[str, Fact]:
    """Plain evidence as the facts the product reads."""
    return {name: Fact(name, value, SHOWN) for name, value in evidence.items()}


def short(item: str) -> str:
    """``tc07.1`` as the text numbers it: 7.1."""
    criterion, number = item.removeprefix("tc").split(".")
    return f"{int(criterion)}.{number}"


def spoken(rule: str) -> str:
    """The rule that fired, in the oracle's words."""
    kind, *rest = rule.split("/")
    if kind == "knock-out":
        return f"criterion {int(rest[0][2:])} is zero"
    if kind == "open-zero":
        return f"criterion {int(rest[1][2:])} could be zero"
    return {"below": "below the threshold", "reached": "threshold reached", "open": "threshold open"}[rest[1]]


def test_the_text_and_the_pack_have_the_same_items(law: Law) -> None:
    """28 items of 13 criteria, 1,000 points, and the same thresholds, on both sides."""
    pack = {short(item.id): item.max_points for item in law.book.standard.items}
    assert pack == {line.item: line.best for line in oracle.LINES}
    assert (len(pack), sum(pack.values()), len(law.book.standard.criteria)) == (28, 1000, 13)
    assert {c.id: c.threshold for c in law.book.standard.head.classes} == oracle.THRESHOLDS


def round_on(day: date) -> Round:
    """A round on a day, without overrides."""
    return Round("r", "số liệu mô phỏng", "qd-06-2019", day, day, day, "", True, None, (), ())


def test_every_kind_of_unit_is_in_the_class_of_the_text(law: Law) -> None:
    """Each of 216 kinds of unit on each side of 1 July 2025: class, none, or in doubt, exactly as the text says."""
    for unit, day in product(units(), DAYS):
        answers = set()
        told = (unit.mountain, unit.island, unit.area_iii)
        for flags in product(*[(True, False) if flag is None else (flag,) for flag in told]):
            answers.add(oracle.class_of(unit.type, day, city=unit.province == "thanh_pho", flags=flags))
        (found,) = classify_all([unit], law.book.standard, law.table, round_on(day))
        wanted = next(iter(answers)) if len(answers) == 1 else None
        assert (found.unit_class.id if found.unit_class else None) == wanted
        assert bool(found.unsure) == (len(answers) > 1)


def classified(law: Law) -> list[tuple[Unit, Classified]]:
    """Every kind of unit, on each day, that has a class."""
    every = [
        (unit, classify_all([unit], law.book.standard, law.table, round_on(day))[0])
        for unit, day in product(units(), DAYS)
    ]
    return [(unit, found) for unit, found in every if found.unit_class]


def differences(law: Law, drawn: Block, classes: list[UnitClass], seen: Counter[str]) -> Iterator[str]:
    """Each place where the product and the oracle differ; what was seen is counted."""
    names, told = [short(item.id) for item in law.book.standard.items], drawn.evidence
    columns = columns_from(drawn.names, drawn.values, drawn.given)
    made = scored_columns(law.book.standard, law.table, columns, classes)
    lows, highs, states = made.low.tolist(), made.high.tolist(), made.status.tolist()
    for row, (evidence, unit_class, decision) in enumerate(zip(told, classes, made.decisions, strict=True)):
        read = oracle.read_commune(evidence, unit_class.id)
        points = dict(zip(names, zip(lows[row], highs[row], strict=True), strict=True))
        if points != read.items:
            yield f"points {evidence} {points} {read.items}"
        if {name: STATES[s] for name, s in zip(names, states[row], strict=True)} != read.states:
            yield f"states {evidence}"
        if (decision.low, decision.high) != read.total:
            yield f"total {evidence} {decision} {read.total}"
        if decision.verdict != read.verdict or {spoken(rule) for rule in decision.because} != read.reasons:
            yield f"verdict {evidence} {decision} {read.verdict} {read.reasons}"
        seen[f"{unit_class.id} {read.verdict}"] += 1
        seen["on the threshold"] += read.total == (unit_class.threshold,) * 2
        seen["five short of the threshold"] += read.total == (unit_class.threshold - 5,) * 2
        seen["zero above the threshold"] += read.verdict == "not_recognised" and read.total[0] >= unit_class.threshold
        seen.update(set(read.states.values()))


@pytest.mark.parametrize("quarter", range(4))
def test_the_product_agrees_with_the_text_on_100_000_communes(law: Law, quarter: int) -> None:
    """Points, states, totals, verdicts and reasons: not one difference, and the hard cases are among them."""
    rng = np.random.default_rng(SEED + quarter)
    pool = [found.unit_class for _, found in classified(law) if found.unit_class]
    seen: Counter[str] = Counter()
    for _ in range(COMMUNES // 4 // BLOCK):
        made = block(rng, BLOCK)
        seen.update(ratios=made.ratios, edges=made.at_edge, edgy=made.communes_at_edge, communes=BLOCK)
        classes = [pool[at] for at in rng.integers(0, len(pool), BLOCK).tolist()]
        assert list(differences(law, made, classes, seen))[:3] == []
    assert seen["communes"] * 4 == COMMUNES
    assert seen["edges"] * 3 >= seen["ratios"]
    assert seen["edgy"] * 3 >= seen["communes"]
    for unit_class, verdict in product(oracle.THRESHOLDS, ("recognised", "not_recognised", "undecided")):
        assert seen[f"{unit_class} {verdict}"] > 100
    for case in ("on the threshold", "five short of the threshold", "zero above the threshold", "none", "too_few"):
        assert seen[case] > 30, case


def test_the_scorecards_name_the_missing_evidence_of_the_text(law: Law) -> None:
    """What a commune is told to bring is what the text asks for and the form lacks, in the text's order."""
    rng = np.random.default_rng(SEED - 1)
    communes = classified(law)
    picked = [communes[at] for at in rng.integers(0, len(communes), 1_000).tolist()]
    told_by = block(rng, len(picked)).evidence
    named = [unit.model_copy(update={"code": f"{at:05d}"}) for at, (unit, _) in enumerate(picked)]
    day = max(DAYS)
    given = {unit.code: CommuneEvidence(unit.code, facts_of(row)) for unit, row in zip(named, told_by, strict=True)}
    made = assess(law.book, law.table, replace(round_on(day), units=tuple(named)), RoundEvidence(given, ()))
    told = 0
    for card in made.cards:
        evidence, unit_class = told_by[int(card.unit.code)], card.classified.unit_class
        assert unit_class
        read = oracle.read_commune(evidence, unit_class.id)
        assert card.missing == read.missing
        assert {short(i.item.id): (i.low, i.high) for i in card.items} == read.items
        told += bool(read.missing)
    assert told > 200


def test_every_ratio_below_400_has_the_points_of_the_text(law: Law) -> None:
    """All a of b with a ≤ b < 400, on every share and rate: no rounding anywhere, 48 of 49 stays below 98 %."""
    pairs = [(a, b) for b in range(1, 400) for a in range(b + 1)]
    values = np.array(pairs, dtype=np.int64)
    columns = columns_from(("a", "b"), values, np.ones_like(values, dtype=np.bool_))
    ratios = [Fraction(a, b) for a, b in pairs]
    distinct = set(ratios)
    lines = [line for line in oracle.LINES if line.whole]
    assert len(lines) == 22
    items = {short(item.id): item for item in law.book.standard.items}
    reads = Reads(data_of("a"), data_of("b"))
    for line in lines:
        item = items[line.item]
        arrays = replace(item_arrays(item, law.table.items[item.id], law.table.rules), reads=reads)
        points = arrays.points.low[pieces_of(arrays, columns)]
        wanted = {ratio: oracle.points_for(line, ratio) for ratio in distinct}
        assert points.tolist() == [wanted[ratio] for ratio in ratios], line.item


def laddered(line: oracle.Line, parts: npt.NDArray[np.int64], wholes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Points of many ratios by the text's ladder: products of whole numbers, the first band that is reached."""
    compare = {"≥": np.greater_equal, "≤": np.less_equal, ">": np.greater, "=": np.equal}
    points = np.zeros(len(parts), dtype=np.int64)
    for sign, edge, worth in reversed(line.ladder):
        points[compare[sign](parts * edge.denominator, wholes * edge.numerator)] = worth
    return points


def test_every_ratio_below_2_000_has_the_points_of_the_text(law: Law) -> None:
    """All 2,000,999 of a ≤ b < 2,000 on every share and rate, by products of whole numbers; every band is met.

    Bands of rates rarer than one in 2,000 begin beyond: up to 4 of each b < 100,000 stand for them.
    """
    below, above = np.tril_indices(2_000), np.indices((5, 98_000)).reshape(2, -1)
    wholes, parts = np.concatenate([below[0][1:], 2_000 + above[1]]), np.concatenate([below[1][1:], above[0]])
    assert (len(parts), bool((parts <= wholes).all())) == (2_000_999 + 490_000, True)
    values = np.stack([parts, wholes], axis=1)
    columns = columns_from(("a", "b"), values, np.ones_like(values, dtype=np.bool_))
    items, reads = {short(item.id): item for item in law.book.standard.items}, Reads(data_of("a"), data_of("b"))
    seen = Counter[str]()
    for line in (line for line in oracle.LINES if line.whole):
        item = items[line.item]
        arrays = replace(item_arrays(item, law.table.items[item.id], law.table.rules), reads=reads)
        points = arrays.points.low[pieces_of(arrays, columns)]
        assert np.flatnonzero(points != laddered(line, parts, wholes))[:3].tolist() == [], line.item
        seen.update({f"{line.item} {worth}": 1 for worth in {*points.tolist()}})
    bands = {f"{line.item} {band[2]}" for line in oracle.LINES if line.whole for band in line.ladder}
    assert bands <= seen.keys()
