"""How a standard stands among those beside it: what it replaces, until when it holds, what it cites of another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from engine.law.citing import lines_told, of_old_text
from engine.law.loading import Lawbook
from engine.law.state.succession import Neighbour, heirs_of, last_day
from engine.reporting.console.screen import Screen


def show_standing(screen: Screen, book: Lawbook, laws: Sequence[Neighbour], accepted: date | None) -> None:
    """A line for each: the standard it replaces, its end, the day it was accepted, citations of the old text."""
    say, head = screen.say, book.standard.head
    by_name = {law.name: law for law in laws}
    if head.replaces in by_name:
        old = by_name[head.replaces].words
        told = say("Thay thế {old} từ {day}.", old=old, day=say.day(head.from_))
        if head.status != "in_force":
            told = say("Sẽ thay thế {old} khi có hiệu lực.", old=old)
        screen.out.print(told, soft_wrap=True)
    for amended in book.standard.amended:
        told = say("Sửa đổi, bổ sung một số điều của {law}.", law=f"{amended.number} {amended.date:%d/%m/%Y}")
        screen.out.print(told, soft_wrap=True)
    _show_end(screen, by_name.get(book.folder.name), laws)
    if accepted:
        screen.out.print(say("Bản chấp nhận gần nhất: {day}.", day=say.day(accepted)))
    cited = list(of_old_text(book))
    if cited:
        lines = lines_told(source.place(route) for source, route, _ in cited)
        told = say("{n} căn cứ còn là của văn bản khác: {lines}", n=len(cited), lines=lines)
        screen.out.print(Text(told, style="yellow"), soft_wrap=True)


def _show_end(screen: Screen, own: Neighbour | None, laws: Sequence[Neighbour]) -> None:
    say, end = screen.say, last_day(own, laws) if own else None
    if own is None or end is None:
        return
    told = say("Hết hiệu lực sau ngày {day}.", day=say.day(end))
    if heirs := heirs_of(own.name, laws):
        told = say("Hết hiệu lực sau ngày {day}: bị {heir} thay thế.", day=say.day(end), heir=heirs[0].words)
    screen.out.print(Text(told, style="yellow"), soft_wrap=True)
