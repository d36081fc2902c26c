"""Sentences of letters as they are written: to whom each gives its task, how it is parted, what of it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from engine.reading.letters.letter_draft import draft_of, when_of
from engine.reading.letters.letter_tasks import Proposed, ReadLetter, read_letter
from tests.reading.made_letters import letter, letter_text

ADDRESSED = "Các sở, ban, ngành cấp tỉnh; Ủy ban nhân dân các xã, phường"
OTHER_DAY = "vế khác của câu có ghi hạn; không rõ có chung cho vế này không"
BY_MAY, BY_JUNE = "{by: 2027-05-05, strict: true}", "{by: 2027-06-10, strict: true}"


def read(*body: str, table: Sequence[Sequence[str]] = ()) -> ReadLetter:
    """A letter of these clauses."""
    return read_letter(letter_text(letter(body=body, end=("Nơi nhận:",)), table), {})


def asked(task: Proposed) -> list[str]:
    """What is asked of a task, its values put in."""
    return [why.said.format(**dict(why.values)) for why in task.asked]


# A clause, and to whom it gives its task.
OWNERS = {
    "Đề nghị các đơn vị (như mục kính gửi) rà soát ao hồ.": ADDRESSED,
    "Đề nghị rà soát ao hồ (như kính gửi) trước ngày 5/5/2027.": ADDRESSED,
    "Đồng thời, trên cơ sở kết quả rà soát, các xã cắm biển cảnh báo.": "các xã",
    "Cụ thể hóa kế hoạch của tỉnh tại các thôn.": ADDRESSED,
    "Trước ngày 15/5/2027, UBND các xã gửi danh sách.": "UBND các xã",
    "Các tổ chức chính trị - xã hội phối hợp tuyên truyền.": "Các tổ chức chính trị - xã hội",
    "Các cơ quan cấp tỉnh báo cáo kết quả.": "Các cơ quan cấp tỉnh",
    "Các cơ quan quản lý chợ kiểm tra đồ chơi.": "Các cơ quan quản lý chợ",
}


@pytest.mark.parametrize("sentence", OWNERS)
def test_a_sentence_names_who_is_to_do_it(sentence: str) -> None:
    """A verb within a body's name is none; words before the body, and a day, are passed over."""
    (task,) = read(f"1. {sentence}").tasks
    assert (task.owner, task.sentence) == (OWNERS[sentence], sentence)


@pytest.mark.parametrize(
    ("heading", "owner"),
    [("Giao Sở Y tế chủ trì:", "Sở Y tế"), ("Các xã rà soát ao hồ:", "Các xã"), ("Đối với Trạm Y tế:", "Trạm Y tế")],
)
def test_a_heading_gives_its_body_to_what_stands_below(heading: str, owner: str) -> None:
    """The dash below has no owner of its own."""
    (task,) = read(f"1. {heading}", "- Cắm biển cảnh báo;").tasks
    assert (task.owner, task.owner_from) == (owner, "heading")


def test_two_days_in_one_sentence_are_two_tasks_and_no_empty_third() -> None:
    """“… trước ngày A và báo cáo trước ngày B”: nothing stands between the first day and the second order."""
    tasks = read("1. Các xã lập danh sách trước ngày 5/5/2027 và báo cáo trước ngày 10/6/2027.").tasks
    assert [(task.label, when_of(task)) for task in tasks] == [
        ("Các xã lập danh sách trước ngày 5/5/2027", BY_MAY), ("và báo cáo trước ngày 10/6/2027.", BY_JUNE),
    ]  # fmt: skip


def test_an_order_beside_one_that_has_the_day_is_asked() -> None:
    """The day of the report may be that of the work too; so may it be for what is to be done besides."""
    for sentence, beside in (
        ("Các xã rà soát ao hồ và báo cáo trước ngày 5/5/2027.", "Các xã rà soát ao hồ"),
        ("Các xã gửi danh sách trước ngày 5/5/2027; tuyên truyền cho trẻ em.", "tuyên truyền cho trẻ em."),
        ("Các xã báo cáo trước ngày 5/5/2027, nếu có khó khăn thì phản ánh.", "nếu có khó khăn thì phản ánh."),
        ("Các xã báo cáo trước ngày 5/5/2027 và khi có vụ việc thì báo ngay.", "và khi có vụ việc thì báo ngay."),
    ):
        tasks = read(f"1. {sentence}").tasks
        assert [(task.label, asked(task)) for task in tasks if task.asked] == [(beside, [OTHER_DAY])]
        assert [when_of(task) for task in tasks if not task.asked] == [BY_MAY]


def test_a_clause_goes_on_behind_a_page_s_end() -> None:
    """A line in small letters behind one without a stop is its rest, with the day that stands there."""
    (task,) = read("1. Rà soát ao hồ tại các", "thôn trên địa bàn trước ngày 5/5/2027.").tasks
    assert (task.sentence, when_of(task)) == ("Rà soát ao hồ tại các thôn trên địa bàn trước ngày 5/5/2027.", BY_MAY)


def test_thanks_of_two_words_are_neither_task_nor_question() -> None:
    """“Trân trọng.” says nothing that anyone must go through."""
    found = read("1. Trân trọng. Rà soát ao hồ.")
    assert [task.label for task in found.tasks] == ["Rà soát ao hồ."]
    assert found.left == ()


def test_recipients_in_the_midst_of_a_line_end_the_letter() -> None:
    """The clause before them is a task; what they say of time is told, not followed."""
    found = read_letter(letter_text(letter(body=("1. Rà soát ao hồ. Nơi nhận: gửi trước ngày 5/5/2027",), end=())), {})
    assert [task.label for task in found.tasks] == ["Rà soát ao hồ."]
    assert [one.sentence for one in found.left] == ["Nơi nhận: gửi trước ngày 5/5/2027"]


def test_a_day_before_the_first_clause_is_left_for_a_person() -> None:
    """It orders nobody by name, and is not lost."""
    said = "Trước ngày 05/5/2027 phải xong mọi việc của năm."
    found = read_letter(letter_text(letter(basis=(said,), body=("1. Rà soát ao hồ.",), end=("Nơi nhận:",))), {})
    assert [(one.part, one.sentence) for one in found.left] == [("mở đầu", said)]


def test_a_table_without_owners_is_told_where_it_speaks_of_time() -> None:
    """Its other rows are no tasks either; a head of the letter that is a table is no such row."""
    table = (("STT", "Nội dung", "Thời gian"), ("1", "Khám", "Tháng 5/2027"), ("2", "Tiêm", ""))
    assert [one.sentence for one in read("1. Rà soát ao hồ.", table=table).left] == ["1 | Khám | Tháng 5/2027"]
    head = (("UBND TỈNH AN BÌNH", "An Bình, ngày 02 tháng 3 năm 2027"), ("SỞ Y TẾ", "Độc lập - Tự do"))
    assert read("1. Rà soát ao hồ.", table=head).left == ()


WORK, OWNER, WHEN = "Nội dung", "Đơn vị", "Thời hạn"
MAY, END = "Khám trước ngày 5/5/2027", "Tập bơi trước ngày 5/5/2027, báo cáo trước ngày 10/6/2027"


@pytest.mark.parametrize(
    ("head", "row", "when", "question"),
    [
        ((WORK, OWNER), (MAY, "Sở Y tế"), BY_MAY, []),
        ((WORK, OWNER), ("Tập bơi", "Sở Y tế"), "{open: year}", []),
        ((WORK, OWNER), (END, "Sở Y tế"), "",
         ["dòng này ghi nhiều thời hạn: “trước ngày 5/5/2027”, “trước ngày 10/6/2027”"]),
        ((WORK, OWNER, WHEN), (MAY, "Sở Y tế", "30/9/2027"), "",
         ["dòng này ghi nhiều thời hạn: “30/9/2027”, “trước ngày 5/5/2027”"]),
        ((WORK, OWNER, WHEN), ("Tiêm", "Sở Y tế", ""), "", ["ô thời hạn trống"]),
        ((WORK, OWNER, WHEN), ("Bơi", "Sở Y tế", "sớm nhất"), "", ["không hiểu ô thời hạn “sớm nhất”"]),
    ],
)  # fmt: skip
def test_a_row_s_day_is_that_of_its_cell_or_else_of_its_words(
    head: Sequence[str], row: Sequence[str], when: str, question: list[str]
) -> None:
    """Two days in a row are asked, with both; a row without work is none."""
    empty = ["" for _ in head[1:]]
    tasks = read("1. Rà soát ao hồ.", table=(head, row, ("", *empty))).tasks
    assert [(when_of(task), asked(task)) for task in tasks[1:]] == [(when, question)]


NUMBER, PLACE = "Số: 312/SYT-BTXH", "An Bình, ngày 02 tháng 3 năm 2027"
ABOUT = "V/v thực hiện công tác trẻ em"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((NUMBER, ABOUT, "năm 2027 trên địa bàn", PLACE), "thực hiện công tác trẻ em năm 2027 trên địa bàn"),
        ((ABOUT, NUMBER, PLACE), "thực hiện công tác trẻ em"),
        (
            (NUMBER, PLACE, ABOUT, "năm 2027", "trên địa bàn tỉnh"),
            "thực hiện công tác trẻ em năm 2027 trên địa bàn tỉnh",
        ),
        ((f"{NUMBER} {ABOUT}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", PLACE), "thực hiện công tác trẻ em"),
        ((NUMBER, PLACE), ""),
    ],
)
def test_a_letter_s_title_ends_where_its_number_its_day_or_capitals_begin(lines: Sequence[str], title: str) -> None:
    """Over as many lines as it has, beside the number or below it; a letter may have none."""
    head = read_letter(letter_text(("SỞ Y TẾ", *lines, "Kính gửi: Các xã", "1. Rà soát ao hồ.")), {}).head
    assert (head.title, head.number, head.day) == (title, "312/SYT-BTXH", date(2027, 3, 2))


def test_a_draft_writes_a_yearly_day_and_leaves_out_who_is_not_named() -> None:
    """Days of every year in their order; an owner that nobody names is asked, and no empty one stands in the file."""
    said = "1. Báo cáo trước ngày 15/12 và 15/6 hằng năm."
    found = read_letter(letter_text(("SỞ Y TẾ", NUMBER, PLACE, said)), {})
    text = draft_of(found, "cv-312", date(2027, 3, 5), words=lambda why: why[0].said, where=lambda _, clause: clause)
    assert '      - when: {every_year: ["06-15", "12-15"], strict: true}' in text.splitlines()
    assert '    asked: ["không rõ giao cho ai"]' in text.splitlines()
    assert "responsible:" not in text


NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SIGNED = "An Bình, ngày 02 tháng 3 năm 2027"


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ((f"UBND TỈNH AN BÌNH {NATION}", f"SỞ Y TẾ {MOTTO}", f"Số: 312/SYT-TE {SIGNED}"), "SỞ Y TẾ"),
        ((f"UBND TỈNH AN BÌNH {NATION}", f"SỞ Y TẾ {MOTTO} Số: 312/SYT-TE {SIGNED}"), "SỞ Y TẾ"),
        ((f"SỞ Y TẾ {NATION}", MOTTO, "Số: 312/SYT-TE", SIGNED), "SỞ Y TẾ"),
        (("UBND XÃ MƯỜNG SỐ Số: 312/SYT-TE", f"{NATION} {MOTTO} {SIGNED}"), "UBND XÃ MƯỜNG SỐ"),
    ],
)
def test_a_head_of_two_columns_is_read_across_as_both(lines: Sequence[str], issuer: str) -> None:
    """As a page read line by line has it, and a cell in which lines are broken by hand: never the nation as issuer."""
    head = read_letter(letter_text(letter(head=(*lines, "Kính gửi: các xã."))), {}).head
    assert (head.number, head.day, head.issuer) == ("312/SYT-TE", date(2027, 3, 2), issuer)


def test_a_paragraph_right_below_a_heading_is_its_own_and_not_the_close() -> None:
    """Though it begins as a close may; what stands below it is the close."""
    body = (
        "1. Rà soát ao hồ.",
        "2. Về chế độ báo cáo",
        "Ủy ban nhân dân các xã báo cáo trước ngày 12 hằng tháng.",
        "Đề nghị các xã thực hiện./.",
    )
    assert [task.clause for task in read(*body).tasks] == ["1", "2, đoạn 1", "kết"]
