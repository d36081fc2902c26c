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
from engine.web.who_reaches import figures_seen, released, visible


@dataclass(frozen=True, slots=True)
class ShownLines:
    """The lines, whether they are all of the round, and those of them whose points may be read.

    ``released`` are the codes of communes whose recognition is out, for whoever reads of them there alone.
    """

    lines: Sequence[CommuneLine]
    all: bool
    readable: Sequence[CommuneLine]
    released: frozenset[str] = frozenset()

    @property
    def counted(self) -> bool:
        """Whether each line shows its decision: only then are they counted."""
        return bool(self.lines) and len(self.readable) == len(self.lines)

    def unread(self, say: Say) -> str:
        """That points of some communes are not shown; "" where all are."""
        hidden = len(self.lines) - len(self.readable)
        return say("{n} xã chưa gửi nên chưa xem được điểm, không có ở đây.", n=say.whole(hidden)) if hidden else ""


def shown_lines(request: HttpRequest, name: str, seen: SightedRound) -> ShownLines:
    """What a visitor may see of a round's lines, from the whole state of each file and not from what is shown of it."""
    visitor, say = visitor_of(request), say_of(request)
    codes, lines = visible(visitor, name), seen.lines(say)
    own = lines if codes is None else tuple(line for line in lines if line.code in codes)
    out, shown = released(visitor, name), figures_seen(visitor, name)
    if visitor.mode == "single" or all(shown(line.code) for line in own):
        return ShownLines(own, codes is None, own, out)
    readable = [line for line in own if shown(line.code)]
    read = {line.code for line in readable}
    told = [line if line.code in read else _veiled(line, say, is_out=line.code in out) for line in own]
    return ShownLines(told, codes is None, readable, out - read)


def _veiled(line: CommuneLine, say: Say, *, is_out: bool) -> CommuneLine:
    """A line without its points; one whose recognition is out says that alone."""
    reason = say("Kết quả ở trang công bố.") if is_out else say("Xã chưa gửi, hoặc vai trò của bạn không xem điểm.")
    return replace(
        line, verdict=None, decision=say("Đã công bố: được công nhận") if is_out else say("Chưa xem được"),
        reason=reason, low=None, high=None, bar=None, firm=False,
    )  # fmt: skip
