"""The table of a filter's communes: its first line says which these are, its cells are safe to open."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from engine.language import speak
from engine.service.pages.communes_table import communes_table, filter_words
from engine.service.pages.finding_communes import Found, Wanted
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.seeing.record_seen import FileLine
from tests.frozen import law

SAY = speak("vi")
GROUP = law().book.standard.head.classes[0]
LINE = CommuneLine(
    "02587", "=Xã Đồng Quý", "", "xa", "recognised", "Đạt chuẩn", "Tổng 930", GROUP.id, GROUP.title, 930, 930, 800,
    firm=True, sent="complete", sent_title="Đủ số liệu",
)  # fmt: skip
FILE = FileLine("in_review", "Đang thẩm định", "Trần Thị B thẩm định", (930, 930), None, 2, 1)


class Once:
    """What is worked out anew each time it is asked."""

    def of(self, _: object, make: Any) -> object:
        """The made thing."""
        return make()


def seen(*, recorded: bool) -> Any:
    """A round as a page sees it, as far as a table asks."""
    made = SimpleNamespace(book=law().book)
    return SimpleNamespace(
        round=SimpleNamespace(title="Đợt thử", simulated=True, units=(1, 2, 3), on=date(2024, 11, 15)), parts=(),
        record=SimpleNamespace(files={}) if recorded else None, once=Once(), lines=lambda _: [LINE], made=made,
    )  # fmt: skip


def rows(found: Found, *, recorded: bool) -> list[list[str]]:
    """The table as a spreadsheet reads it."""
    text = communes_table(seen(recorded=recorded), found, SAY).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(("wanted", "told"), [
    (Wanted(), "1/3 xã (tất cả xã)"),
    (Wanted(search="đồng", decided="recognised"), "1/3 xã (tìm “đồng”; kết luận: Đạt chuẩn)"),
    (Wanted(decided="aside", late=True), "1/3 xã (kết luận: Gác lại; sửa sau thẩm định)"),
    (Wanted(sent="mend", place="Huyện Sơn Dương", state="in_review", order="margin"),
     "1/3 xã (số liệu: Phải sửa; nơi: Huyện Sơn Dương; hồ sơ: Đang thẩm định; sát ngưỡng trước)"),
])  # fmt: skip
def test_a_filter_is_said_with_how_many_answer(wanted: Wanted, told: str) -> None:
    """Every part of it that was asked for, and nothing else."""
    assert filter_words(seen(recorded=True), Found(wanted, (LINE,), (LINE,), {}), SAY) == told


def test_a_table_of_a_round_without_a_record_has_no_columns_of_files() -> None:
    """A name that a spreadsheet would run stands behind an apostrophe; the numbers are bare."""
    first, heads, row = rows(Found(Wanted(), (LINE,), (LINE,), {}), recorded=False)
    assert first == ["Đợt thử · 1/3 xã (tất cả xã) · SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."]
    assert (heads[:2], heads[-1], len(heads)) == (["Mã", "Đơn vị"], "Số liệu", 10)
    assert row == [
        "02587", "'=Xã Đồng Quý", "Đạt chuẩn", "Tổng 930", "Chắc chắn", "930", "930", "800", GROUP.title, "Đủ số liệu",
    ]  # fmt: skip


def test_files_of_the_record_stand_behind_what_the_forms_say() -> None:
    """Whose commune has no file yet has empty cells, no noughts."""
    lines = (replace(LINE, file=FILE), LINE)
    _, heads, filed, bare = rows(Found(Wanted(), lines, lines, {}), recorded=True)
    assert heads[10:] == [
        "Hồ sơ", "Chờ ai", "Xã khai: thấp nhất", "Xã khai: cao nhất", "Thẩm định: thấp nhất", "Thẩm định: cao nhất",
        "Số liệu hội đồng sửa", "Sửa sau thẩm định",
    ]  # fmt: skip
    assert filed[10:] == ["Đang thẩm định", "Trần Thị B thẩm định", "930", "930", "", "", "2", "1"]
    assert bare[10:] == [""] * 8


def test_a_class_is_asked_for_by_its_title() -> None:
    """As the standard names it."""
    round_ = seen(recorded=False)
    round_.parts = (SimpleNamespace(book=law().book),)
    found = Found(Wanted(group=GROUP.id), (LINE,), (LINE,), {})
    assert filter_words(round_, found, SAY) == (
        "1/3 xã (nhóm: Phường của quận, thị xã, thành phố thuộc thành phố trực thuộc trung ương)"
    )
