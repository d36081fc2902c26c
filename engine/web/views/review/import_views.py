"""Forms that lie with the round taken into its record: what would be taken, what is refused and why, one button."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from engine.language import Say
from engine.problems import Problem
from engine.reporting.review.state_words import unsent_words
from engine.reporting.words.whom.unit_words import unknown_words
from engine.service.review.desk import Desk, Who
from engine.service.review.taking_in import Imported, TakenIn, import_forms
from engine.web.held.jobs import Progress
from engine.web.rendering import address, house_of, page, say_of
from engine.web.views.job_views import started
from engine.web.views.review.desk_at import desk_at, on_open_record, once
from engine.web.views.round_views import seen_round, waiting_page
from engine.web.visitors import visitor_of
from engine.web.who_reaches import sent_for


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form: its commune, what it gives or why it is refused."""

    code: str
    name: str
    facts: int
    receipt: int
    unknown: str
    refused: tuple[Problem, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@on_open_record
def imports(request: HttpRequest, name: str) -> HttpResponse:
    """What taking the forms in would do; by POST it is done, each form with a receipt of its own."""
    desk, who = desk_at(request, name)
    say, store, asked = say_of(request), house_of(request).open_store(), _asked(request, desk)
    if request.method == "POST":
        title = say("Nhận phiếu vào nhật ký: {title}", title=desk.round.title)
        return started(request, title, lambda tell: _taken(request, name, who, asked, tell), request.path)
    if seen_round(request, name) is None:  # forms are read once for both
        return waiting_page(request, name)
    trial = import_forms(store, desk, who, asked, applied=False)
    return page(request, "review/imports.jinja", **_told(desk, trial, say))


def _asked(request: HttpRequest, desk: Desk) -> tuple[str, ...]:
    """The communes whose forms the visitor sends, by code, in the round's order; raises Http404 where he sends none."""
    own = sent_for(visitor_of(request), desk.name)
    asked = tuple(unit.code for unit in desk.round.units if own is None or unit.code in own)
    if not asked:
        raise Http404
    return asked


def _taken(request: HttpRequest, name: str, who: Who, asked: tuple[str, ...], tell: Progress) -> str:
    """Take form after form in; one that is refused keeps no other out."""
    desk, _ = desk_at(request, name)
    store, say = house_of(request).open_store(), say_of(request)
    new = [one for one in import_forms(store, desk, who, asked, applied=False).taken if not (one.same or one.refused)]
    for at, one in enumerate(new):
        tell(at, len(new), say("phiếu của {name}", name=one.unit.name))
        import_forms(store, desk, who, (one.unit.code,), applied=True)
    return address("imports", name=name)


def _told(desk: Desk, trial: Imported, say: Say) -> dict[str, object]:
    rows = [_row(one, say) for one in trial.taken]
    return {
        "name": desk.name,
        "title": desk.round.title,
        "refused": [row for row in rows if row.refused],
        "fresh": [row for row, one in zip(rows, trial.taken, strict=True) if not (one.same or one.refused)],
        "same": [row for row, one in zip(rows, trial.taken, strict=True) if one.same],
        "silent": [(unit.code, unit.name) for unit in trial.silent],
        "notices": once(desk.told),
    }


def _row(one: TakenIn, say: Say) -> FormRow:
    unknown = unknown_words(one.unknown, say) if one.unknown else ""
    if one.same and one.file and (waits := unsent_words(one.file.state, say)):
        unknown = f"{waits} {unknown}".rstrip()
    return FormRow(one.unit.code, one.unit.name, one.facts, one.receipt, unknown, one.refused)
