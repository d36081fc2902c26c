"""What the desk says only of some files: data let not apply, acts refused, a conclusion that stays, a paper kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.comparing.ranking.localities import ordered
from engine.comparing.ranking.marks import marks_of
from engine.evidence.on_record import OnRecord
from engine.problems import Place, problem
from engine.records.acting.commune_file import KeptFact
from engine.records.acting.overriding import DatedOverride
from engine.records.entries.chain_checking import Verified
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.entry import Entry
from engine.records.papers.paper_kinds import KINDS
from engine.reporting.papers.council_contents import kept_words
from engine.reporting.record.chain_words import what_words
from engine.reporting.record.record_console import show_verified
from engine.reporting.review.appraisal_excel import typed_value
from engine.reporting.review.appraisal_words import warnings
from engine.reporting.review.desk_console import NOT_YET, show_opened, show_read_back
from engine.reporting.review.review_console import show_file, show_round
from engine.reporting.review.visits_console import show_visits
from engine.reporting.upward.rank_words import layer_text
from engine.reporting.upward.ranks_console import show_ranks
from engine.reporting.upward.ranks_excel import write_ranks
from engine.reporting.word.plan_word import _notes
from engine.service.review.showing import show_desk
from tests import frozen
from tests.planning.planned_round import plan
from tests.reporting.made_round import SAY, made
from tests.reporting.screens import lines_shown
from tests.reporting.test_review_words import CORRECTED, looked, words
from tests.reporting.test_totals_shown import texts_of
from tests.reporting.test_upward_words import NORTH, by_district
from tests.reporting.test_warnings import result
from tests.service.appraised import AT, CODE, desk_of, file_of, pages

SIMULATED = "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."


def test_data_that_the_board_let_not_apply_are_counted_beside_its_conclusion() -> None:
    """They are no corrections, and the file is not as the commune declared it."""
    ((file, scored),) = show_desk(desk_of(file_of(CODE))).files
    days = "2024-01-01", "2024-12-31"
    left = DatedOverride("mien", CODE, "not_applicable", "so_thon", "đang chia thôn", "9/CV", *days)
    exempt = replace(scored, used=(left,))
    told = words(lines_shown(lambda screen: show_round(screen, "", [(file, exempt)], {}, simulated=False), quiet=True))
    assert told[2] == "miễn 1 số"
    assert "như xã khai" not in told[1]


def test_a_file_of_a_real_round_has_no_word_of_made_up_numbers() -> None:
    """Neither on the screen nor on its page; that it is provisional is said in both."""
    (page,) = pages(file_of(CODE))
    real = replace(page, round=replace(page.round, simulated=False))
    shown, true = (lines_shown(lambda screen: show_file(screen, page, [], {})),
                   lines_shown(lambda screen: show_file(screen, real, [], {})))  # fmt: skip
    assert [line for line in shown if line != SIMULATED] == true
    assert shown[1] == SIMULATED
    assert list(warnings(page, SAY)) == [SIMULATED, *warnings(real, SAY)]


def test_where_all_places_are_shown_none_is_counted_as_left() -> None:
    """One place of one commune."""
    one = replace(looked(), visits=looked().visits[:1])
    told = lines_shown(lambda screen: show_visits(screen, one, None, every=False))
    assert not [line for line in told if "chỗ khác; nêu tên xã" in line]
    assert f"{looked().visits[0].file.name} ({looked().visits[0].file.code})" in told


def test_what_a_workbook_changes_says_what_became_of_the_conclusion_or_what_refused_it() -> None:
    """A conclusion that stays is told once; of what was refused nothing is promised."""
    file = file_of(CODE, [CORRECTED])
    ((_, scored),) = show_desk(desk_of(file)).files
    datum = next(entry for entry in frozen.law().book.standard.book.evidence if entry.id == "so_thon")
    found = problem("FIL-104", Place("so.xlsx"), "", commune=CODE)
    change = (datum, file.own["so_thon"], CORRECTED, "đếm lại")
    lines = lines_shown(lambda screen: show_read_back(
        screen, [(file, [change], ["Vì sao?"], (), (scored, scored)), (file, [], [], (found,), (scored, scored))],
        unchanged=3, applied=False))  # fmt: skip
    assert lines[:3] == ["Xã Đồng Quý (02587)", "  Tổng số thôn, tổ: 8 → 40 · đếm lại", "  Hỏi xã: Vì sao?"]
    assert lines[3] == f"  Kết luận theo hội đồng không đổi: {scored.layer_words('board', SAY)}"
    assert lines[4:6] == ["Xã Đồng Quý (02587)", "  ✗ Tệp Excel bị hỏng, không mở được."]
    assert lines[-1] == f"Ghi được 1/2 hồ sơ có thay đổi; 3 trang không đổi gì. {SAY(NOT_YET)}"


def test_a_record_that_is_not_yet_opened_says_what_would_be() -> None:
    """Of files that are new; where none is new that is said."""
    state, units = desk_of().state, frozen.assessed().round.units[:2]
    shown = [
        lines_shown(lambda screen: show_opened(screen, state, units, again=True, applied=False)),
        lines_shown(lambda screen: show_opened(screen, state, units, again=True, applied=True)),
        lines_shown(lambda screen: show_opened(screen, state, (), again=True, applied=True)),
        lines_shown(lambda screen: show_opened(screen, state, units * 800, again=True, applied=True)),
    ]
    assert shown == [
        [f"Sẽ mở 2 hồ sơ. {SAY(NOT_YET)}"], ["Đã mở 2 hồ sơ."], ["Nhật ký đã mở từ trước, không có xã mới."],
        ["Đã mở 1.600 hồ sơ."],
    ]  # fmt: skip


def test_a_paper_of_the_chain_is_named_by_its_title() -> None:
    """One of a kind that this program does not know by the kind's own name."""
    kind = next(iter(KINDS.values()))
    body = {"kind": kind.kind}
    entry = Entry(1, "0" * 64, AT, "p-000", "secretary", "stated", "paper", "dot", None, "a" * 64, (), body)
    assert what_words(entry, {}, SAY).endswith(f"({kind.title})")
    unknown = replace(entry, body={"kind": "giay-la"})
    assert what_words(unknown, {}, SAY).endswith("(giay-la)")


def test_a_kept_answer_is_a_word_and_a_kept_number_has_its_marks() -> None:
    """What is not there, and what was let not apply, are neither."""
    book = {entry.id: entry for entry in frozen.law().book.standard.book.evidence}
    yes = KeptFact("dien_dan_tre_em", "given", "1")
    datum = book["dien_dan_tre_em"]
    assert [kept_words(one, datum) for one in (yes, replace(yes, value="0"), None)] == ["có", "không", "chưa có"]
    count = KeptFact("tre_duoi_1_tuoi", "given", "1200")
    assert kept_words(count, book["tre_duoi_1_tuoi"]) == "1.200"
    assert kept_words(replace(count, state="not_applicable"), book["tre_duoi_1_tuoi"]) == "không áp dụng"


def test_a_cell_for_the_board_s_value_is_empty_where_the_board_gave_none() -> None:
    """Where it did, the digits alone."""
    (page,) = pages(file_of(CODE, [CORRECTED]))
    told = {line.evidence.id: typed_value(line, SAY) for line in page.lines}
    assert {name: value for name, value in told.items() if value} == {"so_thon": "40"}


def test_a_whole_record_whose_points_nobody_computed_says_so_unless_quiet() -> None:
    """That it fits and its letters stand either way."""
    stands = Checkpoint("dot", 3, "a" * 64)
    found = Verified(stands, (), (), (), (), (), (), ("score",))
    loud, quiet = (lines_shown(lambda screen: show_verified(screen, found, ()), quiet=still) for still in (False, True))
    assert quiet[0] == "✓ Nhật ký nguyên vẹn: 3 bản ghi khớp nhau."
    assert loud == [*quiet, "Chưa tính lại điểm: đợt hoặc bộ tiêu chí của nhật ký không có ở đây."]


def test_a_plan_of_no_lines_has_no_notes_to_its_column_of_points() -> None:
    """Neither to points nor to what must be kept."""
    assert list(_notes(replace(plan(), lines=(), unknown=0))) == []
    assert any(told.startswith("Cột “Điểm”") for told in _notes(plan()))


def test_ranks_of_a_law_held_against_its_text_say_nothing_of_provisional_points(tmp_path: Path) -> None:
    """Who was ranked nowhere is named in the workbook too."""
    sure = result(sure=True)
    order = ordered("commune", marks_of(sure), {}, {})
    lines = lines_shown(lambda screen: show_ranks(screen, [(order, sure)], Path("/kq/a.xlsx")))
    assert not [line for line in lines if line.startswith("KẾT QUẢ TẠM TÍNH")]
    write_ranks(tmp_path / "hang.xlsx", [(by_district(), made())], SAY)
    apart = "Không xếp vào nơi nào, vì ghép từ nhiều huyện cũ hoặc không có trong danh mục: Xã Phúc Ứng, Xã Tam Đa"
    assert apart in texts_of(tmp_path / "hang.xlsx", None)


def test_a_place_of_several_communes_says_how_many_stand_on_what() -> None:
    """One of several layers by their counts; a round without a record by the communes' own forms."""
    north = next(own for own in by_district().localities if own.name == NORTH)
    first, *others = [mark.unit.code for mark in north.members]
    communes = {code: replace(own, on_record=OnRecord("self")) for code, own in made().evidence.communes.items()}
    communes[first] = replace(communes[first], on_record=OnRecord("appraised"))
    held = replace(made(), evidence=replace(made().evidence, communes=communes))
    assert layer_text(north, made(), SAY) == "tự chấm"
    assert len(others) == 2
    assert layer_text(north, held, SAY) == "1 xã đã thẩm định, 2 xã tự chấm"
