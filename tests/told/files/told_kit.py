"""A small workbook with every feature of the kit, each of its parts whole; how texts are cut, counted and laid."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import numpy as np

from engine.files.kit.bar_charts import Bars, Chart
from engine.files.kit.cell_checks import Check
from engine.files.kit.cut_texts import cut, length_of
from engine.files.kit.heights import lines_of
from engine.files.kit.printing import Area, Page, as_letters, fit_of, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import LOOKS, Column, Entry, Look, height_of, look_of, with_parts
from engine.files.kit.typed_sheets import Head
from engine.reading.loading.pictures import as_png
from tests.told.files.told_lines import block, shown

ON = date(2024, 11, 15)
COLUMNS = [Column("Tên", 20), Column("Số", 9, "number"), Column("Thiếu", 9, "percent"), Column("Ngày", 12, "day")]
ROWS: Sequence[Sequence[Any]] = [
    ("Xã A", 3, 0.5, ON),
    ("=1+1", Decimal("2.50"), None, None),
    ("dòng dài " * 12, Entry(0, "zero"), "", date(1900, 1, 1)),
]
# XlsxWriter's own, the same in every workbook.
NOT_OURS = ("xl/theme/", "docProps/app", "_rels/.rels")


def kit() -> str:
    """Every part of the workbook."""
    workbook = NewWorkbook("Sổ\x07thử", on=ON, fixed=True)
    _values(workbook.sheet("Trị"))
    _typed(workbook.sheet("Nhập"))
    _charts(workbook.sheet("Đồ thị"))
    _looks(workbook.sheet("Kiểu"))
    for deeply in (False, True):
        workbook.sheet(f"Ẩn {deeply}").hide(deeply=deeply)
    plain = NewWorkbook("Sổ")
    plain.sheet("T").put_pairs({"a": "1", "b": "=2"})
    return "".join([*_parts(workbook.content()), "# not fixed\n\n", *_parts(plain.content(), only="xl/workbook.xml")])


def _values(sheet: NewSheet) -> None:
    below = sheet.put_table(3, COLUMNS, ROWS)
    sheet.put_heading("Tiêu đề", under="dưới", warnings=("một",))
    for at, value in enumerate(
        ("<r>x</r>", "+5", "@x", "-", "a\x0bb", True, 5, 4.5, float("1e20"), Decimal("10.0"), ON, "", None), 1
    ):
        sheet.put(below + at, 2, value, "bare")
    sheet.put_formula(below, 1, "=1+1", "total", result=2)
    sheet.put_over(below, (2, 4), "trên", "item")
    sheet.put_line(below + 20, "một dòng rất dài " * 9, "note", columns=4)
    sheet.set_height(below + 21, 20.1, hidden=True)
    sheet.set_width(6, 5, hidden=True)
    sheet.note(1, 2, "=lời", pixels=(200, 50))
    sheet.break_after([4, 9])
    sheet.set_page(
        Page(
            head=printed("trái", "giữa", "phải"),
            foot=printed(right="&P/&N", size=8, weight="Bold"),
            repeat=(1, 3),
            still=2,
        )
    )
    sheet.keep_together(below + 20, below + 22)


def _typed(sheet: NewSheet) -> None:
    head = Head("so.xlsx", 4, 30)
    head.begin(sheet, "Nhập số", "lời dẫn", (12, 8.5))
    head.put(sheet, ("Một", "Hai"))
    area, other = Area(5, 1, 9, 1), Area(5, 2, 9, 2)
    checks = (
        Check(("Có", "Không"), "list", "tựa " * 20, "lỗi " * 100, "gợi ý", "chọn một", only_warns=True),
        Check((0, 100), "integer", "tựa", "lỗi"),
        Check((date(2024, 1, 1), ON), "date"),
        Check("=$A$1:$A$3", "list", prompt="x"),
        Check("=LEN(A5)<9", "custom"),
    )
    for at, check in enumerate(checks):
        sheet.check([Area(5 + at, 1, 5 + at, 1), other] if at else [area], check)
    sheet.leave_as_typed([area, other])
    sheet.colour_where(area, "A5>1", "FFF2CC")
    sheet.colour_equal(other, "Có", "E2EFDA")
    sheet.lock(wider=True, filters=True)
    sheet.select(5, 2)
    sheet.colour_tab("B3261E")
    sheet.set_page(Page(area=Area(1, 1, 9, 2), standing=True, whole=True, margins=(0.5, 0.5, 1, 1, 0.2, 0.2)))


def _charts(sheet: NewSheet) -> None:
    sheet.put_table(3, COLUMNS[:3], [("A", 3, 1), ("B", 5, 2)], still=None)
    for row in range(9, 12):
        sheet.set_height(row, 60)
    one, two = [Bars(2, "2F6DB5", ("2F6DB5", "D9D9D9"))], [Bars(2, "2F6DB5"), Bars(3, "D9D9D9")]
    sheet.hang(Chart("Một", "column", (3, 5), 1, one, dashes=3, counted="0", most=10), Area(9, 1, 9, 3))
    sheet.hang(Chart("Hai", "bar", (3, 5), 1, two, number="0.0", gap=30, letters=8), Area(10, 2, 11, 3))
    sheet.put_picture(12, 1, as_png(_grey()), told="hình", most=(10, 10))
    sheet.lock()


def _grey() -> Any:
    return np.full((20, 30), 128, dtype=np.uint8)


def _looks(sheet: NewSheet) -> None:
    for row, look in enumerate(LOOKS, 1):
        sheet.put(row, 1, look, look)
    sheet.put(len(LOOKS) + 1, 1, "riêng", Look(size=9, rules="lines"))


def _parts(content: bytes, only: str = "") -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        yield block("parts", [f"{one.filename} {one.date_time[:3]} {one.compress_type}" for one in parts.infolist()])
        for name in parts.namelist():
            if name.endswith((".xml", ".rels", ".vml")) and not name.startswith(NOT_OURS) and only in name:
                yield block(name, _pretty(fromstring(parts.read(name))))  # noqa: S314 - made here


def _pretty(node: Element, depth: int = 0) -> Iterator[str]:
    """An element a line, its attributes in their order, names without their spaces; lone values with their element."""
    marks = "".join(f" {_bare(name)}={value}" for name, value in node.attrib.items())
    text = f" {node.text!r}" if node.text and node.text.strip() else ""
    alone = node[0] if len(node) == 1 and not len(node[0]) and not node.attrib else None
    if alone is not None:
        yield f"{' ' * depth}{_bare(node.tag)}{text} > {next(_pretty(alone))}"
        return
    yield f"{' ' * depth}{_bare(node.tag)}{marks}{text}"
    for below in node:
        yield from _pretty(below, depth + 1)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def papers() -> str:
    """How texts are cut and counted, how many lines they take, how sheets come on paper."""
    texts = (
        "",
        "a",
        "một hai ba",
        "một\nhai\n\nba",
        "x" * 60,
        "Ủy ban nhân dân xã " * 4,
        "12 345 – 67",
        "iiii mmmm WWWW",
        "a  b",
        "🙂" * 9,
        "—…→%@",
        "Đường đi",
    )
    widths = (1, 5, 10, 20.5, 60)
    return "".join([
        block("cut", [f"{text[:20]!r} {at} → {cut(text, at)!r}" for text in texts for at in (1, 2, 5, 9, 18, 100)]),
        block("length", [f"{text[:20]!r} → {length_of(text)}" for text in (*texts, "\x07", "e\u0302")]),
        block("lines",
        [f"{text[:20]!r} → {_wrapped(text, widths)}" for text in texts]),
        block("heights",
        [f"{look} → {[round(height_of(texts[5], look, width), 3) for width in widths]}" for look in LOOKS]),
        block("parts of numbers", [f"{number} → {with_parts(look, Decimal(number)).number}" for look in ("number",
        "percent", "text") for number in ("5", "5.0", "5.25", "500", "0.001")]),
        block("fits", _fits()),
        block("rooms", [f"{standing} {shown(Page(standing=standing, margins=margins).room)}" for standing in (False,
        True) for margins in ((0.4, 0.4, 0.6, 0.6, 0.3, 0.3), (1, 0, 0.5, 0.25, 0, 0))]),
        block("printed", [repr(printed(*parts)) for parts in (("a",), ("a", "b", "c"), ("x" * 300,), ("x" * 300,
        "y" * 10), ("x" * 300, "y" * 300, "z" * 300), ("x & " * 80, "", "🙂" * 80), ())]),
        block("letters", [f"{text!r} → {as_letters(text)!r}" for text in ("a & b", "&&", "a\x07")]),
        block("looks", [f"{name} {look_of(name)}" for name in LOOKS]),
        block("torn", _torn()),
    ])  # fmt: skip


def _wrapped(text: str, widths: Sequence[float]) -> list[list[int]]:
    return [[lines_of(text, width, size=11, bold=bold) for width in widths] for bold in (False, True)]


def _fits() -> Iterator[str]:
    for whole in (False, True):
        for pixels in (
            (100, 100),
            (1046, 678),
            (1047, 678),
            (1050, 5_000),
            (1_400, 800),
            (3_000, 800),
            (700, 690),
            (700, 900),
        ):
            fits = [fit_of(Page(whole=whole), pixels, size) for size in (9, 10, 11, 15)]
            yield f"whole {whole} {pixels} → " + " · ".join(f"{fit.across} {fit.down} {fit.percent}" for fit in fits)


def _torn() -> Iterator[str]:
    """Where the page ends before rows that are to be kept together, by how many rows stand above them."""
    for above in (5, 31, 32, 33, 34, 35, 66, 70):
        for repeat in (None, (1, 3)):
            workbook = NewWorkbook("T")
            sheet = workbook.sheet("T")
            sheet.set_width(1, 20)
            sheet.put(above + 4, 1, "x")
            sheet.set_height(2, 40)
            sheet.set_page(Page(repeat=repeat))
            sheet.keep_together(above, above + 5)
            with zipfile.ZipFile(io.BytesIO(workbook.content())) as parts:
                made = fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - made here
            breaks = [node.get("id") for node in made.iter() if _bare(node.tag) == "brk"]
            yield f"{above} rows, heads {repeat} → {breaks}"
