"""Binds the feature of merged communes: a round of old units, one of the new ones after it (số liệu mô phỏng)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from cli import phuhop
from engine.evidence.facts import Fact, Round
from engine.files.writing import address
from engine.forms.layout import VALUE
from engine.forms.template import rows_of
from engine.law.asking import sections
from engine.law.model import Unit
from engine.records.acting.commune_file import CommuneFile
from engine.reporting.papers.recorded import former_name
from engine.sample.made_round import Drawn, write_round
from engine.service.parts.open_law import OpenLaw
from engine.service.record.record_store import open_record
from engine.service.rounds import evidence_before, open_round
from engine.service.store import find_store
from features.case import SAY, Table, entry_of, full_marks, rows
from tests import frozen

scenarios("xa_sap_nhap.feature")
INFANTS = "Trẻ em dưới 1 tuổi"
COUNCIL = """persons: [{id: p-003, name: Người Mẫu, office: Chủ tịch, from: 2024-01-01}]
council:
  document: 120/QĐ-UBND
  issued: 2024-10-01
  chair: p-003
  secretary: p-003
  quorum: 1
  rule: over_half_present
  members: [{person: p-003, office: Chủ tịch hội đồng, from: 2024-10-01}]
"""


@dataclass(slots=True)
class TwoRounds:
    """A workspace with a round of each year, and what the screen said last."""

    home: Path
    law: OpenLaw
    screen: str = ""

    def folder(self, year: str) -> Path:
        """The round of a year."""
        return self.home / "assessments" / f"dot-{year}"

    def run(self, *words: str) -> None:
        """Run a command that ends well; a year stands for its round."""
        asked = [str(self.folder(word)) if word in ("2024", "2026") else word for word in words]
        done = CliRunner().invoke(phuhop, asked, catch_exceptions=False, env={"COLUMNS": "220"})
        assert done.exit_code == 0, done.output
        self.screen = done.output

    def file(self, code: str) -> CommuneFile:
        """A commune's file of 2026."""
        found = open_record(self.folder("2026")).file(code)
        assert found
        return found

    def write(self, year: str, table: Table, *, previous: str | None = None) -> None:
        """A round with a form of each commune, one person acting for all."""
        on = date(int(year), 11, 15)
        told = rows(table)
        units = tuple(_unit(row["mã"], row["xã"]) for row in told)
        round_ = Round(
            id=f"dot-{year}", title=f"Đợt {year} (số liệu mô phỏng)", standard="qd-06-2019", on=on,
            period_from=date(on.year, 1, 1), period_to=on, area="tỉnh Tuyên Quang", simulated=True, authority=None,
            units=units, overrides=(),
        )  # fmt: skip
        facts = {row["mã"]: _marks(int(row[INFANTS])) for row in told}
        write_round(self.folder(year), self.law.book, Drawn(round_, facts), SAY, forms=True)
        with (self.folder(year) / "round.yaml").open("a", encoding="utf-8") as head:
            head.write("four_eyes: stated\n" + (f"previous: {previous}\n" if previous else ""))


def _unit(code: str, name: str) -> Unit:
    flags = {"type": "xa", "province": "tinh", "mountain": False, "island": False, "area_iii": False}
    return Unit.model_validate({"code": code, "name": name, "basis": "mô phỏng", **flags})


def _marks(infants: int) -> dict[str, Fact]:
    """Full marks with so many infants, and as many births: no two communes are alike."""
    counted = ("tre_duoi_1_tuoi", "tre_duoi_1_tiem_du", "tre_sinh_trong_ky", "tre_khai_sinh_dung_quy_dinh")
    marks = full_marks()
    return marks | {name: replace(marks[name], value=infants) for name in counted}


@given("đợt năm 2024, số liệu mô phỏng, các xã cũ gửi phiếu", target_fixture="rounds")
def of_old_units(tmp_path: Path, law: OpenLaw, datatable: Table) -> TwoRounds:
    """In a workspace of its own."""
    rounds = TwoRounds(frozen.desk_in(tmp_path / "noi"), law)
    rounds.write("2024", datatable)
    return rounds


@given("đợt năm 2026, số liệu mô phỏng, các xã mới gửi phiếu")
def of_new_units(rounds: TwoRounds, datatable: Table) -> None:
    """After the round of 2024."""
    rounds.write("2026", datatable, previous="dot-2024")


@when(parsers.parse('chạy "{told}"'))
def run(rounds: TwoRounds, told: str) -> None:
    """A command as it is typed."""
    rounds.run(*told.split())


@when("nhật ký đợt 2026 đã mở và đã nhận phiếu")
def opened(rounds: TwoRounds) -> None:
    """By the one person of this machine."""
    rounds.run("review", "open", "2026", "--apply")
    rounds.run("review", "import", "2026", "--apply")


@when(parsers.parse('phiếu năm 2024 của "{code}" để trống "{label}"'))
def emptied(rounds: TwoRounds, code: str, label: str) -> None:
    """The answer's cell."""
    path = next((rounds.folder("2024") / "evidence").glob(f"{code}-*"))
    workbook = load_workbook(path)
    row = rows_of(sections(rounds.law.book.standard))[entry_of(rounds.law, label).id]
    workbook.worksheets[0][address(row, VALUE)].value = None
    workbook.save(path)


@when(parsers.parse('hội đồng năm 2024 công nhận "{code}" bằng quyết định "{number}" ngày "{day}"'))
def recognised(rounds: TwoRounds, code: str, number: str, day: str) -> None:
    """Every step of the desk, in its order."""
    (rounds.folder("2024") / "council.yaml").write_text(COUNCIL, "utf-8")
    paper = ("signed", code, "--kind", "decision", "--number", number, "--date", day, "--signer", "Chủ tịch")
    steps = (
        ("open",), ("import", code), ("claim", code), ("appraise", code), ("council",), ("ballot-open", code),
        ("vote", code, "--member", "p-003", "--choice", "yes"), ("ballot-close", code),
        ("decide", code, "--kind", "recognise", "--not-firm"), paper,
    )  # fmt: skip
    for act, *rest in steps:
        rounds.run("review", act, "2024", *rest, "--apply")


@then(parsers.parse('màn hình có "{said}"'))
def on_screen(rounds: TwoRounds, said: str) -> None:
    """Somewhere."""
    assert said in rounds.screen, rounds.screen


@then(parsers.parse('màn hình không có "{said}"'))
def not_on_screen(rounds: TwoRounds, said: str) -> None:
    """Nowhere."""
    assert said not in rounds.screen, rounds.screen


@then(parsers.parse('bảng có "{label}" ghi "{before}", "{now}", "{change}"'))
def compared(rounds: TwoRounds, label: str, before: str, now: str, change: str) -> None:
    """The datum's row; the screen is wide enough to fold none."""
    told = [" ".join(line.split()) for line in rounds.screen.splitlines()]
    assert f"{label} {before} {now} {change}" in told, rounds.screen


@then(parsers.parse('bản JSON của "{code}" đúng lược đồ, cộng "{label}" được {total:d}'))
def in_json(rounds: TwoRounds, code: str, label: str, total: int) -> None:
    """As programs read it; the schema is the one that is handed out."""
    rounds.run("review", "show", "2026", code, "--json")
    held = json.loads(rounds.screen[rounds.screen.index("{") : rounds.screen.rindex("}") + 1])
    schema = json.loads((frozen.ROOT / "docs" / "schemas" / "review-show.schema.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(held)) == []
    sums = {row["datum"]: row["total"] for row in held["before"]["sums"]}
    assert (held["before"]["standing"], sums[entry_of(rounds.law, label).id]) == ("added", total)


@then(parsers.parse('hồ sơ "{code}" ghi lập từ "{units}"'))
def formed_of(rounds: TwoRounds, code: str, units: str) -> None:
    """As the papers print it."""
    assert ", ".join(map(former_name, rounds.file(code).predecessors)) == units


@then(parsers.parse('hồ sơ "{code}" ghi lập từ ""'))
def formed_of_none(rounds: TwoRounds, code: str) -> None:
    """It is what it was."""
    assert rounds.file(code).predecessors == ()


@then(parsers.parse('khi chấm năm 2026 chỉ có số đợt trước của "{code}"'))
def looked_back_upon(rounds: TwoRounds, code: str) -> None:
    """No sum reaches what is scored."""
    folder = rounds.folder("2026")
    round_, law, _ = open_round(folder, find_store(folder))
    assert set(evidence_before(folder, round_, law).previous) & {unit.code for unit in round_.units} == {code}


@then(parsers.parse('hồ sơ "{code}" chưa có quyết định'))
def undecided(rounds: TwoRounds, code: str) -> None:
    """The old unit's is not carried over."""
    assert rounds.file(code).decision is None
