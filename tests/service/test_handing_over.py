"""Receipts again: a machine that dies once a form is taken in has lost none; a form refused leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import phuhop
from engine.problems import ProblemsFound, words
from engine.service.record.database_record import BLOBS
from engine.service.record.record_store import open_record
from engine.service.review.desk import open_desk
from engine.service.review.handing_over import hand_over_again
from engine.service.store import FileStore
from tests import frozen

ROUND, COMMUNES = frozen.SAMPLE, ("02545", "02587", "02572", "02584")  # the last has sent nothing
ROOT = Path(__file__).parents[2]
# The command in a process of its own that kills itself, really, once a function is asked for the second time.
DYING = """
import os, signal, sys
from engine.service.record import database_record
from engine.service.review import taking_in
from cli import phuhop
where, name = {"act": (database_record.DatabaseRecord, "apply"), "receipt": (taking_in, "hand_over")}[sys.argv[1]]
own, asked = getattr(where, name), []
def once(*given):
    asked.append(given)
    if len(asked) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return own(*given)
setattr(where, name, once)
phuhop(["review", "import", *sys.argv[2:], "--apply"])
"""


@pytest.fixture(name="home")
def a_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A round of four communes with an open record, stood in (số liệu mô phỏng)."""
    monkeypatch.chdir(frozen.desk_in(tmp_path / "noi", COMMUNES))
    home = Path("assessments") / ROUND
    with (home / "round.yaml").open("a", encoding="utf-8") as file:
        file.write("four_eyes: stated\n")
    next((home / "evidence").glob(f"{COMMUNES[-1]}-*")).unlink()
    run("open", ROUND, "--apply")
    return home


def run(*told: str) -> Result:
    """A command of the desk."""
    return CliRunner().invoke(phuhop, ["review", *told], catch_exceptions=False)


def died(at: str) -> None:
    """Forms taken in by a process that is killed at a place."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", DYING, at, ROUND], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def receipts(home: Path) -> Mapping[str, bytes]:
    """Every receipt that lies there."""
    return {path.name: path.read_bytes() for path in sorted((home / "record" / "receipts").glob("*"))}


def unasked(home: Path) -> set[str]:
    """The kept files that no entry rests on."""
    desk = open_desk(FileStore(Path(), bundled=False), ROUND)
    resting = {sha for raw, _ in desk.record.entries() for sha in read_blobs(raw)}
    return {path.name for path in (home / "record" / BLOBS).rglob("*") if path.is_file()} - resting


def read_blobs(raw: bytes) -> tuple[str, ...]:
    """What an entry rests on."""
    from engine.records.entries.entry import read_entry

    return read_entry(raw).blobs


def test_a_receipt_again_is_the_receipt_that_was(home: Path) -> None:
    """To the last byte, though the record has grown since; what lies there is left, and another file is told of."""
    run("import", ROUND, "--apply")
    before = receipts(home)
    assert len(before) == 3
    run("claim", ROUND, "--all", "--apply")
    for path in (home / "record" / "receipts").iterdir():
        path.unlink()
    assert "Đã lập lại 1/1 biên nhận." in run("receipt", ROUND, "02587").output
    assert "Đã lập lại 2/3 biên nhận." in run("receipt", ROUND).output
    assert receipts(home) == before
    name = next(iter(before))
    (home / "record" / "receipts" / name).write_bytes(b"edited")
    told = run("receipt", ROUND, "--number", "1")
    assert "REC-399" in told.output
    assert "Đã lập lại 0/1 biên nhận." in told.output
    assert receipts(home)[name] == b"edited"


def test_a_machine_that_dies_before_the_receipts_are_written_has_lost_none(home: Path) -> None:
    """The second form is in the record and has no receipt: it is made again, and is the one it would have been."""
    died("receipt")
    assert len(receipts(home)) == 1
    sent = [file for file in open_record(home).files() if file.submissions]
    assert len(sent) == 2
    assert "Đã lập lại 1/2 biên nhận." in run("receipt", ROUND).output
    stood = {file.submissions[-1].receipt: file.submissions[-1].seq for file in sent}
    desk = open_desk(FileStore(Path(), bundled=False), ROUND)
    assert desk.record.checkpoint().size == max(stood.values())
    second = receipts(home)
    (home / "record" / "receipts" / sorted(second)[1]).unlink()
    run("import", ROUND, "--apply")
    (made,) = hand_over_again(open_desk(FileStore(Path(), bundled=False), ROUND), (), 2)
    assert made.done == "written"
    assert receipts(home)[made.path.name] == second[made.path.name]


@pytest.mark.parametrize("told", [("02584",), ("--number", "9"), ()])
def test_where_there_is_no_such_receipt_it_is_told(home: Path, told: tuple[str, ...]) -> None:
    """Of a commune that sent nothing, of a number, of a record that has none at all: in whole sentences."""
    assert home.is_dir()
    with pytest.raises(ProblemsFound) as refused:
        run("receipt", ROUND, *told)
    (found,) = refused.value.problems
    assert found.code == "REC-290"
    for language in ("vi", "en"):
        assert all("{" not in said and said.endswith(".") for said in words(found, language).values())


def test_a_machine_that_dies_between_a_form_and_its_act_leaves_no_form_behind_once_run_again(home: Path) -> None:
    """The bytes are put down first: run again, the act rests on those very bytes."""
    died("act")
    assert len(unasked(home)) == 1
    run("import", ROUND, "--apply")
    assert unasked(home) == set()


def test_what_is_refused_keeps_no_file(home: Path) -> None:
    """A form that may not be sent by this person, a scan of an act that is refused, leave no bytes in the record."""
    refused = run("import", ROUND, "--as", "p-003", "--apply")
    assert "không nhận 3" in refused.output
    assert unasked(home) == set()
    run("import", ROUND, "--apply")
    scan = Path("quet.pdf")
    scan.write_bytes(b"%PDF-1.4 scan")
    told = ["signed", ROUND, "02587", "--kind", "decision", "--number", "1/QĐ", "--date", "2024-12-20"]
    done = run(*told, "--signer", "Chủ tịch", "--scan", str(scan), "--apply")
    assert done.exit_code == 4
    assert unasked(home) == set()
