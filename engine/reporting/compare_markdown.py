"""Two standards compared as a Markdown page, to be sent, versioned or pasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.comparing.impact import ClassCount, Effect, Impact, Trend
from engine.language import Say
from engine.reporting.console.compare_console import (
    MOST_BARS,
    bar_words,
    cause_lines,
    heaviest,
    impact_heading,
    impact_lines,
    warnings,
)
from engine.reporting.words.bands import range_words
from engine.reporting.words.compare_words import (
    Comparison,
    cause_sentence,
    difference_sentence,
    group_title,
    grouped,
    heading_of,
    move_sentence,
    unmoved_words,
)
from engine.reporting.words.sentences import verdict_word

TRENDS: tuple[Trend, ...] = ("gain", "lose", "unsure")


def comparison_text(told: Comparison, say: Say) -> str:
    """The page: differences by criterion, then the effect with every flip and its cause."""
    lines = ["# " + say("So sánh") + f" {heading_of(told.old, say)} → {heading_of(told.new, say)}", ""]
    for line in warnings(told, say):
        lines += [f"> **{_plain(line)}**", ""]
    if not told.differences:
        lines += [say("Không có khác biệt nào."), ""]
    for group, found in grouped(told.differences).items():
        lines += [f"## {_plain(group_title(told, group, say))}", ""]
        lines += [f"- {_plain(difference_sentence(told, difference, say))}" for difference in found]
        lines.append("")
    if told.impact:
        lines += _impact(told, told.impact, say)
    return "\n".join(lines).rstrip() + "\n"


def _impact(told: Comparison, impact: Impact, say: Say) -> Iterator[str]:
    yield from (f"## {_plain(impact_heading(told, say))}", "")
    for line in (*impact_lines(told, impact, say), *cause_lines(told, impact, say)):
        yield f"- {_plain(line)}"
    if impact.flips:
        yield from ("", "### " + say("Xã đổi kết luận"), "")
        heads: tuple[str, ...] = (
            say("Xã"),
            say("Kết luận"),
            say("Điểm"),
            say("Ngưỡng"),
            say("Chỉ riêng thay đổi này đã làm đổi kết luận"),
        )
        yield from _table(heads, [_flip(told, effect, say) for effect in impact.flips])
    yield from ("", "### " + say("Theo nhóm xã"), "")
    heads = (
        say("Nhóm (theo bộ cũ)"),
        say("Số xã"),
        say("Đạt trước"),
        say("Đạt sau"),
        say("Thành đạt"),
        say("Thôi đạt"),
        say("Thêm điểm"),
        say("Bớt điểm"),
        say("Chưa rõ"),
    )
    yield from _table(heads, [_class(row, say) for row in impact.classes])
    if shown := heaviest(impact.sensitivities)[:MOST_BARS]:
        yield from ("", "### " + say("Độ nhạy: chỉ dời một ngưỡng của bộ mới"), "")
        if unmoved := unmoved_words(told, say):
            yield from (unmoved, "")
        heads = (say("Ngưỡng được dời"), say("Số xã đổi"), say("Thành đạt"), say("Thôi đạt"))
        yield from _table(
            heads, [(move_sentence(told, s, say), str(s.flips), str(s.gained), str(s.lost)) for s in shown]
        )


def _flip(told: Comparison, effect: Effect, say: Say) -> tuple[str, ...]:
    old, new = effect.old, effect.new
    verdicts = f"{verdict_word(old.verdict, say)} → {verdict_word(new.verdict, say)}"
    points = f"{range_words(old.low, old.high, say)} → {range_words(new.low, new.high, say)}"
    cause = cause_sentence(told, effect.cause, say) if effect.cause else "–"
    return f"{effect.unit.name} ({effect.unit.code})", verdicts, points, bar_words(effect, say), cause


def _class(row: ClassCount, say: Say) -> tuple[str, ...]:
    name = say.either(row.unit_class.title, row.unit_class.title_en) if row.unit_class else say("chưa xếp được nhóm")
    trends = (row.trends.get(trend, 0) for trend in TRENDS)
    return name, *map(say.whole, (row.communes, row.before, row.after, row.gained, row.lost, *trends))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for cells in (heads, ["---"] * len(heads), *rows):
        yield "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, in one line."""
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_").split())
