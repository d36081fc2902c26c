"""Points that stand once get a second witness where the document has one: its column, its other tables, their step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from engine.reading.law_text import LawText, Table
from engine.reading.matching_law import Match, matched
from engine.reading.reading_law import read_law
from tests.reading.corpus import law
from tests.reading.made_decisions import Cell, Decision, decision, truth
from tests.reading.test_mutations import text_of

MIDDLE = "tc09.1/2/points"
OLD, NEW = "đến dưới 80%: 30 điểm", "đến dưới 80%: 25 điểm"


def read(text: LawText, table: int | None = None) -> Mapping[str, Match]:
    """The law's numbers in a text."""
    return {match.number: match for match in matched(read_law(text, table), law())}


def otherwise(made: Decision, old: str, new: str) -> Decision:
    """The decision with other words in criterion 9."""
    other = deepcopy(made)
    for row in other.rows:
        for at, cell in enumerate(row):
            if cell and cell.lines[0].startswith("9.1."):
                row[at] = Cell(tuple(line.replace(old, new) for line in cell.lines), cell.down)
    return other


def repeated() -> Decision:
    """The decision whose column has every clause's points once more, below the item's maximum."""
    made = decision(law(), "words", "rows")
    for row in made.rows:
        scale, most = row[1], row[2]
        assert scale
        assert most
        points = [found[1] for line in scale.lines[1:] if (found := re.search(r"(\d+) điểm$", line))]
        row[2] = Cell((*most.lines, *points))
    return made


def test_points_that_the_column_repeats_have_two_witnesses() -> None:
    """Every number is right; the middle ones stand twice."""
    found = read(text_of(repeated()))
    assert all(found[name].value == value for name, value in truth(law()).items())
    assert found[MIDDLE].witnesses == 2


def test_points_that_the_column_has_otherwise_are_asked() -> None:
    """A digit wrong in the clause alone is no number of the law."""
    found = read(text_of(otherwise(repeated(), OLD, NEW)))
    assert (found[MIDDLE].state, found[MIDDLE].value) == ("unclear", None)


def with_form(made: Decision, form: Decision) -> LawText:
    """A decision with the table of another behind it, as the form of its annex."""
    text, other = text_of(made), text_of(form)
    (table,) = other.tables
    again = Table(tuple(replace(row, spot=replace(row.spot, table=2)) for row in table.rows))
    return replace(text, blocks=(*text.blocks, again))


def test_another_table_of_the_document_bears_witness() -> None:
    """The form repeats the scale: the same points stand twice, other points are asked, with what the form has."""
    made = decision(law(), "words", "rows")
    assert read(with_form(made, made), 1)[MIDDLE].witnesses == 2
    found = read(with_form(otherwise(made, OLD, NEW), made), 1)
    assert found[MIDDLE].value is None
    told = " ".join(str(why.values) for why in found["tc09.1/measure"].why)
    assert "50, 30, 15, 0" in told
    assert "50, 25, 15, 0" in told


def test_points_that_alone_leave_the_step_of_all_others_are_asked() -> None:
    """Every maximum is a multiple of five, and so is every middle point but one."""
    found = read(text_of(otherwise(decision(law(), "words", "rows"), OLD, "đến dưới 80%: 36 điểm")))
    assert found[MIDDLE].value is None
    assert ("step", "5") in found["tc09.1/measure"].why[-1].values


def test_a_document_with_points_of_its_own_is_not_doubted() -> None:
    """Where many middle points are no multiples, that is the document's way."""
    made = decision(law(), "words", "rows")
    for row in made.rows:
        if scale := row[1]:
            row[1] = Cell(tuple(line.replace(": 35 điểm", ": 33 điểm") for line in scale.lines), scale.down)
    found = read(text_of(made))
    assert [found[f"{name}/2/points"].value for name in ("tc02.1", "tc06.1")] == ["33", "33"]
