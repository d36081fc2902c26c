"""Lines that stand only where there is something to say: each is read where it stands and where it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from engine.comparing.differences import compare
from engine.desk.editing.edits import Edit
from engine.desk.editing.law_sheets import IDENTITY
from engine.desk.editing.trying import Plan
from engine.evidence.on_record import OnRecord
from engine.files.kit.sheets import NewWorkbook
from engine.forms.register import Answered, Sent, Standing
from engine.planning.reports.filling_in import Standing as Scores
from engine.problems import Place, problem
from engine.reading.law_text import Spot
from engine.reading.left_unread import Asked
from engine.reading.letters.letter_tasks import BEHIND
from engine.reporting.board.receiving_words import next_step
from engine.reporting.board.setting_up_console import show_set_up
from engine.reporting.console.explanation import show_demo_end
from engine.reporting.console.import_console import show_plan
from engine.reporting.console.notices import show_tables
from engine.reporting.console.screen import Screen, show_assessment
from engine.reporting.excel.plan_sheets import _blocked
from engine.reporting.law_page.impact_lines import compare_impact
from engine.reporting.papers.authority_names import BLANK, _deciders
from engine.reporting.papers.framing import Head, _warned
from engine.reporting.papers.recorded import former_name, time_words
from engine.reporting.papers.unit_lines import own_facts_lines
from engine.reporting.parts.overview_workbook import _opening, _warnings
from engine.reporting.parts.parts_console import show_standards
from engine.reporting.reading.letter_about import put_data
from engine.reporting.reading.reading_console import MOST_SHOWN, show_left
from engine.reporting.review.desk_console import NOT_YET, FormLine, show_imported
from engine.reporting.review.visit_words import holder_words
from engine.reporting.upward.layer_words import figure_word
from engine.reporting.upward.report_words import _decided, stands_words
from engine.reporting.upward.reports_console import show_reports
from engine.reporting.words.compare_words import Comparison
from tests import frozen
from tests.reporting.made_round import SAY, card_of, law, made
from tests.reporting.screens import lines_shown
from tests.reporting.test_report_paper import report
from tests.reporting.test_warnings import result
from tests.whom.whom_round import assessed, unit

UNIT = made().round.units[1]


def test_a_problem_of_the_board_s_own_is_the_board_s_next_step() -> None:
    """It is not sent back to the commune: only the board can mend it."""
    found = problem(
        "EVI-120", Place("02537.xlsx"), given="02538", given_name="Xã B", inside="02537", inside_name="Xã A"
    )
    sent: Sent = "mend"
    told = Standing(UNIT, sent, ("02537.xlsx",), Answered(30, 42), Answered(0, 0), (found,))
    words = SAY.told(found)
    assert next_step(told, SAY) == f"Hội đồng xem: {words['what']} {words['remedy']}"


def test_very_many_communes_are_shown_up_to_a_point(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The rest are counted; the score sheets are named where they were written."""
    whole = lines_shown(lambda screen: show_assessment(screen, made(), tmp_path))
    monkeypatch.setattr("engine.reporting.console.screen.MOST_SHOWN", 3)
    (tmp_path / "phieu-diem.xlsx").write_bytes(b"")
    cut = lines_shown(lambda screen: show_assessment(screen, made(), tmp_path))
    more, sheets = "… và 5 xã nữa, đủ cả trong sổ kết quả.", f"Phiếu điểm từng xã: {tmp_path / 'phieu-diem.xlsx'}"
    assert [more in lines for lines in (whole, cut)] == [False, True]
    assert [sheets in lines for lines in (whole, cut)] == [False, True]
    assert not [line for line in cut if line.startswith("Xã Bình Yên")]


@pytest.mark.parametrize("watched", [True, False])
def test_what_takes_its_time_is_told_to_whoever_watches(watched: bool) -> None:
    """On a terminal alone: in a file it would be letters without a meaning."""
    page = StringIO()
    out = Console(file=page, force_terminal=watched, width=80)
    with Screen(SAY, out, out, quiet=False).working("Đang đọc phiếu") as tell:
        tell("Đang chấm")
    assert bool(page.getvalue()) == watched


def test_quiet_leaves_out_what_to_do_with_changes_that_wait() -> None:
    """How many they are and in which files stands."""
    edit = Edit(IDENTITY, "tc02", None, {}, {}, Place("luat.xlsx", cell="B2"))
    plan = Plan(Path("/luat"), (edit,), {"standard.yaml": b""}, ())
    loud, quiet = (
        lines_shown(lambda screen: show_plan(screen, plan, "phuhop law import"), quiet=still) for still in (False, True)
    )
    assert quiet[1:] == ["  chuyển chỗ tc02   (B2)", "1 thay đổi, ở tệp: standard.yaml."]
    assert loud == [*quiet, "Chưa ghi gì. Đúng ý thì ghi bằng: phuhop law import"]


def test_quiet_leaves_out_the_steps_of_a_new_round() -> None:
    """Where it lies, what it is called and its days stand."""
    loud, quiet = (
        lines_shown(lambda screen: show_set_up(screen, made().round, Path("/dot"), ("Gửi phiếu.",)), quiet=still)
        for still in (False, True)
    )
    assert quiet == [
        "Đã lập đợt /dot", "Đợt thử A&B", "8 đơn vị, số liệu đến 15/11/2024, kỳ 01/01/2024 – 15/11/2024",
    ]  # fmt: skip
    assert loud == [*quiet, "Việc tiếp theo (có trong viec-tiep-theo.docx của đợt):", "1. Gửi phiếu."]


def test_quiet_leaves_out_what_comes_after_the_sample() -> None:
    """The decision that is explained stands."""
    loud, quiet = (
        lines_shown(lambda screen: show_demo_end(screen, made(), "phuhop"), quiet=still) for still in (False, True)
    )
    assert quiet[1] == "Vì sao? Ví dụ một xã:"
    assert "Tiếp theo:" in loud
    assert "Tiếp theo:" not in quiet


def test_what_was_not_read_is_shown_up_to_a_point() -> None:
    """The rest is counted."""
    one = Asked("1.1", "Ít nhất một nửa", Spot(2), (BEHIND,))
    told = lines_shown(lambda screen: show_left(screen, [one] * (MOST_SHOWN + 2)))
    all_of = lines_shown(lambda screen: show_left(screen, [one] * MOST_SHOWN))
    assert told[0] == f"Chưa đọc được, cần người xem: {MOST_SHOWN + 2} chỗ"
    assert told[-1] == "   … và 2 nữa"
    assert all_of[1:] == told[1:-1]


def test_forms_of_several_standards_say_of_which_each_is() -> None:
    """Of one standard there is nothing to say."""
    told = lines_shown(lambda screen: show_standards(screen, {"qd-a": 3, "qd-b": 5}))
    assert told == ["Mỗi xã có phiếu theo bộ tiêu chí của mình (qd-a: 3 xã, qd-b: 5 xã)."]
    assert lines_shown(lambda screen: show_standards(screen, {})) == []


def test_tables_of_a_law_held_against_its_text_say_nothing_of_provisional_points() -> None:
    """Neither on the screen nor over the table of all standards; of several each says its own."""
    sure, unsure = result(sure=True), result()
    assert lines_shown(lambda screen: show_tables(screen, (sure,), {Path("/kq/xa.csv"): 8})) == ["/kq/xa.csv: 8 dòng"]
    other = replace(sure, round=replace(sure.round, standard="qd-khac"))
    assert _warnings((unsure, other), SAY).startswith(f"{unsure.round.standard}: ")
    assert "qd-khac" not in _warnings((unsure, other), SAY)
    looks = [look for _, look in _opening((unsure, other), SAY)]
    assert (looks.count("banner"), looks.count("simulated")) == (1, 0)


def test_a_commune_that_no_path_leads_up_says_what_bars_it() -> None:
    """What lacks is sent first; where nothing lacks all that can be done is not enough."""
    assert [_blocked(card_of(name), SAY) for name in ("Xã Bình Yên", "Xã Đồng Quý")] == [
        "Chưa vạch được đường: nộp số liệu còn thiếu trước",
        "Chưa vạch được đường: làm hết mọi việc có thể vẫn chưa đủ",
    ]


def test_a_comparison_without_a_round_has_no_effect_to_tell() -> None:
    """None, and no count of none."""
    both = frozen.law().book.standard
    assert compare_impact(Comparison(both, both, compare(both, both)), SAY) is None


def test_who_decides_is_blank_where_no_authority_is_known() -> None:
    """To be written by hand, and taken as assumed."""
    told = _deciders(made().round, None)
    assert (told.appraises, told.recognises, told.unit, told.is_assumed) == (BLANK, BLANK, "", True)


def test_a_law_that_is_not_as_it_was_accepted_is_told_on_every_paper() -> None:
    """Loud, with what it means."""
    said = "Bộ tiêu chí dùng để chấm khác bản đã được chấp nhận; phải soát lại trước khi ký."
    values = {"name": "qd-06-2019", "files": "tc01.yaml", "files_en": "tc01.yaml", "since": "", "since_en": ""}
    strayed = replace(made(), problems=(problem("SYS-130", Place("qd-06-2019/tc01.yaml"), **values),))
    head = Head((), (), "", "", "", "", (), ())
    found = [[why for _, why in _warned(one, head, firm=True, deciders=None)] for one in (made(), strayed)]
    assert [said in why for why in found] == [False, True]


def test_names_and_times_of_the_record_that_are_not_there_are_blank() -> None:
    """A former unit may be only a name, or one of which a part came."""
    assert former_name("Xã Cũ") == "Xã Cũ"
    assert former_name({"name": "Xã Cũ", "how": "part"}) == "Xã Cũ (một phần)"
    assert time_words("") == BLANK
    assert time_words("2026-11-15T09:30:00+07:00") == "09 giờ 30 ngày 15/11/2026"


def test_a_fact_of_a_commune_that_nobody_told_is_told_as_unknown() -> None:
    """Never as a no."""
    facts = {"bai_ngang": None, "vung": "tn", "dan_so": 9_000, "nong_nghiep": 30}
    told = assessed([unit(1, "xa", facts)], [{}], date(2028, 2, 1))
    (line,) = own_facts_lines(told, "00001")
    assert line.startswith("Dữ kiện về đơn vị: Xã bãi ngang ven biển: chưa rõ; ")


def test_a_letter_that_asks_for_no_data_has_no_page_of_them() -> None:
    """And so no list to choose from."""
    assert put_data(NewWorkbook("Công văn"), (), SAY) == ""


def test_a_finding_that_names_no_datum_has_no_holder() -> None:
    """Nobody is sent to ask."""
    assert holder_words("", law()[0], SAY) == ""
    assert holder_words("tre_duoi_1_tiem_du", law()[0], SAY) != ""


@pytest.mark.parametrize(("own", "told"), [
    (OnRecord("appraised", exempt=frozenset({"a"})), "đã thẩm định, hội đồng miễn"),
    (OnRecord("appraised", corrected=frozenset({"a"})), "đã thẩm định, hội đồng sửa"),
    (OnRecord("appraised"), "đã thẩm định"), (OnRecord(None), "chưa gửi hồ sơ"), (None, "tự chấm"),
])  # fmt: skip
def test_a_figure_says_on_what_it_stands(own: OnRecord | None, told: str) -> None:
    """One that the board let not apply is not one that it corrected."""
    assert figure_word(own, "a", SAY) == told


def test_a_report_of_one_commune_says_what_was_decided_with_its_paper() -> None:
    """Or that the paper's number is not yet put down; and on which of its figures the report stands."""
    alone = report("yearly", alone=True)
    assert alone.only
    code = alone.only.code
    for paper, end in (("12/QĐ-UBND", " (văn bản 12/QĐ-UBND)."), ("", ", chưa ghi số văn bản.")):
        communes = alone.made.evidence.communes
        held = {**communes, code: replace(communes[code], on_record=OnRecord("appraised", "recognised", paper))}
        known = replace(alone, made=replace(alone.made, evidence=replace(alone.made.evidence, communes=held)))
        piece = Scores({"recognised": 0, "not_recognised": 0, "undecided": 0}, (), {"recognised": 1})
        assert list(_decided(piece, known)) == [f"Kết quả: đã quyết định công nhận{end}"]
        assert stands_words(known) == ["Số liệu của xã trong hồ sơ: đã thẩm định."]


def test_a_real_report_in_an_official_form_has_none_of_the_warnings() -> None:
    """Neither of made-up data, nor of whose form it is; of sensitive figures only where there are any."""
    yearly = report("yearly")
    part = replace(yearly.main, outline=yearly.main.outline.model_copy(update={"form": "official"}))
    true = replace(yearly.made, round=replace(yearly.made.round, simulated=False))
    plain = replace(yearly, main=part, made=true)
    lines = lines_shown(lambda screen: show_reports(screen, [(plain, [])]))
    assert not [line for line in lines if line.startswith(("SỐ LIỆU MÔ PHỎNG", "Mẫu của phần mềm"))]
    upward = "Có số đếm nhạy cảm về trẻ em: chỉ gửi cấp trên, không công khai."
    assert (lines[-1] == upward) == plain.is_sensitive
    assert lines_shown(lambda screen: show_reports(screen, [])) == []


def test_a_form_that_was_refused_says_why_and_how_to_mend_it() -> None:
    """It is not counted as taken in; who sent nothing is."""
    found = problem("FIL-104", Place("02537.xlsx", cell="E9"), "=cmd()", commune=UNIT.code)
    lines = lines_shown(
        lambda screen: show_imported(
            screen, [FormLine(UNIT, 0, 0, 0, same=False, refused=(found,))], [UNIT], applied=False
        )
    )
    assert lines[0] == "✗ Xã Đồng Quý (02537): Tệp Excel bị hỏng, không mở được."
    assert lines[-1] == f"Nhận được 0 phiếu; không nhận được 1; 1 xã chưa gửi. {SAY(NOT_YET)}"
