"""Binds the feature of a round that two standards judge: a board's folder, and the commands as they are typed."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from os import chdir
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.facts import Document, Fact
from engine.files.writing import write_whole
from engine.forms.template import form_name, write_form
from engine.law.publishing.small_counts import PUBLISHING
from engine.problems import Place
from engine.records.publishing.release_json import read_release
from engine.records.publishing.releases import of_class_key
from engine.service.publishing.kept_releases import PUBLISHED, RELEASE
from engine.service.rounds import open_parts
from features.case import SAY
from features.command_line import as_typed
from tests import frozen
from tests.parts.joint_round import COMMUNES, Joint, figures, joint_in, usual
from tests.parts.two_laws import two_laws_in

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


@then("sổ xếp hạng có một trang cho mỗi bộ")
def ranking(board: Board) -> None:
    """Each with the heading of its standard."""
    book = load_workbook(board.joint.folder / "xep-hang-xa.xlsx")
    assert book.sheetnames == ["Xếp hạng 1", "Xếp hạng 2", "Cách tính"]
    heads = [str(book[name].cell(3, 1).value) for name in book.sheetnames[:2]]
    assert ["small-2" in head for head in heads] == [False, True]


@given(parsers.parse('đợt Sơn Dương mà "{codes}" theo bộ qd-07-2019'), target_fixture="board")
def of_one_law_and_its_copy(home: Path, codes: str) -> Board:
    """The frozen round, some communes under a second standard made of its own."""
    communes = ("02536", "02542", "02545", "02584", "02587")
    store = two_laws_in(home / "noi", communes, codes.split(", "))
    chdir(store.root)
    return Board(Joint(store.round(frozen.SAMPLE)))


@then(parsers.parse('có báo cáo riêng của "{first}" và "{second}", mỗi bản nói chỉ gồm xã theo bộ ấy'))
def reports(board: Board, first: str, second: str) -> None:
    """A folder each; the draft says whose it is."""
    for name, other in ((first, second), (second, first)):
        paper = docx.Document(str(board.joint.folder / "reports" / name / "bao-cao-nam.docx"))
        text = " ".join(paragraph.text for paragraph in paper.paragraphs)
        assert f"Chỉ gồm xã theo bộ tiêu chí {name}" in text
        assert f"xã theo bộ {other} có báo cáo riêng" in text


@when(parsers.parse('bộ phận chính sách lập bảng cho "{datum}"'))
def with_table(board: Board, datum: str) -> None:
    """A line of the rules."""
    rules = board.joint.store.criteria / PUBLISHING
    line = f'  - {{datum: {datum}, below: 5, table: true, why: "tử vong", why_en: "deaths"}}\n'
    rules.write_text(rules.read_text("utf-8") + line, "utf-8")


@when("bộ phận chính sách ghi hai mã ấy là một số đếm")
def tied(board: Board) -> None:
    """The line with same_as."""
    rules = board.joint.store.criteria / PUBLISHING
    line = "datum: tre_mat_vi_tai_nan, below: 5, table: true,"
    text = rules.read_text("utf-8").replace(line, f"{line} same_as: tre_tu_vong_tai_nan,")
    rules.write_text(text, "utf-8")


@then("một lần công bố có xã của cả hai bộ, mỗi số đếm một bảng")
def published(board: Board) -> None:
    """Every commune once; the count of two names stands once, with classes of both standards."""
    raw = (board.joint.folder / PUBLISHED / "01" / RELEASE).read_bytes()
    release = read_release(raw, "")
    assert sorted(line.code for line in release.lines) == ["02536", "02542", "02545", "02584", "02587"]
    names = [(table.datum, table.province) for table in release.tables]
    assert len(names) == len(set(names))
    assert "tre_mat_vi_tai_nan" not in {name for name, _ in names}
    (deaths,) = [table for table in release.tables if table.datum == "tre_tu_vong_tai_nan"]
    assert {of_class_key(row.id)[0] for row in deaths.classes} == {"qd-06-2019", "qd-07-2019"}
