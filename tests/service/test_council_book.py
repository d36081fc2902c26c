"""``hoi-dong.xlsx``: filled in it is council.yaml; what is wrong in a cell is told at that cell, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import Workbook, load_workbook

from engine.law.loading import shape
from engine.law.source import read_source
from engine.problems import ProblemsFound
from engine.reporting.review.setting.council_excel import write_council_workbook
from engine.reporting.review.setting.council_sheets import PEOPLE_HEADS, ROLES, WORKBOOK
from engine.service.review.opening.council_book import read_council_book
from engine.service.review.opening.people import COUNCIL_FILE, PeopleShape, PersonShape, people_source, read_people
from engine.service.review.opening.people_book import hand_out_people
from engine.service.store import find_store
from tests import frozen

TEXT = """\
persons:
  - {id: p-001, name: Hoa Mẫu, office: Chuyên viên, roles: [secretary, admin], from: 2024-10-01}
  - {id: p-002, name: Bình Mẫu, office: Cán bộ, roles: [commune], communes: ["02545", "02539"], from: 2024-10-01,
     until: 2026-12-31}
council:
  document: 12/QĐ-UBND
  issued: 2024-10-05
  chair: p-002
  secretary: p-001
  quorum: 1
  rule: two_thirds_all
  members:
    - {person: p-001, office: Ủy viên, from: 2024-10-05, interest: ["02545"]}
    - {person: p-002, office: Chủ tịch, from: 2024-10-05}
"""


def filled(folder: Path) -> Path:
    """The same as ``TEXT`` typed into an empty workbook, days and numbers as people type them."""
    path = folder / WORKBOOK
    write_council_workbook(path, "Đợt mẫu (số liệu mô phỏng)", ())
    book = load_workbook(path)
    at = {name: column for column, name in enumerate(PEOPLE_HEADS, 1)}
    people = book["Người làm việc"]
    for row, (person, name, office) in enumerate(
        (("p-001", "Hoa Mẫu", "Chuyên viên"), ("p-002", "Bình Mẫu", "Cán bộ")), 4
    ):
        people.cell(row, 1).value, people.cell(row, 2).value, people.cell(row, 3).value = person, name, office
        people.cell(row, at["from"]).value = "1/10/2024"
    for row, role in ((4, "secretary"), (4, "admin"), (5, "commune")):
        people.cell(row, at[role]).value = "X"
    people.cell(5, at["communes"]).value, people.cell(5, at["until"]).value = "02545, 02539", "31/12/2026"
    lines: tuple[str | int, ...] = (
        "12/QĐ-UBND",
        "05/10/2024",
        "p-002",
        "p-001",
        1,
        "từ hai phần ba tổng số thành viên trở lên",
    )
    for row, line in enumerate(lines, 4):
        book["Hội đồng"].cell(row, 2, line)
    for row, told in enumerate((("p-001", "Ủy viên", "02545"), ("p-002", "Chủ tịch", None)), 4):
        sheet = book["Thành viên"]
        for column, value in zip((1, 2, 5, 3), (*told, "05/10/2024"), strict=True):
            sheet.cell(row, column, value)
    book.save(path)
    return path


def test_the_workbook_says_what_the_text_file_says(tmp_path: Path) -> None:
    """Both as the same people and the same council."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / COUNCIL_FILE).write_text(TEXT, "utf-8")
    text = shape(PeopleShape, read_source(tmp_path / "text" / COUNCIL_FILE, COUNCIL_FILE))
    assert shape(PeopleShape, read_council_book(filled(tmp_path))) == text
    assert read_people(tmp_path) == read_people(tmp_path / "text")


def test_a_workbook_without_a_council_has_people_alone(tmp_path: Path) -> None:
    """The sheet Hội đồng left empty is no council, and nothing of it is asked for."""
    book = load_workbook(filled(tmp_path))
    for name, last in (("Hội đồng", 3), ("Thành viên", 6)):
        for row in range(4, 12):
            for column in range(2 if name == "Hội đồng" else 1, last):
                book[name].cell(row, column).value = None
    book.save(tmp_path / WORKBOOK)
    told = shape(PeopleShape, read_council_book(tmp_path / WORKBOOK))
    assert (told.council, len(told.persons)) == (None, 2)


def typed(sheet: str, cell: str, value: str | None) -> Callable[[Workbook], None]:
    """Something typed into a cell."""

    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def renamed(book: Workbook) -> None:
    """A sheet under another name."""
    book["Thành viên"].title = "Hội viên"


WRONG = (
    (renamed, "REC-362", "hoi-dong.xlsx"),
    (typed("Người làm việc", "D3", "Vai trò khác"), "REC-363", "Người làm việc › D3"),
    (typed("Người làm việc", "D3", None), "RND-949", "Người làm việc › D5"),
    (typed("Hội đồng", "A4", "Số công văn"), "REC-363", "Hội đồng › A4"),
    (typed("Hội đồng", "A5", "Văn bản thành lập"), "REC-363", "Hội đồng › A5"),
    (typed("Người làm việc", "C4", None), "REC-364", "Người làm việc › C4"),
    (typed("Hội đồng", "B8", None), "REC-364", "Hội đồng › B8"),
    (typed("Thành viên", "C4", None), "REC-364", "Thành viên › C4"),
    (typed("Hội đồng", "B5", "hôm qua"), "REC-365", "Hội đồng › B5"),
    (typed("Thành viên", "C5", "31/02/2024"), "REC-365", "Thành viên › C5"),
    (typed("Người làm việc", "D4", "có"), "REC-366", "Người làm việc › D4"),
    (typed("Hội đồng", "B9", "ai cũng được"), "REC-367", "Hội đồng › B9"),
)


def test_what_is_wrong_is_told_at_its_cell(tmp_path: Path) -> None:
    """One wrong cell, one problem, at that cell."""
    for at, (change, code, where) in enumerate(WRONG):
        folder = tmp_path / str(at)
        folder.mkdir()
        book = load_workbook(filled(folder))
        change(book)
        book.save(folder / WORKBOOK)
        with pytest.raises(ProblemsFound) as refused:
            read_council_book(folder / WORKBOOK)
        found = [(told.code, str(told.place)) for told in refused.value.problems]
        assert [one for one in found if one[0] == code and where in one[1]], found


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """A day, a cross and a rule, each at its cell."""
    book = load_workbook(filled(tmp_path))
    for sheet, cell in (("Hội đồng", "B5"), ("Hội đồng", "B9"), ("Người làm việc", "D4")):
        typed(sheet, cell, "?")(book)
    book.save(tmp_path / WORKBOOK)
    with pytest.raises(ProblemsFound) as refused:
        read_council_book(tmp_path / WORKBOOK)
    assert {told.code for told in refused.value.problems} == {"REC-365", "REC-366", "REC-367"}


def test_a_workbook_that_nobody_has_filled_in_says_where_to_begin(tmp_path: Path) -> None:
    """At the first cell of the first sheet."""
    write_council_workbook(tmp_path / WORKBOOK, "Đợt mẫu", ())
    with pytest.raises(ProblemsFound) as refused:
        read_people(tmp_path)
    assert [(told.code, str(told.place)) for told in refused.value.problems] == [
        ("REC-364", "hoi-dong.xlsx › Người làm việc › A4")
    ]


def test_two_lists_of_people_are_refused(tmp_path: Path) -> None:
    """Nobody guesses which one counts."""
    filled(tmp_path)
    (tmp_path / COUNCIL_FILE).write_text(TEXT, "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        people_source(tmp_path)
    assert [told.code for told in refused.value.problems] == ["REC-368"]


def test_an_empty_workbook_is_never_written_over_a_list(tmp_path: Path) -> None:
    """Neither over the workbook nor beside the text file."""
    desk = frozen.desk_in(tmp_path / "desk", ())
    store = find_store(desk)
    home = hand_out_people(store, frozen.SAMPLE).parent
    with pytest.raises(ProblemsFound) as refused:
        hand_out_people(store, frozen.SAMPLE)
    assert [(told.code, str(told.place)) for told in refused.value.problems] == [("REC-369", f"{home.name}/{WORKBOOK}")]


def test_every_role_of_the_text_file_has_its_column() -> None:
    """A role that can be written in council.yaml can be given in the workbook."""
    (person, *_) = get_args(PersonShape.model_fields["roles"].annotation)
    assert {*get_args(person)} == {*ROLES}
