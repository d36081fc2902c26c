"""Directive letters made in code with the structure of real ones; every name, number and day in them is invented."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

from engine.reading.law_text import LawText, Passage, Row, Said, Spot, numbered
from tests.reading.made_decisions import Decision
from tests.reading.made_files import html_bytes

HEAD = (
    "UBND TỈNH AN BÌNH",
    "SỞ Y TẾ",
    "Số: 312/SYT-BTXH",
    "V/v thực hiện công tác trẻ em năm 2027",
    "An Bình, ngày 02 tháng 3 năm 2027",
    "Kính gửi:",
    "- Các sở, ban, ngành cấp tỉnh;",
    "- Ủy ban nhân dân các xã, phường.",
)
BASIS = (
    "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;",
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2027 của Ủy ban nhân dân tỉnh, Sở Y tế đề nghị thực hiện:",
)
BODY = (
    "I. Nhiệm vụ trọng tâm",
    "1. Xây dựng kế hoạch công tác trẻ em. Bố trí người làm công tác bảo vệ trẻ em trước ngày 30/6/2027.",
    "2. Tổ chức thực hiện các nội dung:",
    "a) Rà soát nơi có nguy cơ đuối nước; cắm biển cảnh báo;",
    "b) Truyền thông phòng, chống tai nạn, thương tích cho trẻ em theo Chỉ thị số 17/CT-TTg ngày 16/5/2026.",
    "3. Ủy ban nhân dân các xã, phường:",
    "- Cập nhật dữ liệu trẻ em, báo cáo trước ngày 12 hằng tháng.",
    "- Báo cáo ngay khi xảy ra vụ việc xâm hại trẻ em.",
    "- Gửi danh sách trong 05 ngày làm việc kể từ ngày nhận được văn bản này.",
    "4. Tổ chức vui Tết Trung thu cho trẻ em an toàn.",
    "II. Chế độ báo cáo",
    "Các cơ quan, đơn vị báo cáo kết quả 6 tháng trước ngày 15/5/2027, báo cáo năm trước ngày 10/11/2027.",
    "Sở Y tế họp giao ban vào sáng thứ hai đầu tháng 6.",
)
END = ("Đề nghị các đơn vị nghiêm túc thực hiện./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.")
TABLE_HEAD = ("STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành")
TABLE = (
    ("1", "Khám sức khỏe cho trẻ em trong trường học", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Trước 30/9/2027"),
    ("2", "Lắp đặt sân chơi", "Ủy ban nhân dân các xã, phường", "Các tổ chức", "Quý IV/2027"),
    ("3", "Tập bơi cho trẻ em", "Ủy ban nhân dân các xã, phường", "", "Khoảng giữa năm"),
    ("4", "Sơ kết công tác", "", "", "31/12/2027"),
)


def letter(
    *, head: Sequence[str] = HEAD, basis: Sequence[str] = BASIS, body: Sequence[str] = BODY, end: Sequence[str] = END
) -> tuple[str, ...]:
    """A letter's paragraphs."""
    return (*head, *basis, *body, *end)


def with_line(line: str) -> tuple[str, ...]:
    """A letter of one clause."""
    return letter(body=(f"1. {line}",))


def letter_text(lines: Sequence[str], table: Sequence[Sequence[str]] = ()) -> LawText:
    """The letter as law text, without a file between."""
    rows = [Row(Spot(), tuple((Said(cell),) if cell else () for cell in row)) for row in table]
    passages = [Passage(Said(line), Spot()) for line in lines]
    return LawText("made.docx", "0" * 64, "docx", numbered([*passages, *([rows] if rows else [])]))


def letter_docx(lines: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """The letter as a Word file, with a table of owners behind its paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        held = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, said in zip(held.add_row().cells, row, strict=True):
                cell.text = said
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def letter_html(lines: Sequence[str]) -> bytes:
    """The letter as a page saved from a portal."""
    return html_bytes(Decision(list(lines), [], [], head=("Số", "Nơi nhận")))
