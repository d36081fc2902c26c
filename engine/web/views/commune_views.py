"""One commune: the decision led by its reason, each item to its cell and clause, its way, its tasks."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.problems import errors
from engine.reporting.board.receiving_words import answered_words
from engine.reporting.board.silence import reason_sentence
from engine.reporting.words.task_words import say_risk
from engine.service.pages.commune_sheet import CommuneSheet, commune_sheet
from engine.service.pages.communes_table import warnings_of
from engine.service.pages.sighted_round import SightedRound
from engine.web.drawing.bars import points_bar
from engine.web.rendering import page, say_of
from engine.web.views.commune_words import criterion_rows, ground_rows, task_rows
from engine.web.views.review.standing_views import standing_block
from engine.web.views.round_views import seen_round, waiting_page
from engine.web.views.ways.rounds_of_commune import history_of, trend_of
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open


def _reason(seen: SightedRound, sheet: CommuneSheet, say: Say) -> str:
    """Why it is decided so, criterion and missing data named in full."""
    if sheet.reasons is None:
        return seen.line(sheet.unit.code, say).reason
    return reason_sentence(sheet.made, sheet.reasons.told.card, say, book=sheet.made.book.standard.book)


def _told(seen: SightedRound, code: str, say: Say) -> Mapping[str, object] | None:
    """What a commune's page tells whoever opens it; None for a code that the round has not."""
    sheet = commune_sheet(seen, code)
    if sheet is None:
        return None
    warnings = warnings_of(seen, say)
    grounds = ground_rows(sheet.reasons, say) if sheet.reasons else ()
    return {
        "sheet": sheet,
        "line": seen.line(code, say),
        "reason": _reason(seen, sheet, say),
        "answered": answered_words(sheet.standing),
        "warnings": warnings,
        "to_mend": errors(sheet.problems),
        "to_look_at": [told for told in sheet.problems if told.severity == "warning"],
        "grounds": [told for told in grounds if told not in warnings],
        "criteria": criterion_rows(sheet.reasons, say) if sheet.reasons else (),
        "tasks": task_rows(sheet, say),
    }


@require_safe
def commune(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """A commune's page; raises Http404 for a code that the round has not."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say = say_of(request)
    told = seen.once.of(("commune", say.language, code), lambda: _told(seen, code, say))
    if told is None:
        raise Http404
    history = history_of(request, seen, name, code)
    return page(
        request,
        "commune.jinja",
        **told,
        name=name,
        code=code,
        seen=seen,
        risk=say_risk(say),
        points_bar=points_bar,
        history=history,
        trend=trend_of(history, seen.maximum, say),
        may_fill=may_open(visitor_of(request), "filling", name, code),
        standing=standing_block(request, name, code, seen),
    )
