"""Drafts read by machine: every band that is written is the law's own, whatever the wording, and after a slip too."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from engine.comparing.partial import PartialStandard
from engine.law.criteria import Band
from engine.law.loading import shape
from engine.law.measures.kinds import kind_of, own_numbers
from engine.law.source import parse_source
from engine.reading.drafting import draft_text
from engine.reading.reading_law import read_law
from tests.reading.corpus import LAYOUTS, WORDINGS, law
from tests.reading.made_decisions import Cell, Decision, Layout, Wording, decision
from tests.reading.test_mutations import changed, places, text_of

PLACES = 12
Condition = tuple[object, ...]


def drafted(made: Decision) -> PartialStandard:
    """A decision as a draft, read back from its YAML."""
    text = draft_text(read_law(text_of(made)), "qd-27-2027", date(2027, 5, 20), words=str, where=str)
    return shape(PartialStandard, parse_source(text, "standard.yaml"))


def condition(band: Band) -> Condition:
    """What a band takes in."""
    return band.at_least, band.more_than, band.at_most, band.less_than, band.equals, band.yes, band.otherwise


def told_otherwise(made: PartialStandard) -> Iterator[str]:
    """Items of a draft that the law has otherwise, but for points of bands between the best and the worst."""
    items = {item.id: item for item in law().items}
    for seen in made.items:
        item = items[seen.like]
        same = [condition(band) for band in seen.bands] == [condition(band) for band in item.bands]
        ends = [seen.bands[at].points == item.bands[at].points for at in (0, -1)]
        per = dict(own_numbers(item.measure)).get("per") if kind_of(item.measure).name == "rate" else None
        if not (same and all(ends) and seen.measure == kind_of(item.measure).name and seen.per == per):
            yield seen.like


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("wording", WORDINGS)
def test_a_draft_is_the_law_it_was_made_from(wording: Wording, layout: Layout) -> None:
    """All 28 items with all their bands and points, the bars, the knock-out and the cycle; nothing left unread."""
    made = drafted(decision(law(), wording, layout))
    assert list(told_otherwise(made)) == []
    assert len(made.items) == len(law().items)
    assert [[b.points for b in item.bands] for item in made.items] == [[b.points for b in i.bands] for i in law().items]
    assert [c.max_points for c in made.criteria] == [c.max_points for c in law().criteria]
    assert [c.threshold for c in made.classes] == [c.threshold for c in law().head.classes]
    assert (made.cycle.months, made.cycle.plan_years) == ((11,), (2, 4))
    assert made.knock_out not in ("none", "not_seen")
    assert (made.maximum.points, made.from_, made.unread) == (1000, date(2019, 1, 3), ())


@pytest.mark.parametrize(("wording", "layout"), list(zip(WORDINGS, LAYOUTS, strict=True)))
def test_a_changed_digit_is_no_new_law(wording: Wording, layout: Layout) -> None:
    """With one digit another, an item is the law's or is left unread: no false edge, unit or best points is written."""
    made = decision(law(), wording, layout)
    chosen = random.Random(5)
    for place in chosen.sample(places(made), PLACES):
        r, c, n, at = place
        cell = made.rows[r][c]
        assert cell
        digit = chosen.choice([d for d in "0123456789" if d != cell.lines[n][at]])
        assert list(told_otherwise(drafted(changed(made, place, digit)))) == [], place


def test_a_criterion_that_is_missing_is_not_passed_over() -> None:
    """A row lost on the way: the numbers have a hole and the sum is short, so neighbours and maxima are asked."""
    made = decision(law(), "words", "rows")
    starts = [at for at, row in enumerate(made.rows) if row[0] is not None]
    made.rows = [row for at, row in enumerate(made.rows) if not starts[6] <= at < starts[7]]
    told = drafted(made)
    assert {item.like[:4] for item in told.items}.isdisjoint({"tc06", "tc07", "tc08"})
    assert {criterion.max_points for criterion in told.criteria} == {None}
    assert "các tiêu chí cộng lại" in " ".join(entry.why for entry in told.unread)


def test_what_is_said_beside_the_scale_is_not_dropped() -> None:
    """An exception, a condition, a remark with points below the clauses: the item is left to a person."""
    for more in (
        "Riêng xã miền núi được tính thấp hơn",
        "Trường hợp đặc biệt thì xem xét",
        "Cộng thêm 5 điểm nếu có giải",
    ):
        made = decision(law(), "words", "rows")
        row = next(row for row in made.rows if row[1] and row[1].lines[0].startswith("9.1."))
        cell = row[1]
        assert cell
        row[1] = Cell((*cell.lines, more), cell.down)
        told = drafted(made)
        assert "tc09.1" not in {item.like for item in told.items}
        assert more in {entry.sentence for entry in told.unread}
