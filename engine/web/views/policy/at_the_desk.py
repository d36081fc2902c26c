"""What the pages of the policy desk have in common: the standard of an address, what is kept between two pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from engine.law.loading import Lawbook, load_standard
from engine.problems import Problem, ProblemsFound
from engine.reporting.words.compare_words import Comparison
from engine.service.policy.handed_files import Handed, MadeFile, handed
from engine.service.policy.typing.typed_law import TypedLaw
from engine.service.store import Store
from engine.web.rendering import house_of
from engine.web.visitors import visitor_of

FILE = "tep"
KINDS: Mapping[str, str] = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
}
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class DraftLaw:
    """What somebody typed and has not written: the law, the page to go back to, and its effect on a round."""

    typed: TypedLaw
    back: str
    compared: Comparison | None = None


def store_with(request: HttpRequest, name: str) -> Store:
    """The store that has a standard; raises Http404 where there is none of that id."""
    store = house_of(request).open_store()
    if name not in store.standards():
        raise Http404
    return store


def read_book(store: Store, name: str) -> tuple[Lawbook | None, tuple[Problem, ...]]:
    """A standard as it stands, or why it cannot be read."""
    try:
        return load_standard(store.standard(name), today=store.today), ()
    except ProblemsFound as refused:
        return None, tuple(refused.problems)


def keep(request: HttpRequest, thing: object, name: str = "") -> str:
    """Keep a thing for whoever asks; gives its name."""
    return house_of(request).kept.put(visitor_of(request).person, thing, name)


def kept(request: HttpRequest, name: str, kind: type[Thing]) -> Thing:
    """What was kept for him; raises Http404 where it is not, or no longer."""
    found = house_of(request).kept.take(visitor_of(request).person, name, kind)
    if found is None:
        raise Http404
    return found


def file_in(request: HttpRequest, name: str = FILE, *, text: bool = False) -> Handed:
    """The file that came with a form's field; raises ProblemsFound as ``handed`` does."""
    upload = request.FILES.get(name)
    if upload is None:
        return handed("", 0, bytes)
    return handed(upload.name or "", upload.size or 0, upload.read, text=text)


def to_take_away(file: MadeFile) -> HttpResponse:
    """A file as a download."""
    kind = KINDS.get(Path(file.name).suffix, "application/octet-stream")
    shown = content_disposition_header(as_attachment=True, filename=file.name)
    return HttpResponse(file.content, headers={"Content-Type": kind, "Content-Disposition": shown or "attachment"})
