"""Rows of a table of criteria as decisions write them: what each is taken for, and what of it is asked."""

from __future__ import annotations

import pytest

from engine.problems import ProblemsFound
from engine.reading.reading_law import ReadLaw, read_law
from engine.reading.witnesses import ReadCriterion, ReadItem
from tests.reading.made_decisions import Cell, Decision
from tests.reading.test_mutations import text_of

NAME = "1. Khám sức khỏe (50 điểm)"
SCALE = "1.1. Tỷ lệ trẻ em được khám (50 điểm)\n- Từ 98% trở lên: 50 điểm\n- Dưới 98%: 0 điểm"
CLINIC = "1.2. Có phòng khám\n- Có: 30 điểm\n- Không: 0 điểm"
NOTHING_ADDS_UP = "mục chưa rõ nên không cộng lại được để kiểm điểm tối đa"


def law_of(*rows: tuple[str, str, str]) -> ReadLaw:
    """A table of rows read: name, scale and points, a line each paragraph."""
    cells = [[Cell(tuple(told.split("\n"))) if told else None for told in row] for row in rows]
    return read_law(text_of(Decision([], cells, [])))


def criterion_of(*rows: tuple[str, str, str]) -> ReadCriterion:
    """The table's only criterion."""
    (criterion,) = law_of(*rows).criteria
    return criterion


def item_of(scale: str, name: str = NAME) -> ReadItem:
    """The only item of a criterion of 50 points with this scale."""
    (item,) = criterion_of((name, scale, "")).items
    return item


def said(read: ReadItem | ReadCriterion) -> list[str]:
    """The reasons why something is not clear, their values put in."""
    return [why.said.format(**dict(why.values)) for why in read.why]


def bands(item: ReadItem) -> list[tuple[str, int]]:
    """Each band with its points."""
    return [(band.clause.sentence, int(band.clause.points or 0)) for band in item.bands]


@pytest.mark.parametrize(
    "word", ["Tổng cộng", "Tổng điểm", "Tổng số điểm", "TỔNG CỘNG:", "Cộng", "Cộng:", "Cộng (I + II)"]
)
def test_the_last_row_adds_up_the_table(word: str) -> None:
    """The total is what that row says; where the criteria come to something else, each is asked."""
    read = law_of((NAME, SCALE, "50"), (word, "", "50"))
    assert read.articles.total
    assert (read.articles.total.value, said(read.criteria[0])) == ("50", [])
    other = law_of((NAME, SCALE, "50"), (word, "", "60"))
    assert said(other.criteria[0]) == ["các tiêu chí cộng lại 50 điểm, văn bản ghi tổng 60 điểm"]


@pytest.mark.parametrize("name", ["Công tác phối hợp", "Cộng đồng an toàn", "Công trình vui chơi"])
def test_a_criterion_is_no_total_for_its_first_letters(name: str) -> None:
    """Work, community and building begin as the word for a sum does without its marks; all they hold is kept."""
    read = law_of((name, SCALE, "50"))
    assert read.articles.total is None
    (criterion,) = read.criteria
    assert (criterion.title, bands(criterion.items[0])[0]) == (name, ("- Từ 98% trở lên: 50 điểm", 50))


def test_a_total_with_a_half_is_told_as_the_text_has_it() -> None:
    """The sum of 12,5 points stands with its comma."""
    total = law_of(("1. Khám (12,5 điểm)", SCALE.replace("50", "12,5"), "12,5"), ("Cộng", "", "12,5")).articles.total
    assert total
    assert (total.sentence, total.value) == ("Cộng: 12,5", "12.5")


def test_a_line_over_a_group_of_criteria_is_none() -> None:
    """“A. Nhóm y tế” has neither points nor a scale."""
    criterion = criterion_of(("A. Nhóm y tế", "", ""), (NAME, SCALE, "50"))
    assert (criterion.number, criterion.title, said(criterion)) == (1, "Khám sức khỏe", [])


def test_an_item_named_in_the_column_of_names_is_an_item() -> None:
    """“1.1.” below “1.” is no criterion, though it stands in the same column."""
    scale = "- Từ 98% trở lên: 50 điểm\n- Dưới 98%: 0 điểm"
    criterion = criterion_of((NAME, "", ""), ("1.1. Tỷ lệ trẻ em được khám", scale, "50"))
    (item,) = criterion.items
    assert (item.number, item.title, said(item)) == (1, "Tỷ lệ trẻ em được khám", [])
    assert bands(item) == [("- Từ 98% trở lên: 50 điểm", 50), ("- Dưới 98%: 0 điểm", 0)]


def test_a_criterion_without_a_number_is_asked() -> None:
    """Its points and bands are there to be seen; which criterion it is nobody says."""
    criterion = criterion_of(("Khám sức khỏe", SCALE, "50"))
    assert (criterion.number, criterion.title) == (None, "Khám sức khỏe")
    assert "số thứ tự tiêu chí không liền: –, –" in said(criterion)


def test_a_clause_above_the_first_criterion_is_of_none() -> None:
    """It is kept as unclear, never given to the criterion that follows."""
    read = law_of(("", "- Từ 70% trở lên: 15 điểm", ""), (NAME, SCALE, "50"))
    assert [unclear.sentence for unclear in read.unclear] == ["- Từ 70% trở lên: 15 điểm"]
    assert len(read.criteria[0].items[0].bands) == 2


def test_points_of_two_items_in_one_cell_are_theirs_in_order() -> None:
    """With the criterion's own above them or without."""
    for points in ("80\n50\n30", "50\n30"):
        criterion = criterion_of(("1. Khám (80 điểm)", f"{SCALE}\n{CLINIC}", points))
        assert [item.most.points for item in criterion.items if item.most] == [50, 30]
        assert said(criterion) == []


def test_points_in_the_column_that_nobody_has_are_asked() -> None:
    """Four numbers beside one item, and one beside words that are no clause."""
    four = criterion_of((NAME, SCALE, "50\n20\n10\n7"))
    assert [told.sentence for told in four.unclear][1:] == [
        "Khám sức khỏe: 20",
        "Khám sức khỏe: 10",
        "Khám sức khỏe: 7",
    ]
    (item,) = criterion_of((NAME, SCALE, "50"), ("", "Có phối hợp tốt", "15")).items
    assert [told.sentence for told in item.unclear] == ["… | 15"]
    assert said(item) == ["có câu không hiểu trọn"]


def test_a_clause_whose_row_gives_other_points_is_asked() -> None:
    """The clause says 50, the column beside it 40."""
    (item,) = criterion_of(
        (NAME, SCALE.splitlines()[0], ""), ("", "- Từ 98% trở lên: 50 điểm", "40"), ("", "- Dưới 98%: 0 điểm", "0")
    ).items
    assert [told.sentence for told in item.unclear] == ["- Từ 98% trở lên: 50 điểm | 40"]


def test_one_clause_of_a_line_that_is_not_understood_leaves_the_item_asked() -> None:
    """The others on the line are read; the line stands beside them."""
    line = "- Từ 98% trở lên: 50 điểm; khoảng 70%: 15 điểm; dưới 60%: 0 điểm"
    item = item_of(f"1.1. Khám (50 điểm)\n{line}")
    assert bands(item) == [("- Từ 98% trở lên: 50 điểm", 50), ("dưới 60%: 0 điểm", 0)]
    assert [told.sentence for told in item.unclear] == [line]


def test_a_heading_without_a_number_opens_the_next_item() -> None:
    """Words before clauses are an item's title, also behind the clauses of another."""
    scale = f"{SCALE}\n{CLINIC}".replace("1.1. ", "").replace("1.2. ", "")
    criterion = criterion_of(("1. Khám (80 điểm)", scale, "80"))
    assert [item.title for item in criterion.items] == ["Tỷ lệ trẻ em được khám", "Có phòng khám"]
    assert said(criterion) == []


def test_an_explanation_is_passed_over_and_a_change_of_points_is_not() -> None:
    """How to count, and where papers lie, are no scale; “giảm một nửa” says something that the bands do not."""
    told = f"{SCALE}\nCách tính: số trẻ được khám chia cho tổng số trẻ\nHồ sơ lưu tại trạm"
    assert said(item_of(told)) == []
    halved = item_of(f"{told}\nGiảm một nửa với xã mới")
    assert [unclear.sentence for unclear in halved.unclear] == ["Giảm một nửa với xã mới"]


# The scale of an item of 50 points, what it measures as it was read, and why it is asked.
ASKED = {
    "1.1. Tổ chức khám (50 điểm)": ("", "không thấy bậc nào"),
    "1.1. Câu lạc bộ (50 điểm)\n- Cứ 01 câu lạc bộ được 02 điểm, tối đa 50 điểm": (
        "", "chấm theo từng phần (cứ … được … điểm): ghi bằng steps"),
    "1.1. Đuối nước (50 điểm)\n- Không có vụ nào: 50 điểm\n- Còn lại: 0 điểm": ("", "không rõ mục này đo bằng gì"),
    "1.1. Khám (50 điểm)\n- Từ 98% trở lên: 50 điểm\n- Còn lại: 20 điểm\n- Dưới 50%: 0 điểm": (
        "share", "bậc “còn lại” không đứng cuối"),
    "1.1. Khám (50 điểm)\n- Từ 98% trở lên: 50 điểm\n- Từ 3 lần đến 4 lần: 20 điểm\n- Còn lại: 0 điểm": (
        "", "đơn vị không rõ hoặc không thống nhất: %, lần"),
    "1.1. Khám (50 điểm)\n- Từ 98% trở lên: 50 điểm\n- Từ 90% đến dưới 98%\n- Còn lại: 0 điểm": (
        "", "có bậc không thấy số điểm"),
}  # fmt: skip


@pytest.mark.parametrize("scale", ASKED)
def test_a_scale_that_is_no_whole_one_says_what_it_lacks(scale: str) -> None:
    """None of its numbers is taken; the reason is in words a reader can follow."""
    item = item_of(scale)
    kind, reason = ASKED[scale]
    assert (item.kind, said(item)[0]) == (kind, reason)
    assert said(criterion_of((NAME, scale, ""))) == [NOTHING_ADDS_UP]


# The scale of an item of 50 points that is whole, and what it measures.
WHOLE = {
    "1.1. Có cán bộ trẻ em (50 điểm)": "yes_no",
    "1.1. Trẻ em được khám (%) (50 điểm)\n- Từ 98 trở lên: 50 điểm\n- Dưới 98: 0 điểm": "share",
    "1.1. Khám (50 điểm)\n- Từ 98% trở lên: 50 điểm\n- Từ 90% đến dưới 98%: 20 điểm\n- Còn lại: 0 điểm": "share",
    "1.1. Số buổi khám (50 điểm)\n- Từ 3 trở lên: 50 điểm\n- Dưới 3: 0 điểm": "count",
}


@pytest.mark.parametrize("scale", WHOLE)
def test_a_whole_scale_measures_what_its_words_say(scale: str) -> None:
    """By its unit, or by its title where the numbers have none; what is left over needs no lowest edge."""
    item = item_of(scale)
    assert (item.kind, said(item)) == (WHOLE[scale], [])
    assert item.most
    assert item.most.points == 50


def test_a_criterion_without_items_says_that_alone() -> None:
    """That nothing adds up to its points follows, and is not told besides."""
    assert said(criterion_of((NAME, "", ""))) == ["không thấy mục nào"]


HEADS = {
    "no column of a scale": (("Tên tiêu chí", "Ghi chú", "Điểm"), False),
    "no column of points": (("Tên tiêu chí", "Nội dung", "Ghi chú"), False),
    "points that somebody gives": (("Tên tiêu chí", "Nội dung", "Điểm tự chấm"), False),
    "points within the scale": (("Tên tiêu chí", "Thang điểm", "Ghi chú"), True),
    "points of the law beside those given": (("Tiêu chí", "Nội dung", "Điểm chuẩn", "Điểm tự chấm"), True),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_table_is_law_by_its_head(name: str) -> None:
    """A form to be filled in, a list of names or of remarks is none, and is never taken for the law."""
    head, is_law = HEADS[name]
    rows = [[Cell((told,)) if told else None for told in (NAME, "", *[""] * (len(head) - 2))]]
    rows += [[None, Cell(tuple(SCALE.split("\n"))), *[None] * (len(head) - 2)]]
    text = text_of(Decision([], rows, [], head=head))
    if is_law:
        (criterion,) = read_law(text).criteria
        assert (criterion.title, said(criterion), len(criterion.items)) == ("Khám sức khỏe", [], 1)
        return
    with pytest.raises(ProblemsFound) as refused:
        read_law(text)
    assert [found.code for found in refused.value.problems] == ["READ-101"]


def test_a_column_of_numbers_belongs_to_the_names_behind_it() -> None:
    """“1” beside “Khám sức khỏe” is the criterion's number, in whatever way it is written."""
    for number in ("1", "1.", "01"):
        row: list[Cell | None] = [
            Cell((number,)),
            Cell(("Khám sức khỏe (50 điểm)",)),
            Cell(tuple(SCALE.split("\n"))),
            Cell(("50",)),
        ]
        made = Decision([], [row], [], head=("TT", "Tên tiêu chí", "Nội dung và thang điểm", "Điểm"))
        (criterion,) = read_law(text_of(made)).criteria
        assert (criterion.number, criterion.title, said(criterion)) == (1, "Khám sức khỏe", [])
