"""Two standards compared as a workbook: differences, flips with their cause, classes, sensitivity with a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.legend import Legend
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

from engine.comparing.impact import Effect, Impact
from engine.comparing.sensitivity import Sensitivity
from engine.files.styles import (
    Column,
    Entry,
    Value,
    add_filter,
    add_looks,
    put,
    put_line,
    put_table,
    set_print,
    set_widths,
)
from engine.files.writing import address, save_workbook
from engine.language import Say
from engine.reporting.console.compare_console import bar_words, heaviest, impact_heading, impact_lines, warnings
from engine.reporting.console.screen import points_text
from engine.reporting.excel.charts import CRIMSON, GREEN, bars_chart
from engine.reporting.words.compare_words import (
    Comparison,
    cause_sentence,
    class_name,
    difference_sentence,
    group_title,
    grouped,
    heading_of,
    kind_word,
    move_sentence,
)
from engine.reporting.words.sentences import verdict_word

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BARS, CHART_ROWS = 15, 30


def write_comparison_workbook(path: Path, told: Comparison, say: Say) -> None:
    """Write a comparison as Excel: the same comparison and language give the same bytes. Raises OSError."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_looks(workbook)
    title = f"{heading_of(told.old, say)} → {heading_of(told.new, say)}"
    _fill_differences(_sheet(workbook, say("Khác biệt"), title, told, say), told, say)
    if told.impact:
        flips, classes = (
            _sheet(workbook, name, title, told, say) for name in (say("Xã đổi kết luận"), say("Theo nhóm xã"))
        )
        _fill_flips(flips, told, told.impact, say)
        _fill_classes(classes, told, told.impact, say)
        _fill_sensitivity(_sheet(workbook, say("Độ nhạy"), title, told, say), told, told.impact, say)
        _fill_communes(_sheet(workbook, say("Mọi xã"), title, told, say), told, told.impact, say)
    workbook.properties.creator, workbook.properties.title = "phuhop", title
    save_workbook(workbook, path)


def _sheet(workbook: Workbook, name: str, title: str, told: Comparison, say: Say) -> Worksheet:
    """A page that says by itself what it compares and how sure that is."""
    sheet: Worksheet = workbook.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    put(sheet, 1, 1, title, "page title")
    for at, line in enumerate(warnings(told, say), 2):
        put(sheet, at, 1, line, "page warning")
    set_print(sheet, heading=name, footing=title, repeat=_top(told, say))
    return sheet


def _top(told: Comparison, say: Say) -> int:
    """The heading's row, below the title and the warnings."""
    return len(list(warnings(told, say))) + 3


def _fill_differences(sheet: Worksheet, told: Comparison, say: Say) -> None:
    columns = (
        Column(say("Tiêu chí, phần"), 40),
        Column(say("Loại"), 16, "centre"),
        Column(say("Khác biệt"), 80),
        Column(say("Ảnh hưởng điểm, kết luận"), 14, "centre"),
    )
    set_widths(sheet, columns)
    rows = [
        (
            group_title(told, group, say),
            kind_word(d.kind, say),
            difference_sentence(told, d, say),
            say("có") if d.lever else "–",
        )
        for group, found in grouped(told.differences).items()
        for d in found
    ]
    _finish(sheet, _top(told, say), columns, rows or [("–", "–", say("Không có khác biệt nào."), "–")])


def _finish(sheet: Worksheet, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> int:
    below = put_table(sheet, top, columns, rows)
    add_filter(sheet, top, below, columns)
    sheet.freeze_panes = address(top + 1, 2)
    return below


def _fill_flips(sheet: Worksheet, told: Comparison, impact: Impact, say: Say) -> None:
    columns = (
        Column(say("Mã"), 8, "centre"),
        Column(say("Xã, phường, thị trấn"), 22),
        Column(say("Nhóm xã"), 30),
        Column(say("Ngưỡng"), 16, "centre"),
        Column(say("Điểm cũ"), 10, "centre"),
        Column(say("Điểm mới"), 10, "centre"),
        Column(say("Kết luận cũ"), 16),
        Column(say("Kết luận mới"), 16),
        Column(say("Chỉ riêng thay đổi này đã làm đổi kết luận"), 70),
    )
    set_widths(sheet, columns)
    top = _top(told, say)
    lines = [impact_heading(told, say), *impact_lines(told, impact, say)]
    for at, line in enumerate(lines, top):
        put_line(sheet, at, line, "note", columns=len(columns))
    rows = [_flip(told, effect, say) for effect in impact.flips]
    nothing: list[Value] = ["–", say("Không xã nào đổi kết luận."), *["–"] * 7]
    _finish(sheet, top + len(lines) + 1, columns, rows or [nothing])
    sheet.print_title_rows = f"{top + len(lines) + 1}:{top + len(lines) + 1}"


def _flip(told: Comparison, effect: Effect, say: Say) -> list[Value]:
    old, new = effect.old, effect.new
    cause = cause_sentence(told, effect.cause, say) if effect.cause else "–"
    return [
        effect.unit.code,
        effect.unit.name,
        class_name(effect, say),
        bar_words(effect, say),
        points_text(old.low, old.high),
        points_text(new.low, new.high),
        Entry(verdict_word(old.verdict, say), f"verdict {old.verdict or 'aside'}"),
        Entry(verdict_word(new.verdict, say), f"verdict {new.verdict or 'aside'}"),
        cause,
    ]


def _fill_classes(sheet: Worksheet, told: Comparison, impact: Impact, say: Say) -> None:
    names = (
        say("Số xã"), say("Đạt theo bộ cũ"), say("Đạt theo bộ mới"), say("Thành đạt"), say("Thôi đạt"),
        say("Chưa kết luận được theo bộ mới"), say("Thêm điểm"), say("Bớt điểm"),
        say("Giữ nguyên điểm"), say("Chưa rõ"),
    )  # fmt: skip
    columns = (Column(say("Nhóm (theo bộ cũ)"), 56), *(Column(name, 12, "number") for name in names))
    set_widths(sheet, columns)
    rows: list[list[Value]] = [
        [
            say.either(row.unit_class.title, row.unit_class.title_en) if row.unit_class else say("chưa xếp được nhóm"),
            row.communes, row.before, row.after, row.gained, row.lost, row.undecided,
            *(row.trends.get(trend, 0) for trend in ("gain", "lose", "same", "unsure")),
        ]
        for row in impact.classes
    ]  # fmt: skip
    _finish(sheet, _top(told, say), columns, rows)


def _fill_sensitivity(sheet: Worksheet, told: Comparison, impact: Impact, say: Say) -> None:
    """A chart of the thresholds that weigh most over a table of every move."""
    columns = (
        Column(say("Ngưỡng được dời"), 70),
        Column(say("Thành đạt"), 12, "number"),
        Column(say("Thôi đạt"), 12, "number"),
        Column(say("Đổi khác"), 12, "number"),
        Column(say("Tổng số xã đổi"), 12, "number"),
    )
    set_widths(sheet, columns)
    top, shown = _top(told, say), heaviest(impact.sensitivities)[:MOST_BARS]
    put(
        sheet,
        top,
        1,
        say("Chỉ dời MỘT ngưỡng của bộ mới, giữ nguyên mọi thứ khác; mỗi ngưỡng lấy bước dời nặng nhất."),
        "page subtitle",
    )
    table = top + (CHART_ROWS + 2 if shown else 2)
    rest = [entry for entry in impact.sensitivities if entry not in shown]
    _finish(sheet, table, columns, list(_moves(told, (*shown, *sorted(rest, key=lambda e: -e.flips)), say)))
    sheet.freeze_panes = None
    sheet.print_title_rows = f"{table}:{table}"
    if shown:
        _hang_chart(sheet, (top + 1, table - 1), (table, table + len(shown)), say)


def _moves(told: Comparison, found: Sequence[Sensitivity], say: Say) -> Iterator[list[Value]]:
    for entry in found:
        yield [move_sentence(told, entry, say), entry.gained, entry.lost, entry.other, entry.flips]


def _hang_chart(sheet: Worksheet, rows: tuple[int, int], data: tuple[int, int], say: Say) -> None:
    """Stacked bars over the first rows of the table, heaviest on top."""
    chart: BarChart = bars_chart(say("Số xã đổi kết luận khi dời một ngưỡng"), "bar")
    chart.grouping, chart.overlap = "stacked", 100
    for column in (2, 3):
        chart.add_data(Reference(sheet, min_col=column, min_row=data[0], max_row=data[1]), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=data[0] + 1, max_row=data[1]))
    for series, colour in zip(chart.series, (GREEN, CRIMSON), strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
    chart.x_axis.scaling.orientation, chart.y_axis.scaling.min = "maxMin", 0
    chart.legend = Legend()
    chart.legend.position = "t"
    first, last = AnchorMarker(col=0, row=rows[0] - 1), AnchorMarker(col=5, row=rows[1] - 1)
    chart.anchor = TwoCellAnchor(editAs="oneCell", _from=first, to=last)  # type: ignore[assignment]  # the stub knows cell names only
    sheet.add_chart(chart)


def _fill_communes(sheet: Worksheet, told: Comparison, impact: Impact, say: Say) -> None:
    columns = (
        Column(say("Mã"), 8, "centre"),
        Column(say("Xã, phường, thị trấn"), 24),
        Column(say("Nhóm xã"), 44),
        Column(say("Kết luận cũ"), 16),
        Column(say("Kết luận mới"), 16),
        Column(say("Thấp nhất, cũ"), 10, "number"),
        Column(say("Cao nhất, cũ"), 10, "number"),
        Column(say("Thấp nhất, mới"), 10, "number"),
        Column(say("Cao nhất, mới"), 10, "number"),
        Column(say("Thêm, bớt (thấp nhất)"), 12, "signed"),
    )
    set_widths(sheet, columns)
    _finish(sheet, _top(told, say), columns, [_commune(effect, say) for effect in impact.effects])


def _commune(effect: Effect, say: Say) -> list[Value]:
    old, new = effect.old, effect.new
    verdicts = [Entry(verdict_word(s.verdict, say), f"verdict {s.verdict or 'aside'}") for s in (old, new)]
    return [
        effect.unit.code, effect.unit.name, class_name(effect, say), *verdicts,
        old.low, old.high, new.low, new.high, new.low - old.low,
    ]  # fmt: skip
