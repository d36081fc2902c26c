"""Offices that are served in tests: accounts made by their own doors, and clients that come in through them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from engine.files.keeping.private_files import private_folder
from engine.records.acting.actors import Role
from tests.web.board.office_record import PERSON_OF
from tests.web.django_here import use_people
from tests.web.people_visiting import NAMES
from tests.web.visiting import Visit, visit

PASSWORD: Final = "mười hai con mèo ngủ"  # noqa: S105 - of made-up people
LISTED: Final[Mapping[str, Role]] = {"p-006": "viewer", "p-007": "policy", "p-008": "admin"}


@dataclass
class Office:
    """A board at work: its workspace, its folder of people, and its door."""

    root: Path
    home: Path
    gate: Any
    visits: dict[str, Visit] = field(default_factory=dict)

    def outside(self, **secure: Any) -> Visit:
        """Somebody who has not come in."""
        return visit(self.root, board=self.gate, secure=secure)

    def account(self, person: str) -> Any:
        """An account with a password, made if there is none; ``login`` is the id."""
        from engine.web.people import accounts

        if (found := accounts.account_of(person)) is not None:
            return found
        told = accounts.Told(person, person, NAMES.get(person, f"Người {person}"), "")
        given = [accounts.Given(LISTED[person])] if person in LISTED else []
        account, _ = accounts.make(told, tuple(given), "p-008")
        account.password = _hashed()
        account.save()
        return account

    def inside(self, person: str, *, second: bool = True) -> Visit:
        """Somebody who has come in by name and password, and past the second factor where the roles ask for it."""
        account, made = self.account(person), self.outside()
        answer = made.client.post("/dang-nhap/", {"ten": account.login, "mat-khau": PASSWORD})
        if "ma-hai-lop" in answer.content.decode() and second:
            pass_second(made, account)
        return made

    def as_role(self, role: Role) -> Visit:
        """Whoever holds a role in the office's record, or on its own list; the same visit each time."""
        person = PERSON_OF[role]
        if person not in self.visits:
            self.visits[person] = self.inside(person)
        return self.visits[person]


@cache
def _hashed() -> str:
    """The one password of made-up people, hashed once."""
    from django.contrib.auth.hashers import make_password

    return make_password(PASSWORD)


def pass_second(made: Visit, account: Any) -> None:
    """Set up the second factor by the code that a telephone would show."""
    answer = made.client.post("/ma-hai-lop/", {"ma": code_of(account)})
    assert answer.status_code == 200 and "dự phòng" in answer.content.decode(), answer.content.decode()[-800:]


def code_of(account: Any, *, ahead: int = 0) -> str:
    """The code that the telephone of an account shows now, or so many steps later."""
    from django_otp.oath import TOTP
    from django_otp.plugins.otp_totp.models import TOTPDevice, time

    device = TOTPDevice.objects.filter(user=account).order_by("-confirmed").first()
    assert device is not None
    clock = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    clock.time = time.time() + ahead * device.step
    return f"{clock.token():06}"


def people_at(server: str, name: str, like: str = "template1") -> str:
    """The address of a new database on a server, made after another one."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as made:
        made.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    told = urlsplit(server)
    return f"postgresql://{told.netloc}/{name}?{told.query}"


@cache
def _in_shape() -> Path:
    """A database of nobody, made once a process."""
    from django.db import connection

    from engine.web.board.board_settings import people_in
    from engine.web.board.people_database import brought_up

    home = Path(tempfile.mkdtemp(prefix="phuhop-people-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    use_people(people_in(home / "people.sqlite3"))
    brought_up(home)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return home / "people.sqlite3"


@contextmanager
def open_office(root: Path, home: Path, address: str = "") -> Iterator[Office]:
    """An office whose people lie in a folder of their own, or at an address."""
    from django.db import connection

    from engine.web.board.board_settings import people_in

    private_folder(home)
    file = home / "people.sqlite3"
    if not address:
        shutil.copyfile(_in_shape(), file)
    use_people(people_in(file, address))
    from engine.web.board.board_gate import BoardGate
    from engine.web.board.people_database import brought_up

    if address:
        brought_up(home)
    made = Office(root, home, BoardGate())
    try:
        yield made
    finally:
        for seen in made.visits.values():
            seen.house.rounds.close()
        connection.close()
