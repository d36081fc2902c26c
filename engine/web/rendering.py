"""Pages drawn by Jinja2: everything escaped, nothing undefined passed over, words in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import get_script_prefix, reverse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from engine.evidence.believing.page_places import without_cells
from engine.language import Say
from engine.problems import Problem, ProblemsFound, said_once
from engine.records.acting.actors import person_words
from engine.reporting.board.receiving_words import sent_word
from engine.reporting.console.compare_console import warnings
from engine.reporting.law_page.impact_lines import compare_groups, compare_impact
from engine.reporting.publishing.public_page import cell_kind
from engine.reporting.record.chain_words import when_words
from engine.reporting.review.state_words import kept_day
from engine.reporting.words.bands import mark_word, range_words
from engine.reporting.words.compare_words import heading_of
from engine.reporting.words.sentences import warning_words
from engine.service.pages.communes_table import decided_word, law_words, order_word
from engine.service.pages.round_heads import RoundHead, round_head
from engine.service.pages.sighted_round import SightedRound
from engine.web.drawing.bars import shares_bar, threshold_bar
from engine.web.held.said import said_now
from engine.web.house import HOUSE, House
from engine.web.led_to import linked_remedy
from engine.web.static_files import edition
from engine.web.visitors import VISITOR
from engine.web.wayfinding import (
    COMMUNE_PAGES,
    ROUND_STAGES,
    UNDER,
    Doors,
    Step,
    Ways,
    Whereabouts,
    law_whereabouts,
    over,
    paper_line,
    sections,
    stages,
    steps,
)
from engine.web.who_reaches import may_open

# The cookie of a chosen language: it is chosen before anybody has come in, and stays when he has gone out.
LANGUAGE = "phuhop-ngon-ngu"
# The addresses of a round, and of its communes, begin so; those of a standard so.
ROUND_ROUTE, LAW_ROUTE = "dot/<str:name>/", "tieu-chi/<str:name>/"
FOLDER = Path(__file__).parent / "pages"


class PageTemplate(Template):
    """A template that lets go of what it was given once it is drawn: its own macros would keep that, and each other."""

    def render(self, *given: Any, **more: Any) -> str:
        """As Jinja2 draws it."""
        context = self.new_context(dict(*given, **more))
        try:
            return self.environment.concat(self.root_render_func(context))
        except Exception:  # noqa: BLE001 - told again by Jinja2 with the template's own lines
            self.environment.handle_exception()
        finally:
            context.vars.clear()


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
    made.template_class = PageTemplate
    made.globals.update(
        address=address,
        static=_static,
        threshold_bar=threshold_bar,
        shares_bar=shares_bar,
        range_words=range_words,
        mark_word=mark_word,
        sent_word=sent_word,
        decided_word=decided_word,
        order_word=order_word,
        person_words=person_words,
        when_words=when_words,
        kept_day=kept_day,
        law_words=law_words,
        short_warning=warning_words,
        public_cell=cell_kind,
        told=problem_words,
        problem_told=problem_words,
        without_cells=without_cells,
        compare_groups=compare_groups,
        compare_heading=heading_of,
        compare_impact=compare_impact,
        compare_warnings=warnings,
    )
    return made


def address(page_name: str, **values: str) -> str:
    """The address of a page by its name."""
    return _address(get_script_prefix(), page_name, tuple(values.items()))


@lru_cache(maxsize=16_384)
def _address(_prefix: str, page_name: str, values: tuple[tuple[str, str], ...]) -> str:
    """A page of a round has an address for each of its communes: what was worked out once is not worked out again."""
    return reverse(page_name, kwargs=dict(values))


def _static(name: str) -> str:
    return address("static", asked=edition(), name=name)


def house_of(request: HttpRequest) -> House:
    """What the server that got a request has at hand."""
    house: House = request.META[HOUSE]
    return house


def say_of(request: HttpRequest) -> Say:
    """The language that a visitor chose, else the server's own."""
    house = house_of(request)
    return house.says.get(request.COOKIES.get(LANGUAGE, ""), house.says[house.language])


def page(request: HttpRequest, template: str, status: int = 200, /, **values: object) -> HttpResponse:
    """A page; ``say`` and what the frame of every page needs are known to each."""
    say = say_of(request)
    match = request.resolver_match
    frame: Mapping[str, object] = {
        "say": say,
        "said": said_now(request),
        "main_sections": _sections(request, say),
        "whereabouts": values.pop("whereabouts", None) or whereabouts(request, say),
        "ways": Ways(request.META.get(VISITOR), address),
        "here": (match.url_name if match else "") or "",
        "path": request.get_full_path(),
        "form_token": get_token(request),
        **dict.fromkeys(("told", "problem_told"), partial(_told_here, request)),
        **board_frame(request),
    }
    text = environment().get_template(template).render({**frame, **values})
    response = HttpResponse(text, status=status)
    response.headers["Content-Language"] = say.language
    return response


def board_frame(request: HttpRequest) -> Mapping[str, object]:
    """Whether it is a board's page, who has come in there, and whether that is somebody who looks after accounts."""
    board, visitor = house_of(request).board is not None, request.META.get(VISITOR)
    return {
        "on_board": board,
        "signed_in": str(getattr(getattr(request, "user", None), "name", "")) if board else "",
        "keeps_people": visitor is not None and may_open(visitor, "people"),
    }


def _sections(request: HttpRequest, say: Say) -> tuple[Step, ...]:
    match, visitor = request.resolver_match, request.META.get(VISITOR)
    here, route = (match.url_name or "", match.route or "") if match else ("", "")
    return sections(visitor, here, route, say, to=address)


def whereabouts(request: HttpRequest, say: Say) -> Whereabouts:
    """Where a page of a round or a standard stands, for who has come in; empty for every other page."""
    match, visitor = request.resolver_match, request.META.get(VISITOR)
    if match and visitor and (match.route or "").startswith(LAW_ROUTE):
        name = str(match.kwargs["name"])
        return law_whereabouts(visitor, match.url_name or "", name, say, to=address)
    if match is None or visitor is None or not (match.route or "").startswith(ROUND_ROUTE):
        return Whereabouts()
    given: dict[str, str] = {key: str(match.kwargs[key]) for key in ("name", "code") if key in match.kwargs}
    head, named = _head(request, given, say), match.url_name or ""
    if head is None:
        return Whereabouts()
    code = given.get("code", "") if head.commune or not head.on else ""

    def to(page: str) -> str:
        needed = 0 if page == "home" else 1 if page == "round" or not code else 2
        return address(page, **dict(list(given.items())[:needed]))

    def opens(page: str) -> bool:
        if page == "record_check" and may_open(visitor, "round_record", given["name"], code):
            return False  # it is reached from the record, and is a page beside for whoever sees nothing else of it
        return may_open(visitor, page, "" if page == "home" else given["name"], code)

    here = named if named == "record_check" and opens(named) else UNDER.get(named, named)
    doors = Doors(opens, to)
    found = steps(COMMUNE_PAGES, doors, here, say) if code else stages(ROUND_STAGES, doors, here, say)
    way = over(head, code, here, say, doors)
    return Whereabouts(way, found if len(found) > 1 else (), paper_line(head, say))


def _head(request: HttpRequest, given: Mapping[str, str], say: Say) -> RoundHead | None:
    house = house_of(request)
    try:
        return round_head(house.rounds, house.open_store(), given["name"], code=given.get("code", ""), say=say)
    except ProblemsFound:  # the page itself tells what is wrong with the workspace
        return None


def problem_words(found: Problem, say: Say) -> Mapping[str, str]:
    """What is wrong, by which rule, what to do, and where; ``led`` is what to do as a page shows it."""
    said = say.told(found)
    about = {"place": str(found.place), "code": found.code, "severity": found.severity}
    return {**said, "led": said["remedy"], **about}


def _told_here(request: HttpRequest, found: Problem, say: Say) -> Mapping[str, str]:
    """The same with links to the pages that the remedy names."""
    return {**problem_words(found, say), "led": linked_remedy(request, found, say)}


def drawn_problems(seen: SightedRound, say: Say) -> Markup:
    """What is to be said of a whole round as a list, drawn once; empty where there is nothing."""

    def draw() -> Markup:
        pieces: Any = environment().get_template("parts.jinja").module
        drawn: Markup = pieces.problem_list(seen.problems, say, problem_words) if seen.problems else Markup()
        return drawn

    return seen.once.of(("problems drawn", say.language), draw)


def problems_page(request: HttpRequest, found: Sequence[Problem], back: str = "") -> HttpResponse:
    """What keeps a page from being shown, or what was sent from being taken, each with its remedy.

    ``back`` is where it is sent again.
    """
    sent = request.method == "POST"
    return page(request, "problems.jinja", 422, problems=said_once(found), sent=sent, back=back)


def refusal_page(request: HttpRequest, why: str, status: int, reference: str = "") -> HttpResponse:
    """A refusal in plain words; ``why`` is outside, nowhere, asked, form, link, fault, or why a page is locked.

    ``reference`` is what a fault of ours is called in the log.
    """
    return page(request, "refusal.jinja", status, why=why, reference=reference, whereabouts=Whereabouts())
