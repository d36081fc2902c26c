"""What the public sees of a round: the latest release and a commune's page for children; nothing else is read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.reporting.publishing.child_sheet import LOOK_HEAD, NEXT_HEAD
from engine.service.publishing.published_release import published_child_page, published_round
from engine.web.rendering import page, say_of
from engine.web.views.recorded_rounds import store_of


@require_safe
def public(request: HttpRequest, name: str) -> HttpResponse:
    """The latest release of a round, of all that was published and of nothing else."""
    told = published_round(store_of(request, name), name, say_of(request))
    return page(request, "publishing/public.jinja", name=name, told=told)


@require_safe
def public_children(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """A commune's page for children; raises Http404 for one that no release tells of."""
    told = published_child_page(store_of(request, name).round(name), code)
    if told is None:
        raise Http404
    return page(request, "publishing/children.jinja", name=name, told=told, look=LOOK_HEAD, next=NEXT_HEAD)
