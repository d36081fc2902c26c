"""Binds the features of a board's work between scorings: real files in a round's folder (số liệu mô phỏng)."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.forms.template import form_name, write_form
from engine.reporting.board.receiving_words import answered_words, days_words, next_step, sent_word
from engine.sample.made_round import Drawn, write_round
from engine.service.board.receiving import RegisterRequest, register
from engine.service.parts.open_law import OpenLaw
from features.boards import MADE_UP, NAMES, Desk, marks_of, plain_round, plain_units, without
from features.case import SAY, Table, day, entry_of, full_marks, rows
from tests import frozen

scenarios("so_theo_doi.feature", "tra_phieu.feature", "thay_doi.feature")


@given(
    parsers.parse("một đợt bảy xã chốt số liệu ngày {on}, chưa xã nào gửi phiếu, số liệu mô phỏng"),
    target_fixture="desk",
)
def empty_round(tmp_path: Path, law: OpenLaw, on: str) -> Desk:
    """Seven communes, nothing in evidence/."""
    round_, path = plain_round(day(on)), tmp_path / "dot-thu"
    write_round(path, law.book, Drawn(round_, {unit.code: {} for unit in round_.units}), SAY, forms=False)
    (path / "evidence" / "so-lieu.csv").unlink()
    return Desk(path, law, round_)


@given("các xã đã gửi")
def sent(desk: Desk, datatable: Table) -> None:
    """What each commune put into evidence/."""
    for row in rows(datatable):
        send(desk, row["xã"], row["gửi gì"])


def send(desk: Desk, name: str, what: str) -> None:
    """One commune's file, as people send it."""
    named = re.findall('"([^"]+)"', what)
    if what in ("phiếu điền đủ", "phiếu điền đủ, hai lần khác nhau"):
        path = desk.send(name, marks_of(name))
        if what.endswith("khác nhau"):
            shutil.copy(path, path.with_name(f"{path.stem} (2).xlsx"))
            desk.type_in(name, "Trẻ em dưới 16 tuổi", "2001")
    elif what.startswith("phiếu điền dở"):
        desk.send(name, without(named[0], desk.law, name))
    elif what.startswith("phiếu ghi"):
        desk.send(name, marks_of(name))
        desk.type_in(name, named[1], named[0])
    elif what == "phiếu có macro":
        with zipfile.ZipFile(desk.send(name, marks_of(name)), "a") as parts:
            parts.writestr("xl/vbaProject.bin", b"mau")
    elif what == "bản scan .pdf":
        (desk.path / "evidence" / f"{desk.unit(name).code}-phieu.pdf").write_bytes(b"%PDF-1.4 mau")
    else:
        assert what == "phiếu chưa điền gì"
        desk.send(name, {})


@given(parsers.parse('phiếu đã điền của "{name}" còn nằm ở thư mục forms/'))
def left_in_forms(desk: Desk, name: str) -> None:
    """Filled in where it was made."""
    desk.send(name, marks_of(name), "forms")


@given(parsers.parse('phiếu trống của "{name}" còn nằm ở thư mục forms/'))
def blank_in_forms(desk: Desk, name: str) -> None:
    """The blank form as it was made."""
    desk.send(name, {}, "forms")


@given(parsers.parse('trong evidence/ có ảnh "{picture}" và phiếu của một xã ngoài đợt'))
def of_nobody(desk: Desk, picture: str) -> None:
    """Two files that belong to no commune of the round."""
    (desk.path / "evidence" / picture).write_bytes(b"\xff\xd8\xff")
    stranger = plain_units()[0].model_copy(update={"code": "40099", "name": "Xã Lạ"})
    path = desk.path / "evidence" / form_name(stranger)
    write_form(path, desk.law.book, desk.round, stranger, SAY, full_marks())


@given(parsers.parse('một bảng .csv ghi "{label}" của "{first}" và "{second}"'))
def table_of_two(desk: Desk, label: str, first: str, second: str) -> None:
    """A long table."""
    datum = entry_of(desk.law, label).id
    lines = [f"{desk.unit(name).code},{datum},20,12/BC-UBND,số liệu mô phỏng" for name in (first, second)]
    text = "\n".join(["commune,evidence,value,document,note", *lines, ""])
    (desk.path / "evidence" / "bang.csv").write_text(text, "utf-8")


@when(parsers.parse("mở sổ theo dõi ngày {on}"))
def opened(desk: Desk, on: str) -> None:
    """The register as the service gives it."""
    desk.register = register(frozen.SPACE, RegisterRequest(str(desk.path), day(on))).register


@when(parsers.parse("chạy lệnh {name} cho đợt"))
def command(desk: Desk, name: str) -> None:
    """The command itself."""
    desk.run(name, str(desk.path))


@when(parsers.parse("chạy lệnh register cho đợt ngày {on}"))
def register_command(desk: Desk, on: str) -> None:
    """The command on a day."""
    desk.run("register", str(desk.path), "--on", on)


@then("sổ theo dõi ghi")
def standings(desk: Desk, datatable: Table) -> None:
    """State, answers and next step of the communes named."""
    assert desk.register
    told = {s.unit.name.removeprefix("Xã ").removesuffix(f" {MADE_UP}"): s for s in desk.register.standings}
    for row in rows(datatable):
        standing = told[row["xã"]]
        assert (sent_word(standing.sent, SAY), answered_words(standing)) == (row["tình trạng"], row["đã điền"]), row
        assert row["việc cần làm"] in next_step(standing, SAY)


@then(parsers.parse("sổ theo dõi ghi {words} ngày"))
def days(desk: Desk, words: str) -> None:
    """How far the round's day is."""
    assert desk.register
    assert f"{words} ngày" in days_words(desk.register, SAY)


@then(parsers.parse('việc cần làm với "{name}" là chuyển phiếu từ "{file}" sang evidence/'))
def to_move(desk: Desk, name: str, file: str) -> None:
    """The filled form in the wrong place is named."""
    assert desk.register
    standing = next(s for s in desk.register.standings if s.unit == desk.unit(name))
    assert (standing.sent, standing.misplaced) == ("nothing", file)
    assert file in next_step(standing, SAY)
    assert "evidence/" in next_step(standing, SAY)


@then(parsers.parse('việc cần làm với "{name}" là "{step}"'))
def step(desk: Desk, name: str, step: str) -> None:
    """Word for word."""
    assert desk.register
    assert next_step(next(s for s in desk.register.standings if s.unit == desk.unit(name)), SAY) == step


@then(parsers.parse('các tệp không của xã nào là "{names}"'))
def strays(desk: Desk, names: str) -> None:
    """These and no others."""
    assert desk.register
    assert desk.register.strays == tuple(names.split(", "))


@then(parsers.parse('màn hình có "{said}"'))
def on_screen(desk: Desk, said: str) -> None:
    """Somewhere in what was printed."""
    assert said in " ".join(desk.screen.split()), desk.screen


@then(parsers.parse('màn hình không có "{said}"'))
def not_on_screen(desk: Desk, said: str) -> None:
    """Nowhere in what was printed."""
    assert said not in desk.screen


@then(parsers.parse('lý do của "{name}" {how} "{said}"'))
def reason(desk: Desk, name: str, how: str, said: str) -> None:
    """The reason beside the commune's verdict."""
    line = desk.line(name)
    assert said in line, line
    assert how == "có" or "Còn thiếu minh chứng" not in line


@then(parsers.parse('tệp "{file}" của đợt có dòng "{name}" với "{said}"'))
def sheet_row(desk: Desk, file: str, name: str, said: str) -> None:
    """The commune's row of the printed register."""
    lines = [[str(cell) for cell in row] for row in load_workbook(desk.path / file).worksheets[0].values]
    assert any(name in line and said in line for line in lines), lines


@then(parsers.parse('tệp "{file}" của đợt in khổ A4 ngang, vừa một trang rộng'))
def prints(desk: Desk, file: str) -> None:
    """Paper 9 is A4; fitted to pages, it is one page across and as many down as it takes."""
    sheet = load_workbook(desk.path / file).worksheets[0]
    assert (str(sheet.page_setup.paperSize), sheet.page_setup.orientation) == ("9", "landscape")
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1)


@when(parsers.parse("chạy lệnh return cho đợt lần nữa"))
def again(desk: Desk) -> None:
    """The same command, what it wrote the first time remembered."""
    desk.earlier = returned(desk)
    desk.run("return", str(desk.path))


@when(parsers.parse('chạy lệnh return cho đợt và xã "{name}"'))
def for_one(desk: Desk, name: str) -> None:
    """One commune by its name."""
    desk.earlier = returned(desk)
    desk.run("return", str(desk.path), desk.unit(name).name)


@when(parsers.parse('"{name}" gửi lại phiếu điền đủ'))
def mended(desk: Desk, name: str) -> None:
    """The form comes back without a fault."""
    desk.send(name, marks_of(name))


@when("mọi xã gửi lại phiếu điền đủ")
def all_mended(desk: Desk) -> None:
    """Every commune's own form, and nothing else, lies in evidence/."""
    shutil.rmtree(desk.path / "evidence")
    for name in NAMES:
        desk.send(name, marks_of(name))


@given(parsers.parse('"{name}" gửi lại phiếu giống hệt phiếu của "{other}"'))
def copied(desk: Desk, name: str, other: str) -> None:
    """Another commune's figures in its own form."""
    desk.send(name, marks_of(other))


@given(parsers.parse('phiếu của "{name}" ghi chú "{said}" cạnh ô "{label}"'))
def noted(desk: Desk, name: str, said: str, label: str) -> None:
    """A note beside an answer."""
    entry = entry_of(desk.law, label).id
    facts = marks_of(name)
    desk.send(name, facts | {entry: replace(facts[entry], note=said)})


@then("các tệp trả lại là")
def files(desk: Desk, datatable: Table) -> None:
    """These and no others."""
    assert sorted(returned(desk)) == [row["tệp"] for row in rows(datatable)]


@then("các tệp trả lại giống hệt lần trước")
def same_bytes(desk: Desk) -> None:
    """Byte for byte."""
    assert desk.earlier == returned(desk)
    assert desk.earlier


@then(parsers.parse('không còn trang của "{name}"'))
def gone(desk: Desk, name: str) -> None:
    """Those that stand are of the others."""
    code = desk.unit(name).code
    assert [file for file in desk.earlier if file.startswith(code)]
    assert not [file for file in returned(desk) if file.startswith(code)]


@then(parsers.parse('còn trang của "{name}"'))
def stays(desk: Desk, name: str) -> None:
    """In Word and in Excel."""
    assert len([file for file in returned(desk) if file.startswith(desk.unit(name).code)]) == 2


@then(parsers.parse('xã "{name}" không có trang nào'))
def none_of(desk: Desk, name: str) -> None:
    """There may be pages of others."""
    assert not [file for file in returned(desk) if file.startswith(desk.unit(name).code)]


@then("không có thư mục returned/")
def no_folder(desk: Desk) -> None:
    """Not even an empty one."""
    assert not (desk.path / "returned").exists()


@then(parsers.parse('trang Word của "{name}" có "{said}"'))
def on_paper(desk: Desk, name: str, said: str) -> None:
    """Somewhere on the page."""
    told = word_text(page(desk, name, "docx"))
    assert said in told, told


@then(parsers.parse('trang Excel của "{name}" có "{said}"'))
def in_sheet(desk: Desk, name: str, said: str) -> None:
    """In a cell of the page."""
    told = sheet_text(page(desk, name, "xlsx"))
    assert said in told, told


@then(parsers.re("không trang nào có (?P<names>.+)"))
def no_jargon(desk: Desk, names: str) -> None:
    """None of these words in any cell or paragraph."""
    words = re.findall('"([^"]+)"', names)
    home = desk.path / "returned"
    texts = [sheet_text(p) for p in home.glob("*.xlsx")] + [word_text(p) for p in home.glob("*.docx")]
    assert len(texts) == 8
    assert [(word, text) for word in words for text in texts if word in text] == []


@then(parsers.parse('trang Word của "{name}" khổ A4, chữ Times New Roman'))
def on_a4(desk: Desk, name: str) -> None:
    """210 × 297 mm, the face of Decree 30."""
    paper = docx.Document(str(page(desk, name, "docx")))
    section = paper.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert paper.styles["Normal"].font.name == "Times New Roman"


@then(parsers.parse('chỗ ký của trang Word của "{name}" liền với đoạn trước nó'))
def signed_together(desk: Desk, name: str) -> None:
    """From the table's last row every paragraph but the last holds on to the next one."""
    paper = docx.Document(str(page(desk, name, "docx")))
    after = [p for p in paper.paragraphs if p.text][-5:]
    assert after[-1].text == "(ký, ghi rõ họ tên)"
    assert all(p.paragraph_format.keep_with_next for p in after[:-1])
    last = paper.tables[0].rows[-1]
    assert all(p.paragraph_format.keep_with_next for cell in last.cells for p in cell.paragraphs)


@when(parsers.parse('phiếu của "{name}" được sửa thành "{typed}" ở ô "{label}"'))
def corrected(desk: Desk, name: str, typed: str, label: str) -> None:
    """Typed over what was there."""
    desk.type_in(name, label, typed)


@when("kết quả cũ bị sửa tay")
def tampered(desk: Desk) -> None:
    """A total of the last results changed with an editor."""
    path = desk.path / "results" / "results.json"
    path.write_bytes(re.sub(rb'"low": ?1000', b'"low":990', path.read_bytes(), count=1))


@then(parsers.parse('thư mục results/ không có tệp "{name}"'))
def not_kept(desk: Desk, name: str) -> None:
    """No such file."""
    assert (desk.path / "results" / "results.json").exists()
    assert not (desk.path / "results" / name).exists()


@then(parsers.parse('tệp "{name}" trong results/ nói như màn hình'))
def kept_as_shown(desk: Desk, name: str) -> None:
    """Each line of the file stands on the screen."""
    lines = (desk.path / "results" / name).read_text("utf-8").splitlines()
    told = [line.removeprefix("- ") for line in lines if line.startswith(("- ", "Từ"))]
    assert len(told) == 4
    assert [line for line in told if line not in desk.screen] == []


@then(parsers.parse('tệp "{name}" trong results/ có "{said}"'))
def kept(desk: Desk, name: str, said: str) -> None:
    """What changed the last time that something did."""
    assert said in (desk.path / "results" / name).read_text("utf-8")


def page(desk: Desk, name: str, kind: str) -> Path:
    """A commune's page."""
    return desk.path / "returned" / f"{Path(form_name(desk.unit(name))).stem}.{kind}"


def returned(desk: Desk) -> dict[str, bytes]:
    """Every page by its file."""
    return {path.name: path.read_bytes() for path in sorted((desk.path / "returned").glob("*"))}


def word_text(path: Path) -> str:
    """All that a Word file says."""
    paper = docx.Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def sheet_text(path: Path) -> str:
    """All that a workbook says."""
    return "\n".join(str(cell) for row in load_workbook(path).worksheets[0].values for cell in row if cell)


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of these rounds is kept."""
    monkeypatch.setenv("PHUHOP_CACHE", "off")
