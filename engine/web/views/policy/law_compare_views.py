"""Two standards side by side, what one does to a round in place of the other, and a draft for a new year."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from engine.problems import Problem, ProblemsFound
from engine.reporting.words.compare_words import Comparison
from engine.service.compare import CompareRequest, NewYearRequest, compare, draft_new_year
from engine.service.pages.listed_rounds import list_standards, rounds_to_try
from engine.service.policy.taken_away import comparison_file
from engine.service.policy.typed_days import typed_day
from engine.service.store import Store
from engine.web.held.jobs import Progress
from engine.web.held.said import say_once
from engine.web.rendering import page, say_of
from engine.web.views.job_views import started
from engine.web.views.policy.at_the_desk import keep, kept, store_with, to_take_away
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open

OTHER, ROUND = "voi", "dot"


@require_safe
def law_compare(request: HttpRequest, name: str) -> HttpResponse:
    """The differences of two standards in words, as the address asks."""
    store = store_with(request, name)
    other = request.GET.get(OTHER, "")
    told = compare(store, CompareRequest(*_old_and_new(store, name, other))).told if other else None
    return _page(request, name, other, told)


def _old_and_new(store: Store, name: str, other: str) -> tuple[str, str]:
    """Two standards with the one that holds earlier first; of one known in part no day is asked, it is the older."""
    begins = {own.name: own.standard.head.from_ for own in list_standards(store) if own.standard}
    first, second = (begins.get(one, date.min) for one in (name, other))
    return (name, other) if first < second else (other, name)


def _page(request: HttpRequest, name: str, other: str, told: Comparison | None, *, key: str = "") -> HttpResponse:
    store = store_with(request, name)
    others = [own.name for own in list_standards(store) if own.name != name]
    tries = may_open(visitor_of(request), "law_impact")
    rounds = rounds_to_try(store, name) if tries else ()
    shown = {"name": name, "other": other, "told": told, "key": key}
    return page(request, "policy/compare.jinja", others=others, rounds=rounds, tries=tries, **shown)


@require_http_methods(["POST"])
def law_impact(request: HttpRequest, name: str) -> HttpResponse:
    """What a standard does to a round in place of another, worked out beside the pages."""
    store, say = store_with(request, name), say_of(request)
    other, chosen = request.POST.get(OTHER, ""), request.POST.get(ROUND, "")
    store.standard(other)
    store.round(chosen)
    old, new = _old_and_new(store, name, other)

    def work(progress: Progress) -> str:
        progress(0, 0, say("chấm cả đợt bằng cả hai bộ"))
        told = compare(store, CompareRequest(old, new, chosen)).told
        return reverse("law_compared", kwargs={"name": name, "told": keep(request, (other, told))})

    back = f"{reverse('law_compare', kwargs={'name': name})}?{urlencode({OTHER: other})}"
    return started(request, say("So {old} với {new} trên đợt {name}", old=old, new=new, name=chosen), work, back)


@require_safe
def law_compared(request: HttpRequest, name: str, told: str) -> HttpResponse:
    """What came of it."""
    other, found = kept(request, told, tuple)
    return _page(request, name, other, found, key=told)


@require_safe
def law_compared_file(request: HttpRequest, name: str, told: str) -> HttpResponse:
    """The same as a workbook."""
    store_with(request, name)
    _, found = kept(request, told, tuple)
    return to_take_away(comparison_file(found, say_of(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def new_year(request: HttpRequest, name: str) -> HttpResponse:
    """A standard copied as a draft for a new year, or a draft that amends it."""
    store, say = store_with(request, name), say_of(request)
    typed = {key: request.POST.get(key, "").strip() for key in ("ma", "tu-ngay", "loai")}
    if request.method != "POST":
        return page(request, "policy/new_year.jinja", name=name, typed=typed, wrong={}, bundled=store.bundled)
    begins = typed_day(typed["tu-ngay"], name)
    try:
        if not isinstance(begins, date):
            raise ProblemsFound([begins])
        asked = NewYearRequest(name, typed["ma"], begins, store.today, amends=typed["loai"] == "sua-doi")
        done = draft_new_year(store, asked)
    except ProblemsFound as refused:
        wrong = {_at(found): found for found in reversed(refused.problems)}
        return page(request, "policy/new_year.jinja", 422, name=name, typed=typed, wrong=wrong, bundled=store.bundled)
    say_once(
        request, say("Đã lập bản nháp {name}. Sửa nó ở trang này; bộ cũ không bị đụng tới.", name=done.folder.name)
    )
    return HttpResponseRedirect(reverse("law_edit", kwargs={"name": done.folder.name}))


def _at(found: Problem) -> str:
    """The field that a refusal of a new year's draft is about."""
    return {"WEB-154": "tu-ngay", "RND-923": "tu-ngay"}.get(found.code, "ma")
