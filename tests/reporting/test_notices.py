"""Short answers on the console: what became of forms, which tables were written, what the machine lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.language import speak
from engine.problems import Place, problem
from engine.reporting.console.law_console import show_sheets
from engine.reporting.console.notices import show_checked, show_finding, show_forms, show_sample, show_tables
from engine.reporting.papers.papers_console import MOST_TOLD, show_papers, title_word
from tests.reporting.made_round import made
from tests.reporting.screens import lines_shown

FORMS = tuple(Path("/dot/forms", f"0253{number}.xlsx") for number in range(1, 8))


def test_forms_that_were_renewed_kept_or_grew_stale_are_told_apart() -> None:
    """Each lot with its count; of the stale ones five are named, and that there are more."""
    told = lines_shown(lambda screen: show_forms(screen, (), FORMS, renewed=FORMS[:2], stale=FORMS[:6]), quiet=True)
    assert told == [
        "Đã làm lại 2 phiếu còn trống vì đợt đã đổi từ khi lập phiếu.",
        "Giữ nguyên 7 phiếu đã có ở đó (không ghi đè phiếu có thể đang điền).",
        ("6 phiếu trong số đó đã có chữ nhưng không còn khớp với đợt (kỳ, ngày, tên đợt, văn bản hoặc câu hỏi đã đổi): "
        "02531.xlsx, 02532.xlsx, 02533.xlsx, 02534.xlsx, 02535.xlsx, …. Muốn có phiếu mới thì chuyển tệp cũ đi nơi "
        "khác rồi chạy lại phuhop form."),
    ]  # fmt: skip


def test_five_stale_forms_are_all_named() -> None:
    """Then nothing is left out, and no dots say so."""
    (_, _, stale) = lines_shown(lambda screen: show_forms(screen, (), FORMS, renewed=FORMS[:1], stale=FORMS[:5]),
                                quiet=True)  # fmt: skip
    assert "02534.xlsx, 02535.xlsx. Muốn" in stale


@pytest.mark.parametrize(("number", "told"), [
    (1, ["/dot/forms/02531.xlsx"]),
    (3, ["/dot/forms/02531.xlsx", "/dot/forms/02532.xlsx", "/dot/forms/02533.xlsx"]),
    (4, ["Đã làm 4 phiếu trong /dot/forms"]),
])  # fmt: skip
def test_up_to_three_forms_are_named_and_more_are_counted(number: int, told: list[str]) -> None:
    """A list that fits is read; of a whole round the folder is enough."""
    assert lines_shown(lambda screen: show_forms(screen, FORMS[:number], ()), quiet=True) == told


def test_what_to_do_with_tables_is_not_what_to_do_with_forms() -> None:
    """Tables are kept as tables, and two patterns lie there of which one is filled in; quiet says neither."""
    tables = lines_shown(lambda screen: show_forms(screen, (), FORMS[:2], tables=True))
    assert tables == [
        "Giữ nguyên 2 bảng đã có ở đó (không ghi đè bảng có thể đang điền).",
        ("Chọn một trong hai mẫu; điền xong thì gửi lên ở trang “Phiếu của xã”, hoặc chép vào thư mục evidence/ của "
         "đợt rồi chạy: phuhop score"),
    ]  # fmt: skip
    assert lines_shown(lambda screen: show_forms(screen, (), FORMS[:2], tables=True), quiet=True) == tables[:1]
    assert lines_shown(lambda screen: show_forms(screen, FORMS[:1], ()))[1].startswith("Xã điền xong thì gửi phiếu lên")


def test_a_checked_standard_says_where_its_table_lies_unless_quiet() -> None:
    """Without a fault it is one green line, and one more for the table that was made anew."""
    table = Path("/luat/cells.json")
    told = lines_shown(lambda screen: show_checked(screen, "qd-06-2019", (), table=table, made=None))
    assert told == ["✓ qd-06-2019: không có lỗi", "   đã lập lại /luat/cells.json"]
    quiet = lines_shown(lambda screen: show_checked(screen, "qd-06-2019", (), table=table, made=None), quiet=True)
    assert quiet == told[:1]


def test_a_sample_is_told_in_one_line_when_quiet() -> None:
    """How to score it is advice, which quiet leaves out."""
    told = lines_shown(lambda screen: show_sample(screen, Path("/dot mau"), 3))
    assert told == ["Đã tạo đợt 3 xã với số liệu mô phỏng: /dot mau", 'Chấm thử: phuhop score "/dot mau"']
    assert lines_shown(lambda screen: show_sample(screen, Path("/dot mau"), 3), quiet=True) == told[:1]


def test_written_tables_say_what_they_rest_on_before_how_many_rows_they_have() -> None:
    """Made-up data and stand-in numbers are said first; of several standards each says its own."""
    files = {Path("/kq/xa.csv"): 8, Path("/kq/tieu-chi.csv"): 1234}
    one = lines_shown(lambda screen: show_tables(screen, (made(),), files))
    assert "mô phỏng" in one[0].lower()
    assert "tạm tính" in one[1].lower() and "qd-06-2019" not in one[1]
    assert one[2:] == ["/kq/xa.csv: 8 dòng", "/kq/tieu-chi.csv: 1.234 dòng"]
    two = lines_shown(lambda screen: show_tables(screen, (made(simulated=False), made()), files))
    assert [line == f"qd-06-2019: {one[1]}" for line in two] == [True, True, False, False]


@pytest.mark.parametrize(("topic", "state", "value", "told"), [
    ("python", "good", "3.12.1", "✓ Python 3.12.1"),
    ("python", "bad", "3.9.2", "✗ Python 3.9.2: cần 3.11 hoặc 3.12"),
    ("engine", "limited", "",
     "! chưa có durable-rules: chấm theo cells.json được, đổi luật thì cần cài (trình biên dịch C)"),
    ("cells", "good", "sha 12", "✓ qd-06-2019: cells.json khớp bộ tiêu chí (sha 12)"),
    ("cells", "limited", "", "! qd-06-2019: chưa có cells.json; chạy phuhop check qd-06-2019"),
    ("cells", "bad", "", "✗ qd-06-2019: cells.json không khớp hoặc hỏng; chạy phuhop check qd-06-2019"),
    ("writable", "bad", "/luu", "✗ Không ghi được vào /luu"),
    ("office", "limited", "", "! chưa có LibreOffice: law read không mở được .doc (lưu lại thành .docx thì được)"),
    ("library", "bad", "openpyxl", "✗ thiếu thư viện openpyxl"),
])  # fmt: skip
def test_what_the_machine_lacks_is_said_with_what_to_do(topic: str, state: str, value: str, told: str) -> None:
    """What is there is one tick; what is not says what cannot be done, or which command mends it."""
    assert lines_shown(lambda screen: show_finding(screen, topic, state, value, "qd-06-2019")) == [told]


def test_checking_sheets_that_lie_there_are_left_as_they_are() -> None:
    """Somebody may be filling them in: they are named, with what makes new ones; quiet leaves out only what is next."""
    sheets = (Path("/luat/doi-chieu-1.xlsx"), Path("/luat/doi-chieu-2.xlsx"))
    kept = "Giữ nguyên doi-chieu-1.xlsx, doi-chieu-2.xlsx (có thể đang điền); đổi tên hoặc dùng --out để lập phiếu mới."
    told = lines_shown(lambda screen: show_sheets(screen, sheets[:1], sheets))
    assert told == [
        "/luat/doi-chieu-1.xlsx", kept,
        "Điền cột nền vàng rồi nộp lại: phuhop law check-in BỘ_TIÊU_CHÍ PHIẾU",
    ]  # fmt: skip
    assert lines_shown(lambda screen: show_sheets(screen, (), sheets), quiet=True) == [kept]


def test_papers_are_counted_by_kind_and_what_lacks_is_named_up_to_a_point() -> None:
    """Those that were not made stand below, the first of them each with its reason."""
    lack = problem("FIL-104", Place("02536.xlsx"), "", commune="02536")
    told = lines_shown(lambda screen: show_papers(screen, ("minutes", "minutes"), Path("/dot/papers"),
                                                  [lack] * (MOST_TOLD + 2), recorded=2))  # fmt: skip
    assert told[:3] == [
        f"{title_word('minutes', speak('vi'))}: 2 bản", "Đã ghi 2 giấy vào /dot/papers",
        "Đã giữ 2 giấy trong nhật ký của đợt.",
    ]  # fmt: skip
    assert told[3:-2] == ["– Tệp Excel bị hỏng, không mở được."] * MOST_TOLD
    assert told[-2:] == [
        "– và 2 giấy khác chưa lập được.",
        "Giấy là bản thảo: số, ngày, chữ ký để trống. Giấy đã sửa tay không bị ghi đè.",
    ]
    quiet = lines_shown(lambda screen: show_papers(screen, (), Path("/dot/papers"), [lack]), quiet=True)
    assert quiet == ["Đã ghi 0 giấy vào /dot/papers", "– Tệp Excel bị hỏng, không mở được."]
