"""What is sent upward, in words: ranks of places, reports with what they lack, how clean each commune's data are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.comparing.ranking.localities import Ordered, ordered
from engine.comparing.ranking.marks import marks_of
from engine.language import speak
from engine.planning.reports.filling_in import Cleaning, Cleanness, Standing, TaskTable
from engine.reporting.upward.rank_words import lever_lines
from engine.reporting.upward.ranks_console import show_ranks
from engine.reporting.upward.report_words import blocks_of, form_words, warnings_of
from engine.reporting.upward.reports_console import show_reports
from tests.reporting.made_round import made
from tests.reporting.screens import lines_shown
from tests.reporting.test_report_paper import report

SAY = speak("vi")
NORTH, SOUTH = "Huyện Bắc", "Huyện Nam"
INTERNAL = "NỘI BỘ, KHÔNG CÔNG BỐ: từ điểm của một xã có thể suy ra có vụ việc về trẻ em."


def by_district() -> Ordered:
    """Three communes of the north, three of four of the south, one of both, one of no place."""
    codes = [unit.code for unit in made().round.units]
    places = dict(zip(codes, ((NORTH,),) * 3 + ((SOUTH,),) * 3 + ((NORTH, SOUTH), ()), strict=True))
    return ordered("district", marks_of(made()), places, {NORTH: 3, SOUTH: 4})


def words(lines: list[str]) -> list[str]:
    """Lines with one blank between their words."""
    return [" ".join(line.split()) for line in lines]


def test_ranks_of_places_say_how_many_of_their_communes_were_counted() -> None:
    """What is not public and made up stands first, the method last, who is of no place in between."""
    told = words(lines_shown(lambda screen: show_ranks(screen, [(by_district(), made())], Path("/kq/hang.xlsx"))))
    assert told[:2] == [INTERNAL, "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."]
    assert told[4:9] == [
        "Hạng Địa phương Xã trong đợt Phần điểm đạt Hạng có chắc Số liệu là",
        "1–2 Huyện Bắc 3/3 xã 94,5 % Còn để ngỏ tự chấm",
        "1–2 Huyện Nam 3/4 xã (chưa đủ) 93,33–95,83 % Còn để ngỏ tự chấm",
        "2 nơi được xếp; 0 hạng chắc chắn, số liệu còn thiếu không làm đổi được.",
        ("Không xếp vào nơi nào, vì ghép từ nhiều huyện cũ hoặc không có trong danh mục: Xã Phúc Ứng, Xã Tam Đa"),
    ]
    assert "· Điểm của huyện cũ là trung bình cộng điểm các xã của nó trong đợt, mỗi xã tính như nhau." in told
    assert told[-1] == "Tệp: /kq/hang.xlsx"


def test_ranks_of_communes_have_no_column_of_communes_and_quiet_leaves_the_method_out() -> None:
    """That they are not public is never left out."""
    order = ordered("commune", marks_of(made()), {}, {})
    real = made(simulated=False)
    told = words(lines_shown(lambda screen: show_ranks(screen, [(order, real)], Path("/kq/a.xlsx")), quiet=True))
    assert told[0] == INTERNAL
    assert "Hạng Địa phương Phần điểm đạt Hạng có chắc Số liệu là" in told
    assert told[-1] == "8 nơi được xếp; 1 hạng chắc chắn, số liệu còn thiếu không làm đổi được."
    assert not [line for line in told if line.startswith(("·", "Tệp:", "SỐ LIỆU MÔ PHỎNG"))]


def test_fewer_harmed_children_are_no_figure_to_be_reported_lower() -> None:
    """Of what harms, prevention is said, and that it is no target."""
    north = next(own for own in by_district().localities if own.name == NORTH)
    told = lever_lines(north, made().book.standard.book, SAY)
    assert told[0] == "Bậc trên của mục 7.1. Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ: tới 15 điểm (1 xã)"
    assert told[1] == (
        "Phòng ngừa ở mục 3.2. Số vụ xâm hại tình dục, mua bán trẻ em trên 1.000 trẻ em: tới 50 điểm; "
        "không phải chỉ tiêu báo cáo ít đi (1 xã)"
    )


def test_reports_say_whose_form_they_are_and_what_is_not_public_once() -> None:
    """Those that no letter asks for are told with what would make them; quiet leaves advice out, never made-up data."""
    yearly, monthly = report("yearly"), report("monthly")
    done = [(yearly, [Path("/kq/bao-cao-nam.docx")])]
    told = lines_shown(lambda screen: show_reports(screen, done, [monthly]))
    assert told[0] == "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."
    assert yearly.main.title in told
    assert "  Tệp: /kq/bao-cao-nam.docx" in told
    assert [line for line in told if line.startswith("Không lập, vì")] == [
        f"Không lập, vì không văn bản nào của đợt đòi: {monthly.main.title}. Vẫn cần thì thêm --kind bao-cao-thang."
    ]
    project = "Mẫu của phần mềm, chưa phải mẫu chính thức. Bản thảo: số, ngày, chữ ký để trống."
    upward = "Có số đếm nhạy cảm về trẻ em: chỉ gửi cấp trên, không công khai."
    assert (told.count(project), told.count(upward)) == (yearly.main.outline.form == "project", yearly.is_sensitive)
    quiet = lines_shown(lambda screen: show_reports(screen, done, [monthly]), quiet=True)
    assert quiet == [line for line in told if line not in (project, upward) and not line.startswith("Không lập")]


def test_an_official_form_is_named_by_its_source() -> None:
    """Only what is this program's own is called no official form."""
    part = report("yearly").main
    own = replace(part, outline=part.outline.model_copy(update={"form": "project"}))
    official = replace(part, outline=part.outline.model_copy(update={"form": "official", "source": "Mẫu 01, TT 10"}))
    assert form_words(own) == "Mẫu của phần mềm, chưa phải mẫu chính thức"
    assert form_words(official) == "Theo mẫu: Mẫu 01, TT 10"
    warned = "Mẫu của phần mềm, chưa phải mẫu chính thức: đề cương gửi kèm văn bản chưa có ở đây."
    assert warned in warnings_of(replace(report("yearly"), main=own))
    assert warned not in warnings_of(replace(report("yearly"), main=official))


def test_a_report_without_tasks_says_that_no_letter_gives_any() -> None:
    """An empty table would read as if nothing had been looked for."""
    (block,) = blocks_of(TaskTable(()), report("yearly"))
    assert block.lines == ("Văn bản mà đợt này theo dõi không giao xã việc nào về nội dung này.",)
    assert block.rows == ()


def test_whose_data_are_not_clean_comes_first_with_what_is_left() -> None:
    """A commune that sent nothing has nothing to mend yet; one without anything left is clean."""
    units = report("monthly").units[:3]
    counts = ((True, 0, 0, 0), (True, 2, 1, 0), (False, 0, 0, 42))
    communes = tuple(Cleanness(unit, *told) for unit, told in zip(units, counts, strict=True))
    (block,) = blocks_of(Cleaning(communes), report("monthly"))
    assert block.rows == (
        (units[1].name, "Còn việc", "2 ô sai, 1 cảnh báo chưa trả lời"),
        (units[2].name, "Chưa gửi phiếu", ""),
        (units[0].name, "Sạch", ""),
    )


def test_what_was_decided_is_told_apart_from_what_points_say() -> None:
    """Where every commune was decided on nothing is left to be scored."""
    piece = Standing({"recognised": 0, "not_recognised": 0, "undecided": 0}, (), {"recognised": 2, "not_recognised": 1})
    (block,) = blocks_of(piece, report("yearly"))
    assert block.lines[0].endswith("đã quyết định công nhận: 2; đã quyết định không công nhận: 1.")
    assert not [line for line in block.lines if line.startswith("Kết quả chấm")]
    assert "Đây là kết quả chấm, chưa phải quyết định công nhận." not in block.lines
