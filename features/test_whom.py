"""Binds the feature of rules for some communes: a round's folder as officials have it, scored by the command."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when
from rich.console import Console

from engine.evidence.filled_forms import META
from engine.files.numbers import plain
from engine.language import speak
from engine.law.units.fact_questions import PREFIX
from engine.problems import Problem, ProblemsFound, words
from engine.reporting.console.explanation import show_explanation
from engine.reporting.console.screen import Screen
from engine.scoring.cards import Scorecard
from engine.scoring.explaining import explain, own_total
from engine.scoring.round_result import RoundResult
from engine.service.forms import FormsRequest, forms
from engine.service.rounds import assess_round
from engine.service.store import find_store
from features.case import Table, rows
from tests.whom.whom_round import FOLDER

scenarios("rieng_tung_xa.feature", "phieu_rieng.feature")

GIVEN = {
    "co_nguoi_phu_trach": "Có", "so_hoat_dong": "3", "tre_duoi_1_tuoi": "100", "tre_duoi_1_tiem_du": "96",
    "tre_bi_tai_nan": "0", "tre_em": "1000", "tre_hai_long": "40", "tre_duoc_hoi": "50",
}  # fmt: skip


@dataclass(slots=True)
class Whom:
    """A round's folder in a workspace of its own, and what scoring it gave."""

    folder: Path
    made: RoundResult | None = None
    refused: list[Problem] = field(default_factory=list)

    def form(self, name: str) -> Path:
        """A commune's form as it was made."""
        bare = name.split(maxsplit=1)[1]
        (path,) = (p for p in (self.folder / "forms").iterdir() if p.stem.endswith(plain(bare)))
        return path

    def answers(self, name: str) -> dict[str, str]:
        """The cell of every answer of a form, by its name, in the form's order."""
        pairs = ((row[0].value, row[1].value) for row in load_workbook(self.form(name))[META].iter_rows())
        return {str(key).removeprefix("value/"): str(at) for key, at in pairs if str(key).startswith("value/")}

    def texts(self, name: str) -> list[str]:
        """All that stands on the first sheet of a form, line by line."""
        sheet = load_workbook(self.form(name)).worksheets[0]
        return [line for row in sheet.iter_rows() for cell in row for line in str(cell.value or "").splitlines()]

    def card(self, name: str) -> Scorecard:
        """The card of a commune by its name."""
        assert self.made is not None, [words(p, "vi") for p in self.refused]
        return next(card for card in self.made.cards if card.unit.name == name)


@given("bộ tiêu chí thử nghiệm có quy định riêng cho từng loại xã", target_fixture="whom")
def workspace(tmp_path: Path) -> Whom:
    """The trial standard in a workspace."""
    shutil.copytree(FOLDER, tmp_path / "criteria" / "whom")
    folder = tmp_path / "assessments" / "dot"
    (folder / "evidence").mkdir(parents=True)
    return Whom(folder)


@given(parsers.parse("đợt ngày {day}"))
def round_of(whom: Whom, day: str) -> None:
    """A round of made-up communes on a day."""
    iso = "-".join(reversed(day.split("/")))
    (whom.folder / "round.yaml").write_text(
        f"id: dot\ntitle: Đợt thử\nstandard: whom\non: {iso}\nperiod: {{from: 2027-01-01, to: 2027-12-31}}\n"
        "area: tỉnh Thử\nsimulated: true\n",
        "utf-8",
    )


@given("danh sách xã")
def communes(whom: Whom, datatable: Table) -> None:
    """The list of communes with their facts, and one table of evidence for all."""
    listed = rows(datatable)
    facts = [name for name in listed[0] if name not in ("xã", "loại")]
    lines = [",".join(["code", "name", "type", "province_type", *facts])]
    table = ["commune,evidence,value"]
    for at, row in enumerate(listed, 1):
        lines.append(",".join([f"9000{at}", row["xã"], row["loại"], "tinh", *(row[name] for name in facts)]))
        table += [f"9000{at},{name},{value}" for name, value in GIVEN.items()]
    (whom.folder / "communes.csv").write_text("\n".join(lines) + "\n", "utf-8")
    (whom.folder / "evidence" / "so-lieu.csv").write_text("\n".join(table) + "\n", "utf-8")


@when("lập phiếu")
def forms_of(whom: Whom) -> None:
    """As the command form does; the forms take the place of the one table."""
    (whom.folder / "evidence" / "so-lieu.csv").unlink()
    forms(find_store(whom.folder), FormsRequest("dot"), speak("vi"))


@when(parsers.parse('"{name}" điền phiếu, về đơn vị ghi'))
def fill(whom: Whom, name: str, datatable: Table) -> None:
    """A commune's form with its data and these answers typed as text, sent in."""
    path = whom.form(name)
    book = load_workbook(path)
    said = {f"{PREFIX}{row['điều']}": row["trả lời"] for row in rows(datatable)}
    for key, cell in whom.answers(name).items():
        if text := {**GIVEN, **said}.get(key):
            book.worksheets[0][cell].value, book.worksheets[0][cell].data_type = text, "s"
    book.save(whom.folder / "evidence" / path.name)


@then(parsers.parse('bảng tự chấm "{name}" ghi mục {number} "{said}"'))
def self_score_says(whom: Whom, name: str, number: str, said: str) -> None:
    """What stands in the last column of an item's row."""
    sheet = load_workbook(whom.form(name))["Tự chấm"]
    rows_ = {str(row[1].value): row[4].value for row in sheet.iter_rows() if row[1].value}
    assert rows_[number] == said


@when(parsers.parse('"{name}" tự chấm mỗi mục điểm tối đa và gửi phiếu'))
def score_itself(whom: Whom, name: str) -> None:
    """The form with its data, and the most points in every open cell of the last sheet."""
    path = whom.form(name)
    book = load_workbook(path)
    cells = {str(row[0].value): str(row[1].value) for row in book[META].iter_rows()}
    for key, cell in whom.answers(name).items():
        if text := GIVEN.get(key):
            book.worksheets[0][cell].value, book.worksheets[0][cell].data_type = text, "s"
    sheet = book["Tự chấm"]
    for key, cell in cells.items():
        if key.startswith("points-value/"):
            sheet[cell].value = sheet[cell.replace("E", "D")].value
    book.save(whom.folder / "evidence" / path.name)


@then(parsers.parse('"{name}" tự chấm tổng {own:d} điểm, lệch {by:d}'))
def own_total_is(whom: Whom, name: str, own: int, by: int) -> None:
    """The total that the commune's own points come to by the law, and how far it is off."""
    assert whom.made is not None
    told = own_total(whom.made, whom.card(name).unit.code)
    assert told is not None
    assert (told.own, told.by) == (own, by)


@then(parsers.parse('phiếu "{name}" hỏi "{question}" và {count:d} điều về đơn vị'))
def asks_of_itself(whom: Whom, name: str, question: str, count: int) -> None:
    """The first questions of a form are on the commune itself."""
    first = [key.startswith(PREFIX) for key in whom.answers(name)]
    assert first == sorted(first, reverse=True)
    assert sum(first) == count
    assert question in whom.texts(name)


@then(parsers.parse('phiếu "{name}" không hỏi "{datum}" và nói "{why}"'))
def asks_not(whom: Whom, name: str, datum: str, why: str) -> None:
    """What is certainly not counted is not asked, and the form says why."""
    assert datum not in whom.answers(name)
    assert any(why in text for text in whom.texts(name))


@then(parsers.parse('phiếu "{name}" có hỏi "{datum}"'))
def asks(whom: Whom, name: str, datum: str) -> None:
    """What may be counted is asked."""
    assert datum in whom.answers(name)


@then(parsers.parse('phiếu "{name}" bị hỏi lại với "{code}" ở ô của "{fact}": "{said}"'))
def asked_again(whom: Whom, name: str, code: str, fact: str, said: str) -> None:
    """The cell is told of at its place, and nothing else of the form is wrong."""
    assert whom.made is not None
    cell = whom.answers(name)[f"{PREFIX}{fact}"]
    (told,) = [p for p in whom.made.problems if p.place.cell == cell and p.severity == "error"]
    assert told.code == code
    assert said in words(told, "vi")["what"]


@then(parsers.parse('"{name}" được nhắc với "{code}": "{said}"'))
def reminded(whom: Whom, name: str, code: str, said: str) -> None:
    """What is told of a commune is no error of its."""
    card = whom.card(name)
    assert whom.made is not None
    told = [p for p in whom.made.problems if p.commune == card.unit.code and p.code == code]
    assert [(p.severity, words(p, "vi")["what"]) for p in told] == [("warning", said)]
    assert card.errors == ()


@when("chấm điểm đợt")
def score(whom: Whom) -> None:
    """As the command score does."""
    try:
        whom.made = assess_round(whom.folder, find_store(whom.folder))
    except ProblemsFound as refused:
        whom.refused = list(refused.problems)


@then(parsers.parse('"{name}" được {points:d} điểm ở mục {number}, ngưỡng {bar:d}'))
def points_of(whom: Whom, name: str, points: int, number: str, bar: int) -> None:
    """The points of an item for certain, and the total to be reached."""
    card = whom.card(name)
    home, at = number.split(".")
    item = next(i for i in card.items if i.item.id == f"tc{int(home):02}.{at}")
    assert (item.low, item.high, card.threshold) == (points, points, bar)


@then(parsers.parse('lời giải thích "{name}" có "{said}"'))
def explained(whom: Whom, name: str, said: str) -> None:
    """What ``explain`` prints of a commune."""
    assert whom.made is not None
    out = StringIO()
    screen = Screen(speak("vi"), Console(file=out, width=400, color_system=None), Console(file=StringIO()), quiet=True)
    show_explanation(screen, whom.made, explain(whom.made, whom.card(name)))
    assert said in out.getvalue()


@then(parsers.parse('"{name}" gác lại vì "{said}"'))
def set_aside(whom: Whom, name: str, said: str) -> None:
    """The commune is not scored, and what it is asked for is named."""
    assert whom.made is not None
    unit = next(unit for unit in whom.made.aside if unit.name == name)
    assert any(said in words(p, "vi")["what"] for p in whom.made.problems if p.commune == unit.code)


@then(parsers.parse('bị từ chối với "{code}": "{said}"'))
def refused_with(whom: Whom, code: str, said: str) -> None:
    """The round is not scored at all."""
    assert [(p.code, words(p, "vi")["what"]) for p in whom.refused if p.code == code] == [(code, said)]


def test_the_trial_standard_is_at_hand() -> None:
    """The scenarios run on the files of tests/whom/law."""
    if not FOLDER.is_dir():
        pytest.fail(str(FOLDER))
