"""The clause behind every point on a paper, short where it is of the round's own decision, and how sure it is."""

from __future__ import annotations

from collections.abc import Collection

from engine.language import speak
from engine.law.citing import names_own
from engine.law.model import Law
from engine.law.values import Cite
from engine.reporting.words.sentences import card_mark, mark_word
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.round_result import RoundResult

SAY = speak("vi")
# Said once over every table, so that a narrow column need not name the decision in each row.
SHORTENED = "Điều, khoản ở cột “Căn cứ” là của {law}, trừ chỗ ghi tên văn bản khác."


def shortened(made: RoundResult) -> str:
    """What the short citations of a table are of: the number and day of the round's own decision."""
    law = made.book.standard.laws[0]
    return SHORTENED.format(law=f"Quyết định số {law.number} ngày {law.date:%d/%m/%Y}")


def short_cite(cite: Cite, laws: Collection[Law], mark: str = "") -> str:
    """A clause alone where it is of the decision itself, else with its document; how sure it is in brackets."""
    own = names_own(cite.document, tuple(laws)[:1])
    told = cite.at if own else f"{cite.document}, {cite.at}"
    told = f"{told[:1].upper()}{told[1:]}"
    if not mark:
        return told
    return f"{told[:-1]}; {mark})" if told.endswith(")") else f"{told} ({mark})"


def item_basis(made: RoundResult, card: ItemCard) -> str:
    """The clause of an item, and whether the number that gave its points has been held against the text."""
    return short_cite(card.item.cite, made.book.standard.laws, card_mark(card, SAY))


def criterion_basis(made: RoundResult, card: CriterionCard) -> str:
    """The clause of a criterion, and how sure its most points are."""
    own = card.criterion
    return short_cite(own.cite, made.book.standard.laws, mark_word(own.mark, SAY))


def bar_basis(made: RoundResult, card: Scorecard) -> str:
    """The clause of a commune's threshold; the paper of the board where it set the class by hand."""
    by_hand, own = card.classified.override, card.classified.unit_class
    if by_hand:
        return f"{by_hand.document} ({by_hand.by}, {by_hand.on:%d/%m/%Y})"
    return short_cite(own.cite, made.book.standard.laws, mark_word(own.mark, SAY)) if own else ""


def verdict_bases(made: RoundResult, card: Scorecard) -> tuple[str, ...]:
    """What a conclusion rests on: the clause of the threshold with its class, that of the knock-out where it bars."""
    own, knock_out = card.classified.unit_class, made.book.standard.head.knock_out
    title = f"{own.title[:1].lower()}{own.title[1:]}" if own else ""
    told = [f"Nhóm {title}: {SAY.whole(card.threshold)} điểm – {bar_basis(made, card)}"]
    if knock_out and any(own.knocked_at is not None and own.knocked for own in card.criteria):
        mark = mark_word(knock_out.mark, SAY)
        told.append(f"{knock_out.title} – {short_cite(knock_out.cite, made.book.standard.laws, mark)}")
    return tuple(told)
