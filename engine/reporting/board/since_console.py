"""What changed since the last scoring, on the console: how many, the first of them, where the rest is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.comparing.since_last import CommuneChange
from engine.problems import Problem
from engine.reporting.board.since_words import change_line, since_head
from engine.reporting.console.screen import Screen, near
from engine.scoring.round_result import RoundResult

MOST_LISTED = 10


def show_since(
    screen: Screen, made: RoundResult, changes: Sequence[CommuneChange], told: Sequence[Problem], kept: Path
) -> None:
    """A line a commune, those that flipped first; why nothing can be compared where it cannot."""
    say, out = screen.say, screen.out
    if told:
        why = say.told(told[0])["what"]
        out.print(Text(say("Không so được với lần chấm trước: {why}", why=why), style="yellow"), soft_wrap=True)
        return
    out.print(Text(since_head(changes, say), style="bold"), soft_wrap=True)
    shown = sorted(changes, key=lambda change: not change.flipped)[:MOST_LISTED]
    for change in shown:
        out.print(Text(f"  {change_line(change, made, say)}"), soft_wrap=True)
    if len(changes) > len(shown):
        out.print(Text("  " + say("… và {n} xã nữa.", n=len(changes) - len(shown))))
    if changes and not screen.quiet:
        out.print(Text(say("Đủ mọi thay đổi: {path}", path=near(kept))), soft_wrap=True)
