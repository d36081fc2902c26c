"""What was typed on a page whose login had ended: it goes along through the door, and is sent on by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from engine.web.rendering import page

# Before the name of a field that goes along, and where it was meant to be sent.
KEPT, TO, FILES = "giu.", "gui-toi", "co-tep"
_OURS: Final = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Carried:
    """Fields that were typed, and the address that they were sent to; ``files`` says that files were among them."""

    to: str = ""
    fields: Sequence[tuple[str, str]] = ()
    files: bool = False

    def __bool__(self) -> bool:
        """Whether anything goes along."""
        return bool(self.to)

    @property
    def hidden(self) -> Sequence[tuple[str, str]]:
        """The hidden fields that carry it."""
        if not self.to:
            return ()
        return [(TO, self.to), *([(FILES, "1")] if self.files else []), *((KEPT + n, v) for n, v in self.fields)]


def carried_of(posted: QueryDict) -> Carried:
    """What goes along with a form of the door."""
    to = posted.get(TO, "")
    if not is_ours(to):
        return Carried()
    names = [name for name in posted if name.startswith(KEPT)]
    fields = [(name.removeprefix(KEPT), value) for name in names for value in posted.getlist(name)]
    return Carried(to, fields, FILES in posted)


def expired_page(request: HttpRequest) -> HttpResponse:
    """The way in on the page that was sent too late, with all that was typed there."""
    fields = [(name, value) for name in request.POST if name not in _OURS for value in request.POST.getlist(name)]
    kept = Carried(request.get_full_path(), fields, bool(request.FILES))
    return page(request, "people/sign_in.jinja", 401, carried=kept, typed="", back="", wrong="", ended=True)


def go_on(request: HttpRequest, kept: Carried, name: str) -> HttpResponse:
    """What was typed, to be sent on under the name of who has just come in."""
    return page(request, "people/go_on.jinja", carried=kept, name=name)


def is_ours(path: str) -> bool:
    """Whether an address is one of this server, and none of the door itself: no password ever goes along."""
    doors = tuple(reverse(name) for name in ("sign_in", "sign_out", "second_factor", "password", "language"))
    safe = url_has_allowed_host_and_scheme(path, allowed_hosts=None) and path.startswith("/")
    return safe and not path.startswith(doors)


def way_back(request: HttpRequest) -> str:
    """Where somebody wanted to go before coming in; "" for nowhere in particular."""
    told = request.POST.get("ve", "") or request.GET.get("ve", "")
    return told if is_ours(told) else ""
