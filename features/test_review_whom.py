"""Binds the feature of commune facts at the board's desk: forms, workbook, papers and dossier (số liệu mô phỏng)."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.filled_forms import META
from engine.files.numbers import plain
from engine.forms.layout import DOCUMENT
from engine.language import speak
from engine.law.units.fact_questions import PREFIX
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.file_json import as_json
from engine.service.forms import FormsRequest, forms
from engine.service.record.record_store import open_record
from engine.service.store import find_store
from features.case import Table, rows
from features.command_line import as_typed
from features.test_review import columns
from tests.records.dossier.test_tampered_dossier import listed_anew
from tests.records.dossier.verifying import run as verify
from tests.whom.whom_round import FOLDER

scenarios("tham_dinh_du_kien_xa.feature")

CODES: Mapping[str, str] = {"Xã Một": "90001", "Xã Hai": "90002"}
GIVEN = {
    "co_nguoi_phu_trach": "Có", "so_hoat_dong": "3", "tre_duoi_1_tuoi": "100", "tre_duoi_1_tiem_du": "96",
    "tre_bi_tai_nan": "1", "tre_em": "1000", "tre_hai_long": "40", "tre_duoc_hoi": "50",
}  # fmt: skip
COLUMNS = "code,name,type,province_type,bai_ngang,vung,dan_so,nong_nghiep"
WORKBOOK = "tham-dinh.xlsx"


@dataclass(slots=True)
class Board:
    """A round's folder in a workspace of its own, and what a command said last."""

    folder: Path
    listed: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in CODES})
    sent: dict[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    screen: str = ""

    def run(self, *words: str, code: int = 0) -> None:
        """A command as it is typed, ended as it should."""
        self.screen, done = as_typed(words)
        assert done == code, self.screen

    def review(self, told: str, code: int = 0) -> None:
        """A command of the desk with the round, the workbook and communes by short names."""
        short = {"ĐỢT": str(self.folder), "SỔ": str(self.folder / WORKBOOK)}
        units = {name.split()[1]: unit for name, unit in CODES.items()}
        self.run("review", *(short.get(word) or units.get(word) or word for word in told.split()), code=code)

    def list_communes(self) -> None:
        """The list of communes, with the facts that it tells."""
        facts = COLUMNS.split(",")[4:]
        lines = [
            ",".join([code, name, "xa", "tinh", *(self.listed[name].get(fact, "") for fact in facts)])
            for name, code in CODES.items()
        ]
        (self.folder / "communes.csv").write_text("\n".join([COLUMNS, *lines]) + "\n", "utf-8")

    def send(self, name: str) -> None:
        """A commune's form with its data, and what it says of itself, put into evidence/."""
        (blank,) = (p for p in (self.folder / "forms").iterdir() if p.stem.endswith(plain(name.split()[1])))
        book = load_workbook(blank)
        pairs = {str(row[0].value): str(row[1].value) for row in book[META].iter_rows()}
        at = {key.removeprefix("value/"): cell for key, cell in pairs.items() if key.startswith("value/")}
        said = {f"{PREFIX}{row['điều']}": row for row in self.sent[name]}
        sheet: Any = book.worksheets[0]
        for key, cell in at.items():
            data = {**GIVEN, "tre_em": "1010"} if name == "Xã Hai" else GIVEN  # no two communes are alike
            answer = said.get(key) or {"trả lời": data.get(key, ""), "văn bản": "1/BC-UBND" if key in data else ""}
            if text := answer["trả lời"]:
                sheet[cell].value, sheet[cell].data_type = text, "s"
                sheet.cell(sheet[cell].row, DOCUMENT).value = answer["văn bản"] or None
        book.save(self.folder / "evidence" / blank.name)

    def file(self, name: str) -> CommuneFile:
        """A commune's file as the record has it."""
        found = open_record(self.folder).file(CODES[name])
        assert found
        return found

    def sheet(self, name: str) -> Worksheet:
        """A commune's sheet of the workbook."""
        return load_workbook(self.folder / WORKBOOK)[CODES[name]]

    @property
    def unpacked(self) -> Path:
        """Where whoever gets the dossier unpacks it."""
        return self.folder.parents[1] / "nguoi-nhan"

    def paper(self, name: str) -> str:
        """All that a paper says, one space between words."""
        (path,) = (self.folder / "papers").rglob(name)
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join(" ".join([*(p.text for p in document.paragraphs), *cells]).split())


def row_of(sheet: Worksheet, fact: str) -> int:
    """The row of a fact, by the name that stands hidden before it."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == f"{PREFIX}{fact}")


@given(
    parsers.parse("đợt ngày {day} theo bộ tiêu chí thử nghiệm, danh sách không nói gì về dữ kiện của xã"),
    target_fixture="board",
)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> Board:
    """The trial standard and a round of two communes, kept by one person."""
    shutil.copytree(FOLDER, tmp_path / "criteria" / "whom")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "assessments" / "dot"
    (folder / "evidence").mkdir(parents=True)
    iso = "-".join(reversed(day.split("/")))
    (folder / "round.yaml").write_text(
        f"id: dot\ntitle: Đợt thử\nstandard: whom\non: {iso}\nperiod: {{from: 2027-01-01, to: 2027-12-31}}\n"
        "area: tỉnh Thử\nsimulated: true\nfour_eyes: stated\nauthority: district\n",
        "utf-8",
    )
    return Board(folder)


@given(parsers.parse('"{name}" gửi phiếu, về đơn vị ghi'))
def sends(board: Board, name: str, datatable: Table) -> None:
    """What its form will say of itself; forms are made once the list of communes is as it will be."""
    board.sent[name] = rows(datatable)


@given(parsers.parse('danh sách xã của đợt ghi "{name}" có "{fact}" là "{said}"'))
def listed(board: Board, name: str, fact: str, said: str) -> None:
    """Before forms are made."""
    board.listed[name][fact] = said


@when("mở nhật ký và nhập phiếu")
def opened(board: Board) -> None:
    """Forms made, filled and sent, the record begun, forms taken in."""
    board.list_communes()
    forms(find_store(board.folder), FormsRequest(str(board.folder)), speak("vi"))
    for name in board.sent:
        board.send(name)
    board.review("open ĐỢT --apply")
    board.review("import ĐỢT --apply")


@when("nhận thẩm định")
def claimed(board: Board) -> None:
    """All files, and the workbook handed out."""
    board.review("claim ĐỢT --all --apply")
    board.review("out ĐỢT")


@when(parsers.parse('hội đồng điền trang của "{name}"'))
def filled(board: Board, name: str, datatable: Table) -> None:
    """Cells of a fact's row typed over, found by their heads."""
    sheet = board.sheet(name)
    for told in rows(datatable):
        row = row_of(sheet, told["dữ kiện"])
        for head, typed in told.items():
            if head != "dữ kiện":
                sheet.cell(row, columns(sheet)[head]).value = typed
    assert sheet.parent
    sheet.parent.save(board.folder / WORKBOOK)


@when(parsers.parse('chạy "{told}"'))
def run(board: Board, told: str) -> None:
    """A command that goes through."""
    board.review(told)


@when(parsers.parse('chạy không được "{told}"'))
def refused(board: Board, told: str) -> None:
    """A command that is refused; why is on the screen."""
    board.review(told, code=4)


@when(parsers.parse('chạy lệnh trả lại "{name}" vì "{reason}"'))
def returned(board: Board, name: str, reason: str) -> None:
    """With its reason."""
    board.run("review", "return", str(board.folder), CODES[f"Xã {name}"], "--reason", reason, "--apply")


@when(parsers.parse('"{name}" gửi lại phiếu, về đơn vị ghi'))
def sent_again(board: Board, name: str, datatable: Table) -> None:
    """The same form with other answers."""
    board.sent[name] = rows(datatable)
    board.send(name)


@when(parsers.parse('lập giấy của "{name}"'))
def papers(board: Board, name: str) -> None:
    """Every paper that the commune can have."""
    board.run("papers", str(board.folder), "--commune", CODES[f"Xã {name}"])


@when("gói hồ sơ mang đi")
def packed(board: Board) -> None:
    """And unpacked elsewhere."""
    path = board.unpacked.with_suffix(".zip")
    board.run("dossier", str(board.folder), "--out", str(path))
    zipfile.ZipFile(path).extractall(board.unpacked)


@when(parsers.parse('ai đó sửa dữ kiện "{fact}" của "{name}" phía "{layer}" trong hồ sơ mang đi'))
def tampered(board: Board, fact: str, name: str, layer: str) -> None:
    """A no made a yes, and the list of hashes made to fit."""
    path = board.unpacked / "facts.json"
    told = json.loads(path.read_text("utf-8"))
    own = told["layers"][layer][CODES[name]]
    own[fact] = {"0": "1", "1": "0"}[own[fact]]
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    listed_anew(board.unpacked)


@then(parsers.parse('màn hình có "{said}"'))
def on_screen(board: Board, said: str) -> None:
    """Somewhere in what was printed."""
    assert said in board.screen, board.screen


@then(parsers.parse('lỗi là "{code}": "{said}"'))
def told(board: Board, code: str, said: str) -> None:
    """Its code, or what it says where a move was refused, with the remedy."""
    assert said in board.screen, board.screen
    assert code in board.screen or "→" in board.screen


@then(parsers.parse('lỗi "{code}" ở cột "{head}" hay "{other}" của "{fact}"'))
def at_cell(board: Board, code: str, head: str, other: str, fact: str) -> None:
    """The very row, in the sheet of the commune."""
    sheet = board.sheet("Xã Hai")
    cells = [sheet.cell(row_of(sheet, fact), columns(sheet)[name]).coordinate for name in (head, other)]
    assert code in board.screen
    assert any(f"{CODES['Xã Hai']} › {cell}" in board.screen for cell in cells), board.screen


@then(parsers.parse('hồ sơ "{name}" phía xã khai có'))
def kept(board: Board, name: str, datatable: Table) -> None:
    """Each with its value, its paper and a cell of the form."""
    own = board.file(name).own
    for row in rows(datatable):
        fact = own[f"{PREFIX}{row['dữ kiện']}"]
        assert (fact.value, fact.document, fact.state) == (row["giá trị"], row["văn bản"], "given")
        assert re.search(r"› [A-Z]+\d+$", fact.place)


@then(parsers.parse('biên nhận số {n:d} nói "{said}"'))
def receipt(board: Board, n: int, said: str) -> None:
    """One line of it."""
    (path,) = (board.folder / "record" / "receipts").glob(f"{n:05}-*.docx")
    assert said in [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


@then(parsers.parse('trang của "{name}" ghi dữ kiện "{fact}" là "{said}"'))
def shown(board: Board, name: str, fact: str, said: str) -> None:
    """In the column of what the commune declared."""
    sheet = board.sheet(name)
    assert sheet.cell(row_of(sheet, fact), columns(sheet)["Xã khai"]).value == said


@then(
    parsers.parse(
        'hồ sơ ghi lại "{name}" theo xã khai nhóm "{own}" ngưỡng {low}, theo hội đồng nhóm "{board_class}" ngưỡng {bar}'
    )
)
def both_classes(board: Board, name: str, own: str, low: str, board_class: str, bar: str) -> None:
    """In the record, and the state that was appraised is the file's."""
    file = board.file(name)
    told = [(file.scores[layer]["class"], file.scores[layer]["threshold"]) for layer in ("self", "appraised")]
    assert told == [(own, low), (board_class, bar)]
    moved = file.last("appraise")
    assert moved
    assert moved.state_sha == file.state_sha


@then(
    parsers.parse(
        'hồ sơ ghi lại "{name}" theo xã khai chưa rõ "{unknown}", theo hội đồng nhóm "{board_class}" ngưỡng {bar}'
    )
)
def one_class(board: Board, name: str, unknown: str, board_class: str, bar: str) -> None:
    """No points of its own, and why."""
    scores = board.file(name).scores
    assert scores["self"] == {"unknown": unknown.split(", ")}
    assert (scores["appraised"]["class"], scores["appraised"]["threshold"]) == (board_class, bar)


@then("kiểm tra nhật ký thấy mọi điều khớp")
def verified(board: Board) -> None:
    """Every score worked out again."""
    board.run("record", str(board.folder), "--verify")


@then("lập lại các bảng từ nhật ký ra đúng hồ sơ ấy")
def rebuilt(board: Board) -> None:
    """Field by field."""
    before = {name: as_json(board.file(name)) for name in CODES}
    board.run("record", str(board.folder), "--rebuild")
    assert {name: as_json(board.file(name)) for name in CODES} == before


@then(parsers.parse('hồ sơ "{name}" không còn điều nào chờ xã trả lời'))
def answered(board: Board, name: str) -> None:
    """Sending the form again answers what was to be supplied."""
    assert [remark.is_open for remark in board.file(name).remarks] == [False]


@then(parsers.parse('bảng tự chấm nói "{said}"'))
def self_score(board: Board, said: str) -> None:
    """Before the points."""
    assert said in board.paper("*tu-cham*.docx")


@then(parsers.parse('biên bản thẩm định nói "{said}"'))
def minutes(board: Board, said: str) -> None:
    """Before the points."""
    assert said in board.paper("*tham-dinh*.docx")


@then("người nhận chạy verify.py thấy mọi điều đều khớp")
def fits(board: Board) -> None:
    """With a Python that knows nothing of the project."""
    code, told = verify(board.unpacked)
    assert code == 0, told[-2000:]


@then(parsers.parse('người nhận chạy verify.py thấy "{said}"'))
def finds(board: Board, said: str) -> None:
    """And ends with 1."""
    code, told = verify(board.unpacked)
    assert (code, said in told) == (1, True), told[-2000:]


def test_the_trial_standard_is_at_hand() -> None:
    """The scenarios run on the files of tests/whom/law."""
    if not FOLDER.is_dir():
        pytest.fail(str(FOLDER))
