"""Binds the feature of new rounds: the command in a workspace of its own, over the real lists of communes."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from cli import phuhop
from engine.evidence.facts import Round
from engine.evidence.round import read_round
from engine.problems import ProblemsFound
from features.case import Table, rows
from tests import frozen

scenarios("lap_dot.feature", "dot_excel.feature")


@dataclass(slots=True)
class Place:
    """A workspace, the round set up last, and what the last command printed."""

    home: Path
    name: str = ""
    screen: str = ""
    refused: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        return self.home / "assessments" / self.name

    @property
    def round(self) -> Round:
        """The round as its own files say."""
        return read_round(self.folder)[0]

    def run(self, *words: str, typed: str = "") -> None:
        """A command where one stands; a refusal is kept as its codes."""
        done = CliRunner().invoke(phuhop, list(words), input=typed)
        self.screen = done.output
        refused = done.exception if isinstance(done.exception, ProblemsFound) else None
        self.refused = tuple(p.code for p in refused.problems) if refused else ()
        if done.exception and not refused and not isinstance(done.exception, SystemExit):
            raise done.exception


@given("một nơi làm việc chưa có đợt nào ngoài đợt mẫu", target_fixture="place")
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The frozen law, and the country's communes."""
    home = frozen.desk_in(tmp_path / "noi", ())
    monkeypatch.chdir(home)
    monkeypatch.setenv("PHUHOP_CACHE", "off")
    return Place(home)


CALL = (
    r'lập đợt "(?P<name>[^"]*)" của (?:huyện "(?P<district>[^"]*)" )?tỉnh "(?P<province>[^"]*)" chốt ngày (?P<on>\S+)'
    r'(?: với các xã "(?P<communes>[^"]*)" và văn bản "(?P<letters>[^"]*)")?'
    r"(?: thì bị từ chối với mã (?P<code>\S+))?$"
)


@when(parsers.re(CALL))
def set_up(
    place: Place, name: str, district: str | None, province: str, on: str, communes: str | None, letters: str | None,
    code: str | None,
) -> None:  # fmt: skip
    """The command with all its options; refused where the scenario says so."""
    words = ["new-round", name, "--on", on, "--province", province]
    words += ["--district", district] if district else []
    for option, said in (("--commune", communes), ("--letter", letters)):
        words += [part for one in (said or "").split(", ") if one for part in (option, one)]
    place.run(*words)
    assert place.refused == ((code,) if code else ()), place.screen
    if not code:
        place.name = name


@given(parsers.parse('đợt "{name}" lập bằng Excel với các xã "{communes}"'))
def in_excel(place: Place, name: str, communes: str) -> None:
    """The same command with --excel."""
    place.name = name
    set_up_in(place, name, communes, "--excel")


def set_up_in(place: Place, name: str, communes: str, *options: str) -> None:
    """A round of these communes of Quảng Trị."""
    words = [word for code in communes.split(", ") for word in ("--commune", code)]
    place.run("new-round", name, "--on", "2026-11-15", "--province", "Quảng Trị", *words, *options)
    assert place.refused == (), place.screen


@when("trong dot.xlsx ghi")
def typed_in(place: Place, datatable: Table) -> None:
    """Cell by cell, as text."""
    for row in rows(datatable):
        type_in(place, row["trang"], row["ô"], row["ghi"])


@when(parsers.re(r'trong dot.xlsx trang "(?P<sheet>[^"]+)" ô "(?P<cell>[^"]+)" ghi "(?P<said>[^"]*)"'))
def one_cell(place: Place, sheet: str, cell: str, said: str) -> None:
    """One cell, emptied where nothing is said."""
    type_in(place, sheet, cell, said)


def type_in(place: Place, sheet: str, cell: str, said: str) -> None:
    """A text over what the cell held."""
    path = place.folder / "dot.xlsx"
    workbook = load_workbook(path)
    workbook[sheet][cell].value = said or None
    workbook.save(path)


@when("bên cạnh dot.xlsx có thêm round.yaml và communes.csv nói như vậy")
def beside(place: Place) -> None:
    """The same round set up as text files, laid beside the workbook."""
    for path in as_texts(place).iterdir():
        if path.name in ("round.yaml", "communes.csv"):
            shutil.copy(path, place.folder / path.name)


def as_texts(place: Place) -> Path:
    """The folder of the same round set up without --excel, in a workspace of its own."""
    codes = ", ".join(unit.code for unit in place.round.units)
    other = Place(frozen.desk_in(place.home.parent / "noi-khac", ()))
    home = Path.cwd()
    os.chdir(other.home)
    try:
        set_up_in(other, place.name, codes)
    finally:
        os.chdir(home)
    return other.home / "assessments" / place.name


@when(parsers.parse('lập đợt "{name}" của tỉnh "{province}" mà đĩa đầy giữa chừng'))
def disk_full(place: Place, name: str, province: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last file cannot be written."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("engine.reporting.board.next_steps_word.write_next_steps", fail)
    place.run("new-round", name, "--on", "2026-11-15", "--province", province)
    assert place.refused == ("SYS-103",)


@when("gõ lệnh new-round rồi trả lời")
def answered(place: Place, datatable: Table) -> None:
    """Line by line at the prompts."""
    place.run("new-round", typed="".join(f"{row['trả lời']}\n" for row in rows(datatable)))
    assert place.refused == (), place.screen
    place.name = rows(datatable)[0]["trả lời"]


@when(parsers.parse('các cột miền núi, hải đảo, khu vực III được điền "{word}"'))
def classed(place: Place, word: str) -> None:
    """As the board fills them in."""
    path = place.folder / "communes.csv"
    path.write_text(path.read_text("utf-8-sig").replace(",,,,", f",{word},{word},{word},"), "utf-8-sig")


@when(parsers.parse('chạy lệnh {command} cho đợt "{name}"'))
def command_for(place: Place, command: str, name: str) -> None:
    """Another command on the new round."""
    place.run(command, name)


@then(parsers.parse('đợt "{name}" có {count:d} xã, phường, đặc khu'))
def communes(place: Place, name: str, count: int) -> None:
    """The folder reads as a round with so many communes."""
    assert (place.round.id, len(place.round.units)) == (name, count)


@then(parsers.parse('tên đợt là "{title}"'))
def titled(place: Place, title: str) -> None:
    """Word for word."""
    assert place.round.title == title


@then(parsers.parse('địa bàn là "{area}"'))
def in_area(place: Place, area: str) -> None:
    """Word for word."""
    assert place.round.area == area


@then(parsers.parse("kỳ số liệu từ {first} đến {last}"))
def period(place: Place, first: str, last: str) -> None:
    """The period as the round has it."""
    assert (f"{place.round.period_from:%d/%m/%Y}", f"{place.round.period_to:%d/%m/%Y}") == (first, last)


@then("đợt không phải số liệu mô phỏng")
def real(place: Place) -> None:
    """A round of one's own is no exercise."""
    assert place.round.simulated is False


@then("đợt không theo văn bản chỉ đạo nào")
def no_letters(place: Place) -> None:
    """None is chosen silently."""
    assert place.round.directives == ()


@then(parsers.parse('đợt theo văn bản "{name}"'))
def letters(place: Place, name: str) -> None:
    """This letter alone."""
    assert place.round.directives == (name,)


@then("mọi cột miền núi, hải đảo, khu vực III còn trống")
def unknown(place: Place) -> None:
    """Nothing that no list has is guessed."""
    assert {(u.mountain, u.island, u.area_iii, u.basis) for u in place.round.units} == {(None, None, None, None)}


@then(parsers.parse('thư mục của đợt có "{names}"'))
def holds(place: Place, names: str) -> None:
    """These and nothing else."""
    assert {path.name for path in place.folder.iterdir()} == set(names.split(", "))


@then("đợt Excel giống hệt đợt lập bằng tệp chữ")
def same_round(place: Place) -> None:
    """Every field of the round, every commune."""
    assert read_round(as_texts(place))[0] == place.round


@then(parsers.parse('xã "{code}" là miền núi, không hải đảo'))
def mountain(place: Place, code: str) -> None:
    """As typed, with its ground."""
    unit = next(u for u in place.round.units if u.code == code)
    assert (unit.mountain, unit.island, unit.area_iii, unit.basis) == (True, False, False, "12/QĐ-UBND")


@then(parsers.parse('đơn vị "{code}" được xếp nhóm "{value}"'))
def classed_by_hand(place: Place, code: str, value: str) -> None:
    """With its ground and day."""
    (override,) = place.round.overrides
    assert (override.commune, override.value, override.by) == (code, value, "UBND tỉnh")
    assert f"{override.on:%d/%m/%Y}" == "05/01/2026"


@then(parsers.parse('đợt bị từ chối với mã {code} ở "{where}"'))
def refused_at(place: Place, code: str, where: str) -> None:
    """Every command refuses, at the very cell."""
    place.run("check", place.name)
    with pytest.raises(ProblemsFound) as refused:
        read_round(place.folder)
    assert (code, where) in [(p.code, str(p.place)) for p in refused.value.problems], refused.value.problems
    assert code in place.screen


@then(parsers.parse('tờ việc tiếp theo có "{said}"'))
def on_paper(place: Place, said: str) -> None:
    """Somewhere on the page."""
    text = "\n".join(p.text for p in docx.Document(str(place.folder / "viec-tiep-theo.docx")).paragraphs)
    assert said in text, text


@then(parsers.parse('màn hình có "{said}"'))
def on_screen(place: Place, said: str) -> None:
    """Somewhere in what was printed."""
    assert said in place.screen, place.screen


@then(parsers.parse('màn hình không có "{said}"'))
def not_on_screen(place: Place, said: str) -> None:
    """Nowhere in what was printed."""
    assert said not in place.screen


@then(parsers.parse('không có thư mục "{name}"'))
def no_folder(place: Place, name: str) -> None:
    """Nothing was made."""
    assert not (place.home / "assessments" / name).exists()


@then("thư mục assessments không còn tệp dở")
def no_leftovers(place: Place) -> None:
    """Only the sample round lies there."""
    assert [path.name for path in (place.home / "assessments").iterdir()] == [frozen.SAMPLE]


@then(parsers.parse("thư mục forms/ có {count:d} phiếu"))
def forms(place: Place, count: int) -> None:
    """A blank form a commune."""
    assert len(list((place.folder / "forms").glob("*.xlsx"))) == count
