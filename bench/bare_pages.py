"""The pages of a round drawn by Jinja2 alone, behind waitress: what a page cannot be quicker than.

    python bench/bare_pages.py ROUND ADDRESS …     in the workspace's folder; prints a port when it answers

Each address is asked once of the product in this process. The template and all that it was given are kept; from then
on an answer is that template drawn again: the same bytes, with no login, no round, no rights and no law looked at.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from waitress.server import create_server

from engine.language import Say
from engine.service.store import find_store
from engine.web.application import Application, application_of
from engine.web.house import OneTimeKey, open_house
from engine.web.rendering import PageTemplate
from engine.web.serving import THREADS, open_door
from engine.web.settings import LOCAL, settings_for

Start = Callable[..., Any]
Drawn = tuple[PageTemplate, dict[str, object]]


def main(words: list[str]) -> None:
    """Ask, keep, and answer until ended."""
    drawn = prepared(words)

    def bare(asked: dict[str, Any], start: Start) -> Iterable[bytes]:
        template, given = drawn[asked["PATH_INFO"]]
        text = template.render(given).encode()
        start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(text)))])
        return [text]

    door = open_door(0)
    server = create_server(bare, sockets=[door.listening], threads=THREADS, ident=None)
    print(door.port, flush=True)
    server.run()


def prepared(addresses: Iterable[str]) -> dict[str, Drawn]:
    """By address the template of its page and what it is drawn with."""
    start, kept, plain = Path.cwd(), [], PageTemplate.render

    def keep(self: PageTemplate, *given: Any, **more: Any) -> str:
        kept.append((self, dict(*given, **more)))
        return plain(self, *given, **more)

    def report(_: Say, fault: Exception) -> None:
        raise fault

    house = open_house(lambda: find_store(start, date.today()), "vi", report, OneTimeKey("x"))
    application = application_of(house, settings_for(1))
    PageTemplate.render = keep  # type: ignore[method-assign]
    try:
        cookie = answered(application, "/vao/x/")[0]
        return {path: _shown(application, path, cookie, kept) for path in addresses}
    finally:
        PageTemplate.render = plain  # type: ignore[method-assign]


def _shown(application: Application, path: str, cookie: str, kept: list[Drawn]) -> Drawn:
    """A page once its round has been read."""
    while True:
        _, text = answered(application, path, cookie)
        if b'http-equiv="refresh"' not in text:
            return kept[-1]
        time.sleep(0.5)


def answered(application: Application, path: str, cookie: str = "") -> tuple[str, bytes]:
    """The cookie that an answer brings, "" for none, and its bytes."""
    heads: list[tuple[str, str]] = []
    asked = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_COOKIE": cookie,
        "SERVER_NAME": LOCAL, "SERVER_PORT": "1", "HTTP_HOST": LOCAL, "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
    }  # fmt: skip
    text = b"".join(application(asked, lambda _, told, *__: heads.extend(told)))
    return next((value.split(";")[0] for name, value in heads if name == "Set-Cookie"), ""), text


if __name__ == "__main__":
    main(sys.argv[1:])
