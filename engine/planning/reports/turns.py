"""Which of a round's letters ask for a report, from whom, by which day, and to whom a level reports at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.evidence.facts import Round
from engine.law.asked import deadline_on
from engine.law.directives import Directive, Directives, Level, Task
from engine.law.duties.deadlines import Deadline
from engine.law.outlines.report_outline import Chain, Hop
from engine.tasks.calendar import YearNotListed, due_of
from engine.tasks.following import clock_of
from engine.tasks.states import Span

# A round's area says whose it is by its first word; a city within a province is of the district's level.
OF_PROVINCE, OF_DISTRICT = ("tỉnh", "thành phố"), ("huyện", "quận", "thị xã")
OF_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
UPWARD: tuple[Level, ...] = ("commune", "district", "province", "central")
# By what a letter calls a receiver its level is known.
RECEIVERS: tuple[tuple[str, Level], ...] = (
    ("huyện", "district"), ("Sở ", "province"), ("tỉnh", "province"), ("Bộ ", "central"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """A letter's demand for a report: the last day in time (None where it names no day), and the days left then."""

    letter: Directive
    task: Task
    deadline: Deadline | None
    last: date | None
    left: int | None


def turns_of(letters: Directives | None, answers: str | None, round_: Round, on: date) -> tuple[Turn, ...]:
    """Every task of the round's letters that sending this report closes, as it stands on a day; the nearest first."""
    if letters is None or answers is None:
        return ()
    found = [_turn(letters, letter, task, round_, on) for letter, task in _asking(letters, answers)]
    return tuple(sorted(found, key=lambda turn: (turn.last is None, turn.last or date.max, turn.task.id)))


def _asking(letters: Directives, answers: str) -> Iterator[tuple[Directive, Task]]:
    for letter in letters.letters:
        for task in letter.tasks:
            if any(closed.yes == answers for closed in task.done_when):
                yield letter, task


def _turn(letters: Directives, letter: Directive, task: Task, round_: Round, on: date) -> Turn:
    """The coming turn, or the last one where none is to come."""
    deadline = deadline_on(task.deadlines, on)
    try:
        due = due_of(task.deadlines, letter.letter, replace(clock_of(round_, letters), on=on))
        last = due.next or due.last if due.span is Span.DATED else None
    except YearNotListed:
        last = None
    return Turn(letter, task, deadline, last, (last - on).days if last else None)


def level_of(area: str) -> Level | None:
    """The level of the body that a round's area names first; None where it names none."""
    first, *above = (part.strip().casefold() for part in area.split(","))
    if first.startswith(OF_DISTRICT) or (first.startswith("thành phố") and above):
        return "district"
    if first.startswith(OF_PROVINCE):
        return "province"
    return "commune" if first.startswith(OF_COMMUNE) else None


def next_hop(chain: Chain, level: Level | None, on: date) -> Hop | None:
    """Where reports of a level go on a day; None where nobody has said."""
    held = (hop for hop in chain.hops if hop.from_ == level)
    return next((h for h in held if (h.valid_from or date.min) <= on <= (h.valid_until or date.max)), None)


def of_level(turns: Sequence[Turn], level: Level | None) -> tuple[Turn, ...]:
    """The demands on a level: those that name it among who must send, to somebody above it."""
    return tuple(turn for turn in turns if level in turn.task.levels and _goes_above(turn, level))


def _goes_above(turn: Turn, level: Level | None) -> bool:
    """Whether the receiver is above a level; one that is not named may be."""
    to = turn.deadline.to if turn.deadline else None
    receives = next((held for word, held in RECEIVERS if to and word in to), None)
    return receives is None or level is None or UPWARD.index(receives) > UPWARD.index(level)


def addressee(hop: Hop | None, area: str) -> str:
    """The body that a report is addressed to; nothing where it is not known.

    ``area`` is the round's, or a commune's name before the round's: "Xã Bình Yên, huyện Sơn Dương, tỉnh Tuyên Quang".
    """
    if hop is None:
        return ""
    if hop.body:
        return hop.body
    places = [part.strip() for part in area.split(",")]
    return next((f"Ủy ban nhân dân {place}" for place in places[1:] if level_of_place(place, places) == hop.to), "")


def level_of_place(place: str, places: Sequence[str]) -> Level | None:
    """The level of one place of an area, with those that it lies in after it."""
    return level_of(", ".join(places[list(places).index(place) :]))
