"""Scenarios on whose data these are and of which round: real folders, forms and tables (số liệu mô phỏng)."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.facts import Round
from engine.forms.layout import DATE, VALUE
from engine.forms.template import form_name, write_form
from engine.law.model import Unit
from engine.problems import Problem, ProblemsFound, said_once, words
from engine.sample.made_round import Drawn, write_round
from engine.scoring.round_result import RoundResult
from engine.service.check import check_target
from engine.service.forms import Forms, FormsRequest, forms
from engine.service.parts.open_law import OpenLaw
from engine.service.rounds import assess_round, tasks_of
from features.case import SAY, Table, day, full_marks, rows
from tests import frozen

scenarios("nhan_dien.feature", "dung_dot.feature")

KINDS = {"Xã": "xa", "Phường": "phuong"}


@dataclass(slots=True)
class Folder:
    """A round on disk, and what came of scoring or checking it."""

    path: Path
    law: OpenLaw
    round: Round
    made: RoundResult | None = None
    found: Sequence[Problem] = ()
    forms: Forms | None = None
    blank: dict[str, bytes] = field(default_factory=dict)

    def unit(self, code: str) -> Unit:
        """A commune by its code."""
        return next(unit for unit in self.round.units if unit.code == code)

    def form(self, code: str, folder: str = "evidence") -> Path:
        """A commune's form."""
        return self.path / folder / form_name(self.unit(code))

    def told(self, severity: str) -> list[str]:
        """What is said, once each, in Vietnamese."""
        return [words(p, "vi")["what"] for p in said_once(self.found) if p.severity == severity]


def made_up(law: OpenLaw, path: Path, head: tuple[str, str, str, str], communes: Table) -> Folder:
    """A round of these communes, lowland, without a form yet."""
    name, area, until, on = head
    told = {"mountain": False, "island": False, "area_iii": False, "province": "tinh"}
    units = tuple(
        Unit.model_validate({"code": row["mã"], "name": row["tên"], "type": KINDS[row["tên"].split()[0]], **told})
        for row in rows(communes)
    )
    round_ = Round(
        id=name, title="Đợt thử (số liệu mô phỏng)", standard="qd-06-2019", on=day(on), period_from=date(2026, 1, 1),
        period_to=day(until), area=area, simulated=True, authority=None, units=units, overrides=(),
    )  # fmt: skip
    return Folder(path / name, law, round_)


@given(parsers.parse("đợt {name} của {area}, ngày {on}, có các xã"), target_fixture="folder")
def a_round(tmp_path: Path, law: OpenLaw, name: str, area: str, on: str, datatable: Table) -> Folder:
    """A round that is closed on its own day."""
    return made_up(law, tmp_path / "mot", (name, area, on, on), datatable)


@given(parsers.parse("đợt {name} của {area}, chốt ngày {until}, ngày {on}, có các xã"), target_fixture="folder")
def a_round_with_time(
    tmp_path: Path, law: OpenLaw, name: str, area: str, until: str, on: str, datatable: Table
) -> Folder:
    """A round whose figures are closed some days before."""
    return made_up(law, tmp_path / "hai", (name, area, until, on), datatable)


@given("mỗi xã đã nộp phiếu của mình")
def sent(folder: Folder) -> None:
    """Real Excel forms at full marks."""
    facts = {
        unit.code: {name: replace(fact, document=None) for name, fact in full_marks().items()}
        for unit in folder.round.units
    }
    write_round(folder.path, folder.law.book, Drawn(folder.round, facts), SAY, forms=True)


@given(parsers.parse("tệp {file} được thay bằng phiếu của {code}"))
def replaced(folder: Folder, file: str, code: str) -> None:
    """A neighbour's form under this name."""
    shutil.copy(folder.form(code), folder.path / "evidence" / file)


@given(parsers.parse("tệp {file} bị bỏ"))
def dropped(folder: Folder, file: str) -> None:
    """A form that was not sent."""
    (folder.path / "evidence" / file).unlink()


@given(parsers.parse('có thêm tệp "{file}" là phiếu của {code} ở đợt {name}'))
def another(folder: Folder, file: str, code: str, name: str) -> None:
    """A form more of a commune, made for this round or for another."""
    facts = {n: replace(fact, document=None) for n, fact in full_marks().items()}
    round_ = replace(folder.round, id=name)
    write_form(folder.path / "evidence" / file, folder.law.book, round_, folder.unit(code), SAY, facts)


@given(parsers.parse('dòng của {code} trong communes.csv được ghi thành "{line}"'))
def row_is(folder: Folder, code: str, line: str) -> None:
    """The list of communes, changed by hand."""
    listed = folder.path / "communes.csv"
    lines = [line if old.startswith(code) else old for old in listed.read_text("utf-8-sig").splitlines()]
    listed.write_text("\n".join(lines) + "\n", "utf-8-sig")


@given(parsers.parse('round.yaml xác nhận "{name}" với lý do "{reason}"'))
def confirmed(folder: Folder, name: str, reason: str) -> None:
    """Somebody stands by what does not agree."""
    add(folder, f'confirmed: [{{name: "{name}", reason: {reason}, by: Sở Nội vụ, on: 2026-10-01}}]')


@given(parsers.parse("round.yaml theo văn bản {name}"))
def follows(folder: Folder, name: str) -> None:
    """A letter is named."""
    add(folder, f"directives: [{name}]")


@given(parsers.parse("round.yaml ghi đợt trước là {name}"))
def after(folder: Folder, name: str) -> None:
    """The round before is named."""
    add(folder, f"previous: {name}")


def add(folder: Folder, line: str) -> None:
    """A line more in round.yaml."""
    head = folder.path / "round.yaml"
    head.write_text(f"{head.read_text('utf-8')}{line}\n", "utf-8")


@given(parsers.parse('trong round.yaml "{old}" được sửa thành "{new}"'))
def edited(folder: Folder, old: str, new: str) -> None:
    """What stands there once is another."""
    head = folder.path / "round.yaml"
    text = head.read_text("utf-8")
    assert text.count(old) == 1, text
    head.write_text(text.replace(old, new), "utf-8")


@given(parsers.parse("thư mục của đợt được đổi tên thành {name}"))
def moved(folder: Folder, name: str) -> None:
    """A round copied or renamed."""
    folder.path = folder.path.rename(folder.path.with_name(name))


@given(parsers.parse("tệp {old} của đợt được đổi tên thành {new}"))
@given(parsers.parse("thư mục {old} của đợt được đổi tên thành {new}"))
def renamed(folder: Folder, old: str, new: str) -> None:
    """A file or folder under another name."""
    (folder.path / old).rename(folder.path / new)


@given(parsers.parse('phiếu của {code} được thay bằng bảng có dòng "{name}" ghi Trẻ em dưới 16 tuổi là {value:d}'))
def table(folder: Folder, code: str, name: str, value: int) -> None:
    """A wide workbook that names its commune so."""
    folder.form(code).unlink()
    workbook = Workbook()
    for row in (["Xã", "Trẻ em dưới 16 tuổi"], [name, value]):
        workbook.worksheets[0].append(row)
    workbook.save(folder.path / "evidence" / "bang.xlsx")


@given(parsers.parse('phiếu của {code} ghi ngày văn bản "{said}"'))
def dated(folder: Folder, code: str, said: str) -> None:
    """The first datum's document and its day, as typed."""
    path = folder.form(code)
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    row = next(r for r in range(8, sheet.max_row) if sheet.cell(r, VALUE).value is not None)
    sheet.cell(row, VALUE + 1).value, sheet.cell(row, DATE).value = "12/BC-UBND", said
    workbook.save(path)


@given("phiếu trống đã được lập cho cả đợt")
def blank_forms(folder: Folder) -> None:
    """As `phuhop form` makes them."""
    made_again(folder)
    assert folder.forms is not None
    assert len(folder.forms.written) == len(folder.round.units)


@given(parsers.parse("phiếu trống của {code} đã có chữ"))
def begun(folder: Folder, code: str) -> None:
    """One note typed, nothing else."""
    path = folder.form(code, "forms")
    workbook = load_workbook(path)
    workbook.worksheets[0].cell(8, DATE + 1).value = "đang chờ trạm y tế"
    workbook.save(path)


@when("chấm đợt đó")
def scored(folder: Folder) -> None:
    """As `phuhop score` reads it."""
    try:
        folder.made = assess_round(folder.path, frozen.SPACE)
        folder.found = folder.made.problems
    except ProblemsFound as refused:
        folder.found = refused.problems


@when("soát đợt đó")
def checked(folder: Folder) -> None:
    """As `phuhop check` does."""
    folder.found = check_target(str(folder.path), frozen.SPACE).problems


@when("lập phiếu lần nữa")
def made_again(folder: Folder) -> None:
    """As `phuhop form` does."""
    home = folder.path / "forms"
    folder.blank = {path.name: path.read_bytes() for path in home.iterdir()} if home.is_dir() else {}
    folder.forms = forms(frozen.SPACE, FormsRequest(str(folder.path)), SAY)


@then(parsers.parse("các xã được chấm là {codes}"))
def these_are_scored(folder: Folder, codes: str) -> None:
    """All that are decided on facts of their own, and no other."""
    assert folder.made is not None, folder.told("error")
    assert sorted(card.unit.code for card in folder.made.cards if card.decision.low) == codes.split(", ")


@then("không xã nào được chấm")
def none_is_scored(folder: Folder) -> None:
    """Everybody is set aside."""
    assert folder.made is not None
    assert not folder.made.cards


@then(parsers.parse('có đúng một lỗi, nói "{said}"'))
def one_error(folder: Folder, said: str) -> None:
    """Told once, whoever it concerns."""
    told = folder.told("error")
    assert len(told) == 1, told
    assert said in told[0]


@then(parsers.parse('mỗi xã có lỗi nói "{said}"'))
def each_has_error(folder: Folder, said: str) -> None:
    """Of each commune the same."""
    told = {p.commune for p in folder.found if said in words(p, "vi")["what"]}
    assert told == {unit.code for unit in folder.round.units}, folder.told("error")


@then(parsers.parse('đợt bị từ chối, lỗi nói "{said}"'))
def refused(folder: Folder, said: str) -> None:
    """Nothing is scored until it is put right."""
    assert folder.made is None
    assert any(said in told for told in folder.told("error")), folder.told("error")


@then(parsers.parse('cách sửa có "{said}"'))
def remedy(folder: Folder, said: str) -> None:
    """What to paste or to do."""
    told = [words(p, "vi")["remedy"] for p in folder.found if p.severity == "error"]
    assert any(said in text for text in told), told


@then(parsers.parse('có cảnh báo nói "{said}"'))
def warned(folder: Folder, said: str) -> None:
    """Told, and the round is scored all the same."""
    assert folder.made is not None, folder.told("error")
    assert any(said in told for told in folder.told("warning")), folder.told("warning")


@then("đợt không theo dõi nhiệm vụ nào")
def no_tasks(folder: Folder) -> None:
    """The letter is held back, and who asks for tasks is told why."""
    assert folder.made is not None
    with pytest.raises(ProblemsFound) as refused:
        tasks_of(folder.made)
    assert {"RND-234", "DIR-106"} == {p.code for p in refused.value.problems}


@then(parsers.parse("đợt theo dõi nhiệm vụ của {name}"))
def tasks(folder: Folder, name: str) -> None:
    """The letter is followed."""
    assert folder.made is not None
    assert [letter.id for letter in tasks_of(folder.made).directives.letters] == [name]


@then(parsers.parse("{code} có {value:d} trẻ"))
def has_children(folder: Folder, code: str, value: int) -> None:
    """The row was taken for this commune."""
    assert folder.made is not None
    assert folder.made.evidence.communes[code].facts["tre_em"].value == value


@then(parsers.parse('{code} không có số liệu, lỗi gợi ý "{near}"'))
def taken_for_nobody(folder: Folder, code: str, near: str) -> None:
    """The row is refused with the nearest name."""
    assert folder.made is not None
    assert not folder.made.evidence.communes[code].facts
    assert any(near in text for p in folder.found for text in words(p, "vi").values()), folder.told("error")


@then(parsers.parse("phiếu của {code} không bị nói gì về ngày"))
def no_word(folder: Folder, code: str) -> None:
    """The day is taken, without a word."""
    assert not [told for told in (*folder.told("error"), *folder.told("warning")) if "ngày" in told]
    assert folder.made is not None
    assert any(f.document and f.document.issued for f in folder.made.evidence.communes[code].facts.values())


@then(parsers.parse('phiếu của {code} có {level} "{said}"'))
def word_on_day(folder: Folder, code: str, level: str, said: str) -> None:
    """At the cell of the day; the number beside it is taken where that is no error."""
    severity = {"lỗi": "error", "cảnh báo": "warning"}[level]
    found = [p for p in folder.found if p.commune == code and said in words(p, "vi")["what"]]
    assert [p.severity for p in found] == [severity], folder.told(severity)
    assert found[0].place.cell.startswith("G")
    assert folder.made is not None
    taken = len(full_marks()) - (severity == "error")
    assert len(folder.made.evidence.communes[code].facts) == taken


@then(parsers.parse("phiếu của {code} được làm lại"))
def renewed(folder: Folder, code: str) -> None:
    """Blank and stale: made anew."""
    assert folder.forms is not None
    path = folder.form(code, "forms")
    assert folder.forms.renewed == (path,)
    assert path.read_bytes() != folder.blank[path.name]


@then(parsers.parse("phiếu của {code} giữ nguyên và được nêu là không còn khớp"))
def kept(folder: Folder, code: str) -> None:
    """Somebody's work is never written over."""
    assert folder.forms is not None
    path = folder.form(code, "forms")
    assert folder.forms.stale == (path,)
    assert path.read_bytes() == folder.blank[path.name]


@then("không phiếu nào được làm lại")
def none_renewed(folder: Folder) -> None:
    """What is as it should be is left."""
    assert folder.forms is not None
    assert (folder.forms.written, folder.forms.renewed) == ((), ())
    assert {path.name: path.read_bytes() for path in (folder.path / "forms").iterdir()} == folder.blank


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept from one scenario to the next but the frozen law, which is proved once."""
    monkeypatch.setenv("PHUHOP_CACHE", "off")
    monkeypatch.setattr("engine.service.rounds.open_law", lambda _, **__: frozen.law())
