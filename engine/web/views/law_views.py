"""The standards: which there are, and each as a text to read, print and take away, with the mark of every number."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.reporting.law_page.page_lines import head_lines
from engine.reporting.law_page.whole_law import law_text
from engine.service.pages.communes_table import law_words
from engine.service.pages.listed_rounds import list_standards
from engine.service.policy.show_law import ShowRequest, known_part, show_law
from engine.service.policy.taken_away import FILES, law_file
from engine.service.proofread import StatusRequest, status
from engine.web.rendering import house_of, page, say_of
from engine.web.views.policy.at_the_desk import store_with, to_take_away
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open


@require_safe
def standards(request: HttpRequest) -> HttpResponse:
    """Every standard at hand; one that is known in part, or amends another, says what it is for and rests on."""
    store, say = house_of(request).open_store(), say_of(request)
    listed, desk = list_standards(store), may_open(visitor_of(request), "law_edit")
    titles = {own.name: f"{law_words(own.standard, say)} ({own.name})" for own in listed if own.standard}
    return page(request, "standards.jinja", listed=listed, titles=titles, bundled=store.bundled, desk=desk)


@require_safe
def standard(request: HttpRequest, name: str) -> HttpResponse:
    """A whole standard; raises Http404 where there is none of that id, ProblemsFound where it cannot be read."""
    store, say = store_with(request, name), say_of(request)
    if part := known_part(store, name):
        desk = may_open(visitor_of(request), "law_edit")
        return page(request, "policy/partial.jinja", name=name, part=part, desk=desk)
    book = show_law(store, ShowRequest(name), say).book
    return page(
        request,
        "policy/law.jinja",
        name=name,
        head=book.standard.head,
        opening=head_lines(book, say),
        law=law_text(book, say),
        standing=status(store, StatusRequest(name)),
        desk=may_open(visitor_of(request), "law_edit"),
    )


@require_safe
def law_download(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """A file of a standard; raises Http404 for a kind that is none, ProblemsFound where it cannot be made."""
    store = store_with(request, name)
    if kind not in FILES:
        raise Http404
    return to_take_away(law_file(store, name, kind, say_of(request)))
