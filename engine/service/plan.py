"""What a round has to do: the tasks of its letters, and a plan with its files for people and for the next round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from engine.comparing.new_year import refuse_draft
from engine.files.intake.kept_formats import refuse_newer
from engine.files.writing import make_folder, write_whole
from engine.language import Say
from engine.law.model import StandardHead, Unit
from engine.planning.grouping import By
from engine.planning.planned import FILE, PAPER, WORKBOOK, Planned, Wish, make_plan
from engine.planning.record import SCHEMA, PlanFile, plan_text
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import alone, below, home_of, part_with, whole_of
from engine.service.replies.by_standard import (
    PlanByStandardReply,
    TasksByStandardReply,
    plan_by_standard,
    tasks_by_standard,
)
from engine.service.replies.follow_up import PlanReply, TasksReply, plan_reply, tasks_reply
from engine.service.rounds import assess_parts, assess_round, find_unit, tasks_of
from engine.service.store import Holdings, Store
from engine.service.upward.recorded_parts import recorded_parts
from engine.service.workspace import PLAN
from engine.tasks.following import RoundTasks
from engine.version import tool_name


@dataclass(frozen=True, slots=True)
class TasksRequest:
    """A round by name or path; one commune by code or name, None for all."""

    round: str
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """The tasks of a round's letters; ``only`` is the one commune asked about."""

    made: RoundResult
    tasks: RoundTasks
    only: Unit | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The round's, or those that touch the one commune."""
        return tuple(p for p in self.made.problems if self.only is None or p.commune in ("", self.only.code))

    def reply(self, say: Say) -> TasksReply:
        """The same as plain data, tasks named in the client's language."""
        return tasks_reply(self.made, self.tasks, say, [self.only] if self.only else self.made.round.units)


def tasks(holdings: Holdings, asked: TasksRequest) -> Followed:
    """Follow the letters of a round; raises ProblemsFound when it names none or has no such commune."""
    made = assess_round(holdings.round(asked.round), holdings)
    followed = tasks_of(made)
    return Followed(made, followed, find_unit(made.round, asked.commune) if asked.commune else None)


def tasks_of_parts(holdings: Holdings, asked: TasksRequest) -> tuple[Followed, ...]:
    """The same of each part of a round, or of the one that the commune asked about is in.

    Raises ProblemsFound as ``tasks`` and ``assess_parts`` do.
    """
    parts = assess_parts(holdings.round(asked.round), holdings)
    if not asked.commune:
        return tuple(Followed(made, tasks_of(made)) for made in parts)
    only = find_unit(whole_of(parts), asked.commune)
    made = part_with(parts, only.code)
    return (Followed(made, tasks_of(made), only),)


def keep_calendar(path: Path, followed: Followed, say: Say) -> int:
    """Write the days to come as a calendar file and give how many there are. Raises OSError."""
    from engine.reporting.calendar_file import write_calendar

    return write_calendar(path, followed.made, followed.tasks, say, followed.only)


def calendar_paths(path: Path, done: Sequence[Followed]) -> tuple[tuple[Path, Followed], ...]:
    """The calendar file of each part: of several standards one each, with events of its own."""
    if len(done) == 1:
        return ((path, done[0]),)
    return tuple((path.with_name(f"{path.stem}-{_named(f).id}{path.suffix}"), _with_own_days(f)) for f in done)


def _named(followed: Followed) -> StandardHead:
    return followed.made.book.standard.head


def _with_own_days(followed: Followed) -> Followed:
    """A part under a name of its own: two calendars of one round must not take each other's events for theirs."""
    round_ = followed.made.round
    named = replace(round_, id=f"{round_.id}.{round_.standard}")
    return replace(followed, made=replace(followed.made, round=named))


def tasks_reply_of(done: Sequence[Followed], say: Say) -> TasksReply | TasksByStandardReply:
    """The tasks as plain data, by standard where there are several."""
    return done[0].reply(say) if len(done) == 1 else tasks_by_standard([part.reply(say) for part in done], _names(done))


def _names(done: Sequence[Followed | PlanMade]) -> list[str]:
    return [part.made.round.standard for part in done]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A round by name or path, the headings of its plan, and a board's own Word template."""

    round: str
    by: By = "sector"
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class PlanMade:
    """A plan, what came of the last one, and where its files lie."""

    made: RoundResult
    planned: Planned
    target: Path

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the round and those of the plan before it."""
        return (*self.made.problems, *self.planned.problems)

    @property
    def status(self) -> int:
        """How a command ends: not well only when no commune could be scored."""
        return exit_code(self.made.problems) if self.made.is_empty else 0

    def reply(self) -> PlanReply:
        """The same as plain data."""
        return plan_reply(self.planned)


def plan(store: Store, asked: PlanRequest, say: Say) -> PlanMade:
    """Plan a round, judge the plan of the round before, and keep the plan's files whole; ``say`` is the workbook's.

    It stands on the figures of the round's record where there is one: what the board corrected is what is lacking.
    Raises ProblemsFound (PLN-107) under a draft: no paper to be signed is made from criteria that are not law; and for
    a round of several standards (RND-260).
    """
    folder = store.round(asked.round)
    return _planned(store, folder, (alone(recorded_parts(folder, store), folder.name),), asked, say)[0]


def plan_parts(store: Store, asked: PlanRequest, say: Say) -> tuple[PlanMade, ...]:
    """The same of each part of a round, all plans kept or none; raises ProblemsFound as ``plan`` does."""
    folder = store.round(asked.round)
    return _planned(store, folder, recorded_parts(folder, store), asked, say)


def _planned(
    store: Store, folder: Path, parts: Sequence[RoundResult], asked: PlanRequest, say: Say
) -> tuple[PlanMade, ...]:
    plans = _plans(store, folder, parts)
    wish = Wish(asked.by, asked.template)

    def write(fresh: Path) -> None:
        for made, planned in zip(parts, plans, strict=True):
            home = fresh / home_of(made, parts)
            make_folder(home)
            _write_files(home, planned, made, wish, say)

    target = store.replace(folder, write, PLAN)
    homes = [target / home_of(made, parts) for made in parts]
    return tuple(PlanMade(*told) for told in zip(parts, plans, homes, strict=True))


def plans_of(store: Store, name: str) -> tuple[tuple[RoundResult, Planned], ...]:
    """The same plans with nothing kept; raises ProblemsFound as ``plan_parts`` does."""
    folder = store.round(name)
    parts = recorded_parts(folder, store)
    return tuple(zip(parts, _plans(store, folder, parts), strict=True))


def _plans(store: Store, folder: Path, parts: Sequence[RoundResult]) -> list[Planned]:
    for made in parts:
        refuse_draft(made.book.standard, made.round.id)
    return [make_plan(made, _last_plan(store, folder, made), tool=tool_name()) for made in parts]


def plan_reply_of(done: Sequence[PlanMade]) -> PlanReply | PlanByStandardReply:
    """The plan as plain data, by standard where there are several."""
    return done[0].reply() if len(done) == 1 else plan_by_standard([part.reply() for part in done], _names(done))


def _last_plan(store: Store, folder: Path, made: RoundResult) -> PlanFile | None:
    """The plan of the round before, where it is named and has one; raises ProblemsFound (PLN-202, SYS-140).

    Of a round of several standards it is that of the same standard.
    """
    name = made.round.previous
    if not name:
        return None
    try:
        before = folder.parent / name
        held = store.read(before, PLAN, FILE)
        held = store.read(before, PLAN, below(made.round.standard, FILE)) if held is None else held
        return None if held is None else PlanFile.model_validate_json(held)
    except ValidationError as refused:
        first = refused.errors()[0]
        if first["loc"] == ("schema",):
            refuse_newer(first["input"], SCHEMA, Place(f"{name}/{FILE}"))
        reason = f"{'.'.join(str(part) for part in first['loc']) or 'JSON'} ({first['type']})"
    except OSError as fault:
        reason = fault.strerror or str(fault)
    raise ProblemsFound([problem("PLN-202", Place(f"{name}/{FILE}"), name=name, reason=reason)])


def _write_files(target: Path, planned: Planned, made: RoundResult, wish: Wish, say: Say) -> None:
    """Fill an empty folder with the plan's three files. Raises ProblemsFound for the template, OSError."""
    from engine.reporting.excel.plan_excel import Book, write_plan_workbook
    from engine.reporting.word.plan_word import paper_of

    paper = paper_of(planned.plan, made, wish.by, template=wish.template)
    write_whole(target / PAPER, paper)
    write_whole(target / FILE, plan_text(planned.held).encode())
    book = Book(planned.plan, made, wish.by, planned.before, planned.before_name)
    write_plan_workbook(target / WORKBOOK, book, say)
