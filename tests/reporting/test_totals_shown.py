"""How a total is made up, and the level that is reached, wherever total and decision are shown."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.console import Console

from engine.forms.self_total import OwnCells, sum_formulas
from engine.language import speak
from engine.law.loading import Lawbook, load_standard
from engine.records.dossier.compiled_law import compiled_law
from engine.reporting.console.explanation import show_explanation
from engine.reporting.console.screen import Screen, show_assessment
from engine.reporting.excel.results_workbook import write_workbook
from engine.reporting.excel.score_sheets import write_score_sheets
from engine.reporting.words.ranking import by_decision, ranks
from engine.reporting.words.recognition.total_words import total_words
from engine.rules.number_line import LawTable
from engine.rules.table import open_cells
from engine.scoring.assessing import assess
from engine.scoring.explaining import explain
from engine.scoring.round_result import RoundResult
from engine.service.frames import frame
from tests.comparing.law_edits import FULL, round_of, unit_of
from tests.frozen import SMALL
from tests.law.test_total_pages import RULES, law_of

SAY = speak("vi")
# By page: the data that differ from full marks, and how the total is then made up.
SAID: Mapping[str, tuple[tuple[dict[str, int], str], ...]] = {
    "diem-thuong-diem-tru": (
        ({"so_hoat_dong": 5}, "200/200 điểm; thưởng 20; không vượt 210"),
        ({"so_hoat_dong": 5, "tre_hai_long": 10}, "180/200 điểm; thưởng 20"),
        ({"so_hoat_dong": 3, "tre_bi_tai_nan": 3}, "170/200 điểm; trừ 10"),
        ({"so_hoat_dong": 4}, ""),
    ),
    "phan-khong-tinh": (
        ({"tre_duoi_1_tuoi": 0, "tre_duoi_1_tiem_du": 0, "tre_bi_tai_nan": 1},
         "185/200 điểm có tính, quy đổi 212/230; không tính mục 3.1"),
        ({}, ""),
    ),
    "lay-muc-cao-nhat": (({}, ""),),
}  # fmt: skip
CASES = [(page, facts, said) for page, rows in SAID.items() for facts, said in rows]


def made_of(page: str, folder: Path, *rows: Mapping[str, int]) -> RoundResult:
    """A round of communes at full marks but for these data, under the small standard with a page's example."""
    book = law_of(RULES / f"{page}.md", folder)
    cells, _ = open_cells(book)
    return assess(book, cells, *round_of({unit_of(at): {**FULL, **row} for at, row in enumerate(rows, 1)}))


@pytest.mark.parametrize(("page", "facts", "said"), CASES)
def test_a_total_is_told_in_its_parts_wherever_it_stands(
    page: str, facts: dict[str, int], said: str, tmp_path: Path
) -> None:
    """On the screen, in the explanation, in the workbook and on the commune's page; a mere sum needs no words."""
    made = made_of(page, tmp_path, facts)
    assert total_words(made.book.standard, made.cards[0], SAY) == said
    out = StringIO()
    screen = Screen(SAY, Console(file=out, width=400, color_system=None), Console(file=StringIO()), quiet=False)
    show_assessment(screen, made, tmp_path)
    show_explanation(screen, made, explain(made, made.cards[0]))
    write_workbook(tmp_path / "tong-hop.xlsx", made, SAY)
    write_score_sheets(tmp_path / "phieu-diem.xlsx", made, SAY)
    texts = [texts_of(tmp_path / "tong-hop.xlsx", "Tổng hợp"), texts_of(tmp_path / "phieu-diem.xlsx", None)]
    wanted = f"Tổng gồm: {said}."
    assert out.getvalue().count(wanted if said else "Tổng gồm") == (2 if said else 0)
    assert [text.count(wanted if said else "Tổng gồm") for text in texts] == ([1, 1] if said else [0, 0])


def test_what_has_full_points_is_not_said_not_to_count(tmp_path: Path) -> None:
    """Where the law gives full points for what does not apply, the total and the explanation say so."""
    book = law_of(RULES / "phan-khong-tinh.md", tmp_path)
    head = book.folder / "standard.yaml"
    text = head.read_text("utf-8").replace("how: rescale", "how: full_points").replace("  round: down\n", "")
    head.write_text(text, "utf-8")
    book = load_standard(book.folder)
    cells, _ = open_cells(book)
    nobody = {**FULL, "tre_duoi_1_tuoi": 0, "tre_duoi_1_tiem_du": 0}
    made = assess(book, cells, *round_of({unit_of(1): nobody}))
    said = "mục 3.1 không thuộc diện nên được đủ điểm"
    assert total_words(made.book.standard, made.cards[0], SAY) == said
    out = StringIO()
    screen = Screen(SAY, Console(file=out, width=400, color_system=None), Console(file=StringIO()), quiet=False)
    show_explanation(screen, made, explain(made, made.cards[0]))
    assert f"30/30 điểm ({said})" in out.getvalue()
    assert "không tính" not in out.getvalue()


def test_what_is_won_or_taken_off_is_never_given_to_whom_it_is_not_for(tmp_path: Path) -> None:
    """Full points are of what is scored: 170 points stay 170 where bonus and deduction are for wards alone."""
    book = law_of(RULES / "diem-thuong-diem-tru.md", tmp_path)
    head = book.folder / "standard.yaml"
    cite = "{document: 00/TN 03/01/2019, at: Điều 4}"
    left_out = f"left_out: {{how: full_points, mark: reported, cite: {cite}}}\n"
    head.write_text(head.read_text("utf-8") + left_out, "utf-8")
    for name, role in (("tc03", "bonus"), ("tc04", "deduction")):
        file = book.folder / f"{name}.yaml"
        told = f"role: {role}\napplies: [{{type: [phuong]}}]\napplies_mark: reported\n"
        file.write_text(file.read_text("utf-8").replace(f"role: {role}\n", told), "utf-8")
    book = load_standard(book.folder)
    made = assess(book, open_cells(book)[0], *round_of({unit_of(1): {**FULL, "tre_bi_tai_nan": 3}}))
    assert (made.cards[0].decision.low, made.cards[0].decision.high) == (170, 170)
    assert total_words(made.book.standard, made.cards[0], SAY) == "không tính mục 3.1, 4.1"
    out = StringIO()
    screen = Screen(SAY, Console(file=out, width=400, color_system=None), Console(file=StringIO()), quiet=False)
    show_explanation(screen, made, explain(made, made.cards[0]))
    assert "Tiêu chí 4. Điểm trừ về tai nạn: không tính" in out.getvalue()
    assert "đủ điểm" not in out.getvalue()
    lines = compiled_law(book, open_cells(book)[0], made.round.on)["lines"]
    assert not any("adds" in lines[name]["out"] for name in ("tc03.1", "tc04.1"))
    own = OwnCells({item.id: "A1" for item in book.standard.items}, {}, frozenset({"tc03.1", "tc04.1"}))
    assert [points for points, _ in sum_formulas(book.standard, own)][2:] == ["MIN(MAX(0,0),20)", "MIN(MAX(0,0),10)"]


def texts_of(path: Path, sheet: str | None) -> str:
    """All that stands on a sheet, the first where none is named."""
    book = load_workbook(path)
    cells = book[sheet] if sheet else book.worksheets[0]
    return "\n".join(str(cell.value) for row in cells.iter_rows() for cell in row if cell.value is not None)


def test_the_higher_level_stands_first_and_ranks_first(tmp_path: Path) -> None:
    """185 points without the level stand behind 180 points with it; the table of analysts has the level."""
    made = made_of(
        "muc-cong-nhan", tmp_path, {"tre_duoi_1_tiem_du": 48}, {"so_hoat_dong": 1}, {"co_nguoi_phu_trach": 0}
    )
    assert [card.decision.low for card in made.cards][:2] == [185, 180]
    assert [card.unit.code for card in by_decision(made.cards)] == ["00002", "00001", "00003"]
    assert ranks(made.cards) == {"00002": 1, "00001": 2, "00003": 3}
    told = frame(made)
    assert told["level"].tolist()[:2] == ["dat", "tieu-bieu"]
    assert told["level"].isna().tolist() == [False, False, True]


def test_the_table_of_analysts_has_the_parts_of_a_total(tmp_path: Path) -> None:
    """What counted, of how much, won, taken off, what did not count; under a plain law there are no such columns."""
    made = made_of("diem-thuong-diem-tru", tmp_path, {"so_hoat_dong": 5, "tre_bi_tai_nan": 3})
    row = frame(made).iloc[0]
    parts = ("counted_low", "counted_high", "counted_max", "bonus_low", "bonus_high", "deduction_low", "deduction_high")
    assert [int(row[name]) for name in parts] == [200 - 30, 200 - 30, 200, 20, 20, 10, 10]
    assert "level" not in frame(made).columns
    plain = assess(*small(), *round_of({unit_of(1): FULL}))
    assert not {*parts, "left_out", "level"} & set(frame(plain).columns)


def small() -> tuple[Lawbook, LawTable]:
    """The small standard as it is."""
    book = load_standard(SMALL)
    return book, open_cells(book)[0]


def test_a_criterion_that_does_not_meet_a_condition_keeps_its_points_on_the_sheet(tmp_path: Path) -> None:
    """75 points that are too few are shown as 75, in the colour of what bars; never as 0."""
    made = made_of("dieu-kien", tmp_path, {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60})
    write_workbook(tmp_path / "tong-hop.xlsx", made, SAY)
    sheet = load_workbook(tmp_path / "tong-hop.xlsx")["Tiêu chí"]
    (row,) = (row for row in sheet.iter_rows(values_only=True) if row[1] == "Xã mô phỏng 1")
    assert row[3:6] == (100, 75, 175)
