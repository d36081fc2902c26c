"""What a page says once of what was just done: kept in the login until the next page is drawn."""

from __future__ import annotations

from django.http import HttpRequest

SAID = "said"
MOST_KEPT = 5


def say_once(request: HttpRequest, told: str) -> None:
    """Say something on the next page that is drawn for this login."""
    request.session[SAID] = [*request.session.get(SAID, []), told][-MOST_KEPT:]


def said_now(request: HttpRequest) -> list[str]:
    """What is to be said on this page; it is said then."""
    session = getattr(request, "session", None)
    told: list[str] = session.pop(SAID, []) if session is not None and SAID in session else []
    return told
