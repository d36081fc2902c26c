"""What the desk says of files in words: one of a thing as one, many named up to a point, a step that stays as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from engine.language import speak
from engine.problems import Place, problem
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.appraising.disagreements import ItemDisagreement
from engine.records.appraising.inconsistencies import Inconsistency
from engine.records.appraising.visits import Hinge, Visit
from engine.reporting.review.appraisal_words import deciding_line
from engine.reporting.review.review_console import show_file, show_moves, show_round
from engine.reporting.review.visit_words import LookedAt, reason_words, share_words, standing_sentence
from engine.reporting.review.visits_console import show_visits
from engine.service.review.showing import show_desk
from engine.service.review.visiting import worth_seeing
from tests import frozen
from tests.reporting.screens import lines_shown
from tests.service.appraised import AT, CODE, OTHER, desk_of, file_of, pages

ITEMS = [item.id for item in frozen.law().book.standard.items]


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (1, "cũng có thể đổi kết luận: mục 1.1.", "can change the conclusion: 1.1."),
        (2, "mục 1.1, 1.2.", "conclusion: 1.1, 1.2."),
        (13, "5.2, 6.1 và 1 mục khác.", "5.2, 6.1 and 1 other."),
        (14, "5.2, 6.1 và 2 mục khác.", "5.2, 6.1 and 2 others."),
    ],
)
def test_the_items_by_which_a_conclusion_hangs_are_counted(number: int, vi: str, en: str) -> None:
    """No list ends in dots and a full stop."""
    (page,) = pages(file_of(CODE))
    page = replace(page, scored=replace(page.scored, deciding=frozenset(ITEMS[:number])))
    assert deciding_line(page, speak("vi")).endswith(vi)
    assert deciding_line(page, speak("en")).endswith(en)


def test_a_file_that_stays_in_its_step_is_told_with_one() -> None:
    """An answer moves nothing; one file is one file."""
    file = file_of(CODE)
    done = replace(file, state="appraised")
    answered = lines_shown(lambda screen: show_moves(screen, "answer", [(file, file, ())], applied=True), language="en")
    assert answered == ["✓ Xã Đồng Quý (02587): In review", "Answer: 1 of 1 file kept."]
    moved = lines_shown(lambda screen: show_moves(screen, "appraise", [(file, done, ())], applied=True), language="en")
    assert moved == ["✓ Xã Đồng Quý (02587): In review → Appraised", "Finish the appraisal: 1 of 1 file kept."]


def test_that_nothing_was_found_is_said_in_words() -> None:
    """Not as a nought and a dash."""
    assert standing_sentence((), speak("vi")) == "Không có mâu thuẫn, cảnh báo nào trong số xã khai."


CORRECTED = KeptFact("so_thon", "given", "40", "9/BC", "2024-11-18", "so.xlsx › 02587 › J20", "đếm lại", "p-002", AT)


def words(lines: list[str]) -> list[str]:
    """Lines of a table with one blank between their words."""
    return [" ".join(line.split()) for line in lines]


def test_a_round_s_files_show_both_conclusions_side_by_side() -> None:
    """How many figures were corrected, or that nothing was; the title is left out when quiet, a warning never."""
    shown = show_desk(desk_of(file_of(CODE, [CORRECTED]), file_of(OTHER)))
    told = words(lines_shown(lambda screen: show_round(screen, "Đợt thử", shown.files, {}, simulated=True)))
    assert told[:3] == [
        "Đợt thử", "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào.",
        "Mã Xã Theo xã khai Theo hội đồng Lý do Trạng thái, chờ ai",
    ]  # fmt: skip
    assert told[3].startswith("02587 Xã Đồng Quý ✓ Đạt chuẩn 930 ✓ Đạt chuẩn 895 Tổng 895 ≥ ngưỡng 800 (hơn 95)")
    assert told[4] == "sửa 1 số"
    assert told[5].startswith("02545 Xã Tân Trào ✓ Đạt chuẩn 965 như xã khai Tổng 965")
    assert told[6:] == ["2 hồ sơ: 2 đang thẩm định."]
    quiet = lines_shown(lambda screen: show_round(screen, "Đợt thử", shown.files, {}, simulated=False), quiet=True)
    assert words(quiet) == told[2:]


def test_files_of_two_standards_are_told_apart_in_the_first_column() -> None:
    """One standard needs no column for it."""
    shown = show_desk(desk_of(file_of(CODE), file_of(OTHER)))
    files = [(replace(file, standard=name), scored) for name, (file, scored) in zip("ab", shown.files, strict=True)]
    told = words(lines_shown(lambda screen: show_round(screen, "", files, {}, simulated=False), quiet=True))
    assert told[0].startswith("Bộ tiêu chí Mã Xã")
    assert {line.split()[0] for line in told[1:3]} == {"a", "b"}


def test_one_file_shows_what_was_corrected_and_what_changed_since() -> None:
    """With the points that it moved, its ground and its paper; what is otherwise since the appraisal stands above."""
    (page,) = pages(file_of(CODE, [CORRECTED]))
    told = words(lines_shown(lambda screen: show_file(screen, page, ["Tổng số thôn, tổ: 8 → 40"], {})))
    assert "Khác sau khi thẩm định: Tổng số thôn, tổ: 8 → 40" in told
    assert "Tổng số thôn, tổ 8 40 1.2: 15 → 0, 12.2: 25 → 5 đếm lại (9/BC, 18/11/2024)" in told
    (page,) = pages(file_of(CODE))
    plain = words(lines_shown(lambda screen: show_file(screen, page, [], {})))
    assert "Hội đồng chưa sửa số nào: hai cột điểm như nhau." in plain
    assert not [line for line in plain if line.startswith("Khác sau khi thẩm định")]


@pytest.mark.parametrize(
    ("part", "said"), [(5, "5/12 (41,67 %)"), (1, "1/12 (8,33 %)"), (12, "12/12 (100 %)"), (0, "0/12")]
)
def test_a_share_of_files_is_rounded_as_in_every_report(part: int, said: str) -> None:
    """Half up; whoever reckons it again finds the same."""
    assert share_words(part, 12, speak("vi")) == said


LOST = replace(CORRECTED, evidence="thon_co_cong_tac_vien", state="missing", value="")


def test_an_item_left_open_by_the_board_shows_its_range_and_no_zero() -> None:
    """A figure that has no ground is missing: 0 to the maximum, as every other place says."""
    (page,) = pages(file_of(CODE, [LOST]))
    told = words(lines_shown(lambda screen: show_file(screen, page, [], {})))
    assert [line for line in told if "chưa có 1.2: 15 → 0–15 đếm lại" in line]


@cache
def looked() -> LookedAt:
    """Two files looked at, of which the same figure was corrected in one."""
    (told,) = worth_seeing(desk_of(file_of(CODE, [CORRECTED]), file_of(OTHER)))
    return told


def seen(told: LookedAt, *, every: bool = False, quiet: bool = False) -> list[str]:
    """What the screen says of it."""
    return words(lines_shown(lambda screen: show_visits(screen, told, None, every=every), quiet=quiet))


def test_two_places_of_each_commune_are_told_and_the_rest_counted() -> None:
    """All of them where every one is asked for, without the table of items; the title is left out when quiet."""
    told = seen(looked())
    assert told[:3] == [
        looked().round.title, "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào.",
        "Hội đồng đã xem 2 hồ sơ; có số bị sửa: 1/2 (50 %); kết luận đổi: 0.",
    ]  # fmt: skip
    assert "1.2 Có cộng tác viên bảo vệ trẻ em ở thôn, tổ 1/2 (50 %) 0 (0) 15 (1) 0" in told
    heads = [at for at, line in enumerate(told) if line in ("Xã Đồng Quý (02587)", "Xã Tân Trào (02545)")]
    assert len(heads) == 2 and heads[1] - heads[0] == 5
    left = len(looked().visits) - 4
    assert f"Còn {left} chỗ khác; nêu tên xã sau tên đợt để xem hết của xã ấy." in told
    every = seen(looked(), every=True)
    assert not [line for line in every if line.startswith(("Còn ", "1.2 Có cộng tác viên"))]
    real = replace(looked(), round=replace(looked().round, simulated=False))
    assert seen(real, quiet=True) == told[2:]


def test_a_round_with_nothing_to_look_at_says_so() -> None:
    """No empty heading stands over nothing."""
    told = seen(replace(looked(), visits=()))
    assert "Không còn số liệu nào cần xem trước." in told
    assert "Nên xem trước:" not in told


def test_a_finding_is_told_with_its_commune_and_place() -> None:
    """Ten of a round; all of some communes."""
    found = problem("FIL-104", Place("02587.xlsx", cell="E9"), "=cmd()", commune=CODE)
    standing = (Inconsistency(file_of(CODE), found, "open"),) * 12
    told = seen(replace(looked(), standing=standing))
    assert told[-11] == "Mâu thuẫn và cảnh báo trong số xã khai: 12 (12 chưa trả lời)."
    assert {line.partition(": ")[0] for line in told[-10:]} == {"Xã Đồng Quý (02587), 02587.xlsx › E9"}
    assert len(seen(replace(looked(), standing=standing), every=True)[-12:]) == 12


def file() -> CommuneFile:
    """The file that is looked at."""
    return file_of(CODE)


def test_why_a_figure_is_to_be_looked_at() -> None:
    """What would have to be so for another conclusion; an answer is no figure; what is often wrong; what waits."""
    own = [visit for visit in looked().visits if visit.file.code == CODE]
    told = {visit.evidence: reason_words(visit, looked().book, speak("vi")) for visit in own}
    assert told["tre_duoi_1_tiem_du"] == (
        "Xã đang đạt; nếu số đúng là 44 (xã khai 48) thì mục 7.1 còn 0 điểm và xã không còn đạt."
    )
    often = ItemDisagreement("1.2", "tc01.2", 30, 12, 0, 12, 0, 180, 0, {"so_thon": 12})
    assert reason_words(Visit(file(), "often", "1.2", "so_thon", None, often), looked().book, speak("vi")) == (
        "Mục 1.2 hay phải sửa: 12 trong 30 hồ sơ đã xem của đợt."
    )
    open_ = Inconsistency(file(), problem("FIL-104", Place("a.xlsx"), "", commune=CODE), "open")
    assert reason_words(Visit(file(), "warning", "", "", None, open_), looked().book, speak("vi")) == (
        "Chưa ai trả lời: Tệp Excel bị hỏng, không mở được."
    )
    hinge = next(visit.ground for visit in looked().visits if isinstance(visit.ground, Hinge))
    assert isinstance(hinge, Hinge)
    waits = replace(hinge, step=None, become={"so_thon": None})
    assert reason_words(Visit(file(), "decides", "1.2", "so_thon", None, waits), looked().book, speak("vi")) == (
        "Xã chưa có số này nên mục 1.2 chưa chấm được, kết luận còn chờ."
    )


@pytest.mark.parametrize(("become", "told"), [
    ({"dien_dan_tre_em": 0}, "Xã đang đạt; nếu câu trả lời đúng là “Không” (xã khai “Có”) thì mục 10.1 còn "),
    ({"dien_dan_tre_em": 0, "kinh_phi_tre_em": 0},
     "Xã đang đạt; nếu 2 câu của mục này đúng ra đều là “Không” thì mục 10.1 còn "),
])  # fmt: skip
def test_an_answer_is_not_called_a_figure(become: dict[str, int], told: str) -> None:
    """Yes and no are answers to a question; several of one item turn together."""
    hinge = next(visit.ground for visit in looked().visits if isinstance(visit.ground, Hinge))
    assert isinstance(hinge, Hinge)
    visit = Visit(file(), "decides", "10.1", "dien_dan_tre_em", file().own["dien_dan_tre_em"],
                  replace(hinge, become=become))  # fmt: skip
    assert reason_words(visit, looked().book, speak("vi")).startswith(told)
