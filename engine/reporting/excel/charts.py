"""Native charts over cells of their own sheet: totals against thresholds, decisions, criteria."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.worksheet.pagebreak import Break

from engine.files.styles import FACE, INK, Column, Entry, Value, put, put_table, set_widths
from engine.language import Say
from engine.reporting.excel.sheet_criteria import average_shares, short_title, zero_counts
from engine.reporting.words.ranking import by_decision, by_name
from engine.reporting.words.sentences import verdict_word
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

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
WIDTHS = (20, 12, 12, 12, 14, 12, 3, 38, 16, 12)


def fill_charts(sheet: Worksheet, made: RoundResult, say: Say, top: int) -> None:
    """Four charts, a page for the totals and a page for the rest, then their numbers in tables."""
    shown = near_thresholds(made)
    set_widths(sheet, [Column("", width) for width in WIDTHS])
    second, third = top + ROWS_TOTALS, top + ROWS_TOTALS + ROWS_PAIR
    numbers = third + ROWS_AVERAGE
    put(sheet, numbers, 1, say("Số liệu của các biểu đồ"), "section")
    totals = _put_totals(sheet, numbers + 1, shown, say)
    verdicts = _put_verdicts(sheet, numbers + 1, made, say)
    criteria = _put_criteria(sheet, numbers + 7, made, say)
    whole = (1, len(WIDTHS))
    totals_chart = _totals_chart(sheet, totals, say, cut=len(shown) < len(made.cards))
    totals_chart.y_axis.scaling.max = made.book.standard.head.maximum.points
    _hang(sheet, totals_chart, rows=(top, second - 2), columns=whole)
    _hang(sheet, _verdict_chart(sheet, verdicts, say), rows=(second + 1, third - 1), columns=(1, 4))
    _hang(sheet, _zero_chart(sheet, criteria, say), rows=(second + 1, third - 1), columns=(5, len(WIDTHS)))
    _hang(sheet, _average_chart(sheet, criteria, say), rows=(third, numbers - 2), columns=whole)
    for row in (second - 1, numbers - 1):
        sheet.row_breaks.append(Break(id=row))


def _hang(sheet: Worksheet, chart: BarChart, *, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """A chart over whole cells, from and to included, so that it prints as wide as the tables whatever the font."""
    first = AnchorMarker(col=columns[0] - 1, row=rows[0] - 1)
    last = AnchorMarker(col=columns[1], row=rows[1])
    chart.anchor = TwoCellAnchor(editAs="oneCell", _from=first, to=last)  # type: ignore[assignment]  # the stub knows cell names only
    sheet.add_chart(chart)


def near_thresholds(made: RoundResult) -> tuple[Scorecard, ...]:
    """The communes of the first chart: all, or in a large round those nearest to their threshold."""
    if len(made.cards) <= MOST_BARS:
        return by_decision(made.cards)
    nearest = sorted(by_name(made.cards), key=lambda card: abs(card.decision.low - card.threshold))
    return by_decision(nearest[:MOST_BARS])


def _put_totals(sheet: Worksheet, top: int, cards: Sequence[Scorecard], say: Say) -> tuple[int, int]:
    """A column for each verdict, so that the bars show the decision and not the total alone."""
    verdicts = (Column(verdict_word(verdict, say), 12, "number") for verdict, _ in VERDICTS if verdict)
    columns = (
        Column(say("Xã, phường, thị trấn"), WIDTHS[0]),
        *verdicts,
        Column(say("Còn để ngỏ vì thiếu minh chứng"), WIDTHS[4], "number"),
        Column(say("Ngưỡng công nhận"), WIDTHS[5], "number"),
    )
    return top, put_table(sheet, top, columns, map(_total_row, cards)) - 1


def _total_row(card: Scorecard) -> tuple[Value, ...]:
    decision = card.decision
    own = (decision.low if decision.verdict == verdict else None for verdict, _ in VERDICTS if verdict)
    return card.unit.name, *own, decision.high - decision.low, card.threshold


def _put_verdicts(sheet: Worksheet, top: int, made: RoundResult, say: Say) -> tuple[int, int]:
    counted = Counter(card.decision.verdict for card in made.cards)
    rows = [(verdict_word(verdict, say), counted[verdict] if verdict else len(made.aside)) for verdict, _ in VERDICTS]
    columns = (Column(say("Kết luận"), 0), Column(say("Số xã"), 0, "number"))
    return _put_beside(sheet, top, columns, rows)


def _put_criteria(sheet: Worksheet, top: int, made: RoundResult, say: Say) -> tuple[int, int]:
    titles = (f"{c.number}. {short_title(c, say, 38)}" for c in made.book.standard.criteria)
    shares = (float(share) for share in average_shares(made))
    rows = list(zip(titles, shares, zero_counts(made), strict=True))
    columns = (
        Column(say("Tiêu chí"), 0),
        Column(say("Điểm trung bình"), 0, "percent"),
        Column(say("Số xã 0 điểm"), 0, "number"),
    )
    return _put_beside(sheet, top, columns, rows)


def _put_beside(
    sheet: Worksheet, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> tuple[int, int]:
    """A small table to the right of the totals; widths and row heights stay as they are."""
    for row, values in enumerate((tuple(Entry(c.title, "head") for c in columns), *rows), top):
        for at, (column, value) in enumerate(zip(columns, values, strict=True), BESIDE):
            put(sheet, row, at, value, column.look)
    return top, top + len(rows)


def _totals_chart(sheet: Worksheet, rows: tuple[int, int], say: Say, *, cut: bool) -> BarChart:
    title = say("Tổng điểm của từng xã so với ngưỡng công nhận")
    if cut:
        title += " " + say("({n} xã gần ngưỡng nhất)", n=MOST_BARS)
    chart = bars_chart(title, "col")
    chart.grouping, chart.overlap, chart.gapWidth = "stacked", 100, 45
    _add(chart, sheet, (2, 3, 4, 5), rows)
    for series, colour in zip(chart.series, (GREEN, CRIMSON, AMBER, OPEN), strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
    chart.y_axis.title, chart.y_axis.scaling.min = None, 0
    chart.x_axis.txPr = _text(900, turned=True)
    line = LineChart()
    line.add_data(Reference(sheet, min_col=6, min_row=rows[0], max_row=rows[1]), titles_from_data=True)
    (bar,) = line.series
    bar.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    bar.marker.symbol, bar.marker.size = "dash", 11
    bar.marker.graphicalProperties = GraphicalProperties(solidFill=INK, ln=LineProperties(solidFill=INK))
    bar.smooth = False
    chart += line
    chart.legend = Legend()
    chart.legend.position, chart.legend.txPr = "t", _text(1000)
    return chart


def _verdict_chart(sheet: Worksheet, rows: tuple[int, int], say: Say) -> BarChart:
    chart = bars_chart(say("Số xã theo kết luận"), "col")
    _add(chart, sheet, (BESIDE + 1,), rows, names=BESIDE)
    for at, colour in enumerate(colour for _, colour in VERDICTS):
        point = DataPoint(idx=at)
        point.graphicalProperties = GraphicalProperties(solidFill=colour)
        chart.series[0].dPt.append(point)
    return _counted(chart)


def _zero_chart(sheet: Worksheet, rows: tuple[int, int], say: Say) -> BarChart:
    chart = bars_chart(say("Số xã bị 0 điểm, theo tiêu chí"), "bar")
    _add(chart, sheet, (BESIDE + 2,), rows, names=BESIDE)
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill=CRIMSON)
    chart.x_axis.scaling.orientation = "maxMin"
    return _counted(chart)


def _average_chart(sheet: Worksheet, rows: tuple[int, int], say: Say) -> BarChart:
    chart = bars_chart(say("Điểm trung bình so với điểm tối đa, theo tiêu chí"), "bar")
    _add(chart, sheet, (BESIDE + 1,), rows, names=BESIDE)
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill=BLUE)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.scaling.max, chart.y_axis.number_format = 1, "0%"
    return _counted(chart, number="0.0%")


def bars_chart(title: str, kind: Literal["col", "bar"]) -> BarChart:
    """An empty bar chart in the house's face, axes and rules."""
    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = kind, 60, None
    letters = _letters(1400, bold=True)
    words = Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=title)])
    chart.title = Title(tx=Text(rich=RichText(p=[words])), overlay=False)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _text(1000)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="D9D9D9")))
    chart.y_axis.number_format, chart.y_axis.numFmt.sourceLinked = "#,##0", False
    return chart


def _counted(chart: BarChart, number: str = "#,##0") -> BarChart:
    """One series with its numbers on the bars and no legend."""
    chart.dataLabels = DataLabelList(
        numFmt=number, showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    chart.dataLabels.txPr = _text(1000)
    chart.y_axis.scaling.min = 0
    return chart


def _add(chart: BarChart, sheet: Worksheet, columns: Sequence[int], rows: tuple[int, int], *, names: int = 1) -> None:
    for column in columns:
        chart.add_data(Reference(sheet, min_col=column, min_row=rows[0], max_row=rows[1]), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=names, min_row=rows[0] + 1, max_row=rows[1]))


def _letters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, latin=Font(typeface=FACE))


def _text(size: int, *, turned: bool = False) -> RichText:
    body = RichTextProperties(rot=-2700000 if turned else None)
    ends = Paragraph(pPr=ParagraphProperties(defRPr=_letters(size)), endParaRPr=_letters(size))
    return RichText(bodyPr=body, p=[ends])
