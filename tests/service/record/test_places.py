"""Where a record may lie: on a disk of this machine, or on a server that is named; every refusal says what to do."""

from __future__ import annotations

import builtins
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from engine.problems import ProblemsFound, render, words
from engine.records.entries.entry import digest
from engine.service.record import unsuited_places
from engine.service.record.databases import idle_connections, sqlite_database
from engine.service.record.databases.postgres_database import LONGEST_NAME, PostgresDatabase, schema_of
from engine.service.record.record_store import FILE, open_record
from engine.service.record.unsuited_places import NETWORKS, network_of, synced_by
from tests.service.record.made_record import CODE, corrected, in_review

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/xa /mnt/xa nfs4 rw 0 0
//may-chu/chung /mnt/chung\\040so cifs rw 0 0
/dev/sdb1 /mnt/xa/o-rieng ext4 rw 0 0
"""


def code_of(refused: pytest.ExceptionInfo[ProblemsFound]) -> str:
    """The one code."""
    (found,) = refused.value.problems
    assert all(render(found, language) for language in ("vi", "en"))
    return found.code


@pytest.mark.parametrize(("folder", "kind"), [
    ("/mnt/xa/dot", "nfs4"), ("/mnt/chung so/dot", "cifs"), ("/mnt/xa/o-rieng/dot", ""), ("/home/a", ""),
    ("/mnt/xa2/dot", ""), ("//may-chu/chung", "SMB"),
])  # fmt: skip
def test_the_nearest_mount_decides(folder: str, kind: str) -> None:
    """A share is one by its kind, blanks in its name or not; a disk mounted inside it is none."""
    assert network_of(Path(folder), MOUNTS) == kind
    assert not kind or kind in NETWORKS | {"SMB"}


@pytest.mark.parametrize(("folder", "name"), [
    ("/home/a/OneDrive - UBND tỉnh/phuhop", "OneDrive - UBND tỉnh"), ("/home/a/Dropbox/x", "Dropbox"),
    ("/home/a/Google Drive/x", "Google Drive"), ("/Users/a/Library/CloudStorage/x", "CloudStorage"),
    ("/home/a/onedrive-cu/x", ""), ("/home/a/dong-bo/x", "dong-bo"),
])  # fmt: skip
def test_synced_folders_are_known_by_name_or_told_by_the_system(folder: str, name: str) -> None:
    """Usual names, with a company's behind them, and the variable that OneDrive sets."""
    assert synced_by(Path(folder), {"OneDrive": "/home/a/dong-bo"}) == name


def test_a_record_in_a_synced_folder_is_refused(tmp_path: Path) -> None:
    """Before anything is made there."""
    folder = tmp_path / "Dropbox" / "dot-thu"
    folder.mkdir(parents=True)
    with pytest.raises(ProblemsFound) as refused:
        open_record(folder)
    assert code_of(refused) == "REC-150"
    assert list(folder.iterdir()) == []


def test_a_record_on_a_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """REC-151 with the kind of the share; where the system keeps no list of what is mounted nothing is refused."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"may-chu:/xa {tmp_path} nfs4 rw 0 0\n", "utf-8")
    monkeypatch.setattr(unsuited_places, "MOUNTS", mounts)
    with pytest.raises(ProblemsFound) as refused:
        open_record(tmp_path)
    assert code_of(refused) == "REC-151"
    assert "(nfs4)" in words(refused.value.problems[0], "vi")["what"]
    mounts.unlink()
    assert not open_record(tmp_path).is_there()


def test_a_record_that_somebody_holds_is_told_as_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """REC-152: nothing was kept, and once it is let go the act is kept."""
    folder = tmp_path / "dot-thu"
    folder.mkdir()
    record = in_review(folder)
    monkeypatch.setattr(sqlite_database, "PATIENCE", 0)
    before = record.checkpoint()
    with closing(sqlite3.connect(folder / "record" / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProblemsFound) as refused:
            record.apply(corrected("7"))
    assert (code_of(refused), record.checkpoint()) == ("REC-152", before)
    assert record.apply(corrected("7")).entry.seq == before.size + 1


def test_an_act_rests_on_files_that_are_kept(tmp_path: Path) -> None:
    """REC-164 by the hash of the file that was never taken in; taken in, the act is kept."""
    folder = tmp_path / "dot-thu"
    folder.mkdir()
    record = in_review(folder)
    sha = digest(b"phieu")
    with pytest.raises(ProblemsFound) as refused:
        record.apply(corrected("7", blobs=(sha,)))
    assert code_of(refused) == "REC-164"
    assert record.keep(b"phieu", "phieu.xlsx", "application/zip") == sha
    assert record.apply(corrected("7", blobs=(sha,))).entry.blobs == (sha,)


def test_an_address_is_one_of_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything else in the variable is named, and not taken for a file."""
    monkeypatch.setenv("PHUHOP_RECORD", "mysql://x")
    with pytest.raises(ProblemsFound) as refused:
        open_record(tmp_path)
    assert code_of(refused) == "REC-173"


def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    """The place names server and database; the password stands nowhere in what is said."""
    address = f"postgresql://ai-do:bi-mat@/khong-co?host={tmp_path}"
    with pytest.raises(ProblemsFound) as refused:
        open_record(tmp_path, address)
    assert code_of(refused) == "REC-154"
    assert "bi-mat" not in render(refused.value.problems[0], "vi")


def test_a_machine_without_psycopg_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default record needs none."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "psycopg":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ProblemsFound) as refused:
        open_record(tmp_path, "postgresql://a@b/c")
    assert code_of(refused) == "REC-155"


def test_each_round_has_a_schema_of_its_own() -> None:
    """Short names as they are; long or odd ones told apart, and none longer than a server keeps."""
    long = "dot-" + "x" * 80
    names = {schema_of(name) for name in ("son-duong-2024", "son_duong-2024", "đợt", "đọt", long, f"{long}y")}
    assert len(names) == 6
    assert "phuhop_son-duong-2024" in names
    assert max(map(len, names)) <= LONGEST_NAME
    assert all(name.isascii() for name in names)
    assert "mat-khau" not in PostgresDatabase("postgresql://a:mat-khau@may/co-so", "x").shown


def test_connections_that_the_server_ended_are_not_waited_for(place: tuple[Path, str]) -> None:
    """After a restart of the server everything is read and written as before, on connections of its own."""
    folder, address = place
    in_review(folder, address)
    before = open_record(folder, address).files()
    if address:
        import psycopg

        with psycopg.connect(address, autocommit=True) as other:
            others = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = current_user"
            pids = [pid for (pid,) in other.execute(others).fetchall()]
            ended = [other.execute("SELECT pg_terminate_backend(%s)", (pid,)).fetchone() for pid in pids]
        assert ended
    record = open_record(folder, address)
    assert record.files() == before
    record.apply(corrected("48"))
    assert record.file(CODE) != next(file for file in before if file.code == CODE)


def test_no_more_connections_are_kept_than_a_server_has_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one too many is closed; those that are kept are given out again, the last first."""

    class Connection:
        """One that knows whether it was closed."""

        closed = False

        def close(self) -> None:
            """End it."""
            self.closed = True

    monkeypatch.setattr(idle_connections, "_idle", {})
    made: list[Any] = [Connection() for _ in range(idle_connections.MOST_IDLE + 1)]
    for one in made:
        idle_connections.put_back("postgresql://x", one)
    assert [one.closed for one in made] == [*[False] * idle_connections.MOST_IDLE, True]
    assert idle_connections.taken("postgresql://x") is made[-2]
