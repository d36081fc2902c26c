"""Long work as a page: how far it is, a button to stop it, and the way to its result."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from engine.web.held.jobs import Job, Work
from engine.web.rendering import house_of, page
from engine.web.visitors import visitor_of


def started(request: HttpRequest, title: str, work: Work) -> HttpResponse:
    """Take on a piece of work for whoever asks, and lead to its page."""
    name = house_of(request).jobs.start(title, visitor_of(request).person, work)
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
