"""A visit to a board's pages as a person with roles: by a round's record, by the board's own list, or both.

No account and no password is needed: the door is one that knows who comes. Accounts are tried in tests/web/board.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from engine.records.acting.actors import ONE_PERSON, Actor, Role
from engine.records.acting.acts import Wanted
from engine.service.record.database_record import DatabaseRecord, Person
from engine.service.record.record_store import open_record
from engine.service.store import FileStore
from tests.web.django_here import django_here
from tests.web.visiting import TODAY, Visit, visit

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

    from engine.web.who_reaches import Visitor

AT: Final = "2024-11-20T09:30:00+07:00"
# Of a made-up record: who is called how. Số liệu mô phỏng.
NAMES: Final[Mapping[str, str]] = {
    "p-001": "Lê Thị Xã", "p-002": "Trần Văn Thẩm", "p-003": "Nguyễn Văn Chủ", "p-004": "Phạm Thị Thư",
    "p-005": "Hoàng Văn Viên", "p-006": "Vũ Thị Xem", "p-007": "Đỗ Văn Sách", "p-008": "Bùi Thị Trị",
    "p-009": "Ngô Thị Thôn", "p-010": "Lý Văn Định",
}  # fmt: skip


@dataclass(frozen=True)
class KnownDoor:
    """A board's door that knows who comes: a person with the roles of the record and of the board's own list."""

    person: str
    name: str
    given: Sequence[Any]
    day: date

    @property
    def sessions(self) -> type[SessionBase]:
        """In memory."""
        from django.contrib.sessions.backends.cache import SessionStore

        return SessionStore

    def admitted(self, request: HttpRequest, page: str) -> Visitor:  # noqa: ARG002 - whatever the page
        """The person, with the roles that count at the address."""
        from engine.web.people.board_standing import BoardStanding
        from engine.web.rendering import house_of
        from engine.web.visitors import round_asked
        from engine.web.who_reaches import Visitor

        standing = BoardStanding(house_of(request).open_store(), self.person, self.name, self.given, self.day)
        name, code = round_asked(request)
        request.user = SimpleNamespace(name=self.name, person=self.person)  # type: ignore[assignment]
        roles = [seat.role for seat in standing.seats(name) if not code or seat.covers(code)]
        return Visitor(self.person, frozenset(roles), "board", standing)


def visit_as(
    root: Path, person: str, *listed: tuple[Role, str, str], name: str = "", day: date = TODAY, **more: Any
) -> Visit:
    """A visit of a person to a board's workspace; ``listed`` are roles by its own list: role, round, commune.

    ``name`` is what the round's record must call the person; NAMES has those of ``granted``.
    """
    django_here()
    from engine.web.people.accounts import Given

    given = [Given(*one) for one in listed]
    door = KnownDoor(person, name or NAMES.get(person, person), given, day)
    return visit(root, board=door, **more)


def granted(folder: Path, grants: Mapping[str, Sequence[tuple[Role, str]]], at: str = AT) -> DatabaseRecord:
    """The record of a round's folder with people in roles: for the whole round, or "" , or for a commune by its code.

    It begins with a made-up law; a round whose law must be its own is opened by ``phuhop review open``.
    """
    from tests.service.record.made_record import genesis

    record = open_record(folder)
    if record.round_state() is None:
        record.apply(replace(genesis(folder.name), at=at))
    for person, roles in grants.items():
        record.name_person(Person(person, NAMES.get(person, person), ""))
        record.apply(_act("person", {"person": person, "office": "cán bộ"}, at))
        for role, code in roles:
            body = {"person": person, "role": role, "scope": f"unit:{code}" if code else "round"}
            record.apply(_act("grant", {**body, "from": at[:10], "until": ""}, at))
    return record


def _act(act: str, body: Mapping[str, Any], at: str) -> Wanted:
    return Wanted(act, "", Actor(ONE_PERSON, "admin", "single"), at, body)


def store_of(root: Path, day: date = TODAY) -> FileStore:
    """The store of a workspace on a day."""
    return FileStore(root, bundled=False, today=day)
