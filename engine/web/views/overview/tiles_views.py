"""A round by province, by district, or commune by commune, as tiles that lead to the list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.service.pages.communes_table import warnings_of
from engine.service.pages.finding_communes import DECIDED, Wanted, find_in, of_all_once
from engine.service.pages.overviews.place_tiles import place_tiles
from engine.web.drawing.share_bars import share_bar
from engine.web.rendering import page, say_of
from engine.web.views import asked_filters
from engine.web.views.round_views import seen_round, waiting_page
from engine.web.views.shown_lines import shown_lines


@require_safe
def tiles(request: HttpRequest, name: str) -> HttpResponse:
    """How many communes of each place came to what."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say = say_of(request)
    listed = shown_lines(request, name, seen)
    lines = listed.readable
    return page(
        request,
        "overview/tiles.jinja",
        name=name,
        seen=seen,
        found=find_in(seen, lines, Wanted(), say),
        lines=lines,
        unread=listed.unread(say),
        tiles=of_all_once(seen, lines, lambda: place_tiles(lines), key=("tiles",), say=say),
        share_bar=share_bar,
        warnings=warnings_of(seen, say),
        filters=asked_filters,
        kinds=DECIDED,
    )
