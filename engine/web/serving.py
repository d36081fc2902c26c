"""The server of one machine: it listens on this machine alone, and the way in is one address that opens once."""

from __future__ import annotations

import secrets
import socket
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.problems import Place, ProblemsFound, problem
from engine.web.settings import LOCAL, TURN, settings_for

if TYPE_CHECKING:
    from engine.service.pages.serving.one_server import Seat
    from engine.web.house import House

THREADS = 4
PATIENCE, PAUSE = 10.0, 0.1  # seconds: a server tells its port as soon as it has one


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """A port of this machine that is listened on, and the secret that lets the first in who has it."""

    listening: socket.socket
    secret: str

    @property
    def port(self) -> int:
        """The port that was taken."""
        taken: int = self.listening.getsockname()[1]
        return taken

    @property
    def address(self) -> str:
        """What the first opens; a browser that is quicker than the server waits at the port."""
        return address_of(self.port, self.secret)


def address_of(port: int, secret: str) -> str:
    """The way in at a port of this machine for whoever has the secret."""
    return f"http://{LOCAL}:{port}/vao/{secret}/"


def asked_again(seat: Seat, patience: float = PATIENCE) -> str:
    """The way in at the server that sits there already, opened once more.

    Raises ProblemsFound where that server has not told its port yet (WEB-170).
    """
    secret, until = secrets.token_urlsafe(32), time.monotonic() + patience
    while (port := seat.port()) is None:
        if time.monotonic() > until:
            raise ProblemsFound([problem("WEB-170", Place(str(seat.folder)))])
        time.sleep(PAUSE)
    seat.ask(secret)
    return address_of(port, secret)


def open_door(port: int) -> FrontDoor:
    """Listen on a port of this machine, or on any free one for 0; raises ProblemsFound (WEB-100) where it is taken."""
    try:
        listening = socket.create_server((LOCAL, port))
    except OSError as refused:
        raise ProblemsFound([problem("WEB-100", Place(f"{LOCAL}:{port}"), port=port)]) from refused
    return FrontDoor(listening, secrets.token_urlsafe(32))


def serve(door: FrontDoor, house: House) -> None:
    """Answer requests until interrupted."""
    from waitress.server import create_server

    from engine.web.application import application_of

    sys.setswitchinterval(TURN)
    server = create_server(
        application_of(house, settings_for(door.port)), sockets=[door.listening], threads=THREADS, ident=None
    )
    try:
        server.run()
    finally:
        server.close()
        house.rounds.close()
        house.jobs.close()
