"""By when a report goes to whom, letter by letter."""

from __future__ import annotations

from engine.language import Say
from engine.planning.reports.filling_in import Report
from engine.reporting.words.task_words import recipient_of


def due_lines(report: Report, say: Say) -> list[str]:
    """A line a letter that asks for the report: its task, the day, to whom; that none does is told by a warning."""
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
