"""The first page: the rounds at hand, and what waits in each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.problems import Problem, ProblemsFound
from engine.service.pages.finding_communes import DECIDED, Wanted, find
from engine.service.pages.kept_rounds import KeptRounds
from engine.service.pages.listed_rounds import ListedRound, list_rounds
from engine.service.pages.sighted_round import SightedRound
from engine.web.rendering import house_of, page, say_of
from engine.web.views.asked_filters import decision_in_address
from engine.web.views.guide.tour_views import hint_shown

# Rounds are looked into from the latest; so long a first page waits for all of them together.
MOST_LOOKED_INTO, PATIENCE = 4, 0.4


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Each round with how it stands; one that is still being read says so, and the page asks again."""
    house, say = house_of(request), say_of(request)
    rounds = list_rounds(house.open_store())
    looked = {own.name: _looked_into(house.rounds, own, say) for own in rounds[:MOST_LOOKED_INTO] if not own.problems}
    waits = any(seen is None and not found for seen, _, found in looked.values())
    told = {"rounds": rounds, "looked": looked, "waits": waits, "kinds": DECIDED, "hint": hint_shown(request)}
    return page(request, "home.jinja", in_address=decision_in_address, **told)


def _looked_into(
    kept: KeptRounds, own: ListedRound, say: Say
) -> tuple[SightedRound | None, object, tuple[Problem, ...]]:
    try:
        seen = kept.sighted(own.name, PATIENCE)
    except ProblemsFound as refused:
        return None, None, tuple(refused.problems)
    return seen, find(seen.lines(say), Wanted()) if seen else None, ()
