"""The record as pages: its chain in words, its seal, whether it holds, and what may be taken away of it."""

from __future__ import annotations

import secrets
from typing import Final

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from engine.problems import errors
from engine.records.acting.commune_file import CommuneFile
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.record.chain_words import what_words, who_words
from engine.reporting.record.seal_picture import seal_svg
from engine.reporting.record.seal_words import seal_words
from engine.service.dossier.making_dossier import dossier_lying
from engine.service.pages.council.council_sheet import Recorded, file_names
from engine.service.pages.record.chain_lines import chain_page, lines_of
from engine.service.record.backing_up import backup_bytes
from engine.service.record.checking_record import Checked
from engine.service.record.record_requests import record_status, verify_record
from engine.web.held.jobs import Progress
from engine.web.held.kept import OWN
from engine.web.rendering import house_of, page, say_of
from engine.web.views.job_views import started
from engine.web.views.recorded_rounds import attached, own_file, posted, recorded, without_record
from engine.web.visitors import visitor_of, who_of
from engine.web.who_reaches import may_open

MOST_SEALS: Final = 12


@require_safe
def round_record(request: HttpRequest, name: str) -> HttpResponse:
    """The chain of a round in words, the latest entry first, and its seal."""
    own, say = recorded(request, name), say_of(request)
    if own.state is None:
        return without_record(request, own, say("Nhật ký"))
    given = request.GET.get("trang", "1")
    if not (given.isascii() and given.isdigit() and len(given) < 8):
        raise BadRequest
    return page(
        request,
        "record/round_record.jinja",
        name=name,
        chain=chain_page(own.record, int(given)),
        people=own.names,
        units=file_names(own),
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
    found = house_of(request).kept.take(OWN, f"checked {name} {request.GET.get('lan', '')}", object)
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


@posted("record_check")
def record_verified(request: HttpRequest, name: str) -> HttpResponse:
    """Verify the whole record, against the seals on paper where some were typed."""
    own, say, house = recorded(request, name), say_of(request), house_of(request)
    seals = [line.strip() for line in request.POST.get("ma", "").splitlines() if line.strip()][:MOST_SEALS]
    store, turn, back = house.open_store(), secrets.token_urlsafe(9), reverse("record_check", kwargs={"name": name})

    def work(progress: Progress) -> str:
        progress(0, 0, say("so từng bản ghi, tệp, bảng, luật và điểm"))
        house.kept.put(OWN, verify_record(store, own.record, seals), f"checked {name} {turn}")
        return f"{back}?lan={turn}"

    return started(request, say("Kiểm tra nhật ký"), work, back)


@require_safe
def record_backup(request: HttpRequest, name: str) -> HttpResponse:
    """A whole backup in one file, as the record stands now."""
    own = recorded(request, name)
    if own.state is None:
        raise Http404
    file = f"{name}-{who_of(request).day.isoformat()}.db"
    return attached(backup_bytes(own.record, file), file)
