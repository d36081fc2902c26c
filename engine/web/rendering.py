"""Pages drawn by Jinja2: everything escaped, nothing undefined passed over, words in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.language import Say
from engine.problems import Problem, said_once, words
from engine.reporting.board.receiving_words import sent_word
from engine.reporting.words.bands import range_words
from engine.reporting.words.sentences import warning_words
from engine.service.pages.communes_table import decided_word, law_words, order_word
from engine.web.drawing.bars import threshold_bar
from engine.web.house import HOUSE, House
from engine.web.permissions import may_open
from engine.web.said import said_now
from engine.web.static_files import edition
from engine.web.visitors import VISITOR
from engine.web.wayfinding import COMMUNE_PAGES, ROUND_PAGES, Step, steps

LANGUAGE = "language"
FOLDER = Path(__file__).parent / "pages"


@cache
def environment() -> Environment:
    """The templates, read once."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        address=address,
        static=_static,
        threshold_bar=threshold_bar,
        range_words=range_words,
        sent_word=sent_word,
        decided_word=decided_word,
        order_word=order_word,
        law_words=law_words,
        short_warning=warning_words,
        told=problem_words,
    )
    return made


def address(page_name: str, **values: str) -> str:
    """The address of a page by its name."""
    return reverse(page_name, kwargs=values)


def _static(name: str) -> str:
    return address("static", asked=edition(), name=name)


def house_of(request: HttpRequest) -> House:
    """What the server that got a request has at hand."""
    house: House = request.META[HOUSE]
    return house


def say_of(request: HttpRequest) -> Say:
    """The language that a visitor chose, else the server's own."""
    house = house_of(request)
    session = getattr(request, "session", {})
    return house.says.get(session.get(LANGUAGE, ""), house.says[house.language])


def page(request: HttpRequest, template: str, status: int = 200, /, **values: object) -> HttpResponse:
    """A page; ``say`` and what the frame of every page needs are known to each."""
    say = say_of(request)
    match = request.resolver_match
    frame: Mapping[str, object] = {
        "say": say,
        "said": said_now(request),
        "beside": beside(request, say),
        "here": (match.url_name if match else "") or "",
        "path": request.get_full_path(),
        "form_token": get_token(request),
        **board_frame(request),
    }
    text = environment().get_template(template).render({**frame, **values})
    response = HttpResponse(text, status=status)
    response.headers["Content-Language"] = say.language
    return response


def board_frame(request: HttpRequest) -> Mapping[str, object]:
    """What the frame says of whoever has come in on a board: the name, and whether he looks after the accounts."""
    visitor = request.META.get(VISITOR)
    board = house_of(request).board is not None
    name = str(getattr(getattr(request, "user", None), "name", "")) if board else ""
    keeps = board and visitor is not None and may_open(visitor, "people")
    return {"on_board": board, "signed_in": name, "keeps_people": keeps}


def beside(request: HttpRequest, say: Say) -> tuple[tuple[Step, ...], ...]:
    """The pages beside this one that its visitor may open: those of its round, and of its commune where it has one."""
    match, visitor = request.resolver_match, request.META.get(VISITOR)
    if match is None or visitor is None or "name" not in match.kwargs:
        return ()
    here, given = match.url_name or "", {key: match.kwargs[key] for key in ("name", "code") if key in match.kwargs}
    kinds = [ROUND_PAGES] if here in dict(ROUND_PAGES) else [COMMUNE_PAGES] if "code" in given else []
    return tuple(steps(pages, visitor, here, say, given=given, to=lambda page: address(page, **given)) for pages in kinds)


def problem_words(found: Problem, say: Say) -> Mapping[str, str]:
    """What is wrong, by which rule, what to do, and where."""
    return {**words(found, say.language), "place": str(found.place), "code": found.code, "severity": found.severity}


def problems_page(request: HttpRequest, found: Sequence[Problem]) -> HttpResponse:
    """What keeps a page from being shown, each with its remedy."""
    return page(request, "problems.jinja", 422, problems=said_once(found))


def refusal_page(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """A refusal in plain words; ``why`` is outside, nowhere, asked, form, link, fault, or why a page is locked."""
    return page(request, "refusal.jinja", status, why=why)
