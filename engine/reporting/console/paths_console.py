"""The way to recognition on the console: what to do first, what it gives, and what could take recognition away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text
from rich.tree import Tree

from engine.improving.losses import Loss
from engine.improving.paths import Way
from engine.language import Say
from engine.law.benchmarks import Programme
from engine.law.questions import EvidenceBook
from engine.reporting.console.screen import COLOURS, SIGNS, Screen
from engine.reporting.words.sentences import (
    card_word,
    decision_sentence,
    provisional_sentence,
    simulated_sentence,
)
from engine.reporting.words.ways.branches import Branch, Tone
from engine.reporting.words.ways.way_branches import effort_note, way_lines
from engine.scoring.round_result import RoundResult

STYLES: Mapping[Tone, str] = {
    "plain": "", "strong": "bold", "good": "green", "strong good": "bold green", "bad": "red", "strong bad": "bold red",
    "warn": "yellow", "strong warn": "bold yellow", "quiet": "dim", "id": "cyan",
}  # fmt: skip


def show_way(
    screen: Screen, made: RoundResult, way: Way, *, losses: Sequence[Loss] = (), programmes: Sequence[Programme] = ()
) -> None:
    """Print a commune's way: evidence to hand in first, then the steps, or why there are none; what would lose it."""
    say, book = screen.say, made.book.standard.book
    for told, style in _banners(screen, made):
        screen.out.print(Text(told, style=style))
    tree = Tree(_head(way, book, say), guide_style="dim")
    _hang(tree, way_lines(made, way, say, losses=losses, programmes=programmes))
    screen.out.print(tree)
    if (note := effort_note(way, say)) and not screen.quiet:
        screen.out.print(Text(note, style="dim"))


def _hang(tree: Tree, lines: Branch) -> None:
    """Hang lines on a tree, each piece in the colour of how it is meant."""
    for line in lines.below:
        _hang(tree.add(Text.assemble(*((span.text, STYLES[span.tone]) for span in line.spans))), line)


def _banners(screen: Screen, made: RoundResult) -> Iterator[tuple[str, str]]:
    if made.round.simulated:
        yield simulated_sentence(screen.say), "bold magenta"
    if told := provisional_sentence(made, screen.say):
        yield told, "bold yellow"


def _head(way: Way, book: EvidenceBook, say: Say) -> Text:
    card, verdict = way.card, way.card.decision.verdict
    word = (f"{SIGNS[verdict]} {card_word(way.card, say)}", f"bold {COLOURS[verdict]}")
    return Text.assemble((card.unit.name, "bold"), " · ", word, f" · {decision_sentence(card, say, book=book)}")
