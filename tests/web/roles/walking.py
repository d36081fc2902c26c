"""A walk over the pages of a board as one person: each page that any page leads to, and each form on them.

Pages of one kind are opened once: those of one address, for files of one state. What is not opened is asked of the
door, which is the same for all of them.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urljoin, urlsplit

from tests.web.roles.round_in_states import STATES
from tests.web.visiting import Visit

PATIENCE: Final = 120.0
# Pages of a commune that are made alike in every state of its file.
ALIKE: Final = frozenset({
    "commune", "commune_path", "commune_record", "papers", "blank_form", "person", "kept_file", "template_file",
})  # fmt: skip
# What is asked of a page and makes another one of it; any other question is the same page with other lines.
ASKED: Final = frozenset({("council", "buoc")})
# A standard of which only a part is known says why nothing is checked against it: to every role alike.
TOLD: Final = {"law_check": 422}


@dataclass
class Walk:
    """What a person met: pages by address, links that lead nowhere with where they stood, forms by address."""

    pages: dict[str, str] = field(default_factory=dict)
    dead: list[tuple[str, str, int]] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)
    answered: int = 0


def kind_of(address: str) -> tuple[object, ...]:
    """What kind of page an address is."""
    from django.urls import resolve

    told = urlsplit(address)
    match = resolve(told.path)
    given = {**match.kwargs}
    code, name = given.pop("code", ""), str(match.url_name)
    if match.route.startswith("tieu-chi/") or name in ALIKE:
        given = {"name": given.get("name", "")} if name in ALIKE and "name" in given else {}
    asked = sorted((key, value if (name, key) in ASKED else "") for key, value in parse_qsl(told.query))
    state = "" if name in ALIKE else STATES.get(code, code)
    return name, state, tuple(sorted(given.items())), tuple(asked)


def walk(made: Visit, begin: str = "/") -> Walk:
    """From the first page on, until no page leads to one of a kind that was not met."""
    told, todo, met, asked = Walk(), [(begin, "")], set[tuple[object, ...]](), set[str]()
    while todo:
        address, where = todo.pop(0)
        if address in asked:
            continue
        asked.add(address)
        if (kind := kind_of(address)) in met:
            told.dead += [(address, where, 404)] if not opens(made, address) else []
            continue
        met.add(kind)
        answer = settled(made, address)
        told.answered += 1
        if answer.status_code in (301, 302, 303):
            todo.append((urljoin(address, answer["Location"]).partition("#")[0], address))
        elif answer.status_code != 200:
            told.dead += [(address, where, answer.status_code)] if TOLD.get(str(kind[0])) != answer.status_code else []
        elif is_page(answer):
            text = told.pages[address] = answer.content.decode()
            todo += [(link, address) for link in links_of(text, address)]
            told.forms.update(dict.fromkeys(forms_of(text, address), address))
    return told


def is_page(answer: Any) -> bool:
    """Whether an answer is a page, and no file to take away."""
    return answer["Content-Type"].startswith("text/html") and "attachment" not in answer.get("Content-Disposition", "")


def settled(made: Visit, address: str) -> Any:
    """The answer once the page no longer says that it is being worked on."""
    end = time.monotonic() + PATIENCE
    while True:
        answer = made.get(address)
        if not is_page(answer) or b'http-equiv="refresh"' not in answer.content or time.monotonic() > end:
            return answer
        time.sleep(0.05)


def links_of(text: str, address: str) -> Iterator[str]:
    """Where the links of a page lead, but for places in it and what it is drawn with."""
    for given in re.findall(r'<a [^>]*?href="([^"#][^"]*)"', text):
        yield urljoin(address, html.unescape(given)).partition("#")[0]


def forms_of(text: str, address: str) -> Iterator[str]:
    """Where the forms of a page that are sent go to."""
    for tag in re.findall(r"<form [^>]*>", text):
        if 'method="post"' in tag:
            given = re.search(r'action="([^"]*)"', tag)
            yield urljoin(address, html.unescape(given[1])) if given else address


def opens(made: Visit, address: str) -> bool:
    """Whether the door lets this person to an address; no page is drawn for that."""
    from django.conf import settings
    from django.test import RequestFactory
    from django.urls import resolve

    from engine.web.middleware import Door

    request = RequestFactory(**made.client.defaults).get(address)
    board = made.house.board
    assert board is not None
    request.session = board.sessions(made.client.cookies[settings.SESSION_COOKIE_NAME].value)
    request.resolver_match = resolve(urlsplit(address).path)
    door = Door(lambda _: None)  # type: ignore[arg-type, return-value]
    return door.process_view(request) is None


def by_address(found: Mapping[str, str]) -> dict[str, str]:
    """Addresses by the names of their pages, one each."""
    return {str(kind_of(address)[0]): address for address in found}
