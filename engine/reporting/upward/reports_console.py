"""Reports on the console: by when each goes to whom, how much of it is missing, and where its files lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.planning.reports.filling_in import Report
from engine.reporting.console.screen import Screen, near
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.words.sentences import simulated_sentence
from engine.reporting.words.task_words import recipient_of


def show_reports(screen: Screen, done: Sequence[tuple[Report, Sequence[Path]]], left: Sequence[Report] = ()) -> None:
    """On what they stand, then each report in three lines; ``left`` are not made; what is to be minded is said once."""
    say, out = screen.say, screen.out
    if done and done[0][0].made.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    for told in stands_lines([done[0][0].made], say) if done else ():
        out.print(Text(told, style="bold"), soft_wrap=True)
    for report, files in done:
        out.print(Text(report.main.title, style="bold"))
        for told in _due_lines(screen, report):
            out.print(Text(f"  {told}"), soft_wrap=True)
        full, gaps = len(report.lines) - len(report.gaps), len(report.gaps)
        out.print(
            Text("  " + say("Đủ số liệu: {full} dòng; còn thiếu: {gaps} dòng, kể tên trong tệp.", full=full, gaps=gaps))
        )
        for path in files:
            out.print(Text("  " + say("Tệp: {path}", path=near(path))), soft_wrap=True)
    if screen.quiet:
        return
    for report in left:
        told = say("Không lập, vì không văn bản nào của đợt đòi: {title}. Vẫn cần thì thêm --kind {kind}.",
                   title=report.main.title, kind=report.main.outline.id)  # fmt: skip
        out.print(Text(told, style="dim"), soft_wrap=True)
    if any(report.main.outline.form == "project" for report, _ in done):
        out.print(Text(say("Mẫu của phần mềm, chưa phải mẫu chính thức. Bản thảo: số, ngày, chữ ký để trống.")))
    if any(report.is_sensitive for report, _ in done):
        out.print(Text(say("Có số đếm nhạy cảm về trẻ em: chỉ gửi cấp trên, không công khai."), style="bold yellow"))


def _due_lines(screen: Screen, report: Report) -> list[str]:
    """A line a letter that asks for the report: its task, the day, to whom; that none does is told by a warning."""
    say = screen.say
    told = []
    for turn in report.turns:
        to = recipient_of(turn.deadline, report.made, say)
        values = {"task": f"{turn.task.id} → {to}" if to else turn.task.id}
        if turn.last is None or turn.left is None:
            told.append(say("{task}: văn bản không ghi ngày", **values))
            continue
        dated = {**values, "day": say.day(turn.last), "n": abs(turn.left)}
        if turn.left < 0:
            told.append(say("{task}: chậm nhất {day}, đã qua {n} ngày", **dated))
        else:
            told.append(say("{task}: chậm nhất {day}, còn {n} ngày", **dated))
    return told
