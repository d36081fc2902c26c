"""The plan on the console: what it brings, its lines by heading, what came of the last one, and where the files are."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.language import Say
from engine.planning.fulfilment import Outcome, outcomes
from engine.planning.grouping import By, Group, groups_of
from engine.planning.making import PlanLine
from engine.planning.planned import PAPER, WORKBOOK, Planned
from engine.reporting.console.screen import Screen, near
from engine.reporting.excel.plan_sheets import before_words
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.words.plan_words import (
    action_words,
    communes_words,
    deadline_words,
    heading_of,
    outcome_word,
    points_words,
    shares_words,
)
from engine.reporting.words.sentences import provisional_sentence, simulated_sentence
from engine.reporting.words.ways.plan_summary import plan_summary
from engine.scoring.round_result import RoundResult

OUTCOMES: tuple[Outcome, ...] = ("not_done", "unknown", "done")
STYLES = {"done": "green", "not_done": "red", "unknown": "yellow"}
MOST_LETTERS = 70


def show_plan(screen: Screen, made: RoundResult, planned: Planned, *, by: By, target: Path) -> None:
    """A plan in short; risks of recognised communes are counted here and told in the files."""
    say, out = screen.say, screen.out
    if made.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    for told in stands_lines([made], say) if made.evidence.on_record else ():
        out.print(Text(told, style="bold"), soft_wrap=True)
    if provisional := provisional_sentence(made, say):
        out.print(Text(provisional, style="bold yellow"))
    for group in groups_of(planned.plan, by):
        if any(line.kind != "keep" for line in group.lines):
            out.print(Text(heading_of(made, by, group.key, say), style="bold"))
            out.print(_table(group, made, say))
    if planned.before:
        _show_before(screen, planned)
    for told in plan_summary(planned.plan, planned.held, say):
        out.print(Text(told))
    if not screen.quiet:
        for name in (WORKBOOK, PAPER):
            out.print(Text(say("Kế hoạch: {path}", path=near(target / name))), soft_wrap=True)
        out.print(Text(say("Tệp Word là bản thảo: số, ngày, chữ ký để trống; đọc lại và sửa trước khi ký.")))


def _table(group: Group, made: RoundResult, say: Say) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for name, justify in (
        (say("Việc phải làm"), "left"),
        (say("Xã thực hiện"), "left"),
        (say("Hạn"), "left"),
        (say("Điểm"), "right"),
    ):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    for line in group.lines:
        if line.kind != "keep":
            style = "red" if line.overdue else ""
            words = (action_words(line, made, say), first_communes(line, made, say), deadline_words(line, say))
            table.add_row(*(Text(told, style=style) for told in words), points_words(line, say))
    return table


def first_communes(line: PlanLine, made: RoundResult, say: Say) -> str:
    """Who does it; of many as many as fit, each whole, and how many more there are."""
    whole, each = communes_words(line, made, say), shares_words(line, made, say)
    if len(whole) <= MOST_LETTERS or len(each) == 1:
        return whole
    fitting = takewhile(lambda n: len(", ".join(each[:n])) <= MOST_LETTERS, range(1, len(each)))
    most = max(fitting, default=1)
    return f"{', '.join(each[:most])} {say('và {n} xã khác', n=len(each) - most)}"


def _show_before(screen: Screen, planned: Planned) -> None:
    """The lines of the last plan that are not done, and how many came to each outcome; the workbook has them all."""
    say = screen.say
    screen.out.print(Text(say("Thực hiện kế hoạch của đợt trước ({name})", name=planned.before_name), style="bold"))
    counted = outcomes(planned.before)
    for told in planned.before:
        if told.outcome == "not_done":
            word = Text(f"  {outcome_word(told.outcome, say)}: ", style=STYLES[told.outcome])
            screen.out.print(word + Text(before_words(told, say)), soft_wrap=True)
    words = [f"{outcome_word(outcome, say).lower()} {counted[outcome]}" for outcome in OUTCOMES if counted[outcome]]
    screen.out.print(Text("  " + ", ".join(words)))
