"""Guidance on each item of a standard, with a place of its own for each item and each datum to be linked to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.reporting.law_page.item_guidance import guidance_of
from engine.web.rendering import page, problems_page, say_of
from engine.web.views.policy.at_the_desk import read_book, store_with


@require_safe
def item_help(request: HttpRequest, name: str) -> HttpResponse:
    """Every item of a standard: what is counted, how it is asked, who holds it, where it stands."""
    book, refused = read_book(store_with(request, name), name)
    if book is None:
        return problems_page(request, refused)
    say, head = say_of(request), book.standard.head
    return page(request, "guide/items.jinja", name=name, head=head, parts=guidance_of(book, say))
