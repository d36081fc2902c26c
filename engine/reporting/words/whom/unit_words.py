"""What a file says of the commune itself in words, and what of its class and lines the two layers have otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from engine.evidence.own_facts.fact_data import FactDatum, value_kept
from engine.evidence.tables.fact_columns import value_text
from engine.language import Say
from engine.law.units.unit_facts import FactValue, UnitFact
from engine.reporting.words.sentences import class_word
from engine.reporting.words.whom.whom_words import case_title
from engine.scoring.cards import ItemCard, Scorecard

# A fact of communes by its name, its title in Vietnamese and in English.
Title = tuple[str, str, str]


def fact_words(fact: UnitFact, value: FactValue, say: Say) -> str:
    """A commune's fact as a person says it: a choice by its name."""
    if isinstance(value, bool):
        return say("Có") if value else say("Không")
    if isinstance(value, str):
        return (fact.choices or {})[value]
    return say.decimal(value, 6) + (" %" if fact.kind == "percent" else "")


def kept_fact_words(datum: FactDatum, kept: str, say: Say) -> str:
    """The same of a value as the record keeps it."""
    return fact_words(datum.fact, value_kept(datum.fact, kept), say)


def typed_fact(datum: FactDatum, kept: str, say: Say) -> str:
    """The same as a person would type it into a cell: digits alone."""
    value = value_kept(datum.fact, kept)
    return value_text(value) if isinstance(value, Fraction) else fact_words(datum.fact, value, say)


def choices_words(datum: FactDatum) -> str:
    """The names to choose from; nothing for a fact of another kind."""
    return "; ".join((datum.fact.choices or {}).values())


def unknown_words(titles: Sequence[Title], say: Say) -> str:
    """That a layer could not be scored, and for want of which facts where it is these."""
    if not titles:
        return say("chưa chấm được")
    return say("chưa chấm được vì chưa rõ: {names}", names=", ".join(say.either(*title[1:]) for title in titles))


def placing_lines(own: Scorecard | None, board: Scorecard | None, say: Say) -> Iterator[str]:
    """Where the layers put the commune otherwise: its class with the threshold, items that count, bands of a case."""
    if own is None or board is None:
        return
    if own.classified.unit_class != board.classified.unit_class:
        old, new = (class_word(card.classified.unit_class, say) for card in (own, board))
        bars = {"old_bar": say.whole(own.threshold), "new_bar": say.whole(board.threshold)}
        yield say(
            "Hai bên xếp nhóm khác nhau: theo xã khai “{old}”, ngưỡng {old_bar}; theo hội đồng “{new}”, "
            "ngưỡng {new_bar}.",
            old=old,
            new=new,
            **bars,
        )
    ours, theirs = _numbered(board), _numbered(own)
    if only := [number for number, item in ours.items() if theirs[number].out and not item.out]:
        yield say("Chỉ theo hội đồng mới tính cho xã: mục {items}.", items=", ".join(only))
    if only := [number for number, item in theirs.items() if ours[number].out and not item.out]:
        yield say("Chỉ theo xã khai mới tính cho xã: mục {items}.", items=", ".join(only))
    for number, item in ours.items():
        if theirs[number].item.line != item.item.line and not (item.out or theirs[number].out):
            old, new = (_case_words(one, say) for one in (theirs[number], item))
            yield say("Mục {number} có bậc điểm khác nhau: theo xã khai là {old}, theo hội đồng là {new}.",
                      number=number, old=old, new=new)  # fmt: skip


def _numbered(card: Scorecard) -> Mapping[str, ItemCard]:
    return {f"{own.criterion.number}.{at}": item for own in card.criteria for at, item in enumerate(own.items, 1)}


def _case_words(card: ItemCard, say: Say) -> str:
    case = next((case for case in card.item.except_ if case.id == card.item.case), None)
    return say("bậc của trường hợp “{title}”", title=case_title(case, say)) if case else say("bậc chung")
