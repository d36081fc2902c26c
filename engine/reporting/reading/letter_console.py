"""A letter read, on the console: each task proposed with its owner and day, then what a person must read."""

from __future__ import annotations

from rich.text import Text

from engine.language import Say
from engine.law.duties.deadlines import OpenEnd
from engine.reading.law_text import as_shown
from engine.reading.letters.letter_draft import shortened
from engine.reading.letters.letter_tasks import Proposed, ReadLetter
from engine.reporting.console.screen import Screen
from engine.reporting.reading.letter_words import clause_words, due_words, owner_words
from engine.reporting.reading.reading_words import reasons_words

LONGEST_SHOWN = 150


def show_letter(screen: Screen, read: ReadLetter) -> None:
    """How many tasks are proposed and how many of them ask; each in three lines at most; then the texts left."""
    say = screen.say
    asking = sum(bool(task.asked) for task in read.tasks)
    days = sum(task.due is not None and not isinstance(task.due.when, OpenEnd) for task in read.tasks)
    told = say(
        "Máy đề nghị {n} việc: {days} việc có thời hạn đọc được, {asking} việc còn điều phải hỏi. "
        "Chưa việc nào được theo dõi.",
        n=len(read.tasks), days=days, asking=asking,
    )  # fmt: skip
    screen.out.print(Text(told, style="bold"))
    for number, task in enumerate(read.tasks, 1):
        screen.out.print(Text(f"{number:>3}. {_name(task, say)}"), soft_wrap=True)
        screen.out.print(Text(f"     {_who(task, say)}"), soft_wrap=True)
        if task.asked:
            screen.out.print(Text(f"     ? {reasons_words(task.asked, say)}", style="yellow"), soft_wrap=True)
    if read.left:
        screen.out.print(Text(say("Chưa đọc được, cần người xem: {n} chỗ", n=len(read.left)), style="yellow"))
    for one in read.left:
        place = clause_words(one.spot, one.part, say)
        line = f" • “{as_shown(one.sentence[:LONGEST_SHOWN])}” ({place}): {reasons_words(one.why, say)}"
        screen.out.print(Text(line), soft_wrap=True)


def _name(task: Proposed, say: Say) -> str:
    label = as_shown(shortened(task.label))
    cut = label if len(label) <= LONGEST_SHOWN else label[:LONGEST_SHOWN].rsplit(" ", 1)[0] + "…"
    return f"[{clause_words(task.spot, task.clause, say)}] {cut}"


def _who(task: Proposed, say: Say) -> str:
    owner = task.owner if len(task.owner) <= LONGEST_SHOWN else task.owner[:LONGEST_SHOWN].rsplit(" ", 1)[0] + "…"
    source = owner_words(task.owner_from, say)
    named = f"{owner} ({source})" if owner and source else owner or say("chưa rõ ai")
    return f"{named} · {due_words(task, say)}"
