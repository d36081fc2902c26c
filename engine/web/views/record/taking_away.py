"""What may be taken away of a record: dossiers, and the files that its acts rest on."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from engine.service.dossier.making_dossier import DossierRequest, dossier_lying, dossier_name, make_dossier
from engine.service.pages.record.files_held import KeptFile, kept_file_of
from engine.web.held.jobs import Progress
from engine.web.rendering import house_of, say_of
from engine.web.views.job_views import started
from engine.web.views.recorded_rounds import attached, own_file, posted, recorded
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open

ZIP: Final = "application/zip"


@posted("round_record")
def dossier_made(request: HttpRequest, name: str) -> HttpResponse:
    """Put a dossier of the round together, as a piece of work."""
    return _made(request, name, "", reverse("round_record", kwargs={"name": name}))


@posted("commune_record")
def commune_dossier_made(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Put a dossier of one commune together, as a piece of work."""
    own_file(recorded(request, name), code)
    return _made(request, name, code, reverse("commune_record", kwargs={"name": name, "code": code}))


def _made(request: HttpRequest, name: str, code: str, back: str) -> HttpResponse:
    say, store = say_of(request), house_of(request).open_store()
    recorded(request, name)

    def work(progress: Progress) -> str:
        progress(0, 0, say("gom luật, số liệu, nhật ký, giấy tờ"))
        make_dossier(store, DossierRequest(name, code or None))
        return back

    return started(request, say("Lập hồ sơ mang đi"), work, back)


@require_safe
def dossier(request: HttpRequest, name: str) -> HttpResponse:
    """The dossier of a round that was last made."""
    return _dossier(request, name, "")


@require_safe
def commune_dossier(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """The dossier of one commune that was last made."""
    return _dossier(request, name, code)


def _dossier(request: HttpRequest, name: str, code: str) -> HttpResponse:
    own = recorded(request, name)
    if code:
        own_file(own, code)
    content = dossier_lying(own.folder, code)
    if content is None:
        raise Http404
    return attached(content, f"{name}-{dossier_name(code)}", ZIP)


@require_safe
def kept_file(request: HttpRequest, sha: str) -> HttpResponse:
    """A file that the record keeps, if an act rests on it whose file this person may read."""
    for found in kept_file_of(house_of(request).open_store(), sha):
        if any(_may_read(request, found, code) for code in found.about):
            return attached(found.content, found.name.replace("/", "-"))
    raise Http404


def _may_read(request: HttpRequest, found: KeptFile, code: str) -> bool:
    visitor = visitor_of(request)
    if code:
        return may_open(visitor, "commune_record", found.round, code)
    return may_open(visitor, "round_record", found.round)
