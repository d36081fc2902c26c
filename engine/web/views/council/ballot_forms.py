"""The forms of a commune's ballot as acts: shown what follows first where it cannot be taken back, then carried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from engine.problems import Problem, ProblemsFound
from engine.records.acting.actors import Role
from engine.records.entries.canonical_json import Json
from engine.service.pages.council.council_sheet import Recorded
from engine.service.review.desk import Desk
from engine.service.review.moving import MoveRequest, move_all
from engine.service.review.signing import Scan
from engine.web.held.said import say_once
from engine.web.rendering import page, say_of
from engine.web.views.recorded_rounds import desk_of, own_file, recorded, say_notices, status_of, whole_number
from engine.web.visitors import who_of

CONFIRMED, SEEN = "xac-nhan", "ban"
# The fields that a page keeps of what was typed, by the form that they are of.
KEPT = ("loai", "ly-do", "tam-tinh", "van-ban", "so", "ngay", "nguoi-ky", "can-cu", "loi-cong-bo")


@dataclass(frozen=True, slots=True)
class Step:
    """A form that was sent: its act and body, what is said once it is done, and what follows where that must be seen.

    ``form`` is its name on the page, ``address`` that of the page that takes it.
    """

    form: str
    address: str
    act: str
    body: Mapping[str, Json]
    done: str
    title: str = ""
    follows: tuple[str, ...] = ()
    role: Role | None = None
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that came back: its name, why, and what was typed."""

    form: str = ""
    found: Sequence[Problem] = ()
    typed: Mapping[str, str] = field(default_factory=dict)


Draw = Callable[[HttpRequest, Recorded, str, Refused], HttpResponse]


def typed_in(request: HttpRequest) -> dict[str, str]:
    """What was typed into a form, to be shown again."""
    kept = {name: request.POST.get(name, "") for name in KEPT}
    return {
        **kept,
        **{name: str(told) for name, told in request.POST.items() if name.startswith(("y-kien-", "vi-sao-"))},
    }


def carry_out(request: HttpRequest, name: str, code: str, *, step: Step, draw: Draw) -> HttpResponse:
    """Try an act, show what follows, or keep it; refused, the page comes back with what was typed."""
    own = recorded(request, name)
    own_file(own, code)
    seen, confirmed = whole_number(request, SEEN), request.POST.get(CONFIRMED) == "1"
    desk, goes = desk_of(request, name), confirmed or not step.follows
    asked = MoveRequest(step.act, who_of(request), (code,), applied=goes, role=step.role, scan=step.scan, seen=seen)
    try:
        done = move_all(desk, asked, step.body)
    except ProblemsFound as refused:
        return refused_again(request, own, code, Refused(step.form, refused.problems, typed_in(request)), draw)
    if done.refused:
        return refused_again(request, own, code, Refused(step.form, done.problems, typed_in(request)), draw)
    return settled(request, desk, code, step) if goes else confirming(request, own, code, step)


def refused_again(request: HttpRequest, own: Recorded, code: str, told: Refused, draw: Draw) -> HttpResponse:
    """The page of a file as it is now, with a form that was refused."""
    response = draw(request, own, code, told)
    response.status_code = status_of(told.found)
    return response


def settled(request: HttpRequest, desk: Desk, code: str, step: Step) -> HttpResponse:
    """What was kept is said on the page of the file."""
    say_once(request, step.done)
    say_notices(request, desk.told)
    return HttpResponseRedirect(reverse("ballot", kwargs={"name": desk.folder.name, "code": code}), status=303)


def confirming(request: HttpRequest, own: Recorded, code: str, step: Step) -> HttpResponse:
    """What follows from an act, before it is done."""
    say, file = say_of(request), own_file(own, code)
    typed = [(key, value) for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken", CONFIRMED)]
    given = {"name": own.name, "code": code}
    return page(
        request,
        "council/confirm.jinja",
        title=step.title,
        about=say("{name} ({code})", name=file.name, code=code),
        follows=step.follows,
        action=reverse(step.address, kwargs=given),
        back=reverse("ballot", kwargs=given),
        typed=typed,
    )
