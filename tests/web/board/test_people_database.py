"""The database of people: made, brought up after a backup, refused where it is newer, odd or damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.files.keeping.private_files import private_file, private_folder
from engine.problems import ProblemsFound, exit_code, words
from tests.web.board.conftest import STORES
from tests.web.django_here import use_people


@pytest.fixture(params=STORES)
def home(request: pytest.FixtureRequest, tmp_path: Path, people_server: Callable[[], str]) -> Iterator[Path]:
    """A folder of people whose database is asked for next, and is empty still."""
    from django.db import connection

    from engine.web.board.board_settings import people_in

    folder = private_folder(tmp_path / "board")
    address = people_server() if request.param == "postgresql" else ""
    use_people(people_in(folder / "people.sqlite3", address))
    if not address:
        private_file(folder / "people.sqlite3")
    yield folder
    connection.close()


def run(*statements: str) -> None:
    """Change the database by another hand."""
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def refused(home: Path) -> str:
    """The code by which it is refused."""
    from engine.web.board.people_database import brought_up

    with pytest.raises(ProblemsFound) as told:
        brought_up(home)
    (found,) = told.value.problems
    assert exit_code([found]) == 6 and words(found, "vi")["remedy"] and words(found, "en")["remedy"]
    return found.code


def test_an_empty_one_is_made_and_one_in_shape_is_left_alone(home: Path) -> None:
    """Twice the same, and no backup of nothing."""
    from engine.web.board.people_database import brought_up

    assert brought_up(home) is None
    assert brought_up(home) is None
    assert not (home / "backups").exists()


def test_a_newer_one_is_refused(home: Path) -> None:
    """By the step that this program does not know."""
    from engine.web.board.people_database import brought_up

    brought_up(home)
    run("INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0099_sau_nay', CURRENT_TIMESTAMP)")
    assert refused(home) == "WEB-140"


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE people_account DROP COLUMN office",
        "ALTER TABLE people_account ADD COLUMN la text",
        "DROP TABLE people_signin",
        "DELETE FROM django_migrations WHERE app = 'axes' AND name LIKE '0001%'",
        "DELETE FROM django_migrations",
    ],
)
def test_one_that_is_not_of_its_shape_is_refused(home: Path, change: str) -> None:
    """A column or a table too few or too many, a step that is not noted: half old and half new is not served."""
    from engine.web.board.people_database import brought_up

    brought_up(home)
    run(change)
    assert refused(home) == "WEB-141"


def older(home: Path) -> None:
    """An older one: the last step of the lock is not taken yet."""
    from django.core.management import call_command

    from engine.web.board.people_database import brought_up

    brought_up(home)
    call_command("migrate", "axes", "0008", verbosity=0)
    run("INSERT INTO people_account (password, person, login, name, office, is_active, made_by, made_at) VALUES "
        "('x', 'p-001', 'p-001', 'Lê', '', TRUE, '', CURRENT_TIMESTAMP)")  # fmt: skip


def test_an_older_one_is_brought_up_with_all_that_it_holds(home: Path) -> None:
    """A file after a backup that its owner alone may read."""
    from django.db import connection

    from engine.web.board.people_database import brought_up
    from engine.web.people.accounts import account_of

    older(home)
    backup = brought_up(home)
    assert account_of("p-001") is not None and brought_up(home) is None
    assert (backup is not None) == (connection.vendor == "sqlite")
    if backup:
        assert backup.stat().st_mode & 0o777 == 0o600
        with closing(sqlite3.connect(backup)) as kept:
            assert kept.execute("SELECT person FROM people_account").fetchall() == [("p-001",)]


def test_one_that_cannot_be_brought_up_stands_as_it_did(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WEB-142; the next start finds the older one, whole."""
    from engine.web.board import people_database
    from engine.web.people.accounts import account_of

    older(home)

    def halfway(*_: object, **__: object) -> None:
        run("DELETE FROM people_account", "DROP TABLE axes_accessattempt")
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(people_database, "call_command", halfway)
        assert refused(home) == "WEB-142"
    assert account_of("p-001") is not None
    people_database.brought_up(home)


def test_a_damaged_file_or_a_silent_server_is_told(tmp_path: Path) -> None:
    """WEB-147, without the password of the address."""
    from django.db import connection

    from engine.web.board.board_settings import people_in
    from engine.web.board.people_database import shown

    file = tmp_path / "people.sqlite3"
    file.write_bytes(b"not a database, though it is as long as one could be" * 100)
    use_people(people_in(file))
    assert refused(tmp_path) == "WEB-147"
    use_people(people_in(file, "postgresql://ai:bi-mat@127.0.0.1:1/nguoi"))
    assert refused(tmp_path) == "WEB-147" and shown() == "postgresql://127.0.0.1/nguoi"
    connection.close()
