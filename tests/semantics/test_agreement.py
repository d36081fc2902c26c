"""The page and the product say the same: whole arrays against the page, commune by commune, under many laws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import semantics
from engine.law.model import Standard, UnitClass
from engine.law.values import FIRM_MARKS
from engine.rules.agreeing import hold_to_the_page
from engine.rules.judging import JudgeError
from engine.rules.meaning import meant, rules_of
from engine.rules.number_line import LawTable
from engine.rules.proving import prove
from engine.scoring.gaps import NO_STEP, nearest_better, steps_to_better
from engine.scoring.law_arrays import ItemArrays
from engine.scoring.measuring import operands_of
from engine.semantics import Status
from tests.made_laws import Tree, lawbook, laws
from tests.scored import Facts, Scored, scored
from tests.scoring.test_theorems import _commune, facts_of, judged
from tests.semantics import plain_sums
from tests.strategies import block

MARKS = ("verbatim", "provisional", "reported")


def held_to_the_page(standard: Standard, made: Scored, facts: Sequence[Facts], classes: Sequence[UnitClass]) -> None:
    """Every item, zero, verdict, ground and firmness of every commune, worked out anew by the page."""
    knock_out = standard.head.knock_out
    assert knock_out
    limit = knock_out.criterion_scores
    for row, (given_, unit_class, decision) in enumerate(zip(facts, classes, made.decisions, strict=True)):
        told, said = [], []
        column = 0
        for criterion in standard.criteria:
            own = [meant(item) for item in criterion.items]
            points = []
            for item, page in zip(criterion.items, own, strict=True):
                status, value = semantics.measured(page, *operands_of(item, given_, {}))
                points.append(semantics.points_of(page, status, value))
                assert (made.low[row, column], made.high[row, column]) == points[-1][:2]
                assert made.status[row, column] == status
                column += 1
            told.append(points)
            said.append(own)
        low, high = plain_sums.total_of([p for points in told for p in points])
        zeros = {c.id: plain_sums.zero_of(p, limit) for c, p in zip(standard.criteria, told, strict=True)}
        side = semantics.side_of(low, high, unit_class.threshold)
        assert (decision.low, decision.high, made.grid.side[row]) == (low, high, side)
        assert decision.verdict == plain_sums.decide(told, unit_class.threshold, limit)
        assert decision.because == rules_of(side, zeros, unit_class.id)
        head = unit_class.mark in FIRM_MARKS and knock_out.mark in FIRM_MARKS
        assert decision.firm == (head and plain_sums.is_firm(said, told, unit_class.threshold, limit))


def marked(standard: Standard, seed: int, limit: int) -> Standard:
    """The standard with marks and empty wholes scattered, and another knock-out."""
    rng = np.random.default_rng(seed)
    criteria = []
    for criterion in standard.criteria:
        made = []
        for item in criterion.items:
            bands = tuple(
                b.model_copy(update={"mark": str(rng.choice(["checked", "provisional", "reported"]))})
                for b in item.bands
            )
            none = str(rng.choice(["full_points", "zero", "not_applicable"])) if item.when_none else None
            mark = str(rng.choice(["verbatim", "provisional"]))
            told = tuple(example for example in item.examples if example.given != "none")
            said = {"bands": bands, "when_none": none, "when_none_mark": mark, "examples": told}
            made.append(item.model_copy(update=said))
        criteria.append(criterion.model_copy(update={"items": tuple(made)}))
    classes = tuple(c.model_copy(update={"mark": "checked"}) for c in standard.head.classes)
    assert standard.head.knock_out
    knock_out = standard.head.knock_out.model_copy(update={"criterion_scores": limit, "mark": "checked"})
    head = standard.head.model_copy(update={"classes": classes, "knock_out": knock_out})
    return standard.model_copy(update={"head": head, "criteria": tuple(criteria)})


@pytest.mark.parametrize(("seed", "limit"), [(1, 0), (2, 0), (3, 5), (4, 20)])
def test_arrays_say_what_the_page_says_on_20_000_communes(seed: int, limit: int) -> None:
    """Half of them on edges, with marks scattered, at knock-outs of 0, 5 and 20 points: not one difference."""
    book, _, _ = judged()
    law = marked(book.standard, seed, limit)
    cells = prove(replace(book, standard=law)).table
    rng = np.random.default_rng(seed)
    classes = [law.head.classes[at] for at in rng.integers(0, len(law.head.classes), 5_000).tolist()]
    facts = [facts_of(row) for row in block(rng, 5_000).evidence]
    held_to_the_page(law, scored(law, cells, facts, classes), facts, classes)


@settings(max_examples=75, deadline=None)
@given(laws(), st.data(), st.sampled_from([0, 0, 1, 5]))
def test_arrays_say_what_the_page_says_under_made_up_laws(
    made: list[list[Tree]], data: st.DataObject, limit: int
) -> None:
    """Small random standards and knock-outs, four communes each; table, arrays and page agree."""
    rows = [item for criterion in made for item in criterion]
    book = lawbook(made, data.draw(st.integers(1, 60)), marks=("verbatim", "verbatim"))
    assert book.standard.head.knock_out
    knock_out = book.standard.head.knock_out.model_copy(update={"criterion_scores": limit})
    law = book.standard.model_copy(update={"head": book.standard.head.model_copy(update={"knock_out": knock_out})})
    facts = [facts_of(_commune(data, rows)) for _ in range(4)]
    classes = [law.head.classes[0]] * 4
    held_to_the_page(law, scored(law, prove(replace(book, standard=law)).table, facts, classes), facts, classes)


def test_the_nearest_step_of_a_round_is_the_first_of_each_card() -> None:
    """In whole arrays and one by one: the same band, change and direction for 3,000 communes and every item."""
    book, cells, _ = judged()
    facts = [facts_of(row) for row in block(np.random.default_rng(5), 3_000).evidence]
    made = scored(book.standard, cells, facts, [book.standard.head.classes[0]] * len(facts))
    seen = 0
    for line, piece in zip(made.law.items, made.grid.piece, strict=True):
        operands = [operands_of(line.item, given_, {}) for given_ in facts]
        part, whole = (np.array([pair[end] or 0 for pair in operands], dtype=np.int64) for end in (0, 1))
        near = nearest_better(line, piece, part, whole if line.reads.whole else None)
        for row, at in enumerate(piece.tolist()):
            if line.status[at] == Status.SCORED:
                told = told_step(line, near.piece[row], near.change[row])
                assert told == first_step(line, int(part[row]), max(1, int(whole[row])), at)
                seen += told is not None
    assert seen > 8_000


def first_step(line: ItemArrays, part: int, whole: int, piece: int) -> tuple[str, int] | None:
    """The first step of a card: the band's rule and the signed change."""
    steps = steps_to_better(line, part, whole, int(line.points.low[piece]))
    return (steps[0].rule, steps[0].change if steps[0].direction == "more" else -steps[0].change) if steps else None


def told_step(line: ItemArrays, piece: np.intp, change: np.int64) -> tuple[str, int] | None:
    """The same from the arrays."""
    return None if piece == NO_STEP else (line.rules[int(piece)] or "", int(change))


@pytest.mark.parametrize("hurt", ["points", "band", "verdict", "decision"])
def test_a_table_that_differs_from_the_page_is_never_used(hurt: str) -> None:
    """A rule with other points, a cell with another band, another verdict, another ground: nobody is scored by it."""
    book, cells, _ = judged()
    with pytest.raises(JudgeError, match="differs from the page"):
        hold_to_the_page(book.standard, damaged(cells, hurt))
    hold_to_the_page(book.standard, cells)


def damaged(cells: LawTable, hurt: str) -> LawTable:
    """The table with one thing wrong."""
    if hurt == "points":
        return replace(cells, rules={**cells.rules, "tc07.1/2": replace(cells.rules["tc07.1/2"], points=36)})
    if hurt == "verdict":
        rule = "total/other/reached"
        return replace(cells, rules={**cells.rules, rule: replace(cells.rules[rule], verdict="undecided")})
    if hurt == "decision":
        return replace(cells, decisions={**cells.decisions, "other|below||0": ("total/other/open",)})
    line = cells.items["tc07.1"]
    rules = tuple("tc07.1/3" if rule == "tc07.1/2" else rule for rule in line.rules)
    return replace(cells, items={**cells.items, "tc07.1": replace(line, rules=rules)})
