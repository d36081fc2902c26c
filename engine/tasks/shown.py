"""What a commune's evidence says of a task: whether it is closed, by a paper of which day, how far shares are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.evidence.facts import Fact
from engine.law.directives import Task
from engine.law.duties.closing import Closed, reaches
from engine.tasks.states import Given

Facts = Mapping[str, Fact]
OF_NOBODY = {"done": Given.DONE, "not_done": Given.NOT_DONE, "not_arisen": Given.NOT_ARISEN}


@dataclass(frozen=True, slots=True)
class ShareShown:
    """A share that a task asks for, as far as it is given: ``part`` of ``whole``, and the percent to be reached."""

    part: int
    whole: int
    percent: int

    @property
    def reached(self) -> bool:
        """Whether it is enough."""
        return reaches(self.part, self.whole, self.percent)


def closed_by(task: Task, names: Mapping[str, str], facts: Facts) -> tuple[Given, date | None]:
    """What the evidence says of a task, and the day of the last paper that closes it.

    One "no", a count or a share too small leaves a task open whatever else is missing. A day is told by the papers of
    its yes answers, or where it has none by those of its counts; one paper without a day leaves the day unknown.
    """
    lines = [(closed, given_by(closed, names, facts)) for closed in task.done_when]
    found = {given for _, given in lines}
    for given in (Given.NOT_DONE, Given.NOTHING):
        if given in found:
            return given, None
    if found == {Given.NOT_ARISEN}:
        return Given.NOT_ARISEN, None
    closing = [closed for closed, given in lines if given is Given.DONE]
    telling = [closed for closed in closing if closed.yes] or closing
    papers = [facts[names[closed.datum]].document for closed in telling]
    days = [paper.issued if paper else None for paper in papers]
    known = [day for day in days if day]
    return Given.DONE, max(known) if len(known) == len(days) else None


def given_by(closed: Closed, names: Mapping[str, str], facts: Facts) -> Given:
    """What the evidence says of one line of ``done_when``; a part or a whole that is not given shows nothing."""
    held = [facts.get(names[name]) for name in closed.data]
    if any(fact is None for fact in held):
        return Given.NOTHING
    if any(fact.state != "given" for fact in held if fact):
        return Given.NOT_ARISEN
    values = [fact.value for fact in held if fact]
    if closed.share:
        part, whole = values
        if whole == 0:
            return OF_NOBODY[closed.when_none or "not_arisen"]
        return Given.DONE if reaches(part, whole, closed.at_least or 0) else Given.NOT_DONE
    least = 1 if closed.yes or closed.at_least is None else closed.at_least
    return Given.DONE if values[0] >= least else Given.NOT_DONE


def shares_shown(task: Task, names: Mapping[str, str], facts: Facts) -> tuple[ShareShown, ...]:
    """The shares that a task asks for and both of whose figures are given, of a whole that is not empty."""
    shown = []
    for closed in task.done_when:
        if closed.share and closed.of:
            part, whole = facts.get(names[closed.share]), facts.get(names[closed.of])
            if part and whole and part.state == whole.state == "given" and whole.value:
                shown.append(ShareShown(part.value, whole.value, closed.at_least or 0))
    return tuple(shown)
