"""The register on the console: how many stand where, then each commune with what to do next."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.forms.register import Register, Sent
from engine.reporting.board.receiving_words import (
    answered_words,
    counts_words,
    days_words,
    next_step,
    sent_word,
    strays_words,
)
from engine.reporting.console.screen import Screen, near
from engine.reporting.words.sentences import simulated_sentence

SIGNS: dict[Sent, tuple[str, str]] = {
    "complete": ("✓", "green"),
    "mend": ("✗", "red"),
    "unreadable": ("✗", "red"),
    "partial": ("…", "yellow"),
    "empty": ("○", "yellow"),
    "nothing": ("–", "magenta"),
}


def show_register(screen: Screen, told: Register, workbook: Path) -> None:
    """Days left, counts, a row a commune from the furthest behind, and the files that belong to nobody."""
    say, out = screen.say, screen.out
    if not screen.quiet:
        out.print(Text(told.round.title, style="bold"))
    if told.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    out.print(Text(days_words(told, say)))
    out.print(_table(screen, told))
    out.print(Text(counts_words(told, say)), soft_wrap=True)
    if strays := strays_words(told, say):
        out.print(Text(strays, style="yellow"), soft_wrap=True)
    if not screen.quiet:
        out.print(Text(say("Sổ để in: {path}", path=near(workbook))), soft_wrap=True)


def _table(screen: Screen, told: Register) -> Table:
    say = screen.say
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    standards = (say("Bộ tiêu chí"),) if told.of_several else ()
    for name in (say("Mã"), say("Xã"), *standards, say("Tình trạng")):
        table.add_column(name, no_wrap=True)
    table.add_column(say("Đã điền"), justify="right", no_wrap=True)
    table.add_column(say("Việc cần làm"), overflow="fold")
    for standing in told.worst_first():
        sign, colour = SIGNS[standing.sent]
        word = Text(f"{sign} {sent_word(standing.sent, say)}", style=colour)
        step = Text(next_step(standing, say))
        own = (standing.standard,) if told.of_several else ()
        table.add_row(standing.unit.code, Text(standing.unit.name), *own, word, answered_words(standing), step)
    return table
