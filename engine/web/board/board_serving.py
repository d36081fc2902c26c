"""A board served to an office, or to a hosted server's own front: where it listens, and by which names it is called."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

from engine.language import LANGUAGES, Say
from engine.problems import Place, ProblemsFound, problem
from engine.service.store import find_store
from engine.web.application import Application, application_of
from engine.web.board.board_settings import BoardPlace
from engine.web.board.opening_board import OpenBoard, open_board
from engine.web.board.proxied import as_told
from engine.web.house import House, open_house
from engine.web.settings import LOCAL, TURN

THREADS: Final = 8
# What a hosted server is told by its environment: names with blanks between, and the address of its proxy.
NAMES, PROXY = "PHUHOP_BOARD_HOSTS", "PHUHOP_BOARD_PROXY"
Report = Callable[[Say, Exception], None]


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a board listens: all addresses of the machine, or one."""

    host: str
    port: int

    @property
    def everywhere(self) -> bool:
        """Whether every address of the machine is meant."""
        return self.host in ("0.0.0.0", "::")  # noqa: S104 - asked for by name

    @property
    def alone(self) -> bool:
        """Whether this machine alone can reach it."""
        return self.host == "localhost" or (not self.everywhere and ip_address(self.host).is_loopback)


def listening_at(text: str) -> Listening:
    """An address as it is typed, "0.0.0.0:8000" or "[::1]:8000"; raises ProblemsFound (WEB-144) for any other."""
    host, _, port = text.rpartition(":")
    host = host.strip("[]")
    try:
        if host != "localhost":
            ip_address(host)
        if not 0 <= int(port) <= 65_535:
            raise ValueError(port)
    except ValueError:
        raise ProblemsFound([problem("WEB-144", Place("--address"), text, given=text)]) from None
    return Listening(host, int(port))


def names_of(at: Listening, named: Sequence[str], proxy: str) -> tuple[str, ...]:
    """The names that the server answers to; raises ProblemsFound (WEB-145) where others reach it and none is given."""
    own = () if at.everywhere else (f"[{at.host}]" if ":" in at.host else at.host,)
    if not named and (proxy or not own):
        raise ProblemsFound([problem("WEB-145", Place("--host"))])
    return tuple(dict.fromkeys([*named, *own, LOCAL, "localhost"]))


def listen(at: Listening) -> socket.socket:
    """The port taken; raises ProblemsFound (WEB-100) where it cannot be."""
    family = socket.AF_INET6 if ":" in at.host else socket.AF_INET
    try:
        return socket.create_server((at.host, at.port), family=family)
    except OSError as refused:
        raise ProblemsFound([problem("WEB-100", Place(f"{at.host}:{at.port}"), port=at.port)]) from refused


def board_house(start: Path, language: str, report: Report, place: BoardPlace) -> tuple[House, OpenBoard]:
    """The house of a board in the workspace that a folder lies in; raises ProblemsFound as ``open_board`` does."""
    store = find_store(start)
    opened = open_board(store, place)
    from engine.web.board.board_gate import BoardGate

    gate = BoardGate(safe=bool(place.proxy))
    return open_house(lambda: replace(store, today=date.today()), language, report, gate), opened


def board_application(house: House, settings: Mapping[str, object], proxy: str) -> Application:
    """An application that believes its proxy, and nobody else, about where requests come from."""
    inner = application_of(house, settings)
    sys.setswitchinterval(TURN)

    def answer(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        as_told(environment, proxy)
        return inner(environment, start)

    return answer


def _whole(application: Application) -> Application:
    """The same with every view read, so that nobody of an office waits for that; Django has its settings by now."""
    from engine.web.board.board_urls import urlpatterns
    from engine.web.views.later import read_now

    for own in urlpatterns:
        read_now(own.callback)
    return application


def serve_board(taken: socket.socket, house: House, settings: Mapping[str, object], proxy: str) -> None:
    """Answer requests until interrupted."""
    from waitress.server import create_server

    application = _whole(board_application(house, settings, proxy))
    server = create_server(application, sockets=[taken], threads=THREADS, ident=None)
    try:
        server.run()
    finally:
        server.close()
        house.rounds.close()
        house.jobs.close()


def hosted_application(report: Report) -> Application:
    """The application of a hosted board, by the environment: its workspace is the folder that it is started in."""
    proxy, named = os.environ.get(PROXY, ""), os.environ.get(NAMES, "").split()
    language = os.environ.get("PHUHOP_LANG", "")
    place = BoardPlace(0, names_of(Listening(LOCAL, 0), named, proxy), proxy)
    house, opened = board_house(Path.cwd(), language if language in LANGUAGES else LANGUAGES[0], report, place)
    if opened.first:
        scheme = "https" if proxy else "http"
        sys.stderr.write(f"{scheme}://{place.names[0]}/loi-moi/{opened.first}/\n")
    return _whole(board_application(house, opened.settings, proxy))
