"""Steps for the law as a workbook: what a policy editor does in Excel and what comes of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook, load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.desk.editing.edits import Edit
from engine.desk.editing.fresh_examples import plan_examples
from engine.desk.editing.importing import plan_import
from engine.desk.editing.trying import apply_plan, should_wait
from engine.desk.editing.workbook_out import write_law_workbook
from engine.law.loading import load_standard
from engine.problems import Problem, ProblemsFound
from engine.reporting.words.edit_words import edit_words
from engine.rules.number_line import locate
from engine.service.compare import draft_standard
from engine.service.parts.open_law import open_law
from engine.service.workspace import Workspace
from features.case import SAY
from tests import frozen

scenarios("van_phong_chinh_sach_excel.feature")

KEYS_ROW = 3


@dataclass(slots=True)
class Desk:
    """The editor's copy of the law, the workbook, the files as they were, and what the import said."""

    root: Path
    folder: Path
    before: dict[str, bytes] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def book(self) -> Path:
        """The workbook."""
        return self.root / "so.xlsx"

    def files(self) -> dict[str, bytes]:
        """Every file of the copy."""
        return {path.name: path.read_bytes() for path in self.folder.glob("*.yaml")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk."""
    return Desk(tmp_path, tmp_path / "criteria" / frozen.LAW.name)


@given("một bản chép của bộ tiêu chí qd-06-2019 để sửa bằng Excel")
def copied(desk: Desk) -> None:
    """The pack, in a workspace of its own."""
    shutil.copytree(frozen.LAW, desk.folder)


@given("sổ Excel vừa xuất từ bản chép")
def exported(desk: Desk) -> None:
    """As ``phuhop law export`` makes it."""
    desk.before = desk.files()
    write_law_workbook(desk.book, load_standard(desk.folder), SAY)


@given(parsers.parse('bản chép là bản nháp "{name}" từ ngày {day}'))
def drafted(desk: Desk, name: str, day: str) -> None:
    """As ``phuhop new-year`` makes it."""
    space = Workspace(desk.root, bundled=False)
    desk.folder = draft_standard(space, desk.folder.name, name, date.fromisoformat(day))


def typed(desk: Desk, sheet: str, name: str, key: str, value: object, nth: int = 1) -> None:
    """Type a value into a cell, as a person does in Excel."""
    workbook: Workbook = load_workbook(desk.book)
    page = workbook[sheet]
    column = next(cell.column for cell in page[KEYS_ROW] if cell.value == key)
    lines = [line for line in page.iter_rows(min_row=KEYS_ROW + 1) if name in (line[0].value, line[1].value)]
    cell = lines[nth - 1][int(str(column)) - 1]
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    workbook.save(desk.book)


@when(parsers.parse('ở trang "{sheet}", dòng "{name}", cột "{key}" được sửa thành {value}'))
@when(parsers.parse('ở trang "{sheet}", dòng "{name}" thứ {nth:d}, cột "{key}" được sửa thành {value}'))
def edited(desk: Desk, sheet: str, name: str, key: str, value: str, nth: int = 1) -> None:
    """A quoted value is typed as text, any other as a number."""
    typed(desk, sheet, name, key, value.strip('"') if value.startswith('"') else int(value), nth)


@when(parsers.parse('ở trang "{sheet}", dòng "{name}", cột "{key}" bị Excel đổi thành ngày 12/12/2026'))
def turned_into_day(desk: Desk, sheet: str, name: str, key: str) -> None:
    """What Excel makes of 12/12 in a cell that is not text."""
    typed(desk, sheet, name, key, date(2026, 12, 12))


@when(parsers.parse('ở trang "Bậc", trước dòng "{name}" thứ {nth:d}, chèn một bậc từ "{edge}" được {points:d} điểm'))
def band_inserted(desk: Desk, name: str, nth: int, edge: str, points: int) -> None:
    """A row inserted and filled in, as a person does in Excel; no example is typed."""
    workbook: Workbook = load_workbook(desk.book)
    page = workbook["Bậc"]
    keys = {cell.value: cell.column for cell in page[KEYS_ROW]}
    lines = [line for line in page.iter_rows(min_row=KEYS_ROW + 1) if line[0].value == name]
    row = int(str(lines[nth - 1][0].row))
    page.insert_rows(row)
    told = {"item": name, "at_least": edge, "points": points, "mark": "tạm tính", "basis": "số giả định để thử"}
    for key, value in told.items():
        page.cell(row, int(str(keys[key]))).value = value  # type: ignore[assignment]
    workbook.save(desk.book)


@when(parsers.parse('ở trang "{sheet}", chèn một cột tên "{head}" có số {value:d}'))
def column_inserted(desk: Desk, sheet: str, head: str, value: int) -> None:
    """A column of one's own between those of the workbook."""
    workbook: Workbook = load_workbook(desk.book)
    page = workbook[sheet]
    page.insert_cols(4)
    page["D2"].value, page["D5"].value = head, value
    workbook.save(desk.book)


@when(parsers.parse('người soạn sửa "{old}" thành "{new}" trong tệp {file} của bản chép'))
def retyped(desk: Desk, old: str, new: str, file: str) -> None:
    """Whoever edits the files themselves."""
    path = desk.folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@when('chạy "check --examples --apply" trên bản chép')
def examples_made(desk: Desk) -> None:
    """Shown and written by one command."""
    plan = plan_examples(desk.folder)
    assert not should_wait(plan, overwrite=False)
    apply_plan(plan)


@then(parsers.parse('không ví dụ nào ở mục {item} mang tên "{words}"'))
def not_named(desk: Desk, item: str, words: str) -> None:
    """No example speaks of an edge that is gone."""
    items = load_standard(desk.folder).standard.items
    (names,) = ([example.name for example in known.examples] for known in items if known.id == item)
    assert [name for name in names if words in name] == []


@when(parsers.parse("người khác sửa ngưỡng {old} thành {new} trong tệp standard.yaml của bản chép"))
def changed_by_another(desk: Desk, old: str, new: str) -> None:
    """Somebody edits the file by hand in the meantime."""
    path = desk.folder / "standard.yaml"
    text = path.read_text("utf-8")
    assert f"threshold: {old}" in text
    path.write_text(text.replace(f"threshold: {old}", f"threshold: {new}"), "utf-8")
    desk.before = desk.files()


def taken_in(desk: Desk, *, applied: bool, examples: bool = False) -> None:
    """What ``phuhop law import`` does."""
    try:
        plan = plan_import(desk.book, desk.folder, examples=examples)
    except ProblemsFound as refused:
        desk.problems = refused.problems
        return
    desk.edits, desk.problems = plan.edits, plan.problems
    if applied and not should_wait(plan, overwrite=False):
        apply_plan(plan)


@when("nhập sổ, cho máy lập lại ví dụ, và ghi")
def written_with_examples(desk: Desk) -> None:
    """Taken in with --examples and applied."""
    taken_in(desk, applied=True, examples=True)


@when("nhập sổ mà chưa ghi")
def tried(desk: Desk) -> None:
    """Without --apply."""
    taken_in(desk, applied=False)


@when("nhập sổ và ghi")
def written(desk: Desk) -> None:
    """With --apply."""
    taken_in(desk, applied=True)


@then("không có thay đổi nào")
def no_edit(desk: Desk) -> None:
    """Nothing would change, and nothing is wrong."""
    assert (desk.edits, desk.problems) == ((), ())


@then("mọi tệp của bản chép còn nguyên từng byte")
def untouched(desk: Desk) -> None:
    """Byte for byte."""
    assert desk.files() == desk.before


@then(parsers.parse('thay đổi được kể là "{words}" ở ô "{cell}"'))
def told(desk: Desk, words: str, cell: str) -> None:
    """One edit, in words, with its cell."""
    assert [(edit_words(e, SAY), str(e.place)) for e in desk.edits] == [(words, f"so.xlsx › {cell}")]


@then(parsers.parse('chỉ tệp "{name}" đổi, ở một dòng: "{line}"'))
def one_line(desk: Desk, name: str, line: str) -> None:
    """What version control would show."""
    after = desk.files()
    assert {n for n in after if after[n] != desk.before[n]} == {name}
    pairs = zip(desk.before[name].decode().splitlines(), after[name].decode().splitlines(), strict=True)
    assert [new for old, new in pairs if old != new] == [line]


@then(parsers.parse('bản chép mở được, ngưỡng của nhóm "{name}" là {points:d}'))
def opens(desk: Desk, name: str, points: int) -> None:
    """The law is what was typed."""
    classes = load_standard(desk.folder).standard.head.classes
    assert next(c.threshold for c in classes if c.id == name) == points


@then(parsers.parse('sổ bị từ chối với mã "{code}" ở ô "{cell}"'))
def refused_at(desk: Desk, code: str, cell: str) -> None:
    """The code stands at the cell to mend."""
    found = [(p.code, str(p.place)) for p in desk.problems]
    assert (code, f"so.xlsx › {cell}") in found, found


@then(parsers.parse('được nhắc với mã "{code}"'))
def warned(desk: Desk, code: str) -> None:
    """A warning, and nothing is an error; a mark that is carried along is pointed out besides."""
    assert (code, "warning") in [(p.code, p.severity) for p in desk.problems]
    assert {p.code for p in desk.problems} <= {code, "WBK-107"}
    assert {p.severity for p in desk.problems} == {"warning"}


@then(parsers.parse("bản chép mở được, {part:d}/{whole:d} ở mục {item} được {points:d} điểm"))
def judged(desk: Desk, part: int, whole: int, item: str, points: int) -> None:
    """The edited law stands its proof and gives the points that the new edge says."""
    law = open_law(desk.folder)
    cells = law.table.items[item]
    where = int(locate(cells.edges, np.array([part]), np.array([whole]))[0])
    assert law.table.rules[cells.rules[where] or ""].points == points
