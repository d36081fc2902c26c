"""An answer leaves nothing behind: what no one can reach any more goes at once, and not when a collector comes by.

A collector comes by seldom where a country is kept in memory; until then a busy server grows with each answer.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import pytest

from engine.web.application import Application, application_of
from engine.web.settings import LOCAL
from tests.web.django_here import PORT
from tests.web.every_page import Address, addresses, page_at
from tests.web.visiting import Visit

# What others leave on pages that are asked for now and then; a collector takes it.
OTHERS: Final[Mapping[str, str]] = {
    "filling": "XlsxWriter, with whose cells a form is laid out",
    "sending": "the same",
    "opening": "importlib.metadata, asked for the program's version",
    "law_draft": "ruamel.yaml, which reads the author's text",
}
PAGES = [own for own in addresses() if own.name not in OTHERS]


def answered(application: Application, made: Visit, address: str) -> None:
    """An answer as a server asks for one: the client of tests leaves cycles of its own."""
    cookies = "; ".join(f"{name}={told.value}" for name, told in made.client.cookies.items())
    path, _, query = address.partition("?")
    asked = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_COOKIE": cookies,
        "SERVER_NAME": LOCAL, "SERVER_PORT": str(PORT), "HTTP_HOST": LOCAL, "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
    }  # fmt: skip
    assert b"".join(application(asked, lambda *_: None))


@contextmanager
def only_what_comes_now() -> Iterator[list[object]]:
    """What goes in cycles from here on; nothing that stood before is looked at."""
    gc.collect()
    gc.freeze()
    gc.disable()
    gc.garbage.clear()
    gc.set_debug(gc.DEBUG_SAVEALL)
    found: list[object] = []
    try:
        yield found
        gc.collect()
        found += gc.garbage
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
        gc.unfreeze()


@pytest.mark.parametrize("own", PAGES, ids=[own.title for own in PAGES])
def test_an_answer_leaves_nothing_for_a_collector(inside: Visit, own: Address) -> None:
    """Whatever page: the second time, when all that is kept is kept, nothing is left over."""
    if page_at(inside, own) is None:
        return
    address, application = own.at(inside), application_of(inside.house, {})
    answered(application, inside, address)
    with only_what_comes_now() as found:
        answered(application, inside, address)
    assert not found, [getattr(one, "__qualname__", type(one)) for one in found]


def test_what_goes_in_a_cycle_is_seen() -> None:
    """The watch itself: a list that holds itself is found."""
    with only_what_comes_now() as found:
        ring: list[object] = []
        ring.append(ring)
        del ring
    assert len(found) == 1
