"""Decisions and numbers of the law as plain sentences, the same on screen, in Excel and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.comparing.new_year import is_official
from engine.language import Say
from engine.law.model import UnitClass
from engine.law.questions import EvidenceBook
from engine.law.readings.resting import points_by_mark
from engine.law.state.accepted import STRAYED
from engine.problems import Problem
from engine.reporting.words.bands import band_mark, band_sentence, card_mark, mark_word, value_sentence
from engine.reporting.words.changes import label_of, step_sentence
from engine.reporting.words.mending import (
    aside_sentence,
    mend_sentence,
    open_word,
    still_wrong,
    wrong_besides,
)
from engine.reporting.words.recognition.condition_words import conditions_words, level_word, passed_word, zero_word
from engine.scoring.cards import CriterionCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.scoring.whom.placing import Classified
from engine.semantics import Verdict, Zero

__all__ = [
    "aside_sentence",
    "band_mark",
    "band_sentence",
    "card_mark",
    "card_word",
    "class_sentence",
    "class_word",
    "classified_sentence",
    "decision_sentence",
    "draft_sentence",
    "firm_word",
    "mark_word",
    "missing_labels",
    "provisional_sentence",
    "simulated_sentence",
    "step_sentence",
    "strayed_sentence",
    "unofficial_sentence",
    "value_sentence",
    "verdict_word",
    "warning_words",
]

NAMED_AT_MOST = 3


def verdict_word(verdict: Verdict | None, say: Say) -> str:
    """The conclusion in two or three words; None is a commune set aside. Recognising itself is the authority's act."""
    match verdict:
        case "recognised":
            return say("Đạt chuẩn")
        case "not_recognised":
            return say("Không đạt chuẩn")
        case "undecided":
            return say("Chưa kết luận")
    return say("Gác lại")


def card_word(card: Scorecard, say: Say) -> str:
    """The conclusion of a scored commune, with how many errors it waits for where they keep it open."""
    verdict = card.decision.verdict
    told = open_word(card, say) if verdict == "undecided" else verdict_word(verdict, say)
    return f"{told} · {level}" if (level := level_word(card, say)) else told


def firm_word(firm: bool, say: Say) -> str:  # noqa: FBT001 - the flag is the whole question
    """Whether provisional numbers could still change the conclusion."""
    return say("Chắc chắn") if firm else say("Tạm tính")


def class_word(unit_class: UnitClass | None, say: Say) -> str:
    """The threshold class of a commune."""
    return say.either(unit_class.title, unit_class.title_en) if unit_class else say("chưa xếp được nhóm")


def classified_sentence(classified: Classified, say: Say) -> str:
    """The class, and the ground where a person set it."""
    told, by_hand = class_word(classified.unit_class, say), classified.override
    return told + " " + say("(ấn định theo {document})", document=by_hand.document) if by_hand else told


def class_sentence(card: Scorecard, say: Say) -> str:
    """The threshold and the class it comes from."""
    group = classified_sentence(card.classified, say)
    return say("Ngưỡng {bar} điểm, nhóm: {group}", bar=say.whole(card.threshold), group=group)


def decision_sentence(card: Scorecard, say: Say, *, book: EvidenceBook | None = None) -> str:
    """Why a commune is decided as it is; with the book criterion and missing data are named in full."""
    if card.decision.verdict == "undecided":
        return _undecided(card, say, book)
    recognised = card.decision.verdict == "recognised"
    told = _recognised(card, say) if recognised else _not_recognised(card, say, in_full=book is not None)
    return f"{told}; {still_wrong(card, say)}" if card.errors else told


def _recognised(card: Scorecard, say: Say) -> str:
    low, bar = card.decision.low, card.threshold
    values = {"low": say.whole(low), "bar": say.whole(bar), "passed": passed_word(card, say)}
    if card.decision.high > low:
        text = say(
            "Tổng ít nhất {low} ≥ ngưỡng {bar}, {passed}; minh chứng còn thiếu không làm đổi kết luận",
            **values,
        )
    elif low == bar:
        text = say("Tổng {low} vừa đúng ngưỡng {bar}, {passed}", **values)
    else:
        text = say("Tổng {low} ≥ ngưỡng {bar} (hơn {over}), {passed}", over=say.whole(low - bar), **values)
    return text


def _not_recognised(card: Scorecard, say: Say, *, in_full: bool) -> str:
    decision, bar = card.decision, card.threshold
    knocked = [c for c in card.criteria if c.knocked is Zero.CERTAIN]
    values = {"low": say.whole(decision.low), "high": say.whole(decision.high), "bar": say.whole(bar)}
    lacking = say.whole(bar - decision.high)
    if knocked:
        zero = _zero_words(knocked, say, in_full=in_full)
        match decision.situation.side:
            case "reached":
                return say("{zero} (điểm liệt) dù tổng {low} ≥ ngưỡng {bar}", zero=zero, **values)
            case "below":
                return say(
                    "{zero} (điểm liệt); tổng {high} cũng thiếu {n} điểm so với ngưỡng {bar}",
                    zero=zero,
                    n=lacking,
                    **values,
                )
        return say("{zero} (điểm liệt), dù tổng còn để ngỏ {low}–{high} so với ngưỡng {bar}", zero=zero, **values)
    if barring := conditions_words(card, Zero.CERTAIN, say):
        match decision.situation.side:
            case "reached":
                return say("{barring}, dù tổng {low} ≥ ngưỡng {bar}", barring=barring, **values)
            case "below":
                told = say("tổng {high} cũng thiếu {n} điểm so với ngưỡng {bar}", n=lacking, **values)
                return f"{barring}; {told}"
        return say("{barring}, dù tổng còn để ngỏ {low}–{high} so với ngưỡng {bar}", barring=barring, **values)
    if decision.high > decision.low:
        return say(
            "Dù nộp đủ minh chứng còn thiếu, tổng cao nhất {high} vẫn thiếu {n} điểm so với ngưỡng {bar}",
            n=lacking,
            **values,
        )
    return say("Thiếu {n} điểm so với ngưỡng {bar} (tổng {high})", n=lacking, **values)


def _zero_words(knocked: Sequence[CriterionCard], say: Say, *, in_full: bool) -> str:
    numbers = ", ".join(str(c.criterion.number) for c in knocked)
    points = ", ".join(dict.fromkeys(say.whole(c.high) for c in knocked))
    if len(knocked) > 1:
        return say("Các tiêu chí {numbers} đạt {points} điểm", numbers=numbers, points=points)
    if not in_full:
        return say("Tiêu chí {numbers} đạt {points} điểm", numbers=numbers, points=points)
    only = knocked[0].criterion
    title = say.either(only.title, only.title_en)
    return say("Tiêu chí {numbers} ({title}) đạt {points} điểm", numbers=numbers, title=title, points=points)


def _undecided(card: Scorecard, say: Say, book: EvidenceBook | None) -> str:
    decision, bar = card.decision, card.threshold
    told = [mend_sentence(card.holding, say)] if card.holding else []
    if card.unsent and not card.is_unread:
        what = _missing_words(card, say, book)
        also = say("còn thiếu minh chứng: {what}", what=what)
        told.append(also if told else say("Còn thiếu minh chứng: {what}", what=what))
    values = {"low": say.whole(decision.low), "high": say.whole(decision.high), "bar": say.whole(bar)}
    if decision.low < bar:
        told.append(say("tổng mới chắc {low}, có thể tới {high}, ngưỡng {bar}", **values))
    else:
        told.append(say("tổng ít nhất {low} đã đạt ngưỡng {bar}", **values))
    unsure = [c for c in card.criteria if c.knocked is Zero.POSSIBLE]
    if unsure:
        numbers, zero = ", ".join(str(c.criterion.number) for c in unsure), zero_word(unsure[0], say)
        told.append(say("chưa rõ tiêu chí {numbers} có bị {zero} không", numbers=numbers, zero=zero))
    if open_ := conditions_words(card, Zero.POSSIBLE, say):
        told.append(open_)
    return "; ".join((*told, *wrong_besides(card, say)))


def _missing_words(card: Scorecard, say: Say, book: EvidenceBook | None) -> str:
    if book is None:
        lacking = set(card.unsent)
        numbers = [str(c.criterion.number) for c in card.criteria if any(lacking & {*i.missing} for i in c.items)]
        return say("tiêu chí {numbers}", numbers=", ".join(numbers))
    missing = card.unsent
    named = missing if len(missing) <= NAMED_AT_MOST else missing[: NAMED_AT_MOST - 1]
    shown = ", ".join(f"“{name}”" for name in missing_labels(named, book, say))
    rest = len(missing) - len(named)
    return say("{shown} và {n} số liệu khác", shown=shown, n=rest) if rest else shown


def missing_labels(missing: Sequence[str], book: EvidenceBook, say: Say) -> tuple[str, ...]:
    """Missing evidence by the labels that stand in the commune's form."""
    return tuple(label_of(book, name, say) for name in missing)


def provisional_sentence(made: RoundResult, say: Say) -> str | None:
    """The warning that must stand over results of a draft, of a law that is not as it was accepted, or resting on
    numbers nobody has held against the text; None for a standard in force of which none is true.
    """
    marks, draft = points_by_mark(made.book.standard.criteria), unofficial_sentence(made, say)
    if not marks["provisional"] and made.grid.firm.all():
        return draft
    told = say(
        "KẾT QUẢ TẠM TÍNH: {provisional}/{maximum} điểm dựa trên mức đặt tạm, chưa đối chiếu văn bản "
        "(còn lại: theo báo chí {reported}, nguyên văn {verbatim}, đã đối chiếu {checked})",
        maximum=say.whole(made.book.standard.head.maximum.points),
        **{mark: say.whole(points) for mark, points in marks.items()},
    )
    return f"{draft} {told}" if draft else told


def unofficial_sentence(made: RoundResult, say: Say) -> str | None:
    """What keeps results from being official whatever they rest on: a draft, a law that is not as it was accepted."""
    told = (draft_sentence(made, say), strayed_sentence(made.problems, say))
    return " ".join(part for part in told if part) or None


def draft_sentence(made: RoundResult, say: Say) -> str | None:
    """The words that stand wherever results of a draft show; None for a standard in force."""
    if is_official(made.book.standard):
        return None
    return say(
        "BẢN NHÁP: bộ tiêu chí {name} chưa có hiệu lực; kết quả chỉ để thử, không dùng làm giấy tờ.",
        name=made.book.standard.head.id,
    )


def strayed_sentence(found: Iterable[Problem], say: Say) -> str | None:
    """The words that stand wherever results show of a law that is not as it was accepted; None where it is."""
    told = [say.told(problem)["what"] for problem in found if problem.code in STRAYED]
    return say("KHÁC BẢN ĐÃ CHẤP NHẬN: {what}", what=" ".join(told)) if told else None


def warning_words(made: RoundResult, say: Say) -> str:
    """The same warnings in a few words, for the head of a page."""
    told = (
        say("BẢN NHÁP") if draft_sentence(made, say) else "",
        say("KHÁC BẢN ĐÃ CHẤP NHẬN") if strayed_sentence(made.problems, say) else "",
        say("SỐ LIỆU MÔ PHỎNG") if made.round.simulated else "",
        say("KẾT QUẢ TẠM TÍNH") if provisional_sentence(made, say) else "",
    )
    return " – ".join(text for text in told if text)


def simulated_sentence(say: Say) -> str:
    """The words that stand wherever made-up evidence shows."""
    return say("SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào.")
