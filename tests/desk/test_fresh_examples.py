"""Examples made anew: at every edge and beside it; the author's own stay while they hold and name no gone edge."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook

from engine.desk.editing.fresh_examples import plan_examples
from engine.desk.editing.importing import plan_import
from engine.desk.editing.renewing import renewed_examples
from engine.desk.editing.trying import Plan, apply_plan
from engine.law.criteria import Example, Item
from engine.law.loading import load_standard
from engine.problems import errors, render
from engine.rules.compiling import edges_of
from engine.rules.cutting import cell_of
from engine.rules.examples import read_example
from engine.rules.number_line import representatives
from engine.rules.proving import prove
from tests.desk.made_workbooks import Edit, Row, appended, edited, exported, inserted, put, row_of, shown, typed
from tests.frozen import LAW

MARK: Row = {"mark": "tạm tính", "basis": "số giả định để thử"}
CITE: Row = {"cite.document": "06/QĐ-TTg 03/01/2019", "cite.at": "Điều 2", "cite.basis": "số giả định để thử"}
REST: Row = {"otherwise": "có", "points": 0}


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A copy of the frozen law."""
    return Path(shutil.copytree(LAW, tmp_path / LAW.name))


def total(points: int) -> Edit:
    """Another maximum of the whole."""
    return lambda workbook: shown(workbook, "maximum.points", points)


def new_item(measure: Row, *bands: Row) -> tuple[Edit, ...]:
    """A new item of 15 points in criterion 13, without one example."""
    row = {"criterion": "tc13", "id": "tc13.3", "title": "Mục mới", "title_en": "New item", "max_points": 15}
    return (
        appended("Mục", {**row, **measure, **CITE}),
        appended("Bậc", *({"item": "tc13.3", **MARK, **band} for band in bands)),
        typed("Tiêu chí", "max_points", "tc13", 65),
        total(1015),
    )


def split(workbook: Workbook) -> None:
    """Item 12.3 becomes item 11.4, with its bands, examples and actions, by the first column of each sheet."""
    put(workbook, "Mục", row_of(workbook, "Mục", "tc12.3"), {"criterion": "tc11", "id": "tc11.4"})
    put(workbook, "Tiêu chí", row_of(workbook, "Tiêu chí", "tc11"), {"max_points": 95})
    put(workbook, "Tiêu chí", row_of(workbook, "Tiêu chí", "tc12"), {"max_points": 55})
    for sheet in ("Bậc", "Ví dụ", "Việc nên làm"):
        for line in workbook[sheet].iter_rows(min_row=4):
            line[0].value = "tc11.4" if line[0].value == "tc12.3" else line[0].value


def without_band(workbook: Workbook) -> None:
    """The second band of item 7.1 is taken out."""
    workbook["Bậc"].delete_rows(row_of(workbook, "Bậc", "tc07.1", 2))


BAND = {"item": "tc07.1", **MARK}
RATED = {"measure": "tỷ suất", "measure.datum": "tre_tu_vong_tai_nan", "measure.of": "tre_em", "measure.per": 100000}
CASES: Mapping[str, tuple[Edit, ...]] = {
    "one band": (inserted("Bậc", "tc07.1", 2, {**BAND, "at_least": "97,5", "points": 45}),),
    "two bands": (
        inserted(
            "Bậc", "tc07.1", 2, {**BAND, "at_least": "97,5", "points": 45}, {**BAND, "at_least": 96, "points": 40}
        ),
    ),
    "a band taken out": (without_band,),
    "an edge moved": (typed("Bậc", "at_most", "tc03.1", "0,8", 3),),
    "from 98 becomes above 98": (
        typed("Bậc", "at_least", "tc07.1", None), typed("Bậc", "more_than", "tc07.1", 98),
    ),
    "per 100.000": (typed("Mục", "measure.per", "tc03.1", 100000),),
    "an item moved": (split,),
    "a question": new_item(
        {"measure": "có/không", "measure.datum": "kinh_phi_tre_em"}, {"yes": "có", "points": 15}, REST
    ),
    "a rate": new_item(
        {**RATED, "when_none": "đủ điểm"}, {"at_most": "0,5", "points": 15}, {"at_most": 20, "points": 5}, REST
    ),
    "a count": new_item(
        {"measure": "số đếm", "measure.datum": "hoat_dong_cho_tre_em"},
        {"at_least": 5, "points": 15}, {"at_least": "2", "points": 5}, REST,
    ),
    "a change": new_item(
        {"measure": "tăng giảm so với đợt trước", "measure.datum": "tre_tu_vong_tai_nan", "when_none": "đủ điểm"},
        {"at_most": -10, "points": 15}, {"at_most": 0, "points": 5}, REST,
    ),
    "a criterion": (
        appended("Tiêu chí", {"id": "tc14", "number": 14, "title": "Mới", "title_en": "New", "max_points": 40,
                              "mark": "tạm tính", **CITE}),
        appended("Mục", {"criterion": "tc14", "id": "tc14.1", "title": "Mới", "title_en": "New", "max_points": 40,
                         "measure": "số đếm", "measure.datum": "hoat_dong_cho_tre_em", **CITE}),
        appended("Bậc", *({"item": "tc14.1", **MARK, **band} for band in (
            {"at_least": 5, "points": 40}, {"at_least": 1, "points": 20}, REST))),
        total(1040),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_an_edited_workbook_gets_its_examples(case: str, law: Path, tmp_path: Path) -> None:
    """Without one example typed the law stands its proof, every edge is shown, and no example that holds is gone."""
    before = load_standard(law).standard
    plan = plan_import(edited(exported(law, tmp_path / "so.xlsx"), *CASES[case]), law, examples=True)
    assert errors(plan.problems) == (), [render(p, "vi") for p in plan.problems]
    apply_plan(plan)
    after = load_standard(law)
    assert prove(after).table.items
    touched = [item for item in after.standard.items if item not in before.items]
    assert touched
    for item in touched:
        assert near_every_edge(item), case
        old = next((i for i in before.items if i.id == item.id), None)
        for example in old.examples if old else ():
            assert example in item.examples or not holds(item, example) or speaks_of_gone(old, item, example)


def values_of(item: Item) -> list[Fraction]:
    """The values that an item's examples show."""
    claims = (read_example(item, example) for example in item.examples)
    return [claim.value for claim in claims if claim and claim.value is not None]


def near_every_edge(item: Item) -> bool:
    """Whether values stand at every edge, and within a twentieth of it or one thing on both its sides."""
    edges, values = edges_of(item), values_of(item)
    cells = {at for at, _ in representatives(item)}
    for number, edge in enumerate(edges):
        for at in cells & {2 * number, 2 * number + 1, 2 * number + 2}:
            reach = max(edge / 20, Fraction(1, 500)) if item.measure.model_dump().get("of") else Fraction(1)
            if not any(cell_of(edges, value) == at and abs(value - edge) <= reach for value in values):
                return False
    return True


def holds(item: Item, example: Example) -> bool:
    """Whether an example's points are what the item's bands give, by another item with that example alone."""
    alone = item.model_copy(update={"examples": (example,)})
    return example in renewed_examples(alone)


def speaks_of_gone(old: Item | None, item: Item, example: Example) -> bool:
    """Whether a name has the number of an edge that is gone, as people write it."""
    gone = (set(edges_of(old)) if old else set()) - set(edges_of(item))
    return bool(gone) and any(sign.isdigit() for sign in example.name)


def test_no_name_speaks_of_an_edge_that_is_gone(law: Path, tmp_path: Path) -> None:
    """The edge of 1 per 1,000 becomes 0.8: the example just above 1 holds still, and is not called so any more."""
    plan = plan_import(edited(exported(law, tmp_path / "so.xlsx"), *CASES["an edge moved"]), law, examples=True)
    made = (plan.files["tc03.yaml"] or b"").decode()
    assert "sát trên 1:" in (law / "tc03.yaml").read_text("utf-8")
    assert "sát trên 1:" not in made
    assert "1/1249 là sát trên 0,8 trên 1.000, được 0 điểm" in made


def test_a_made_example_has_no_cell_and_one_that_stayed_keeps_its_own(law: Path, tmp_path: Path) -> None:
    """What the machine made is told without a cell, a false example further down at the cell it was typed in."""
    wrong = typed("Ví dụ", "given", "tc07.1", "ba phần tư", 5)
    path = edited(exported(law, tmp_path / "so.xlsx"), *CASES["one band"], wrong)
    plan = plan_import(path, law, examples=True)
    made = [edit for edit in plan.edits if isinstance(edit.new, dict) and "Máy lập" in str(edit.new.get("name"))]
    assert made
    assert {(edit.place.sheet, edit.place.cell) for edit in made} == {("Ví dụ", "")}
    at = row_of_example(path, "tc07.1", 5)
    assert [(p.code, p.place.cell) for p in plan.problems] == [("LAW-405", f"C{at}")]


def row_of_example(path: Path, name: str, nth: int) -> int:
    """The row of the nth example of an item."""
    found: list[int] = []
    edited(path, lambda workbook: found.append(row_of(workbook, "Ví dụ", name, nth)))
    return found[0]


def retyped(law: Path, file: str, old: str, new: str) -> None:
    """A policy editor's own hand in a file."""
    text = (law / file).read_text("utf-8")
    assert old in text
    (law / file).write_text(text.replace(old, new, 1), "utf-8")


def test_the_editor_of_the_files_gets_them_too(law: Path) -> None:
    """An edge moved in the file itself: shown, nothing written; applied, only lines of examples differ."""
    retyped(law, "tc03.yaml", "{at_most: 1, points: 15", "{at_most: 0.8, points: 15")
    retyped(law, "tc03.yaml", "examples:", "# lời người soạn\n    examples:")
    before = (law / "tc03.yaml").read_text("utf-8")
    plan = plan_examples(law)
    assert (law / "tc03.yaml").read_text("utf-8") == before
    assert (set(plan.files), plan.problems, plan.remarks) == ({"tc03.yaml"}, (), ())
    apply_plan(plan)
    after = (law / "tc03.yaml").read_text("utf-8")
    assert [line for line in before.splitlines() if "{name:" not in line] == [
        line for line in after.splitlines() if "{name:" not in line
    ]
    assert "sát trên 1:" not in after
    assert prove(load_standard(law)).table.items
    assert dict(plan_examples(law).files) == {}


def test_a_sound_law_needs_no_example(law: Path, tmp_path: Path) -> None:
    """Asked for where nothing is wanting, neither way changes a byte."""
    plans: list[Plan] = [plan_examples(law), plan_import(exported(law, tmp_path / "so.xlsx"), law, examples=True)]
    assert [(plan.edits, dict(plan.files), plan.problems) for plan in plans] == [((), {}, ())] * 2


def test_a_hole_between_bands_is_told_before_examples(law: Path, tmp_path: Path) -> None:
    """Examples of a value that no band has would say nothing: the hole is told, at its cell."""
    hole: Callable[[Workbook], object] = typed("Bậc", "more_than", "tc07.1", 95, 3)
    rest = typed("Bậc", "otherwise", "tc07.1", None, 4)
    low = typed("Bậc", "less_than", "tc07.1", 80, 4)
    path = edited(exported(law, tmp_path / "so.xlsx"), hole, rest, low)
    codes = {p.code for p in plan_import(path, law, examples=True).problems}
    assert codes & {"LAW-304", "LAW-305", "LAW-401"}
