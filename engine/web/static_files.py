"""Style and type, served from memory under an address that changes with their bytes, so that browsers keep them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

FOLDER: Final = Path(__file__).parent / "static"
TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8", ".js": "text/javascript; charset=utf-8",
}  # fmt: skip


@cache
def files() -> Mapping[str, bytes]:
    """Every file by name, as it lies with the program."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix in TYPES}


@cache
def edition() -> str:
    """One name for all of them together: fonts are asked for from beside the style."""
    told = hashlib.sha256()
    for name, content in files().items():
        told.update(f"{name}\0{len(content)}\0".encode())
        told.update(content)
    return told.hexdigest()[:16]


@require_safe
def static_file(request: HttpRequest, asked: str, name: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A file of the edition that is here; of another there is none."""
    if asked != edition() or name not in files():
        raise Http404
    response = HttpResponse(files()[name], content_type=TYPES[Path(name).suffix])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
