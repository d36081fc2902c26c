"""Visits of several persons to one house: each request says who comes, and the door believes it.

Accounts are another matter and are tried elsewhere; here one needs persons with roles. Số liệu mô phỏng.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from django.http import HttpRequest, HttpResponseBase

from engine.records.acting.actors import Role
from engine.web.house import HOUSE, House
from engine.web.who_reaches import Visitor, one_person
from tests import frozen
from tests.service.test_recorded_publishing import said
from tests.web.django_here import PORT
from tests.web.visiting import SECRET, Visit, visit

HEADER: Final = "HTTP_X_NGUOI"
ROUND: Final = f"/dot/{frozen.SAMPLE}/"
COMMUNES: Final = ("02536", "02545", "02551", "02560")
PASSED, INTERESTED, FAILED = "02545", "02536", "02551"
ROLES: Final[Mapping[str, Sequence[Role]]] = {
    "p-001": ("commune",), "p-002": ("appraiser",), "p-003": ("chair",), "p-004": ("secretary", "admin"),
    "p-005": ("member",), "p-006": ("member",), "p-007": ("viewer",), "p-008": ("appraiser", "secretary", "chair"),
}  # fmt: skip
NAMES: Final = {
    "p-001": "Lê Thị Xã", "p-002": "Trần Văn Thẩm", "p-003": "Nguyễn Văn Chủ", "p-004": "Phạm Thị Thư",
    "p-005": "Hoàng Văn Viên", "p-006": "Vũ Thị Ủy", "p-007": "Đỗ Văn Xem", "p-008": "Bùi Văn Kiêm",
}  # fmt: skip
CHAIR, SECRETARY, MEMBER, OTHER, APPRAISER, VIEWER = "p-003", "p-004", "p-005", "p-006", "p-002", "p-007"
# Three roles, and the hands that appraised a file.
MANY_HATS, BY_MANY_HATS = "p-008", "02560"
COUNCIL: Final = f"""council:
  document: 120/QĐ-UBND
  issued: 2024-10-01
  chair: p-003
  secretary: p-004
  quorum: 2
  rule: over_half_present
  members:
    - {{person: p-003, office: Chủ tịch, from: 2024-01-01}}
    - {{person: p-005, office: Ủy viên, from: 2024-01-01}}
    - {{person: p-006, office: Ủy viên, from: 2024-01-01, interest: ["{INTERESTED}"]}}
"""
NOTHING: Final[Mapping[str, Any]] = {}
_asked: ContextVar[HttpRequest | None] = ContextVar("asked", default=None)


def people_file() -> str:
    """``council.yaml`` of everybody."""
    head = "office: Cán bộ, from: 2024-01-01"
    people = [f"  - {{id: {p}, name: {NAMES[p]}, {head}, roles: [{', '.join(roles)}]}}" for p, roles in ROLES.items()]
    return "\n".join(["persons:", *people]) + "\n" + COUNCIL


def make_appraised(root: Path) -> Path:
    """A workspace whose round's files were appraised by two persons; gives the round's folder."""
    folder = frozen.desk_in(root, COMMUNES) / "assessments" / frozen.SAMPLE
    with (folder / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    (folder / "council.yaml").write_text(people_file(), "utf-8")
    said(folder, "review", "open", "--as", SECRETARY)
    said(folder, "review", "import", "--as", "p-001")
    said(folder, "review", "council", "--as", CHAIR)
    for act in ("claim", "appraise"):
        said(folder, "review", act, BY_MANY_HATS, "--as", MANY_HATS)
        said(folder, "review", act, *(code for code in COMMUNES if code != BY_MANY_HATS), "--as", APPRAISER)
    return folder


def believed() -> Visitor:
    """Who the request says that he is; one laptop's person where it says nothing."""
    from engine.service.review.desk import today
    from engine.web.people.accounts import Given
    from engine.web.people.board_standing import BoardStanding
    from engine.web.rendering import house_of
    from engine.web.visitors import round_asked

    request = _asked.get()
    person = request.META.get(HEADER, "") if request else ""
    if request is None or person not in ROLES:
        return one_person()
    listed = [Given(role, "", "") for role in ROLES[person]]  # they count where there is no record yet
    standing = BoardStanding(house_of(request).open_store(), person, NAMES[person], listed, today())
    name, code = round_asked(request)
    roles = (seat.role for seat in standing.seats(name) if not code or seat.covers(code))
    return Visitor(person, frozenset(roles), "board", standing)


@contextmanager
def known_persons() -> Iterator[None]:
    """A door that believes each request."""
    from engine.web import middleware
    from engine.web.views import door_views

    def told(door: Any, request: HttpRequest) -> HttpResponseBase:
        _asked.set(request)
        answered: HttpResponseBase = door._get_response(request)
        return answered

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(middleware.Door, "__call__", told)
        patch.setattr(middleware, "one_person", believed)
        patch.setattr(door_views, "one_person", believed)
        yield


class OpenKey:
    """A key that opens for everybody who comes."""

    def opens(self, given: str) -> bool:
        """Each time."""
        return given == SECRET


@dataclass
class Board:
    """One house and its visitors by person, who all see the same round."""

    folder: Path
    house: House
    visits: dict[str, Visit]

    def by(self, person: str) -> Visit:
        """A visitor who has come in; "" is one laptop's person."""
        if person not in self.visits:
            from django.test import Client

            about: dict[str, Any] = {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": str(PORT), HOUSE: self.house}
            about[HEADER] = person
            client = Client(raise_request_exception=False, **about)
            assert client.get(f"/vao/{SECRET}/").status_code == 302
            self.visits[person] = Visit(self.house, client, self.visits[""].faults if "" in self.visits else [])
        return self.visits[person]

    def page(self, person: str, address: str) -> str:
        """The text of a page, once long work that it asks for is over."""
        answer = self.settled(person, self.by(person).get(address))
        assert answer.status_code == 200, (address, answer.status_code, self.by("").faults)
        text: str = answer.content.decode()
        return text if 'http-equiv="refresh"' not in text else self.page(person, address)

    def post(self, person: str, address: str, /, **fields: Any) -> Any:
        """The answer to a form; names of fields may have a dash as two low lines."""
        given = {name.replace("__", "-"): value for name, value in fields.items()}
        return self.by(person).client.post(address, given)

    def settled(self, person: str, answer: Any) -> Any:
        """What long work leads to; any other answer as it is."""
        made = self.by(person)
        while answer.status_code in (302, 303) and answer["Location"].startswith("/viec/"):
            name = answer["Location"].split("/")[2]
            while (job := self.house.jobs.job(name)) is None or not job.over:
                time.sleep(0.01)
            answer = made.get(answer["Location"])
            while answer.status_code == 302 or b'http-equiv="refresh"' in answer.content:
                answer = made.get(
                    answer["Location"].partition("#")[0] if answer.status_code == 302 else answer.request["PATH_INFO"]
                )
        return answer

    def act(
        self,
        person: str,
        code: str,
        name: str,
        *,
        fields: Mapping[str, Any] = NOTHING,
        sure: bool = True,
        seen: int = 0,
    ) -> Any:
        """The answer to a form of a file's ballot page, as somebody who has just opened it sends it."""
        more = {"xac-nhan": "1"} if sure else {}
        version = str(seen or self.version(code))
        given = {field.replace("__", "-"): value for field, value in fields.items()}
        return self.by(person).client.post(f"{ROUND}xa/{code}/phieu/{name}/", {"ban": version, **more, **given})

    def carried(self, code: str) -> None:
        """A ballot opened, voted on by two and closed."""
        assert self.act(SECRETARY, code, "mo").status_code == 303
        for person in (CHAIR, MEMBER):
            assert self.act(person, code, "ghi", fields={f"y-kien-{person}": "yes"}).status_code == 303
        assert self.act(SECRETARY, code, "dong").status_code == 303

    def recognised(self, code: str, number: str = "12/QĐ-UBND") -> None:
        """Carried, decided and signed."""
        self.carried(code)
        assert self.act(CHAIR, code, "quyet-dinh", fields={"loai": "recognise", "tam-tinh": "1"}).status_code == 303
        signed = {"van__ban": "decision", "so": number, "ngay": "20/12/2024", "nguoi__ky": "Chủ tịch UBND huyện"}
        assert self.act(SECRETARY, code, "da-ky", fields=signed).status_code == 303

    def size(self) -> int:
        """How many entries the record has."""
        from engine.service.record.record_store import open_record

        return open_record(self.folder).checkpoint().size

    def version(self, code: str) -> int:
        """The version of a file."""
        from engine.service.record.record_store import open_record

        file = open_record(self.folder).file(code)
        assert file
        return file.version


@contextmanager
def board_on(root: Path) -> Iterator[Board]:
    """A board's house on a workspace of one's own."""
    with known_persons():
        made = visit(root, inside=False)
        house = replace(made.house, key=OpenKey())  # type: ignore[arg-type]
        board = Board(root / "assessments" / frozen.SAMPLE, house, {})
        board.by("").faults = made.faults
        yield board
        house.rounds.close()
        house.jobs.close()
        assert made.faults == []


def copied(root: Path, to: Path) -> Path:
    """A copy of a workspace to work in."""
    shutil.copytree(root, to, dirs_exist_ok=True)
    return to
