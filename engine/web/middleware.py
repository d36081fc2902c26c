"""What every request passes: safe headers on every answer, the door, and problems told as pages."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest, DisallowedHost, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import ResolverMatch

from engine.problems import ProblemsFound
from engine.web.permissions import OPEN, may_open, one_person
from engine.web.rendering import house_of, problems_page, refusal_page, say_of
from engine.web.settings import CONTENT_POLICY
from engine.web.visitors import VISITOR

Answer = Callable[[HttpRequest], HttpResponseBase]
# In a login: whose it is. The built-in person of this machine is the only one there is.
PERSON = "person"


def safe_headers(get_response: Answer) -> Answer:
    """Let no page be framed, load anything from outside, or be kept by the browser but for what never changes."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = CONTENT_POLICY
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


class Door:
    """Nobody opens a page but who came in by the key, and nobody one that his roles do not reach."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass a request on."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        """Refuse who has not come in; a page that is not his is not there for him."""
        match: ResolverMatch | None = request.resolver_match
        page = (match.url_name if match else None) or ""
        if page in OPEN:
            return None
        visitor = one_person()
        if request.session.get(PERSON) != visitor.person:
            return refusal_page(request, "outside", 403)
        request.META[VISITOR] = visitor
        return None if may_open(visitor, page) else refusal_page(request, "nowhere", 404)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
        """Problems are told as a page with their remedies; our own faults are reported, and said to be ours."""
        if isinstance(fault, ProblemsFound):
            return problems_page(request, fault.problems)
        if isinstance(fault, BadRequest) and not isinstance(fault, DisallowedHost):
            return refusal_page(request, "asked", 400)
        if isinstance(fault, (Http404, PermissionDenied, DisallowedHost)):
            return None
        house_of(request).report(say_of(request), fault)
        return refusal_page(request, "fault", 500)
