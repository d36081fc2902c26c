"""The record as pages: its chain in words, its seal, whether it holds, and what may be taken away of it."""

from __future__ import annotations

import secrets
from typing import Final

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from engine.problems import errors
from engine.records.acting.commune_file import CommuneFile
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.record.chain_words import what_words, when_words, who_words
from engine.reporting.record.seal_picture import seal_svg
from engine.reporting.record.seal_words import seal_words
from engine.service.dossier.making_dossier import DossierRequest, dossier_lying, dossier_name, make_dossier
from engine.service.pages.council.council_sheet import Recorded
from engine.service.pages.record.chain_lines import chain_page, lines_of
from engine.service.pages.record.kept_files import KeptFile, kept_file_of
from engine.service.record.backing_up import backup_bytes
from engine.service.record.checking_record import Checked
from engine.service.record.record_requests import record_status, verify_record
from engine.web.jobs import Progress
from engine.web.permissions import may_open
from engine.web.rendering import house_of, page, say_of
from engine.web.views.job_views import started
from engine.web.views.recorded_rounds import attached, own_file, recorded, without_record
from engine.web.visitors import visitor_of, who_of

ZIP: Final = "application/zip"
MOST_SEALS = 12


@require_safe
def round_record(request: HttpRequest, name: str) -> HttpResponse:
    """The chain of a round in words, the latest entry first, and its seal."""
    own, say = recorded(request, name), say_of(request)
    if own.state is None:
        return without_record(request, own, say("Nhật ký"))
    given = request.GET.get("trang", "1")
    if not (given.isascii() and given.isdigit() and len(given) < 8):
        raise BadRequest
    names = {file.code: file.name for file in own.record.files()}
    return page(
        request,
        "record/round_record.jinja",
        name=name,
        chain=chain_page(own.record, int(given)),
        people=own.names,
        units=names,
        when_words=when_words,
        who_words=who_words,
        what_words=what_words,
        dossier=dossier_lying(own.folder, "") is not None,
        **_seal(request, own),
    )


def _seal(request: HttpRequest, own: Recorded) -> dict[str, object]:
    """Where the record stands, as it is printed on paper."""
    say, status = say_of(request), record_status(own.record)
    picture = mark_safe(seal_svg(status.checkpoint).decode())  # noqa: S308 - drawn by us of a hash, no one's text
    held = status.checkpoint.size - status.receipt_at
    return {"status": status, "seal": seal_words(status.checkpoint, say), "picture": picture, "unheld": held,
            "fits": own.record.notices}  # fmt: skip


@require_safe
def commune_record(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """All that was done to a commune's file, in words, with the files that each act rests on."""
    own, say = recorded(request, name), say_of(request)
    if own.state is None:
        return without_record(request, own, say("Nhật ký của hồ sơ"))
    file: CommuneFile = own_file(own, code)
    return page(
        request,
        "record/commune_record.jinja",
        name=name,
        code=code,
        file=file,
        lines=lines_of(own.record, code),
        people=own.names,
        units={code: file.name},
        when_words=when_words,
        who_words=who_words,
        what_words=what_words,
        letters=fingerprint(own.record.checkpoint()),
        dossier=dossier_lying(own.folder, code) is not None,
    )


@require_safe
def record_check(request: HttpRequest, name: str) -> HttpResponse:
    """Where the record stands and what verifying it found, for whoever may see nothing else of it."""
    own, say = recorded(request, name), say_of(request)
    if own.state is None:
        return without_record(request, own, say("Kiểm tra nhật ký"))
    found = house_of(request).shelf.at(f"checked {name} {request.GET.get('lan', '')}")
    told = found if isinstance(found, Checked) else None
    return page(
        request,
        "record/record_check.jinja",
        name=name,
        checked=told,
        broken=bool(told and errors(told.problems)),
        may_read=may_open(visitor_of(request), "round_record", name),
        **_seal(request, own),
    )


@require_POST
def record_verified(request: HttpRequest, name: str) -> HttpResponse:
    """Verify the whole record, against the seals on paper where some were typed."""
    own, say, house = recorded(request, name), say_of(request), house_of(request)
    seals = [line.strip() for line in request.POST.get("ma", "").splitlines() if line.strip()][:MOST_SEALS]
    store, turn = house.open_store(), secrets.token_urlsafe(9)

    def work(progress: Progress) -> str:
        progress(0, 0, say("so từng bản ghi, tệp, bảng, luật và điểm"))
        house.shelf.put(f"checked {name} {turn}", verify_record(store, own.record, seals))
        return f"{reverse('record_check', kwargs={'name': name})}?lan={turn}"

    return started(request, say("Kiểm tra nhật ký"), work)


@require_safe
def record_backup(request: HttpRequest, name: str) -> HttpResponse:
    """A whole backup in one file, as the record stands now."""
    own = recorded(request, name)
    if own.state is None:
        raise Http404
    file = f"{name}-{who_of(request).day.isoformat()}.db"
    return attached(backup_bytes(own.record, file), file)


@require_POST
def dossier_made(request: HttpRequest, name: str) -> HttpResponse:
    """Put a dossier together, of the round or of one commune."""
    own, say, code = recorded(request, name), say_of(request), request.POST.get("xa", "")
    if code and own.state is not None:
        own_file(own, code)
    store = house_of(request).open_store()
    page_name, given = ("commune_record", {"name": name, "code": code}) if code else ("round_record", {"name": name})

    def work(progress: Progress) -> str:
        progress(0, 0, say("gom luật, số liệu, nhật ký, giấy tờ"))
        make_dossier(store, DossierRequest(name, code or None))
        return reverse(page_name, kwargs=given)

    return started(request, say("Lập hồ sơ mang đi"), work)


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

