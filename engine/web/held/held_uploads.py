"""A file that was sent and looked at, kept for its sender until he says what to do with it; his login has its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from engine.web.rendering import house_of
from engine.web.visitors import visitor_of

HELD: Final = "held"
# More than a workbook of a province; the door of workbooks has bounds of its own.
LARGEST: Final = 12 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file by the name that its sender calls it."""

    name: str
    content: bytes


def sent_file(request: HttpRequest, field: str) -> tuple[str, bytes] | None:
    """A file of a form by its name and bytes; None where none was chosen, or one that is larger than any of ours."""
    sent = request.FILES.get(field)
    if not isinstance(sent, UploadedFile) or not sent.size or sent.size > LARGEST:
        return None
    return sent.name or field, sent.read()


def hold(request: HttpRequest, kind: str, name: str, content: bytes) -> None:
    """Keep a file in place of the last of its kind; it is gone when the server ends, or to make room."""
    keys = request.session.get(HELD, {})
    held_in, person = house_of(request).kept, visitor_of(request).person
    key = held_in.put(person, HeldFile(name, content), keys.get(kind, ""), size=len(content))
    request.session[HELD] = {**keys, kind: key}


def held(request: HttpRequest, kind: str) -> tuple[str, bytes] | None:
    """The file of a kind that is kept; None where there is none, or no longer."""
    key = request.session.get(HELD, {}).get(kind, "")
    told = house_of(request).kept.take(visitor_of(request).person, key, HeldFile)
    return (told.name, told.content) if told else None


def let_go(request: HttpRequest, kind: str) -> None:
    """Keep it no longer."""
    keys = request.session.get(HELD, {})
    house_of(request).kept.drop(visitor_of(request).person, keys.get(kind, ""))
    request.session[HELD] = {key: name for key, name in keys.items() if key != kind}
