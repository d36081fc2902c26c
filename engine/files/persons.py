"""Signs that a file holds persons: then none of it is read, and the detail itself is never repeated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from engine.files.numbers import Raw, plain, shown
from engine.problems import Place, Problem, problem

# One blank between digits is still one number; a date's dots are not.
IDENTITY = re.compile(r"(?<!\d)\d{12}(?!\d)")
PHONE = re.compile(r"(?<!\d)(?:\+?84|0)[35789]\d{8}(?!\d)")
PERSONAL_HEADS = re.compile(
    r"(?:ho va ten|ho ten|ho, ten|ten tre|ten be|ngay sinh|ngay thang nam sinh|nam sinh|so cccd|cccd|cmnd|can cuoc|"
    r"so dinh danh|ma dinh danh|dien thoai|so dien thoai|sdt|dia chi|noi o|ho ten (?:cha|me|bo)|full name|"
    r"date of birth|phone)"
    r"(?: .{0,25})?"
)
Spot = TypeVar("Spot")


def personal_details(
    said: Iterable[tuple[Spot, Raw]], place_of: Callable[[Spot], Place], commune: str = ""
) -> Iterator[Problem]:
    """Signs that a file holds persons, one problem a kind at the first place of it."""
    kinds: dict[str, Problem] = {}
    for spot, raw in said:
        sign = personal_sign(raw) if isinstance(raw, (str, int)) and not isinstance(raw, bool) else None
        if sign and sign[0] not in kinds:
            code, name, value = sign
            kinds[code] = problem(code, place_of(spot), commune=commune, **{name: value})
    yield from kinds.values()


@lru_cache(maxsize=2**14)
def personal_sign(raw: str | int) -> tuple[str, str, str] | None:
    """The problem that a text or number of a file is, with what may be said of it; None when it is none."""
    if isinstance(raw, str) and PERSONAL_HEADS.fullmatch(plain(raw).rstrip(":. *")):
        return "FIL-302", "head", shown(raw)
    text = str(raw)
    hidden = _personal_number(text) if len(text) > 8 else ""
    return ("FIL-301", "hidden", hidden) if hidden else None


def _personal_number(text: str) -> str:
    """A citizen's id or phone number in a text, all but its first two signs hidden."""
    spaced = re.sub(r"(?<=\d)[ \u00a0](?=\d)", "", text)
    dotted = re.sub(r"(?<=\d)[ \u00a0.\-](?=\d)", "", text)
    found = IDENTITY.search(spaced) or PHONE.search(dotted)
    return f"{found[0][:2]}{'•' * (len(found[0]) - 2)}" if found else ""
