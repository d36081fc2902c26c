"""Binds the feature of the blank form: typed into as on a Vietnamese or an English computer (số liệu mô phỏng)."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from pytest_bdd import given, parsers, scenarios, then, when

from cli import phuhop
from engine.evidence.facts import Round
from engine.forms.layout import DATE, VALUE
from engine.forms.self_score_sheet import self_score_cells
from engine.forms.template import rows_of
from engine.law.asking import sections
from engine.sample.made_round import Drawn, write_round
from engine.service.parts.open_law import OpenLaw
from features.case import PAPER, SAY, entry_of, full_marks
from features.forms import Folder, plain_unit
from features.test_forms import has_fact, score_command, scored, scored_communes, shows, warned

scenarios("bieu_mau.feature")
when("chấm cả đợt")(scored)
when("chạy lệnh score cho đợt")(score_command)
then(parsers.parse('"{name}" có số liệu "{label}" là {value:d}'))(has_fact)
then(parsers.parse('các xã được chấm là "{names}"'))(scored_communes)
then(parsers.parse('"{name}" có lời nhắc "{said}"'))(warned)
then(parsers.parse('màn hình có "{said}"'))(shows)

YEAR, ENGLISH, AS_TEXT = 2026, "tiếng Anh", "@"
# Communes of Tuyên Quang since 01/07/2025.
UNITS = {"Tân Trào": "02545", "Bình Ca": "02548", "Sơn Dương": "02536"}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, law: OpenLaw) -> Folder:
    """A round of 2026 with three filled forms, each at full marks; written once, copied for each scenario."""
    on = date(YEAR, 11, 15)
    round_ = Round(
        id="dot-2026", title="Đợt thử (số liệu mô phỏng)", standard="qd-06-2019", on=on,
        period_from=date(YEAR, 1, 1), period_to=on, area="Tỉnh Tuyên Quang", simulated=True, authority=None,
        overrides=(), units=tuple(plain_unit(code, name) for name, code in UNITS.items()),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("typing") / "dot-2026"
    paper = replace(PAPER, issued=date(YEAR, 11, 2))
    facts = {name: replace(fact, document=paper) for name, fact in full_marks().items()}
    write_round(path, law.book, Drawn(round_, dict.fromkeys(UNITS.values(), facts)), SAY, forms=True)
    return Folder(path, law, round_)


@given(
    'một đợt năm 2026 có ba xã "Tân Trào", "Bình Ca", "Sơn Dương" đã nộp phiếu Excel, số liệu mô phỏng',
    target_fixture="folder",
)
def three_forms(tmp_path: Path, drawn: Folder) -> Folder:
    """The scenario's own copy of the round."""
    return Folder(Path(shutil.copytree(drawn.path, tmp_path / drawn.path.name)), drawn.law, drawn.round)


def typed_into(cell: Cell | MergedCell, typed: str, place: str) -> None:
    """Put into a cell what Excel makes of these keys: a text cell keeps them, any other reads them by the region."""
    assert isinstance(cell, Cell)
    english = place == ENGLISH
    if cell.number_format == AS_TEXT:
        cell.value, cell.data_type = typed, "s"
    elif "/" in typed:
        cell.value = datetime.strptime(typed, "%m/%d/%Y" if english else "%d/%m/%Y")
    else:
        thousands, decimal = (",", ".") if english else (".", ",")
        cell.value = float(typed.replace(thousands, "").replace(decimal, "."))


def type_at(folder: Folder, name: str, label: str, column: int, keys: tuple[str, str]) -> None:
    """Open a commune's form, type, save."""
    path = folder.form(name)
    workbook = load_workbook(path)
    row = rows_of(sections(folder.law.book.standard))[entry_of(folder.law, label).id]
    typed_into(workbook.worksheets[0].cell(row, column), *keys)
    workbook.save(path)


@given(parsers.parse('người điền phiếu của "{name}" gõ "{typed}" vào ô "{label}" trên máy tính đặt {place}'))
def types_a_number(folder: Folder, name: str, typed: str, label: str, place: str) -> None:
    """A figure, on such a computer."""
    type_at(folder, name, label, VALUE, (typed, place))


@given(
    parsers.parse('người điền phiếu của "{name}" gõ ngày "{typed}" cho văn bản của "{label}" trên máy tính đặt {place}')
)
def types_a_day(folder: Folder, name: str, typed: str, label: str, place: str) -> None:
    """A document's day, on such a computer."""
    type_at(folder, name, label, DATE, (typed, place))


@given(parsers.parse('"{name}" tự chấm đủ điểm tối đa ngày "{day}", riêng mục {number} ghi "{typed}"'))
def scores_itself(folder: Folder, name: str, day: str, number: str, typed: str) -> None:
    """Every item at its most but one, on the sheet for it."""
    path, standard = folder.form(name), folder.law.book.standard
    workbook, cells = load_workbook(path), self_score_cells(standard)
    sheet = workbook["Tự chấm"]
    for item in standard.items:
        own = typed if item.id == f"tc{number.zfill(4)}" else str(item.max_points)
        typed_into(sheet[cells.points[item.id]], own, ENGLISH)
    typed_into(sheet[cells.day], day, ENGLISH)
    workbook.save(path)


@when(parsers.parse('mở phiếu của "{name}"'), target_fixture="opened")
def opened_form(folder: Folder, name: str) -> str:
    """All that stands in a blank form of the round, the helps of its cells too."""
    out = CliRunner().invoke(phuhop, ["form", str(folder.path), "--out", str(folder.path / "trang")])
    assert out.exit_code == 0, out.output
    workbook = load_workbook(folder.path / "trang" / folder.form(name).name)
    said = []
    for sheet in (sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"):
        said += [str(cell.value) for row in sheet for cell in row if cell.value is not None]
        said += [f"{c.prompt} {c.error} {c.formula1}" for c in sheet.data_validations.dataValidation]
    return "\n".join(said)


@when(parsers.parse('chạy lệnh explain cho "{name}" và mục {item}'))
def explain_command(folder: Folder, name: str, item: str) -> None:
    """The command itself."""
    folder.shown = CliRunner().invoke(phuhop, ["explain", str(folder.path), name, item], catch_exceptions=False)
    assert folder.shown.exit_code == 0, folder.shown.output


@then(parsers.parse('ô "{label}" của "{name}" bị hỏi lại với mã {code}'))
def asked_again(folder: Folder, label: str, name: str, code: str) -> None:
    """Neither 1 nor 1000 is taken."""
    (found,) = folder.errors(name)
    cell = found.place.cell
    row = rows_of(sections(folder.law.book.standard))[entry_of(folder.law, label).id]
    assert (found.code, int(re.sub(r"\D", "", cell))) == (code, row)


@then(parsers.parse('văn bản của "{label}" ở "{name}" có ngày {day}'))
def dated(folder: Folder, label: str, name: str, day: str) -> None:
    """The day that was meant."""
    fact = folder.assessment.evidence.communes[UNITS[name]].facts[entry_of(folder.law, label).id]
    assert fact.document is not None
    assert fact.document.issued == date.fromisoformat(day)


@then(parsers.parse('phiếu có ví dụ ngày "{day}"'))
def shows_a_day(opened: str, day: str) -> None:
    """Where a day is asked, one of the round's own."""
    assert f"ví dụ {day}" in opened


@then(parsers.parse("phiếu không nhắc đến năm {year}"))
def another_year(opened: str, year: str) -> None:
    """Nobody copies the year of an example that is not theirs."""
    assert year not in opened


def communes(folder: Folder) -> dict[str, dict[str, object]]:
    """The communes of results.json by code."""
    told = json.loads((folder.path / "results" / "results.json").read_text("utf-8"))
    return {row["code"]: row for row in told["communes"]}


@then(parsers.parse('kết quả ghi "{name}" tự chấm {total:d} điểm ngày {day}, lệch ở mục "{item}"'))
def in_results(folder: Folder, name: str, total: int, day: str, item: str) -> None:
    """What the results keep of a self-score."""
    own = communes(folder)[UNITS[name]]["self_score"]
    assert isinstance(own, dict)
    assert (own["total"], own["day"], own["differs"]) == (total, day, [item])


@then(parsers.parse('trang "{title}" của tong-hop.xlsx có dòng "{row}" ghi tự chấm {own:d}, chấm {given:d}, lệch {by}'))
def in_workbook(folder: Folder, title: str, row: str, own: int, given: int, by: str) -> None:
    """What the board reads and prints."""
    sheet = load_workbook(folder.path / "results" / "tong-hop.xlsx")[title]
    name, number = row.split(", ")
    (line,) = [[c.value for c in r] for r in sheet if name in str(r[0].value) and str(r[1].value) == number]
    assert [own, given, int(by)] == [value for value in line if isinstance(value, int)]


@then("không xã nào bị nhắc về điểm tự chấm")
def nobody_is_told(folder: Folder) -> None:
    """Whoever does not score itself is not asked why."""
    assert not {p.code for p in folder.assessment.problems} & {f"EVI-15{at}" for at in range(10)}


@then("kết quả không có điểm tự chấm nào")
def none_scored_itself(folder: Folder) -> None:
    """An empty page is no self-score of 0."""
    assert all(told.self_score is None for told in folder.assessment.evidence.communes.values())
