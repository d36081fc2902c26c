"""Binds the feature of what goes upward by the board's figures: a round on disk whose files are in several states."""

from __future__ import annotations

import atexit
import re
import shlex
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import docx
import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.records.acting.actors import Actor
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import KeptFact
from engine.records.acting.file_json import fact_json
from engine.service.record.record_store import open_record
from features.case import Table, rows
from features.command_line import as_typed
from tests import frozen
from tests.service.test_recorded_publishing import PEOPLE, recognise, said

scenarios("so_tham_dinh.feature")

CODES = {"Xã Tân Trào": "02545", "Xã Tú Thịnh": "02560", "Xã Minh Thanh": "02542", "Xã Đồng Quý": "02587"}
LATER = "2030-01-01T08:00:00+07:00"


@dataclass(slots=True)
class Board:
    """The round's folder, and what the last command said."""

    folder: Path
    screen: str = ""

    def cells(self, path: Path, sheet: str) -> list[list[str]]:
        """The rows of a sheet as texts."""
        told = load_workbook(path)[sheet]
        return [["" if cell is None else str(cell) for cell in row] for row in told.iter_rows(values_only=True)]


@given("đợt có nhật ký với các hồ sơ", target_fixture="board")
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, datatable: Table) -> Board:
    """Each file in its state; what the board corrected rests on its own paper."""
    wanted = tuple((row["xã"], row["hồ sơ"], row["hội đồng sửa"]) for row in rows(datatable))
    shutil.copytree(made(wanted), tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Board(tmp_path / "assessments" / frozen.SAMPLE)


@cache
def made(wanted: tuple[tuple[str, str, str], ...]) -> Path:
    """A desk whose files were brought so far, made once."""
    desk = frozen.desk_in(Path(mkdtemp(prefix="phuhop-so-tham-dinh-")), tuple(CODES.values()))
    atexit.register(shutil.rmtree, desk, ignore_errors=True)
    folder = desk / "assessments" / frozen.SAMPLE
    with (folder / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    (folder / "council.yaml").write_text(PEOPLE, "utf-8")
    said(folder, "review", "open", "--as", "p-004")
    said(folder, "review", "import", "--as", "p-001")
    said(folder, "review", "council", "--as", "p-003")
    for name, state, corrected in wanted:
        bring(folder, CODES[name], state, corrected)
    return desk


def bring(folder: Path, code: str, state: str, corrected: str) -> None:
    """A submitted file to another state."""
    if state == "đã rút":
        said(folder, "review", "withdraw", code, "--reason", "nhầm", "--as", "p-001")
    if state in ("đã thẩm định", "đã quyết định"):
        said(folder, "review", "claim", code, "--as", "p-002")
        if corrected:
            correct(folder, code, *corrected.split("="))
        said(folder, "review", "appraise", code, "--as", "p-002")
    if state == "đã quyết định":
        recognise(folder, code)


def correct(folder: Path, code: str, datum: str, value: str) -> None:
    """The board's figure in the place of the commune's, with its paper."""
    record = open_record(folder)
    file = record.file(code)
    assert file is not None
    fact = KeptFact(
        datum, "given", value, "77/BB-KT", "2024-11-25", "tham-dinh.xlsx", "đếm lại", "p-002", file.moves[-1].at
    )
    actor = Actor("p-002", "appraiser", "board")
    record.apply(Wanted("correct", code, actor, file.moves[-1].at, {"facts": [fact_json(fact)]}, (), file.version))


@given("sau quyết định có ấn định mới cho cả đợt")
def overridden(board: Board) -> None:
    """The chair sets something for the whole round, also for the day of the decision."""
    exempted(board, "tre_nghien_ma_tuy", "2099-12-31")


@given(parsers.parse('hội đồng miễn "{datum}" cho cả đợt đến hết "{until}"'))
def exempted(board: Board, datum: str, until: str) -> None:
    """A datum that the chair lets not apply, from a day long before the decision."""
    told = {"id": "AD-01", "kind": "not_applicable", "value": datum, "reason": "không có"}
    body = {**told, "document": "9/QĐ", "from": "2020-01-01", "until": until}
    open_record(board.folder).apply(Wanted("override", "", Actor("p-003", "chair", "board"), LATER, body))


@given("ngưỡng của bộ tiêu chí đã sửa sau khi mở nhật ký")
def other_law(board: Board) -> None:
    """A threshold of the standard is another by now."""
    head = board.folder.parents[1] / "criteria" / frozen.STANDARD / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: 851"), "utf-8")


@given("đợt chưa mở nhật ký")
def without_record(board: Board) -> None:
    """As if nobody had opened one."""
    shutil.rmtree(board.folder / "record")


@when(parsers.re(r'chạy "(?P<command>[^"]+)"'))
def run(board: Board, command: str) -> None:
    """A command that succeeds."""
    board.screen, code = as_typed(shlex.split(command))
    assert code == 0, board.screen


@when(parsers.parse('chạy "{command}" thì bị từ chối'))
def refused(board: Board, command: str) -> None:
    """A command that is refused."""
    board.screen, code = as_typed(shlex.split(command))
    assert code != 0, board.screen


@then(parsers.parse('màn hình có "{told}"'))
def shows(board: Board, told: str) -> None:
    """What the screen says, its folded lines joined."""
    assert told in board.screen


@then(parsers.parse('màn hình không có "{told}"'))
def silent(board: Board, told: str) -> None:
    """What the screen does not say."""
    assert told not in board.screen


def ranked(board: Board) -> dict[str, list[str]]:
    """The rows of the ranking by commune."""
    return {row[1]: row for row in board.cells(board.folder / "xep-hang-xa.xlsx", "Xếp hạng") if len(row) > 6}


@then(parsers.re(r"trong bảng xếp hạng (?P<told>.+)"))
def layers(board: Board, told: str) -> None:
    """On which figures each commune stands."""
    for name, layer in re.findall(r'"([^"]+)" là "([^"]+)"', told):
        assert layer in ranked(board)[name]


@then(parsers.parse('phần điểm của "{name}" thấp hơn khi xếp hạng với "{option}"'))
def lower(board: Board, name: str, option: str) -> None:
    """The board's figure took points away."""
    now = ranked(board)[name][2]
    _, code = as_typed(shlex.split(f"rank {frozen.SAMPLE} {option}"))
    assert code == 0
    own = ranked(board)[name][2]
    assert float(now.split(" ")[0].replace(",", ".")) < float(own.split(" ")[0].replace(",", "."))


@then(parsers.parse('sổ báo cáo, trang "{sheet}", ghi "{name}" số "{value}" là "{layer}", theo văn bản "{paper}"'))
def in_report(board: Board, sheet: str, name: str, value: str, layer: str, paper: str) -> None:
    """A commune's figure in the report's workbook."""
    (path,) = (board.folder / "reports").glob("*.xlsx")
    found = [row for row in board.cells(path, sheet) if row[1] == name and paper in row[6]]
    assert {(row[3], layer in row[8]) for row in found} == {(value, True)}


@then(parsers.parse('bản thảo Word có "{told}"'))
def in_word(board: Board, told: str) -> None:
    """What the draft says."""
    (path,) = (board.folder / "reports").glob("*.docx")
    assert told in " ".join(text_of(path).split())


def text_of(path: Path) -> str:
    """Paragraphs and tables."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@then(parsers.parse('bảng dùng chung ghi "{datum}" của "{name}" là {value:d}, văn bản "{paper}", "{layer}"'))
def shared(board: Board, datum: str, name: str, value: int, paper: str, layer: str) -> None:
    """One figure with its document."""
    table = board.cells(board.folder / "so-lieu-dung-chung.xlsx", "Số liệu dùng chung")
    (row,) = [row for row in table if row[3] == name and row[4] == datum]
    assert (row[6], row[7], row[10]) == (str(value), paper, layer)


@then(parsers.parse('bảng dùng chung không có số nào của "{name}"'))
def not_shared(board: Board, name: str) -> None:
    """Its rows are empty."""
    table = board.cells(board.folder / "so-lieu-dung-chung.xlsx", "Số liệu dùng chung")
    own = [row for row in table if row[3] == name]
    assert own
    assert {row[6] for row in own} == {""}


def summary(board: Board) -> str:
    """The text of the summary paper."""
    return " ".join(text_of(board.folder.parents[1] / "giay" / "bang-tong-hop.docx").split())


@then(parsers.parse('bảng tổng hợp ghi "{name}" là "{words}", "{other}" là "{layer}"'))
def in_summary(board: Board, name: str, words: str, other: str, layer: str) -> None:
    """By decision where there is one; on which figures otherwise."""
    path = board.folder.parents[1] / "giay" / "bang-tong-hop.docx"
    table = [[cell.text for cell in row.cells] for own in docx.Document(str(path)).tables for row in own.rows]
    assert [row[4] for row in table if len(row) > 4 and row[1].startswith(name)] == [words]
    assert [row[1] for row in table if len(row) > 4 and row[1].startswith(other)] == [f"{other} ({layer})"]


@then(parsers.parse('bảng tổng hợp kể "{name}" ngoài bảng, vì "{reason}"'))
def beside(board: Board, name: str, reason: str) -> None:
    """Set aside, with why."""
    assert f"- {name}: {reason}." in summary(board)
