"""A round of several standards set down in a workbook says what its text files say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from engine.evidence.facts import Round, StandardFor
from engine.evidence.round import read_round
from engine.evidence.setting.round_sheets import STANDARDS_SHEET, WORKBOOK
from engine.evidence.setting.standard_rows import standard_cells, standard_entry
from engine.files.listing.csv_rows import Field
from engine.forms.round_excel import Choices, write_round_workbook
from engine.law.source import Route
from engine.law.units.unit_facts import CaseTest, FactTest
from engine.problems import Place, ProblemsFound
from engine.service.rounds import assess_parts, facts_beside
from tests.parts.joint_round import Joint, joint_in, usual

CHOICES = Choices((), ("ward", "mountain", "plain"))
ALL_WAYS = """\
standards:
  - {standard: small-2, communes: ["99001", "99002"]}
  - {standard: small-2, when: [{type: [dac_khu, thi_tran], province: tinh, mountain: false}]}
  - {standard: small-2, when: [{facts: {bai_ngang: true}, province_code: ["08", "79"], island: true}]}
"""


def in_excel(joint: Joint) -> Round:
    """The round rewritten as a workbook, which takes the place of its text files."""
    made, _ = read_round(joint.folder, facts_beside(joint.folder, joint.store))
    bare = replace(made, units=tuple(unit.model_copy(update={"facts": ()}) for unit in made.units))
    write_round_workbook(joint.folder / WORKBOOK, bare, CHOICES)
    for name in ("round.yaml", "communes.csv"):
        (joint.folder / name).unlink()
    return bare


def test_every_way_of_saying_whom_comes_back(tmp_path: Path) -> None:
    """Codes, kinds, province, flags and facts; only a round that has such a sheet gets one."""
    joint = joint_in(tmp_path).write(ALL_WAYS)
    made = in_excel(joint)
    assert read_round(joint.folder, facts_beside(joint.folder, joint.store))[0] == made
    write_round_workbook(tmp_path / "thuong.xlsx", replace(made, standards=()), CHOICES)
    assert STANDARDS_SHEET not in load_workbook(tmp_path / "thuong.xlsx").sheetnames


@pytest.mark.parametrize(
    ("asked", "cell", "tree"),
    [
        ({"yes": True}, "có", "true"),
        ({"yes": False}, "không", "false"),
        ({"any_of": ("bien", "dao")}, "bien, dao", ("bien", "dao")),
        (
            {"at_least": "10000.5", "less_than": "20000"},
            "at_least 10000.5, less_than 20000",
            {"at_least": "10000.5", "less_than": "20000"},
        ),
    ],
)
def test_what_is_asked_of_a_declared_fact_is_read_as_it_is_shown(
    asked: dict[str, Any], cell: str, tree: object
) -> None:
    """Yes or no, one of some choices, a stretch of numbers: the cell says it, and says it to the reader again."""
    test = CaseTest.model_validate({"facts": {"dan_so": FactTest.model_validate(asked)}})
    (row,) = standard_cells(StandardFor(standard="small-2", when=(test,)))
    assert row == {"standard": "small-2", "dan_so": cell}
    places: dict[Route, Place] = {}
    fields = {name: Field(said, Place("dot.xlsx", cell=name)) for name, said in row.items()}
    assert standard_entry(fields, ("standards", 0), places) == {
        "standard": "small-2",
        "when": ({"facts": {"dan_so": tree}},),
    }
    assert places["standards", 0, "when", 0, "facts", "dan_so"].cell == "dan_so"


def test_the_workbook_divides_the_round_as_the_text_does(tmp_path: Path) -> None:
    """The same parts, the same results."""
    joint = usual(tmp_path)
    before = assess_parts(joint.folder, joint.store)
    in_excel(joint)
    after = assess_parts(joint.folder, joint.store)
    told = [[[(c.unit.code, c.decision) for c in made.cards] for made in parts] for parts in (before, after)]
    assert told[0] == told[1]


def test_a_wrong_cell_is_told_at_its_place(tmp_path: Path) -> None:
    """A commune that is not there, a row without a standard: by sheet and cell."""
    joint = joint_in(tmp_path).write(ALL_WAYS)
    in_excel(joint)
    book = load_workbook(joint.folder / WORKBOOK)
    book[STANDARDS_SHEET]["B4"] = "99001; 99009"
    book.save(joint.folder / WORKBOOK)
    with pytest.raises(ProblemsFound) as found:
        read_round(joint.folder, facts_beside(joint.folder, joint.store))
    assert [(p.code, p.place.sheet, p.place.cell) for p in found.value.problems] == [("RND-262", STANDARDS_SHEET, "B4")]
    book[STANDARDS_SHEET]["A5"] = None
    book.save(joint.folder / WORKBOOK)
    with pytest.raises(ProblemsFound) as found:
        read_round(joint.folder, facts_beside(joint.folder, joint.store))
    assert {p.code for p in found.value.problems} == {"RND-944"}
