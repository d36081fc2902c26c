"""A backup put back gives the same root, wherever it was made and is put; a broken or an older one is refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.records.entries.anchors import CHECKPOINTS_FILE
from engine.records.entries.contents import AsItLies
from engine.service.record.backing_up import back_up
from engine.service.record.checking_record import check_record
from engine.service.record.database_record import BLOBS, DatabaseRecord, Person
from engine.service.record.record_store import FILE, open_record
from engine.service.record.replaying import dump
from engine.service.record.restoring import Accepting, open_to_restore, restore
from tests.service.record.conftest import STORES, Place
from tests.service.record.made_record import AT, CODE, corrected, edits, genesis, in_review

FILE_BYTES = "phiếu đã ký".encode()
UNASKED = Accepting("", AT)


@pytest.fixture
def record(place: Place) -> DatabaseRecord:
    """Seven entries, a file and a name."""
    made = in_review(*place)
    edits(made, 2)
    made.apply(corrected("77", blobs=(made.keep(FILE_BYTES, "02587.xlsx", "application/zip"),)))
    made.name_person(Person("p-000", "Nguyễn Văn A", "Văn phòng"))
    return made


def codes_of(refused: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    """What was refused, by code."""
    return [found.code for found in refused.value.problems]


def dumped(record: DatabaseRecord) -> str:
    """All tables of the chain."""
    with record.database.reading() as session:
        return dump(session)


@pytest.mark.parametrize("onto", STORES)
def test_a_backup_put_back_elsewhere_is_the_same_record(
    record: DatabaseRecord, tmp_path: Path, onto: str, server: Callable[[], str]
) -> None:
    """On a machine that has nothing, on either database: root, entries, tables, files, names and known checkpoints."""
    told = back_up(record, tmp_path / "sao-luu.db")
    assert (told.checkpoint, told.files, told.lacking) == (record.checkpoint(), 1, ())
    folder = tmp_path / f"may-khac-{onto}" / f"{record.name}-{onto}"
    folder.mkdir(parents=True)
    address = server() if onto == "postgresql" else ""
    done = restore(open_record(folder, address), tmp_path / "sao-luu.db", UNASKED)
    again = open_record(folder, address)
    assert (done.checkpoint, done.aside, done.accepted, again.notices) == (told.checkpoint, "", False, ())
    assert list(again.entries()) == list(record.entries())
    assert dumped(again) == dumped(record)
    kept = [path.name for path in (folder / "record" / BLOBS).rglob("*") if path.is_file()]
    assert (again.people(), [again.blob(sha) for sha in kept]) == (record.people(), [FILE_BYTES])
    assert (folder / "record" / CHECKPOINTS_FILE).read_bytes() == (record.folder / CHECKPOINTS_FILE).read_bytes()
    assert check_record(again, AsItLies()).verified.first is None
    assert again.apply(corrected("78")).entry.seq == told.checkpoint.size + 1


def test_a_backup_is_of_one_moment_and_written_over_nothing(record: DatabaseRecord, tmp_path: Path) -> None:
    """It needs nothing beside it, later acts are not in it, and a file of that name is left as it is."""
    path = tmp_path / "sao-luu.db"
    told = back_up(record, path)
    edits(record, 2, first=100)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("sao-luu")] == ["sao-luu.db"]
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT count(*) FROM entry").fetchone() == (told.checkpoint.size,)
    before = path.read_bytes()
    with pytest.raises(ProblemsFound) as refused:
        back_up(record, path)
    assert (codes_of(refused), path.read_bytes()) == (["REC-166"], before)


def test_a_lost_file_is_told_and_all_else_is_saved(record: DatabaseRecord, tmp_path: Path) -> None:
    """The backup is made; what it lacks is named; put back it is refused, for an act rests on that file."""
    next(path for path in (record.folder / BLOBS).rglob("*") if path.is_file()).unlink()
    told = back_up(record, tmp_path / "sao-luu.db")
    assert ([found.code for found in told.lacking], told.files) == (["REC-167"], 0)
    with pytest.raises(ProblemsFound) as refused:
        restore(record, tmp_path / "sao-luu.db", UNASKED)
    assert set(codes_of(refused)) == {"REC-169", "REC-117"}


def test_an_older_backup_needs_a_reason_that_stays(record: DatabaseRecord, tmp_path: Path, place: Place) -> None:
    """Refused and nothing changed; accepted, what stood there is kept, and the reason is the chain's last entry."""
    path = tmp_path / "sao-luu.db"
    told = back_up(record, path)
    edits(record, 2, first=100)
    before = list(record.entries())
    with pytest.raises(ProblemsFound) as refused:
        restore(record, path, UNASKED)
    assert (codes_of(refused), list(record.entries())) == (["REC-174"], before)
    done = restore(record, path, Accepting("ổ đĩa hỏng", AT))
    again = open_record(*place)
    assert (done.accepted, done.checkpoint.size, again.notices) == (True, told.checkpoint.size + 1, ())
    assert list(again.entries())[:-1] == before[: told.checkpoint.size]
    with closing(sqlite3.connect(record.folder / done.aside)) as aside:
        assert aside.execute("SELECT count(*) FROM entry").fetchone() == (len(before),)
    assert check_record(again, AsItLies()).verified.first is None


@pytest.mark.parametrize("statement", [
    "UPDATE entry SET raw = x'00' WHERE seq = 3", "UPDATE content SET raw = x'00'", "DELETE FROM entry WHERE seq = 4",
])  # fmt: skip
def test_a_broken_backup_is_refused(record: DatabaseRecord, tmp_path: Path, statement: str) -> None:
    """What is wrong is told beside it, and the record is not touched."""
    path = tmp_path / "sao-luu.db"
    back_up(record, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        for name in ("entry_is_next", "entry_stays", "entry_is_kept"):
            copy.execute(f"DROP TRIGGER IF EXISTS {name}")
        copy.execute(statement)
    before = list(record.entries())
    with pytest.raises(ProblemsFound) as refused:
        restore(record, path, UNASKED)
    assert codes_of(refused)[0] in ("REC-169", "REC-111", "REC-110", "REC-116")
    assert "REC-169" in codes_of(refused)
    assert list(record.entries()) == before


def test_what_is_no_backup_of_this_round_is_refused(record: DatabaseRecord, tmp_path: Path) -> None:
    """Any file, another database, the backup of another round, a file that is nowhere."""
    (tmp_path / "anh.db").write_bytes(b"GIF89a" * 500)
    sqlite3.connect(tmp_path / "khac.db").close()
    (tmp_path / "dot-khac").mkdir()
    back_up(in_review(tmp_path / "dot-khac"), tmp_path / "dot-khac.db")
    for name, code in (("anh.db", "REC-168"), ("khac.db", "REC-168"), ("dot-khac.db", "REC-176")):
        with pytest.raises(ProblemsFound) as refused:
            restore(record, tmp_path / name, UNASKED)
        assert codes_of(refused) == [code]


def test_a_damaged_record_is_moved_and_a_backup_put_back(tmp_path: Path) -> None:
    """A file that is no database any more is told with what to do; it is kept, and the backup takes its place."""
    folder = tmp_path / "dot-thu"
    folder.mkdir()
    record = in_review(folder)
    told = back_up(record, tmp_path / "sao-luu.db")
    path = folder / "record" / FILE
    path.write_bytes(b"hong" * 5000)
    with pytest.raises(ProblemsFound) as refused:
        open_record(folder)
    assert codes_of(refused) == ["REC-153"]
    done = restore(open_to_restore(folder), tmp_path / "sao-luu.db", UNASKED)
    assert (done.checkpoint, open_record(folder).checkpoint()) == (told.checkpoint, told.checkpoint)
    assert (folder / "record" / "backups" / "hong" / FILE).read_bytes() == b"hong" * 5000
    file = open_record(folder).file(CODE)
    assert file is not None and file.version == 3


def test_a_lost_record_is_not_begun_anew(tmp_path: Path) -> None:
    """The file gone and its checkpoints there: told, a new one refused, and a backup put back."""
    folder = tmp_path / "dot-thu"
    folder.mkdir()
    told = back_up(in_review(folder), tmp_path / "sao-luu.db")
    (folder / "record" / FILE).unlink()
    record = open_record(folder)
    for act in (genesis(), corrected("1")):
        with pytest.raises(ProblemsFound) as refused:
            record.apply(act)
        assert codes_of(refused) == ["REC-162"]
    assert not record.is_there()
    assert restore(open_to_restore(folder), tmp_path / "sao-luu.db", UNASKED).checkpoint == told.checkpoint


def test_a_backup_of_a_newer_program_is_refused(record: DatabaseRecord, tmp_path: Path) -> None:
    """As a record of one is, with what to install."""
    path = tmp_path / "sao-luu.db"
    back_up(record, path)
    shutil.copy(path, tmp_path / "cu.db")
    with closing(sqlite3.connect(tmp_path / "cu.db", isolation_level=None)) as copy:
        copy.execute("UPDATE store SET value = '99'")
    with pytest.raises(ProblemsFound) as refused:
        restore(record, tmp_path / "cu.db", UNASKED)
    assert codes_of(refused) == ["REC-156"]
