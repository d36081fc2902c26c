"""Communes by criteria: every criterion's points, coloured by how much of the maximum they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import HEAT, Column, Entry, Value
from engine.language import Say
from engine.law.criteria import Criterion
from engine.law.points.scores import Score, added
from engine.law.recognising.refusing import conditions_of
from engine.reporting.words.bands import range_words
from engine.reporting.words.ranking import by_name
from engine.reporting.words.recognition.rule_words import most_words
from engine.reporting.words.sentences import card_word
from engine.scoring.cards import CriterionCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Status

FIRST = 4  # the column of the first criterion


def fill_criteria(sheet: NewSheet, made: RoundResult, say: Say, top: int) -> None:
    """The grid of points from row ``top``, with the averages and zeros of each criterion under it."""
    columns = _columns(made, say)
    rows = (_row(at, card, say) for at, card in enumerate(by_name(made.cards), 1))
    below = sheet.put_table(top, columns, rows, still=FIRST - 1)
    _put_totals(sheet, below, made, say)
    _put_legend(sheet, below + 3, made, say)


def _columns(made: RoundResult, say: Say) -> tuple[Column, ...]:
    criteria = (Column(_heading(c, say), 9, "number") for c in made.book.standard.criteria)
    return (
        Column(say("STT"), 5, "centre"),
        Column(say("Đơn vị"), 17),
        Column(say("Kết luận"), 17),
        *criteria,
        Column(say("Tổng điểm"), 9, "total"),
    )


def _heading(criterion: Criterion, say: Say) -> str:
    """A narrow column's heading; the titles stand in full under the table, for none of them may be cut."""
    return say("Tiêu chí {number}", number=criterion.number) + f"\n({most_words(criterion, say)})"


def numbered_title(criterion: Criterion, say: Say) -> str:
    """A criterion by its number and its whole title."""
    return f"{criterion.number}. {say.either(criterion.title, criterion.title_en)}"


def _row(number: int, card: Scorecard, say: Say) -> tuple[Value, ...]:
    verdict = card.decision.verdict
    return (
        number,
        card.unit.name,
        Entry(card_word(card, say), f"verdict {verdict}"),
        *(_points(criterion, say) for criterion in card.criteria),
        Entry(points_of_range(card.decision.low, card.decision.high, say), "total"),
    )


def points_of_range(low: Score, high: Score, say: Say) -> Score | str:
    """Points as a number, or as a range while evidence is missing."""
    return low if low == high else range_words(low, high, say)


def _points(card: CriterionCard, say: Say) -> Entry:
    if not applies(card):
        return Entry(say("không áp dụng"), "centre")
    if card.zero == 2:
        return Entry(points_of_range(card.low, card.high, say), "zero")
    if card.low != card.high:
        return Entry(points_of_range(card.low, card.high, say), "open")
    # A heat for each quarter of the maximum that is reached.
    return Entry(card.low, f"heat {int((len(HEAT) - 1) * card.low // (card.criterion.max_points or 1))}")


def applies(card: CriterionCard) -> bool:
    """Whether any item of a criterion applies to a commune."""
    return any(item.status is not Status.NOT_APPLICABLE for item in card.items)


def average_shares(made: RoundResult) -> tuple[Fraction, ...]:
    """Each criterion's certain points as an average share of its maximum, over the communes it applies to."""
    found = []
    for at, criterion in enumerate(made.book.standard.criteria):
        column = [card.criteria[at].low for card in made.cards if applies(card.criteria[at])]
        most = Fraction(len(column) * criterion.max_points)
        found.append(Fraction(added(column)) / most if most else Fraction(0))
    return tuple(found)


def zero_counts(made: RoundResult) -> tuple[int, ...]:
    """In how many communes each criterion is zero for certain."""
    return tuple(sum(c.criteria[at].zero == 2 for c in made.cards) for at in range(len(made.book.standard.criteria)))


def _put_totals(sheet: NewSheet, row: int, made: RoundResult, say: Say) -> None:
    averages: Sequence[float] = [float(share) for share in average_shares(made)]
    for at, (label, values, look) in enumerate(
        (
            (say("Trung bình so với điểm tối đa"), averages, "percent"),
            (_barred(made, say), zero_counts(made), "number"),
        )
    ):
        sheet.put_over(row + at, (1, FIRST - 1), label, "item")
        for column, value in enumerate((*values, None), FIRST):
            sheet.put(row + at, column, value, look)


def _put_legend(sheet: NewSheet, row: int, made: RoundResult, say: Say) -> None:
    columns = len(made.book.standard.criteria) + FIRST
    titles = [numbered_title(criterion, say) for criterion in made.book.standard.criteria]
    sheet.put_line(row, say("Tiêu chí: {titles}.", titles="; ".join(titles)), "note", columns=columns)
    row += 1
    for at, (value, look, text) in enumerate(_legend(made, say)):
        sheet.put(row + at, 1, value, look)
        sheet.put_over(row + at, (2, columns), text, "legend")
    note = say("Xã gác lại không có trong bảng này. Trung bình tính theo điểm thấp nhất (phần đã chắc chắn).")
    sheet.put_line(row + 2 + len(HEAT), note, "note", columns=columns)


def _barred(made: RoundResult, say: Say) -> str:
    """What is counted below a criterion: knock-outs, and with them whoever does not meet a condition on it."""
    if conditions_of(made.book.standard.head):
        return say("Số xã bị điểm liệt, không đạt điều kiện")
    return say("Số xã bị 0 điểm")


def _legend(made: RoundResult, say: Say) -> Iterator[tuple[str, str, str]]:
    if conditions_of(made.book.standard.head):
        yield "…", "zero", say("điểm liệt hoặc không đạt điều kiện: không được công nhận dù tổng cao bao nhiêu")
    else:
        yield "0", "zero", say("chắc chắn 0 điểm (điểm liệt): không được công nhận dù tổng cao bao nhiêu")
    yield "–", "open", say("còn thiếu minh chứng: điểm thấp nhất–cao nhất có thể")
    words = (
        say("dưới 25 % điểm tối đa"),
        say("từ 25 % đến dưới 50 %"),
        say("từ 50 % đến dưới 75 %"),
        say("từ 75 % đến dưới 100 %"),
        say("đủ điểm tối đa"),
    )
    for at, text in enumerate(words):
        yield "", f"heat {at}", text
