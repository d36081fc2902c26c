"""Communes by criteria, a number in each cell."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.service.pages.communes_table import filter_words, groups_of, places_in, warnings_of
from engine.service.pages.finding_communes import DECIDED, find_in, of_all_once
from engine.service.pages.overviews.heat_cells import heat_tables
from engine.web.rendering import page, say_of
from engine.web.views import asked_filters
from engine.web.views.round_views import seen_round, waiting_page
from engine.web.views.shown_lines import shown_lines


@require_safe
def heat(request: HttpRequest, name: str) -> HttpResponse:
    """The communes that the address asks for, with the points of each criterion."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say = say_of(request)
    groups = groups_of(seen, say)
    listed = shown_lines(request, name, seen)
    found = find_in(seen, listed.readable, asked_filters.wanted_of(request.GET, groups), say)
    return page(
        request,
        "overview/heat.jinja",
        name=name,
        seen=seen,
        found=found,
        tables=of_all_once(
            seen, listed.readable, lambda: heat_tables(seen, found.shown), key=("heat", found.wanted), say=say
        ),
        unread=listed.unread(say),
        told_filter=filter_words(seen, found, say),
        groups=groups,
        places=places_in(seen),
        warnings=warnings_of(seen, say),
        filters=asked_filters,
        kinds=DECIDED,
    )
