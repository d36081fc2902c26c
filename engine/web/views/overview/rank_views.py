"""The order of a round's localities, as the command gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from engine.comparing.ranking.localities import By
from engine.problems import Problem, ProblemsFound
from engine.reporting.parts.part_words import apart_sentence, part_head
from engine.reporting.upward import rank_words
from engine.reporting.upward.layer_words import stands_lines
from engine.service.pages.communes_table import warnings_of
from engine.service.pages.finding_communes import ON_A_PAGE
from engine.service.pages.handing_out.bytes_of import bytes_of
from engine.service.pages.sighted_round import SightedRound
from engine.service.store import Store
from engine.service.upward.ranking_localities import WORKBOOKS, RankMade, RankRequest, keep_ranks, rank
from engine.web.rendering import page, say_of
from engine.web.views.round_views import seen_round, waiting_page, worked_out

KINDS: Final[Mapping[str, By]] = {"xa": "commune", "huyen": "district", "tinh": "province"}


def _asked(request: HttpRequest) -> By:
    asked = request.GET.get("theo", "xa")
    if asked not in KINDS:
        raise BadRequest
    return KINDS[asked]


def _page_asked(request: HttpRequest) -> int:
    number = request.GET.get("trang", "1")
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise BadRequest
    return max(int(number), 1)


def _ranked(request: HttpRequest, seen: SightedRound, name: str, by: By) -> RankMade | None:
    def make(store: Store) -> RankMade:
        return rank(store, RankRequest(name, by))

    return worked_out(request, seen, ("rank", by), make)


@require_safe
def ranks(request: HttpRequest, name: str) -> HttpResponse:
    """Ranks with their ends, what would change them, and the method; why there is none, where there is none."""
    by, seen = _asked(request), seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say = say_of(request)
    refused: tuple[Problem, ...] = ()
    try:
        done = _ranked(request, seen, name, by)
        if done is None:
            return waiting_page(request, name)
    except ProblemsFound as found:
        done, refused = None, tuple(found.problems)
    made = [part.made for part in done.parts] if done else []
    return page(
        request,
        "overview/ranks.jinja",
        name=name,
        seen=seen,
        by=by,
        kinds=KINDS,
        done=done,
        refused=refused,
        stands=stands_lines(made, say) if made else (),
        heads={part.made.round.standard: part_head(part.made, say) for part in done.parts} if done else {},
        apart=apart_sentence(made, say) if len(made) > 1 else "",
        words=rank_words,
        at=_page_asked(request),
        on_a_page=ON_A_PAGE,
        warnings=warnings_of(seen, say),
    )


@require_safe
def ranks_file(request: HttpRequest, name: str) -> HttpResponse:
    """The same as a workbook."""
    by, seen = _asked(request), seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    done = _ranked(request, seen, name, by)
    if done is None:
        return waiting_page(request, name)
    say = say_of(request)
    return HttpResponse(
        bytes_of(WORKBOOKS[by], lambda path: keep_ranks(done, say, path)),
        headers={
            "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=WORKBOOKS[by]),
        },
    )
