"""A round against earlier ones: the trend, and commune by commune what is otherwise and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from engine.language import Say
from engine.problems import ProblemsFound
from engine.reporting.words.bands import band_sentence, value_sentence
from engine.service.pages.communes_table import warnings_of
from engine.service.pages.finding_communes import DECIDED, ON_A_PAGE, Decided, Wanted, find
from engine.service.pages.listed_rounds import ListedRound
from engine.service.pages.overviews.earlier_rounds import earlier_rounds
from engine.service.pages.overviews.rounds_against import Against, against, share_communes
from engine.service.pages.sighted_round import SightedRound
from engine.service.rounds import lists_beside
from engine.service.store import Store
from engine.web.drawing.share_bars import share_bar
from engine.web.drawing.trend_lines import Mark, trend_line
from engine.web.rendering import house_of, page, say_of
from engine.web.views.round_views import seen_round, waiting_page, worked_out
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open

# So long the trend waits for each earlier round.
PATIENCE = 0.3
# A round by name, as it was seen and what its communes came to; None while it is being read.
Row: TypeAlias = tuple[str, SightedRound | None, Mapping[Decided, int] | None]


@require_safe
def trend(request: HttpRequest, name: str) -> HttpResponse:
    """The rounds before this one with what their communes came to; each leads to the comparison."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say, house = say_of(request), house_of(request)

    def make(store: Store) -> tuple[ListedRound, ...]:
        return earlier_rounds(store, name, seen.round)

    known = worked_out(request, seen, "earlier", make)
    if known is None:
        return waiting_page(request, name)
    rest = [own for own in known if may_open(visitor_of(request), "against", own.name)]
    rows: list[Row] = [(name, seen, find(seen.lines(say), Wanted()).counts)]
    unread = []
    for own in rest:
        try:
            earlier = house.rounds.sighted(own.name, PATIENCE)
        except ProblemsFound:
            unread.append(own)
            continue
        if earlier is not None and not share_communes(seen, earlier, lists_beside(seen.parts[0].book)):
            continue
        rows.append((own.name, earlier, find(earlier.lines(say), Wanted()).counts if earlier else None))
    return page(
        request,
        "overview/trend.jinja",
        name=name,
        seen=seen,
        rows=rows,
        unread=unread,
        titles={own.name: own for own in rest},
        waits=any(earlier is None for _, earlier, _ in rows),
        share_bar=share_bar,
        drawn=_recognised(rows, say),
        kinds=DECIDED,
        warnings=warnings_of(seen, say),
    )


def _recognised(rows: Sequence[Row], say: Say) -> Markup | None:
    """How many of each hundred communes came to recognition, over the rounds; None where only one has been read."""
    marks = []
    for _, seen, counts in reversed(rows):
        if seen is None or counts is None or not (whole := sum(counts[kind] for kind in DECIDED)):
            continue
        low, open_ = counts["recognised"], counts["undecided"] + counts["aside"]
        told = say("{n}/{all} xã", n=say.whole(low), all=say.whole(whole))
        marks.append(
            Mark(say.day(seen.round.on), Fraction(100 * low, whole), Fraction(100 * (low + open_), whole), told)
        )
    return trend_line(marks, 100) if len(marks) > 1 else None


@require_safe
def against_round(request: HttpRequest, name: str, earlier: str) -> HttpResponse:
    """Who came to something else than in an earlier round, and why; raises Http404 for a round that is not earlier.

    So it does for one whose points its visitor may not read: an address that names two rounds asks for both.
    """
    if not may_open(visitor_of(request), "against", earlier):
        raise Http404
    seen, before = seen_round(request, name), seen_round(request, earlier)
    if seen is None or before is None:
        return waiting_page(request, name)
    if before.round.on >= seen.round.on or earlier == name:
        raise Http404
    say = say_of(request)

    def make(_: Store) -> Against:
        return against((seen, seen.lines(say)), (before, before.lines(say)), lists_beside(seen.parts[0].book))

    done = worked_out(request, seen, ("against", earlier, say.language, id(before)), make)
    if done is None:
        return waiting_page(request, name)
    number = request.GET.get("trang", "1")
    last = max(1, -(-len(done.communes) // ON_A_PAGE))
    at = min(max(int(number), 1), last) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    return page(
        request,
        "overview/against.jinja",
        name=name,
        seen=seen,
        earlier=earlier,
        before=before,
        done=done,
        communes=done.communes[(at - 1) * ON_A_PAGE : at * ON_A_PAGE],
        at=at,
        last=last,
        value_sentence=value_sentence,
        band_sentence=band_sentence,
        warnings=warnings_of(seen, say),
    )
