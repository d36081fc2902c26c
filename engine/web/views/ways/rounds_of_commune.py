"""What a commune came to in the rounds at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from markupsafe import Markup

from engine.language import Say
from engine.law.points.scores import Score
from engine.problems import ProblemsFound
from engine.reporting.words.bands import range_words
from engine.service.pages.listed_rounds import ListedRound
from engine.service.pages.overviews.earlier_rounds import earlier_rounds
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.sighted_round import SightedRound
from engine.service.store import Store
from engine.web.drawing.trend_lines import Mark, trend_line
from engine.web.rendering import house_of, say_of
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open

# Rounds that are looked into, and how long a page waits for each: the commune's own answer must not wait for them.
MOST, PATIENCE = 3, 0.05


@dataclass(frozen=True, slots=True)
class PastLine:
    """A round with a commune's line in it; None while the round is being read. ``law`` is by which standard."""

    round: str
    title: str
    on: date | None
    law: str
    line: CommuneLine | None


def history_of(request: HttpRequest, seen: SightedRound, name: str, code: str) -> tuple[PastLine, ...]:
    """A commune in this round and in earlier ones of the same code that its visitor may read, the latest first."""
    return (_line(seen, name, code, request), *_earlier(request, seen, name, code))


def trend_of(history: Sequence[PastLine], maximum: Score, say: Say) -> Markup | None:
    """A commune's totals over its rounds as a drawing; None where fewer than two were scored by one standard."""
    scored = [(own.law, own.on, own.line) for own in reversed(history) if own.on and own.line and own.line.verdict]
    if len(scored) < 2 or len({law for law, _, _ in scored}) > 1:
        return None
    marks = [
        Mark(say.day(on), line.low or 0, line.high or 0, range_words(line.low or 0, line.high or 0, say), line.bar)
        for _, on, line in scored
    ]
    return trend_line(marks, maximum, say("ngưỡng {bar}", bar=say.whole(scored[-1][2].bar or 0)))


def _earlier(request: HttpRequest, seen: SightedRound, name: str, code: str) -> Iterator[PastLine]:
    house, visitor = house_of(request), visitor_of(request)

    def make(store: Store) -> tuple[ListedRound, ...]:
        return earlier_rounds(store, name, seen.round)

    known = house.rounds.derived(seen, "earlier", make, PATIENCE) or ()
    for own in [one for one in known if may_open(visitor, "commune", one.name, code)][:MOST]:
        try:
            before = house.rounds.sighted(own.name, PATIENCE)
        except ProblemsFound:
            continue
        if before is None:
            yield PastLine(own.name, own.title, own.on, "", None)
        elif before.part_of(code):
            yield _line(before, own.name, code, request)


def _line(seen: SightedRound, name: str, code: str, request: HttpRequest) -> PastLine:
    made, of = seen.part_of(code), seen.round
    return PastLine(name, of.title, of.on, made.book.sha256 if made else "", seen.line(code, say_of(request)))
