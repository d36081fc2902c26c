"""A letter's reading held against the tasks that people typed for it: what was found, missed, invented.

    python -m tests.reading.letters_measured criteria/directives/byt-2025.yaml LETTER

``LETTER`` is a file that ``law read`` opens, or plain text of a letter with its printed lines.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.files.numbers import plain
from engine.law.directives import Directive, Task
from engine.law.duties.deadlines import By, Deadline, EveryMonth, EveryYear, OpenEnd
from engine.law.loading import shape
from engine.law.source import read_source
from engine.problems import ProblemsFound
from engine.reading.law_text import BEGINS, LawText, Passage, Said, Spot, cleaned, numbered
from engine.reading.letters.letter_tasks import Proposed, ReadLetter, read_letter
from engine.reading.loading.opening_text import open_text

WIDTH, SHORT = 90, 0.72
NAMED_DAYS = (By, EveryYear, EveryMonth)


def letter_text(path: Path) -> LawText:
    """A letter's file opened, or its plain text with printed lines joined to paragraphs."""
    try:
        return open_text(path)
    except ProblemsFound as refused:
        if [found.code for found in refused.problems] != ["READ-103"]:
            raise
    return text_of(path.read_text("utf-8"), path.name)


def text_of(written: str, name: str) -> LawText:
    """Printed lines joined to paragraphs: a new one behind a short line, at a number, a dash, an indented capital."""
    lines = [line.replace("*", "") for line in written.splitlines() if cleaned(line)]
    whole = max(map(len, lines)) > 4 * WIDTH
    parts: list[list[str]] = []
    for line in lines:
        said = cleaned(line)
        indented = line[0].isspace() and said[0].isupper()
        if parts and not (whole or indented or len(parts[-1][-1]) < SHORT * WIDTH or BEGINS.match(said)):
            parts[-1].append(said)
        else:
            parts.append([said])
    return LawText(name, "0" * 64, "docx", numbered([Passage(Said(" ".join(part)), Spot()) for part in parts]))


@dataclass(frozen=True, slots=True)
class Measured:
    """Each typed task with the proposal nearest to it in its clause, and the proposals that no task took."""

    pairs: tuple[tuple[Task, Proposed | None], ...]
    finer: tuple[Proposed, ...]
    invented: tuple[Proposed, ...]

    @property
    def deadlines(self) -> Counter[str]:
        """How the deadlines of the tasks found stand."""
        return Counter(verdict(task.deadlines, found) for task, found in self.pairs if found)


def measured(letter: Directive, read: ReadLetter) -> Measured:
    """Tasks of one clause are paired by the words they share; a proposal left in a clause with tasks parts it finer."""
    pairs: list[tuple[Task, Proposed | None]] = []
    taken: set[int] = set()
    clauses = {_clause(task.clause) for task in letter.tasks}
    for task in letter.tasks:
        here = [(n, made) for n, made in enumerate(read.tasks) if _clause(made.clause) == _clause(task.clause)]
        dashed = [(n, made) for n, made in here if _dash(made.clause) == _dash(task.clause) and _dash(task.clause)]
        at, made = max(dashed or here, key=lambda one: _alike(task, one[1]), default=(-1, None))
        pairs.append((task, made))
        taken.add(at)
    left = [made for n, made in enumerate(read.tasks) if n not in taken]
    inside = [made for made in left if _clause(made.clause) in clauses]
    return Measured(tuple(pairs), tuple(inside), tuple(made for made in left if made not in inside))


def _clause(clause: str) -> str:
    """The number of a clause without its dashes, paragraphs and the parts into which people cut it."""
    named = re.split(r"[,(]", clause)[0].strip()
    return "kết" if named.startswith("kết") else named


def _dash(clause: str) -> str:
    found = re.search(r"gạch \d+", clause)
    return found[0] if found else ""


def _alike(task: Task, made: Proposed) -> tuple[int, int]:
    told = " ".join((task.label, *(deadline.said or "" for deadline in task.deadlines), *task.cites))
    words, others = Counter(re.findall(r"\w+", plain(told))), Counter(re.findall(r"\w+", plain(made.label)))
    days = {day for day in re.findall(r"\d+/\d+|ngày \d+", told) if day in made.label}
    return len(days), sum((words & others).values())


def verdict(deadlines: Sequence[Deadline], found: Proposed) -> str:
    """Right, asked, or wrong; a stretch that people inferred where the letter has no day is told apart."""
    typed, read = deadlines[0].when, found.due
    if found.asked and read is None:
        return "asked"
    if read is None:
        return "none in both" if isinstance(typed, OpenEnd) else "inferred by people"
    if read.when == typed:
        return "right"
    both_open = isinstance(typed, OpenEnd) and isinstance(read.when, OpenEnd)
    return "another word of no day" if both_open else "WRONG"


def report(path: Path, file: Path) -> str:
    """The figures of one letter, and what is missed, invented or wrong."""
    letter = shape(Directive, read_source(path, path.name))
    read = read_letter(letter_text(file), {})
    told = measured(letter, read)
    found = [(task, made) for task, made in told.pairs if made]
    shared = len(found) - len({id(made) for _, made in found})
    lines = [
        f"{letter.id}: {len(letter.tasks)} tasks typed, {len(read.tasks)} proposed, {len(read.left)} left to ask",
        f"  found {len(found)} ({shared} of them share a proposal), missed {len(told.pairs) - len(found)}",
        f"  parted finer {len(told.finer)}, in clauses without a task {len(told.invented)}",
        f"  deadlines: {dict(told.deadlines)}",
        f"  days typed: {dict(_of_days(told))}",
    ]
    lines += [f"  missed: {task.id} {task.clause} {task.label}" for task, made in told.pairs if made is None]
    lines += [f"  no task there: {made.clause} {made.label[:110]}" for made in told.invented]
    for task, made in found:
        if (said := verdict(task.deadlines, made)) not in ("right", "none in both"):
            when = made.due.when if made.due else [why.said for why in made.asked]
            lines.append(
                f"  {said}: {task.id} {task.clause} typed {task.deadlines[0].when!r}, read {when!r}: {made.label[:90]}"
            )
    return "\n".join(lines)


def _of_days(told: Measured) -> Counter[str]:
    """The same of those tasks alone for which the letter names a day."""
    named = [(task, made) for task, made in told.pairs if isinstance(task.deadlines[0].when, NAMED_DAYS)]
    return Counter(verdict(task.deadlines, made) if made else "missed" for task, made in named)


if __name__ == "__main__":
    print(report(Path(sys.argv[1]), Path(sys.argv[2])))  # noqa: T201 - what it is for
