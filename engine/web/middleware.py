"""What every request passes: safe headers on every answer, the door, and problems told as pages."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest, DisallowedHost, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import ResolverMatch

from engine.problems import ProblemsFound
from engine.web.held.jobs import with_reference
from engine.web.permissions import OPEN
from engine.web.rendering import house_of, problems_page, refusal_page, say_of
from engine.web.settings import CONTENT_POLICY
from engine.web.visitors import VISITOR, round_asked
from engine.web.who_reaches import Visitor, judged, one_person

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


class Logins(SessionMiddleware):
    """Logins where the house keeps them: a laptop's in memory, a board's in its database."""

    def process_request(self, request: HttpRequest) -> None:
        """Find the login that a request names."""
        board = house_of(request).board
        kept = board.sessions if board else self.SessionStore
        request.session = kept(request.COOKIES.get(settings.SESSION_COOKIE_NAME))


class Door:
    """Nobody opens a page but who came in, and nobody one that his roles do not reach: for him it is not there.

    A page that is locked for now says so: that is another answer than that there is none.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass a request on."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        """Refuse who has not come in, and what is not his or not now."""
        match: ResolverMatch | None = request.resolver_match
        page = (match.url_name if match else None) or ""
        if page in OPEN:
            return None
        try:
            came = self._came(request, page)
            if not isinstance(came, Visitor):
                return came
            request.META[VISITOR] = came
            told = judged(came, page, *round_asked(request))
        except ProblemsFound as refused:  # a record that cannot be read lets nobody in, and shows nothing of its round
            request.META.pop(VISITOR, None)
            return problems_page(request, refused.problems)
        if told.answer == "locked":
            return refusal_page(request, told.lock, 423)
        return None if told.answer == "open" else refusal_page(request, "nowhere", 404)

    def _came(self, request: HttpRequest, page: str) -> Visitor | HttpResponseBase:
        """Who has come in, or the answer to whoever has not."""
        if board := house_of(request).board:
            return board.admitted(request, page)
        visitor = one_person()
        return visitor if request.session.get(PERSON) == visitor.person else refusal_page(request, "outside", 403)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
        """Problems are told as a page with their remedies; our own faults are reported, and said to be ours."""
        if isinstance(fault, ProblemsFound):
            return problems_page(request, fault.problems)
        if isinstance(fault, BadRequest) and not isinstance(fault, DisallowedHost):
            return refusal_page(request, "asked", 400)
        if isinstance(fault, (Http404, PermissionDenied, DisallowedHost)):
            return None
        reference = with_reference(fault)
        house_of(request).report(say_of(request), fault)
        return refusal_page(request, "fault", 500, reference)
