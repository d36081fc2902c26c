"""A round's workbook ``dot.xlsx`` as it is made: what is asked for, where to fill it in, which words a cell takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.evidence.facts import FourEyes, Round
from engine.evidence.setting.round_sheets import (
    ACTION_HEADS,
    ACTIONS_SHEET,
    CLASS_HEADS,
    CLASSES_SHEET,
    COMMUNE_HEADS,
    COMMUNES_SHEET,
    CONFIRMED_HEADS,
    CONFIRMED_SHEET,
    FIRST_LINE,
    HEADS_ROW,
    LINES,
    ROUND_SHEET,
    STANDARDS_SHEET,
    WORKBOOK,
)
from engine.evidence.setting.standard_rows import STANDARD_HEADS, standard_cells
from engine.evidence.tables.fact_columns import fact_text
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Entry, Value
from engine.files.kit.typed_sheets import Head
from engine.language import text
from engine.law.model import Unit
from engine.law.units.unit_facts import UnitFact
from engine.law.values import ProvinceType, UnitType

TYPE_WORDS: dict[UnitType, str] = {"xa": "Xã", "phuong": "Phường", "thi_tran": "Thị trấn", "dac_khu": "Đặc khu"}
PROVINCE_WORDS: dict[ProvinceType, str] = {"tinh": "tỉnh", "thanh_pho": "thành phố"}
FLAG_WORDS = {None: "", True: "có", False: "không"}
CONFIRMED_WIDTHS, ACTION_WIDTHS = (24, 60, 34, 14), (12, 50, 16, 18, 10, 12)
ROUND_WIDTHS, COMMUNE_WIDTHS, CLASS_WIDTHS = (26, 60, 70), (10, 26, 12, 14, 10, 10, 12, 44), (10, 30, 40, 30, 26, 14)
SPARE_ROWS = 20
HEAD = Head(WORKBOOK, HEADS_ROW, 32)
TOLD = {
    "id": text("Cũng là tên thư mục của đợt; không đổi sau khi đã gửi phiếu."),
    "title": text("In trên phiếu và kết quả."),
    "standard": text("Mã của bộ tiêu chí."),
    "on": text("Ngày/tháng/năm. Văn bản chứng minh có ngày không sau ngày này."),
    "from": text("Đếm số vụ, số trẻ sinh… từ ngày này."),
    "to": text("Đến hết ngày này. Đổi kỳ thì phải làm lại phiếu."),
    "area": text("Tỉnh, thành phố của đợt."),
    "simulated": text("Có hoặc Không. Đợt thật ghi Không."),
    "previous": text("Mã đợt trước để so, nếu có."),
    "authority": text("Hồ sơ thẩm quyền trong bộ tiêu chí; để trống thì theo ngày của đợt."),
    "four_eyes": text(
        "Để trống hoặc Có: người này gửi thì người khác thẩm định. Không: một người làm được mọi việc, "
        "và mọi văn bản ghi “Chưa có người thứ hai thẩm định”."
    ),
    "strict_before": text(
        "Để trống hoặc Có: văn bản ghi “trước ngày X” thì đúng ngày X đã là muộn. Không: ngày X còn kịp."
    ),
}
# What each sheet of entries is for, as it says itself.
ABOUT: Mapping[str, str] = {
    COMMUNES_SHEET: text(
        "Mã là năm chữ số. Miền núi, hải đảo, khu vực III: ghi có hoặc không, kèm căn cứ; chưa rõ thì để trống."
    ),
    CLASSES_SHEET: text("Chỉ khi người có thẩm quyền xếp nhóm, như đặc khu. Không có thì để trống cả trang."),
    CONFIRMED_SHEET: text(
        "Chỉ khi máy nói một xã, một văn bản không khớp mà hội đồng vẫn giữ. Không có thì để trống cả trang."
    ),
    ACTIONS_SHEET: text(
        "Chỉ khi đợt ước tính khác bộ tiêu chí. Ô để trống thì giữ như bộ tiêu chí. Ước tính, không phải luật."
    ),
    STANDARDS_SHEET: text(
        "Mỗi dòng: bộ tiêu chí, rồi hoặc mã các xã, hoặc điều kiện của xã. Dòng đầu tiên khớp với xã thì lấy."
    ),
}
SECOND_WORDS: Mapping[FourEyes, str] = {"required": "", "stated": "Không"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a new round may still choose: the letters of its year and place, the classes of its standard.

    ``further`` are the facts of a commune that the standard asks for besides, None for the code of the province.
    """

    fitting: Sequence[str]
    classes: Sequence[str]
    further: Sequence[UnitFact | None] = ()


def write_round_workbook(path: Path, made: Round, choices: Choices) -> None:
    """Write a round as Excel: the same round gives the same bytes, and reading it gives the round. Raises OSError."""
    workbook = NewWorkbook(made.title, on=made.on)
    _fill_round(workbook.sheet(ROUND_SHEET), made, choices)
    _fill_communes(workbook.sheet(COMMUNES_SHEET), made.units, choices.further)
    _fill_classes(workbook.sheet(CLASSES_SHEET), made, choices)
    _fill_confirmed(workbook.sheet(CONFIRMED_SHEET), made)
    if made.actions:
        _fill_actions(workbook.sheet(ACTIONS_SHEET), made)
    if made.standards:
        _fill_standards(workbook.sheet(STANDARDS_SHEET), made)
    workbook.save(path)


def _fill_round(sheet: NewSheet, made: Round, choices: Choices) -> None:
    HEAD.begin(sheet, "ĐỢT ĐÁNH GIÁ", "Điền cột B, các ô nền vàng; giữ nguyên cột A.", ROUND_WIDTHS)
    HEAD.put(sheet, ("Mục", "Ghi ở đây", "Giải thích"))
    letters = ", ".join(choices.fitting) or "chưa có văn bản nào"
    told = {**TOLD, "directives": f"Mã văn bản, cách nhau bằng dấu phẩy; hợp với năm và địa bàn: {letters}."}
    values: dict[str, Value] = {
        "id": made.id,
        "title": made.title,
        "standard": made.standard,
        "on": Entry(made.on, "typed day"),
        "from": Entry(made.period_from, "typed day"),
        "to": Entry(made.period_to, "typed day"),
        "area": made.area,
        "simulated": "Có" if made.simulated else "Không",
        "directives": ", ".join(made.directives),
        "previous": made.previous or "",
        "authority": made.authority or "",
        "four_eyes": SECOND_WORDS[made.four_eyes],
        "strict_before": "" if made.strict_before else "Không",
    }
    sheet.set_height(HEADS_ROW + 1, 4)
    for row, line in enumerate(LINES, FIRST_LINE):
        key = line.route[-1]
        sheet.put(row, 1, line.label, "strong text")
        sheet.put(row, 2, values[key], "typed")
        sheet.put(row, 3, told[key], "aside")
        sheet.set_height(row, 34 if len(told[key]) > 80 or len(str(values[key])) > 60 else 20)


def _fill_communes(sheet: NewSheet, units: Sequence[Unit], further: Sequence[UnitFact | None]) -> None:
    HEAD.begin(sheet, "CÁC XÃ CỦA ĐỢT", ABOUT[COMMUNES_SHEET], (*COMMUNE_WIDTHS, *(18 for _ in further)))
    heads = [*COMMUNE_HEADS.values(), *("Mã tỉnh" if fact is None else fact.title for fact in further)]
    HEAD.put(sheet, heads)
    last = HEADS_ROW + len(units) + SPARE_ROWS
    for row in range(HEADS_ROW + 1, last + 1):
        at = row - HEADS_ROW - 1
        known = [_further(fact, units[at]) for fact in further] if at < len(units) else []
        said = [*_said(units[at]), *known] if at < len(units) else [""] * len(heads)
        for column, word in enumerate(said, 1):
            sheet.put(row, column, word, "typed" if column in (2, 8) else "typed short")
    for columns, words in (((3, 3), TYPE_WORDS.values()), ((4, 4), PROVINCE_WORDS.values()), ((5, 7), ("có", "không"))):
        sheet.check([Area(HEADS_ROW + 1, columns[0], last, columns[1])], _one_of(tuple(words)))
    for column, fact in enumerate(further, len(COMMUNE_HEADS) + 1):
        choices = () if fact is None else tuple((fact.choices or {}).values())
        if fact is not None and (choices or fact.kind == "yes_no"):
            sheet.check([Area(HEADS_ROW + 1, column, last, column)], _one_of(choices or ("có", "không")))


def _further(fact: UnitFact | None, unit: Unit) -> str:
    told = fact_text(fact, unit)
    return (fact.choices or {}).get(told, told) if fact else told


def _said(unit: Unit) -> list[str]:
    flags = [FLAG_WORDS[flag] for flag in (unit.mountain, unit.island, unit.area_iii)]
    return [unit.code, unit.name, TYPE_WORDS[unit.type], PROVINCE_WORDS[unit.province], *flags, unit.basis or ""]


def _one_of(words: tuple[str, ...]) -> Check:
    return Check(words, "list", title="Chọn một từ", error=f"Chỉ nhận: {', '.join(words)}; chưa rõ thì để trống.")


def _fill_classes(sheet: NewSheet, made: Round, choices: Choices) -> None:
    HEAD.begin(sheet, "XẾP NHÓM BẰNG TAY", ABOUT[CLASSES_SHEET], CLASS_WIDTHS)
    rows = [(o.commune, o.value, o.reason, o.document, o.by, o.on) for o in made.overrides]
    last = _fill_entries(sheet, CLASS_HEADS, rows)
    sheet.check([Area(HEADS_ROW + 1, 2, last, 2)], _one_of(tuple(choices.classes)))


def _fill_confirmed(sheet: NewSheet, made: Round) -> None:
    HEAD.begin(sheet, "HỘI ĐỒNG XÁC NHẬN", ABOUT[CONFIRMED_SHEET], CONFIRMED_WIDTHS)
    _fill_entries(sheet, CONFIRMED_HEADS, [(c.name, c.reason, c.by, c.on) for c in made.confirmed])


def _fill_actions(sheet: NewSheet, made: Round) -> None:
    HEAD.begin(sheet, "VIỆC NÊN LÀM TRONG ĐỢT NÀY", ABOUT[ACTIONS_SHEET], ACTION_WIDTHS)
    numbers = (("" if n is None else n for n in (a.effort, a.each, a.months)) for a in made.actions)
    rows = [
        (a.item, a.label or "", *said, FLAG_WORDS[a.possible]) for a, said in zip(made.actions, numbers, strict=True)
    ]
    _fill_entries(sheet, ACTION_HEADS, rows, end="typed")


def _fill_standards(sheet: NewSheet, made: Round) -> None:
    rows = [cells for entry in made.standards for cells in standard_cells(entry)]
    facts = dict.fromkeys(name for cells in rows for name in cells if name not in STANDARD_HEADS)
    heads = {**STANDARD_HEADS, **{name: name for name in facts}}
    HEAD.begin(sheet, "BỘ TIÊU CHÍ RIÊNG CHO MỘT SỐ XÃ", ABOUT[STANDARDS_SHEET], (22, 30, *(16 for _ in heads)))
    HEAD.put(sheet, [*heads.values()])
    for row in range(HEADS_ROW + 1, HEADS_ROW + len(rows) + SPARE_ROWS + 1):
        at = row - HEADS_ROW - 1
        for column, name in enumerate(heads, 1):
            sheet.put(row, column, rows[at].get(name, "") if at < len(rows) else "", "typed")


def _fill_entries(
    sheet: NewSheet, heads: Mapping[str, str], rows: Sequence[Sequence[Value]], end: str = "typed day"
) -> int:
    """Heads, the entries there are, and room for more; ``end`` is the look of the last column. Gives the last row."""
    HEAD.put(sheet, [*heads.values()])
    last = HEADS_ROW + len(rows) + SPARE_ROWS
    for row in range(HEADS_ROW + 1, last + 1):
        at = row - HEADS_ROW - 1
        for column, value in enumerate(rows[at] if at < len(rows) else [""] * len(heads), 1):
            sheet.put(row, column, value, end if column == len(heads) else "typed")
    return last
