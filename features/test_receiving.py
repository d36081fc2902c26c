"""Binds the feature of the register: real files of every kind in a round's folder (số liệu mô phỏng)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.forms.template import form_name, write_form
from engine.reporting.board.receiving_words import answered_words, days_words, next_step, sent_word
from engine.sample.made_round import Drawn, write_round
from engine.service.board.receiving import RegisterRequest, register
from engine.service.rounds import OpenLaw
from features.boards import Desk, plain_round, plain_units, without
from features.case import SAY, Table, day, entry_of, full_marks, rows
from tests import frozen

scenarios("so_theo_doi.feature")


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
    if what == "phiếu điền đủ":
        desk.send(name, full_marks())
    elif what.startswith("phiếu điền dở"):
        desk.send(name, without(named[0], desk.law))
    elif what.startswith("phiếu ghi"):
        desk.send(name, full_marks())
        desk.type_in(name, named[1], named[0])
    elif what == "phiếu có macro":
        with zipfile.ZipFile(desk.send(name, full_marks()), "a") as parts:
            parts.writestr("xl/vbaProject.bin", b"mau")
    elif what == "bản scan .pdf":
        (desk.path / "evidence" / f"{desk.unit(name).code}-phieu.pdf").write_bytes(b"%PDF-1.4 mau")
    else:
        assert what == "phiếu chưa điền gì"
        desk.send(name, {})


@given(parsers.parse('phiếu đã điền của "{name}" còn nằm ở thư mục forms/'))
def left_in_forms(desk: Desk, name: str) -> None:
    """Filled in where it was made."""
    desk.send(name, full_marks(), "forms")


@given(parsers.parse('phiếu trống của "{name}" còn nằm ở thư mục forms/'))
def blank_in_forms(desk: Desk, name: str) -> None:
    """The blank form as it was made."""
    desk.send(name, {}, "forms")


@given(parsers.parse('trong evidence/ có ảnh "{picture}" và phiếu của một xã ngoài đợt'))
def of_nobody(desk: Desk, picture: str) -> None:
    """Two files that belong to no commune of the round."""
    (desk.path / "evidence" / picture).write_bytes(b"\xff\xd8\xff")
    stranger = plain_units()[0].model_copy(update={"code": "00099", "name": "Xã Lạ"})
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
    told = {s.unit.name.removeprefix("Xã "): s for s in desk.register.standings}
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
    """Paper 9 is A4."""
    sheet = load_workbook(desk.path / file).worksheets[0]
    page = sheet.page_setup
    assert (str(page.paperSize), page.orientation, page.fitToHeight) == ("9", "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of these rounds is kept."""
    monkeypatch.setenv("PHUHOP_CACHE", "off")
