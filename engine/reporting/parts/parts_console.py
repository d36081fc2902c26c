"""A round of several standards on the console: each part under the name of its standard, then what may not be mixed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.reporting.console.screen import Screen, near
from engine.reporting.parts.part_words import apart_sentence, part_head
from engine.scoring.round_result import RoundResult


def show_part(screen: Screen, made: RoundResult, parts: Sequence[RoundResult]) -> None:
    """The heading of a part; nothing where it is the only one."""
    if len(parts) > 1:
        if made is not parts[0]:
            screen.out.print()
        screen.out.print(Text(part_head(made, screen.say), style="bold cyan"), soft_wrap=True)


def show_apart(screen: Screen, parts: Sequence[RoundResult], overview: Path | None = None) -> None:
    """Below several parts: that they are not one, and where all communes stand in one table."""
    if len(parts) > 1:
        screen.out.print()
        screen.out.print(Text(apart_sentence(parts, screen.say), style="bold"), soft_wrap=True)
        if overview and not screen.quiet:
            told = screen.say("Mọi xã, kèm bộ tiêu chí của xã: {path}", path=near(overview))
            screen.out.print(Text(told), soft_wrap=True)
