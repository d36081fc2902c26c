"""Two standards compared on the console: differences by criterion, who flips and why, which thresholds weigh most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.comparing.impact import Effect, Impact
from engine.comparing.item_differences import is_in_words
from engine.comparing.mixture_scores import ASIDE, VERDICTS
from engine.comparing.partial import PartialStandard, known_to_both
from engine.comparing.sensitivity import Sensitivity
from engine.language import Say
from engine.law.model import Standard
from engine.reporting.console.screen import COLOURS, Screen, near
from engine.reporting.words.bands import range_words
from engine.reporting.words.compare_words import (
    Comparison,
    cause_sentence,
    difference_sentence,
    elsewhere_sentence,
    group_title,
    grouped,
    heading_of,
    level_moves,
    move_sentence,
    unmoved_words,
)
from engine.reporting.words.differing.phrases import arrow
from engine.reporting.words.sentences import simulated_sentence, verdict_word

MOST_FLIPS, MOST_CAUSES, MOST_BARS, BAR_WIDTH = 40, 8, 15, 30


def show_comparison(screen: Screen, told: Comparison) -> None:
    """All of it, led by how much differs and how many communes flip."""
    say, out = screen.say, screen.out
    out.print(Text(f"{heading_of(told.old, say)} → {heading_of(told.new, say)}", style="bold"))
    for line in warnings(told, say):
        out.print(Text(line, style="bold yellow"), soft_wrap=True)
    if not told.differences:
        out.print(say("Không có khác biệt nào."))
    for group, found in grouped(told.differences).items():
        out.print(Text("\n" + group_title(told, group, say), style="bold"))
        for difference in found:
            style = "dim" if is_in_words(difference) else ""
            out.print(Text("  • " + difference_sentence(told, difference, say), style=style), soft_wrap=True)
    if told.impact:
        _show_impact(screen, told, told.impact)


def warnings(told: Comparison, say: Say) -> Iterator[str]:
    """What must be said before anything else: drafts, partial standards, made-up evidence."""
    for standard in (told.old, told.new):
        if isinstance(standard, PartialStandard):
            reason = say.either(standard.reason, standard.reason_en)
            yield say("{name} mới biết một phần: {reason}", name=standard.id, reason=reason)
        elif standard.head.status == "draft":
            yield say("BẢN NHÁP: {name} chưa có hiệu lực; kết quả chỉ để thử.", name=standard.head.id)
    if not (isinstance(told.old, Standard) and isinstance(told.new, Standard)):
        n = len(known_to_both(told.old, told.new))
        yield say("Chỉ so {n} mục mà cả hai bên đều biết, và mức cao nhất của chúng; phần khác chưa nói được gì.", n=n)
    yield from (say.told(found)["what"] for found in told.strayed)
    if told.elsewhere:
        yield elsewhere_sentence(told, say)
    if told.round and told.round.simulated:
        yield simulated_sentence(say)


def _show_impact(screen: Screen, told: Comparison, impact: Impact) -> None:
    say, out = screen.say, screen.out
    out.print(Text("\n" + impact_heading(told, say), style="bold"))
    for line in impact_lines(told, impact, say):
        out.print(Text("  " + line), soft_wrap=True)
    shown = 0
    for cause, effects in by_cause(told, impact, say):
        if shown >= MOST_FLIPS:
            break
        line = say("{n} xã, do riêng: {cause}", n=say.whole(len(effects)), cause=cause)
        out.print(Text("\n  " + line, style="bold"), soft_wrap=True)
        for effect in effects[: MOST_FLIPS - shown]:
            out.print(_flip(effect, say), soft_wrap=True)
        shown += len(effects)
    if (rest := len(impact.flips) - MOST_FLIPS) > 0:
        out.print(say("  … và {n} xã nữa: xem tệp Excel (thêm --out THƯ_MỤC).", n=rest))
    out.print()
    out.print(_classes(impact, say))
    _show_bars(screen, told, impact.sensitivities)


def impact_heading(told: Comparison, say: Say) -> str:
    """Whose effect it is."""
    return say("TÁC ĐỘNG lên đợt {title}", title=told.round.title if told.round else "–")


def impact_lines(told: Comparison, impact: Impact, say: Say) -> Iterator[str]:
    """The counts: points that surely rise and fall, decisions that change, and what is not known."""
    trends = Counter(effect.trend for effect in impact.effects)
    yield say(
        "{all} xã được chấm theo cả hai bộ. Tổng điểm: {gain} xã chắc chắn tăng, {lose} xã chắc chắn giảm, "
        "{same} xã giữ nguyên, {unsure} xã chưa rõ vì thiếu số liệu.",
        all=say.whole(len(impact.effects)), gain=say.whole(trends["gain"]), lose=say.whole(trends["lose"]),
        same=say.whole(trends["same"]), unsure=say.whole(trends["unsure"]),
    )  # fmt: skip
    yield say("{n} xã đổi kết luận. {counts}.", n=say.whole(len(impact.flips)), counts=_verdict_counts(impact, say))
    yield from level_moves(told, impact, say)
    if impact.aside:
        yield say("{n} xã có lỗi trong phiếu nên để ngoài.", n=say.whole(len(impact.aside)))
    if impact.missing:
        labels = ", ".join(_labels(told, impact.missing, say))
        yield say(
            "Bộ mới hỏi thêm số liệu mà đợt này chưa có, nên các mục đó để ngỏ từ 0 đến tối đa: {labels}.",
            labels=labels,
        )


def _verdict_counts(impact: Impact, say: Say) -> str:
    """How many communes have each verdict, old → new: "Đạt chuẩn: 17 → 0; Chưa kết luận: 3 → 28"."""
    before, after = (Counter(getattr(e, side).verdict for e in impact.effects) for side in ("old", "new"))
    told = (v for v in (*VERDICTS[ASIDE - 1 :: -1], None) if before[v] or after[v])
    return "; ".join(f"{verdict_word(v, say)}: {arrow(say.whole(before[v]), say.whole(after[v]))}" for v in told)


def by_cause(told: Comparison, impact: Impact, say: Say) -> list[tuple[str, list[Effect]]]:
    """The communes whose decision changes, under what alone changes it; the cause of most first."""
    groups: dict[str, list[Effect]] = {}
    for effect in impact.flips:
        groups.setdefault(cause_sentence(told, effect.cause, say) if effect.cause else "–", []).append(effect)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def cause_lines(told: Comparison, impact: Impact, say: Say) -> Iterator[str]:
    """What changes the decision of most communes."""
    for cause, effects in by_cause(told, impact, say)[:MOST_CAUSES]:
        yield say("{n} xã đổi kết luận chỉ riêng vì: {cause}", n=say.whole(len(effects)), cause=cause)


def _labels(told: Comparison, names: Sequence[str], say: Say) -> list[str]:
    book = told.new.book.evidence if isinstance(told.new, Standard) else ()
    return [say.either(entry.label, entry.label_en) for entry in book if entry.id in names]


def _flip(effect: Effect, say: Say) -> Text:
    old, new = effect.old, effect.new
    line = Text(f"    {effect.unit.name}: ")
    line.append(verdict_word(old.verdict, say), style=COLOURS.get(old.verdict or "", "magenta"))
    line.append(" → ")
    line.append(verdict_word(new.verdict, say), style=COLOURS.get(new.verdict or "", "magenta"))
    bar = say("ngưỡng {bar}", bar=bar_words(effect, say))
    line.append(f" ({range_words(old.low, old.high, say)} → {range_words(new.low, new.high, say)}; {bar})")
    return line


def bar_words(effect: Effect, say: Say) -> str:
    """The threshold, old → new where it changes; a dash where no class fits."""
    old, new = ("–" if c is None else say.whole(c.threshold) for c in (effect.old.unit_class, effect.new.unit_class))
    return old if old == new else f"{old} → {new}"


def _classes(impact: Impact, say: Say) -> Table:
    table = Table(
        box=None, padding=(0, 1), header_style="bold", pad_edge=False, title=say("Theo nhóm xã"), title_justify="left"
    )
    heads = (say("Nhóm (theo bộ cũ)"), say("Số xã"), say("Đạt trước"), say("Đạt sau"), say("Thành đạt"),
             say("Thôi đạt"),
             say("Chưa kết luận"), say("Thêm điểm"), say("Bớt điểm"), say("Chưa rõ"))  # fmt: skip
    for at, head in enumerate(heads):
        table.add_column(head, justify="right" if at else "left")
    for row in impact.classes:
        name = (
            say.either(row.unit_class.title, row.unit_class.title_en) if row.unit_class else say("chưa xếp được nhóm")
        )
        counts = (
            row.communes,
            row.before,
            row.after,
            row.gained,
            row.lost,
            row.undecided,
            row.trends.get("gain", 0),
            row.trends.get("lose", 0),
            row.trends.get("unsure", 0),
        )
        table.add_row(Text(name), *map(say.whole, counts))
    return table


def _show_bars(screen: Screen, told: Comparison, found: Sequence[Sensitivity]) -> None:
    say, out = screen.say, screen.out
    shown = heaviest(found)[:MOST_BARS]
    if not shown:
        return
    out.print(Text("\n" + say("ĐỘ NHẠY của bộ mới: chỉ dời MỘT ngưỡng, giữ nguyên mọi thứ khác"), style="bold"))
    most = shown[0].flips
    for entry in shown:
        bar = "█" * max(1, entry.flips * BAR_WIDTH // most)
        counts = say("{n} xã đổi (+{gained} đạt, −{lost} đạt)", n=entry.flips, gained=entry.gained, lost=entry.lost)
        out.print(Text(f"  {bar} {counts}  {move_sentence(told, entry, say)}"), soft_wrap=True)
    if unmoved := unmoved_words(told, say):
        out.print("  " + unmoved, soft_wrap=True)
    if not screen.quiet:
        out.print(
            say("  Mỗi ngưỡng chỉ nêu bước dời làm đổi nhiều xã nhất; các bước khác làm đổi kết luận có ở tệp Excel.")
        )


def heaviest(found: Sequence[Sensitivity]) -> list[Sensitivity]:
    """Of each threshold the move that flips most communes, the nearest of them; heaviest first, idle moves left out."""
    best: dict[tuple[str, object], Sensitivity] = {}
    for entry in found:
        key = (entry.name, entry.old)
        if entry.flips and (key not in best or _weight(entry) > _weight(best[key])):
            best[key] = entry
    return sorted(best.values(), key=lambda entry: -entry.flips)


def _weight(entry: Sensitivity) -> tuple[int, object]:
    return entry.flips, -abs(entry.new - entry.old)


def show_written(screen: Screen, paths: Sequence[Path]) -> None:
    """Where the files are."""
    for path in paths:
        screen.out.print(screen.say("Đã ghi {path}", path=near(path)), soft_wrap=True)


def show_draft(screen: Screen, folder: Path, amends: str | None = None) -> None:
    """A draft was made: where it is and what to do with it; ``amends`` is the standard that it only amends."""
    say = screen.say
    told = say("Đã chép thành BẢN NHÁP: {folder}", folder=near(folder))
    if amends:
        told = say("Đã lập BẢN NHÁP sửa đổi {old}: {folder}", old=amends, folder=near(folder))
    screen.out.print(Text(told, style="bold"), soft_wrap=True)
    if not screen.quiet:
        screen.out.print(say("Sửa các tệp trong đó, rồi: phuhop check {name}", name=folder.name))
        screen.out.print(
            say(
                "Xem khác gì và xã nào đổi kết luận: phuhop compare BỘ_CŨ {name} --round ĐỢT --out THƯ_MỤC",
                name=folder.name,
            )
        )
        screen.out.print(say("Bản nháp chấm thử được; giấy tờ chính thức chỉ làm được khi status là in_force."))
