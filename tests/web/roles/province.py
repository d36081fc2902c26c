"""A board with accounts whose people all use one server: each comes in by his own login, and all see one round."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.web.house import HOUSE, House
from tests import frozen
from tests.web.board.coming_in import Office, open_office
from tests.web.visiting import Visit, ready


@dataclass
class Province(Office):
    """An office of one house; ``faults`` are our own, of whoever met them."""

    house: House | None = None
    faults: list[Exception] = field(default_factory=list)

    def outside(self, **secure: Any) -> Visit:
        """Somebody who has not come in, before the one server."""
        made = super().outside(**secure)
        if self.house is None:
            self.house, self.faults = made.house, made.faults
        else:
            made.house.rounds.close()
            made.house.jobs.close()
        made.client.defaults[HOUSE] = self.house
        return Visit(self.house, made.client, self.faults)

    def by(self, person: str) -> Visit:
        """A person who has come in; the same visit each time."""
        if person not in self.visits:
            self.visits[person] = self.inside(person)
        return self.visits[person]


@contextmanager
def province_on(root: Path, home: Path) -> Iterator[Province]:
    """A province's board on a workspace, its round read; whatever was our own fault fails the test."""
    with open_office(root, home) as office:
        made = Province(office.root, office.home, office.gate)
        ready(made.outside(), frozen.SAMPLE)
        yield made
        assert made.house is not None
        made.visits.clear()
        made.house.rounds.close()
        made.house.jobs.close()
        assert made.faults == []
