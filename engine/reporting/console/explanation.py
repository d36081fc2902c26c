"""An explanation as a tree on the console: evidence and its cell, rule, citation and mark, points, the next band."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.text import Text
from rich.tree import Tree

from engine.evidence.facts import Fact
from engine.language import Say
from engine.law.asking import numbered_items
from engine.law.benchmarks import Programme
from engine.law.citing import names_own
from engine.law.criteria import Criterion
from engine.law.measures.kinds import reads_of
from engine.law.model import Law, Standard, StandardHead
from engine.law.periods.own_period import days_words
from engine.law.questions import Evidence
from engine.reporting.board.silence import reason_sentence
from engine.reporting.console.screen import CERTAIN, COLOURS, SIGNS, Screen
from engine.reporting.words.bands import band_sentence, range_words, steps_sentence
from engine.reporting.words.benchmark_words import benchmark_sentences, recognition_sentences
from engine.reporting.words.recognition.condition_words import (
    condition_sentence,
    criterion_points_word,
    item_points_word,
    level_lines,
)
from engine.reporting.words.recognition.total_words import gives_full, left_out_words, total_words
from engine.reporting.words.self_scores import own_points_sentence
from engine.reporting.words.sentences import (
    card_mark,
    card_word,
    classified_sentence,
    provisional_sentence,
    simulated_sentence,
    step_sentence,
    unofficial_sentence,
    value_sentence,
)
from engine.reporting.words.whom.whom_words import authority_sentence, case_sentence, left_out_sentence
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
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
    for line in _grounds(say, made, card):
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
        branch = tree.add(Text(_label(own, made, say), style="bold red" if own.zero == CERTAIN else "bold"))
        if days := own_period_line(own.criterion, made, say):
            branch.add(Text(days, style="dim"))
        for reason in criterion.items:
            node = _grow_item(branch, say, reason, made.book.standard)
            _grow_whom(node, say, made.book.standard.head, criterion.card.criterion, reason.card)
            for line in benchmark_sentences(programmes, made.book.standard, reason.card, say):
                node.add(Text(line, style="dim"))
    screen.out.print(tree)


def _label(own: CriterionCard, made: RoundResult, say: Say) -> str:
    """A criterion with its points, and what of it is not for this commune."""
    standard = made.book.standard
    gone = {item.item.id for item in own.items if item.status is Status.NOT_APPLICABLE}
    named = {"number": own.criterion.number, "title": say.either(own.criterion.title, own.criterion.title_en)}
    if len(gone) == len(own.items) and not gives_full(standard):
        return say("Tiêu chí {number}. {title}: không tính", **named)
    label = say("Tiêu chí {number}. {title}: {points} điểm", points=criterion_points_word(own, say), **named)
    out = ", ".join(number for number, item in numbered_items(standard) if item.id in gone)
    return f"{label} ({left_out_words(standard, out, say)})" if out else label


def own_period_line(criterion: Criterion, made: RoundResult, say: Say) -> str:
    """The days that a criterion's data are about, where those are not the round's."""
    own = made.book.standard.period_of(criterion)
    if own is None:
        return ""
    title, days = say.either(own.title, own.title_en), days_words(own.days(made.round.on), say)
    return say("Kỳ số liệu: {days} ({title})", days=days, title=title)


def _grounds(say: Say, made: RoundResult, card: Scorecard) -> Iterator[str]:
    """The total, how it is made up where it is more than a sum, how firm the decision is, and whose it is."""
    yield _total_line(say, made, card)
    if made_up := total_words(made.book.standard, card, say):
        yield say("Tổng gồm: {parts}.", parts=made_up)
    yield _firmness(say, made, card)
    if recognised := authority_sentence(made, card.unit.code, say):
        yield recognised


def _total_line(say: Say, made: RoundResult, card: Scorecard) -> str:
    return say(
        "Tổng điểm {total}/{maximum}; ngưỡng {bar}: {named}",
        total=range_words(card.decision.low, card.decision.high, say),
        maximum=say.whole(made.book.standard.head.maximum.points),
        bar=say.whole(card.threshold),
        named=classified_sentence(card.classified, say),
    )


def _firmness(say: Say, made: RoundResult, card: Scorecard) -> str:
    if not card.decision.firm:
        return provisional_sentence(made, say) or ""
    draft, sure = unofficial_sentence(made, say), say("Kết luận chắc chắn: không đổi dù các mức đặt tạm thay đổi.")
    return f"{draft} {sure}" if draft else sure


def _grow_item(branch: Tree, say: Say, reason: ItemReason, standard: Standard) -> Tree:
    card, book = reason.card, standard.book
    entries = {entry.id: entry for entry in book.evidence}
    title = say.either(card.item.title, card.item.title_en)
    out = say("đủ điểm") if gives_full(standard) else say("không tính")
    points = out if card.status is Status.NOT_APPLICABLE else item_points_word(card, say)
    node = branch.add(Text.assemble((f"{card.item.id} ", "cyan"), title, (f"  {points}", "bold")))
    if reason.own:
        node.add(Text(own_points_sentence(reason.own, say), style="yellow" if reason.own.by else ""))
    for fact in card.facts:
        node.add(Text(_fact_line(say, fact, entries[fact.evidence])))
    for name in () if card.status is Status.TOO_FEW else card.missing:
        label = say.either(entries[name].label, entries[name].label_en)
        held = say.either(entries[name].holder, entries[name].holder_en)
        text = say("chưa có minh chứng: {label} (nơi giữ: {holder})", label=label, holder=held)
        node.add(Text(text, style="yellow"))
    if card.rule:
        node.add(_rule_line(say, reason))
    elif not card.out and (card.status is not Status.MISSING or (reads_of(card.item.measure).answers and card.facts)):
        node.add(Text(value_sentence(card, say), style="yellow"))
    if card.item.steps:
        node.add(
            Text(
                say("Bậc đều: {rule}", rule=steps_sentence(card.item, say, taken_off=card.role == "deduction")),
                style="dim",
            )
        )
    node.add(Text(_cite_line(say, card, standard.laws), style="dim"))
    for step in card.steps[:MOST_STEPS]:
        node.add(Text("→ " + step_sentence(card, step, book, say), style="green"))
    return node


def _grow_whom(node: Tree, say: Say, head: StandardHead, criterion: Criterion, card: ItemCard) -> None:
    """Which case of the item is the commune's own, or why the item is not for it."""
    if case := case_sentence(head, card.item, say):
        node.add(Text(case, style="cyan"))
    if card.out:
        node.add(Text(left_out_sentence(head, criterion, card.item, say), style="yellow"))


def _fact_line(say: Say, fact: Fact, entry: Evidence) -> str:
    label = say.either(entry.label, entry.label_en)
    value = say.whole(fact.value)
    if entry.kind == "yes_no":
        value = say("Có") if fact.value else say("Không")
    if fact.state == "not_applicable":
        value = say("không áp dụng")
    paper = fact.document.number if fact.document else say("chưa nêu văn bản")
    issued = f", {say.day(fact.document.issued)}" if fact.document and fact.document.issued else ""
    return say(
        "{label}: {value}   [{place}; {paper}]", label=label, value=value, place=fact.place, paper=paper + issued
    )


def _rule_line(say: Say, reason: ItemReason) -> Text:
    card = reason.card
    said = band_sentence(card.item, card.rule or "", say)
    text = say("{value}: quy tắc {rule}, {said}", value=value_sentence(card, say), rule=card.rule, said=said)
    taken_off = card.role == "deduction"
    points = say(" → trừ {points} điểm", points=card.low) if taken_off else say(" → {points} điểm", points=card.low)
    return Text.assemble(text, (points, "bold"), (f"   {reason.rule_place}", "dim"))


def _cite_line(say: Say, card: ItemCard, laws: Collection[Law]) -> str:
    cite = card.item.cite
    told = say("căn cứ: {document}, {at}", document=cite.document, at=cite.at)
    if not names_own(cite.document, laws):
        told = say("căn cứ theo văn bản cũ: {document}, {at}", document=cite.document, at=cite.at)
    sure = card_mark(card, say)
    mark = f" · {sure}" if sure else ""
    basis = f" · {cite.basis}" if cite.basis else ""
    return told + mark + basis


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
