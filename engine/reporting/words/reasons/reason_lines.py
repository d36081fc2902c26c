"""The lines of an explanation: what a decision rests on, points, a fact's paper and place, the citation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from engine.evidence.believing.page_places import told_place
from engine.evidence.facts import Fact
from engine.language import Say
from engine.law.citing import names_own
from engine.law.criteria import Criterion
from engine.law.measures.kinds import reads_of
from engine.law.model import Law
from engine.law.periods.own_period import days_words
from engine.law.questions import Evidence, EvidenceBook
from engine.problems import Problem
from engine.reporting.words.bands import band_sentence, range_words
from engine.reporting.words.recognition.condition_words import criterion_points_word
from engine.reporting.words.recognition.total_words import gives_full, left_out_words, total_words
from engine.reporting.words.sentences import (
    card_mark,
    classified_sentence,
    provisional_sentence,
    unofficial_sentence,
    value_sentence,
)
from engine.reporting.words.whom.whom_words import authority_sentence
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Status


def criterion_label(own: CriterionCard, made: RoundResult, say: Say) -> str:
    """A criterion with its points, and what of it is not for this commune."""
    standard = made.book.standard
    gone = {item.item.id for item in own.items if item.status is Status.NOT_APPLICABLE}
    named = {"number": own.criterion.number, "title": say.either(own.criterion.title, own.criterion.title_en)}
    if len(gone) == len(own.items) and not gives_full(standard, own.criterion.role):
        return say("Tiêu chí {number}. {title}: không tính", **named)
    label = say("Tiêu chí {number}. {title}: {points} điểm", points=criterion_points_word(own, say), **named)
    return f"{label} ({left_out_words(standard, gone, say)})" if gone else label


def own_period_line(criterion: Criterion, made: RoundResult, say: Say) -> str:
    """The days that a criterion's data are about, where those are not the round's."""
    own = made.book.standard.period_of(criterion)
    if own is None:
        return ""
    title, days = say.either(own.title, own.title_en), days_words(own.days(made.round.on), say)
    return say("Kỳ số liệu: {days} ({title})", days=days, title=title)


def ground_lines(say: Say, made: RoundResult, card: Scorecard) -> Iterator[str]:
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


@dataclass(frozen=True, slots=True)
class FactWords:
    """A fact in words: its label on the form, its value, where it was typed, and the paper it rests on."""

    label: str
    value: str
    place: str
    paper: str


def fact_words(fact: Fact, entry: Evidence, say: Say) -> FactWords:
    """A fact as a commune gave it."""
    value = say.whole(fact.value)
    if entry.kind == "yes_no":
        value = say("Có") if fact.value else say("Không")
    if fact.state == "not_applicable":
        value = say("không áp dụng")
    paper = fact.document.number if fact.document else say("chưa nêu văn bản")
    issued = f", {say.day(fact.document.issued)}" if fact.document and fact.document.issued else ""
    return FactWords(say.either(entry.label, entry.label_en), value, told_place(fact.place, say), paper + issued)


def fact_line(say: Say, fact: Fact, entry: Evidence) -> str:
    """The same on one line."""
    told = fact_words(fact, entry, say)
    values = {"label": told.label, "value": told.value, "place": told.place, "paper": told.paper}
    return say("{label}: {value}   [{place}; {paper}]", **values)


def missing_lines(card: ItemCard, book: EvidenceBook, say: Say, errors: Sequence[Problem] = ()) -> Iterator[str]:
    """The evidence that an item lacks, with who holds it; what was sent and is wrong, with what is wrong of it."""
    entries = {entry.id: entry for entry in book.evidence}
    wrong = {name: found for found in reversed(errors) for name in found.data if name not in card.known.facts}
    names = () if card.status is Status.TOO_FEW else card.missing
    yield from dict.fromkeys(
        _wrong_line(wrong[name], say) if name in wrong else _lacking_line(card, entries[name], say) for name in names
    )


def _wrong_line(found: Problem, say: Say) -> str:
    what = say.told(found)["what"].rstrip(".")
    return say("phải sửa mới tính được: {what}   [{place}]", what=what, place=told_place(found.place, say))


def _lacking_line(card: ItemCard, entry: Evidence, say: Say) -> str:
    named = {"label": say.either(entry.label, entry.label_en), "holder": say.either(entry.holder, entry.holder_en)}
    if entry.id in card.known.facts:
        return say("chưa có minh chứng của đợt trước: {label} (nơi giữ: {holder})", **named)
    return say("chưa có minh chứng: {label} (nơi giữ: {holder})", **named)


def rule_words(card: ItemCard, say: Say) -> tuple[str, str]:
    """Value, rule and band of an item that a rule gave points; and the points, with the arrow before them."""
    said = band_sentence(card.item, card.rule or "", say)
    text = say("{value}: quy tắc {rule}, {said}", value=value_sentence(card, say), rule=card.rule, said=said)
    if card.role == "deduction":
        return text, say(" → trừ {points} điểm", points=card.low)
    return text, say(" → {points} điểm", points=card.low)


def unruled_line(card: ItemCard, say: Say) -> str:
    """What an item that no rule gave points says instead; nothing where its missing evidence says it all."""
    if card.rule or card.out:
        return ""
    counted = card.status is not Status.MISSING or (reads_of(card.item.measure).answers and card.facts)
    return value_sentence(card, say) if counted else ""


def cite_line(say: Say, card: ItemCard, laws: Collection[Law]) -> str:
    """Where the law has an item, how sure its number is, and on what ground."""
    cite = card.item.cite
    told = say("căn cứ: {document}, {at}", document=cite.document, at=cite.at)
    if not names_own(cite.document, laws):
        told = say("căn cứ theo văn bản cũ: {document}, {at}", document=cite.document, at=cite.at)
    sure = card_mark(card, say)
    mark = f" · {sure}" if sure else ""
    basis = f" · {cite.basis}" if cite.basis else ""
    return told + mark + basis
