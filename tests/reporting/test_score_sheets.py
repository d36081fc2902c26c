"""The score sheets: a page a commune, with every criterion, what was decided and why, and room to sign."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.language import speak
from engine.reporting.excel.score_sheets import write_score_sheets
from tests.reporting.made_round import ASIDE, SAY, SILENT, card_of, made
from tests.reporting.printed_sheets import printed_sheets


@cache
def written() -> Path:
    """The made-up round's score sheets."""
    path = Path(mkdtemp()) / "phieu-diem.xlsx"
    write_score_sheets(path, made(), SAY)
    return path


@cache
def opened() -> Workbook:
    """The same, opened again."""
    return load_workbook(written())


def sheet_of(name: str) -> Worksheet:
    """A commune's page."""
    return next(sheet for sheet in opened().worksheets if sheet.title.endswith(name))


def texts(name: str) -> str:
    """All that a page says."""
    return "\n".join(str(cell.value) for row in sheet_of(name).iter_rows() for cell in row if cell.value is not None)


def test_every_scored_commune_has_its_page_and_no_other() -> None:
    """One set aside, or without a form and set aside for it, has nothing to sign."""
    assert len(opened().worksheets) == len(made().cards)
    names = " ".join(sheet.title for sheet in opened().worksheets)
    assert ASIDE not in names
    assert SILENT not in names


def test_a_page_has_every_criterion_with_its_points_and_the_total() -> None:
    """Thirteen rows in the law's order, then the sum, as the card has them."""
    card = card_of("Xã Đông Lợi")
    rows = [[cell.value for cell in row] for row in sheet_of("Xã Đông Lợi").iter_rows()]
    top = next(at for at, row in enumerate(rows) if row[0] == "TT")
    own = rows[top + 1 : top + 14]
    assert [(row[0], row[3]) for row in own] == [(c.criterion.number, c.low) for c in card.criteria]
    assert rows[top + 14][2:4] == ["1.000", card.decision.low]
    assert "7.1: 48/49 = 97,96 % (từ 95 % đến dưới 98 %): 35/50" in str(own[6][4])
    assert "tiêu chí 7; tạm tính" in str(own[6][5])


def test_a_page_says_what_was_decided_why_and_what_is_missing() -> None:
    """In the words of the results; one number style; provisional and made-up are said."""
    told = texts("Xã Bình Yên")
    assert "CHƯA KẾT LUẬN: 950–1.000/1.000 điểm" in told
    assert "Còn thiếu minh chứng: Trẻ em được khám sức khỏe định kỳ." in told
    assert "9.1: chưa có số liệu: 0–50/50" in told
    assert "SỐ LIỆU MÔ PHỎNG" in told
    assert "KẾT QUẢ TẠM TÍNH" in told
    assert "điểm liệt" in texts("Xã Đồng Quý")


def test_a_page_is_to_be_signed_with_number_day_and_names_blank() -> None:
    """The board's name, number, place and day are dots; both sides sign by hand."""
    told = texts("Xã Hợp Thành")
    assert "HỘI ĐỒNG ĐÁNH GIÁ" in told
    assert "Số: ………/………" in told
    assert "ngày …… tháng …… năm 20……" in told
    assert "TM. ỦY BAN NHÂN DÂN\nXÃ HỢP THÀNH" in told
    assert told.count("(ký, ghi rõ họ tên)") == 2


def test_every_page_is_one_a4_upright_that_can_be_read() -> None:
    """No signature stands on a page of its own."""
    for sheet in printed_sheets(written()):
        assert (sheet.paper, sheet.tall, sheet.one_page) == (9, True, True), sheet.name


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    """And what Excel would not take in a sheet's name is left out of it."""
    assert any(sheet.title == "02536 =1+1" for sheet in opened().worksheets)
    assert all(cell.data_type != "f" for sheet in opened().worksheets for row in sheet.iter_rows() for cell in row)


def test_the_same_assessment_gives_the_same_bytes(tmp_path: Path) -> None:
    """Written twice, and in each language."""
    for language in ("vi", "en"):
        for name in ("a.xlsx", "b.xlsx"):
            write_score_sheets(tmp_path / name, made(), speak(language))
        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
