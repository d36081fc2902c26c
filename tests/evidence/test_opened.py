"""One wrong cell opens its own datum; only doubt about who or which round sets a commune aside (số liệu mô phỏng)."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from engine.evidence.facts import CommuneEvidence, Document, Fact
from engine.evidence.filled_forms import META
from engine.evidence.reading import Beside, read_evidence
from engine.forms.template import write_form
from engine.language import speak
from engine.law.asked import Duties, asked_by_letters
from engine.problems import Place, catalogue
from engine.service.rounds import open_letters, open_round
from tests import frozen

ROUND, LAW, _ = open_round(frozen.ROUND, frozen.SPACE)
LETTERS = open_letters(frozen.ROUND, ROUND, LAW.book, frozen.SPACE)
DUTIES = asked_by_letters(LETTERS)
UNIT = ROUND.units[0]
DATA = [entry.id for entry in LAW.book.standard.book.evidence]
FORM = f"{UNIT.code}.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A round in which one commune has given everything."""
    made = tmp_path / "round"
    (made / "evidence").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        shutil.copy(frozen.ROUND / name, made / name)
    kinds = {entry.id: entry.kind for entry in LAW.book.standard.book.evidence}
    values = {name: 1 if kind == "yes_no" else 200 if name == "tre_em" else 40 for name, kind in kinds.items()}
    paper = Document("1/BC", ROUND.on)
    facts = {name: Fact(name, value, Place(""), document=paper) for name, value in values.items()}
    write_form(made / "evidence" / FORM, LAW.book, ROUND, UNIT, speak("vi"), facts, LETTERS)
    return made


def cells(folder: Path, sheet: str = "") -> dict[str, str]:
    """The answer's cell of each datum."""
    meta = openpyxl.load_workbook(folder / "evidence" / FORM)[META]
    said = {str(a.value): str(b.value) for a, b in meta.iter_rows(max_col=2)}
    head = f"{sheet}value/"
    return {key.removeprefix(head): cell for key, cell in said.items() if key.startswith(head)}


def spoil(folder: Path, typed: dict[str, object], *, merged: str = "", row: int = 0, sheet: int = 0) -> None:
    """Other values in some cells, cells merged, a row put in."""
    path = folder / "evidence" / FORM
    book = openpyxl.load_workbook(path)
    page = book.worksheets[sheet]
    for cell, value in typed.items():
        page[cell].value = value
    if merged:
        page.merge_cells(merged)
    if row:
        page.insert_rows(row)
    book.save(path)


def read(folder: Path) -> CommuneEvidence:
    """What the reading says of the commune."""
    return read_evidence(folder, LAW.book, ROUND, Beside(duties=Duties(DUTIES))).communes[UNIT.code]


def missing(told: CommuneEvidence) -> set[str]:
    """The data of the standard of which there is no fact."""
    return {name for name in DATA if name not in told.facts}


def wrong(told: CommuneEvidence) -> list[tuple[str, tuple[str, ...]]]:
    """The errors, each with the data it is about."""
    return [(p.code, p.data) for p in told.problems if p.severity == "error"]


def test_a_refused_cell_is_missing_with_its_problem(folder: Path) -> None:
    """“8 thôn” leaves the number of villages open and everything else as it was given."""
    spoil(folder, {cells(folder)["so_thon"]: "8 thôn"})
    told = read(folder)
    assert (wrong(told), missing(told), told.set_aside) == ([("EVI-216", ("so_thon",))], {"so_thon"}, False)


def test_facts_that_contradict_each_other_are_all_open(folder: Path) -> None:
    """Which of part and whole is wrong is not known, so neither counts; nor do any of a sum and its bound."""
    spoil(folder, {cells(folder)["tre_duoi_1_tiem_du"]: 41, cells(folder)["tre_em"]: 79})
    told = read(folder)
    assert ("EVI-401", ("tre_duoi_1_tiem_du", "tre_duoi_1_tuoi")) in wrong(told)
    assert {"tre_duoi_1_tiem_du", "tre_duoi_1_tuoi"} <= missing(told)
    assert ("EVI-402", ("tre_em", "tre_duoi_3_tuoi", "tre_3_5_tuoi")) in wrong(told)
    assert {"tre_duoi_3_tuoi", "tre_3_5_tuoi", "tre_em"} <= missing(told)
    assert not told.set_aside


def test_a_datum_given_twice_is_open(folder: Path) -> None:
    """Which of the two is right is not known."""
    (folder / "evidence" / "them.csv").write_text(f"commune,evidence,value\n{UNIT.code},so_thon,41\n", "utf-8")
    told = read(folder)
    assert ("EVI-303", ("so_thon",)) in wrong(told)
    assert "so_thon" in missing(told)


def test_merged_cells_open_the_data_they_cover(folder: Path) -> None:
    """Two answers under one merged range are one problem and two open data; a third elsewhere stays."""
    at = cells(folder)
    spoil(folder, {}, merged=f"{at['tre_duoi_1_tuoi']}:{at['tre_duoi_1_tiem_du']}")
    told = read(folder)
    assert ("EVI-108", ("tre_duoi_1_tuoi", "tre_duoi_1_tiem_du")) in wrong(told)
    assert {"tre_duoi_1_tuoi", "tre_duoi_1_tiem_du"} <= missing(told)
    assert "so_thon" not in missing(told)


def test_a_sheet_whose_rows_have_moved_leaves_the_other(folder: Path) -> None:
    """A row put into the letters' sheet opens what the letters ask and nothing of the standard; the other way too."""
    spoil(folder, {cells(folder, "duty-")[DUTIES[0].id]: 1}, sheet=1)
    assert DUTIES[0].id in read(folder).facts
    spoil(folder, {}, row=8, sheet=1)
    told = read(folder)
    assert DUTIES[0].id not in told.facts
    assert ("so_thon" in told.facts, told.set_aside) == (True, False)
    spoil(folder, {}, row=8)
    assert missing(read(folder)) == set(DATA)


def test_a_file_refused_whole_is_nothing_received_that_can_be_read(folder: Path) -> None:
    """Every datum is missing, the commune is told and not set aside."""
    path = folder / "evidence" / FORM
    path.write_bytes(path.read_bytes()[:-9])
    told = read(folder)
    assert (wrong(told), missing(told)) == ([("FIL-101", ())], set(DATA))
    assert (told.set_aside, told.received) == (False, True)


def test_doubt_sets_a_commune_aside(folder: Path) -> None:
    """Two forms of one commune that differ: it is not known which is meant, so none of its data are judged."""
    shutil.copy(folder / "evidence" / FORM, folder / "evidence" / "ban sao.xlsx")
    spoil(folder, {cells(folder)["tre_em"]: 201})
    assert read(folder).set_aside


def test_doubts_are_about_who_or_which_round() -> None:
    """No code of a cell, of a table or of facts against facts is a doubt; all doubts are errors."""
    doubts = {code for code, kind in catalogue().items() if kind.doubt}
    assert {"EVI-102", "EVI-104", "EVI-109"} <= doubts
    assert all(code.startswith(("EVI-1", "RND-2")) and catalogue()[code].severity == "error" for code in doubts)
