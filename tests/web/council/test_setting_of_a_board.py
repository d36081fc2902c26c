"""A round's setting on a board: the page is the secretary's and the chair's, the second person the administrator's."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.broken_disk import held
from tests.web.council.persons import CHAIR, MEMBER, ROUND, SECRETARY, VIEWER, Board

PAGE = f"{ROUND}dat/"


def sent(board: Board, person: str) -> Any:
    """The round's workbook sent back by which one person may do everything."""
    workbook = load_workbook(io.BytesIO(board.by(person).get(f"{PAGE}dot.xlsx").content))
    sheet = workbook["Đợt"]
    row = next(at for at in range(1, 40) if sheet.cell(at, 1).value == "Có người thứ hai")
    sheet.cell(row, 2).value = "Không"
    stream = io.BytesIO()
    workbook.save(stream)
    file = SimpleUploadedFile("dot.xlsx", stream.getvalue())
    return board.by(person).client.post(PAGE, {"viec": "so", "so": file})


def test_who_runs_the_meeting_sees_the_setting(board: Board) -> None:
    """The secretary does, a member and a viewer find no such page."""
    assert "Ngày chốt số liệu" in board.page(SECRETARY, PAGE)
    for person in (MEMBER, VIEWER):
        assert board.by(person).get(PAGE).status_code == 404
        assert board.by(person).get(f"{PAGE}dot.xlsx").status_code == 404


def test_a_chair_does_not_do_away_with_the_second_person(board: Board) -> None:
    """WEB-191, and nothing is written: whether one may act alone is the administrator's to say."""
    before = held(board.folder)
    answer = sent(board, CHAIR)
    assert (answer.status_code, "WEB-191" in answer.content.decode()) == (422, True)
    assert held(board.folder) == before
