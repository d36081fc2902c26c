"""The order of localities on the console: ranks with their ends, the method in short, and where the workbook lies."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.comparing.ranking.localities import Ordered
from engine.reporting.console.screen import Screen, near
from engine.reporting.upward.rank_words import (
    apart_text,
    by_rank,
    certain_word,
    covered_text,
    method_lines,
    not_public,
    rank_text,
    settled,
    share_text,
)
from engine.reporting.words.sentences import provisional_sentence, simulated_sentence
from engine.scoring.round_result import RoundResult


def show_ranks(screen: Screen, order: Ordered, made: RoundResult, path: Path) -> None:
    """A line a locality; warnings before it, the method after it."""
    say, out = screen.say, screen.out
    out.print(Text(not_public(say), style="bold yellow"))
    if made.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    if provisional := provisional_sentence(made, say):
        out.print(Text(provisional, style="bold yellow"))
    out.print(_table(screen, order))
    n, sure = len(order.localities), settled(order.localities)
    out.print(Text(say("{n} nơi được xếp; {sure} hạng không thể đổi vì số liệu còn thiếu.", n=n, sure=sure)))
    if apart := apart_text(order, say):
        out.print(Text(apart, style="magenta"), soft_wrap=True)
    if not screen.quiet:
        for text in method_lines(order, say):
            out.print(Text(f"· {text}"), soft_wrap=True)
        out.print(Text(say("Tệp: {path}", path=near(path))), soft_wrap=True)


def _table(screen: Screen, order: Ordered) -> Table:
    say = screen.say
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    table.add_column(say("Hạng"), justify="right")
    table.add_column(say("Địa phương"))
    if order.by != "commune":
        table.add_column(say("Xã trong đợt"))
    table.add_column(say("Phần điểm đạt"), justify="right")
    table.add_column(say("Hạng có chắc"))
    for locality in by_rank(order.localities):
        several = () if order.by == "commune" else (covered_text(locality, say),)
        share, sure = share_text(locality, say), certain_word(locality, say)
        table.add_row(rank_text(locality.rank), locality.name, *several, share, sure)
    return table
