"""Nothing that one file holds stops the rest: whatever goes wrong in it is told of it, and the others are scored."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from engine.evidence import file_readings
from engine.evidence import round as round_module
from engine.evidence.facts import RoundEvidence
from engine.evidence.reading import read_evidence, sources
from engine.evidence.round import read_round
from engine.files.books import Book
from engine.files.intake.found_files import found_in
from engine.files.workbook import read_book
from engine.forms.template import write_form
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import ProblemsFound, render

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The trial round with a form of its first two communes, 48 children in each."""
    made = tmp_path / "round"
    (made / "evidence").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        shutil.copy(TESTS / "bad" / name, made / name)
    for unit in ROUND.units[:2]:
        path = made / "evidence" / f"{unit.code}-phieu.xlsx"
        write_form(path, LAW, ROUND, unit, speak("vi"))
        workbook = load_workbook(path)
        row = next(row for row in workbook.worksheets[0].iter_rows() if row[0].value == "tre_em")
        row[4].value = 48
        workbook.save(path)
    return made


def read(folder: Path, *, twice: bool = False) -> RoundEvidence:
    """The round's evidence; ``twice`` reads it once before, so that what was kept is used."""
    cache = folder.parent / "kept.forms"
    if twice:
        read_evidence(folder, LAW, ROUND, cache=cache)
    return read_evidence(folder, LAW, ROUND, cache=cache)


def value(evidence: RoundEvidence, code: str) -> int | None:
    """The children of a commune."""
    facts = evidence.communes[code].facts
    return facts["tre_em"].value if "tre_em" in facts else None


@pytest.mark.parametrize("fault", [IndexError, ValueError, MemoryError, RecursionError, ZeroDivisionError, OSError])
@pytest.mark.parametrize("twice", [False, True])
def test_what_nobody_foresaw_in_a_file_is_that_file_s_problem(
    fault: type[Exception], twice: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with the file's name and its commune; the other commune's form is read as ever."""

    def stumble(content: bytes, shown: str, only: object = None) -> Book:
        if "00001" in shown:
            raise fault
        return read_book(content, shown, only)  # type: ignore[arg-type]

    monkeypatch.setattr(file_readings, "read_book", stumble)
    evidence = read(folder, twice=twice)
    (told,) = [p for p in evidence.communes["00001"].problems if p.severity == "error"]
    assert (told.code, str(told.place)) == ("FIL-227", "evidence/00001-phieu.xlsx")
    assert fault.__name__ in render(told, "vi")
    assert (value(evidence, "00001"), value(evidence, "00002")) == (None, 48)
    monkeypatch.undo()
    assert value(read(folder), "00001") == 48  # nothing of the stumble was kept


def test_a_file_of_another_kind_is_told_of_its_commune_with_its_own_remedy(folder: Path) -> None:
    """A spreadsheet of another program is to be saved as .xlsx, a paper is to be copied into the form."""
    for name in ("00003-so-lieu.ods", "00003-bao-cao.pdf", "la.docx"):
        (folder / "evidence" / name).write_bytes(b"PK")
    evidence = read(folder)
    told = {p.place.file: render(p, "vi") for p in evidence.communes["00003"].problems if p.code == "FIL-105"}
    assert set(told) == {"evidence/00003-so-lieu.ods", "evidence/00003-bao-cao.pdf"}
    assert "Lưu thành… → Excel (.xlsx)" in told["evidence/00003-so-lieu.ods"]
    assert "Lưu thành" not in told["evidence/00003-bao-cao.pdf"]
    assert [p.place.file for p in evidence.problems if p.code == "FIL-105"] == ["evidence/la.docx"]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def directory(path: Path) -> None:
    path.mkdir()


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "khong-co.xlsx")


def elsewhere(path: Path) -> None:
    (path.parents[2] / "noi-khac").mkdir()
    path.symlink_to(path.parents[2] / "noi-khac")


@pytest.mark.parametrize(
    ("make", "why"),
    [(pipe, "ống dẫn"), (directory, "thư mục mang tên"), (dangling, "không còn tệp"), (elsewhere, "đường dẫn")],
)
def test_what_is_no_file_is_told_and_never_waited_for(make: Callable[[Path], None], why: str, folder: Path) -> None:
    """A pipe, a folder, a broken link, a link to another folder: each by its name, of its commune."""
    make(folder / "evidence" / "00003-phieu.xlsx")
    evidence = read(folder)
    (told,) = evidence.communes["00003"].problems
    assert (told.code, told.place.file) == ("FIL-228", "evidence/00003-phieu.xlsx")
    assert why in render(told, "vi")
    assert (value(evidence, "00001"), value(evidence, "00002")) == (48, 48)


def test_a_folder_that_may_not_be_opened_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a file for which even its kind may not be asked, and evidence that is no folder."""
    walk = os.walk

    def shut(root: Path, onerror: Callable[[OSError], None]) -> object:
        onerror(PermissionError(13, "no", str(root / "xa-hai")))
        return walk(root, onerror=onerror)

    monkeypatch.setattr(os, "walk", shut)
    told = {p.place.file: render(p, "vi") for p in read(folder).problems}
    assert "không được phép mở" in told["evidence/xa-hai"]
    monkeypatch.undo()
    shutil.rmtree(folder / "evidence")
    assert sources(folder) == []
    (folder / "evidence").write_text("")
    assert [p.code for p in read(folder).problems if p.code.startswith("FIL-")] == ["FIL-228"]


def test_files_are_found_in_the_order_of_their_names_without_shadows(tmp_path: Path) -> None:
    """Lock files and system files are none."""
    for name in ("b.xlsx", "a/c.csv", "~$b.xlsx", ".x.xlsx", "Thumbs.db", "ghi chú.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = found_in(tmp_path, frozenset({".xlsx"}))
    assert [unicodedata.normalize("NFC", f.path.relative_to(tmp_path).as_posix()) for f in found if f.is_file] == [
        "a/c.csv",
        "b.xlsx",
        "ghi chú.txt",
    ]


def test_a_datum_given_ever_again_is_one_problem(folder: Path) -> None:
    """With its first two places and how often it stands."""
    rows = "00003,tre_em,5\n" * 500
    (folder / "evidence" / "t.csv").write_text(f"commune,evidence,value\n{rows}", "utf-8")
    told = [p for p in read(folder).communes["00003"].problems if p.code == "EVI-303"]
    assert [(p.place.line, p.values["times"], p.values["first"]) for p in told] == [(3, 500, "evidence/t.csv:2:14")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("00001,Xã {long},xa,tinh", "FIL-226"),
        ("00001,Xã {longer},xa,tinh", "FIL-226"),
        ("00001,Xã \x07Một,xa,tinh", "FIL-237"),
    ],
)
def test_a_name_that_fits_on_no_paper_is_told_at_its_line(row: str, code: str, folder: Path) -> None:
    """In the list of communes: too long, or with signs that cannot be printed."""
    said = row.format(long="a" * 300, longer="a" * 5_000)
    (folder / "communes.csv").write_text(f"code,name,type,province_type\n00002,Xã Hai,xa,tinh\n{said}\n", "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        read_round(folder)
    assert (code, 3) in [(p.code, p.place.line) for p in refused.value.problems]


def test_a_list_of_communes_that_nobody_foresaw_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Together with what is wrong with the round's other file."""

    def stumble(*_: object) -> object:
        raise IndexError

    monkeypatch.setattr(round_module, "read_units", stumble)
    (folder / "round.yaml").write_text('title: "a\\x07b"\n', "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        read_round(folder)
    assert {"FIL-227", "FIL-229"} <= {p.code for p in refused.value.problems}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Nguyễn Văn An:\nxem lại số 0900 000 000", "FIL-301"),
        ("Nguyễn Văn An:\nđã rà soát", None),
        ("đã rà soát", None),
    ],
)
def test_the_guard_looks_at_notes_that_hang_on_cells(said: str, code: str | None, folder: Path) -> None:
    """A phone number there is as one in a cell; the name of who wrote the note is not the note."""
    path = folder / "evidence" / "00001-phieu.xlsx"
    workbook = load_workbook(path)
    workbook.worksheets[0]["E8"].comment = Comment(said, "Nguyễn Văn An")
    workbook.save(path)
    told = [p.code for p in read(folder).communes["00001"].problems if p.code.startswith("FIL-")]
    assert told == ([code] if code else [])
