"""Changes of a count in words: what harms children is what must not happen, never an amount to reach.

The one home for both sides of a count, by the way its bands run: to reach or to keep where more is better,
to bring down or not to let happen where fewer is.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.improving.steps import is_event, moved, part_now, target_of
from engine.language import Say
from engine.law.criteria import evidence_of
from engine.law.measures.kinds import is_some_of_whole, line_of, reads_of
from engine.law.measures.written import amount_words
from engine.law.questions import Evidence, EvidenceBook
from engine.scoring.cards import ItemCard
from engine.scoring.gaps import Step


def step_sentence(card: ItemCard, step: Step, book: EvidenceBook, say: Say) -> str:
    """What reaches a better band and what it gives: "thêm 1 trẻ (49/49) → 50 điểm (+15)".

    Events of the period cannot be taken back, so fewer of them is said for the next period.
    """
    gives = say("{points} điểm (+{gain})", points=say.whole(step.points), gain=say.whole(step.gain))
    return f"{_move(card, step, book, say)} → {gives}"


def _move(card: ItemCard, step: Step, book: EvidenceBook, say: Say) -> str:
    if is_event(card, step):
        return _next_period(part_now(card), target_of(card, step), unit_of(card, book, say), say)
    reached = amount_words(target_of(card, step), _whole_now(card), say) if is_some_of_whole(card.item.measure) else ""
    return reach_words(card, step, book, say) + (f" ({reached})" if reached else "")


def _whole_now(card: ItemCard) -> int:
    return card.own.whole if card.own else card.whole


def _next_period(now: int, target: int, unit: str, say: Say) -> str:
    """Fewer events than have already happened: a goal for the next period, never a thing to do in this one."""
    values = {"limit": limit_words(target, unit, say), "now": say.whole(now)}
    return say("không thể giảm số đã xảy ra trong kỳ; mức này cho kỳ sau: {limit} (kỳ này {now})", **values)


def reach_words(card: ItemCard, step: Step, book: EvidenceBook, say: Say) -> str:
    """What a step to a better band asks for: "thêm 1 trẻ", "giảm 3 trẻ", of events none or a limit for a whole period.

    An answer is named: "làm để trả lời được “Có”".
    """
    if line_of(card.item.measure).values == "answer":
        return say("làm để trả lời được “{answer}”", answer=_answer(step.direction == "more", say))
    if is_event(card, step):
        return limit_words(target_of(card, step), unit_of(card, book, say), say)
    if reads_of(card.item.measure).answers:
        return _answers_words(step, book, moved(card, step), say)
    values = {"n": say.whole(step.change), "unit": unit_of(card, book, say)}
    return say("thêm {n} {unit}", **values) if step.direction == "more" else say("giảm {n} {unit}", **values)


def _answers_words(step: Step, book: EvidenceBook, changed: Mapping[str, int], say: Say) -> str:
    """Which answers must become another: "làm để thêm 2 câu trả lời được “Có”, ví dụ: …"."""
    told = "; ".join(label_of(book, name, say) for name in changed)
    if step.direction == "more":
        return say("làm để thêm {n} câu trả lời được “Có” (ví dụ: {facts})", n=step.change, facts=told)
    return say("{n} câu thành “Không” (ví dụ: {facts})", n=step.change, facts=told)


def limit_words(most: int, unit: str, say: Say) -> str:
    """How many events a period may have for a better band: even where some are allowed, none is the aim."""
    if not most:
        return say("cả kỳ không để xảy ra trường hợp nào")
    return say("cả kỳ không để xảy ra; quá {n} {unit} là không lên bậc", n=say.whole(most), unit=unit)


def keep_words(card: ItemCard, step: Step, book: EvidenceBook, say: Say, *, lost: str = "") -> str:
    """What must be kept for a step to a worse band not to be made, one unit before it.

    "giữ ít nhất 47/49 trẻ, nay 48"; of harm "không để xảy ra thêm trường hợp nào; quá 2 vụ là mất chuẩn, nay 1".
    ``lost`` is what it would cost, where that is not recognition.
    """
    if line_of(card.item.measure).values == "answer":
        return say("giữ được câu trả lời “{answer}”", answer=_answer(step.direction == "fewer", say))
    now, last = part_now(card), target_of(card, step) + (-1 if step.direction == "more" else 1)
    shown = amount_words(last, _whole_now(card), say) if is_some_of_whole(card.item.measure) else say.whole(last)
    if reads_of(card.item.measure).answers and step.direction == "fewer":
        return say("giữ được ít nhất {last} câu trả lời “Có”, nay {now}", last=last, now=now)
    values = {"last": shown, "unit": unit_of(card, book, say), "now": say.whole(now), "lost": lost or say("mất chuẩn")}
    if step.direction == "fewer":
        return say("giữ ít nhất {last} {unit}, nay {now}", **values)
    if is_some_of_whole(card.item.measure):
        return say("không để tăng; quá {last} {unit} là {lost}, nay {now}", **values)
    if not last:
        return say("không để xảy ra trường hợp nào")
    if not now:
        return say("không để xảy ra trường hợp nào; quá {last} {unit} là {lost}", **values)
    return say("không để xảy ra thêm trường hợp nào; quá {last} {unit} là {lost}, nay {now}", **values)


def unit_of(card: ItemCard, book: EvidenceBook, say: Say) -> str:
    """What the part of an item counts: trẻ, vụ, thôn."""
    return unit_word(book, evidence_of(card.item.measure)[0], say)


def unit_word(book: EvidenceBook, name: str, say: Say) -> str:
    """What a datum counts: trẻ, vụ, thôn."""
    entry = evidence_entry(book, name)
    return say.either(entry.unit or "", entry.unit_en or entry.unit or "").split(",")[0]


def label_of(book: EvidenceBook, name: str, say: Say) -> str:
    """A datum by the label that stands in the commune's form."""
    entry = evidence_entry(book, name)
    return say.either(entry.label, entry.label_en)


def evidence_entry(book: EvidenceBook, name: str) -> Evidence:
    """The book's entry of a datum; raises StopIteration for none, which opening the law has ruled out."""
    return next(entry for entry in book.evidence if entry.id == name)


def _answer(yes: bool, say: Say) -> str:  # noqa: FBT001 - the answer is the whole question
    return say("Có") if yes else say("Không")
