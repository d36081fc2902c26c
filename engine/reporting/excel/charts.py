"""Native charts over cells of their own sheet: totals against thresholds, decisions, criteria."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from engine.files.kit.bar_charts import Bars, Chart
from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Column, Value, height_of
from engine.language import Say
from engine.law.points.scores import Score
from engine.reporting.excel.sheet_criteria import average_shares, zero_counts
from engine.reporting.words.ranking import by_decision, by_name
from engine.reporting.words.sentences import verdict_word
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict

MOST_BARS = 45
BLUE, OPEN, GREEN, CRIMSON, AMBER, PURPLE = "2F6DB5", "C9CED6", "4E9F50", "C0504D", "E0A100", "8064A2"
VERDICTS: tuple[tuple[Verdict | None, str], ...] = (
    ("recognised", GREEN),
    ("not_recognised", CRIMSON),
    ("undecided", AMBER),
    (None, PURPLE),
)
# Rows of 0.53 cm that a chart covers: one page for the totals, one for the other three.
ROWS_TOTALS, ROWS_PAIR, ROWS_AVERAGE = 33, 17, 18
BESIDE = 8  # the column of the small tables, right of the totals
WIDTHS = (19, 11, 11, 11, 12, 12, 3, 14, 11, 10, 36)


def fill_charts(sheet: NewSheet, made: RoundResult, say: Say, top: int) -> None:
    """Four charts, a page for the totals and a page for the rest, then their numbers in tables."""
    shown = near_thresholds(made)
    sheet.set_widths([Column("", width) for width in WIDTHS])
    second, third = top + ROWS_TOTALS, top + ROWS_TOTALS + ROWS_PAIR
    numbers = third + ROWS_AVERAGE
    sheet.put(numbers, 1, say("Số liệu của các biểu đồ"), "section")
    totals = _put_totals(sheet, numbers + 1, shown, say)
    verdicts = _put_verdicts(sheet, numbers + 1, made, say)
    criteria = _put_criteria(sheet, numbers + 7, made, say)
    most, cut = made.book.standard.head.maximum.points, len(shown) < len(made.cards)
    sheet.hang(_totals_chart(totals, say, most=most, cut=cut), Area(top, 1, second - 2, len(WIDTHS)))
    sheet.hang(_verdict_chart(verdicts, say), Area(second + 1, 1, third - 1, 4))
    sheet.hang(_zero_chart(criteria, say), Area(second + 1, 5, third - 1, len(WIDTHS)))
    sheet.hang(_average_chart(criteria, say), Area(third, 1, numbers - 2, len(WIDTHS)))
    sheet.break_after([second - 1, numbers - 1])


def near_thresholds(made: RoundResult) -> tuple[Scorecard, ...]:
    """The communes of the first chart: all, or in a large round those nearest to their threshold."""
    if len(made.cards) <= MOST_BARS:
        return by_decision(made.cards)
    nearest = sorted(by_name(made.cards), key=_distance)
    return by_decision(nearest[:MOST_BARS])


def _distance(card: Scorecard) -> Score:
    over = card.decision.low - card.threshold
    return max(over, -over)


def _put_totals(sheet: NewSheet, top: int, cards: Sequence[Scorecard], say: Say) -> tuple[int, int]:
    """A column for each verdict, so that the bars show the decision and not the total alone."""
    verdicts = (Column(verdict_word(verdict, say), 12, "number") for verdict, _ in VERDICTS if verdict)
    columns = (
        Column(say("Đơn vị"), WIDTHS[0]),
        *verdicts,
        Column(say("Còn để ngỏ vì thiếu minh chứng"), WIDTHS[4], "number"),
        Column(say("Ngưỡng công nhận"), WIDTHS[5], "number"),
    )
    return top, sheet.put_rows(top, columns, map(_total_row, cards)) - 1


def _total_row(card: Scorecard) -> tuple[Value, ...]:
    decision = card.decision
    own = (decision.low if decision.verdict == verdict else None for verdict, _ in VERDICTS if verdict)
    return card.unit.name, *own, decision.high - decision.low, card.threshold


def _put_verdicts(sheet: NewSheet, top: int, made: RoundResult, say: Say) -> tuple[int, int]:
    counted = Counter(card.decision.verdict for card in made.cards)
    rows = [(verdict_word(verdict, say), counted[verdict] if verdict else len(made.aside)) for verdict, _ in VERDICTS]
    return _put_beside(sheet, top, {say("Kết luận"): "text", say("Số xã"): "number"}, rows)


def _put_criteria(sheet: NewSheet, top: int, made: RoundResult, say: Say) -> tuple[int, int]:
    names = (say("Tiêu chí {number}", number=c.number) for c in made.book.standard.criteria)
    titles = (say.either(c.title, c.title_en) for c in made.book.standard.criteria)
    shares = (float(share) for share in average_shares(made))
    rows = list(zip(names, shares, zero_counts(made), titles, strict=True))
    heads = {say("Tiêu chí"): "text", say("Điểm trung bình"): "percent", say("Số xã 0 điểm"): "number"}
    heads[say("Tên tiêu chí")] = "text"
    return _put_beside(sheet, top, heads, rows)


def _put_beside(
    sheet: NewSheet, top: int, heads: Mapping[str, str], rows: Sequence[Sequence[Value]]
) -> tuple[int, int]:
    """A small table to the right of the totals, in widths that stay; no name of a row is cut."""
    for at, title in enumerate(heads, BESIDE):
        sheet.put(top, at, title, "head")
        _heighten(sheet, top, title, "head", at)
    for row, values in enumerate(rows, top + 1):
        for at, (look, value) in enumerate(zip(heads.values(), values, strict=True), BESIDE):
            sheet.put(row, at, value, look)
            _heighten(sheet, row, str(value), look, at)
    return top, top + len(rows)


def _heighten(sheet: NewSheet, row: int, text: str, look: str, column: int) -> None:
    """Give a row that already has a height more, where a cell beside needs it."""
    sheet.set_height(row, max(sheet.height_between(row, row + 1), height_of(text, look, WIDTHS[column - 1])))


def _totals_chart(rows: tuple[int, int], say: Say, *, most: Score, cut: bool) -> Chart:
    title = say("Tổng điểm của từng xã so với ngưỡng công nhận")
    if cut:
        title += " " + say("({n} xã gần ngưỡng nhất)", n=MOST_BARS)
    bars = [Bars(at, colour) for at, colour in enumerate((GREEN, CRIMSON, AMBER, OPEN), 2)]
    return Chart(title, "column", rows, 1, bars, dashes=6, most=most, gap=45)


def _verdict_chart(rows: tuple[int, int], say: Say) -> Chart:
    bars = Bars(BESIDE + 1, BLUE, tuple(colour for _, colour in VERDICTS))
    return Chart(say("Số xã theo kết luận"), "column", rows, BESIDE, [bars], counted="#,##0")


def _zero_chart(rows: tuple[int, int], say: Say) -> Chart:
    title = say("Số xã bị 0 điểm, theo tiêu chí")
    return Chart(title, "bar", rows, BESIDE, [Bars(BESIDE + 2, CRIMSON)], counted="#,##0")


def _average_chart(rows: tuple[int, int], say: Say) -> Chart:
    title = say("Điểm trung bình so với điểm tối đa, theo tiêu chí")
    return Chart(title, "bar", rows, BESIDE, [Bars(BESIDE + 1, BLUE)], counted="0.0%", number="0%", most=1)
