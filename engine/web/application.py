"""The one WSGI application: Django set up once in a process, and each server's own house beside every request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.web.house import HOUSE, House

Environment = dict[str, Any]
Application = Callable[[Environment, Callable[..., Any]], Iterable[bytes]]


def set_up(chosen: Mapping[str, object]) -> None:
    """Give Django its settings, once in a process."""
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(**chosen)
        django.setup()


def application_of(house: House, chosen: Mapping[str, object]) -> Application:
    """An application whose requests all find this house."""
    set_up(chosen)
    from django.core.handlers.wsgi import WSGIHandler

    inner = WSGIHandler()

    def answer(environment: Environment, start: Callable[..., Any]) -> Iterable[bytes]:
        environment[HOUSE] = house
        answered: Iterable[bytes] = inner(environment, start)
        return answered

    return answer
