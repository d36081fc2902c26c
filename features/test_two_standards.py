"""Binds the feature of a round that two standards judge: a board's folder, and the commands as they are typed."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.facts import Document, Fact
from engine.files.writing import write_whole
from engine.forms.template import form_name, write_form
from engine.problems import Place
from engine.service.rounds import open_parts
from features.case import SAY
from features.command_line import as_typed
from tests.parts.joint_round import COMMUNES, Joint, figures, joint_in, usual

scenarios("hai_bo_tieu_chi.feature")

COASTAL = "standards: [{standard: small-2, when: [{facts: {bai_ngang: true}}]}]"
CODES = {commune.name: commune.code for commune in COMMUNES}


@dataclass(slots=True)
class Board:
    """The round, and what the last command said."""

    joint: Joint
    screen: str = ""


@given("hai bộ tiêu chí thử nghiệm cùng có hiệu lực", target_fixture="home")
def laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace to stand in; its laws come with the round."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@given("đợt của các xã, đặc khu theo bộ mới", target_fixture="board")
def zones(home: Path) -> Board:
    """Three communes under the first standard, the special zone under the second."""
    return Board(usual(home))


@given(parsers.parse('đợt của các xã, xã bãi ngang theo bộ mới, "{name}" chưa rõ'), target_fixture="board")
def coastal(home: Path, name: str) -> Board:
    """Coastal communes under the second standard, and of one it is not known whether it is coastal."""
    told = [replace(c, coastal="" if c.name == name else "có" if c.kind == "xa" else "không") for c in COMMUNES[:3]]
    return Board(joint_in(home).write(COASTAL, told))


@given(parsers.parse('bảng số liệu ghi thêm "{datum}" cho "{name}"'))
def more(board: Board, datum: str, name: str) -> None:
    """One figure more for a commune, in a table of its own."""
    board.joint.give({CODES[name]: {datum: 3}}, "them.csv")


@when("các xã điền phiếu của mình")
def filled(board: Board) -> None:
    """Every commune's form under its own standard in place of the table; papers go with the figures."""
    paper = Document("01/BC", None)
    for part in open_parts(board.joint.folder, board.joint.store):
        for unit in part.round.units:
            given = figures(part.round.standard)
            facts = {name: Fact(name, value, Place(""), document=paper) for name, value in given.items()}
            path = board.joint.folder / "evidence" / form_name(unit)
            write_form(path, part.law.book, part.round, unit, SAY, facts)
    write_whole(board.joint.folder / "evidence" / "so-lieu.csv", b"commune,evidence,value\n")


@when(parsers.parse('chạy "{command}"'))
def run(board: Board, command: str) -> None:
    """A command that succeeds."""
    board.screen, code = as_typed(shlex.split(command))
    assert code == 0, board.screen


@when(parsers.parse('chạy "{command}" thì bị từ chối'))
def refused(board: Board, command: str) -> None:
    """A command that is refused."""
    board.screen, code = as_typed(shlex.split(command))
    assert code != 0, board.screen


@then(parsers.parse('màn hình có "{said}"'))
def shows(board: Board, said: str) -> None:
    """What the screen says, its folded lines joined."""
    assert said in board.screen


@then(parsers.parse('bảng chung ghi "{name}" theo "{standard}", "{other}" theo "{second}"'))
def overview(board: Board, name: str, standard: str, other: str, second: str) -> None:
    """The table of all communes has each beside its standard."""
    sheet = load_workbook(board.joint.folder / "results" / "tong-hop-chung.xlsx").active
    assert sheet is not None
    rows = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    told = {row[3]: row[1] for row in rows if len(row) > 5}
    assert told[name] == standard
    assert told[other] == second


@then(parsers.parse('có kế hoạch riêng của "{first}" và "{second}"'))
def plans(board: Board, first: str, second: str) -> None:
    """The paper and the workbook of each."""
    home = board.joint.folder / "plan"
    assert {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()} == {
        f"{name}/{file}" for name in (first, second) for file in ("ke-hoach.docx", "ke-hoach.xlsx", "plan.json")
    }
