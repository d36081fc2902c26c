"""One digit of the text changed: the checks see it in every edge and every maximum, so nothing false is accepted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy

import pytest

from engine.reading.law_text import LawText, Passage, Row, Said, Spot, numbered
from engine.reading.matching_law import Match, matched
from engine.reading.reading_law import read_law
from tests.reading.corpus import LAYOUTS, WORDINGS, law
from tests.reading.made_decisions import Cell, Decision, Layout, Wording, decision, truth

PLACES = 25  # in each of four documents


def text_of(made: Decision) -> LawText:
    """A made decision as law text, without a file between."""
    before = [Passage(Said(line), Spot()) for line in made.before]
    after = [Passage(Said(line), Spot()) for line in made.after]
    head = Row(Spot(), tuple((Said(title),) for title in made.head))
    rows = [Row(Spot(), tuple(_cell(cell) for cell in row)) for row in made.rows]
    return LawText("made.docx", "0" * 64, "docx", numbered([*before, [head, *rows], *after]))


def _cell(cell: Cell | None) -> tuple[Said, ...]:
    return tuple(Said(line) for line in cell.lines) if cell else ()


def places(made: Decision) -> list[tuple[int, int, int, int]]:
    """Every digit of the table: row, cell, line, sign."""
    return [
        (r, c, n, at)
        for r, row in enumerate(made.rows)
        for c, cell in enumerate(row)
        if cell
        for n, line in enumerate(cell.lines)
        for at, sign in enumerate(line)
        if sign.isdigit()
    ]


def changed(made: Decision, place: tuple[int, int, int, int], digit: str) -> Decision:
    """The decision with one digit another."""
    r, c, n, at = place
    other = deepcopy(made)
    cell = other.rows[r][c]
    assert cell
    lines = list(cell.lines)
    lines[n] = lines[n][:at] + digit + lines[n][at + 1 :]
    other.rows[r][c] = Cell(tuple(lines), cell.down)
    return other


def accepted_wrongly(made: Decision) -> Iterator[Match]:
    """What is read in a decision and is not what its law says."""
    standard = law()
    values = truth(standard)
    for match in matched(read_law(text_of(made)), standard):
        if match.number in values and match.value not in (None, values[match.number]):
            yield match


@pytest.mark.parametrize(("wording", "layout"), list(zip(WORDINGS, LAYOUTS, strict=True)))
def test_a_changed_digit_never_passes_as_an_edge_or_a_maximum(wording: Wording, layout: Layout) -> None:
    """Edges stand on both sides, maxima in sums: only middle points, with one witness, can be false."""
    made = decision(law(), wording, layout)
    assert list(accepted_wrongly(made)) == []
    chosen = random.Random(7)
    for place in chosen.sample(places(made), PLACES):
        r, c, n, at = place
        cell = made.rows[r][c]
        assert cell
        digit = chosen.choice([d for d in "0123456789" if d != cell.lines[n][at]])
        for match in accepted_wrongly(changed(made, place, digit)):
            owner, key = match.number.rsplit("/", 1)
            assert key == "points", match
            assert "/" in owner
            assert not owner.endswith("/1"), match
            assert match.witnesses == 1


def test_a_maximum_that_nothing_bears_out_is_asked() -> None:
    """With one item the column states both maxima: where the item is unclear, so is its criterion."""
    made = decision(law(), "joined", "whole")
    row = next(row for row in made.rows if row[0] and row[0].lines[0].startswith("Tiêu chí 7."))
    row[2] = Cell(("5",))
    told = {match.number: match.value for match in matched(read_law(text_of(made)), law())}
    assert {told[name] for name in ("tc07/max_points", "tc07.1/max_points", "tc07.1/1/points")} == {None}
