"""A round of several standards on the console: each part under the name of its standard, then what may not be mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from engine.reporting.console.screen import Screen, near
from engine.reporting.parts.part_words import apart_sentence, part_head, standard_words
from engine.scoring.round_result import RoundResult


def show_part(screen: Screen, made: RoundResult, parts: Sequence[RoundResult]) -> None:
    """The heading of a part; nothing where it is the only one."""
    if len(parts) > 1:
        if made is not parts[0]:
            screen.out.print()
        screen.out.print(Text(part_head(made, screen.say), style="bold cyan"), soft_wrap=True)


def show_judge(screen: Screen, made: RoundResult, *, of_several: bool) -> None:
    """Which standard judges the commune that is told of, where the round has several."""
    if of_several:
        name = standard_words(made.book.standard, screen.say)
        screen.out.print(Text(screen.say("Xã này chấm theo bộ tiêu chí {name}.", name=name), style="bold cyan"))


def show_apart(screen: Screen, parts: Sequence[RoundResult], overview: Path | None = None) -> None:
    """Below several parts: that they are not one, and where all communes stand in one table."""
    if len(parts) > 1:
        screen.out.print()
        screen.out.print(Text(apart_sentence(parts, screen.say), style="bold"), soft_wrap=True)
        if overview and not screen.quiet:
            told = screen.say("Mọi xã, kèm bộ tiêu chí của xã: {path}", path=near(overview))
            screen.out.print(Text(told), soft_wrap=True)


def show_standards(screen: Screen, standards: Mapping[str, int]) -> None:
    """By which standard the forms of a round of several were made: each commune's own."""
    if standards:
        told = ", ".join(screen.say("{name}: {n} xã", name=name, n=number) for name, number in standards.items())
        sentence = screen.say("Mỗi xã có phiếu theo bộ tiêu chí của mình ({told}).", told=told)
        screen.out.print(Text(sentence), soft_wrap=True)
