"""An explanation as a tree on the console: evidence and its cell, rule, citation and mark, points, the next band."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from rich.tree import Tree

from engine.language import Say
from engine.law.benchmarks import Programme
from engine.law.criteria import Criterion
from engine.law.model import Standard, StandardHead
from engine.problems import Problem
from engine.reporting.board.silence import reason_sentence
from engine.reporting.console.screen import CERTAIN, COLOURS, SIGNS, Screen
from engine.reporting.words.bands import steps_sentence
from engine.reporting.words.benchmark_words import benchmark_sentences, recognition_sentences
from engine.reporting.words.reasons.reason_lines import (
    cite_line,
    criterion_label,
    fact_line,
    ground_lines,
    missing_lines,
    own_period_line,
    rule_words,
    unruled_line,
)
from engine.reporting.words.recognition.condition_words import (
    condition_sentence,
    item_points_word,
    level_lines,
)
from engine.reporting.words.recognition.total_words import gives_full
from engine.reporting.words.self_scores import own_points_sentence
from engine.reporting.words.sentences import (
    card_word,
    simulated_sentence,
    step_sentence,
)
from engine.reporting.words.whom.whom_words import case_sentence, left_out_sentence
from engine.scoring.cards import ItemCard
from engine.scoring.explaining import Explanation, ItemReason, explain
from engine.scoring.round_result import RoundResult
from engine.semantics import Status

MOST_STEPS = 2


def show_explanation(
    screen: Screen, made: RoundResult, told: Explanation, *, programmes: Sequence[Programme] = ()
) -> None:
    """Print why one commune was decided as it was, national targets beside its figures."""
    say, card, book = screen.say, told.card, made.book.standard.book
    verdict = card.decision.verdict
    head = Text.assemble(
        (card.unit.name, "bold"),
        " · ",
        (f"{SIGNS[verdict]} {card_word(card, say)}", f"bold {COLOURS[verdict]}"),
        f" · {reason_sentence(made, card, say, book=book)}",
    )
    tree = Tree(head, guide_style="dim")
    for line in ground_lines(say, made, card):
        tree.add(Text(line))
    for met in card.conditions:
        words = condition_sentence(met, say)
        tree.add(Text(words[0].upper() + words[1:], style="bold red" if met.state == CERTAIN else ""))
    for line in level_lines(card, say):
        tree.add(Text(line))
    for line in recognition_sentences(programmes, say):
        tree.add(Text(line, style="dim"))
    if made.round.simulated:
        tree.add(Text(simulated_sentence(say), style="bold magenta"))
    for criterion in told.criteria:
        own = criterion.card
        branch = tree.add(Text(criterion_label(own, made, say), style="bold red" if own.zero == CERTAIN else "bold"))
        if days := own_period_line(own.criterion, made, say):
            branch.add(Text(days, style="dim"))
        for reason in criterion.items:
            node = _grow_item(branch, say, reason, made.book.standard, card.errors)
            _grow_whom(node, say, made.book.standard.head, criterion.card.criterion, reason.card)
            for line in benchmark_sentences(programmes, made.book.standard, reason.card, say):
                node.add(Text(line, style="dim"))
    screen.out.print(tree)


def _grow_item(branch: Tree, say: Say, reason: ItemReason, standard: Standard, errors: Sequence[Problem]) -> Tree:
    card, book = reason.card, standard.book
    entries = {entry.id: entry for entry in book.evidence}
    title = say.either(card.item.title, card.item.title_en)
    out = say("đủ điểm") if gives_full(standard, card.role) else say("không tính")
    points = out if card.status is Status.NOT_APPLICABLE else item_points_word(card, say)
    node = branch.add(Text.assemble((f"{card.item.id} ", "cyan"), title, (f"  {points}", "bold")))
    if reason.own:
        node.add(Text(own_points_sentence(reason.own, say), style="yellow" if reason.own.by else ""))
    for fact in card.facts:
        node.add(Text(fact_line(say, fact, entries[fact.evidence])))
    for line in missing_lines(card, book, say, errors):
        node.add(Text(line, style="yellow"))
    if card.rule:
        text, points = rule_words(card, say)
        node.add(Text.assemble(text, (points, "bold"), (f"   {reason.rule_place}", "dim")))
    elif told := unruled_line(card, say):
        node.add(Text(told, style="yellow"))
    if card.item.steps:
        node.add(
            Text(
                say("Bậc đều: {rule}", rule=steps_sentence(card.item, say, taken_off=card.role == "deduction")),
                style="dim",
            )
        )
    node.add(Text(cite_line(say, card, standard.laws), style="dim"))
    for step in card.steps[:MOST_STEPS]:
        node.add(Text("→ " + step_sentence(card, step, book, say), style="green"))
    return node


def _grow_whom(node: Tree, say: Say, head: StandardHead, criterion: Criterion, card: ItemCard) -> None:
    """Which case of the item is the commune's own, or why the item is not for it."""
    if case := case_sentence(head, card.item, say):
        node.add(Text(case, style="cyan"))
    if card.out:
        node.add(Text(left_out_sentence(head, criterion, card.item, say), style="yellow"))


def show_demo_end(screen: Screen, made: RoundResult, call: str) -> None:
    """After the sample: one decision explained where it hurts, and what to do next; ``call`` runs phuhop here."""
    knocked = [c for c in made.cards if c.decision.because[0].startswith("knock-out/")]
    shown = next((c for c in knocked if c.decision.situation.side == "reached"), (*knocked, *made.cards)[0])
    zero = next((c.criterion.id for c in shown.criteria if c.zero == CERTAIN), None)
    screen.out.print()
    screen.out.print(Text(screen.say("Vì sao? Ví dụ một xã:"), style="bold"))
    show_explanation(screen, made, explain(made, shown, zero))
    if not screen.quiet:
        screen.out.print("\n" + screen.say("Tiếp theo:"))
        for line in (f"explain {made.round.id} {shown.unit.code}", f"form {made.round.id} --out phieu"):
            screen.out.print(f"  {call} {line}")
