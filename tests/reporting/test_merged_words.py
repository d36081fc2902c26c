"""What the desk's screen says of a merged commune's round before: sums, or why there are none; and what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.language import speak
from engine.records.acting.commune_file import KeptFact
from engine.records.appraising.merged_units import (
    AddedUp,
    FormerUnit,
    LookedBack,
    Merged,
    Recognised,
    RoundBefore,
    Standing,
)
from engine.reporting.review.merged_console import history_lines, show_before, show_formed, standing_line
from tests.reporting.screens import lines_shown
from tests.service.appraised import CODE, file_of, pages

SAY = speak("vi")
AN, BA = FormerUnit("02540", "Xã An", "whole"), FormerUnit("02543", "Xã Ba", "whole")
CU = FormerUnit("02546", "Xã Cù", "part")
BEFORE = RoundBefore("dot-2023", "Đợt năm 2023", date(2023, 1, 1), date(2023, 11, 15))
LAST = "đợt trước “Đợt năm 2023” (số liệu 01/01/2023–15/11/2023)"
WHOLE = LookedBack(Merged(CODE, (AN, BA)), "added", BEFORE)
DATUM, OTHER = "tre_kham_suc_khoe", "tre_duoi_1_tuoi"


@pytest.mark.parametrize(("standing", "told"), [
    ("added", f"So với {LAST}: cộng từ 2 xã cũ."),
    ("absent", f"Với {LAST} không so được: đợt ấy không có Xã An (02540), Xã Cù (02546)."),
    ("other_standard", f"Với {LAST} không so được: đợt ấy chấm theo bộ tiêu chí khác."),
    ("unlisted", f"Với {LAST} không so được: danh mục không ghi xã này lập từ đơn vị cũ nào."),
])  # fmt: skip
def test_why_the_round_before_cannot_be_compared_is_said(standing: Standing, told: str) -> None:
    """By its title and days, with the units by which it fails."""
    assert standing_line(replace(WHOLE, standing=standing, absent=(AN, CU)), SAY) == told


def test_a_split_unit_and_a_round_without_one_before_are_said() -> None:
    """Only the unit of which a part came is named; where no round is named before, the file that would name it."""
    split = replace(WHOLE, merged=Merged(CODE, (AN, CU)), standing="split")
    assert standing_line(split, SAY) == (
        f"Với {LAST} không so được: xã bị chia. Chỉ một phần của Xã Cù (02546) vào xã này."
    )
    none = replace(WHOLE, standing="no_round", before=None)
    assert standing_line(none, SAY) == "Không có đợt trước để so: round.yaml không nêu previous."


def shown(told: LookedBack, *given: KeptFact) -> list[str]:
    """The screen of a commune with these facts of its own, words parted by one blank."""
    (page,) = pages(file_of(CODE))
    page = replace(page, file=replace(page.file, own={fact.evidence: fact for fact in given}, appraised={}))
    return [" ".join(line.split()) for line in lines_shown(lambda screen: show_before(screen, page, told))]


def rows(told: LookedBack, *given: KeptFact) -> list[str]:
    """The table's rows: what follows its head, up to the notes below."""
    lines = shown(told, *given)
    head = next(at for at, line in enumerate(lines) if line.startswith("Số liệu Cộng các xã cũ Đợt này Thêm, bớt"))
    return lines[head + 1 : head + 1 + len(told.sums)]


@pytest.mark.parametrize(("now", "end"), [
    ("1250", "1.200 1.250 +50"), ("1150", "1.200 1.150 −50"), ("1200", "1.200 1.200 0"), ("", "1.200 chưa có –"),
])  # fmt: skip
def test_a_sum_stands_beside_today_s_figure_with_what_came_or_went(now: str, end: str) -> None:
    """More has a plus, fewer a minus, the same a bare nought; what was not given is not subtracted."""
    given = KeptFact(DATUM, "given" if now else "missing", now)
    assert rows(replace(WHOLE, sums=(AddedUp(DATUM, 1200),)), given)[0].endswith(end)


def test_a_count_without_a_sum_names_who_lacks_and_whom_it_did_not_apply_to() -> None:
    """The two are different reasons, told together where both are so; and nothing is subtracted."""
    sums = (AddedUp(DATUM, None, missing=(AN,), idle=(BA,)), AddedUp(OTHER, None, idle=(AN, BA)))
    told = rows(replace(WHOLE, sums=sums), KeptFact(DATUM, "given", "7"), KeptFact(OTHER, "not_applicable", ""))
    assert told[0].endswith("không cộng được: thiếu số của Xã An; không áp dụng ở Xã Ba 7 –")
    assert told[1].endswith("không cộng được: không áp dụng ở Xã An, Xã Ba không áp dụng –")


@pytest.mark.parametrize(("appraised", "told"), [
    ((AN, BA), "Số của các xã cũ là số hội đồng đợt trước đã thẩm định."),
    ((BA,), "Số của Xã Ba là số hội đồng đợt trước đã thẩm định; số của các xã cũ khác là số xã khai."),
    ((), "Số của các xã cũ là số xã khai trong đợt trước."),
])  # fmt: skip
def test_whose_figures_are_added_is_said(appraised: tuple[FormerUnit, ...], told: str) -> None:
    """The council's of all, of some by name, or of none."""
    lines = shown(replace(WHOLE, sums=(AddedUp(DATUM, 1200),), appraised=appraised))
    assert [line for line in lines if line.startswith("Số của")] == [told]


def test_what_is_not_compared_is_said_only_where_there_is_some() -> None:
    """Answers of yes and no, and data that both rounds count over the same days."""
    sums = (AddedUp(DATUM, 1200),)
    lines = shown(replace(WHOLE, sums=sums, not_added=("dien_dan_tre_em", "co_quy"), same_days=(OTHER,)))
    assert "2 câu có/không: không cộng được, nên không so." in lines
    assert any(line.startswith("Hai đợt lấy số của cùng những ngày, nên không phải là thay đổi: ") for line in lines)
    plain = "\n".join(shown(replace(WHOLE, sums=sums)))
    assert "câu có/không" not in plain and "cùng những ngày" not in plain


def test_what_former_units_were_recognised_as_is_theirs() -> None:
    """By number and day of the paper, or by the day alone; that it was revoked; and that nothing of it passes on."""
    was = (Recognised(AN, "12/QĐ-UBND", "2022-12-20", revoked=False), Recognised(BA, "", "2021-12-01", revoked=True))
    assert list(history_lines(replace(WHOLE, recognised=was, recorded=True), SAY)) == [
        "Xã An cũ (02540) được công nhận năm 2022 (quyết định 12/QĐ-UBND, 20/12/2022).",
        "Xã Ba cũ (02543) được công nhận năm 2021 (quyết định ngày 01/12/2021, chưa ghi số); sau đó bị thu hồi.",
        "Công nhận ấy là của xã cũ, không chuyển sang xã mới.",
    ]


def test_that_none_was_recognised_is_said_only_of_a_round_with_a_record() -> None:
    """Without a record it is not known; without a round, or without former units, nothing is said."""
    assert list(history_lines(replace(WHOLE, recorded=True), SAY)) == [
        "Đợt trước không xã cũ nào có quyết định công nhận trong nhật ký."
    ]
    assert list(history_lines(WHOLE, SAY)) == [
        "Không rõ xã cũ nào đã được công nhận: đợt trước chưa có nhật ký, hoặc nhật ký không đọc được."
    ]
    assert list(history_lines(replace(WHOLE, before=None), SAY)) == []
    assert list(history_lines(replace(WHOLE, merged=Merged(CODE, ())), SAY)) == []


def test_a_commune_of_which_the_lists_say_nothing_has_no_line_of_former_units() -> None:
    """The units it was formed of are named with their codes, those of which a part came as such."""
    assert shown(replace(WHOLE, merged=Merged(CODE, (AN, CU))))[0] == "Lập từ: Xã An (02540); Xã Cù (02546, một phần)."
    assert shown(replace(WHOLE, merged=Merged(CODE, ()), standing="unlisted")) == [
        f"Với {LAST} không so được: danh mục không ghi xã này lập từ đơn vị cũ nào."
    ]


def test_how_many_communes_of_a_round_were_formed_of_others() -> None:
    """With those of which a unit was split, whose round before cannot be compared; nothing where none was formed."""
    formed = [Merged("02548", (AN, BA)), Merged("02550", (AN, CU))]
    assert lines_shown(lambda screen: show_formed(screen, formed)) == [
        "2 xã lập từ các đơn vị cũ ngày 01/07/2025: 1 nhập trọn, 1 có đơn vị cũ bị chia nên số đợt trước không so được."
    ]
    assert lines_shown(lambda screen: show_formed(screen, formed[:1])) == [
        "1 xã lập từ các đơn vị cũ ngày 01/07/2025: 1 nhập trọn."
    ]
    assert lines_shown(lambda screen: show_formed(screen, [])) == []
