"""When a letter's tasks are due: the very day of the text, or a question; never another day in silence."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.law.duties.deadlines import Between, By, EveryMonth, EveryYear, OpenEnd, When
from engine.reading.letters.dues import Due, Years
from engine.reading.letters.letter_days import deadlines_in

SIGNED = Years(date(2027, 3, 2), 2027)
NOWHERE = Years()
STRICT, LATEST = "trước", "chậm nhất"


def by(year: int, month: int, day: int, *, strict: bool = True) -> By:
    """A fixed day."""
    return By(by=date(year, month, day), strict=strict)


def yearly(*days: str) -> EveryYear:
    """Days of every year."""
    return EveryYear.model_validate({"every_year": days, "strict": True})


def open_end(kind: str) -> OpenEnd:
    """No day."""
    return OpenEnd.model_validate({"open": kind})


def between(first: str, last: str) -> Between:
    """A stretch."""
    return Between.model_validate({"from": first, "to": last})


READ: dict[str, tuple[When, ...]] = {
    "Báo cáo trước ngày 20/5/2027.": (by(2027, 5, 20),),
    "Báo cáo trước ngày 20/05/2027, gửi bản mềm": (by(2027, 5, 20),),
    "Gửi trước 20/5/2027": (by(2027, 5, 20),),
    "Hoàn thành trước ngày 20 tháng 5 năm 2027": (by(2027, 5, 20),),
    "Hoàn thành trước ngày 20.5.2027": (by(2027, 5, 20),),
    "Gửi chậm nhất ngày 20/5/2027": (by(2027, 5, 20, strict=False),),
    "Gửi chậm nhất là ngày 20/5/2027": (by(2027, 5, 20, strict=False),),
    "Gửi không quá ngày 20/5/2027": (by(2027, 5, 20, strict=False),),
    "Xong đến hết ngày 20/5/2027": (by(2027, 5, 20, strict=False),),
    "Báo cáo trước ngày 20/5": (by(2027, 5, 20),),
    "Đến hết năm 2027 tất cả các xã phải có sân chơi": (by(2027, 12, 31, strict=False),),
    "Báo cáo trước ngày 12 hằng tháng": (EveryMonth(every_month=12, strict=True),),
    "Xã chưa gửi phiếu thì báo cáo trước ngày 12 hằng tháng": (EveryMonth(every_month=12, strict=True),),
    "Nơi nào không tổ chức được, báo cáo trước ngày 20/5/2027": (by(2027, 5, 20),),
    "Báo cáo chậm nhất ngày 25 hàng tháng": (EveryMonth(every_month=25),),
    "Báo cáo trước ngày 10/7 hằng năm": (yearly("07-10"),),
    "Báo cáo trước ngày 15/6 và ngày 15/12 hằng năm": (yearly("06-15", "12-15"),),
    "Báo cáo trước ngày 15/12, 15/6 hàng năm": (yearly("06-15", "12-15"),),
    "Tổ chức trong tháng 6/2027": (between("2027-06-01", "2027-06-30"),),
    "Tổ chức trong quý II năm 2027": (between("2027-04-01", "2027-06-30"),),
    "Thực hiện từ ngày 1/6/2027 đến ngày 30/6/2027": (between("2027-06-01", "2027-06-30"),),
    "Thực hiện từ ngày 1/6 đến hết ngày 30/6/2027": (between("2027-06-01", "2027-06-30"),),
    "Rà soát trong năm 2027": (between("2027-01-01", "2027-12-31"),),
    "Báo cáo 6 tháng trước ngày 20/5/2027, cả năm trước ngày 20/11/2027": (by(2027, 5, 20), by(2027, 11, 20)),
    "Báo cáo ngay khi xảy ra vụ việc": (open_end("event"),),
    "Báo cáo khi có vụ việc": (open_end("event"),),
    "Thường xuyên cập nhật dữ liệu": (open_end("continuous"),),
    "Khẩn trương kiện toàn bộ máy": (open_end("urgent"),),
}
DECOYS = (
    "Thực hiện Chỉ thị số 18/CT-TTg ngày 16/5/2026 của Thủ tướng Chính phủ",
    "Thực hiện Chỉ thị số 28 CT/TW ngày 25/12/2026 về trẻ em",
    "Thực hiện Thông tư số 13/2021/TT-BLĐTBXH ngày 30/9/2021 và Văn bản số 636/UBND-VX ngày 08/4/2026",
    "Triển khai chương trình giai đoạn 2021 - 2030, nhiệm kỳ 2026-2031",
    "Phổ biến số 111, hoạt động 24/7",
    "Tổng kết 10 năm thực hiện Đề án 06 cho 75% trẻ em những năm đầu đời",
    "Khám sức khỏe định kỳ cho trẻ em",
)
ASKED = (
    "Báo cáo trước ngày 31/6/2027",
    "Báo cáo trước ngày 20/13/2027",
    "Báo cáo trước ngày 32 hằng tháng",
    "Báo cáo trước ngày 30/2 hằng năm",
    "Báo cáo trước ngày 20/5/2026",
    "Báo cáo trước ngày 20/1",
    "Báo cáo trước ngày 20/5/2072",
    "Báo cáo trước ngày 20/5/27",
    "Báo cáo trước ngày 20/5/20277",
    "Báo cáo trước ngày 20 tháng 5 năm 20277",
    "Báo cáo trước ngày 20",
    "Báo cáo trước tháng 6/2027",
    "Báo cáo trước 17 giờ ngày 20/5/2027",
    "Báo cáo vào ngày 20/5/2027",
    "Báo cáo sau ngày 20/5/2027",
    "Không báo cáo trước ngày 20/5/2027 mà sau ngày 25/5/2027",
    "Không trước ngày 20/5/2027",
    "Báo cáo trước ngày 20/5/2027 hoặc 25/5/2027",
    "Báo cáo trước ngày 20/5/2027 và 25/5/2027",
    "Báo cáo trước ngày 20/5 của năm sau",
    "Báo cáo trước ngày 15 tháng 8 âm lịch",
    "Báo cáo trước ngày 12 của tháng sau",
    "Báo cáo năm 2028 trước ngày 15/12",
    "Định kỳ báo cáo 6 tháng (trước ngày 15/5)",
    "Báo cáo hằng quý",
    "Báo cáo 6 tháng, cả năm",
    "Báo cáo vào cuối năm",
    "Tổ chức Tết Trung thu cho trẻ em",
    "Tổ chức Tháng hành động vì trẻ em",
    "Trông trẻ trong mùa hè",
    "Trả lời trong 05 ngày làm việc kể từ ngày nhận hồ sơ",
    "Báo cáo trong vòng 24 giờ",
    "Hoàn thành trong tháng 13/2027",
    "Thực hiện từ ngày 30/6/2027 đến ngày 1/6/2027",
    "Báo cáo theo Công văn của Sở ngày 20/5/2027",
    "Báo cáo trước ngày 2\ufffd/5/2027",
    "Báo cáo không trước ngày 12 hằng tháng",
    "Không báo cáo trước ngày 12 hằng tháng",
    "Các xã không được công bố kết quả trước ngày 20/5/2027",
    "Chưa gửi hồ sơ về huyện trước ngày 15/6/2027",
    "Nghiêm cấm nhận phiếu trước ngày 15/12 hằng năm",
    "Báo cáo trước ngày 15/6/2027 và 15/12 hằng năm",
    "Thực hiện từ ngày 1/6/2077 đến ngày 30/6/2077",
    "Thực hiện từ ngày 31/6/2027 đến ngày 30/7/2027",
    "Rà soát trong năm 2090",
    "Hoàn thành đến hết năm 0000",
    "Hoàn thành đến hết năm 2027 của năm sau",
)


@pytest.mark.parametrize("sentence", READ)
def test_a_deadline_is_read_as_it_is_written(sentence: str) -> None:
    """Fixed and strict, latest, monthly, yearly, half-yearly, a month, a quarter, a year, an event, always, at once."""
    dues = deadlines_in(sentence, SIGNED)
    assert tuple(due.when for due in dues) == READ[sentence]
    assert all(not due.why and due.said in sentence for due in dues)


@pytest.mark.parametrize("sentence", DECOYS)
def test_a_cited_document_s_day_is_no_deadline(sentence: str) -> None:
    """Legal bases, stretches of years, telephone numbers, shares: nothing is due by them and nothing is asked."""
    assert deadlines_in(sentence, SIGNED) == ()


@pytest.mark.parametrize("sentence", ASKED)
def test_what_is_not_understood_whole_is_asked(sentence: str) -> None:
    """No such day, past, two days, other calendars, negations, hours, seasons: no day is given, and the reason is."""
    dues = deadlines_in(sentence, SIGNED)
    assert dues
    assert all(due.why for due in dues if due.when is None)
    assert any(due.when is None for due in dues)


@pytest.mark.parametrize(
    "years", [NOWHERE, Years(date(2027, 3, 2)), Years(None, 2027), Years(date(2027, 3, 2), 2028)], ids=str
)
def test_a_day_without_a_year_needs_two_witnesses(years: Years) -> None:
    """The day of signing and the heading must both be seen and be of one year; else the year is asked."""
    (due,) = deadlines_in("Báo cáo trước ngày 20/5", years)
    assert due.when is None
    assert due.why


FORMS = {
    "strokes": "{d}/{m}/{y}",
    "zeros": "{d:02}/{m:02}/{y}",
    "words": "{d} tháng {m} năm {y}",
    "points": "{d}.{m}.{y}",
}
AROUND = (
    "Báo cáo {lead} ngày {day}",
    "Các xã gửi danh sách về Sở {lead} ngày {day} theo mẫu số 01",
    "Theo Kế hoạch số 15/KH-UBND ngày 20/01/2027, hoàn thành {lead} ngày {day}.",
    "{lead} ngày {day}, UBND các xã gửi báo cáo năm 2027",
)
DAYS = st.dates(date(2027, 3, 2), date(2037, 12, 31))


def text_day(said: str) -> date | None:
    """The day that a phrase says, by its digits alone; None where they are no day."""
    numbers = [int(part) for part in re.findall(r"\d+", said)]
    try:
        day, month, year = numbers
        return date(year, month, day)
    except ValueError:
        return None


@given(
    day=DAYS,
    form=st.sampled_from(sorted(FORMS)),
    around=st.sampled_from(AROUND),
    lead=st.sampled_from([STRICT, LATEST]),
)
@example(day=date(2028, 2, 29), form="words", around=AROUND[2], lead=STRICT)
@example(day=date(2027, 7, 24), form="strokes", around=AROUND[0], lead=STRICT)
def test_every_day_is_read_as_itself(day: date, form: str, around: str, lead: str) -> None:
    """Whatever the day, its form, the words around it: that day, strict behind “trước” alone."""
    shown = FORMS[form].format(d=day.day, m=day.month, y=day.year)
    (due,) = deadlines_in(around.format(lead=lead, day=shown), SIGNED)
    assert due.when == By(by=day, strict=lead == STRICT)


@pytest.mark.parametrize("lost", ["-027", "2-27x", "\ufffd027", "n027", "--27"])
def test_a_year_that_lost_a_sign_is_not_the_letter_s_own(lost: str) -> None:
    """1 tháng 10 năm -027: what the text says of the year is asked, never put in from the letter's head."""
    (due,) = deadlines_in(AROUND[0].format(lead=STRICT, day=f"1 tháng 10 năm {lost}"), SIGNED)
    assert due.when is None


@given(day=DAYS, form=st.sampled_from(sorted(FORMS)), around=st.sampled_from(AROUND), data=st.data())
def test_a_changed_digit_gives_the_text_s_day_or_a_question(
    day: date, form: str, around: str, data: st.DataObject
) -> None:
    """One sign of the day changed, doubled or lost: what is read is what the text now says, or it is asked."""
    shown = FORMS[form].format(d=day.day, m=day.month, y=day.year)
    at = data.draw(st.integers(0, len(shown) - 1))
    put = data.draw(st.sampled_from([*"0123456789", shown[at] * 2, "", " ", "-", "\ufffd"]))
    changed = shown[:at] + put + shown[at + 1 :]
    dues = deadlines_in(around.format(lead=STRICT, day=changed), SIGNED)
    assert dues, changed
    for due in dues:
        if due.when is not None:
            assert_says(due, changed)


def assert_says(due: Due, changed: str) -> None:
    """A day read stands in the text with just its digits; one whose year the text lost has the letter's own."""
    assert isinstance(due.when, By), changed
    said = text_day(due.said)
    if said is None:
        assert len(re.findall(r"\d+", due.said)) == 2, changed
        assert len(re.findall(r"\d+", changed)) == 2, changed
        said = text_day(f"{due.said} {2027}")
    assert due.when.by == said
    assert due.said.endswith(changed.strip()) or due.said.split(" ngày ", 1)[-1] in changed
    assert re.findall(r"\d+", due.said) == re.findall(r"\d+", changed)
