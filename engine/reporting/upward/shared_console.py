"""Shared figures on the console: how many, where the other file differs, what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.comparing.sharing.shared_figures import Shared
from engine.reporting.console.screen import Screen, near
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.upward.shared_words import counts_text, held_text, opening_lines, value_text
from engine.reporting.words.sentences import simulated_sentence
from engine.scoring.round_result import RoundResult

MOST_SHOWN = 20


def show_shared(screen: Screen, shared: Shared, parts: Sequence[RoundResult], path: Path) -> None:
    """On what they stand, counts, the first differences one by one, and where the workbook lies."""
    say, out = screen.say, screen.out
    if parts[0].round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    for text in stands_lines(parts, say):
        out.print(Text(text, style="bold"), soft_wrap=True)
    if not screen.quiet:
        for text in opening_lines(shared, say):
            out.print(Text(f"· {text}"), soft_wrap=True)
    out.print(Text(counts_text(shared, say), style="bold"))
    for figure in shared.differing[:MOST_SHOWN]:
        own = figure.fact.value if figure.fact and figure.fact.state == "given" else None
        values = {
            "name": figure.unit.name,
            "datum": say.either(figure.entry.label, figure.entry.label_en),
            "here": value_text(own, figure.entry, say),
            "there": value_text(figure.other.value if figure.other else None, figure.entry, say),
            "what": held_text(figure, say),
        }
        out.print(Text(say("{name}, {datum}: đợt này {here}, hồ sơ kia {there}. {what}", **values)), soft_wrap=True)
    if (more := len(shared.differing) - MOST_SHOWN) > 0:
        out.print(Text(say("… và {n} chỗ khác nữa: xem trang “Khác nhau”.", n=more)))
    out.print(Text(say("Tệp: {path}", path=near(path))), soft_wrap=True)
