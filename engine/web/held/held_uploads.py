"""A file that was sent and looked at, kept in its sender's login until he says what to do with it."""

from __future__ import annotations

import base64
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

HELD: Final = "held"
# More than a workbook of a province; the door of workbooks has bounds of its own.
LARGEST: Final = 12 * 1024 * 1024


def sent_file(request: HttpRequest, field: str) -> tuple[str, bytes] | None:
    """A file of a form by its name and bytes; None where none was chosen, or one that is larger than any of ours."""
    sent = request.FILES.get(field)
    if not isinstance(sent, UploadedFile) or not sent.size or sent.size > LARGEST:
        return None
    return sent.name or field, sent.read()


def hold(request: HttpRequest, kind: str, name: str, content: bytes) -> None:
    """Keep a file in the login, in place of the last of its kind."""
    held = request.session.get(HELD, {})
    request.session[HELD] = {**held, kind: [name, base64.b64encode(content).decode("ascii")]}


def held(request: HttpRequest, kind: str) -> tuple[str, bytes] | None:
    """The file of a kind that is kept; None where there is none."""
    told = request.session.get(HELD, {}).get(kind)
    return (told[0], base64.b64decode(told[1])) if told else None


def let_go(request: HttpRequest, kind: str) -> None:
    """Keep it no longer."""
    held_now = request.session.get(HELD, {})
    request.session[HELD] = {key: value for key, value in held_now.items() if key != kind}
