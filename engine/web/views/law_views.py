"""The standards: which there are, and each as a text to read with the mark of every number."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.reporting.law_page.page_lines import head_lines, legend, sections_of
from engine.service.pages.listed_rounds import list_standards
from engine.service.policy.show_law import ShowRequest, show_law
from engine.web.rendering import house_of, page, say_of


@require_safe
def standards(request: HttpRequest) -> HttpResponse:
    """Every standard at hand; one that is known in part says why it cannot be read."""
    return page(request, "standards.jinja", listed=list_standards(house_of(request).open_store()))


@require_safe
def standard(request: HttpRequest, name: str) -> HttpResponse:
    """A whole standard; raises Http404 where there is none of that id, ProblemsFound where it cannot be read."""
    store, say = house_of(request).open_store(), say_of(request)
    if name not in store.standards():
        raise Http404
    book = show_law(store, ShowRequest(name), say).book
    return page(
        request,
        "standard.jinja",
        head=book.standard.head,
        opening=head_lines(book, say),
        legend=legend(say),
        sections=sections_of(book, say),
    )
