"""Reports on the console: by when each goes to whom, how much of it is missing, and where its files lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.planning.reports.filling_in import Report
from engine.reporting.console.screen import Screen, near
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.upward.report_due import due_lines
from engine.reporting.words.sentences import simulated_sentence


def show_reports(screen: Screen, done: Sequence[tuple[Report, Sequence[Path]]], left: Sequence[Report] = ()) -> None:
    """On what they stand, then each report in three lines; ``left`` are not made; what is to be minded is said once."""
    say, out = screen.say, screen.out
    if done and done[0][0].made.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    for told in stands_lines([done[0][0].made], say) if done else ():
        out.print(Text(told, style="bold"), soft_wrap=True)
    for report, files in done:
        out.print(Text(report.main.title, style="bold"))
        for told in due_lines(report, say):
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
        kind = say.either(report.main.outline.file, report.main.outline.id)
        told = say("Không lập, vì không văn bản nào của đợt đòi: {title}. Vẫn cần thì thêm --kind {kind}.",
                   title=report.main.title, kind=kind)  # fmt: skip
        out.print(Text(told, style="dim"), soft_wrap=True)
    if any(report.main.outline.form == "project" for report, _ in done):
        out.print(Text(say("Mẫu của phần mềm, chưa phải mẫu chính thức. Bản thảo: số, ngày, chữ ký để trống.")))
    if any(report.is_sensitive for report, _ in done):
        out.print(Text(say("Có số đếm nhạy cảm về trẻ em: chỉ gửi cấp trên, không công khai."), style="bold yellow"))
