"""The lines of a round that its visitor may see: no other communes than are his, no points of what he may not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

from engine.language import Say
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.sighted_round import SightedRound
from engine.web.rendering import say_of
from engine.web.visitors import visitor_of
from engine.web.who_reaches import figures_seen, visible


@dataclass(frozen=True, slots=True)
class ShownLines:
    """The lines, whether they are all of the round, and whether each shows its decision: only then are they counted."""

    lines: Sequence[CommuneLine]
    all: bool
    counted: bool


def shown_lines(request: HttpRequest, name: str, seen: SightedRound) -> ShownLines:
    """What a visitor may see of a round's lines, from the whole state of each file and not from what is shown of it."""
    visitor, say = visitor_of(request), say_of(request)
    codes, lines = visible(visitor, name), seen.lines(say)
    own = lines if codes is None else tuple(line for line in lines if line.code in codes)
    shown = figures_seen(visitor, name)
    counted = bool(own) and (visitor.mode == "single" or all(shown(line.code) for line in own))
    told = own if counted else [line if shown(line.code) else _veiled(line, say) for line in own]
    return ShownLines(told, codes is None, counted)


def _veiled(line: CommuneLine, say: Say) -> CommuneLine:
    return replace(
        line, verdict=None, decision=say("Chưa xem được"),
        reason=say("Xã chưa gửi, hoặc vai trò của bạn không xem điểm."),
        low=None, high=None, bar=None, firm=False,
    )  # fmt: skip
