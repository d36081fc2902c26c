"""The plan of a round under headings, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from engine.planning.grouping import By, groups_of
from engine.planning.planned import Planned
from engine.problems import Problem, ProblemsFound
from engine.reporting.excel.plan_sheets import before_words
from engine.reporting.words import plan_words
from engine.reporting.words.ways.plan_summary import plan_summary
from engine.scoring.round_result import RoundResult
from engine.service.pages.communes_table import warnings_of
from engine.service.pages.handing_out.made_files import made_files
from engine.service.pages.sighted_round import SightedRound
from engine.service.plan import PlanRequest, plan_parts, plans_of
from engine.service.store import Store
from engine.service.workspace import PLAN
from engine.web.held.jobs import Progress
from engine.web.rendering import house_of, page, say_of
from engine.web.views.follow.files_sent import made_of_round
from engine.web.views.job_views import started
from engine.web.views.round_views import seen_round, waiting_page, worked_out

KINDS: Final[Mapping[str, By]] = {"nganh": "sector", "xa": "commune", "thang": "month"}
Plans = tuple[tuple[RoundResult, Planned], ...]


def _asked(given: str) -> By:
    if given not in KINDS:
        raise BadRequest
    return KINDS[given]


@require_safe
def plan(request: HttpRequest, name: str) -> HttpResponse:
    """What is to be done, by sector, commune or month; why there is no plan, where there is none."""
    by, seen = _asked(request.GET.get("theo", "nganh")), seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    plans, refused = _plans(request, seen, name)
    if plans is None:
        return waiting_page(request, name)
    say = say_of(request)
    return page(
        request,
        "follow/plan.jinja",
        name=name,
        seen=seen,
        by=by,
        kinds=KINDS,
        plans=[(made, planned, groups_of(planned.plan, by)) for made, planned in plans],
        refused=refused,
        words=plan_words,
        summary=plan_summary,
        before_words=before_words,
        files=made_files(house_of(request).open_store(), name, "plan"),
        warnings=warnings_of(seen, say),
    )


def _plans(request: HttpRequest, seen: SightedRound, name: str) -> tuple[Plans | None, tuple[Problem, ...]]:
    def make(store: Store) -> Plans:
        return plans_of(store, name)

    try:
        return worked_out(request, seen, "plan", make), ()
    except ProblemsFound as found:
        return (), tuple(found.problems)


@require_POST
def make_plan_files(request: HttpRequest, name: str) -> HttpResponse:
    """Have the plan's files written, in the place of the last ones."""
    by, say, house = _asked(request.POST.get("theo", "nganh")), say_of(request), house_of(request)
    back = reverse("plan", kwargs={"name": name})

    def work(progress: Progress) -> str:
        progress(0, 1, say("lập kế hoạch"))
        plan_parts(house.open_store(), PlanRequest(name, by), say)
        return f"{back}#tep"

    return started(request, say("Lập tệp kế hoạch"), work, back)


@require_safe
def plan_file(request: HttpRequest, name: str, file: str) -> HttpResponse:
    """One of the plan's files."""
    return made_of_round(request, name, PLAN, file)
