"""The plan workbook, opened again: one line a row, real days, filters, months filled to the deadline."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.language import speak
from engine.planning.grouping import By, groups_of
from engine.reporting.excel.plan_excel import TABLE_TOP, Book, write_plan_workbook
from tests.planning.planned_round import made, plan

SHEETS = ["Tổng hợp", "Kế hoạch", "Minh chứng", "Tiến độ", "Theo xã", "Theo ngành"]


@cache
def opened(by: By = "sector", language: str = "vi") -> Workbook:
    """The workbook as a reader gets it."""
    path = Path(mkdtemp()) / "ke-hoach.xlsx"
    write_plan_workbook(path, Book(plan(), made(), by), speak(language))
    return load_workbook(path)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The table of a sheet by its headings."""
    heads = [str(cell.value) for cell in sheet[TABLE_TOP] if cell.value]
    return [
        dict(zip(heads, (cell.value for cell in row), strict=False)) for row in sheet.iter_rows(min_row=TABLE_TOP + 1)
    ]


def test_every_sheet_warns_and_can_be_filtered() -> None:
    """Provisional and made-up above every table; the filter takes in the whole table, and no cell is merged in it."""
    assert opened().sheetnames == SHEETS
    for sheet in opened().worksheets:
        assert str(sheet["A3"].value).startswith("SỐ LIỆU MÔ PHỎNG")
        assert str(sheet["A4"].value).startswith("KẾT QUẢ TẠM TÍNH")
        assert sheet.auto_filter.ref == f"A{TABLE_TOP}:{sheet.cell(sheet.max_row, len(rows(sheet)[0])).coordinate}"
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes


@pytest.mark.parametrize("by", ["sector", "commune", "month"])
def test_each_line_is_one_row_with_real_days_and_numbers(by: By) -> None:
    """All lines, each once, numbered; points by kind add up to the plan's; days are days."""
    told = rows(opened(by)["Kế hoạch"])
    assert [row["TT"] for row in told] == list(range(1, len(plan().lines) + 1))
    days = Counter(row["Hạn"].date() if isinstance(row["Hạn"], datetime) else row["Hạn"] for row in told)
    assert days == Counter(line.deadline for line in plan().lines)
    for heading, kinds in (
        ("Điểm chắc chắn thêm", ("raise",)),
        ("Điểm còn để ngỏ", ("evidence",)),
        ("Điểm có thể mất", ("task", "keep")),
    ):
        assert sum(int(str(row[heading] or 0)) for row in told) == sum(
            x.points for x in plan().lines if x.kind in kinds
        )
    order = [line.id for group in groups_of(plan(), by) for line in group.lines] if by != "commune" else []
    deadlines = {line.id: line.deadline for line in plan().lines}
    for row, name in zip(told, order, strict=False):
        day = row["Hạn"]
        assert (day.date() if isinstance(day, datetime) else day) == deadlines[name]


@pytest.mark.parametrize(("name", "first"), [("Theo xã", "Đơn vị"), ("Theo ngành", "Ngành")])
def test_parts_by_commune_and_by_sector(name: str, first: str) -> None:
    """One row for each commune's part of each line, together under its heading."""
    told = rows(opened()[name])
    assert len(told) == sum(len(line.shares) for line in plan().lines)
    keys = [row[first] for row in told]
    assert keys == sorted(keys, key=keys.index)
    wanted = Counter((s.unit.name, (line.points and s.points) or None) for line in plan().lines for s in line.shares)
    points = ("Điểm chắc chắn thêm", "Điểm còn để ngỏ", "Điểm có thể mất")
    assert Counter((row["Đơn vị"], next((row[p] for p in points if row[p]), None)) for row in told) == wanted


def test_months_are_filled_from_the_round_to_the_deadline() -> None:
    """Filled cells: all months up to the deadline's, which carries its day; none after it; throughout means all."""
    sheet = opened()["Tiến độ"]
    heads = [str(cell.value) for cell in sheet[TABLE_TOP]]
    first = heads.index("Hạn") + 1
    assert heads[first] == "11/2024"
    for row in sheet.iter_rows(min_row=TABLE_TOP + 1):
        day = row[first - 1].value
        filled = [cell.fill.patternType == "solid" for cell in row[first:]]
        if isinstance(day, datetime):
            last = heads[first:].index(f"{day:%m/%Y}") if f"{day:%m/%Y}" in heads else len(filled) - 1
            assert filled == [at <= last for at in range(len(filled))]
            assert row[first + last].value in (f"{day:%d}", "→")
        else:
            assert all(filled)


def test_standing_has_every_commune_and_adds_up() -> None:
    """Each commune of the round, those set aside too; points now plus the plan's are those afterwards."""
    told = rows(opened()["Tổng hợp"])
    assert [row["Đơn vị"] for row in told] == [unit.name for unit in made().round.units]
    scored = [row for row in told if row["Ngưỡng"]]
    assert len(scored) == len(made().cards)
    for row in scored:
        now, more, then = (
            int(str(row[name] or 0)) for name in ("Điểm chắc chắn hiện có", "Thêm theo kế hoạch", "Sau khi làm xong")
        )
        assert now + more == then
        reached = "Đạt" in str(row["Đường đến đạt chuẩn"]) or "Đã đạt" in str(row["Đường đến đạt chuẩn"])
        assert (then >= int(str(row["Ngưỡng"]))) or not reached


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """Written twice."""
    for name in ("a.xlsx", "b.xlsx"):
        write_plan_workbook(tmp_path / name, Book(plan(), made(), "sector"), speak("vi"))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
