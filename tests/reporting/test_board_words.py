"""What a board reads of a round's forms: what changed since the last scoring, what is next, what to write to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.comparing.since_last import CommuneChange, FactChange, Outcome
from engine.evidence.facts import Document, Fact
from engine.forms.register import Answered, Register, Sent, Standing
from engine.homes import speak_on_pages
from engine.language import speak
from engine.problems import Place, Problem, problem
from engine.reporting.board.receiving_words import days_words, next_step, sent_word
from engine.reporting.board.register_console import show_register
from engine.reporting.board.reminder_words import reminder
from engine.reporting.board.since_console import show_since
from engine.reporting.board.since_words import change_line, since_head
from tests.reporting.made_round import made
from tests.reporting.screens import lines_shown

SAY = speak("vi")
UNIT = made().round.units[1]  # Xã Đồng Quý
COUNT, ANSWER = "tre_duoi_1_tiem_du", "dien_dan_tre_em"
STOOD = Outcome("not_recognised", 800, 800)


def fact(name: str, value: int, number: str = "", day: date | None = None) -> Fact:
    """What the commune gave, in one cell, with its paper where it has one."""
    paper = Document(number, day) if number else None
    return Fact(name, value, Place("02537.xlsx", sheet="Phiếu", cell="E9"), document=paper)


def line_of(before: Outcome | None, after: Outcome | None, *facts: FactChange, arrived: bool = False) -> str:
    """What is said of the commune."""
    return change_line(CommuneChange(UNIT, before, after, facts, arrived=arrived), made(), SAY)


def datum(name: str) -> str:
    """A datum of the frozen standard by its label."""
    return next(entry.label for entry in made().book.standard.book.evidence if entry.id == name)


def test_a_commune_that_came_or_went_is_told_by_that_alone() -> None:
    """It has no before, or no after, to be compared."""
    assert line_of(None, STOOD) == "Xã Đồng Quý: mới vào đợt"
    assert line_of(STOOD, None) == "Xã Đồng Quý: không còn trong đợt"


def test_first_data_are_counted_and_the_total_has_no_before() -> None:
    """What was set aside had no total, so no arrow leads from nought."""
    changes = [FactChange(COUNT, None, fact(COUNT, 48)), FactChange(ANSWER, None, fact(ANSWER, 1))]
    told = line_of(Outcome(None), Outcome("recognised", 925, 925), *changes, arrived=True)
    assert told == "Xã Đồng Quý: mới có số liệu (2); kết luận Gác lại → Đạt chuẩn; tổng 925"


def test_a_commune_set_aside_again_has_a_conclusion_and_no_total() -> None:
    """Its nought would read as a score."""
    lost = FactChange(COUNT, fact(COUNT, 48), None)
    told = line_of(STOOD, Outcome(None), lost)
    assert told == f"Xã Đồng Quý: bỏ 1 số liệu: “{datum(COUNT)}” 48 (ô E9); kết luận Không đạt chuẩn → Gác lại"


@pytest.mark.parametrize(("name", "before", "after", "told"), [
    (COUNT, fact(COUNT, 48), fact(COUNT, 1049), "48 → 1.049"),
    (ANSWER, fact(ANSWER, 0), fact(ANSWER, 1), "Không → Có"),
    (COUNT, fact(COUNT, 48), replace(fact(COUNT, 0), state="not_applicable"), "48 → không áp dụng"),
    (COUNT, fact(COUNT, 48, "12/BC"), fact(COUNT, 48, "15/BC", date(2024, 11, 2)), "12/BC → 15/BC, 02/11/2024"),
    (COUNT, fact(COUNT, 48), fact(COUNT, 48, "15/BC"), "không nêu văn bản → 15/BC"),
])  # fmt: skip
def test_a_mended_datum_is_told_by_what_differs(name: str, before: Fact, after: Fact, told: str) -> None:
    """By its values; by its papers where the value stayed."""
    line = line_of(STOOD, STOOD, FactChange(name, before, after))
    assert line == f"Xã Đồng Quý: sửa 1 số liệu: “{datum(name)}” {told} (ô E9)"


def test_ten_changes_are_listed_those_that_flipped_first() -> None:
    """How many more there are is said, and where all of them lie."""
    flip = CommuneChange(UNIT, STOOD, Outcome("recognised", 925, 925))
    stayed = CommuneChange(UNIT, STOOD, Outcome("not_recognised", 810, 810))
    told = lines_shown(lambda screen: show_since(screen, made(), [stayed] * 11 + [flip], (), Path("/kq/thay-doi.md")))
    assert told[0] == since_head([stayed] * 11 + [flip], SAY)
    assert told[0] == "Từ lần chấm trước: 12 xã có thay đổi, 1 xã đổi kết luận."
    assert told[1] == "  Xã Đồng Quý: kết luận Không đạt chuẩn → Đạt chuẩn; tổng 800 → 925"
    assert told[2:11] == ["  Xã Đồng Quý: tổng 800 → 810"] * 9
    assert told[11:] == ["  … và 2 xã nữa.", "Đủ mọi thay đổi: /kq/thay-doi.md"]


def standing(sent: Sent, *problems: Problem, given: int = 30, misplaced: str = "") -> Standing:
    """A commune that gave so many of 42 data."""
    return Standing(UNIT, sent, ("02537.xlsx",), Answered(given, 42), Answered(0, 0), problems, misplaced)


def wrong(cell: str) -> Problem:
    """A value in a cell that cannot be used."""
    return problem("FIL-104", Place("02537.xlsx", cell=cell), "=cmd()", commune=UNIT.code)


@pytest.mark.parametrize(("sent", "word"), [
    ("nothing", "Chưa gửi"), ("unreadable", "Không dùng được"), ("empty", "Phiếu trống"), ("mend", "Phải sửa"),
    ("partial", "Điền dở"), ("complete", "Đủ số liệu"),
])  # fmt: skip
def test_where_a_commune_stands_has_a_word_of_its_own(sent: Sent, word: str) -> None:
    """None reads as another."""
    assert sent_word(sent, SAY) == word


def test_a_form_filled_in_the_wrong_folder_is_to_be_sent_on_first() -> None:
    """Whatever else stands; a page names the page, a command line the folder."""
    told = standing("nothing", misplaced="forms/02537.xlsx")
    assert next_step(told, SAY) == (
        "Phiếu đã điền còn nằm ở forms/02537.xlsx: xem đúng bản xã gửi thì chuyển sang evidence/"
    )
    assert next_step(told, speak_on_pages("vi", board=True)) == (
        "Phiếu đã điền còn nằm trong thư mục phiếu trống: xem đúng bản xã gửi thì gửi nó ở trang “Phiếu của xã”"
    )


def test_the_next_step_of_each_commune() -> None:
    """A form that is complete can be scored; one without an error that is a scan is asked for again."""
    assert next_step(standing("complete", given=42), SAY) == "Chấm được"
    assert next_step(standing("partial"), SAY) == "Nhắc xã điền tiếp 12 số liệu còn trống"
    assert next_step(standing("unreadable"), SAY) == "Xin xã gửi lại phiếu Excel của đợt (.xlsx)"
    assert next_step(standing("mend", wrong("E9")), SAY) == (
        "Trả lại xã kèm trang “Các chỗ phải sửa”; tính cả chỗ sai, còn 12 số liệu chưa có"
    )


def asked(told: Standing, *missing: str) -> list[str]:
    """The lines of the message to the commune, below whom and what it is about."""
    return reminder(made().round, told, missing, SAY).splitlines()[2:]


def test_what_is_written_to_a_commune_says_what_to_do() -> None:
    """By what became of its form; nothing to one that has sent all."""
    assert asked(standing("nothing")) == [
        "- Xã chưa gửi phiếu số liệu. Xin điền phiếu Excel của đợt và gửi lại."
    ]  # fmt: skip
    assert asked(standing("unreadable")) == [
        "- Tệp xã gửi không dùng được. Xin gửi lại phiếu Excel của đợt (.xlsx)."
    ]  # fmt: skip
    assert asked(standing("empty")) == ["- Phiếu xã gửi chưa điền số liệu nào. Xin điền rồi gửi lại."]
    assert asked(standing("complete", given=42)) == []


def test_five_places_to_mend_are_named_and_the_rest_is_counted() -> None:
    """Each by its cell; data that lack by their names up to five."""
    lines = asked(standing("mend", *(wrong(f"E{row}") for row in range(9, 16))), *"abcdef")
    assert [line.partition(":")[0] for line in lines[:5]] == ["- Ô E9", "- Ô E10", "- Ô E11", "- Ô E12", "- Ô E13"]
    assert lines[5:] == ["- và 2 chỗ khác phải sửa", "- Còn thiếu 6 số liệu: a; b; c; d; e …."]


def test_a_place_that_is_no_cell_is_not_called_one() -> None:
    """A line of a table that many communes share stands by its file and line."""
    told = standing("mend", wrong("E9"), replace(wrong("E9"), place=Place("bang.csv", line=7)))
    assert [line.partition(" Tệp Excel bị hỏng")[0] for line in asked(told)] == ["- Ô E9:", "- bang.csv:7:"]


@pytest.mark.parametrize(("today", "told"), [
    (date(2024, 11, 14), "Ngày 14/11/2024: còn 1 ngày đến ngày chốt số liệu 15/11/2024"),
    (date(2024, 11, 15), "Ngày 15/11/2024 là ngày chốt số liệu"),
    (date(2024, 11, 17), "Ngày 17/11/2024: đã quá 2 ngày từ ngày chốt số liệu 15/11/2024"),
])  # fmt: skip
def test_days_to_the_round_s_day(today: date, told: str) -> None:
    """Before it, on it, after it."""
    assert days_words(Register(made().round, today, (), ()), SAY) == told


def test_the_register_on_the_console() -> None:
    """Title and workbook are left out when quiet; that data are made up is not."""
    told = Register(made().round, date(2024, 11, 15), (standing("complete", given=42), standing("nothing")), ())
    lines = lines_shown(lambda screen: show_register(screen, told, Path("/kq/so.xlsx")))
    assert lines[0] == "Đợt thử A&B" and "mô phỏng" in lines[1].lower()
    assert lines[2] == "Ngày 15/11/2024 là ngày chốt số liệu"
    assert [" ".join(line.split()) for line in lines[4:6]] == [
        "02537 Xã Đồng Quý – Chưa gửi 30/42 Nhắc xã gửi phiếu", "02537 Xã Đồng Quý ✓ Đủ số liệu 42/42 Chấm được",
    ]  # fmt: skip
    assert lines[-1] == "Sổ để in: /kq/so.xlsx"
    real = replace(told, round=replace(told.round, simulated=False))
    quiet = lines_shown(lambda screen: show_register(screen, real, Path("/kq/so.xlsx")), quiet=True)
    assert quiet == lines[2:-1]
