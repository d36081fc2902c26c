"""``hoi-dong.xlsx`` as it is made: empty, with what each cell takes, for who writes no text files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.evidence.setting.round_sheets import HEADS_ROW
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.typed_sheets import Head
from engine.files.writing import write_whole
from engine.law.model import Unit
from engine.records.acting.council import RULE_WORDS
from engine.reporting.review.setting.council_sheets import (
    CODES_SHEET,
    COUNCIL_LINES,
    COUNCIL_SHEET,
    CROSS,
    DAYS,
    MEMBER_HEADS,
    MEMBERS_SHEET,
    PEOPLE_HEADS,
    PEOPLE_SHEET,
    ROLES,
    WORKBOOK,
)

SPARE_ROWS: Final = 24
HEAD: Final = Head(WORKBOOK, HEADS_ROW, 46)
TOLD: Final[Mapping[str, str]] = {
    "document": "Số và ký hiệu, ví dụ 12/QĐ-UBND.",
    "issued": "Ngày/tháng/năm.",
    "chair": "Mã người ở trang Người làm việc, ví dụ p-003.",
    "secretary": "Mã người, ví dụ p-001.",
    "quorum": "Một số; người có liên quan không được tính.",
    "rule": "Chọn một dòng.",
}
WIDTHS: Final = {"name": 24, "office": 26, "communes": 18, "interest": 24, "from": 12, "until": 12}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet of entries: its title, what is told above it, its heads by key."""

    title: str
    told: str
    heads: Mapping[str, str]


PEOPLE: Final = Drawing(
    "NGƯỜI LÀM VIỆC VỚI HỒ SƠ CỦA ĐỢT",
    "Mỗi người một dòng, mã p-001, p-002, … (nhật ký chỉ ghi mã, không ghi tên). Vai trò: gõ x. “Chỉ các xã”: mã xã, "
    "cách nhau bằng dấu phẩy; trống là cả đợt. Cán bộ xã: người gửi phiếu của xã, hoặc nhận phiếu thay các xã.",
    PEOPLE_HEADS,
)
MEMBERS: Final = Drawing(
    "THÀNH VIÊN HỘI ĐỒNG",
    "Theo văn bản thành lập. “Xã có liên quan”: mã các xã mà người này không biểu quyết. Mã xã xem ở trang Mã xã.",
    MEMBER_HEADS,
)


def write_council_workbook(path: Path, title: str, units: Sequence[Unit]) -> None:
    """Write an empty workbook for a round's people and council. Raises as ``write_whole``."""
    write_whole(path, council_workbook(title, units))


def council_workbook(title: str, units: Sequence[Unit]) -> bytes:
    """An empty workbook for a round's people and council, the same bytes each time."""
    workbook = NewWorkbook(title)
    _entries(workbook.sheet(PEOPLE_SHEET), PEOPLE)
    _council(workbook.sheet(COUNCIL_SHEET))
    _entries(workbook.sheet(MEMBERS_SHEET), MEMBERS)
    _codes(workbook.sheet(CODES_SHEET), units)
    return workbook.content()


def _entries(sheet: NewSheet, drawing: Drawing) -> None:
    """Heads and room for entries; roles take a cross and nothing else."""
    widths = [WIDTHS.get(name, 10) for name in drawing.heads]
    HEAD.begin(sheet, drawing.title, drawing.told, widths)
    HEAD.put(sheet, [*drawing.heads.values()])
    last = HEADS_ROW + SPARE_ROWS
    for column, name in enumerate(drawing.heads, 1):
        look = "typed day" if name in DAYS else "typed" if name in WIDTHS else "typed short"
        for row in range(HEADS_ROW + 1, last + 1):
            sheet.put(row, column, "", look)
        if name in ROLES:
            error = "Gõ x nếu người này có vai trò ấy; không thì để trống."
            sheet.check([Area(HEADS_ROW + 1, column, last, column)], Check((CROSS,), "list", "Chỉ gõ x", error))


def _council(sheet: NewSheet) -> None:
    HEAD.begin(sheet, "HỘI ĐỒNG CỦA ĐỢT", "Điền cột B theo văn bản thành lập; chưa có hội đồng thì để trống cả trang.",
          (36, 52, 56))  # fmt: skip
    HEAD.put(sheet, ("Mục", "Ghi ở đây", "Giải thích"))
    for row, (name, label) in enumerate(COUNCIL_LINES.items(), HEADS_ROW + 1):
        sheet.put(row, 1, label, "strong text")
        sheet.put(row, 2, "", "typed day" if name in DAYS else "typed")
        sheet.put(row, 3, TOLD[name], "aside")
        if name == "rule":
            words = tuple(told for told, _ in RULE_WORDS.values())
            sheet.check([Area(row, 2, row, 2)], Check(words, "list", "Chọn một dòng", "Chỉ nhận một dòng có sẵn."))


def _codes(sheet: NewSheet, units: Sequence[Unit]) -> None:
    HEAD.begin(sheet, "MÃ CÁC XÃ CỦA ĐỢT", "Để chép vào hai trang kia; không điền gì ở đây.", (12, 40))
    HEAD.put(sheet, ("Mã xã", "Tên xã"))
    for row, unit in enumerate(units, HEADS_ROW + 1):
        sheet.put(row, 1, unit.code, "text")
        sheet.put(row, 2, unit.name, "text")
