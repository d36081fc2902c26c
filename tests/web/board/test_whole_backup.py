"""A whole board in one file, and put back from it: the same root, the same people, on either database."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.problems import ProblemsFound
from engine.records.entries.contents import AsItLies
from engine.service.record.checking_record import check_record
from engine.service.record.record_store import open_record
from engine.service.record.restoring import Accepting
from engine.service.store import FileStore
from tests import frozen
from tests.web.board.coming_in import PASSWORD, Office, open_office
from tests.web.board.conftest import STORES
from tests.web.board.office_record import CODES, seat_everybody

UNASKED = Accepting("", "2024-11-20T08:00:00+07:00")


def store_of(root: Path) -> FileStore:
    """A workspace's store."""
    return FileStore(root, bundled=False)


def saved(office: Office, path: Path) -> Path:
    """A backup of an office with three accounts, one of them with a second factor."""
    from engine.web.board.whole_backup import back_up_board

    for person in ("p-003", "p-004", "p-006"):
        office.account(person)
    office.inside("p-003")
    told = back_up_board(store_of(office.root), path, with_people=True)
    record = open_record(office.root / "assessments" / frozen.SAMPLE)
    stood = record.checkpoint()
    assert [(own.name, own.size, own.root) for own in told.records] == [(frozen.SAMPLE, stood.size, stood.root)]
    assert (told.people, path.stat().st_mode & 0o777) == (3, 0o600)
    return path


@pytest.fixture
def other_root(board_workspace: Path, tmp_path: Path) -> Path:
    """The workspace put back on another machine, without its record."""
    root = tmp_path / "may-khac" / "desk"
    shutil.copytree(board_workspace, root, ignore=shutil.ignore_patterns("record"))
    return root


@pytest.mark.parametrize("onto", STORES)
def test_what_is_put_back_is_what_was_saved(
    either_office: Office, other_root: Path, tmp_path: Path, onto: str, people_server: Callable[[], str]
) -> None:
    """On a machine that has nothing, from and onto either database: root, entries, every row of people."""
    from engine.web.board.people_rows import people_rows
    from engine.web.board.whole_backup import restore_board

    path = saved(either_office, tmp_path / "sao-luu.zip")
    rows, record = people_rows(), open_record(either_office.root / "assessments" / frozen.SAMPLE)
    address = people_server() if onto == "postgresql" else ""
    with open_office(other_root, tmp_path / "board-moi", address) as again:
        stranger = again.account("p-005")
        assert stranger.login == "p-005"
        done = restore_board(store_of(other_root), path, UNASKED, again.home)
        assert json.loads(people_rows()) == json.loads(rows)
        put_back = open_record(other_root / "assessments" / frozen.SAMPLE)
        assert put_back.checkpoint() == record.checkpoint()
        assert list(put_back.entries()) == list(record.entries())
        assert check_record(put_back, AsItLies()).verified.first is None
        assert (done.people, [own.root for own in done.records]) == (3, [record.checkpoint().root])
        assert again.account("p-003").check_password(PASSWORD)
        aside = json.loads((again.home / "backups" / "truoc-khoi-phuc-1.json").read_text("utf-8"))
        assert [row["fields"]["login"] for row in aside if row["model"] == "people.account"] == ["p-005"]
        assert again.account("p-009").pk > max(
            row["pk"] for row in json.loads(rows) if row["model"] == "people.account"
        )


def codes(refused: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    """What was refused, by code."""
    return [found.code for found in refused.value.problems]


def test_what_is_no_whole_backup_is_refused_and_nothing_is_changed(
    office: Office, other_root: Path, tmp_path: Path
) -> None:
    """Any file, a part that was changed, a part that is gone; a file of the name is never written over."""
    from engine.web.board.people_rows import people_rows
    from engine.web.board.whole_backup import back_up_board, restore_board

    path, before = saved(office, tmp_path / "sao-luu.zip"), people_rows()
    with pytest.raises(ProblemsFound) as refused:
        back_up_board(store_of(office.root), path, with_people=True)
    assert codes(refused) == ["REC-166"]
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    changed = {**parts, "nguoi-dung.json": parts["nguoi-dung.json"].replace(b"p-003", b"p-033")}
    spoilt = [changed, {name: raw for name, raw in parts.items() if not name.endswith(".db")}, {"a": b"b"}]
    for at, held in enumerate(spoilt):
        with zipfile.ZipFile(tmp_path / f"hong-{at}.zip", "w") as made:
            for name, raw in held.items():
                made.writestr(name, raw)
    (tmp_path / "hong-3.zip").write_bytes(b"GIF89a")
    for at in range(4):
        with pytest.raises(ProblemsFound) as refused:
            restore_board(store_of(other_root), tmp_path / f"hong-{at}.zip", UNASKED, office.home)
        assert codes(refused) == ["WEB-193"], at
    assert people_rows() == before and not (other_root / "assessments" / frozen.SAMPLE / "record").exists()


def test_people_of_another_shape_are_refused(office: Office, other_root: Path, tmp_path: Path) -> None:
    """WEB-194, before any record is put back."""
    from engine.web.board.whole_backup import restore_board

    path = saved(office, tmp_path / "sao-luu.zip")
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    about = json.loads(parts["sao-luu.json"])
    about["shape"].append(["people", "0099_sau_nay"])
    with zipfile.ZipFile(tmp_path / "khac.zip", "w") as made:
        for name, raw in {**parts, "sao-luu.json": json.dumps(about).encode()}.items():
            made.writestr(name, raw)
    with pytest.raises(ProblemsFound) as refused:
        restore_board(store_of(other_root), tmp_path / "khac.zip", UNASKED, office.home)
    assert codes(refused) == ["WEB-194"]
    assert not (other_root / "assessments" / frozen.SAMPLE / "record").exists()


def test_a_round_that_is_not_there_is_named(office: Office, tmp_path: Path) -> None:
    """WEB-195: its folder comes back first."""
    from engine.web.board.whole_backup import restore_board

    path = saved(office, tmp_path / "sao-luu.zip")
    (tmp_path / "trong" / "criteria").mkdir(parents=True)
    with pytest.raises(ProblemsFound) as refused:
        restore_board(store_of(tmp_path / "trong"), path, UNASKED, office.home)
    assert codes(refused) == ["WEB-195"] and frozen.SAMPLE in str(refused.value.problems[0].values)


def test_a_database_that_is_not_brought_up_is_left_alone(tmp_path: Path) -> None:
    """WEB-196: a backup changes nothing of what a server may be at work on."""
    from django.db import connection

    from engine.web.board.board_settings import people_in
    from engine.web.board.people_database import refuse_unready
    from tests.web.django_here import use_people

    use_people(people_in(tmp_path / "people.sqlite3"))
    with pytest.raises(ProblemsFound) as refused:
        refuse_unready()
    assert codes(refused) == ["WEB-196"]
    connection.close()


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace without a board, whose record is open, stood in."""
    root = frozen.desk_in(tmp_path / "desk", CODES)
    seat_everybody(root / "assessments" / frozen.SAMPLE)
    monkeypatch.chdir(root)
    return root


def test_the_command_saves_and_puts_back(laptop: Path, tmp_path: Path) -> None:
    """One laptop has no accounts; its records come back with the root that was told, also where they were lost."""
    words = ["record", "--board", "--json"]
    out = CliRunner().invoke(phuhop, [*words, "--backup", str(tmp_path / "tat-ca.zip")], catch_exceptions=False)
    told = json.loads(out.stdout)
    record = laptop / "assessments" / frozen.SAMPLE / "record"
    stood = open_record(record.parent).checkpoint()
    assert (told["people"], told["restored"], told["records"][0]["root"]) == (None, False, stood.root)
    shutil.rmtree(record)
    out = CliRunner().invoke(phuhop, [*words, "--restore", str(tmp_path / "tat-ca.zip")], catch_exceptions=False)
    assert json.loads(out.stdout)["records"] == told["records"]
    assert open_record(record.parent).checkpoint() == stood
    wrong = CliRunner().invoke(phuhop, ["record", "--board"])
    assert wrong.exit_code == 2 and CliRunner().invoke(phuhop, ["record"]).exit_code == 2
    both = CliRunner().invoke(phuhop, ["record", frozen.SAMPLE, "--board", "--backup", str(tmp_path / "nua.zip")])
    assert both.exit_code == 2
