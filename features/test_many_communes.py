"""Binds the feature of tables of many communes: real files, written, filled and read (số liệu mô phỏng)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.facts import Round, RoundEvidence
from engine.evidence.reading import read_evidence
from engine.forms.table_templates import LONG_NAME, WIDE_NAME
from engine.problems import errors, words
from engine.reporting.board.silence import received_sentence, silence_sentence
from engine.sample.made_round import Drawn, write_round
from engine.scoring.assessing import assess
from engine.service.forms import FormsRequest, forms
from engine.service.parts.open_law import OpenLaw
from features.case import FULL_MARKS, SAY
from features.forms import CODES, plain_unit
from tests import frozen

scenarios("bang_nhieu_xa.feature")

LABEL = "Trẻ em dưới 16 tuổi"


@dataclass(slots=True)
class Table:
    """A round whose evidence is one table, and what its reading gave."""

    path: Path
    law: OpenLaw
    round: Round
    read: RoundEvidence | None = None

    @property
    def evidence(self) -> Path:
        """Where the table goes."""
        return self.path / "evidence"

    def given(self, name: str) -> dict[str, int]:
        """A commune's figures."""
        assert self.read is not None
        return {datum: fact.value for datum, fact in self.read.communes[CODES[name]].facts.items()}


@given('một đợt có ba xã "Tân Trào", "Bình Yên", "Minh Thanh" chưa nộp gì, số liệu mô phỏng', target_fixture="table")
def three_communes(tmp_path: Path, law: OpenLaw) -> Table:
    """A round in which nothing has come."""
    on = date(2024, 11, 15)
    round_ = Round(
        id="dot-2024", title="Đợt thử (số liệu mô phỏng)", standard="qd-06-2019", on=on, period_from=date(2024, 1, 1),
        period_to=on, area="Vùng mẫu", simulated=True, authority=None, overrides=(),
        units=tuple(plain_unit(code, name) for name, code in CODES.items()),
    )  # fmt: skip
    write_round(tmp_path / "dot-2024", law.book, Drawn(round_, {code: {} for code in CODES.values()}), SAY, forms=False)
    for file in (tmp_path / "dot-2024" / "evidence").iterdir():
        file.unlink()
    return Table(tmp_path / "dot-2024", law, round_)


@when("làm mẫu bảng nhiều xã")
def made(table: Table) -> None:
    """The command's own service."""
    done = forms(frozen.SPACE, FormsRequest(str(table.path), table=True), SAY)
    assert [path.name for path in done.written] == [WIDE_NAME, LONG_NAME]


@when(parsers.parse("điền đủ {which} rồi chép vào evidence/"))
def filled(table: Table, which: str) -> None:
    """Every datum at full marks, under the heads of the template."""
    names = {entry.label: entry.id for entry in table.law.book.standard.book.evidence}
    kinds = {entry.id: entry.kind for entry in table.law.book.standard.book.evidence}

    def typed(label: str) -> str:
        value = FULL_MARKS[names[label]]
        return ("Có" if value else "Không") if kinds[names[label]] == "yes_no" else str(value)

    if which == "bảng rộng":
        book = load_workbook(table.path / "forms" / WIDE_NAME)
        sheet = book.worksheets[0]
        heads = next(row for row in sheet.iter_rows() if row[0].value == "Mã xã")
        for row in range((heads[0].row or 0) + 1, sheet.max_row + 1):
            for column, label in enumerate((str(head.value) for head in heads), 1):
                if label in names:
                    sheet.cell(row, column).value = typed(label)
        book.save(table.evidence / WIDE_NAME)
        return
    with (table.path / "forms" / LONG_NAME).open(encoding="utf-8-sig", newline="") as file:
        first, *rest = csv.reader(file)
    with (table.evidence / LONG_NAME).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([first, *([*line[:4], typed(line[2]), *line[5:]] for line in rest)])


@given(parsers.parse('bảng dài cách nhau bằng dấu phẩy, có dòng "{line}"'))
def with_line(table: Table, line: str) -> None:
    """A row in which a number has its own comma."""
    (table.evidence / "bang.csv").write_text(f"xã,số liệu,giá trị,văn bản\n{line}\n", "utf-8-sig")


@given(parsers.parse('bảng dài có hai cột giá trị, ghi {old} và {new} cho "{name}"'))
def two_values(table: Table, old: str, new: str, name: str) -> None:
    """The old figure and the corrected one, side by side."""
    text = f"mã xã,số liệu,giá trị,Giá trị\n{CODES[name]},{LABEL},{old},{new}\n"
    (table.evidence / "bang.csv").write_text(text, "utf-8-sig")


@given(parsers.parse('bảng rộng ghi mã của "{name}" cạnh tên của "{other}"'))
def slipped(table: Table, name: str, other: str) -> None:
    """One column was sorted alone."""
    (table.evidence / "bang.csv").write_text(f"Mã xã,Tên xã,{LABEL}\n{CODES[name]},Xã {other},1041\n", "utf-8-sig")


@given(parsers.parse('bảng rộng ghi {one} cho "{name}", {two} cho "{other}", dòng cộng ghi {total}'))
def with_total(table: Table, one: str, name: str, two: str, other: str, total: str) -> None:
    """A table that somebody added up."""
    rows = ((CODES[name], f"Xã {name}", one), (CODES[other], f"Xã {other}", two), ("", "Tổng cộng", total))
    lines = "\n".join(",".join(row) for row in (("Mã xã", "Tên xã", LABEL), *rows))
    (table.evidence / "bang.csv").write_text(lines + "\n", "utf-8-sig")


@given(parsers.parse('bảng rộng ghi {one} cho "{name}", hàng dưới ghi {more} mà không ghi xã'))
def with_nameless(table: Table, one: str, name: str, more: str) -> None:
    """As a name merged over two rows comes out."""
    lines = f"Mã xã,Tên xã,{LABEL}\n{CODES[name]},Xã {name},{one}\n,,{more}\n"
    (table.evidence / "bang.csv").write_text(lines, "utf-8-sig")


@then(parsers.parse('lời tổng hợp là "{said}"'))
def told_of_all(table: Table, said: str) -> None:
    """Each commune of which nothing is known is in one of the numbers."""
    assert table.read is not None
    assert received_sentence(assess(table.law.book, table.law.table, table.round, table.read), SAY) == said


@then(parsers.parse('có lời nhắc "{said}" ở dòng {line:d}'))
def told_of_total(table: Table, said: str, line: int) -> None:
    """Once, at the figure of the total."""
    assert table.read is not None
    (told,) = (p for p in table.read.problems if p.code == "EVI-420")
    assert (words(told, "vi")["what"].startswith(said), told.place.line) == (True, line)


@when("chấm cả đợt có bảng")
def scored(table: Table) -> None:
    """Read what came."""
    table.read = read_evidence(table.path, table.law.book, table.round)


@then("cả ba xã đạt 1000 điểm và bảng không có lỗi nào")
def full(table: Table) -> None:
    """Scored by the law as well."""
    assert table.read is not None
    cards = assess(table.law.book, table.law.table, table.round, table.read).cards
    told = [p for commune in table.read.communes.values() for p in errors(commune.problems)]
    assert ([card.decision.low for card in cards], told, errors(table.read.problems)) == ([1000] * 3, [], ())


@then(parsers.parse('"{name}" chưa có số liệu "{label}", lỗi nói "{said}" ở dòng {line:d}'))
def not_taken(table: Table, name: str, label: str, said: str, line: int) -> None:
    """The datum is missing, and one error says why and where."""
    assert table.read is not None
    names = {entry.label: entry.id for entry in table.law.book.standard.book.evidence}
    told = errors([*table.read.problems, *table.read.communes[CODES[name]].problems])
    (wrong,) = told
    assert names[label] not in table.given(name)
    assert (said in words(wrong, "vi")["what"], wrong.place.line) == (True, line)


@then(parsers.parse('lý do chưa kết luận của hai xã là "{said}"'))
def reason_of_both(table: Table, said: str) -> None:
    assert table.read is not None
    made = assess(table.law.book, table.law.table, table.round, table.read)
    assert {silence_sentence(made, CODES[name], SAY) for name in ("Bình Yên", "Tân Trào")} == {said}


@then(parsers.parse('"{name}" cũng chưa có số liệu nào'))
def nothing(table: Table, name: str) -> None:
    """The other commune does not get the row either."""
    assert table.given(name) == {}


@given(parsers.parse('bảng Excel của ba xã, "{name}" ở hàng 3, có {kind} {at} bị {done}'))
def spoilt_table(table: Table, name: str, kind: str, at: str, done: str) -> None:
    """A cell struck out, or a row or column hidden."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Mã xã", "Tên xã", LABEL])
    others = [one for one in CODES if one != name]
    for commune in (others[0], name, *others[1:]):
        sheet.append([CODES[commune], f"Xã {commune}", 1041])
    match kind, done:
        case "ô", "gạch":
            sheet[at].font = Font(strike=True)
        case "hàng", "ẩn":
            sheet.row_dimensions[int(at)].hidden = True
        case "cột", "ẩn":
            sheet.column_dimensions[at].hidden = True
        case _:
            raise AssertionError(kind, done)
    workbook.save(table.evidence / "bang.xlsx")


@then(parsers.parse('"{name}" chưa có số liệu "{label}", lỗi nói "{said}" ở ô {cell}'))
def not_taken_at(table: Table, name: str, label: str, said: str, cell: str) -> None:
    """The same in a sheet."""
    assert table.read is not None
    names = {entry.label: entry.id for entry in table.law.book.standard.book.evidence}
    (wrong,) = errors([*table.read.problems, *table.read.communes[CODES[name]].problems])
    assert names[label] not in table.given(name)
    assert (said in words(wrong, "vi")["what"], wrong.place.cell) == (True, cell)


@then(parsers.re(r'"(?P<name>[^"]+)" (?P<has>có|chưa có) số liệu "(?P<label>[^"]+)"$'))
def has_it(table: Table, name: str, has: str, label: str) -> None:
    """Whether another commune's figure was read."""
    names = {entry.label: entry.id for entry in table.law.book.standard.book.evidence}
    assert (names[label] in table.given(name)) == (has == "có")
