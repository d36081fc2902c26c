"""A new round on the console: what it is, where it lies, what is to be done next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.text import Text

from engine.evidence.facts import Round
from engine.reporting.console.screen import Screen, near


def show_set_up(screen: Screen, made: Round, folder: Path, steps: Iterable[str]) -> None:
    """Title, communes and days, the folder, then each step; the steps are Vietnamese in every language."""
    say, out = screen.say, screen.out
    days = {"first": say.day(made.period_from), "last": say.day(made.period_to), "on": say.day(made.on)}
    told = say("{n} đơn vị, số liệu đến {on}, kỳ {first} – {last}", n=len(made.units), **days)
    out.print(Text(say("Đã lập đợt {folder}", folder=near(folder)), style="bold"), soft_wrap=True)
    out.print(Text(made.title), soft_wrap=True)
    out.print(Text(told), soft_wrap=True)
    if screen.quiet:
        return
    out.print(Text(say("Việc tiếp theo (có trong viec-tiep-theo.docx của đợt):"), style="bold"))
    for number, step in enumerate(steps, 1):
        out.print(Text(f"{number}. {step}"), soft_wrap=True)
