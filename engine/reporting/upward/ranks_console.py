"""The order of localities on the console: ranks with their ends, the method in short, and where the workbook lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.comparing.ranking.localities import Ordered
from engine.reporting.console.screen import Screen, near
from engine.reporting.parts.parts_console import show_apart, show_part
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.upward.rank_words import (
    apart_text,
    by_rank,
    certain_word,
    covered_text,
    layer_text,
    method_lines,
    not_public,
    rank_text,
    settled,
    share_text,
)
from engine.reporting.words.sentences import provisional_sentence, simulated_sentence
from engine.scoring.round_result import RoundResult


def show_ranks(screen: Screen, done: Sequence[tuple[Ordered, RoundResult]], path: Path) -> None:
    """On what it stands, then a line a locality, standard by standard; the method after it."""
    say, out, parts = screen.say, screen.out, [made for _, made in done]
    out.print(Text(not_public(say), style="bold yellow"))
    if parts[0].round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    for text in stands_lines(parts, say):
        out.print(Text(text, style="bold"), soft_wrap=True)
    for order, made in done:
        show_part(screen, made, parts)
        _show_order(screen, order, made)
    show_apart(screen, parts)
    if not screen.quiet:
        for text in method_lines(done[0][0], say, of_several=len(done) > 1):
            out.print(Text(f"· {text}"), soft_wrap=True)
        out.print(Text(say("Tệp: {path}", path=near(path))), soft_wrap=True)


def _show_order(screen: Screen, order: Ordered, made: RoundResult) -> None:
    say, out = screen.say, screen.out
    if provisional := provisional_sentence(made, say):
        out.print(Text(provisional, style="bold yellow"))
    out.print(_table(screen, order, made))
    n, sure = len(order.localities), settled(order.localities)
    told = say("{n} nơi được xếp; {sure} hạng chắc chắn, số liệu còn thiếu không làm đổi được.", n=n, sure=sure)
    out.print(Text(told))
    if apart := apart_text(order, say):
        out.print(Text(apart, style="magenta"), soft_wrap=True)


def _table(screen: Screen, order: Ordered, made: RoundResult) -> Table:
    say = screen.say
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    table.add_column(say("Hạng"), justify="right")
    table.add_column(say("Địa phương"))
    if order.by != "commune":
        table.add_column(say("Xã trong đợt"))
    table.add_column(say("Phần điểm đạt"), justify="right")
    table.add_column(say("Hạng có chắc"))
    table.add_column(say("Số liệu là"), overflow="fold")
    for locality in by_rank(order.localities):
        several = () if order.by == "commune" else (covered_text(locality, say),)
        share, sure = share_text(locality, say), certain_word(locality, say)
        layer = layer_text(locality, made, say)
        table.add_row(rank_text(locality.rank), locality.name, *several, share, sure, layer)
    return table
