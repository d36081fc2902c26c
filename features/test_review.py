"""Binds the feature of the board's desk: forms, the appraisal workbook both ways, moves (số liệu mô phỏng)."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytest_bdd import given, parsers, scenarios, then, when

from cli import phuhop
from engine.forms.layout import NOTE
from engine.forms.template import form_name
from engine.problems import Problem, ProblemsFound, errors
from engine.records.acting.commune_file import CommuneFile
from engine.sample.made_round import Drawn, write_round
from engine.service.parts.open_law import OpenLaw
from engine.service.record.record_requests import verify_record
from engine.service.record.record_store import open_record
from engine.service.review import desk as desks
from engine.service.store import FileStore
from features.boards import Desk, plain_round
from features.case import SAY, Table, day, entry_of, rows
from features.test_board import send
from tests import frozen
from tests.records.dossier.verifying import run as verifier_said

scenarios("tham_dinh.feature", "kiem_tra.feature", "an_dinh.feature")
WORKBOOK, STATISTICS = "tham-dinh.xlsx", "tham-dinh-thong-ke.xlsx"
COUNCIL = ("p-003", "p-004", "p-005")
# Days of a scenario, from the day on which it is run.
DAYS = {"tháng trước": -30, "hôm nay": 0, "tháng sau": 30}


@dataclass(slots=True)
class Board(Desk):
    """The desk of a board: besides the round, what was refused last."""

    refused: tuple[Problem, ...] = ()
    kept: dict[str, str] = field(default_factory=dict)

    def file(self, name: str) -> CommuneFile:
        """A commune's file as the record has it."""
        found = open_record(self.path).file(self.unit(name).code)
        assert found
        return found

    def words(self, told: str, group: str = "review") -> list[str]:
        """A command as the scenario has it: the round, the workbook and communes by short names."""
        short = {"ĐỢT": str(self.path), "SỔ": str(self.path / WORKBOOK)}
        units = {unit.name.split()[1]: unit.code for unit in self.round.units}
        return [group, *(short.get(word) or units.get(word) or word for word in told.split())]

    def refuse(self, told: str, group: str = "review") -> None:
        """Run a command that is refused, and keep why."""
        with pytest.raises(ProblemsFound) as refused:
            CliRunner().invoke(phuhop, self.words(told, group), catch_exceptions=False)
        self.refused = refused.value.problems

    def sheet(self, name: str) -> Worksheet:
        """A commune's sheet of the workbook; whoever writes into it saves its parent."""
        return load_workbook(self.path / WORKBOOK)[self.unit(name).code]


def head_row(sheet: Worksheet) -> int:
    """The row of the column heads."""
    return next(row for row in range(1, 20) if sheet.cell(row, 2).value == "Mục")


def columns(sheet: Worksheet) -> dict[str, int]:
    """The column of each head."""
    return {str(cell.value): int(cell.column or 0) for cell in sheet[head_row(sheet)] if cell.value}


def row_of(desk: Board, sheet: Worksheet, label: str) -> int:
    """The row of a datum, by the id that stands hidden before it."""
    wanted = entry_of(desk.law, label).id
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == wanted)


@given(
    parsers.parse("một đợt bảy xã chốt số liệu ngày {on}, chưa xã nào gửi phiếu, số liệu mô phỏng"),
    target_fixture="desk",
)
def empty_round(tmp_path: Path, law: OpenLaw, on: str) -> Board:
    """Seven communes, nothing in evidence/, in a workspace of the round's own."""
    home = frozen.desk_in(tmp_path / "noi")
    round_, path = plain_round(day(on)), home / "assessments" / "dot-thu"
    write_round(path, law.book, Drawn(round_, {unit.code: {} for unit in round_.units}), SAY, forms=False)
    (path / "evidence" / "so-lieu.csv").unlink()
    return Board(path, law, round_)


@given("đợt cho một người làm mọi việc")
def one_person(desk: Board) -> None:
    """The round says so itself."""
    four_eyes(desk, "stated")


@given("đợt đòi hai người")
def two_persons(desk: Board) -> None:
    """Said, and not opened yet: the record of the background is another round's."""
    desk.path.joinpath("record").rename(desk.path.with_name("so-cu"))
    four_eyes(desk, "required")


def four_eyes(desk: Board, told: str) -> None:
    """Write into round.yaml whether a second person is required."""
    head = desk.path / "round.yaml"
    text = re.sub(r"^four_eyes:.*\n", "", head.read_text("utf-8"), flags=re.MULTILINE)
    head.write_text(f"{text}four_eyes: {told}\n", "utf-8")


@given("các xã đã gửi")
def sent(desk: Board, datatable: Table) -> None:
    """What each commune put into evidence/."""
    for row in rows(datatable):
        send(desk, row["xã"], row["gửi gì"])


@given(parsers.parse('phiếu của "{name}" trả lời "{answer}" cạnh ô "{label}"'))
def answered(desk: Board, name: str, answer: str, label: str) -> None:
    """In the column of notes beside the figure."""
    path = desk.path / "evidence" / form_name(desk.unit(name))
    workbook = load_workbook(path)
    workbook.worksheets[0].cell(workbook.worksheets[0][desk.cell(label)].row, NOTE).value = answer
    workbook.save(path)


@given(parsers.parse('hội đồng ba người, "{person}" có liên quan đến "{name}"'))
def council(desk: Board, person: str, name: str) -> None:
    """A list of people put beside a round that is begun; its people are put into the record first."""
    desk.path.joinpath("record").rename(desk.path.with_name("so-cu"))
    interest = {person: [desk.unit(name).code]}
    people = [f"- {{id: {p}, name: Người Mẫu, office: Ủy viên, from: 2024-01-01}}" for p in COUNCIL]
    write_council(desk, people, interest, {"chair": "p-003", "secretary": "p-004", "quorum": "2"})
    opened(desk)


@given(parsers.parse('hội đồng nhỏ có vai trò, "{person}" có liên quan đến "{name}"'))
def small_council(desk: Board, person: str, name: str) -> None:
    """Three people with roles of their own in a round that lets one act alone; the record is opened by one of them."""
    desk.path.joinpath("record").rename(desk.path.with_name("so-cu"))
    roles = {"p-003": "admin, commune, secretary", "p-004": "secretary, member, chair", "p-005": "appraiser, member"}
    names = {"p-003": "Ông Ba", "p-004": "Bà Tư", "p-005": "Bà Năm"}
    people = [
        f"- {{id: {p}, name: {names[p]}, office: Ủy viên, from: 2024-01-01, roles: [{roles[p]}]}}" for p in COUNCIL
    ]
    interest = {person: [desk.unit(name).code]}
    write_council(desk, people, interest, {"chair": "p-004", "secretary": "p-003", "quorum": "1"})
    desk.run(*desk.words("open ĐỢT --as p-003 --apply"))


def write_council(desk: Board, people: list[str], interest: dict[str, list[str]], told: dict[str, str]) -> None:
    """``council.yaml`` beside the round: its people, and the council of them."""
    members = [
        f"- {{person: {p}, office: Ủy viên, from: 2024-01-01, interest: {interest.get(p, [])}}}" for p in COUNCIL
    ]
    head = {"document": "120/QĐ-UBND", "issued": "2024-10-01", **told}
    lines = ["persons:", *people, "council:", *(f"  {key}: {value}" for key, value in head.items())]
    lines += ["  rule: over_half_present", "  members:", *(f"    {member}" for member in members)]
    (desk.path / "council.yaml").write_text("\n".join(lines) + "\n", "utf-8")


@given(parsers.parse('hội đồng lập lại theo "{document}", "{new}" thay "{old}"'))
def other_council(desk: Board, document: str, new: str, old: str) -> None:
    """``council.yaml`` changed by hand, with one person more."""
    path, person = desk.path / "council.yaml", f"- {{id: {new}, name: Người Mới, office: Ủy viên, from: 2024-01-01}}"
    told = path.read_text("utf-8").replace("120/QĐ-UBND", document).replace(f"person: {old}", f"person: {new}")
    path.write_text(told.replace("persons:\n", f"persons:\n{person}\n"), "utf-8")


@then(parsers.parse('biên bản họp của "{name}" có "{said}", không có "{other}"'))
def minutes_say(desk: Board, name: str, said: str, other: str) -> None:
    """The paragraphs, and the rows of its tables."""
    desk.run(*desk.words("ĐỢT --kind bien-ban-hop", "papers"))
    (path,) = (desk.path / "papers").glob(f"{desk.unit(name).code}-*/bien-ban-hop.docx")
    minutes = docx.Document(str(path))
    rows = [" ".join(cell.text for cell in row.cells) for table in minutes.tables for row in table.rows]
    text = "\n".join([*(p.text for p in minutes.paragraphs), *rows])
    assert said in text, text
    assert other not in text, text


@given("danh sách người")
def listed(desk: Board, datatable: Table) -> None:
    """``council.yaml`` with people and their roles; none of a council."""
    told = [(row["mã"], row["vai trò"]) for row in rows(datatable)]
    head = "office: Cán bộ, from: 2024-01-01"
    people = [f"- {{id: {who}, name: Người Mẫu {who}, {head}, roles: [{roles}]}}" for who, roles in told]
    (desk.path / "council.yaml").write_text("\n".join(["persons:", *people]) + "\n", "utf-8")


@given("nhật ký của đợt đã mở")
def opened(desk: Board) -> None:
    """By the one person of this machine."""
    desk.run(*desk.words("open ĐỢT --apply"))


@when(parsers.parse('chạy "{told}"'))
def run(desk: Board, told: str) -> None:
    """A command; whether it refused a file is told on the screen."""
    done = CliRunner().invoke(phuhop, desk.words(told), catch_exceptions=False)
    assert done.exit_code in (0, 4), done.output
    desk.screen = done.output


@when(parsers.parse('công bố "{told}"'))
def published(desk: Board, told: str) -> None:
    """Seen, proposed or published."""
    desk.run(*desk.words(told, "publish"))


@when(parsers.parse('công bố "{told}" không được'))
def not_published(desk: Board, told: str) -> None:
    """Why is kept."""
    desk.refuse(told, "publish")


@when("nhận thẩm định các hồ sơ đã gửi")
def claimed(desk: Board) -> None:
    """Forms taken in, then claimed."""
    run(desk, "import ĐỢT --apply")
    run(desk, "claim ĐỢT --all --apply")


@when(parsers.parse('chạy lệnh trả lại "{name}" vì "{reason}"'))
def returned(desk: Board, name: str, reason: str) -> None:
    """With its reason."""
    desk.run(*desk.words(f"return ĐỢT {name} --apply"), "--reason", reason)


@when(parsers.parse('"{name}" gửi lại phiếu ghi "{typed}" ở ô "{label}"'))
def sent_again(desk: Board, name: str, typed: str, label: str) -> None:
    """The same file with another answer."""
    desk.type_in(name, label, typed)


@when(parsers.parse('hội đồng điền trang của "{name}"'))
def filled(desk: Board, name: str, datatable: Table) -> None:
    """Cells of the workbook typed over, found by row and head."""
    sheet = desk.sheet(name)
    for told in rows(datatable):
        row = row_of(desk, sheet, told["số liệu"])
        for head, typed in told.items():
            if head != "số liệu":
                sheet.cell(row, columns(sheet)[head]).value = typed
    assert sheet.parent
    sheet.parent.save(desk.path / WORKBOOK)


@when("nhập lại sổ không được")
def refused_in(desk: Board) -> None:
    """Nothing of it is kept."""
    desk.refuse("in ĐỢT SỔ --apply")


@when("mở nhật ký không được")
def refused_open(desk: Board) -> None:
    """The record is not begun."""
    desk.refuse("open ĐỢT --apply")


@when("xem không được")
def refused_visits(desk: Board) -> None:
    """There is nothing to look at."""
    desk.refuse("visits ĐỢT")


@then(parsers.parse('màn hình lỗi có "{code}"'))
def told(desk: Board, code: str) -> None:
    """By its code."""
    assert code in [found.code for found in desk.refused]


@then(parsers.parse('màn hình có "{said}"'))
def on_screen(desk: Board, said: str) -> None:
    """Somewhere in what was printed."""
    assert said in " ".join(desk.screen.split()), desk.screen


@then(parsers.parse('màn hình không có "{said}"'))
def not_on_screen(desk: Board, said: str) -> None:
    """Nowhere."""
    assert said not in " ".join(desk.screen.split()), desk.screen


@when("in giấy tờ của nhật ký")
def printed(desk: Board) -> None:
    """All that can be made, by the secretary."""
    desk.run(*desk.words("ĐỢT --as p-004", "papers"))


def papers_of(desk: Board, name: str) -> dict[str, str]:
    """The text of each paper of the record by its file's name."""
    found = sorted((desk.path / "papers").glob(f"{desk.unit(name).code}-*/*.docx"))
    texts = {path.name: "\n".join(p.text for p in docx.Document(str(path)).paragraphs) for path in found}
    return {named: text for named, text in texts.items() if "CHƯA CÓ NGƯỜI THỨ HAI THẨM ĐỊNH" in text}


@then(parsers.parse('mọi giấy tờ theo nhật ký của "{name}" có "{said}"'))
def on_papers(desk: Board, name: str, said: str) -> None:
    """The appraisal record, the minutes, the decision, the notice and the certificate."""
    told = papers_of(desk, name)
    assert len(told) == 5, list(told)
    assert [named for named, text in told.items() if said not in text] == []


@then(parsers.parse('không giấy tờ nào của "{name}" có "{said}"'))
def not_on_papers(desk: Board, name: str, said: str) -> None:
    """The other file's papers are made, and say nothing of the kind."""
    told = papers_of(desk, name)
    assert told
    assert [named for named, text in told.items() if said in text] == []


@then(parsers.parse('hồ sơ của "{name}" là "{state}"'))
def state_of(desk: Board, name: str, state: str) -> None:
    """As the record has it."""
    assert desk.file(name).state == state


@then(parsers.parse('hồ sơ của "{name}" không có số nào hội đồng sửa'))
def uncorrected(desk: Board, name: str) -> None:
    """The board's layer is empty."""
    assert dict(desk.file(name).appraised) == {}


@then(parsers.parse('lỗi "{code}" ở cột "{head}" của "{label}"'))
def at_cell(desk: Board, code: str, head: str, label: str) -> None:
    """The very cell, and no other problem of that code."""
    sheet = desk.sheet("An")
    cell = sheet.cell(row_of(desk, sheet, label), columns(sheet)[head]).coordinate
    assert [found.place.cell for found in desk.refused if found.code == code] == [cell]


@then(parsers.parse('lỗi nêu cả "{mine}" và "{theirs}"'))
def both(desk: Board, mine: str, theirs: str) -> None:
    """What the workbook says and what stands now."""
    (found,) = desk.refused
    assert (found.values["mine"], found.values["theirs"]) == (mine, theirs)


@then(parsers.parse('trang của "{name}" trong sổ có dòng "{label}" ghi'))
def line(desk: Board, name: str, label: str, datatable: Table) -> None:
    """Cell by cell under their heads."""
    sheet = desk.sheet(name)
    row = row_of(desk, sheet, label)
    for told in rows(datatable):
        assert str(sheet.cell(row, columns(sheet)[told["cột"]]).value or "") == told["ô"], told


@then("sổ in khổ A4 ngang và khóa mọi ô trừ ô nền vàng")
def prints(desk: Board) -> None:
    """Paper 9 is A4; an open cell is one of the board's, and each of these is open."""
    sheet = desk.sheet("An")
    assert (str(sheet.page_setup.paperSize), sheet.page_setup.orientation) == ("9", "landscape")
    assert sheet.protection.sheet
    board = [at for head, at in columns(sheet).items() if at >= columns(sheet)["Hội đồng"]]
    row = row_of(desk, sheet, "Tổng số thôn, tổ")
    open_ = [int(cell.column or 0) for cell in sheet[row] if not cell.protection.locked]
    assert open_ == board


@then(parsers.parse('điểm ghi lại của "{name}" theo xã khai là {own:d}, theo hội đồng là {board:d}'))
def kept_scores(desk: Board, name: str, own: int, board: int) -> None:
    """In the record, beside the hash of just these facts."""
    file = desk.file(name)
    assert (file.scores["self"]["low"], file.scores["appraised"]["low"]) == (str(own), str(board))
    moved = file.last("appraise")
    assert moved
    assert moved.state_sha == file.state_sha


@then(parsers.parse('biên nhận số {n:d} là một trang A5 có tên "{name}", số số liệu và mã niêm phong 24 chữ'))
def receipt(desk: Board, n: int, name: str) -> None:
    """Lying A5; six groups of four letters; the form's own hash."""
    (path,) = (desk.path / "record" / "receipts").glob(f"{n:05}-*.docx")
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    section = document.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 148)
    assert name in told
    assert "42 số liệu" in told
    assert re.search(r"\b(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}\b", told)
    assert desk.file("An").submissions[0].form in told.replace(" ", "")


@then(parsers.parse('trang "{title}" của sổ thống kê có dòng "{number}" ghi'))
def statistics(desk: Board, title: str, number: str, datatable: Table) -> None:
    """An item's row, cell by cell under the heads."""
    lines = list(load_workbook(desk.path / STATISTICS)[title].iter_rows(values_only=True))
    heads = next(line for line in lines if line[0] == "Mục")
    held = dict(zip(heads, next(line for line in lines if line[0] == number), strict=True))
    assert {told["cột"]: str(held[told["cột"]]) for told in rows(datatable)} == {
        told["cột"]: told["ô"] for told in rows(datatable)
    }


@then(parsers.parse('trang "{title}" của sổ thống kê không còn nêu "{label}" của "{name}"'))
def looked_at(desk: Board, title: str, label: str, name: str) -> None:
    """What the board has corrected; of the other commune it is still told."""
    lines = list(load_workbook(desk.path / STATISTICS)[title].iter_rows(values_only=True))
    found = {str(line[1]) for line in lines if len(line) > 4 and line[4] == label}
    assert found
    assert desk.unit(name).code not in found


@given("overrides.yaml của đợt")
def overrides(desk: Board, datatable: Table) -> None:
    """The board's file, in the place of the one before; days count from today."""
    lines = []
    for row in rows(datatable):
        first, last = (desks.today() + timedelta(DAYS[row[key]]) for key in ("từ", "đến"))
        told = {"id": row["mã"], "kind": row["loại"], "value": row["giá trị"], "reason": "xét thực tế"}
        told |= {"document": row["văn bản"], "from": first.isoformat(), "until": last.isoformat()}
        told |= {"commune": f'"{desk.unit(row["xã"]).code}"'} if row["xã"] else {}
        lines.append(f"  - {{{', '.join(f'{key}: {value}' for key, value in told.items())}}}")
    (desk.path / "overrides.yaml").write_text("\n".join(["overrides:", *lines]) + "\n", "utf-8")


@when("ghi ấn định không được")
def overrides_refused(desk: Board) -> None:
    """Nothing of the file is kept."""
    before = [raw for raw, _ in open_record(desk.path).entries()]
    desk.refuse("overrides ĐỢT --apply")
    assert [raw for raw, _ in open_record(desk.path).entries()] == before


@when("sang ngày hôm sau")
def next_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the desk, and no other."""
    later = (datetime.now(desks.VIETNAM) + timedelta(days=1)).isoformat(timespec="seconds")
    monkeypatch.setattr(desks, "now", lambda: later)


@then(parsers.parse('điểm ghi lại của "{name}" ở nhóm "{group}"'))
def kept_class(desk: Board, name: str, group: str) -> None:
    """In both layers alike."""
    scores = desk.file(name).scores
    assert [scores["self"]["class"], scores["appraised"]["class"]] == [group, group]


@then("kiểm nhật ký không có gì không khớp")
def verified(desk: Board) -> None:
    """Scores worked out again, moves judged again, tables replayed."""
    told = verify_record(FileStore(desk.path.parents[1], bundled=False), open_record(desk.path))
    assert [found.code for found in errors(told.problems)] == []
    assert "score" not in told.verified.not_asked


@then(parsers.parse('giấy tờ của "{name}" đều nói "{said}"'))
def papers_say(desk: Board, name: str, said: str, datatable: Table) -> None:
    """Made by the command, read as Word files."""
    desk.run("papers", str(desk.path), "--commune", desk.unit(name).code)
    for row in rows(datatable):
        (path,) = (desk.path / "papers").glob(f"*/{row['giấy']}.docx")
        assert said in text_of(path), path


def text_of(path: Path) -> str:
    """All that a Word file says, its tables too."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@then(parsers.parse('hồ sơ mang đi khớp, và nói "{said}"'))
def carried(desk: Board, tmp_path: Path, said: str) -> None:
    """The verifier run as its reader runs it; the guide says it too."""
    desk.run("dossier", str(desk.path), "--out", str(tmp_path / "ho-so.zip"))
    zipfile.ZipFile(tmp_path / "ho-so.zip").extractall(tmp_path / "nguoi-nhan")
    code, told = verifier_said(tmp_path / "nguoi-nhan")
    assert code == 0, told[-2000:]
    assert said in told
    assert said in (tmp_path / "nguoi-nhan" / "READ-ME.txt").read_text("utf-8")
