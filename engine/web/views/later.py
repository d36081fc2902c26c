"""Views whose file is read once their page is opened, so that a server's first page waits for no other's."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from threading import RLock
from typing import Final, TypeAlias

from django.http import HttpRequest, HttpResponseBase

View: TypeAlias = Callable[..., HttpResponseBase]
# Two threads that read files which name each other would each be handed the other's half read.
_ONE_AT_A_TIME: Final = RLock()


class Later:
    """The view that stands at a place of this room, ``round_views.round_page``; its decorators are its own."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._view: View | None = None

    @property
    def view(self) -> View:
        """The view itself, read now where it was not."""
        if self._view is None:
            file, _, name = self._place.rpartition(".")
            with _ONE_AT_A_TIME:
                view: View = getattr(import_module(f"{__package__}.{file}"), name)
            self._view = view
        return self._view

    def __call__(self, request: HttpRequest, **given: object) -> HttpResponseBase:
        """What the view answers."""
        return self.view(request, **given)


def read_now(view: object) -> None:
    """Read a view that waits to be; any other is there."""
    if isinstance(view, Later):
        _ = view.view
