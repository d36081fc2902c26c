"""Who has come in: the person behind a request, and the same as the desk wants it for an act."""

from __future__ import annotations

from django.http import HttpRequest

from engine.service.review.desk import Who, now
from engine.web.who_reaches import Visitor

# The key in a request's environment under which the door puts who has come in.
VISITOR = "phuhop.visitor"
# How the addresses of rounds begin; a standard's or a word's name is no round's.
ROUNDS = ("dot/", "cong-khai/")


def visitor_of(request: HttpRequest) -> Visitor:
    """Who has come in; raises KeyError on a page that is open to whoever is outside."""
    visitor: Visitor = request.META[VISITOR]
    return visitor


def who_of(request: HttpRequest) -> Who:
    """The person as the desk wants it: who acts, and when."""
    return Who(visitor_of(request).person, now())


def round_asked(request: HttpRequest) -> tuple[str, str]:
    """The round and the commune's code that an address names, "" for neither; a standard has a name of its own."""
    match = request.resolver_match
    if match is None or not (match.route or "").startswith(ROUNDS):
        return "", ""
    return str(match.kwargs.get("name", "")), str(match.kwargs.get("code", ""))
