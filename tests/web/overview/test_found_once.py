"""What pages find of a round once is what they would find each time, and of another state of the round it is anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from engine.semantics import Zero
from engine.service.pages.finding_communes import Wanted, find, find_in
from engine.service.pages.overviews.heat_cells import STEPS, heat_tables
from engine.service.pages.seeing.found_once import MOST_KEPT, FoundOnce
from tests import frozen
from tests.web.visiting import Visit, visit

CODES = ("02551", "02536", "02578")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
ROUND = f"/dot/{frozen.SAMPLE}/"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Visit]:
    """A visit to a round of three communes, to be changed."""
    made = visit(frozen.desk_in(tmp_path / "desk", CODES))
    yield made
    made.house.rounds.close()


def test_cells_of_the_heat_table_are_those_of_the_cards(own: Visit) -> None:
    """Points, share of the most, bar and whether a criterion applies, read from arrays, as each card has them."""
    seen = own.house.rounds.sighted(frozen.SAMPLE, 120)
    assert seen is not None
    (table,) = heat_tables(seen, seen.lines(own.house.says["vi"]))
    assert {row.line.code for row in table.rows} == set(CODES)
    for row in table.rows:
        card = seen.card(row.line.code)
        assert card is not None
        told = [(cell.low, cell.high, cell.barred, cell.applies) for cell in row.cells]
        assert told == [(own.low, own.high, own.zero == Zero.CERTAIN, own.applies) for own in card.criteria]
        shares = [Fraction(own.low) / Fraction(own.criterion.max_points) for own in card.criteria]
        assert [cell.step for cell in row.cells] == [
            sum(share > edge for edge in STEPS[:3]) + (share == 1) for share in shares
        ]


def test_a_changed_file_changes_what_was_found(own: Visit, tmp_path: Path) -> None:
    """Filters, sheets and drawn lists of the state before are not shown of the one after."""
    kept = own.house.rounds
    before = kept.sighted(frozen.SAMPLE, 120)
    assert before is not None
    pages = _pages(own)
    assert _pages(own) == pages
    evidence = tmp_path / "desk" / "assessments" / frozen.SAMPLE / "evidence"
    (form,) = evidence.glob(f"{CODES[0]}*.xlsx")
    form.unlink()
    after = kept.sighted(frozen.SAMPLE, 120)
    assert after is not None and after is not before and after.once is not before.once
    assert "Chưa nhận được phiếu của xã" in own.page(f"{ROUND}xa/{CODES[0]}/")
    assert all(old != new for old, new in zip(pages, _pages(own), strict=True))


def _pages(own: Visit) -> list[str]:
    """The round, its heat table and one commune, whatever the tokens of their forms."""
    return [TOKEN.sub("", own.page(f"{ROUND}{rest}")) for rest in ("", "bang-nhiet/", f"xa/{CODES[0]}/")]


def test_what_is_found_once_is_what_is_found_anew(own: Visit) -> None:
    """Each filter of the whole round and of some of its lines; in either language."""
    seen = own.house.rounds.sighted(frozen.SAMPLE, 120)
    assert seen is not None
    for say in own.house.says.values():
        lines = seen.lines(say)
        for wanted in (Wanted(), Wanted(order="points"), Wanted(decided="recognised"), Wanted(search=CODES[1])):
            for asked in (lines, lines[1:]):
                assert find_in(seen, asked, wanted, say) == find(asked, wanted) == find_in(seen, asked, wanted, say)


def test_what_was_not_asked_for_the_longest_goes() -> None:
    """No more is kept than that many; a fault keeps nothing."""
    once, made = FoundOnce(), []

    def make(number: int) -> int:
        made.append(number)
        return number

    for number in (*range(MOST_KEPT), 0, MOST_KEPT, 0, 1):
        assert once.of(number, lambda number=number: make(number)) == number  # type: ignore[misc]
    assert made == [*range(MOST_KEPT + 1), 1]
    with pytest.raises(ZeroDivisionError):
        once.of("nothing", lambda: 1 // 0)
    assert once.of("nothing", lambda: 2) == 2
