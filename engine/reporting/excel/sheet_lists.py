"""What to do next: gaps to the next band, evidence still missing, problems to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Column, Entry, Value
from engine.homes import on_paper
from engine.language import Say
from engine.law.asking import question_words
from engine.law.criteria import Item
from engine.problems import Problem, words
from engine.reporting.excel.sheet_criteria import points_of_range
from engine.reporting.words.bands import band_sentence, value_sentence
from engine.reporting.words.changes import evidence_entry, label_of, step_sentence
from engine.reporting.words.mending import mend_sentence
from engine.reporting.words.ranking import aside_by_name, by_name
from engine.reporting.words.sentences import aside_sentence, mark_word, missing_labels
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Status


def fill_gaps(sheet: NewSheet, made: RoundResult, say: Say, top: int) -> None:
    """Every item below its maximum: what the nearest better band asks for and gives; a silent commune has one row."""
    columns = (
        Column(say("Đơn vị"), 17),
        Column(say("Mục"), 6, "centre"),
        Column(say("Nội dung"), 36),
        Column(say("Giá trị hiện nay"), 23),
        Column(say("Điểm hiện có"), 8, "number"),
        Column(say("Điểm tối đa"), 7, "number"),
        Column(say("Còn có thể thêm"), 8, "number"),
        Column(say("Mức tốt hơn gần nhất"), 20),
        Column(say("Cần làm, và được thêm bao nhiêu điểm"), 42),
        Column(say("Tính chất của mức"), 14),
    )
    sheet.put_table(top, columns, (row for card in by_name(made.cards) for row in _gaps(card, made, say)))


def is_gap(card: ItemCard) -> bool:
    """Whether an item leaves points that the commune could still get, or takes off what it need not lose."""
    short = card.high > 0 if card.role == "deduction" else card.low < card.item.max_points
    return short and card.status not in {Status.NONE, Status.NOT_APPLICABLE}


def _gaps(card: Scorecard, made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    if card.silent:
        low, high = card.decision.low, card.decision.high
        most = made.book.standard.head.maximum.points
        asked = say("sửa lỗi trong phiếu rồi gửi lại") if card.holding else say("gửi phiếu số liệu")
        told = say("{asked} → tới {points} điểm", asked=asked, points=say.whole(high))
        points = Entry(points_of_range(low, high, say), "open")
        nothing = say("chưa đọc được số liệu nào") if card.holding else say("chưa có số liệu nào")
        yield card.unit.name, "–", say("mọi mục"), nothing, points, most, most - low, "–", told, "–"
        return
    yield from (_gap(card, item, made, say) for item in card.items if is_gap(item))


def _gap(card: Scorecard, item: ItemCard, made: RoundResult, say: Say) -> tuple[Value, ...]:
    book, step = made.book.standard.book, next(iter(item.steps), None)
    rule = step.rule if step else f"{item.item.line}/{best_band(item)}"
    low, high, most = item.low, item.high, item.item.max_points
    if item.role == "deduction":
        low, high, most = -item.high, -item.low, 0
    points = points_of_range(low, high, say)
    return (
        card.unit.name,
        number_of(item.item),
        say.either(item.item.title, item.item.title_en),
        value_sentence(item, say),
        Entry(points, "open") if isinstance(points, str) else points,
        most,
        most - low,
        band_sentence(item.item, rule, say),
        step_sentence(item, step, book, say) if step else _without_step(item, made, say),
        mark_word(made.table.rules[rule].mark or "provisional", say),
    )


def _without_step(card: ItemCard, made: RoundResult, say: Say) -> str:
    if not card.missing:
        return say("không có số nào đạt được mức cao hơn")
    labels = "; ".join(missing_labels(card.missing, made.book.standard.book, say))
    best = 0 if card.role == "deduction" else card.high
    return say("nộp minh chứng: {labels} → tới {points} điểm", labels=labels, points=best)


def best_band(card: ItemCard) -> int:
    """The number of the band with the most points; of what is taken off, the fewest."""
    best, bands = (min if card.role == "deduction" else max), card.item.bands
    return best(range(len(bands)), key=lambda at: bands[at].points) + 1


def number_of(item: Item) -> str:
    """An item as people number it: tc07.1 is 7.1."""
    criterion, _, part = item.id.removeprefix("tc").partition(".")
    return f"{criterion.lstrip('0')}.{part}"


def fill_missing(sheet: NewSheet, made: RoundResult, say: Say, top: int) -> None:
    """Every datum a commune has not given: who holds it, and the points that wait for it.

    Communes that have sent nothing lack the same, which is listed once for all of them; each still has its row.
    """
    columns = (
        Column(say("Đơn vị"), 18),
        Column(say("Số liệu còn thiếu"), 34),
        Column(say("Câu hỏi trong phiếu"), 50),
        Column(say("Nơi giữ số liệu"), 28),
        Column(say("Dùng cho mục"), 12, "centre"),
        Column(say("Điểm còn để ngỏ"), 10, "number"),
        Column(say("Tình trạng"), 28),
    )
    silent = [card for card in made.cards if card.silent]
    rows = [row for card in by_name(made.cards) for row in _lacks(card, made, say)]
    rows += [_missing(card, name, _all_of(silent, say), made, say) for card in silent[:1] for name in card.missing]
    rows += [_unscored(unit.name, aside_sentence(made, unit, say)) for unit in aside_by_name(made)]
    sheet.put_table(top, columns, rows or [_unscored("", say("Không xã nào còn thiếu minh chứng."))])


def _all_of(silent: Sequence[Scorecard], say: Say) -> str:
    return say("Mọi xã chưa gửi gì ({n})", n=say.whole(len(silent)))


def _lacks(card: Scorecard, made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    if card.silent:
        told = say("tất cả {n} số liệu của phiếu", n=len(card.missing))
        where = say("từng số liệu: ở các dòng “Mọi xã chưa gửi gì”, cuối bảng")
        waiting = card.decision.high - card.decision.low
        state = mend_sentence(card.holding, say) if card.holding else say("chưa gửi số liệu nào")
        yield card.unit.name, told, where, "–", say("mọi mục"), waiting, state
        return
    yield from (_missing(card, name, card.unit.name, made, say) for name in card.missing)


def _missing(card: Scorecard, name: str, whose: str, made: RoundResult, say: Say) -> tuple[Value, ...]:
    book = made.book.standard.book
    entry = evidence_entry(book, name)
    waiting = [item for item in card.items if name in item.missing]
    return (
        whose,
        label_of(book, name, say),
        question_words(entry, made.round.days, say),
        say.either(entry.holder, entry.holder_en),
        ", ".join(number_of(item.item) for item in waiting),
        sum(item.high - item.low for item in waiting),
        _state(card, name, waiting, say),
    )


def _state(card: Scorecard, name: str, waiting: Sequence[ItemCard], say: Say) -> str:
    """Why a datum is missing: what is wrong with it, else what the items that wait for it say."""
    if wrong := [found for found in card.errors if name in found.data]:
        return mend_sentence(wrong, say)
    return "; ".join(dict.fromkeys(value_sentence(item, say) for item in waiting))


def _unscored(name: str, text: str) -> tuple[Value, ...]:
    return (name, "–", "–", "–", "–", None, text)


def fill_problems(sheet: NewSheet, made: RoundResult, say: Say, top: int) -> None:
    """Every problem found: where, what, the rule, what to do, and what the commune answered to it."""
    columns = (
        Column(say("Mã vấn đề"), 9, "centre"),
        Column(say("Mức"), 10, "centre"),
        Column(say("Đơn vị"), 17),
        Column(say("Ở đâu"), 27),
        Column(say("Điều gì chưa đúng"), 34),
        Column(say("Quy định"), 30),
        Column(say("Cách sửa"), 32),
        Column(say("Trả lời của xã"), 22),
    )
    names = {unit.code: unit.name for unit in made.round.units}
    rows = [_problem(found, names, say) for found in made.problems]
    nothing: tuple[Value, ...] = ("–", "–", "–", "–", say("Không có vấn đề nào."), "–", "–", "–")
    sheet.put_table(top, columns, rows or [nothing])


def _problem(found: Problem, names: dict[str, str], say: Say) -> tuple[Value, ...]:
    told = words(found, say.language, on_paper(say))
    severity = (
        Entry(say("Lỗi"), "verdict not_recognised")
        if found.severity == "error"
        else Entry(say("Cảnh báo"), "verdict undecided")
    )
    where = f"{found.place}\n“{found.typed}”" if found.typed else str(found.place)
    return (
        found.code,
        severity,
        names.get(found.commune, found.commune or say("cả đợt")),
        where,
        told["what"],
        told["rule"],
        told["remedy"],
        Entry(say("chưa trả lời"), "open") if found.is_open_question else found.answer or "–",
    )
