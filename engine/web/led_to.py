"""Where a remedy leads: the pages that it names as links, for who has come in and may open them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from markupsafe import Markup, escape

from engine.homes import WHOSE, Of, home_of, page_words
from engine.language import Say
from engine.manners import Manner, Telling
from engine.problems import Problem, words
from engine.web.house import HOUSE, House
from engine.web.visitors import VISITOR, round_asked
from engine.web.who_reaches import Visitor, may_open

# How the addresses of a standard begin, with its name.
LAW_ROUTE = "tieu-chi/<str:name>/"
JOBS: tuple[Manner, ...] = ("cmd", "run", "Run", "using")


def linked_remedy(request: HttpRequest, found: Problem, say: Say) -> Markup:
    """The remedy of a problem as a page shows it: each page that it names leads there, if its visitor may open it."""
    telling, led = say.telling, {}
    if telling is None:
        return escape(say.told(found)["remedy"])

    def told(manner: Manner, line: str) -> str:
        page, given = _led(manner, line)
        if page:
            led[str(escape(page_words(page, say)))] = _address(request, page, given, found.commune)
        return telling.words(manner, line)

    text = str(escape(words(found, say.language, Telling(telling.where, told))["remedy"]))
    return Markup(_with_links(text, led))  # noqa: S704 - every piece of it was escaped


def _with_links(text: str, led: dict[str, str]) -> str:
    """An escaped text with the names of pages as links, the longest first; a page without an address stays a name."""
    names = sorted(led, key=len, reverse=True)
    if not names:
        return text

    def link(name: re.Match[str]) -> str:
        address = led[name.group()]
        return f'<a class="govuk-link" href="{escape(address)}">{name.group()}</a>' if address else name.group()

    return re.sub("|".join(re.escape(name) for name in names), link, text)


def _led(manner: Manner, line: str) -> tuple[str, Sequence[str]]:
    """The page that a job leads to and what its line names; "" for none."""
    if manner == "at_page":
        page, *given = line.split()
        return page, given
    if manner not in JOBS:
        return "", ()
    home, given_there = home_of(line)
    return home.page, given_there


def _address(request: HttpRequest, page: str, given: Sequence[str], commune: str) -> str:
    """The address of a page, of what its line names or else of where one is; "" where that is not known or is shut."""
    visitor: Visitor | None = request.META.get(VISITOR)
    asked = _asked(request, _of(page), given, commune)
    if visitor is None or asked is None:
        return ""
    name, code = asked.get("name", ""), asked.get("code", "")
    open_there = may_open(visitor, page) if _of(page) == "law" else may_open(visitor, page, name, code)
    return reverse(page, kwargs=asked) if open_there else ""


def _asked(request: HttpRequest, of: Of, given: Sequence[str], commune: str) -> dict[str, str] | None:
    """What the address of a page is filled with; None where that is not known."""
    house: House = request.META[HOUSE]
    if of == "house":
        return {}
    here, code = round_asked(request) if of != "law" else (_law_asked(request), "")
    named = given[0] if given and not given[0].isupper() else here
    store = house.open_store()
    if not named or (named != here and named not in (store.standards() if of == "law" else store.rounds())):
        return None
    if of != "commune":
        return {"name": named}
    code = given[1] if len(given) > 1 and given[1].isdigit() else code or commune
    return {"name": named, "code": code} if code else None


def _law_asked(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.kwargs["name"]) if match and (match.route or "").startswith(LAW_ROUTE) else ""


def _of(page: str) -> Of:
    return next(of for of, pages in WHOSE.items() if page in pages)
