"""A round: its communes, searched and filtered, and the same as a table to take away."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from engine.reporting.board.receiving_words import days_words
from engine.service.pages.communes_table import (
    communes_table,
    file_states,
    filter_words,
    groups_of,
    places_in,
    sent_states,
    warnings_of,
)
from engine.service.pages.finding_communes import DECIDED, find_in
from engine.service.pages.overviews.file_stages import file_stages
from engine.service.pages.sighted_round import SightedRound
from engine.service.store import Store
from engine.web.rendering import drawn_problems, house_of, page, say_of
from engine.web.views import asked_filters
from engine.web.views.shown_lines import shown_lines

# So long a page waits for a round that is being read before it says so and asks again.
PATIENCE = 1.5
Thing = TypeVar("Thing")


def seen_round(request: HttpRequest, name: str) -> SightedRound | None:
    """A round of the workspace by its name, None while it is being read; raises Http404 where there is none such."""
    house = house_of(request)
    if not house.open_store().has_round(name):
        raise Http404
    return house.rounds.sighted(name, PATIENCE)


def waiting_page(request: HttpRequest, name: str) -> HttpResponse:
    """That a round is being read: the page asks again by itself."""
    return page(request, "waiting.jinja", 200, name=name)


def worked_out(request: HttpRequest, seen: SightedRound, key: Hashable, make: Callable[[Store], Thing]) -> Thing | None:
    """What the service works out of a round, None while it is at it; raises ProblemsFound as the service does."""
    return house_of(request).rounds.derived(seen, key, make, PATIENCE)


@require_safe
def round_page(request: HttpRequest, name: str) -> HttpResponse:
    """The list of a round's communes as the address asks for it."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say = say_of(request)
    groups, listed = groups_of(seen, say), shown_lines(request, name, seen)
    wanted = asked_filters.wanted_of(request.GET, groups)
    found = find_in(seen, listed.lines, wanted, say)
    return page(
        request,
        "round.jinja",
        name=name,
        seen=seen,
        found=found,
        listed=listed,
        told_filter=filter_words(seen, found, say),
        days=days_words(seen.register, say),
        states=sent_states(seen, say),
        groups=groups,
        places=places_in(seen),
        file_states=file_states(seen, say),
        stages=file_stages(seen, say) if listed.all else {},
        warnings=warnings_of(seen, say),
        filters=asked_filters,
        kinds=DECIDED,
        about=drawn_problems(seen, say) if listed.all else "",
    )


@require_safe
def round_table(request: HttpRequest, name: str) -> HttpResponse:
    """The communes that the address asks for, all pages of them, as CSV whose first line says which they are."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say = say_of(request)
    wanted = asked_filters.wanted_of(request.GET, groups_of(seen, say))
    table = communes_table(seen, find_in(seen, shown_lines(request, name, seen).lines, wanted, say), say)
    return HttpResponse(
        table,
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{name}.csv"),
        },
    )
