"""What desks print: tasks and their days, a release before it is out, a trial score, shifts, a letter, a page sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from engine.comparing.new_year import draft_of
from engine.comparing.shifts import Shift
from engine.evidence.facts import Fact
from engine.improving.what_if import WhatIf
from engine.law.loading import load_standard
from engine.law.model import Law
from engine.law.state.succession import Neighbour
from engine.problems import Place
from engine.reading.law_text import Spot
from engine.reading.left_unread import Asked
from engine.reading.letters.letter_tasks import BEHIND
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import AuthorityOfRound, LawOfRound, RoundState
from engine.records.publishing.auditing import Figure, Finding
from engine.records.publishing.releasing import Withheld
from engine.reporting.calendar_file import _description, events
from engine.reporting.console.law_console import MOST_SHIFTS, show_shifts, show_status
from engine.reporting.console.standing_console import show_standing
from engine.reporting.console.tasks_console import show_calendar, show_tasks
from engine.reporting.console.what_if_console import show_what_if
from engine.reporting.page.self_score_console import show_written_page
from engine.reporting.publishing.public_words import Naming, left_words, naming_of, points_words
from engine.reporting.publishing.publish_console import show_draft, show_kept
from engine.reporting.publishing.withheld_words import withheld_lines
from engine.reporting.reading.letter_console import show_letter
from engine.reporting.review.placed_console import show_placed
from engine.reporting.words.checklist_lines import groups_of
from engine.scoring.round_result import RoundResult
from engine.service.rounds import tasks_of
from engine.tasks.following import RoundTasks
from tests import frozen
from tests.reading.test_letter_sentences import read as read_body
from tests.records.publishing.test_releasing import drawn
from tests.reporting.made_round import SAY
from tests.reporting.screens import lines_shown

SIMULATED = "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."
FIRST = "Thị trấn Sơn Dương"


@cache
def tasks() -> RoundTasks:
    """The tasks of the frozen round."""
    return tasks_of(frozen.assessed())


def real() -> RoundResult:
    """The frozen round as if its numbers were real."""
    made = frozen.assessed()
    return replace(made, round=replace(made.round, simulated=False))


def test_one_commune_s_tasks_begin_with_it_and_what_it_risks() -> None:
    """Made-up numbers are said first even when quiet; who risks nothing is told nothing of risk."""
    unit = frozen.assessed().round.units[0]
    risky = [SIMULATED, FIRST, "Các việc quá hạn liên quan đến 50 điểm xã đang giữ."]

    def shown(made: RoundResult, held: RoundTasks) -> list[str]:
        return lines_shown(lambda screen: show_tasks(screen, made, held, by="commune", only=unit), quiet=True)

    assert shown(frozen.assessed(), tasks())[:3] == risky
    assert shown(real(), tasks())[:2] == risky[1:]
    calm = shown(real(), replace(tasks(), at_risk={}))
    assert calm[0] == FIRST
    assert calm[1].startswith("Trạng thái")


def test_a_written_calendar_says_how_to_open_it_unless_quiet() -> None:
    """And that what is overdue is not in it."""
    loud, quiet = (
        lines_shown(lambda screen: show_calendar(screen, Path("/kq/lich.ics"), 3), quiet=still)
        for still in (False, True)
    )
    assert quiet == ["Đã ghi 3 hạn sắp tới vào /kq/lich.ics."]
    advice = "Mở tệp bằng Outlook, hoặc trong Google Calendar chọn Cài đặt → Nhập và xuất. "
    assert loud == [*quiet, advice + "Việc đã quá hạn không có trong lịch."]


def test_a_day_of_the_calendar_says_only_what_is_known_of_it() -> None:
    """Without the letter's own words and of a real round, neither these nor a word of made-up numbers."""
    event = events(frozen.assessed(), tasks())[0]
    silent = replace(event, deadline=event.deadline.model_copy(update={"said": None}))
    told = _description(event, frozen.assessed(), SAY, None).split("\n")
    assert told[0].startswith("Văn bản ghi: Trước ngày 12 hằng tháng")
    assert told[-1] == "Số liệu mô phỏng."
    assert _description(silent, real(), SAY, None).split("\n") == told[1:-1]


def test_a_release_on_the_screen_says_what_it_is_of_and_whether_it_is_made_up() -> None:
    """Its title is left out when quiet, the warning never."""
    draft = drawn()
    naming = naming_of(draft.release, frozen.law().book.standard)
    true = replace(draft, release=replace(draft.release, simulated=False))
    loud, quiet = (
        lines_shown(lambda screen: show_draft(screen, draft, naming), quiet=still) for still in (False, True)
    )
    true_quiet = lines_shown(lambda screen: show_draft(screen, true, naming), quiet=True)
    assert loud == [draft.release.title, SIMULATED, *true_quiet]
    assert quiet == [SIMULATED, *true_quiet]
    assert true_quiet[0] == "Lần công bố 1, ngày 25/12/2024: 17 trên 30 đơn vị được công nhận."


@pytest.mark.parametrize(("folder", "applied", "told"), [
    (None, False, "Chưa ghi gì. Xem bản sẽ đăng: thêm --out THƯ-MỤC. Công bố và ghi vào sổ: thêm --apply."),
    (Path("/kq"), True, "Đã công bố và ghi vào sổ: /kq"),
    (Path("/kq"), False, "Bản xem trước, chưa công bố: /kq"),
])  # fmt: skip
def test_whether_a_release_is_out_is_said(folder: Path | None, applied: bool, told: str) -> None:
    """Nothing, a preview, or the release itself."""
    assert lines_shown(lambda screen: show_kept(screen, folder, applied=applied)) == [told]


def given_away(least: int = 2, most: int | None = 4) -> Finding:
    """A count of the first commune that anybody can tell from two figures."""
    own = frozen.assessed().round.units[0].code
    figures = Figure("own", own, "3", 1), Figure("whole", "", "12", 1)
    return Finding("vu_bao_luc_boc_lot", own, "", least, most, 10, figures)


def names() -> Naming:
    """What the first release calls things."""
    return naming_of(drawn().release, frozen.law().book.standard)


def test_what_is_not_published_says_why_with_the_first_reasons() -> None:
    """A table, the points of a class that give a count away, and those of a class with too few to hide among."""
    ward = frozen.law().book.standard.head.classes[0]
    why = (
        "  – ai cũng suy ra được “Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định” của Thị trấn Sơn Dương "
        "từ 2 đến 4, từ hai số: số của chính Thị trấn Sơn Dương là 3; tổng số là 12."
    )
    left = Withheld("vu_bao_luc_boc_lot", "", (given_away(),) * 3), Withheld("", ward.id, (given_away(),))
    assert withheld_lines((*left, Withheld("", ward.id)), names(), SAY) == (
        "“Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định”: không công bố được đến từng xã, vì:", why, why,
        f"Điểm của nhóm {ward.title}: không công bố xã nào, vì:", why,
        f"Điểm của nhóm {ward.title}: không công bố, vì nhóm có ít xã được công nhận quá.",
    )  # fmt: skip


@pytest.mark.parametrize(("least", "most", "told"), [
    (2, 2, "đúng là 2"), (0, None, "ở mức nào"), (3, None, "ít nhất là 3"), (0, 5, "không quá 5"),
    (2, 4, "từ 2 đến 4"),
])  # fmt: skip
def test_what_is_left_of_a_count_is_said_with_the_ends_it_has(least: int, most: int | None, told: str) -> None:
    """Nought is no end worth a word, and no end is no number."""
    assert left_words(given_away(least, most), SAY) == told


def test_points_that_are_withheld_are_a_dash() -> None:
    """Never a nought."""
    assert [points_words(told) for told in (None, "0", "20..35", "32.5")] == ["–", "0", "20–35", "32,5"]


def test_a_trial_that_changes_no_points_says_so() -> None:
    """A datum let not apply is told as that, one that was not there as missing."""
    made, name = frozen.assessed(), "tre_duoi_1_tiem_du"
    card = made.cards[0]
    told = WhatIf(card, card, {name: None}, {name: Fact(name, 0, Place("--set"), state="not_applicable")})
    lines = [" ".join(line.split()) for line in lines_shown(lambda screen: show_what_if(screen, made, told))]
    assert "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ chưa có số liệu không áp dụng" in lines
    assert lines[-1] == "Không mục nào thay đổi điểm."


def test_communes_that_new_numbers_score_otherwise_are_counted_and_the_first_shown() -> None:
    """Who could not be scored before or after has a dash and is set aside; of none there is no table."""
    card = frozen.assessed().cards[0]
    shifts = [Shift(card.unit, card, card), Shift(card.unit, None, card)]
    shifts += [Shift(card.unit, card, None)] * MOST_SHIFTS
    lines = [" ".join(line.split()) for line in lines_shown(lambda screen: show_shifts(screen, "Đợt thử", shifts))]
    assert lines[:5] == [
        "Đợt thử: 42 xã đổi điểm, trong đó 41 xã đổi kết luận.", "Xã Tổng điểm Kết luận",
        f"{FIRST} 950 → 950 Đạt chuẩn", f"{FIRST} – → 950 Gác lại → ✓ Đạt chuẩn",
        f"{FIRST} 950 → – Đạt chuẩn → ! Gác lại",
    ]  # fmt: skip
    assert len(lines) == 2 + MOST_SHIFTS + 1
    assert lines[-1] == "… và 2 xã nữa."
    none = lines_shown(lambda screen: show_shifts(screen, "Đợt thử", []))
    assert none == ["Đợt thử: 0 xã đổi điểm, trong đó 0 xã đổi kết luận."]


def test_how_to_check_the_law_s_numbers_is_advice() -> None:
    """Which quiet leaves out; the counts stand."""
    book = frozen.law().book
    loud, quiet = (lines_shown(lambda screen: show_status(screen, book), quiet=still) for still in (False, True))
    assert loud == [*quiet, "Lập phiếu để đối chiếu: phuhop law checklist qd-06-2019"]


@pytest.mark.parametrize("status", ["in_force", "draft"])
def test_a_page_to_be_sent_says_first_that_its_standard_is_a_draft(status: str) -> None:
    """Where it is one; a kilobyte that was begun counts, and quiet leaves one line."""
    book = frozen.law().book
    head = book.standard.head.model_copy(update={"status": status})
    book = replace(book, standard=book.standard.model_copy(update={"head": head}))
    path = Path("/kq/tu-cham.html")
    loud, quiet = (
        lines_shown(lambda screen: show_written_page(screen, book, path, 1001), quiet=still) for still in (False, True)
    )
    assert quiet == ["Đã lập trang tự chấm qd-06-2019 (2 KB): /kq/tu-cham.html"]
    assert (loud[1] == "BẢN NHÁP, chưa có hiệu lực: trang ghi rõ điều ấy ở đầu.") == (status == "draft")
    assert loud[-1] == f"Dấu của bộ tiêu chí trong trang: {book.sha256}"


def test_what_a_letter_s_reading_left_is_named_with_why() -> None:
    """For a person must read it; a letter without any says nothing of it."""
    left = Asked("", "Báo cáo trước ngày 15", Spot(2), (BEHIND,))
    read = replace(read_body("1. Xã báo cáo."), tasks=(), left=(left,))
    head = "Máy đề nghị 0 việc: 0 việc có thời hạn đọc được, 0 việc còn điều phải hỏi. Chưa việc nào được theo dõi."
    assert lines_shown(lambda screen: show_letter(screen, read)) == [
        head, "Chưa đọc được, cần người xem: 1 chỗ",
        " • “Báo cáo trước ngày 15” (tr. 2): đứng sau nơi nhận mà có nói thời gian",
    ]  # fmt: skip
    assert lines_shown(lambda screen: show_letter(screen, replace(read, left=()))) == [head]


def test_a_file_says_its_standard_and_its_authority_where_the_round_has_several() -> None:
    """Nothing where there is one of each; who is not known is told as that."""
    one = RoundState("dot", "a" * 64, "qd-a", "2024-11-15", "required", "", "", "", False, "thử")
    file = CommuneFile("00001", "Xã Mẫu", "xa", "tinh", "submitted", 1, "", standard="qd-b", authority="tinh")
    assert lines_shown(lambda screen: show_placed(screen, one, file)) == []
    many = replace(one, standards=(LawOfRound("qd-b", "b" * 64),),
                   authorities=(AuthorityOfRound("qd-b", "tinh", "Sở Y tế", ""),))  # fmt: skip
    assert lines_shown(lambda screen: show_placed(screen, many, file)) == [
        "Bộ tiêu chí qd-b, bản bbbbbbbb.", "Thẩm định: Sở Y tế. Công nhận: chưa rõ.",
    ]  # fmt: skip


@pytest.mark.parametrize(("status", "told"), [
    ("in_force", "Thay thế qd-cu (01/QĐ 02/03/2010) từ 03/01/2020."),
    ("draft", "Sẽ thay thế qd-cu (01/QĐ 02/03/2010) khi có hiệu lực."),
])  # fmt: skip
def test_a_draft_does_not_yet_replace_anything(status: str, told: str) -> None:
    """What is in force does, from its day."""
    book = frozen.law().book
    update = {"status": status, "replaces": "qd-cu", "from_": date(2020, 1, 3)}
    book = replace(
        book, standard=book.standard.model_copy(update={"head": book.standard.head.model_copy(update=update)})
    )
    law = Law(number="01/QĐ", date=date(2010, 3, 2), title="Cũ", title_en="Old", signed="–")
    old = Neighbour("qd-cu", law, True, date(2010, 3, 2), None, None)
    assert lines_shown(lambda screen: show_standing(screen, book, [old], None))[0] == told


def test_a_checking_sheet_of_a_draft_says_which_citations_are_of_the_old_text(tmp_path: Path) -> None:
    """Whoever opens the new decision does not look there for the clause of the old one; no other sheet says so."""
    for name, text in draft_of(frozen.law().book, "qd-27-2027", date(2027, 1, 1)).items():
        (tmp_path / name).write_text(text, "utf-8")
    old = "theo văn bản cũ: 06/QĐ-TTg 03/01/2019, Điều 2 khoản 2, tiêu chí 7"
    told = [line.cited for group in groups_of(load_standard(tmp_path), SAY) for line in group.lines]
    assert any(line.startswith(old) for line in told)
    assert not any("văn bản cũ" in line.cited for group in groups_of(frozen.law().book, SAY) for line in group.lines)
