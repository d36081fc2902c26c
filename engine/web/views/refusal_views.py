"""What is not there, not allowed, or wrongly asked, in plain words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from engine.web.rendering import refusal_page


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A request that no page of ours makes, or by another name than this machine's."""
    return HttpResponse("400", status=400, content_type="text/plain; charset=utf-8")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What nobody let in may do."""
    return refusal_page(request, "outside", 403)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A form that did not come from a page of this login."""
    return refusal_page(request, "form", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """An address that is none."""
    return refusal_page(request, "nowhere", 404)


def own_fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours outside any page."""
    return refusal_page(request, "fault", 500)
