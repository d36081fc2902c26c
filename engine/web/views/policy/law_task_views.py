"""A list of proposed tasks handed back with its draft: what would be followed, and the button that writes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from engine.problems import ProblemsFound, errors
from engine.service.policy.handed_files import Handed
from engine.service.reading.letter_accepting import LetterAccepted
from engine.service.reading.page_readings import take_up
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, say_of
from engine.web.views.policy.at_the_desk import file_in, keep, kept

DRAFT = "nhap"


@dataclass(frozen=True, slots=True)
class TasksIn:
    """A list and its draft as they were handed in."""

    sheet: Handed
    draft: Handed


@require_http_methods(["GET", "HEAD", "POST"])
def law_tasks(request: HttpRequest) -> HttpResponse:
    """Where a list and its draft are handed in; POST leads to what they say."""
    if request.method != "POST":
        return page(request, "policy/tasks.jinja", found=())
    try:
        one, other = file_in(request), file_in(request, DRAFT)
        held = TasksIn(other, one) if one.name.lower().endswith((".yaml", ".yml")) else TasksIn(one, other)
        take_up(house_of(request).open_store(), held.sheet, held.draft, applied=False)
    except ProblemsFound as refused:
        return page(request, "policy/tasks.jinja", 422, found=refused.problems)
    return HttpResponseRedirect(reverse("law_tasks_seen", kwargs={"tasks": keep(request, held)}))


@require_http_methods(["GET", "HEAD", "POST"])
def law_tasks_seen(request: HttpRequest, tasks: str) -> HttpResponse:
    """How many are accepted, left out and not decided, and every problem; POST writes those that are accepted."""
    held, store, say = kept(request, tasks, TasksIn), house_of(request).open_store(), say_of(request)
    applied = request.method == "POST"
    done = take_up(store, held.sheet, held.draft, applied=applied)
    if done.written is None:
        return _seen(request, tasks, done, status=422 if applied or errors(done.problems) else 200)
    say_once(request, say("Đã ghi {files}.", files=done.written.name))
    return HttpResponseRedirect(reverse("law_reading"))


def _seen(request: HttpRequest, tasks: str, done: LetterAccepted, *, status: int) -> HttpResponse:
    ready = not errors(done.problems) and not done.counts["waiting"] and bool(done.counts["accepted"])
    return page(request, "policy/tasks_seen.jinja", status, tasks=tasks, done=done, ready=ready)
