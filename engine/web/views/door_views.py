"""Coming in by the key, and choosing the language."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from engine.web.middleware import PERSON
from engine.web.rendering import LANGUAGE, house_of, refusal_page
from engine.web.who_reaches import one_person

A_YEAR: Final = 365 * 24 * 3600


@require_safe
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Let in whoever has the key, once; whoever is in already stays in.

    Raises Http404 on a board, where everybody has an account.
    """
    if house_of(request).board:
        raise Http404
    if request.session.get(PERSON) != one_person().person:
        if not house_of(request).key.opens(key):
            return refusal_page(request, "outside", 403)
        request.session.cycle_key()
        request.session[PERSON] = one_person().person
    return HttpResponseRedirect(reverse("home"))


@require_POST
def change_language(request: HttpRequest) -> HttpResponse:
    """Keep the language for this browser, and go back to where it was chosen."""
    chosen, back = request.POST.get("ngon-ngu", ""), request.POST.get("ve", "")
    if chosen not in house_of(request).says:
        return refusal_page(request, "asked", 400)
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    answer = HttpResponseRedirect(back if safe else reverse("home"))
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(LANGUAGE, chosen, max_age=A_YEAR, secure=secure, httponly=True, samesite="Strict")
    return answer
