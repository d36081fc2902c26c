"""What the pages of a record begin with: the round by its name, its record or that there is none, one file of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import TypeAlias

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from engine.language import Say
from engine.problems import Problem
from engine.records.acting.commune_file import CommuneFile
from engine.service.dossier.making_dossier import dossier_lying
from engine.service.pages.council.council_sheet import Recorded, recorded_round
from engine.service.review.desk import Desk, open_desk
from engine.service.store import Store
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, say_of

# No upload of ours may be as large: what is more is not even read.
MOST_READ = 25 * 2**20
# That somebody else was faster, or that what was shown is no longer so: told with 409 and not with 422.
STALE = frozenset({"REC-207", "REC-208", "REC-325", "REC-326", "WEB-134", "WEB-135", "WEB-190", "SYS-114"})
View: TypeAlias = Callable[..., HttpResponse]


def store_of(request: HttpRequest, name: str) -> Store:
    """The workspace as it is now; raises Http404 where it has no such round."""
    store = house_of(request).open_store()
    if not store.has_round(name):
        raise Http404
    return store


def recorded(request: HttpRequest, name: str) -> Recorded:
    """The record of a round of the workspace; raises Http404 where there is no such round."""
    store = store_of(request, name)
    return recorded_round(store, name)


def posted(back: str) -> Callable[[View], View]:
    """A view that takes a form of the page ``back``; whoever comes there otherwise is led to that page."""

    def made(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, **given: str) -> HttpResponse:
            if request.method == "POST":
                return view(request, **given)
            return HttpResponseRedirect(reverse(back, kwargs=given))

        return answered

    return made


def own_file(own: Recorded, code: str) -> CommuneFile:
    """A commune's file in a record; raises Http404 where it has none."""
    file = own.record.file(code)
    if file is None:
        raise Http404
    return file


def desk_of(request: HttpRequest, name: str) -> Desk:
    """The desk of a round; raises Http404 where there is no such round, ProblemsFound where it cannot be opened."""
    store = store_of(request, name)
    return open_desk(store, name)


def without_record(request: HttpRequest, own: Recorded, title: str) -> HttpResponse:
    """That a round has no record yet, and how it gets one."""
    made = dossier_lying(own.folder, "") is not None
    return page(request, "record/no_record.jinja", name=own.name, title=title, dossier=made)


def status_of(found: Iterable[Problem]) -> int:
    """With what a refusal is answered."""
    return 409 if any(told.code in STALE for told in found) else 422


def whole_number(request: HttpRequest, field: str) -> int:
    """A number that a page of ours put into its form; raises BadRequest for anything else."""
    given = request.POST.get(field, "")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise BadRequest
    return int(given)


def sent_bytes(request: HttpRequest, field: str) -> tuple[str, bytes] | None:
    """The name and the bytes of a file that was sent; None for none. Of one too large no more than shows that it is."""
    sent = request.FILES.get(field)
    return (sent.name or "", sent.read(MOST_READ)) if sent else None


def told_lines(found: Iterable[Problem], fields: Mapping[str, str], say: Say) -> list[tuple[str, str]]:
    """Problems for the top of a page: what and what to do, with the field that each is of."""
    return list(dict.fromkeys((_told_at(one, say), fields.get(one.code, "")) for one in found))


def _told_at(one: Problem, say: Say) -> str:
    """What is wrong and what to do; of a workbook's cell also which it is, for many say the same."""
    said, place = say.told(one), one.place
    told = f"{said['what']} {said['remedy']}"
    return say("Trang {sheet}, ô {cell}: {told}", sheet=place.sheet, cell=place.cell, told=told) if place.cell else told


def say_notices(request: HttpRequest, found: Iterable[Problem]) -> None:
    """Say what is to be said of something that was done all the same."""
    say = say_of(request)
    for told in found:
        say_once(request, say.told(told)["what"])


def attached(content: bytes, name: str, kind: str = "application/octet-stream") -> HttpResponse:
    """A file to take away; no browser opens it in the place of a page."""
    return HttpResponse(
        content,
        headers={
            "Content-Type": kind,
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
            "X-Content-Type-Options": "nosniff",
        },
    )
