"""A wide workbook with each distinct cell asked once says what it says when every cell is asked by itself."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from engine.evidence.questionnaire import questionnaire
from engine.evidence.reading import read_file
from engine.evidence.round import read_round
from engine.evidence.tables.grids import Grid, sheet_grid
from engine.evidence.tables.wide_tables import read_wide
from engine.files.books import Book, Cell
from engine.files.workbook import open_book
from engine.law.loading import load_standard

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
ASKED = questionnaire(LAW, ROUND)
ROWS = ("00001", 1, "Xã Một", "2", "Thị trấn Hai", "Phường Ba", "09999", "Xã Mốt", "", "Tổng cộng", "cộng")
TYPED = (
    5,
    5,
    12,
    0,
    "7",
    "Có",
    "không",
    "không áp dụng",
    None,
    None,
    97.5,
    -1,
    True,
    date(2024, 2, 1),
    "mười",
    "",
    "ba m¬i",
)


def wide(path: Path, chance: random.Random) -> None:
    """A workbook of one to three sheets with rows, heads, merges and percentages as chance has them."""
    workbook = Workbook()
    for number in range(chance.randint(1, 3)):
        sheet = workbook.worksheets[0] if not number else workbook.create_sheet()
        heads = ["STT", chance.choice(("Mã xã", "Xã", "commune"))]
        heads += chance.sample([e.id for e in ASKED.data] + [e.label for e in ASKED.data] + ["Dân số", "ghi chú"], 6)
        sheet.append(heads)
        for at in range(chance.randint(1, 8)):
            sheet.append([at, chance.choice(ROWS), *(chance.choice(TYPED) for _ in heads[2:])])
        for _ in range(chance.randint(0, 2)):
            row, column = chance.randint(2, 6), chance.randint(2, 6)
            sheet.merge_cells(
                start_row=row, start_column=column, end_row=row + chance.randint(0, 2), end_column=column + 1
            )
        sheet["D2"].number_format, sheet["E3"].font = "0%", Font(name=".VnTime")
    workbook.save(path)


def grids(book: Book) -> list[Grid]:
    """The tables of a workbook."""
    return [grid for sheet in book.sheets.values() if (grid := sheet_grid(book.shown, sheet, ASKED))]


def said(book: Book, only: str = "") -> tuple[object, object, object]:
    """All that a reading of a workbook says, or what it says of one commune."""
    read = read_wide(book.shown, grids(book), ASKED, {only} if only else None)
    facts = [(code, fact) for code, fact in read.facts(ASKED) if not only or code == only]
    return facts, [p for p in read.problems if not only or p.commune == only], read.communes


def test_cells_asked_once_and_one_by_one_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts, places, problems and communes, and the same of each commune when it alone is read."""
    chance, path = random.Random(4), tmp_path / "t.xlsx"
    for _ in range(60):
        wide(path, chance)
        book = open_book(path, "t.xlsx")
        quick = said(book)
        with monkeypatch.context() as slowly:
            slowly.setattr("engine.evidence.tables.wide_tables._Reading._ask", lambda *_: None)
            assert said(book) == quick
        for unit in ROUND.units:
            facts, problems, communes = said(book, unit.code)
            assert facts == [(code, fact) for code, fact in read_wide_facts(book) if code == unit.code]
            assert problems == [p for p in read_file(path, "t.xlsx", LAW, ROUND).problems if p.commune == unit.code]
            assert communes in ({unit.code}, set())


def read_wide_facts(book: Book) -> list[tuple[str, object]]:
    """The facts of all communes."""
    read = read_wide(book.shown, grids(book), ASKED)
    return list(read.facts(ASKED))


def test_a_cell_is_asked_once_for_each_datum_it_stands_under(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand rows of one number cost one question a column."""
    workbook, path = Workbook(), tmp_path / "t.xlsx"
    workbook.worksheets[0].append(["Mã xã", "tre_em", "tre_duoi_1_tuoi"])
    for unit in ROUND.units * 300:
        workbook.worksheets[0].append([unit.code, 7, 7])
    workbook.save(path)
    asked: list[tuple[int, Cell]] = []

    def ask(_: object, datum: int, cell: Cell) -> tuple[int, int]:
        asked.append((datum, cell))
        return 7, 1

    monkeypatch.setattr("engine.evidence.tables.wide_tables._Reading._ask", ask)
    assert len(read_file(path, "t.xlsx", LAW, ROUND).typed.rows) == 2 * 300 * len(ROUND.units)
    assert asked == [(ASKED.ids[name], Cell(7)) for name in ("tre_em", "tre_duoi_1_tuoi")]
