"""Signs that a file holds persons: then none of it is read, and the detail itself is never repeated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from engine.files.numbers import Raw, plain, shown
from engine.files.persons.identity_numbers import personal_number
from engine.files.persons.personal_names import LONGEST_HEAD, is_a_name, is_personal_head, is_signature, names_a_person
from engine.files.persons.words import MONEY_HEAD
from engine.problems import Place, Problem, problem

Spot = TypeVar("Spot")


@dataclass(frozen=True, slots=True)
class Said(Generic[Spot]):
    """What stands in a cell or field: where, in which column of its page, and what."""

    spot: Spot
    column: int
    raw: Raw


def personal_details(
    pages: Iterable[Iterable[Said[Spot]]],
    place_of: Callable[[Spot], Place],
    *,
    commune: str = "",
    honest: Collection[str] = (),
) -> Iterator[Problem]:
    """Signs that a file holds persons, one problem a kind at the first place of it.

    A page is a sheet, or the rows of a CSV, from top to bottom. ``honest`` are names in plain letters that are no
    person's: those of communes, some of which are named after somebody.
    """
    kinds: dict[str, Problem] = {}
    for page in pages:
        for said, (code, name, value) in _signs(page, honest):
            if code not in kinds:
                kinds[code] = problem(code, place_of(said.spot), commune=commune, **{name: value})
    yield from kinds.values()


def _signs(page: Iterable[Said[Spot]], honest: Collection[str]) -> Iterator[tuple[Said[Spot], tuple[str, str, str]]]:
    """Every cell of a page that shows a person; a signer's name is none, nor is a number under a head of money."""
    signed, sums = False, set[int]()
    for said in page:
        if isinstance(said.raw, str) and len(said.raw) <= LONGEST_HEAD:
            signed = signed or _signs_below(said.raw)
            if _heads_sums(said.raw):
                sums.add(said.column)
        if not isinstance(said.raw, (str, int)) or isinstance(said.raw, bool) or _is_counted(said, sums):
            continue
        sign = personal_sign(said.raw)
        if sign and not (sign[0] == "FIL-303" and (signed or plain(str(said.raw)) in honest)):
            yield said, sign


@lru_cache(maxsize=2**14)
def _signs_below(text: str) -> bool:
    return is_signature(text)


@lru_cache(maxsize=2**14)
def _heads_sums(text: str) -> bool:
    return MONEY_HEAD.fullmatch(plain(text)) is not None


def _is_counted(said: Said[Spot], sums: Collection[int]) -> bool:
    return said.column in sums and str(said.raw).isdigit()


def is_suspect(raw: str, honest: Collection[str]) -> bool:
    """Whether a text by itself shows a person and is not one of the ``honest`` names."""
    sign = personal_sign(raw)
    return sign is not None and not (sign[0] == "FIL-303" and plain(raw) in honest)


@lru_cache(maxsize=2**14)
def personal_sign(raw: str | int) -> tuple[str, str, str] | None:
    """The problem that a text or number is by itself, with what may be said of it; None when it is none."""
    text = str(raw)
    if (len(text) > 8 or "@" in text) and (hidden := personal_number(raw)):
        return "FIL-301", "hidden", hidden
    if isinstance(raw, str):
        if is_personal_head(raw):
            return "FIL-302", "head", shown(raw)
        if names_a_person(raw) or is_a_name(raw):
            return "FIL-303", "hidden", f"{raw.strip()[:1]}…"
    return None
