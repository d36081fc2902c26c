"""The first page: the rounds at hand, and what waits in each."""

from __future__ import annotations

from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.problems import Problem, ProblemsFound
from engine.service.pages.finding_communes import DECIDED, Wanted, find_in
from engine.service.pages.listed_rounds import ListedRound, list_rounds
from engine.service.pages.round_seats import communes_of
from engine.service.pages.sighted_round import SightedRound
from engine.service.store import Holdings
from engine.web.rendering import house_of, page, say_of
from engine.web.views.asked_filters import decision_in_address
from engine.web.views.guide.tour_views import hint_shown
from engine.web.views.review.waiting_rows import waiting_at_home
from engine.web.visitors import visitor_of
from engine.web.who_reaches import Visitor, figures_seen, may_open, reaches, released, unsent_hidden, visible

# Rounds are looked into from the latest; after so many seconds a first page waits for none of them any more.
MOST_LOOKED_INTO, PATIENCE = 4, 0.4


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Each round with how it stands; one that is still being read says so, and the page asks again."""
    until = monotonic() + PATIENCE
    visitor, store = visitor_of(request), house_of(request).open_store()
    listed = list_rounds(store)
    rounds = [own for own in listed if may_open(visitor, "round", own.name)]
    only_opened = [own for own in listed if own not in rounds and may_open(visitor, "opening", own.name)]
    whole = [own for own in rounds if not own.problems and _shows_counts(visitor, own.name)]
    looked = {own.name: _looked_into(request, own, until) for own in whole[:MOST_LOOKED_INTO]}
    own_communes = {own.name: _own_communes(visitor, store, own) for own in rounds if own not in whole}
    waits = any(seen is None and not found for seen, _, found in looked.values())
    told = {"rounds": rounds, "looked": looked, "waits": waits, "kinds": DECIDED, "own_communes": own_communes}
    work = waiting_at_home(request, [own for own in (*rounds, *only_opened) if not own.problems])
    mine = {"waiting": work.rows, "unopened": work.unopened, "only_opened": only_opened}
    told["may_set_up"] = may_open(visitor, "new_round")
    out = {own.name for own in rounds if own not in whole and released(visitor, own.name)}
    told["hidden"] = {own.name: unsent_hidden(visitor, own.name) for own in whole}
    return page(
        request, "home.jinja", released=out, in_address=decision_in_address, hint=hint_shown(request), **mine, **told
    )


def _shows_counts(visitor: Visitor, name: str) -> bool:
    """Whether a round's counts are shown: to whoever sees every commune, and what was sent of each."""
    return visitor.mode == "single" or "all" in reaches(visitor.roles_in(name), "read_appraised")


def _own_communes(visitor: Visitor, store: Holdings, own: ListedRound) -> list[tuple[str, str]]:
    codes = visible(visitor, own.name)
    if codes is None or own.problems:
        return []
    named = communes_of(store, own.name)
    return [
        (code, named[code]) for code in sorted(codes) if code in named and may_open(visitor, "commune", own.name, code)
    ]


def _looked_into(
    request: HttpRequest, own: ListedRound, until: float
) -> tuple[SightedRound | None, object, tuple[Problem, ...]]:
    visitor, say = visitor_of(request), say_of(request)
    try:
        seen = house_of(request).rounds.sighted(own.name, max(0.0, until - monotonic()))
    except ProblemsFound as refused:
        return None, None, tuple(refused.problems)
    if seen is None:
        return None, None, ()
    shown, lines = figures_seen(visitor, own.name), seen.lines(say)
    told = lines if visitor.mode == "single" else [line for line in lines if shown(line.code)]
    return seen, find_in(seen, told, Wanted(), say), ()
