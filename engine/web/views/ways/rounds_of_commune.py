"""What a commune came to in the rounds at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest

from engine.law.points.scores import Score
from engine.problems import ProblemsFound
from engine.service.pages.listed_rounds import ListedRound
from engine.service.pages.overviews.earlier_rounds import earlier_rounds
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.sighted_round import SightedRound
from engine.service.store import Store
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
    law: str
    line: CommuneLine | None

    @property
    def points(self) -> tuple[Score, Score, Score]:
        """Lowest and highest total and the threshold; nothing of one that is not scored."""
        line = self.line
        return (0, 0, 0) if line is None else (line.low or 0, line.high or 0, line.bar or 0)


def history_of(request: HttpRequest, seen: SightedRound, name: str, code: str) -> tuple[PastLine, ...]:
    """A commune in this round and in earlier ones of the same code that its visitor may read, the latest first."""
    return (_line(seen, name, seen.round.title, code, request), *_earlier(request, seen, name, code))


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
            yield PastLine(own.name, own.title, "", None)
        elif before.part_of(code):
            yield _line(before, own.name, own.title, code, request)


def _line(seen: SightedRound, name: str, title: str, code: str, request: HttpRequest) -> PastLine:
    made = seen.part_of(code)
    return PastLine(name, title, made.book.sha256 if made else "", seen.line(code, say_of(request)))
