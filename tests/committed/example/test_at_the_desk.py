"""A round of the worked example at the board's desk: what forms say of communes, from the form to the dossier.

The example is a draft, of which no paper is made: the test's own copy says that it is in force. Số liệu mô phỏng.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from engine.evidence.filled_forms import META
from engine.evidence.own_facts.fact_data import datum_of
from engine.forms.layout import DOCUMENT
from engine.forms.template import write_form
from engine.language import speak
from engine.law.units.fact_questions import PREFIX
from engine.records.acting.commune_file import CommuneFile
from engine.reporting.review.appraisal_excel import CHOICE, ID, ISSUED, REASON, VALUE
from engine.reporting.review.appraisal_excel import DOCUMENT as PAPER
from engine.service.record.record_store import open_record
from engine.service.rounds import open_round, round_evidence
from engine.service.store import find_store
from features.command_line import as_typed
from tests import frozen
from tests.records.dossier.browser import browsing
from tests.records.dossier.verifying import run as verify

ROUND, STANDARD = "vi-du-2027", "vi-du-2027"
# Two lowland communes by the coast, or said to be; the third has its facts from the list.
SAID: Mapping[str, Mapping[str, str]] = {
    "19414": {"bai_ngang": "Có", "vung": "Bắc Trung Bộ", "dan_so": "27000", "nong_nghiep": "38"},
    "19624": {"vung": "Bắc Trung Bộ", "dan_so": "18500", "nong_nghiep": "52,5 %"},
    "19702": {},
}
CORRECTED, UNKNOWN, LISTED = SAID
PEOPLE = ("p-003", "p-004", "p-005")
GROUND = {REASON: "Không có tên trong danh sách xã bãi ngang của tỉnh", PAPER: "15/BC-SLĐ", ISSUED: "20/01/2024"}


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace with the round; commands are run in it."""

    home: Path

    @property
    def folder(self) -> Path:
        """The round's."""
        return self.home / "assessments" / ROUND

    def run(self, *words: str) -> str:
        """A command that goes through; what it says on one line."""
        said, code = as_typed(words)
        assert code == 0, (words, said[-3000:])
        return said

    def review(self, told: str, *more: str) -> str:
        """One of the desk, kept."""
        act, *words = told.split()
        return self.run("review", act, ROUND, *words, *more, "--apply")

    def file(self, code: str) -> CommuneFile:
        """As the record has it."""
        found = open_record(self.folder).file(code)
        assert found
        return found

    def paper(self, code: str, part: str) -> str:
        """All that a paper of a commune says."""
        (path,) = (p for p in (self.folder / "papers").rglob("*.docx") if code in str(p) and part in p.name)
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join(" ".join([*(p.text for p in document.paragraphs), *cells]).split())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The round with forms in the place of its one table, its record opened, forms taken in, the workbook out."""
    home = tmp_path_factory.mktemp("ban")
    shutil.copytree(frozen.ROOT / "criteria" / STANDARD, home / "criteria" / STANDARD)
    for name in ("units", "benchmarks"):
        shutil.copytree(frozen.ROOT / "criteria" / name, home / "criteria" / name)
    shutil.copytree(frozen.ROOT / "assessments" / ROUND, home / "assessments" / ROUND)
    desk, told = Desk(home), home / "criteria" / STANDARD / "standard.yaml"
    told.write_text(told.read_text("utf-8").replace("status: draft", "status: in_force"), "utf-8")
    patched = pytest.MonkeyPatch()
    patched.chdir(home)
    try:
        desk.run("check", STANDARD, "--accept")
        _ask_by_form(desk)
        desk.review("open")
        yield desk
    finally:
        patched.undo()


def _ask_by_form(desk: Desk) -> None:
    """The list without the facts of two communes, a council, and forms with the figures of the committed table."""
    store, folder = find_store(desk.home), desk.folder
    round_, law, _ = open_round(folder, store)
    figures = round_evidence(folder, round_, law, None)
    (folder / "evidence" / "so-lieu.csv").unlink()
    rows = list(csv.DictReader((folder / "communes.csv").read_text("utf-8-sig").splitlines()))
    kept = [row for row in rows if row["code"] in SAID]
    for row in kept:
        row.update(dict.fromkeys(("bai_ngang", "vung", "dan_so", "nong_nghiep"), "") if row["code"] != LISTED else {})
    with (folder / "communes.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(kept)
    people = [f"- {{id: {p}, name: Người Mẫu {p}, office: Ủy viên, from: 2024-01-01}}" for p in PEOPLE]
    seats = [f"    - {{person: {p}, office: Ủy viên, from: 2024-01-01, interest: []}}" for p in PEOPLE]
    council = ["council:", "  document: 120/QĐ-UBND", "  issued: 2024-10-01", "  chair: p-003", "  secretary: p-004"]
    council += ["  quorum: 2", "  rule: over_half_present", "  members:", *seats]
    (folder / "council.yaml").write_text("\n".join(["persons:", *people, *council]) + "\n", "utf-8")
    with (folder / "round.yaml").open("a", encoding="utf-8") as out:
        out.write("four_eyes: stated\n")
    round_ = open_round(folder, store)[0]
    for unit in round_.units:
        path = folder / "evidence" / f"{unit.code}.xlsx"
        write_form(path, law.book, round_, unit, speak("vi"), figures.communes[unit.code].facts)
        _answer(path, SAID[unit.code])


def _answer(path: Path, said: Mapping[str, str]) -> None:
    """Type what a form says of its commune, with a paper."""
    book = load_workbook(path)
    cells = {str(row[0].value): str(row[1].value) for row in book[META].iter_rows()}
    sheet: Any = book.worksheets[0]
    for name, text in said.items():
        cell = sheet[cells[f"value/{PREFIX}{name}"]]
        cell.value, cell.data_type = text, "s"
        sheet.cell(cell.row, DOCUMENT).value = "7/BC-UBND"
    book.save(path)


def _correct(desk: Desk, code: str, name: str, value: str) -> None:
    """The board's cells of a fact's row."""
    path = desk.folder / "tham-dinh.xlsx"
    book = load_workbook(path)
    sheet: Any = book[code]
    row = next(at for at in range(1, sheet.max_row + 1) if sheet.cell(at, ID).value == f"{PREFIX}{name}")
    for column, text in {CHOICE: "Sửa số", VALUE: value, **GROUND}.items():
        sheet.cell(row, column).value = text
    book.save(path)


def test_a_commune_s_own_facts_go_the_whole_way(desk: Desk) -> None:
    """Form, record, workbook, both layers, council, decision, papers, dossier, both verifiers."""
    said = desk.review("import")
    assert "Xã Cửa Tùng (19414): " in said
    assert "4 dữ kiện về xã" in said
    assert "chưa chấm được vì chưa rõ: Xã bãi ngang ven biển" in said
    own = desk.file(CORRECTED)
    assert own.own["fact/nong_nghiep"].value == "38"
    assert desk.file(UNKNOWN).own["fact/nong_nghiep"].value == "52.5"
    assert desk.file(LISTED).own.keys() == {name for name in desk.file(LISTED).own if not name.startswith(PREFIX)}
    desk.review("claim", "--all")
    desk.run("review", "out", ROUND)
    _correct(desk, CORRECTED, "bai_ngang", "Không")
    _correct(desk, UNKNOWN, "bai_ngang", "Không")
    said = desk.review("in", str(desk.folder / "tham-dinh.xlsx"))
    assert "ngưỡng 700; theo hội đồng “Xã, phường còn lại”, ngưỡng 800" in said
    desk.review("appraise", "--all")
    scores = {code: desk.file(code).scores for code in SAID}
    assert [scores[CORRECTED][layer]["class"] for layer in ("self", "appraised")] == ["kho-khan", "con-lai"]
    assert scores[UNKNOWN]["self"] == {"unknown": ["bai_ngang"]}
    assert scores[UNKNOWN]["appraised"]["class"] == scores[LISTED]["self"]["class"] == "con-lai"
    _vote(desk)
    assert {desk.file(code).state for code in SAID} == {"decided"}
    desk.run("record", ROUND, "--verify")
    desk.run("record", ROUND, "--rebuild")


def _vote(desk: Desk) -> None:
    """A council that carries what the points allow, and the decisions."""
    desk.review("council")
    desk.review("ballot-open", "--all")
    for code in SAID:
        for person in PEOPLE[:2]:
            desk.review(f"vote {code} --member {person} --choice yes")
    desk.review("ballot-close", "--all")
    for code in SAID:
        met = desk.file(code).scores["appraised"]["verdict"] == "recognised"
        words = [f"decide {code} --kind {'recognise' if met else 'refuse'}", "--not-firm"]
        desk.review(words[0], *words[1:], *([] if met else ["--reason", "Chưa đủ điểm"]))


def test_its_papers_say_by_which_facts_it_was_placed(desk: Desk) -> None:
    """The commune's own as it sent them, the board's as appraised, and where the two differ."""
    desk.run("papers", ROUND)
    sent, minutes = desk.paper(CORRECTED, "tu-cham"), desk.paper(CORRECTED, "tham-dinh")
    assert "Dữ kiện về đơn vị: Xã bãi ngang ven biển: có (7/BC-UBND); Vùng: Bắc Trung Bộ (7/BC-UBND)" in sent
    assert "Dữ kiện về đơn vị: Xã bãi ngang ven biển: không (15/BC-SLĐ, 20/01/2024)" in minutes
    assert "theo hội đồng “Xã, phường còn lại”, ngưỡng 800" in minutes
    unknown = desk.paper(UNKNOWN, "tham-dinh")
    assert "chưa chấm được vì chưa rõ: Xã bãi ngang ven biển; cột điểm xã khai vì vậy để trống" in unknown
    assert "(danh sách xã của đợt)" in desk.paper(LISTED, "tham-dinh")


def test_its_dossier_is_checked_by_both_verifiers_and_one_changed_fact_is_found(desk: Desk, tmp_path: Path) -> None:
    """Each layer with its own facts and class; the page in a browser says what verify.py says."""
    path, unpacked = tmp_path / "ho-so.zip", tmp_path / "mo"
    desk.run("dossier", ROUND, "--out", str(path))
    zipfile.ZipFile(path).extractall(unpacked)
    code, said = verify(unpacked)
    assert code == 0, said[-3000:]
    facts = json.loads((unpacked / "facts.json").read_text("utf-8"))
    held = [facts["communes"][layer][CORRECTED]["class"] for layer in ("self", "appraised")]
    assert held == ["kho-khan", "con-lai"]
    assert UNKNOWN not in facts["layers"]["self"]
    assert facts["sources"]["appraised"][CORRECTED]["fact/bai_ngang"]["document"] == GROUND[PAPER]
    with browsing(tmp_path) as browser:
        browser.open(unpacked / "verify.html")
        verdict = browser.choose("zip", [path])
    assert re.match(r"✓ Mọi điều đều khớp", verdict), verdict


def test_a_list_changed_since_is_found_by_the_scores(desk: Desk) -> None:
    """What the round's list says is not in the record; the points that rest on it are."""
    path = desk.folder / "communes.csv"
    before = path.read_text("utf-8")
    lines = [line.replace("không,btb", "có,btb") if line.startswith(LISTED) else line for line in before.splitlines()]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    try:
        said, code = as_typed(["record", ROUND, "--verify"])
    finally:
        path.write_text(before, "utf-8")
    assert code == 6, said[-2000:]
    assert "class con-lai → kho-khan" in said


def test_every_fact_of_the_example_has_words(desk: Desk) -> None:
    """Of each kind that a standard can declare."""
    standard = open_round(desk.folder, find_store(desk.home))[1].book.standard
    kinds = {getattr(datum_of(standard, name), "fact").kind for name in desk.file(CORRECTED).own if "/" in name}  # noqa: B009
    assert kinds == {"yes_no", "choice", "count", "percent"}
