"""Steps of standards beside each other, and of a law that is or is not as it was accepted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.desk.editing import trying
from engine.evidence.form_cache import SETTING
from engine.language import speak
from engine.law.loading import load_standard
from engine.rules.table import judged_law
from engine.service.check import check_target
from engine.service.edit import LawExportRequest, export_law
from engine.service.store import FileStore
from features.command_line import as_typed
from tests import frozen

scenarios("thay_the.feature", "mot_ban.feature")

ROUND = frozen.SAMPLE
CITE = "06/QĐ-TTg 03/01/2019"


@dataclass
class Desk:
    """A workspace, and what the last command said and how it ended."""

    root: Path
    said: str = ""
    code: int = -1
    before: Mapping[str, bytes] = field(default_factory=dict)

    def law(self, name: str) -> Path:
        """A standard's folder."""
        return self.root / "criteria" / name

    @property
    def round(self) -> Path:
        """The round's folder."""
        return self.root / "assessments" / ROUND

    def run(self, *words: str) -> None:
        """A command as typed, its problems told as the command line tells them."""
        self.said, self.code = as_typed(words)


def edit(path: Path, old: str, new: str) -> None:
    """The first such text of a file made another."""
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), "utf-8")


@given("một nơi làm việc có đợt một xã theo qd-06-2019", target_fixture="desk")
def desk_with_a_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One commune of the frozen round (số liệu mô phỏng)."""
    monkeypatch.setenv(SETTING, "off")
    root = frozen.desk_in(tmp_path / "ban", ("02587",))
    monkeypatch.chdir(root)
    return Desk(root)


@given(parsers.parse("quyết định mới 27/QĐ-TTg đã thành bộ {name}, có hiệu lực từ {day}"))
def new_law(desk: Desk, name: str, day: str) -> None:
    """A draft whose numbers and citations somebody has read in the new text."""
    desk.run("new-year", "qd-06-2019", name, "--from", day)
    written = f"27/QĐ-TTg {date.fromisoformat(day):%d/%m/%Y}"
    for path in desk.law(name).glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(CITE, written), "utf-8")
    edit(desk.law(name) / "standard.yaml", "number: dự thảo", "number: 27/QĐ-TTg")
    edit(desk.law(name) / "standard.yaml", "status: draft", "status: in_force")
    desk.run("check", name, "--accept")
    assert desk.code == 0, desk.said


@given(parsers.parse('{name} bị bỏ dòng "{line}"'))
def line_out(desk: Desk, name: str, line: str) -> None:
    """An editor forgets it."""
    edit(desk.law(name) / "standard.yaml", f"{line}\n", "")


@given(parsers.parse("bộ {name} đã được chấp nhận ngày {day}"))
def accepted_on(desk: Desk, name: str, day: str) -> None:
    """By somebody, some time ago."""
    space = FileStore(desk.root, bundled=False)
    assert check_target(name, space, date.fromisoformat(day)).accepted


@when(parsers.parse("chấm đợt ngày {day}"))
def scored_on(desk: Desk, day: str) -> None:
    """The round as if it were of that day."""
    text = (desk.round / "round.yaml").read_text("utf-8")
    year = day[:4]
    text = re.sub(r"(?m)^on: \S+", f"on: {day}", text)
    text = re.sub(r"(?m)^directives:.*\n(?:\s+- .*\n)*", "", text)
    text = re.sub(r"from: \d{4}-01-01, to: \S+}", f"from: {year}-01-01, to: {day}}}", text)
    text = re.sub(r"(?m)^  from: \S+\n  to: \S+", f"  from: {year}-01-01\n  to: {day}", text)
    (desk.round / "round.yaml").write_text(text, "utf-8")
    desk.run("score", ROUND)


@when(parsers.parse("soát bộ {name}"))
def looked_at(desk: Desk, name: str) -> None:
    """Without accepting anything."""
    desk.before = {path.name: path.read_bytes() for path in desk.law(name).glob("*.json")}
    desk.run("check", name)


@when(parsers.parse("chấp nhận bộ {name}"))
def accepted(desk: Desk, name: str) -> None:
    """The act of its own."""
    desk.run("check", name, "--accept")


@when(parsers.parse("hỏi tình trạng bộ {name}"))
def asked(desk: Desk, name: str) -> None:
    """As policy staff ask."""
    desk.run("law", "status", name)


@when(parsers.parse("so {name} với chính nó"))
def compared(desk: Desk, name: str) -> None:
    """Both sides are the strayed law."""
    desk.run("compare", name, name)


@when(parsers.parse('chạy "{command}" cho đợt'))
def ran(desk: Desk, command: str) -> None:
    """A command on the round."""
    desk.run(command, ROUND)


@when(parsers.parse("một tên trong {file} của {name} bị sửa tay"))
def strayed(desk: Desk, file: str, name: str) -> None:
    """A slip in an editor, saved by mistake."""
    edit(desk.law(name) / file, "title: Tỷ lệ", "title: Tỉ lệ")


@when(parsers.parse("{file} của {name} được thêm một dòng chú thích"))
def remarked(desk: Desk, file: str, name: str) -> None:
    """A remark says nothing of the law."""
    path = desk.law(name) / file
    path.write_text("# đã xem lại\n" + path.read_text("utf-8"), "utf-8")


@when(parsers.parse('accepted.json của {name} còn dấu gộp "{sign}"'))
def conflicted(desk: Desk, name: str, sign: str) -> None:
    """As a merge leaves a file that both sides changed."""
    path = desk.law(name) / "accepted.json"
    path.write_text(f"{sign} HEAD\n" + path.read_text("utf-8"), "utf-8")


def workbook_with(desk: Desk, old: str, new: str) -> Path:
    """The law's workbook with one cell made another."""
    store = FileStore(desk.root, bundled=False)
    (desk.root / "sua.xlsx").unlink(missing_ok=True)  # one that was edited is not written over
    path = export_law(store, LawExportRequest("qd-06-2019", desk.root / "sua.xlsx"), speak("vi")).path
    book = load_workbook(path)
    cell = next(c for sheet in book for row in sheet.iter_rows() for c in row if str(c.value) == old)
    cell.value = int(new) if new.isdigit() else new
    book.save(path)
    return path


@when(parsers.parse("nhập một sổ Excel sửa tên một mục của {file}"))
def imported(desk: Desk, file: str) -> None:
    """One title is another."""
    book = load_standard(desk.law("qd-06-2019"))
    item = next(c for c in book.standard.criteria if f"{c.id}.yaml" == file).items[0]
    workbook_with(desk, item.title, f"{item.title} (sửa)")
    desk.run("law", "import", "sua.xlsx", "--apply")


@when(parsers.parse("người khác sửa điểm tối thiểu {old} thành {new} sau khi lệnh nhập sổ của tôi đã đọc bộ tiêu chí"))
def raced(desk: Desk, old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both editors have changed the same number."""
    workbook_with(desk, old, "870")
    real, head = trying.apply_plan, desk.law("qd-06-2019") / "standard.yaml"

    def late(plan: trying.Plan) -> tuple[Path, ...]:
        edit(head, f"threshold: {old}", f"threshold: {new}")
        return real(plan)

    monkeypatch.setattr("engine.service.edit.apply_plan", late)
    desk.run("law", "import", "sua.xlsx", "--apply")


@then(parsers.parse("lệnh kết thúc với mã {code:d}"))
def ended(desk: Desk, code: int) -> None:
    """The promised exit code."""
    assert desk.code == code, desk.said


@then(parsers.parse('màn hình nói "{said}"'))
def told(desk: Desk, said: str) -> None:
    """Whatever the width of the screen."""
    assert said in desk.said, desk.said


@then(parsers.parse('màn hình không nói "{said}"'))
def not_told(desk: Desk, said: str) -> None:
    """Nothing of the kind."""
    assert said not in desk.said


@then(parsers.parse("results.json ghi vấn đề {code}"))
def in_results(desk: Desk, code: str) -> None:
    """Machines are told too."""
    held = json.loads((desk.round / "results" / "results.json").read_text("utf-8"))
    assert code in [problem["code"] for problem in held["problems"]]


@then(parsers.parse('mọi trang của tong-hop.xlsx ghi "{said}"'))
def on_every_sheet(desk: Desk, said: str) -> None:
    """In the first rows, where nobody misses it."""
    for sheet in load_workbook(desk.round / "results" / "tong-hop.xlsx").worksheets:
        head = [str(cell.value) for row in sheet.iter_rows(max_row=14) for cell in row if cell.value]
        assert any(said in text for text in head), sheet.title


@then(parsers.parse('ke-hoach.docx ghi "{said}"'))
def in_the_plan(desk: Desk, said: str) -> None:
    """The paper says what it rests on."""
    paper = Document(str(desk.round / "plan" / "ke-hoach.docx"))
    texts = [p.text for p in paper.paragraphs] + [c.text for t in paper.tables for r in t.rows for c in r.cells]
    assert any(said in text for text in texts), texts[:20]


@then(parsers.parse("cells.json và accepted.json của {name} còn nguyên"))
def kept(desk: Desk, name: str) -> None:
    """Looking changes nothing."""
    assert desk.before == {path.name: path.read_bytes() for path in desk.law(name).glob("*.json")}
    assert len(desk.before) == 2


@then(parsers.parse("cells.json của {name} là của đúng bộ trên đĩa"))
def table_fits(desk: Desk, name: str) -> None:
    """A machine without the rules engine scores by the same law."""
    assert judged_law(desk.law(name)) == load_standard(desk.law(name)).sha256


@then(parsers.parse('tệp {file} của {name} còn "{said}"'))
def theirs_stands(desk: Desk, file: str, name: str, said: str) -> None:
    """The other's edit is not lost."""
    assert said in (desk.law(name) / file).read_text("utf-8")
