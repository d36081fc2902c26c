"""What to look at first in a round, on the console: disagreements by item, visits, open findings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.language import Say
from engine.law.asking import numbered_items
from engine.records.appraising.visits import Visit
from engine.reporting.console.screen import Screen, near
from engine.reporting.review.appraisal_excel import paper_words
from engine.reporting.review.visit_words import (
    LookedAt,
    cell_words,
    datum_words,
    differing_sentence,
    given_words,
    holder_words,
    reason_words,
    share_words,
    standing_sentence,
)
from engine.reporting.words.sentences import simulated_sentence, verdict_word

# Of a whole round only the first communes are told here, and only the first of each; the workbook has them all.
MOST_COMMUNES, MOST_EACH, MOST_FOUND = 10, 2, 10


def show_visits(screen: Screen, told: LookedAt, path: Path | None, *, every: bool) -> None:
    """Statistics, visits, findings, and ``path``, the workbook that has them all.

    ``every`` leaves out no visit, but the table of the whole round's items.
    """
    say, out = screen.say, screen.out
    if not screen.quiet:
        out.print(Text(told.round.title, style="bold"))
    if told.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    out.print(Text(differing_sentence(told.differing, say)), soft_wrap=True)
    if not every:
        _show_items(screen, told)
    _show_communes(screen, told, every=every)
    _show_found(screen, told, every=every)
    if path:
        out.print(Text(say("Đủ mọi xã, mọi mục: {file}", file=near(path)), style="bold"), soft_wrap=True)


def _show_items(screen: Screen, told: LookedAt) -> None:
    """The items that were corrected at all, the most often corrected first, then the conclusions that turned."""
    say, found = screen.say, told.differing.most_corrected
    if not found:
        return
    titles = {number: say.either(i.title, i.title_en) for number, i in numbered_items(told.book.standard)}
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column(say("Mục"), no_wrap=True)
    table.add_column(say("Nội dung"), overflow="fold")
    table.add_column(say("Hồ sơ bị sửa"), no_wrap=True)
    for head in (say("Điểm tăng (xã)"), say("Điểm giảm (xã)"), say("Xã đổi kết luận")):
        table.add_column(head, justify="right")
    for one in found:
        up, down = (f"{say.whole(p)} ({n})" for p, n in ((one.gained, one.raised), (one.lost, one.lowered)))
        share = share_words(one.corrected, one.seen, say)
        table.add_row(one.number, Text(titles[one.number]), share, up, down, str(one.turned))
    screen.out.print(table)
    for turn in told.differing.turns[:MOST_COMMUNES]:
        verdicts = " → ".join(verdict_word(verdict, say) for verdict in (turn.own, turn.board))
        screen.out.print(Text(f"• {turn.name} ({turn.code}): {verdicts}"), soft_wrap=True)


def _show_communes(screen: Screen, told: LookedAt, *, every: bool) -> None:
    say, out = screen.say, screen.out
    groups = [tuple(own) for _, own in groupby(told.visits, key=lambda visit: visit.file.code)]
    if not groups:
        out.print(Text(say("Không còn số liệu nào cần xem trước.")))
        return
    out.print(Text(say("Nên xem trước:"), style="bold"))
    shown = groups if every else groups[:MOST_COMMUNES]
    for own in shown:
        out.print(Text(f"{own[0].file.name} ({own[0].file.code})", style="bold"))
        _show_own(screen, told, own if every else own[:MOST_EACH])
    if not every:
        left = sum(map(len, groups)) - sum(len(own[:MOST_EACH]) for own in shown)
        if left:
            text = say("Còn {n} chỗ khác; nêu tên xã sau tên đợt để xem hết của xã ấy.", n=say.whole(left))
            out.print(Text(text), soft_wrap=True)


def _show_own(screen: Screen, told: LookedAt, own: Sequence[Visit]) -> None:
    say = screen.say
    for visit in own:
        label = datum_words(visit.evidence, told.book, say)
        head = " ".join(part for part in (visit.number, label) if part)
        screen.out.print(Text(f"  {head}: {_given_words(visit, told, say)}"), soft_wrap=True)
        screen.out.print(Text(f"    {reason_words(visit, told.book, say)}", style="yellow"), soft_wrap=True)


def _given_words(visit: Visit, told: LookedAt, say: Say) -> str:
    """What the commune gave, in which cell, by which paper, and who holds it."""
    fact, holder = visit.fact, holder_words(visit.evidence, told.book, say)
    given = given_words(visit, told.book, say)
    paper = (paper_words(fact.document, fact.issued) or say("không nêu văn bản")) if fact else ""
    cell = cell_words(fact)
    at = cell if ":" in cell or not cell else say("ô {cell}", cell=cell)
    held = say("nơi giữ: {holder}", holder=holder) if holder else ""
    return " · ".join(part for part in (given, at, paper, held) if part)


def _show_found(screen: Screen, told: LookedAt, *, every: bool) -> None:
    say, out = screen.say, screen.out
    out.print(Text(standing_sentence(told.standing, say)), soft_wrap=True)
    open_ = [one for one in told.standing if one.standing == "open"]
    for one in open_ if every else open_[:MOST_FOUND]:
        what = say.told(one.found)["what"]
        out.print(Text(f"  {one.file.name} ({one.file.code}), {one.found.place}: {what}"), soft_wrap=True)
