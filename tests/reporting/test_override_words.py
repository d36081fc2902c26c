"""What the console says of a round's overrides: whom each is for, whether it is in force, what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.records.acting.overriding import DatedOverride, Standing
from engine.reporting.review.setting.overrides_console import Told, show_brought, show_overrides
from tests import frozen
from tests.reporting.screens import lines_shown
from tests.service.appraised import CODE, file_of

IDLE = DatedOverride(
    "khong-hoi", CODE, "not_applicable", "dan_hai_long", "không có cuộc hỏi nào.", "12/QĐ-UBND", "2024-11-01",
    "2024-12-31",
)  # fmt: skip
SAID = (
    "Ấn định “khong-hoi”: số liệu “Người dân hài lòng” không áp dụng, vì không có cuộc hỏi nào (12/QĐ-UBND), "
    "từ 01/11/2024 đến hết 31/12/2024"
)


def shown(*told: Told, applied: bool = False) -> list[str]:
    """The screen on the round's day."""
    standards = {"": frozen.law().book.standard}
    return lines_shown(lambda screen: show_overrides(screen, standards, date(2024, 11, 15), told, applied=applied))


@pytest.mark.parametrize(("stands", "told"), [
    ("in_force", "đang có hiệu lực"), ("not_yet", "chưa có hiệu lực"), ("over", "đã hết hạn"),
])  # fmt: skip
def test_whether_an_override_is_in_force_is_said_with_the_day(stands: Standing, told: str) -> None:
    """And by which paper it is, from when until when."""
    assert shown((IDLE, "Xã Đồng Quý", "new", stands)) == [
        f"+ Xã Đồng Quý (02587): {SAID}. Ngày 15/11/2024 {told}; chưa có trong nhật ký."
    ]


def test_an_override_of_the_whole_round_names_no_commune() -> None:
    """And a file without any says so."""
    assert shown((replace(IDLE, commune=""), "", "same", "in_force"))[0].startswith("= Cả đợt: Ấn định “khong-hoi”")
    assert shown() == ["overrides.yaml không có ấn định nào."]


def test_whose_files_must_be_appraised_anew_is_said_before_what_was_kept() -> None:
    """Nothing to keep, kept, or only seen."""
    file = file_of(CODE)
    again = "Đã thẩm định với ấn định khác, nên phải mở lại và thẩm định lại: Xã Đồng Quý (02587)."
    assert lines_shown(lambda screen: show_brought(screen, 2, [file], applied=True)) == [
        again, "Đã ghi 2 thay đổi vào nhật ký.",
    ]  # fmt: skip
    assert lines_shown(lambda screen: show_brought(screen, 2, [], applied=False)) == [
        "Sẽ ghi 2 thay đổi. Chưa ghi gì; thêm --apply để ghi."
    ]
    assert lines_shown(lambda screen: show_brought(screen, 0, [], applied=True)) == [
        "Nhật ký đã như overrides.yaml, không có gì phải ghi."
    ]
