"""What is shown of laws that say more or less than the frozen one: parts of a point, no knock-out, drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.desk.editing.edits import Edit
from engine.desk.editing.law_sheets import IDENTITY, columns_of
from engine.desk.editing.trying import Plan
from engine.law.criteria import Band, Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import kind_named
from engine.law.model import StandardHead
from engine.law.source import source_of
from engine.problems import Place
from engine.reporting.excel.results_workbook import write_workbook
from engine.reporting.excel.score_sheets import write_score_sheets
from engine.reporting.law_page.change_lines import told_changes
from engine.reporting.law_page.item_guidance import guidance_of
from engine.reporting.law_page.page_lines import sections_of
from engine.reporting.law_page.partial_lines import partial_changes
from engine.reporting.law_page.whole_law import law_text
from engine.reporting.page.sheet_for_page import recognition_of
from engine.reporting.words.bands import band_sentence, fraction_words
from engine.reporting.words.changes import _answers_words, keep_words
from engine.reporting.words.edit_words import edit_words
from engine.reporting.words.sentences import decision_sentence
from engine.reporting.words.ways.way_branches import _reason
from engine.reporting.words.whom import whom_words
from engine.rules.table import open_cells
from engine.scoring.assessing import assess
from engine.scoring.gaps import Step
from engine.scoring.round_result import RoundResult
from tests.comparing.law_edits import FULL, Edits, edited, round_of, unit_of
from tests.comparing.test_comparing import CONDITION
from tests.comparing.test_difference_words import HINT, NOTED, with_
from tests.reporting.made_round import SAY, item_card, item_of, made
from tests.reporting.test_totals_shown import texts_of
from tests.whom.whom_round import whom_law

KNOCK_OUT = (
    "knock_out:\n  criterion_scores: 0\n  title: Không có tiêu chí nào 0 điểm\n  title_en: No criterion scores 0\n"
    "  mark: verbatim\n  cite: {document: 00/TN 03/01/2019, at: Điều 4}\n"
)
UNBARRED: Edits = (("standard.yaml", KNOCK_OUT, ""),)
STEPPED: Edits = (("standard.yaml", "  points: 200\n", "  points: 200\n  step: 0.5\n"),
                  ("standard.yaml", "threshold: 170", "threshold: 170.5"))  # fmt: skip


def made_by(edits: Edits, *rows: Mapping[str, int], simulated: bool = True) -> RoundResult:
    """A round of communes that gave just these data, under the small standard with edits."""
    book = edited(*edits)
    made, evidence = round_of({unit_of(at): row for at, row in enumerate(rows, 1)})
    return assess(book, open_cells(book)[0], replace(made, simulated=simulated), evidence)


def plain() -> Lawbook:
    """The small standard."""
    return edited()


def test_the_least_part_of_a_point_stands_beside_the_most_points(tmp_path: Path) -> None:
    """On the page and on the sheet of the law, only where it is not one."""
    for edits, there in ((STEPPED, True), ((), False)):
        lines = [line.title for section in sections_of(edited(*edits), SAY) for line in section.lines]
        assert ("Bước điểm" in lines) == there
        path = tmp_path / f"{there}.xlsx"
        write_workbook(path, made_by(edits, FULL), SAY)
        assert ("Bước điểm" in texts_of(path, "Căn cứ")) == there


def test_a_law_without_a_knock_out_names_none(tmp_path: Path) -> None:
    """Neither on its page, on its sheet nor in the page that communes score themselves with."""
    title = "Không có tiêu chí nào 0 điểm"
    for edits, there in (((), True), (UNBARRED, False)):
        book = edited(*edits)
        lines = [line.title for section in sections_of(book, SAY) for line in section.lines]
        assert (title in lines) == there
        assert (title in str(recognition_of(book, SAY))) == there
        path = tmp_path / f"{there}.xlsx"
        write_workbook(path, made_by(edits, FULL), SAY)
        assert (title in texts_of(path, "Căn cứ")) == there


def test_a_note_of_a_datum_stands_with_its_day_and_its_text() -> None:
    """Among what an item asks for."""
    told = guidance_of(edited(("evidence.yaml", HINT, NOTED)), SAY)
    notes = [note for _, _, items in told for item in items for datum in item.data for note in datum.notes]
    assert notes == ["từ 01/01/2020: Luật mới đếm cả người kiêm nhiệm. (00/LM 01/01/2020, Điều 1)"]
    assert not [d.notes for _, _, items in guidance_of(plain(), SAY) for i in items for d in i.data if d.notes]


def test_an_item_s_cases_stand_under_it_with_whom_they_take_in() -> None:
    """Each a table of its own, after the general one."""
    (item,) = [i for c in law_text(whom_law().book, SAY).criteria for i in c.items if i.name == "tc02.1"]
    assert [(rows.title, rows.who.partition(":")[0]) for rows in item.tables] == [
        ("", ""), ("Trường hợp “Xã bãi ngang”", "gồm"), ("Trường hợp “Từ năm 2028”", "gồm"),
    ]  # fmt: skip


TWO_SHORT = {"tre_duoi_1_tiem_du": 0, "tre_bi_tai_nan": 9}  # 20 of 100 points in criterion 2


@pytest.mark.parametrize(("given", "end"), [
    (FULL | TWO_SHORT, "tổng 120 cũng thiếu 50 điểm so với ngưỡng 170"),
    ({name: n for name, n in (FULL | {"tre_duoi_1_tiem_du": 0, "tre_hai_long": 0}).items() if name != "so_hoat_dong"},
     "tổng 130 cũng thiếu 40 điểm so với ngưỡng 170"),
])  # fmt: skip
def test_a_condition_that_bars_is_told_with_how_the_total_stands(given: dict[str, int], end: str) -> None:
    """The condition first; then that the total is not reached either."""
    (card,) = made_by((with_(CONDITION),), given).cards
    assert decision_sentence(card, SAY).endswith("; " + end)
    assert "Mỗi tiêu chí được một nửa" in decision_sentence(card, SAY)


def test_a_condition_bars_though_the_total_is_still_open() -> None:
    """Criterion 2 surely falls short of 90 %; what the activities give may still reach the total or not."""
    edits = (with_(CONDITION, "percent: 50", "percent: 90"),)
    given = {name: n for name, n in (FULL | {"tre_duoi_1_tiem_du": 48}).items() if name != "so_hoat_dong"}
    (card,) = made_by(edits, given).cards
    assert decision_sentence(card, SAY).endswith(", dù tổng còn để ngỏ 145–185 so với ngưỡng 170")


def test_a_score_sheet_of_a_real_round_has_no_word_of_made_up_numbers(tmp_path: Path) -> None:
    """Whoever sent nothing but is scored is told that all lacks; the rest of the page stands."""
    for simulated in (True, False):
        path = tmp_path / f"{simulated}.xlsx"
        made = made_by((), FULL, simulated=simulated)
        write_score_sheets(path, made, SAY)
        assert ("SỐ LIỆU MÔ PHỎNG" in texts_of(path, None)) == simulated
    write_score_sheets(tmp_path / "silent.xlsx", made_by((), {}), SAY)
    assert "Còn thiếu: mọi số liệu; xã chưa gửi số liệu nào." in texts_of(tmp_path / "silent.xlsx", None)
    assert len(load_workbook(tmp_path / "silent.xlsx").worksheets) == 1


def test_a_band_of_every_value_says_so() -> None:
    """An item that gives its points to all."""
    item = item_of("tc07.1")
    every = Band.model_validate({"at_least": "0", "points": 5, "mark": "verbatim"})
    assert band_sentence(item.model_copy(update={"bands": (every,)}), "tc07.1/1", SAY) == "mọi giá trị"


def test_a_value_nearer_to_an_edge_than_nine_places_is_cut_and_not_rounded_onto_it() -> None:
    """Rounded it would read as the edge."""
    item: Item = item_of("tc07.1")
    whole = 50 * 10**12
    told = fraction_words(item, 49 * 10**12 - 1, whole, SAY)
    assert told.endswith("= 97,999999999 %")
    assert fraction_words(item, 49 * 10**12, whole, SAY).endswith("= 98 %")


def test_what_a_typed_partial_standard_says_otherwise_is_told_value_by_value() -> None:
    """What came has nothing before it, what went nothing after; an entry is told with all it holds."""
    old = source_of(b"id: a\nreason: cu\nknock_out: none\n", "a/standard.yaml")
    new = source_of(b"id: a\nknock_out: {criterion_scores: 0, mark: reported}\n", "a/standard.yaml")
    told = [words for words, _ in partial_changes(old, new, SAY)]
    assert told[0].endswith(": cu → (trống)")
    assert " → " in told[1]
    assert told[1].endswith("reported")
    assert len(told) == 2


def test_an_entry_that_only_moved_is_told_as_moved() -> None:
    """Neither as new nor as gone; an empty cell is told as empty, a name of the head by its label."""
    place = Place("luat.xlsx", cell="B2")
    assert edit_words(Edit("Tiêu chí", "tc02", None, {}, {}, place), SAY) == "chuyển chỗ tc02"
    column = next(column for column in columns_of(StandardHead) if column.name == "title")
    assert edit_words(Edit(IDENTITY, "", column, None, "Bộ mới", place), SAY).endswith(": (trống) → Bộ mới")


def test_of_a_law_that_cannot_be_read_no_lost_reading_is_told() -> None:
    """The edits are; what they do to readings is not known."""
    edit = Edit(IDENTITY, "tc02", None, {}, {}, Place("luat.xlsx", cell="B2"))
    told = told_changes(Plan(Path("/luat"), (edit,), {}, ()), SAY)
    assert told.lost == ()
    assert [words for _, own in told.edits for words, _ in own] == ["chuyển chỗ tc02"]


@pytest.mark.parametrize(("injured", "there"), [(0, False), (1, True)])
def test_a_score_sheet_points_at_a_lower_band_that_is_only_set_for_now(
    injured: int, there: bool, tmp_path: Path
) -> None:
    """Where the best bands are sure and the decision stands whatever that band gives, the last column is enough."""
    edits = [(file, "mark: provisional", "mark: reported") for file in ("tc02.yaml", "standard.yaml")]
    edits.append(("tc02.yaml", "points: 15, mark: reported", "points: 15, mark: provisional"))
    write_score_sheets(tmp_path / "phieu.xlsx", made_by(edits, FULL | {"tre_bi_tai_nan": injured}), SAY)
    text = texts_of(tmp_path / "phieu.xlsx", None)
    assert ("Mức chưa đối chiếu văn bản được ghi ở cột cuối." in text) == there
    assert "KẾT QUẢ TẠM TÍNH" not in text


def test_equal_steps_stand_on_the_law_s_page_as_one_rule() -> None:
    """In place of a row for each band, with the most that they give."""
    bands = (
        "bands:\n      - {at_least: 3, points: 40, mark: verbatim}\n      - {at_least: 1, points: 20, mark: verbatim}\n"
    )
    bands += "      - {otherwise: true, points: 0, mark: verbatim}\n"
    edit = ("tc01.yaml", bands, "steps: {each: 1, points: 10, mark: verbatim}\n")
    (item,) = [i for c in law_text(edited(edit), SAY).criteria for i in c.items if i.name == "tc01.2"]
    assert [rows.rule for rows in item.tables] == ["cứ 1 được 10 điểm, tối đa 40 điểm"]
    assert len(item.tables[0].rows) == 1


def test_a_test_of_a_fact_that_the_law_does_not_know_says_nothing_of_it() -> None:
    """What is known of the test is said."""
    head = edited().standard.head
    (case,) = [c for c in whom_law().book.standard.items[2].except_ if c.id == "bai-ngang"]
    assert "bãi ngang" in whom_words.test_words(whom_law().book.standard.head, case.when[0], SAY)
    assert "bãi ngang" not in whom_words.test_words(head, case.when[0], SAY)


def test_answers_that_must_stay_or_may_turn_are_counted_as_answers() -> None:
    """Not as things: so many yes must be kept, so many may become no."""
    yes_of = kind_named("yes_of").entry.model.model_validate({"yes_of": ("dien_dan_tre_em", "co_nguoi_phu_trach")})
    item = item_of("tc12.3").model_copy(update={"measure": yes_of})
    card = item_card("Xã Đồng Quý", "tc12.3")
    card = replace(card, line=replace(card.line, item=item), part=2, whole=1)
    step, book = Step("tc12.3/2", 1, "fewer", 0, 0), made().book.standard.book
    assert keep_words(card, step, book, SAY) == "giữ được ít nhất 2 câu trả lời “Có”, nay 2"
    label = next(entry.label for entry in book.evidence if entry.id == "dien_dan_tre_em")
    assert _answers_words(step, book, {"dien_dan_tre_em": 0}, SAY) == f"1 câu thành “Không” (ví dụ: {label})"


def test_why_no_path_leads_up_is_said_in_words() -> None:
    """Each reason its own."""
    assert _reason("no_band", SAY) == "không có mức nào cao hơn mà xã này tới được"
    assert _reason("later", SAY) == "việc cần làm không kịp trong kỳ này"
