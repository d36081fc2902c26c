"""One commune read alone, or many files by many processes: the same as all read by one, and no more is opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.evidence import file_readings
from engine.evidence.facts import CommuneEvidence, Document, Fact, RoundEvidence
from engine.evidence.reading import Beside, read_evidence
from engine.evidence.round import read_round
from engine.files.workbook import read_book
from engine.forms.template import write_form
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import Place

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
CODES = [unit.code for unit in ROUND.units]
MESSY = ("EVI-101", "EVI-103", "EVI-110", "EVI-207", "FIL-104", "FIL-204", "EVI-305")


def fill(path: Path, commune: int, children: int) -> None:
    """A form of a commune."""
    paper = Document("12/BC", ROUND.on)
    facts = {
        "tre_em": Fact("tre_em", children, Place(""), "given", paper),
        "tre_duoi_1_tuoi": Fact("tre_duoi_1_tuoi", 9, Place("")),
    }
    write_form(path, LAW, ROUND, ROUND.units[commune], speak("vi"), facts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A round in which much is amiss: forms twice, under another's name, beside tables and files nobody can read."""
    made = tmp_path / "round"
    (made / "evidence" / "sau").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        shutil.copy(TESTS / "bad" / name, made / name)
    fill(made / "evidence" / "00001-mot.xlsx", 0, 5)
    fill(made / "evidence" / "00002-hai.xlsx", 2, 8)
    fill(made / "evidence" / "00003-ba.xlsx", 2, 7)
    fill(made / "evidence" / "sau" / "lan hai.xlsx", 0, 6)
    for at, code in enumerate(MESSY):
        shutil.copy(TESTS / "bad" / f"{code}.xlsx", made / "evidence" / f"{CODES[at % 3]}-{code}.xlsx")
        shutil.copy(TESTS / "bad" / f"{code}.xlsx", made / "evidence" / f"{code}.xlsx")
    (made / "evidence" / "a.csv").write_text(
        "commune,evidence,value\n1,tre_em,30\n2,tre_em,40\n2,so_hoat_dong,x\n3,z,1\n9,tre_em,1\n1,tre_em\n", "utf-8"
    )
    (made / "evidence" / "00002.csv").write_text("commune\n", "utf-8")
    (made / "evidence" / "00003.docx").write_bytes(b"")
    return made


def told(given: CommuneEvidence) -> object:
    """All that is said of a commune."""
    return list(given.facts.items()), given.problems, given.set_aside, given.received


def said(evidence: RoundEvidence) -> Mapping[str, object]:
    """All that a reading says."""
    return {"": evidence.problems, **{code: told(given) for code, given in evidence.communes.items()}}


def test_a_commune_read_alone_is_as_in_a_whole_reading(folder: Path, tmp_path: Path) -> None:
    """Facts, problems, set aside, received: without a cache, with a cold one, with a warm one, after another's turn."""
    whole = said(read_evidence(folder, LAW, ROUND))
    warm = tmp_path / "warm.forms"
    read_evidence(folder, LAW, ROUND, cache=warm)
    for code in CODES:
        for cache in (None, tmp_path / f"{code}.forms", tmp_path / "shared.forms", warm):
            alone = read_evidence(folder, LAW, ROUND, cache=cache, only=frozenset({code}))
            assert {c: told(given) for c, given in alone.communes.items()} == {code: whole[code]}
    assert said(read_evidence(folder, LAW, ROUND, cache=warm)) == whole
    assert said(read_evidence(folder, LAW, ROUND, cache=tmp_path / "shared.forms")) == whole
    assert read_evidence(folder, LAW, ROUND, only=frozenset()).communes == {}


def test_a_last_round_is_looked_back_at(folder: Path) -> None:
    """The jump checks of the one commune are made."""
    fill(folder / "evidence" / "00003-ba.xlsx", 2, 70)
    before = {code: given.facts for code, given in read_evidence(folder, LAW, ROUND).communes.items()}
    fill(folder / "evidence" / "00003-ba.xlsx", 2, 700)
    whole = read_evidence(folder, LAW, ROUND, Beside(before)).communes["00003"]
    alone = read_evidence(folder, LAW, ROUND, Beside(before), only=frozenset({"00003"})).communes["00003"]
    assert told(alone) == told(whole)
    assert "EVI-405" in {p.code for p in alone.problems}


def test_no_more_is_opened_than_can_bear_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cold, of other communes' forms the hidden sheet alone; warm, nothing of them, however many they are."""
    whole: list[str] = []
    glanced: list[str] = []

    def note(content: bytes, name: str, only: set[str] | None = None) -> object:
        (glanced if only else whole).append(name)
        return read_book(content, name, only)

    monkeypatch.setattr(file_readings, "read_book", note)
    (tmp_path / "evidence").mkdir()
    for name in ("round.yaml", "communes.csv"):
        shutil.copy(TESTS / "bad" / name, tmp_path / name)
    names = [f"{code}.xlsx" for code in CODES] + [f"ban {at}.xlsx" for at in range(6)]
    for at, name in enumerate(names):
        fill(tmp_path / "evidence" / name, at % 3, 5)
    cache, only = tmp_path / "round.forms", frozenset({"00002"})
    read_evidence(tmp_path, LAW, ROUND, cache=cache, only=only)
    assert whole == ["evidence/00002.xlsx", "evidence/ban 1.xlsx", "evidence/ban 4.xlsx"]
    assert len(glanced) == len(names) - 1
    read_evidence(tmp_path, LAW, ROUND, cache=cache)
    whole.clear()
    glanced.clear()
    read_evidence(tmp_path, LAW, ROUND, cache=cache, only=only)
    assert (whole, glanced) == ([], [])


def test_processes_change_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what is read nor its order, and the cache is filled as by one."""
    alone = said(read_evidence(folder, LAW, ROUND, cache=tmp_path / "one.forms"))
    monkeypatch.setattr(file_readings, "MANY", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert said(read_evidence(folder, LAW, ROUND, cache=tmp_path / "two.forms")) == alone
    assert (tmp_path / "two.forms").read_bytes() == (tmp_path / "one.forms").read_bytes()


def test_processes_that_do_not_start_change_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the files are read here; a machine of one core and a small round start none."""
    alone, started = said(read_evidence(folder, LAW, ROUND)), []

    def refuse(*_: object, **__: object) -> None:
        started.append(1)
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert said(read_evidence(folder, LAW, ROUND)) == alone
    monkeypatch.setattr(file_readings, "MANY", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert said(read_evidence(folder, LAW, ROUND)) == alone
    assert not started
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert said(read_evidence(folder, LAW, ROUND)) == alone
    assert started


@pytest.mark.parametrize("child", ["import os; os._exit(9)", "print('x' * 70_000)", "raise ValueError", "import no"])
def test_a_child_that_fails_changes_nothing(child: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that dies, that answers nonsense, or in which something is raised: then the files are read here."""
    alone = said(read_evidence(folder, LAW, ROUND))
    monkeypatch.setattr(file_readings, "MANY", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("engine.files.processes.COMMAND", ("-I", "-c", child))
    assert said(read_evidence(folder, LAW, ROUND)) == alone


SCRIPT = """
import os, sys
sys.path.insert(0, {root!r})
from pathlib import Path
with Path("runs.txt").open("a") as runs:
    runs.write("run ")
from engine.evidence import file_readings
from engine.evidence.reading import Beside, read_evidence
from engine.evidence.round import read_round
from engine.law.loading import load_standard

def counted(function, shares):
    answers = asked(function, shares)
    print("answered", len(answers))
    return answers

file_readings.MANY, os.cpu_count = 2, lambda: 2
asked, file_readings.in_processes = file_readings.in_processes, counted
law, round_ = load_standard(Path({law!r})), read_round(Path({folder!r}))[0]
print(len(read_evidence(Path({folder!r}), law, round_).communes))
"""


def test_a_script_without_a_guard_is_run_once(folder: Path, tmp_path: Path) -> None:
    """What anybody writes to read a round, with no ``if __name__`` around it; the children did answer."""
    script = tmp_path / "doc.py"
    places = {"root": str(TESTS.parent), "law": str(TESTS / "small"), "folder": str(folder)}
    script.write_text(SCRIPT.format(**places), "utf-8")
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert ran.stdout.splitlines() == ["answered 2", "3"]
    assert (tmp_path / "runs.txt").read_text("utf-8") == "run "
