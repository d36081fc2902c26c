"""A commune's way on a page of its own, for it takes longer than the decision; with figures tried in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from engine.improving.what_if import WhatIf
from engine.language import Say
from engine.law.model import Standard
from engine.problems import Problem, ProblemsFound
from engine.reporting.words.ways.way_branches import effort_note, way_lines
from engine.scoring.round_result import RoundResult
from engine.service.explain import PathFound, path_found, supposed
from engine.service.pages.communes_table import warnings_of
from engine.service.store import Store
from engine.web.rendering import page, say_of
from engine.web.views.round_views import seen_round, waiting_page, worked_out
from engine.web.views.ways.trial_fields import TrialField, trial_fields, what_if_rows

# A trial in an address, and a field of the form that makes such addresses.
TRIAL, FIELD = "thu", "so-"
MOST_TRIED = 40


@require_safe
def commune_path(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """The way of a commune as ``path`` tells it, and what other figures would make of it as ``what-if`` does."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    made = seen.part_of(code)
    card = made.card(code) if made else None
    if made is None or card is None:
        raise Http404
    fields = trial_fields(card, made.book.standard.book, say_of(request))
    if typed := _typed(request, fields):
        return HttpResponseRedirect(f"{reverse('commune_path', kwargs={'name': name, 'code': code})}{typed}")
    say, several = say_of(request), len(seen.parts) > 1

    def make(_: Store) -> PathFound:
        return path_found(made, card, of_several=several)

    found = worked_out(request, seen, ("path", code), make)
    if found is None:
        return waiting_page(request, name)
    tried, refused = _tried(made, code, request.GET.getlist(TRIAL)[:MOST_TRIED], say)
    return page(
        request,
        "ways/path.jinja",
        422 if refused else 200,
        name=name,
        seen=seen,
        code=code,
        line=seen.line(code, say),
        way=way_lines(found.made, found.way, say, losses=found.losses, programmes=found.programmes),
        effort=effort_note(found.way, say),
        fields=_filled(fields, request.GET.getlist(TRIAL)),
        tried=tried,
        rows=tuple(what_if_rows(tried, made.book.standard.book, say)) if tried else (),
        refused=refused,
        warnings=warnings_of(seen, say),
    )


def _typed(request: HttpRequest, fields: Sequence[TrialField]) -> str:
    """The address of a form that was sent: only figures that are other than the commune's own; "?" where none is."""
    sent = {key.removeprefix(FIELD): str(value).strip() for key, value in request.GET.items() if key.startswith(FIELD)}
    if not sent:
        return ""
    own = {field.name: field.value for field in fields}
    other = [(TRIAL, f"{name}:{value}") for name, value in sent.items() if name in own and value != own[name]]
    return f"?{urlencode(other)}#thu" if other else "?"


def _tried(made: RoundResult, code: str, asked: Sequence[str], say: Say) -> tuple[WhatIf | None, tuple[Problem, ...]]:
    """What figures would make of a commune; why they cannot be, where they cannot."""
    card = made.card(code)
    if not asked or card is None:
        return None, ()
    try:
        return supposed(made, card, [part.replace(":", "=", 1) for part in asked], say("số thử")).told, ()
    except ProblemsFound as refused:
        return None, tuple(_named(found, made.book.standard, say) for found in refused.problems)


def _named(found: Problem, standard: Standard, say: Say) -> Problem:
    """A problem at the label of the field that it is of: nobody typed an id here."""
    own = next((datum for datum in standard.book.evidence if datum.id == found.place.cell), None)
    return replace(found, place=replace(found.place, cell=say.either(own.label, own.label_en))) if own else found


def _filled(fields: Sequence[TrialField], asked: Sequence[str]) -> Iterator[tuple[TrialField, str]]:
    """Each field with what is tried in it, else with the commune's own."""
    tried: Mapping[str, str] = dict(part.split(":", 1) for part in asked if ":" in part)
    yield from ((field, tried.get(field.name, field.value)) for field in fields)
