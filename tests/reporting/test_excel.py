"""The results workbook says what was decided, why, and on what; opened again it holds exactly that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from engine.evidence.facts import ClassOverride, CommuneEvidence, RoundEvidence
from engine.language import speak
from engine.reporting.alphabet import name_key
from engine.reporting.excel.results_workbook import write_workbook
from engine.reporting.words.sentences import provisional_sentence
from engine.scoring.assessing import assess
from tests.reporting.made_round import ASIDE, SAY, SILENT, law, made
from tests.scored import dealt

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS = ["Tổng hợp", "Tiêu chí", "Khoảng cách", "Minh chứng thiếu", "Vấn đề", "Căn cứ", "Biểu đồ"]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The made-up round's workbook, opened again."""
    path = tmp_path_factory.mktemp("results") / "tong-hop.xlsx"
    write_workbook(path, made(), SAY)
    return load_workbook(path)


def texts(sheet: Worksheet) -> list[str]:
    """Every text of a sheet."""
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def table(sheet: Worksheet, first: str) -> list[dict[str, object]]:
    """The rows of the table whose heading begins with ``first``, by heading."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    return [dict(zip(map(str, rows[top]), row, strict=True)) for row in rows[top + 1 :]]


def charts_of(workbook: Workbook) -> Sequence[Any]:
    """The charts that a reader of the file finds; openpyxl has no public name for them."""
    sheet: Any = workbook["Biểu đồ"]
    found: Sequence[Any] = sheet._charts
    return found


def row_of(rows: Sequence[dict[str, object]], name: str) -> dict[str, object]:
    """A commune's row."""
    return next(row for row in rows if row["Đơn vị"] == name)


def test_the_sheets_are_the_board_s_and_fit_excel(workbook: Workbook) -> None:
    """Every sheet is there under its Vietnamese name, which Excel allows."""
    assert workbook.sheetnames == SHEETS
    assert all(len(name) <= 31 for name in workbook.sheetnames)


@pytest.mark.parametrize(
    ("name", "conclusion", "reason"),
    [
        ("=1+1", "Đạt chuẩn", "Tổng 1.000 ≥ ngưỡng 850 (hơn 150), không tiêu chí nào bị 0 điểm"),
        (
            "Xã Đồng Quý",
            "Không đạt chuẩn",
            "Tiêu chí 3 (Trẻ em bị xâm hại) đạt 0 điểm (điểm liệt) dù tổng 900 ≥ ngưỡng 850",
        ),
        (
            "Xã Bình Yên",
            "Chưa kết luận",
            (
                "Còn thiếu minh chứng: “Trẻ em được khám sức khỏe định kỳ”; tổng ít nhất 950 đã đạt ngưỡng 850; "
                "chưa rõ tiêu chí 9 có bị 0 điểm không"
            ),
        ),
        ("Xã Ân", "Không đạt chuẩn", "Các tiêu chí 9, 13 đạt 0 điểm (điểm liệt) dù tổng 875 ≥ ngưỡng 850"),
        (
            "Xã Hợp Thành",
            "Đạt chuẩn",
            "Tổng ít nhất 975 ≥ ngưỡng 850, không tiêu chí nào bị 0 điểm; minh chứng còn thiếu không làm đổi kết luận",
        ),
        (ASIDE, "Gác lại", "Phải sửa 2 lỗi rồi mới chấm: Tệp Excel bị hỏng, không mở được; …"),
        (SILENT, "Gác lại", "Chưa nhận được phiếu của xã"),
    ],
)
def test_decision_and_reason_lead(workbook: Workbook, name: str, conclusion: str, reason: str) -> None:
    """The summary gives each commune's decision and why, in a plain sentence, before any number."""
    row = row_of(table(workbook["Tổng hợp"], "STT"), name)
    assert (row["Kết luận"], row["Lý do"]) == (conclusion, reason)
    assert list(row).index("Lý do") < list(row).index("Tổng điểm thấp nhất")


def test_banners_say_provisional_and_simulated(workbook: Workbook) -> None:
    """The summary warns in words; every other sheet and every printed page repeats it."""
    said = texts(workbook["Tổng hợp"])
    assert provisional_sentence(made(), SAY) in said
    assert any(text.startswith("KẾT QUẢ TẠM TÍNH: 725/1.000 điểm") for text in said)
    assert "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào." in said
    for sheet in workbook.worksheets:
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.center.text == "SỐ LIỆU MÔ PHỎNG – KẾT QUẢ TẠM TÍNH"
        assert any("SỐ LIỆU MÔ PHỎNG" in text for text in texts(sheet))


def test_true_evidence_is_not_called_simulated(tmp_path: Path) -> None:
    """The word for made-up evidence stands nowhere in a real round's workbook."""
    write_workbook(tmp_path / "tong-hop.xlsx", made(simulated=False), SAY)
    opened = load_workbook(tmp_path / "tong-hop.xlsx")
    assert not [text for sheet in opened.worksheets for text in texts(sheet) if "MÔ PHỎNG" in text]


def test_an_assumed_authority_is_called_an_assumption(tmp_path: Path) -> None:
    """Since 1 July 2025 nobody is named by law, and the title block says so."""
    write_workbook(tmp_path / "tong-hop.xlsx", made(on=date(2025, 11, 15)), SAY)
    said = texts(load_workbook(tmp_path / "tong-hop.xlsx")["Tổng hợp"])
    assert any(text.startswith("Thẩm quyền công nhận") and "GIẢ ĐỊNH" in text for text in said)


def test_numbers_are_numbers_and_user_text_is_text(workbook: Workbook) -> None:
    """No cell is a formula, whatever a commune is called or has typed; totals are numbers, codes keep their zeros."""
    kinds = {cell.data_type for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    row = row_of(table(workbook["Tổng hợp"], "STT"), "=1+1")
    assert (row["Mã"], row["Ngưỡng"], row["Tổng điểm thấp nhất"], row["Hơn, kém ngưỡng"]) == ("02536", 850, 1000, 150)
    assert any("=cmd()" in text for text in texts(workbook["Vấn đề"]))


def test_ranges_are_shown_as_ranges(workbook: Workbook) -> None:
    """Missing evidence shows as lowest–highest and as from … to …, never as a single number."""
    row = row_of(table(workbook["Tổng hợp"], "STT"), "Xã Bình Yên")
    assert (row["Tổng điểm thấp nhất"], row["Tổng điểm cao nhất"]) == (950, 1000)
    assert (row["Hơn, kém ngưỡng"], row["Xếp hạng"]) == ("+100 đến +150", "–")
    cells = row_of(table(workbook["Tiêu chí"], "STT"), "Xã Bình Yên").values()
    assert "0–50" in cells
    assert "950–1.000" in cells


def test_a_knocked_out_criterion_shows_its_zero(workbook: Workbook) -> None:
    """A zero stands as the number 0 on red, and is counted under its criterion."""
    sheet = workbook["Tiêu chí"]
    rows = table(sheet, "STT")
    heading = next(name for name in rows[0] if name.startswith("Tiêu chí 3\n"))
    assert row_of(rows, "Xã Đồng Quý")[heading] == 0
    assert next(row for row in rows if row["STT"] == "Số xã bị 0 điểm")[heading] == 1
    zeros = [c for row in sheet.iter_rows(min_row=5, min_col=4, max_col=16) for c in row if c.value == 0 and c.font.b]
    assert {zero.fill.start_color.rgb for zero in zeros} == {"FFB3261E"}


def test_names_stand_in_vietnamese_order(workbook: Workbook) -> None:
    """Ân before Bình Yên, Đông before Đồng, all before H: not the order of character codes."""
    names = [row["Đơn vị"] for row in table(workbook["Tiêu chí"], "STT")]
    assert [name for name in names if str(name).startswith("Xã ")] == [
        "Xã Ân",
        "Xã Bình Yên",
        "Xã Đông Lợi",
        "Xã Đồng Quý",
        "Xã Hợp Thành",
    ]
    assert sorted(["Phường 10", "Xã Đa", "Xã Da", "Phường 2"], key=name_key) == [
        "Phường 2",
        "Phường 10",
        "Xã Da",
        "Xã Đa",
    ]


def test_gaps_say_how_many_children(workbook: Workbook) -> None:
    """A gap names the value with its fraction, the change in the unit that is counted, and the mark."""
    rows = [r for r in table(workbook["Khoảng cách"], "Đơn vị") if r["Mục"] == "7.1"]
    (row,) = rows
    assert row["Giá trị hiện nay"] == "48/49 = 97,96 %"
    assert row["Cần làm, và được thêm bao nhiêu điểm"] == "thêm 1 trẻ (49/49) → 50 điểm (+15)"
    assert (row["Còn có thể thêm"], row["Mức tốt hơn gần nhất"]) == (15, "từ 98 % trở lên")
    assert row["Tính chất của mức"] == "theo báo chí, chưa đối chiếu"


def test_missing_evidence_says_who_holds_it(workbook: Workbook) -> None:
    """Each missing datum has its holder and the points that wait; communes without a form are listed too."""
    rows = table(workbook["Minh chứng thiếu"], "Đơn vị")
    row = row_of(rows, "Xã Bình Yên")
    assert (row["Số liệu còn thiếu"], row["Nơi giữ số liệu"]) == (
        "Trẻ em được khám sức khỏe định kỳ",
        "Trạm y tế cấp xã",
    )
    assert (row["Dùng cho mục"], row["Điểm còn để ngỏ"]) == ("9.1", 50)
    assert row_of(rows, "Xã Hợp Thành")["Tình trạng"] == "mới hỏi 12 người, phải hỏi ít nhất 30"
    assert row_of(rows, SILENT)["Tình trạng"] == "Chưa nhận được phiếu của xã"


def test_communes_that_sent_nothing_have_a_row_each_and_their_list_once(tmp_path: Path) -> None:
    """What all of them lack is listed once, with holders and points; a round with nothing sent stays small."""
    nothing = [CommuneEvidence(unit.code, {}, received=False) for unit in made().round.units[:5]]
    communes = {**made().evidence.communes, **{given.code: given for given in nothing}}
    again = assess(*law(), made().round, RoundEvidence(communes, ()))
    write_workbook(tmp_path / "tong-hop.xlsx", again, SAY)
    opened = load_workbook(tmp_path / "tong-hop.xlsx")
    rows = table(opened["Minh chứng thiếu"], "Đơn vị")
    asked = {row["Số liệu còn thiếu"]: row for row in rows if row["Đơn vị"] == "Mọi xã chưa gửi gì (5)"}
    book = law()[0].standard.book
    assert set(asked) == {entry.label for entry in book.evidence}
    assert all(row["Câu hỏi trong phiếu"] and row["Nơi giữ số liệu"] for row in asked.values())
    names = {unit.name for unit in made().round.units[:5]}
    own = [row for row in rows if row["Đơn vị"] in names]
    assert [(row["Dùng cho mục"], row["Điểm còn để ngỏ"]) for row in own] == [("mọi mục", 1000)] * 5
    assert row_of(rows, "Xã Hợp Thành")["Tình trạng"] == "mới hỏi 12 người, phải hỏi ít nhất 30"
    gaps = [row for row in table(opened["Khoảng cách"], "Đơn vị") if row["Đơn vị"] in names]
    told = "gửi phiếu số liệu → tới 1.000 điểm"
    assert [row["Cần làm, và được thêm bao nhiêu điểm"] for row in gaps] == [told] * 5


def test_every_number_of_the_law_is_listed_with_its_mark(workbook: Workbook) -> None:
    """All bands of all items, with points and mark, stand on the sheet of grounds."""
    rows = table(workbook["Căn cứ"], "Mục")
    bands = [row for row in rows if str(row["Nội dung, mức"]).startswith("    ")]
    items = law()[0].standard.items
    assert len(bands) == sum(len(item.bands) + (item.when_none is not None) for item in items)
    marks = {row["Tính chất của con số"] for row in bands}
    assert marks == {"nguyên văn", "theo báo chí, chưa đối chiếu", "tạm tính"}


def test_charts_are_native_and_read_cells(workbook: Workbook) -> None:
    """Four charts; the totals have a series for each verdict, what is open, and the threshold."""
    charts = charts_of(workbook)
    assert len(charts) == 4
    references = [series.val.numRef.f for chart in charts for series in chart.series]
    assert references
    assert all(reference.startswith("'Biểu đồ'!") for reference in references)
    numbers = table(workbook["Biểu đồ"], "Đơn vị")
    knocked_out = row_of(numbers, "Xã Đồng Quý")
    assert (knocked_out["Đạt chuẩn"], knocked_out["Không đạt chuẩn"], knocked_out["Ngưỡng công nhận"]) == (
        None,
        900,
        850,
    )


def test_pages_print_on_a4(workbook: Workbook) -> None:
    """A4 landscape, one page wide, headings repeated; & in the round's title stays a letter."""
    for sheet in workbook.worksheets:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text == "Đợt thử A&&B"
        assert bool(sheet.print_title_rows) == (sheet.title != "Biểu đồ")
    assert workbook["Tiêu chí"].freeze_panes == "D5"
    assert workbook["Khoảng cách"].auto_filter.ref.startswith("A4:J")


def test_the_same_assessment_gives_the_same_bytes(tmp_path: Path) -> None:
    """Written twice, the workbook is the same file."""
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, made(), SAY)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_class_set_by_hand_shows_its_document(tmp_path: Path) -> None:
    """The class column names the paper by which a person set the class."""
    round_ = made().round
    by_hand = ClassOverride("02536", "other", "bãi ngang", "15/QĐ-UBND", "Sở Y tế", date(2024, 1, 1))
    again = assess(*law(), replace(round_, overrides=(by_hand,)), made().evidence)
    write_workbook(tmp_path / "tong-hop.xlsx", again, SAY)
    row = row_of(table(load_workbook(tmp_path / "tong-hop.xlsx")["Tổng hợp"], "STT"), "=1+1")
    assert str(row["Nhóm xã"]).endswith("(ấn định theo 15/QĐ-UBND)")


def test_a_large_round_charts_the_communes_near_their_threshold(tmp_path: Path) -> None:
    """Past 45 communes the first chart shows those nearest to the threshold and says so."""
    card = made().cards[0]
    decisions = [replace(card.decision, low=850 + at, high=850 + at) for at in range(100)]
    cards = tuple(
        replace(card, decision=d, unit=card.unit.model_copy(update={"name": f"Xã {d.low}"})) for d in decisions
    )
    write_workbook(tmp_path / "tong-hop.xlsx", dealt(made(), cards), SAY)
    opened = load_workbook(tmp_path / "tong-hop.xlsx")
    names = [str(row["Đơn vị"]) for row in table(opened["Biểu đồ"], "Đơn vị")]
    assert sorted(name for name in names if name.startswith("Xã ")) == [f"Xã {850 + at}" for at in range(45)]
    title = charts_of(opened)[0].title.tx.rich.p[0].r[0].t
    assert title.endswith("(45 xã gần ngưỡng nhất)")


def test_english_changes_the_law_s_own_texts(tmp_path: Path) -> None:
    """With English the titles of the law come from its English text."""
    write_workbook(tmp_path / "tong-hop.xlsx", made(), speak("en"))
    opened = load_workbook(tmp_path / "tong-hop.xlsx")
    assert all(len(name) <= 31 for name in opened.sheetnames)
    assert any("Abused children" in text for text in texts(opened.worksheets[5]))
