"""A visitor of the pages: a house on a workspace of one's own, and a client that has come in by the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from engine.language import Say
from engine.service.store import FileStore
from engine.web.house import HOUSE, House, OneTimeKey, open_house
from engine.web.settings import LOCAL
from tests.web.django_here import PORT, django_here

TODAY = date(2024, 11, 20)
SECRET = "mot-lan"  # noqa: S105 - the key of a made-up house


@dataclass
class Visit:
    """A client of a house; ``faults`` are our own, as they were reported."""

    house: House
    client: Any
    faults: list[Exception] = field(default_factory=list)

    def get(self, address: str, **more: Any) -> Any:
        """The answer to an address."""
        return self.client.get(address, **more)

    def page(self, address: str) -> str:
        """The text of a page that is there."""
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.status_code, self.faults)
        text: str = answer.content.decode()
        return text


def visit(
    root: Path, *, inside: bool = True, language: str = "vi", secure: Mapping[str, Any] | None = None, board: Any = None
) -> Visit:  # fmt: skip
    """A visit to a workspace, come in or still outside; to a board's where its door is given."""
    django_here()
    from django.test import Client

    faults: list[Exception] = []

    def report(_: Say, fault: Exception) -> None:
        faults.append(fault)

    house = open_house(
        lambda: FileStore(root, bundled=False, today=TODAY), language, report, board or OneTimeKey(SECRET)
    )
    about: dict[str, Any] = {"SERVER_NAME": LOCAL, "SERVER_PORT": str(PORT), HOUSE: house}
    client = Client(raise_request_exception=False, **about, **(secure or {}))
    made = Visit(house, client, faults)
    if inside and board is None:
        assert client.get(f"/vao/{SECRET}/").status_code == 302
    return made


def ready(made: Visit, name: str) -> None:
    """Wait until a round has been read and scored."""
    assert made.house.rounds.sighted(name, wait=120) is not None
