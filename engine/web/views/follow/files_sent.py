"""Files as answers: always to be taken away, never shown in the page's place."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from engine.service.pages.handing_out.made_files import made_file
from engine.service.store import Part
from engine.web.rendering import house_of

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES: Final = {
    ".xlsx": EXCEL,
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".zip": "application/zip",
    ".txt": "text/plain; charset=utf-8",
}


def sent_file(content: bytes, name: str) -> HttpResponse:
    """Bytes under a name."""
    kind = TYPES.get(f".{name.rpartition('.')[2]}", "application/octet-stream")
    shown = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Type": kind, "Content-Disposition": shown, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, headers={key: value for key, value in headers.items() if value})


def made_of_round(request: HttpRequest, name: str, part: Part, file: str) -> HttpResponse:
    """A file that was made of a round; raises Http404 for any other name."""
    store = house_of(request).open_store()
    content = made_file(store, name, part, file) if store.has_round(name) else None
    if content is None:
        raise Http404
    return sent_file(content, file.rpartition("/")[2])
