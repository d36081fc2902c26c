"""The tasks of a round's letters: by commune, by day, by who must act; and the days to come as a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.law.model import Unit
from engine.problems import Problem, ProblemsFound
from engine.reporting.words import task_words
from engine.service.pages.communes_table import warnings_of
from engine.service.pages.handing_out.bytes_of import bytes_of, zip_of
from engine.service.pages.sighted_round import SightedRound
from engine.service.plan import Followed, TasksRequest, calendar_paths, keep_calendar, tasks_of_parts
from engine.service.store import Store
from engine.tasks.following import days_over
from engine.tasks.lines import TaskLine, task_lines
from engine.web.rendering import page, say_of
from engine.web.views.follow.files_sent import sent_file
from engine.web.views.round_views import seen_round, waiting_page, worked_out

View: TypeAlias = Literal["commune", "deadline", "body"]
KINDS: Final[Mapping[str, View]] = {"xa": "commune", "han": "deadline", "co-quan": "body"}
CALENDAR = "nhiem-vu.ics"


@require_safe
def round_tasks(request: HttpRequest, name: str) -> HttpResponse:
    """Where tasks stand and what is late; that no letter is followed, where none is."""
    by = KINDS.get(request.GET.get("theo", "han"))
    if by is None:
        raise BadRequest
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    done, refused = _followed(request, seen, name)
    if done is None:
        return waiting_page(request, name)
    say = say_of(request)
    return page(
        request,
        "follow/tasks.jinja",
        name=name,
        seen=seen,
        by=by,
        kinds=KINDS,
        parts=[(part, _shown(part, by, say)) for part in done],
        counted=_counted(done),
        refused=refused,
        words=task_words,
        days_over=days_over,
        warnings=warnings_of(seen, say),
    )


def _followed(
    request: HttpRequest, seen: SightedRound, name: str
) -> tuple[tuple[Followed, ...] | None, tuple[Problem, ...]]:
    def make(store: Store) -> tuple[Followed, ...]:
        return tasks_of_parts(store, TasksRequest(name))

    try:
        return worked_out(request, seen, "tasks", make), ()
    except ProblemsFound as found:
        return (), tuple(found.problems)


def _counted(done: Sequence[Followed]) -> Counter[str]:
    return Counter(s.state for part in done for own in part.tasks.communes.values() for s in own)


def _shown(part: Followed, by: View, say: Say) -> object:
    """Communes with most at risk first; tasks by day; or the tasks of each body, the one with most overdue first."""
    if by == "commune":
        return sorted(part.made.round.units, key=lambda unit: _rank(part, unit))
    lines = task_lines(part.tasks)
    if by == "deadline":
        return lines
    grouped: dict[str, list[TaskLine]] = {}
    for line in lines:
        for body in task_words.bodies_of(line.task, part.made, say):
            grouped.setdefault(body, []).append(line)
    return sorted(grouped.items(), key=lambda held: (-sum(x.counts["overdue"] for x in held[1]), held[0]))


def _rank(part: Followed, unit: Unit) -> tuple[object, int, str]:
    overdue = sum(status.state == "overdue" for status in part.tasks.communes[unit.code])
    return -part.tasks.at_risk.get(unit.code, 0), -overdue, unit.code


@require_safe
def calendar(request: HttpRequest, name: str) -> HttpResponse:
    """The days to come, to be opened by Outlook or Google Calendar; of several standards a file each in a zip."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    done, refused = _followed(request, seen, name)
    if refused:
        raise Http404
    if done is None:
        return waiting_page(request, name)
    say = say_of(request)
    if len(done) == 1:
        return sent_file(bytes_of(CALENDAR, lambda path: keep_calendar(path, done[0], say)), f"{name}.ics")
    parts = tuple(done)
    content = zip_of(lambda home: [keep_calendar(*told, say) for told in calendar_paths(home / CALENDAR, parts)])
    return sent_file(content, f"{name}-lich.zip")
