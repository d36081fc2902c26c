"""Two standards compared as a workbook: differences, flips with their cause, classes, sensitivity with a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.comparing.impact import Effect, Impact
from engine.comparing.sensitivity import Sensitivity
from engine.files.kit.bar_charts import Bars, Chart
from engine.files.kit.printing import Area, Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.reporting.console.compare_console import (
    bar_words,
    cause_lines,
    heaviest,
    impact_heading,
    impact_lines,
    warnings,
)
from engine.reporting.excel.charts import CRIMSON, GREEN
from engine.reporting.words.bands import range_words
from engine.reporting.words.compare_words import (
    Comparison,
    cause_sentence,
    class_name,
    difference_sentence,
    group_title,
    grouped,
    heading_of,
    kind_word,
    level_change,
    move_sentence,
    trend_word,
    unmoved_words,
)
from engine.reporting.words.sentences import verdict_word

MOST_BARS, CHART_ROWS = 15, 25  # as many rows as a page has under the warnings and the summary
MOST_MOVES = 40  # a page of them


def write_comparison_workbook(path: Path, told: Comparison, say: Say) -> None:
    """Write a comparison as Excel: the same comparison and language give the same bytes. Raises as ``write_whole``."""
    title = f"{heading_of(told.old, say)} → {heading_of(told.new, say)}"
    workbook = NewWorkbook(title)
    warned = list(warnings(told, say))
    for name, fill in _sheets(told, say):
        sheet = workbook.sheet(name)
        sheet.put_heading(title, warnings=warned)
        top = fill(sheet, len(warned) + 3)
        sheet.set_page(Page(printed(centre=name), printed(as_letters(title), right="&P/&N"), (top, top)))
    workbook.save(path)


def _sheets(told: Comparison, say: Say) -> Iterator[tuple[str, Callable[[NewSheet, int], int]]]:
    """Every sheet with what fills it from a row on and gives the row of its table's heading."""
    yield say("Khác biệt"), lambda sheet, top: _fill_differences(sheet, top, told, say)
    if impact := told.impact:
        yield say("Xã đổi kết luận"), lambda sheet, top: _fill_flips(sheet, top, (told, impact), say)
        yield say("Theo nhóm xã"), lambda sheet, top: _fill_classes(sheet, top, impact, say)
        yield say("Độ nhạy"), lambda sheet, top: _fill_sensitivity(sheet, top, (told, impact), say)
        yield say("Mọi xã"), lambda sheet, top: _fill_communes(sheet, top, impact, say)


def _fill_differences(sheet: NewSheet, top: int, told: Comparison, say: Say) -> int:
    columns = (
        Column(say("Tiêu chí, phần"), 40),
        Column(say("Loại"), 16, "centre"),
        Column(say("Khác biệt"), 80),
        Column(say("Ảnh hưởng điểm, kết luận"), 14, "centre"),
    )
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
    sheet.put_table(top, columns, rows or [("–", "–", say("Không có khác biệt nào."), "–")])
    return top


def _fill_flips(sheet: NewSheet, top: int, of: tuple[Comparison, Impact], say: Say) -> int:
    told, impact = of
    columns = (
        Column(say("Mã"), 7, "centre"),
        Column(say("Đơn vị"), 18),
        Column(say("Nhóm xã"), 24),
        Column(say("Ngưỡng"), 13, "centre"),
        Column(say("Điểm cũ"), 9, "centre"),
        Column(say("Điểm mới"), 9, "centre"),
        Column(say("Kết luận cũ"), 15),
        Column(say("Kết luận mới"), 15),
        Column(say("Chỉ riêng thay đổi này đã làm đổi kết luận"), 55),
    )
    sheet.set_widths(columns)
    lines = [impact_heading(told, say), *impact_lines(told, impact, say), *cause_lines(told, impact, say)]
    for at, line in enumerate(lines, top):
        sheet.put_line(at, line, "note", columns=len(columns))
    rows = [_flip(told, effect, say) for effect in impact.flips]
    nothing: list[Value] = ["–", say("Không xã nào đổi kết luận."), *["–"] * 7]
    sheet.put_table(top + len(lines) + 1, columns, rows or [nothing])
    return top + len(lines) + 1


def _flip(told: Comparison, effect: Effect, say: Say) -> list[Value]:
    old, new = effect.old, effect.new
    cause = cause_sentence(told, effect.cause, say) if effect.cause else "–"
    return [
        effect.unit.code,
        effect.unit.name,
        class_name(effect, say),
        bar_words(effect, say),
        range_words(old.low, old.high, say),
        range_words(new.low, new.high, say),
        Entry(verdict_word(old.verdict, say), f"verdict {old.verdict or 'aside'}"),
        Entry(verdict_word(new.verdict, say), f"verdict {new.verdict or 'aside'}"),
        cause,
    ]


def _fill_classes(sheet: NewSheet, top: int, impact: Impact, say: Say) -> int:
    names = (
        say("Số xã"), say("Đạt theo bộ cũ"), say("Đạt theo bộ mới"), say("Thành đạt"), say("Thôi đạt"),
        say("Chưa kết luận được theo bộ mới"), say("Thêm điểm"), say("Bớt điểm"),
        say("Giữ nguyên điểm"), say("Chưa rõ"),
    )  # fmt: skip
    columns = (Column(say("Nhóm (theo bộ cũ)"), 56), *(Column(name, 12, "number") for name in names))
    rows: list[list[Value]] = [
        [
            say.either(row.unit_class.title, row.unit_class.title_en) if row.unit_class else say("chưa xếp được nhóm"),
            row.communes, row.before, row.after, row.gained, row.lost, row.undecided,
            *(row.trends.get(trend, 0) for trend in ("gain", "lose", "same", "unsure")),
        ]
        for row in impact.classes
    ]  # fmt: skip
    sheet.put_table(top, columns, rows)
    return top


def _fill_sensitivity(sheet: NewSheet, top: int, of: tuple[Comparison, Impact], say: Say) -> int:
    """A chart of the thresholds that weigh most over a table of the moves that change decisions; the rest in a line."""
    told, impact = of
    columns = (
        Column(say("Ngưỡng được dời"), 70),
        Column(say("Thành đạt"), 12, "number"),
        Column(say("Thôi đạt"), 12, "number"),
        Column(say("Đổi khác"), 12, "number"),
        Column(say("Tổng số xã đổi"), 12, "number"),
    )
    sheet.set_widths(columns)
    bars = heaviest(impact.sensitivities)[:MOST_BARS]
    rest = sorted((e for e in impact.sensitivities if e.flips and e not in bars), key=lambda e: -e.flips)
    shown = (*bars, *rest)[:MOST_MOVES]
    words = say("Chỉ dời MỘT ngưỡng của bộ mới, giữ nguyên mọi thứ khác; mỗi ngưỡng lấy bước dời nặng nhất.")
    sheet.put(top, 1, words, "page subtitle")
    line = " ".join(filter(None, (moves_line(impact.sensitivities, shown, say), unmoved_words(told, say))))
    sheet.put_line(top + 1, line, "note", columns=len(columns))
    table = top + (CHART_ROWS + 3 if bars else 3)
    nothing: list[list[Value]] = [["–", 0, 0, 0, 0]]
    sheet.put_table(table, columns, list(_moves(told, shown, say)) or nothing, still=None)
    if bars:
        series = (Bars(2, GREEN), Bars(3, CRIMSON))
        title = say("Số xã đổi kết luận khi dời một ngưỡng")
        sheet.break_after([table - 1])
        chart = Chart(title, "bar", (table, table + len(bars)), 1, series, letters=8)
        sheet.hang(chart, Area(top + 2, 1, table - 2, len(columns)))
    return table


def moves_line(tried: Sequence[Sensitivity], shown: Sequence[Sensitivity], say: Say) -> str:
    """How many moves were tried, how many change nothing, and how many that change something are not shown."""
    idle = sum(not entry.flips for entry in tried)
    line = say(
        "Đã thử {tried} bước dời; {idle} bước không làm xã nào đổi kết luận nên không nêu.",
        tried=say.whole(len(tried)), idle=say.whole(idle),
    )  # fmt: skip
    if (more := len(tried) - idle - len(shown)) > 0:
        most = max(entry.flips for entry in tried if entry not in shown)
        values = {"more": say.whole(more), "most": say.whole(most)}
        line += " " + say("Còn {more} bước nữa, mỗi bước làm đổi nhiều nhất {most} xã.", **values)
    return line


def _moves(told: Comparison, found: Sequence[Sensitivity], say: Say) -> Iterator[list[Value]]:
    for entry in found:
        yield [move_sentence(told, entry, say), entry.gained, entry.lost, entry.other, entry.flips]


def _fill_communes(sheet: NewSheet, top: int, impact: Impact, say: Say) -> int:
    columns: tuple[Column, ...] = (
        Column(say("Mã"), 8, "centre"),
        Column(say("Đơn vị"), 20),
        Column(say("Nhóm xã"), 36),
        Column(say("Kết luận cũ"), 16),
        Column(say("Kết luận mới"), 16),
        Column(say("Thấp nhất, cũ"), 10, "number"),
        Column(say("Cao nhất, cũ"), 10, "number"),
        Column(say("Thấp nhất, mới"), 10, "number"),
        Column(say("Cao nhất, mới"), 10, "number"),
        Column(say("Thay đổi, ít nhất"), 11, "signed"),
        Column(say("Thay đổi, nhiều nhất"), 11, "signed"),
        Column(say("Tổng điểm"), 14, "centre"),
    )
    rows = [_commune(effect, say) for effect in impact.effects]
    if any(effect.old.level or effect.new.level for effect in impact.effects):
        columns = (*columns, Column(say("Mức công nhận, cũ → mới"), 24))
        rows = [[*row, level_change(e, say)] for row, e in zip(rows, impact.effects, strict=True)]
    sheet.put_table(top, columns, rows)
    return top


def _commune(effect: Effect, say: Say) -> list[Value]:
    old, new = effect.old, effect.new
    verdicts = [Entry(verdict_word(s.verdict, say), f"verdict {s.verdict or 'aside'}") for s in (old, new)]
    return [
        effect.unit.code, effect.unit.name, class_name(effect, say), *verdicts,
        old.low, old.high, new.low, new.high, *effect.change, trend_word(effect, say),
    ]  # fmt: skip
