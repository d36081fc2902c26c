"""Long work as a page: how far it is, a button to stop it, and the way to its result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Final, TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from engine.problems import ProblemsFound
from engine.web.held.jobs import Job, Progress, Work
from engine.web.held.kept import OWN
from engine.web.rendering import house_of, page
from engine.web.visitors import visitor_of

Thing = TypeVar("Thing")
# So long a page waits for what long work finds before it says so and asks again.
PATIENCE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Found:
    """What long work found."""

    thing: object


def found_once(request: HttpRequest, key: str, title: str, find: Callable[[Progress], Thing]) -> Thing | None:
    """What long work finds, sought once for as long as its key is the same; None while it is still sought.

    Raises ProblemsFound where it cannot be found, RuntimeError where we failed: that was reported when it happened.
    """
    house, address, end = house_of(request), request.get_full_path(), monotonic() + PATIENCE

    def work(progress: Progress) -> str:
        house.kept.put(OWN, Found(find(progress)), key)
        return address

    while (found := house.kept.take(OWN, key, Found)) is None:
        job = house.jobs.job(house.kept.take(OWN, f"job {key}", str) or "")
        if job and job.state in ("refused", "failed"):
            house.kept.drop(OWN, f"job {key}")  # whoever asks again has it sought again
            if job.state == "refused":
                raise ProblemsFound(job.problems)
            raise RuntimeError(f"{title} ({job.reference})")
        if job is None or job.over:
            house.kept.put(OWN, house.jobs.start(title, visitor_of(request).person, work), f"job {key}")
        if monotonic() > end:
            return None
        sleep(0.05)
    return cast("Thing", found.thing)


def started(request: HttpRequest, title: str, work: Work, back: str) -> HttpResponse:
    """Take on a piece of work for whoever asks on the page ``back``, and lead to its page."""
    name = house_of(request).jobs.start(title, visitor_of(request).person, work, back)
    return HttpResponseRedirect(reverse("job", kwargs={"job": name}))


def _own(request: HttpRequest, name: str) -> Job:
    found = house_of(request).jobs.job(name)
    if found is None or found.owner != visitor_of(request).person:
        raise Http404
    return found


@require_safe
def job_page(request: HttpRequest, job: str) -> HttpResponse:
    """How far a piece of work is; once it is done the page is its result."""
    found = _own(request, job)
    if found.state == "done":
        return HttpResponseRedirect(found.result)
    return page(request, "job.jinja", 422 if found.state == "refused" else 200, job=found)


@require_POST
def stop_job(request: HttpRequest, job: str) -> HttpResponse:
    """Have it stop."""
    house_of(request).jobs.stop(_own(request, job).id)
    return HttpResponseRedirect(reverse("job", kwargs={"job": job}))
