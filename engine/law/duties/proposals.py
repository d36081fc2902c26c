"""What a machine has proposed of a letter, and what makes it a task: a person who read its sentence.

A proposal is never followed: not as a whole letter, not one task of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from engine.law.source import Source, Tree
from engine.law.values import Day, Shape, Text
from engine.problems import Problem

READING = "reading"


class SentenceRead(Shape):
    """The letter's own sentence that a task was proposed from, and where it stands."""

    sentence: Text
    at: Text


class Accepted(Shape):
    """Who has held a proposed task against its sentence, and on which day."""

    by: Text
    on: Day


class FileRead(Shape):
    """The file that a letter was read from: its name and SHA-256, the day, and in which way."""

    file: Text
    sha256: Text
    on: Day
    how: Literal["docx", "doc", "html", "pdf", "scan"]


def proposed(source: Source) -> Problem | None:
    """The refusal of a file that is still a machine's proposal as a whole; None for one that people have taken up."""
    tree = source.tree
    if not isinstance(tree, Mapping) or tree.get("status") != READING:
        return None
    tasks = _mappings(tree.get("tasks"))
    waiting = sum("accepted" not in task for task in tasks)
    return source.problem("READ-130", ("status",), name=str(tree.get("id", "–")), count=len(tasks), waiting=waiting)


def not_accepted(source: Source) -> Iterator[Problem]:
    """Tasks read by machine that nobody has accepted, and questions that nobody has answered."""
    tree = source.tree
    if not isinstance(tree, Mapping):
        return
    for at, task in enumerate(_mappings(tree.get("tasks"))):
        name = str(task.get("id", at + 1))
        if asked := task.get("asked"):
            told = "; ".join(map(str, asked)) if isinstance(asked, (list, tuple)) else str(asked)
            yield source.problem("READ-131", ("tasks", at, "asked"), name=name, asked=told)
        if "read" in task and "accepted" not in task:
            yield source.problem("READ-132", ("tasks", at, "read"), name=name)
    if left := tree.get("unread"):
        count = len(left) if isinstance(left, (list, tuple)) else 1
        yield source.problem("READ-135", ("unread",), count=count)


def _mappings(tasks: Tree | None) -> list[Mapping[str, Tree]]:
    return [task for task in tasks if isinstance(task, Mapping)] if isinstance(tasks, (list, tuple)) else []
