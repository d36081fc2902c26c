"""Tours: for each role a few steps on the very pages of the sample round; a login remembers which are done."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods

from engine.reporting.tour.tour_steps import TOURS, TourStep
from engine.service.pages.tour_places import TourPlace, tour_place
from engine.web.permissions import PAGES
from engine.web.rendering import house_of, page
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open

# In a login: the steps done by tour, and whether the first hint was put away.
DONE, PUT_AWAY = "tour", "hint_away"
DO, STEP, HIDE, AGAIN = "lam", "buoc", "an", "lai"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step with its number, where it is done ("" where no page can be opened), and whether it is done."""

    number: int
    step: TourStep
    address: str
    done: bool


@require_http_methods(["GET", "HEAD", "POST"])
def tours(request: HttpRequest) -> HttpResponse:
    """The tours of the visitor's own roles, first; POST puts the hint on the first page away."""
    if request.method == "POST":
        if request.POST.get(DO) == HIDE:
            request.session[PUT_AWAY] = True
        return HttpResponseRedirect(reverse("home"))
    own = visitor_of(request).roles
    listed = [(name, tour, bool(tour.roles & own), len(_done(request, name))) for name, tour in TOURS.items()]
    return page(request, "guide/tours.jinja", listed=sorted(listed, key=lambda told: not told[2]))


@require_http_methods(["GET", "HEAD", "POST"])
def tour(request: HttpRequest, role: str) -> HttpResponse:
    """A tour's steps; POST marks one done, or begins again."""
    own = next((tour for name, tour in TOURS.items() if name == role), None)
    if own is None:
        raise Http404
    if request.method == "POST":
        return _marked(request, role, len(own.steps))
    place, done = tour_place(house_of(request).open_store()), _done(request, role)
    steps = [
        ShownStep(number, step, _address(request, step, place), number in done)
        for number, step in enumerate(own.steps, 1)
    ]
    return page(request, "guide/tour.jinja", role=role, tour=own, steps=steps, place=place, done=len(done))


def _marked(request: HttpRequest, role: str, most: int) -> HttpResponse:
    number, held = request.POST.get(STEP, ""), dict(request.session.get(DONE, {}))
    done = set() if request.POST.get(DO) == AGAIN else _done(request, role)
    done ^= {int(number)} if number.isdigit() and 0 < int(number) <= most else set()
    request.session[DONE] = {**held, role: sorted(done)}
    request.session[PUT_AWAY] = True
    next_one = next((n for n in range(1, most + 1) if n not in done), 0)
    return HttpResponseRedirect(reverse("tour", kwargs={"role": role}) + (f"#buoc-{next_one}" if next_one else ""))


def _done(request: HttpRequest, role: str) -> set[int]:
    held = request.session.get(DONE, {}).get(role, [])
    return {number for number in held if isinstance(number, int)}


def _address(request: HttpRequest, step: TourStep, place: TourPlace) -> str:
    """The first page of a step that may be opened, on the sample round; "" where there is none."""
    visitor = visitor_of(request)
    codes = dict.fromkeys([place.code, *(seat.code for seat in visitor.seats(place.round) if seat.code)])
    of_communes = [{"name": place.round, "code": code} for code in codes]
    for name in [known for known in step.pages if known in PAGES]:
        for given in ({}, {"name": place.standard}, {"name": place.round}, *of_communes):
            law = name in ("standard", "item_help") or name.startswith(("law_", "new_year"))
            if not all(given.values()) or ("name" in given and (given["name"] == place.standard) != law):
                continue
            try:
                there = reverse(name, kwargs=given)
            except NoReverseMatch:
                continue
            if may_open(visitor, name, "" if law else given.get("name", ""), given.get("code", "")):
                return there + (f"#{step.part}" if step.part else "")
    return ""


def hint_shown(request: HttpRequest) -> bool:
    """Whether the first page still offers the tours."""
    return not request.session.get(PUT_AWAY, False)
