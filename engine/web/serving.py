"""The server of one machine: it listens on this machine alone, and the way in is one address that opens once."""

from __future__ import annotations

import secrets
import socket
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from engine.problems import Place, ProblemsFound, problem
from engine.web.settings import LOCAL, TURN, settings_for

if TYPE_CHECKING:
    from engine.service.pages.serving.one_server import Seat
    from engine.web.application import Application
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


def and_then(application: Application, after: Callable[[], object]) -> Application:
    """The same application; once it has answered with the first page that it shows, ``after`` is called, once."""
    shown = Lock()

    def answer(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        said: list[str] = []

        def started(status: str, *more: Any) -> Any:
            said.append(status)
            return start(status, *more)

        answered = application(environment, started)
        if said and said[0].startswith("200 ") and shown.acquire(blocking=False):
            after()
        return answered

    return answer


def serve(door: FrontDoor, house: House) -> None:
    """Answer requests until interrupted; the views of other pages are read once the first page is answered."""
    from waitress.server import create_server

    from engine.web.application import application_of

    sys.setswitchinterval(TURN)
    beside = ThreadPoolExecutor(1, thread_name_prefix="views")
    application = and_then(application_of(house, settings_for(door.port)), lambda: _read_on(beside))
    server = create_server(application, sockets=[door.listening], threads=THREADS, ident=None)
    try:
        server.run()
    finally:
        server.close()
        beside.shutdown(wait=False, cancel_futures=True)
        house.rounds.close()
        house.jobs.close()


def _read_on(beside: ThreadPoolExecutor) -> None:
    from engine.web.urls import urlpatterns
    from engine.web.views.later import read_now

    for own in urlpatterns:
        beside.submit(read_now, own.callback)
