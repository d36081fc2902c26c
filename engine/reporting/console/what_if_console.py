"""Old and new side by side: what a commune's score would be, had it given other data. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from rich.table import Table
from rich.text import Text

from engine.evidence.facts import Fact
from engine.improving.what_if import WhatIf
from engine.language import Say
from engine.law.criteria import evidence_of
from engine.law.points.scores import Score
from engine.law.questions import EvidenceBook
from engine.reporting.console.screen import COLOURS, SIGNS, Screen
from engine.reporting.words.bands import range_words, value_sentence
from engine.reporting.words.changes import evidence_entry, label_of
from engine.reporting.words.sentences import card_word, decision_sentence, provisional_sentence, simulated_sentence
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.round_result import RoundResult

Cells: TypeAlias = tuple[str | Text, str | Text, str | Text]


def show_what_if(screen: Screen, made: RoundResult, told: WhatIf, wanted: str | None = None) -> None:
    """Print what was set, then decision, total and each item that changes, now and then."""
    say, out, book = screen.say, screen.out, made.book.standard.book
    if made.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    if warned := provisional_sentence(made, say):
        out.print(Text(warned, style="bold yellow"))
    head = say("{name}: thử giả định, không lưu lại gì", name=told.old.unit.name)
    out.print(Text(head, style="bold"))
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name in ("", say("Hiện nay"), say("Giả định")):
        table.add_column(name, overflow="fold")
    for row in (*_data_rows(told, book, say), *_decision_rows(told, say), *_item_rows(told, wanted, say)):
        table.add_row(*row)
    out.print(table)
    if not told.items:
        out.print(say("Không mục nào thay đổi điểm."))
    for line in _still_missing(told, book, say):
        out.print(Text(line, style="yellow"))


def _still_missing(told: WhatIf, book: EvidenceBook, say: Say) -> Iterator[str]:
    """Items that the data set here belong to, but that other data still keep open."""
    for card in told.new.items:
        if card.missing and set(evidence_of(card.item.measure)) & set(told.given):
            names = ", ".join(f"“{label_of(book, name, say)}”" for name in card.missing)
            yield say("{item} vẫn chưa chấm được, còn thiếu: {names}", item=card.item.id, names=names)


def _data_rows(told: WhatIf, book: EvidenceBook, say: Say) -> Iterator[Cells]:
    for name, fact in told.given.items():
        yield label_of(book, name, say), _datum(told.before[name], name, book, say), _datum(fact, name, book, say)


def _datum(fact: Fact | None, name: str, book: EvidenceBook, say: Say) -> str:
    if fact is None:
        return say("chưa có số liệu")
    if fact.state == "not_applicable":
        return say("không áp dụng")
    if evidence_entry(book, name).kind == "yes_no":
        return say("Có") if fact.value else say("Không")
    return say.whole(fact.value)


def _decision_rows(told: WhatIf, say: Say) -> Iterator[Cells]:
    yield Text(say("Kết luận"), style="bold"), _verdict(told.old, say), _verdict(told.new, say)
    yield say("Lý do"), decision_sentence(told.old, say), decision_sentence(told.new, say)
    old, new = told.old.decision, told.new.decision
    yield (
        say("Tổng điểm"),
        range_words(old.low, old.high, say),
        range_words(new.low, new.high, say) + _by(old.low, new.low, say),
    )


def _verdict(card: Scorecard, say: Say) -> Text:
    verdict = card.decision.verdict
    return Text(f"{SIGNS[verdict]} {card_word(card, say)}", style=f"bold {COLOURS[verdict]}")


def _item_rows(told: WhatIf, wanted: str | None, say: Say) -> Iterator[Cells]:
    changed = {old.item.id for old, _ in told.items}
    for old, new in zip(told.old.items, told.new.items, strict=True):
        if old.item.id in changed or wanted in (old.item.id, old.criterion):
            name = Text.assemble((f"{old.item.id} ", "cyan"), say.either(old.item.title, old.item.title_en))
            yield name, _standing(old, say), _standing(new, say) + _by(old.low, new.low, say)


def _standing(card: ItemCard, say: Say) -> str:
    points = say("{points} điểm", points=range_words(card.low, card.high, say))
    return f"{value_sentence(card, say)} → {points}"


def _by(old: Score, new: Score, say: Say) -> str:
    """How many points more or fewer for certain."""
    return "" if old == new else f" ({'+' if new > old else '−'}{say.whole(max(new - old, old - new))})"
