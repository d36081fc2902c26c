"""Binds the feature of forms with mistakes: real Excel files, spoilt as people spoil them (số liệu mô phỏng)."""

from __future__ import annotations

import errno
import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet
from pytest_bdd import given, parsers, scenarios, then, when

from cli import phuhop
from engine.evidence.facts import Fact, Round
from engine.forms.template import form_name, write_form
from engine.law.loading import Lawbook
from engine.problems import Problem, ProblemsFound, errors, exit_code, words
from engine.reporting.words.sentences import card_word, decision_sentence
from engine.sample.made_round import Drawn, write_round
from engine.service.parts.open_law import OpenLaw
from engine.service.rounds import assess_round
from engine.service.score import ScoreRequest, score
from engine.service.store import FileStore
from features.case import SAY, Table, entry_of, full_marks
from features.forms import (
    CODES,
    Folder,
    answer_cell,
    change,
    plain_unit,
    print_code,
    results_bytes,
    shown_place,
    type_in,
)
from tests import frozen

scenarios("bieu_mau_loi.feature", "tin_duoc_khong.feature")

STRUCK, RAISED = InlineFont(strike=True), InlineFont(vertAlign="superscript")
# What a cell holds, and the number format that shows it otherwise.
UNLIKE: Mapping[str, tuple[float | CellRichText, str]] = {
    "là 97,6 với kiểu hiện số làm tròn": (97.6, "0"),
    "là 97000 với kiểu hiện số chia nghìn": (97_000, "0,"),
    "là 97 với kiểu hiện số giấu giá trị": (97, ";;;"),
    "là 97.00000000000001": (97.00000000000001, "General"),
    "có chữ số 4 gạch ngang đứng trước số 97": (CellRichText(TextBlock(STRUCK, "4"), "97"), "General"),
    "là 97 kèm dấu chú thích viết cao": (CellRichText("97", TextBlock(RAISED, "1")), "General"),
}
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


BORN = ("tre_sinh_trong_ky", "tre_khai_sinh_dung_quy_dinh")


def own_marks(name: str) -> dict[str, Fact]:
    """A commune at full marks, with another number of births than its neighbours."""
    marks, born = full_marks(), {"Bình Yên": 100, "Tân Trào": 101, "Minh Thanh": 102}[name]
    return {**marks, **{datum: replace(marks[datum], value=born) for datum in BORN}}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, law: OpenLaw) -> Folder:
    """A round with three filled forms, each at full marks; written once, copied for each scenario."""
    on = date(2024, 11, 15)
    round_ = Round(
        id="dot-2024", title="Đợt thử (số liệu mô phỏng)", standard="qd-06-2019", on=on, period_from=date(2024, 1, 1),
        period_to=on, area="Vùng mẫu", simulated=True, authority=None, overrides=(),
        units=tuple(plain_unit(code, name) for name, code in CODES.items()),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("forms") / "dot-2024"
    write_round(path, law.book, Drawn(round_, {CODES[name]: own_marks(name) for name in CODES}), SAY, forms=True)
    return Folder(path, law, round_)


@given(
    'một đợt có ba xã "Tân Trào", "Bình Yên", "Minh Thanh" đã nộp phiếu Excel, số liệu mô phỏng',
    target_fixture="folder",
)
def three_forms(tmp_path: Path, drawn: Folder) -> Folder:
    """The scenario's own copy of the round."""
    return Folder(Path(shutil.copytree(drawn.path, tmp_path / drawn.path.name)), drawn.law, drawn.round)


@given(parsers.parse('phiếu của "{name}" ghi "{typed}" ở ô "{label}"'))
@when(parsers.parse('phiếu của "{name}" được sửa thành "{typed}" ở ô "{label}"'))
def typed_in(folder: Folder, name: str, typed: str, label: str) -> None:
    """One answer, as typed."""
    type_in(folder, name, label, typed)


@given(parsers.parse('phiếu của "{name}" ghi các số'))
def all_typed_in(folder: Folder, name: str, datatable: Table) -> None:
    """Several answers, as typed."""
    for label, typed in datatable[1:]:
        type_in(folder, name, label, typed)


@given(parsers.parse('phiếu của "{name}" không có trẻ em nào'))
def no_children(folder: Folder, name: str) -> None:
    """Every count of children is 0, so that every whole is empty."""
    for entry in folder.law.book.standard.book.evidence:
        if entry.id.startswith(("tre_", "vu_")):
            type_in(folder, name, entry.label, "0")


@given(parsers.parse('phiếu của "{name}" ghi chú "{said}" cạnh ô "{label}"'))
def noted(folder: Folder, name: str, said: str, label: str) -> None:
    """A note beside an answer."""
    cell = answer_cell(folder, label)
    change(folder.form(name), lambda _, sheet: setattr(sheet[f"H{cell[1:]}"], "value", said))


@given(parsers.parse('phiếu của "{one}" và "{other}" ghi số giống hệt nhau'))
def alike(folder: Folder, one: str, other: str) -> None:
    """Two communes with the same births, and so with all figures the same."""
    for name in (one, other):
        for label in ("Trẻ sinh trong kỳ", "Trẻ được khai sinh đúng quy định"):
            type_in(folder, name, label, "99")


@given(parsers.parse('phiếu của "{name}" có ô "{label}" {state}'))
def odd_cell(folder: Folder, name: str, label: str, state: str) -> None:
    """A cell that is more than its value."""
    path = folder.form(name)
    cell = answer_cell(folder, label)

    def spoil(_: Workbook, sheet: Worksheet) -> None:
        if state == "là 0,95 định dạng phần trăm":
            sheet[cell].value, sheet[cell].number_format = 0.95, "0%"
        elif state == "là công thức chưa được tính":
            sheet[cell].value = "=40+57"
        elif state in UNLIKE:
            sheet[cell].value, sheet[cell].number_format = UNLIKE[state]
        elif state == "là 97 ở hàng bị ẩn":
            sheet.row_dimensions[int(cell[1:])].hidden = True
        else:
            assert state == "bị gộp với ô bên cạnh"
            sheet.merge_cells(f"{cell}:{chr(ord(cell[0]) + 1)}{cell[1:]}")

    change(path, spoil)


def asked_otherwise(book: Lawbook) -> Lawbook:
    """The same standard, before one of its questions was changed."""
    before = replace(book.sources["evidence.yaml"], tree={})
    return replace(book, sources={**book.sources, "evidence.yaml": before})


@given(parsers.re(r'phiếu của "(?P<name>[^"]+)" (?P<what>(?:bị|thuộc|làm|chưa điền) ?.*)'))
def misshapen(folder: Folder, name: str, what: str) -> None:
    """A form that lost its shape, or another's."""
    path, unit = folder.form(name), folder.unit(name)
    if what == "thuộc đợt khác":
        write_form(path, folder.law.book, replace(folder.round, id="dot-2022"), unit, SAY, full_marks())
    elif what == "làm từ bản tiêu chí cũ":
        write_form(path, asked_otherwise(folder.law.book), folder.round, unit, SAY, full_marks())
    elif what == "chưa điền gì":
        write_form(path, folder.law.book, folder.round, unit, SAY)
    else:
        spoils: dict[str, Callable[[Workbook, Worksheet], None]] = {
            "bị đổi tên trang": lambda _, sheet: setattr(sheet, "title", "So lieu"),
            "bị chèn một hàng ở giữa": lambda _, sheet: sheet.insert_rows(20),
            "bị sửa mã xã in trên phiếu": lambda _, sheet: print_code(sheet, CODES[name], "02540"),
            "bị mất phần nhận dạng ẩn": lambda workbook, _: workbook.remove(workbook["_meta"]),
        }
        change(path, spoils[what])


@given(parsers.re(r'phiếu của "(?P<name>[^"]+)" (?P<what>(?:là tệp|là bom|có số).*)'))
def unsafe(folder: Folder, name: str, what: str) -> None:
    """A file that must not be read."""
    path = folder.form(name)
    if what == "có số định danh của trẻ em":
        type_note = answer_cell(folder, "Trẻ em dưới 16 tuổi")
        note = f"{chr(ord(type_note[0]) + 3)}{type_note[1:]}"
        change(path, lambda _, sheet: setattr(sheet[note], "value", "cháu 001" + "0" * 9))
    elif what == "là tệp có macro":
        with zipfile.ZipFile(path, "a") as parts:
            parts.writestr("xl/vbaProject.bin", b"mau")
    elif what == "là bom nén":
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr("xl/media/trang.xml", b" " * (65 * 2**20))
    else:
        inside = {"là tệp đặt mật khẩu": "EncryptedPackage", "là tệp Excel đời cũ": "Workbook"}[what]
        path.write_bytes(OLE_HEAD + bytes(504) + inside.encode("utf-16-le") + bytes(512))


@given(parsers.parse('phiếu của "{name}" được nộp hai lần, lần sau ghi "{typed}" ở ô "{label}"'))
def twice(folder: Folder, name: str, typed: str, label: str) -> None:
    """The same commune again, under another file name and with another answer."""
    path = folder.form(name)
    second = path.with_name(f"{path.stem} (2).xlsx")
    shutil.copy(path, second)
    cell = answer_cell(folder, label)
    change(second, lambda _, sheet: sheet[cell].__setattr__("value", int(typed)))


@given(parsers.parse('phiếu của "{name}" chưa được nộp'))
def not_sent(folder: Folder, name: str) -> None:
    """No file."""
    folder.form(name).unlink()


@given(parsers.parse('có thêm tệp {file} ghi số liệu "{label}" của "{name}" là {value:d}'))
def also_in_csv(folder: Folder, file: str, label: str, name: str, value: int) -> None:
    """A fact given a second time elsewhere."""
    line = f"{CODES[name]},{entry_of(folder.law, label).id},{value},12/BC-UBND,số liệu mô phỏng\n"
    (folder.path / "evidence" / file).write_text("commune,evidence,value,document,note\n" + line, "utf-8")


@given("có thêm phiếu của một xã ngoài đợt")
def stranger(folder: Folder) -> None:
    """A form of a commune that the round does not have."""
    unit = plain_unit("02548", "Lạ")
    write_form(folder.path / "evidence" / form_name(unit), folder.law.book, folder.round, unit, SAY, full_marks())


@when("chấm cả đợt")
def scored(folder: Folder) -> None:
    """Read and decide, as `phuhop score` does."""
    folder.made = assess_round(folder.path, frozen.SPACE)


@when("chạy lệnh score cho đợt")
def score_command(folder: Folder) -> None:
    """The command itself."""
    folder.shown = CliRunner().invoke(phuhop, ["score", str(folder.path)], catch_exceptions=False)
    assert folder.shown.exit_code == 0, folder.shown.output


@when(parsers.parse('chạy lệnh explain cho "{name}" và mục {item}'))
def explain_command(folder: Folder, name: str, item: str) -> None:
    """The command itself."""
    folder.shown = CliRunner().invoke(phuhop, ["explain", str(folder.path), name, item], catch_exceptions=False)
    assert folder.shown.exit_code == 0, folder.shown.output


@when("ghi kết quả mới thì đĩa đầy giữa chừng", target_fixture="old")
def disk_full(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The workbook cannot be written after results.json was; gives back the old results."""
    old = results_bytes(folder)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("engine.reporting.excel.results_workbook.write_workbook", fail)
    with pytest.raises(ProblemsFound) as refused:
        score(FileStore(frozen.FROZEN, bundled=False), ScoreRequest(str(folder.path)), SAY)
    assert [p.code for p in refused.value.problems] == ["SYS-103"]
    assert "kết quả cũ còn nguyên" in words(refused.value.problems[0], "vi")["rule"]
    return old


@then(parsers.parse('các xã được chấm là "{names}"'))
def scored_communes(folder: Folder, names: str) -> None:
    """These and no others have a decision."""
    assert [card.unit.code for card in folder.assessment.cards] == [
        folder.unit(name).code for name in names.split(", ")
    ]


@then("không xã nào có lỗi")
def no_errors(folder: Folder) -> None:
    """Nothing stops a commune."""
    assert errors(folder.assessment.problems) == ()


@then(parsers.parse('"{name}" bị gác lại với đúng một lỗi'), target_fixture="fault")
def aside_for_one(folder: Folder, name: str) -> Problem:
    """Set aside, for one thing said once."""
    assert CODES[name] in {unit.code for unit in folder.assessment.aside}
    return one_error(folder, name)


@then(parsers.parse('"{name}" có đúng một lỗi'), target_fixture="fault")
def one_error(folder: Folder, name: str) -> Problem:
    """One thing is wrong, and it is said once."""
    found = folder.errors(name)
    assert len(found) == 1, [(p.code, str(p.place), words(p, "vi")["what"]) for p in found]
    assert found[0].place.file.startswith("evidence/")
    return found[0]


@then(parsers.parse('"{name}" có đúng một lỗi, ở ô "{label}"'), target_fixture="fault")
def one_error_at(folder: Folder, name: str, label: str) -> Problem:
    """… and the problem names file, sheet and cell."""
    fault = one_error(folder, name)
    assert str(fault.place) == shown_place(folder, name, label)
    return fault


@then(parsers.parse('mọi xã đều được chấm, riêng các số liệu mà lỗi nêu tên của "{name}" thì để ngỏ'))
def open_alone(folder: Folder, name: str) -> None:
    """What the errors name is missing and nothing else is, in this commune and in the others; it says what to mend."""
    wrong = {datum for found in folder.errors(name) for datum in found.data}
    missing = {card.unit.code: set(card.missing) for card in folder.assessment.cards}
    assert missing == {code: wrong if code == CODES[name] else set() for code in CODES.values()}
    (card,) = (card for card in folder.assessment.cards if card.unit.code == CODES[name])
    assert card.decision.low < card.decision.high
    assert decision_sentence(card, SAY).count("lỗi")


@then(parsers.parse('"{name}" chưa kết luận, phải sửa {count:d} lỗi ở các ô'))
def errors_at(folder: Folder, name: str, count: int, datatable: Table) -> None:
    """All at once, each at its own cell."""
    places = sorted(str(p.place) for p in folder.errors(name))
    assert len(places) == count
    assert places == sorted(shown_place(folder, name, label) for (label,) in datatable[1:])
    (card,) = (card for card in folder.assessment.cards if card.unit.code == CODES[name])
    assert card_word(card, SAY) == f"Chưa kết luận – phải sửa {count} lỗi"
    assert f"và {count - 1} lỗi khác" in decision_sentence(card, SAY)


@then(parsers.parse('"{name}" chưa kết luận'))
def undecided_alone(folder: Folder, name: str) -> None:
    """Neither met nor not met, and it says how much is to be mended."""
    (card,) = (card for card in folder.assessment.cards if card.unit.code == CODES[name])
    assert card_word(card, SAY) == "Chưa kết luận – phải sửa 1 lỗi"


@then(parsers.parse("còn {count:d} cảnh báo chưa trả lời"))
def questions(folder: Folder, count: int) -> None:
    """What the board still has to hear of."""
    assert len(folder.assessment.questions) == count, [p.code for p in folder.assessment.questions]


@then(parsers.parse("lệnh score --strict thoát với mã {code:d}"))
def strict_ends(folder: Folder, code: int) -> None:
    """Decided is not enough while a warning is unanswered."""
    done = score(FileStore(frozen.FROZEN, bundled=False), ScoreRequest(str(folder.path), strict=True), SAY)
    assert done.status == code
    told = json.loads((folder.path / "results" / "results.json").read_text("utf-8"))
    assert sum(p["answerable"] and not p["answer"] for p in told["problems"]) == len(folder.assessment.questions)


@then(parsers.parse('có lời nhắc chung nêu "{one}" và "{other}"'))
def common_warning(folder: Folder, one: str, other: str) -> None:
    """A warning that belongs to no one commune names both."""
    (found,) = (p for p in folder.assessment.questions if not p.commune)
    assert all(name in words(found, "vi")["what"] for name in (one, other))


@then(parsers.parse('"{name}" có lời nhắc "{said}"'))
def warned(folder: Folder, name: str, said: str) -> None:
    """A warning stops nothing."""
    found = [p for p in folder.assessment.problems if p.commune == folder.unit(name).code and p.severity == "warning"]
    assert any(said in words(p, "vi")["what"] for p in found), [p.code for p in found]


@then(parsers.parse('lỗi nói "{said}"'))
def fault_says(fault: Problem, said: str) -> None:
    """What is wrong."""
    assert said in words(fault, "vi")["what"], words(fault, "vi")


@then(parsers.parse('cách sửa ghi "{said}"'))
def remedy_says(fault: Problem, said: str) -> None:
    """What to do instead."""
    assert said in words(fault, "vi")["remedy"], words(fault, "vi")


@then(parsers.parse("lệnh score sẽ thoát với mã {code:d} nếu chỉ có xã này"))
def exits_with(fault: Problem, code: int) -> None:
    """5 for an unsafe file, 4 for one that is merely wrong."""
    assert exit_code([fault]) == code


@then(parsers.parse('có lỗi chung nói "{said}"'))
def common_fault(folder: Folder, said: str) -> None:
    """A problem that belongs to no commune of the round."""
    (found,) = (p for p in errors(folder.assessment.problems) if not p.commune)
    assert said in words(found, "vi")["what"]


@then(parsers.parse('"{name}" có số liệu "{label}" là {value:d}'))
def has_fact(folder: Folder, name: str, label: str, value: int) -> None:
    """What was read."""
    assert (
        folder.assessment.evidence.communes[folder.unit(name).code].facts[entry_of(folder.law, label).id].value == value
    )


@then(parsers.parse('"{name}" được ghi là {state} phiếu và chưa kết luận, từ 0 đến 1000 điểm'))
def undecided(folder: Folder, name: str, state: str) -> None:
    """Whether a form came is said as such, and what is missing is never scored as 0."""
    received = {"chưa nhận được": False, "đã nhận được": True}[state]
    assert folder.assessment.evidence.communes[CODES[name]].received is received
    card = next(card for card in folder.assessment.cards if card.unit.code == CODES[name])
    assert (card.decision.verdict, card.decision.low, card.decision.high) == ("undecided", 0, 1000)


@then(parsers.parse("kết quả có {count:d} lỗi phải sửa"))
def counts(folder: Folder, count: int) -> None:
    """What the results file on disk says of its three communes."""
    told = json.loads((folder.path / "results" / "results.json").read_text("utf-8"))
    assert (len(told["communes"]), sum(row["errors"] for row in told["communes"])) == (3, count)
    kept = {path.name for path in (folder.path / "results").iterdir()} - {"thay-doi.txt"}
    assert kept == {"results.json", "tong-hop.xlsx"}


@then("trong thư mục đợt không có tệp ghi dở nào")
def nothing_left(folder: Folder) -> None:
    """Neither a half-written folder nor an old one beside the results."""
    assert {path.name for path in folder.path.iterdir()} == {"round.yaml", "communes.csv", "evidence", "results"}


@then("kết quả cũ còn nguyên từng chữ")
def old_results(folder: Folder, old: dict[str, bytes]) -> None:
    """Byte for byte."""
    assert results_bytes(folder) == old


@then(parsers.parse('màn hình có tên tệp, trang và ô của "{label}"'))
def shows_cell(folder: Folder, label: str) -> None:
    """The printed tree leads back to the cell."""
    assert folder.shown is not None
    assert shown_place(folder, "Bình Yên", label) in " ".join(folder.shown.output.split())


@then(parsers.parse('màn hình có "{said}"'))
def shows(folder: Folder, said: str) -> None:
    """What stands on the screen."""
    assert folder.shown is not None
    assert said in folder.shown.output
