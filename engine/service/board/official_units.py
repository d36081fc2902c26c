"""Communes of the official lists as they are on a day, chosen by province, district and name; none is guessed."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.evidence.identity.official_lists import CITY, Listed, bare_province, list_of, listed
from engine.files.numbers import plain
from engine.law.model import Unit
from engine.law.values import UnitType
from engine.problems import Place, Problem, ProblemsFound, problem

PREFIXES = ("tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "thi tran ", "dac khu ")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which communes of a day: of a province, of a district where there still are districts, by codes or names."""

    province: str
    on: date
    district: str = ""
    communes: Sequence[str] = ()


def listed_on(lists: Path, on: date) -> tuple[Listed, ...]:
    """Every commune of the country on a day; ``lists`` is ``criteria/units``. Raises OSError."""
    return tuple(listed(row, on) for row in list_of(lists, on))


def unit_of(known: Listed) -> Unit:
    """A commune with all that the list says of it; mountain, island and area III are in no list."""
    told = {"code": known.code, "name": known.name, "type": known.kind, "province": known.province_kind}
    return Unit.model_validate({**told, "mountain": None, "island": None, "area_iii": None, "basis": None})


def is_unsure(known: Listed) -> bool:
    """Whether its name, kind or province's kind may be one of two on the day: it changed on a day that is not known."""
    return any(len(set(part)) > 1 for part in (known.names, known.kinds, known.province_kinds))


def province_of(known: Listed) -> str:
    """The province by its name with the kind that it is of on the day."""
    kind = CITY if known.province_kind == "thanh_pho" else "Tỉnh"
    return f"{kind} {bare_province(known.province)}"


def chosen(known: Sequence[Listed], wanted: Wanted) -> tuple[Listed, ...]:
    """The communes wanted, in the list's order, each once.

    Raises ProblemsFound for a province (RND-934), a district (RND-935) or communes (RND-936) that are not there.
    """
    here = _of(known, province_of, wanted.province, "RND-934")
    if wanted.district:
        here = _of(here, lambda unit: unit.district, wanted.district, "RND-935")
    found, missing = set[str](), list[Problem]()
    for asked in wanted.communes:
        hits = _named(here, asked)
        if len(hits) == 1:
            found.add(hits[0].code)
        else:
            missing.append(problem("RND-936", Place(asked), given=asked, near=_near(hits or here, asked)))
    if missing:
        raise ProblemsFound(missing)
    return tuple(unit for unit in here if not wanted.communes or unit.code in found)


def _of(known: Sequence[Listed], part: Callable[[Listed], str], asked: str, code: str) -> tuple[Listed, ...]:
    names = [name for name in dict.fromkeys(map(part, known)) if name]
    same = [name for name in names if name == asked] or [name for name in names if _key(name) == _key(asked)]
    if len(same) != 1:
        near = same or difflib.get_close_matches(asked, names, n=3, cutoff=0.5)
        raise ProblemsFound([problem(code, Place(asked), given=asked, near=", ".join(near) or "–")])
    return tuple(unit for unit in known if part(unit) == same[0])


def _named(here: Sequence[Listed], asked: str) -> list[Listed]:
    exact = [unit for unit in here if asked == unit.code or plain(asked) == plain(unit.name)]
    return exact or [unit for unit in here if plain(asked) == _key(unit.name)]


def _near(units: Sequence[Listed], asked: str) -> str:
    names = {f"{unit.code} {unit.name}": _key(unit.name) for unit in units}
    if len(units) <= 5:
        return ", ".join(names)
    close = difflib.get_close_matches(_key(asked), names.values(), n=3, cutoff=0.5)
    return ", ".join(name for name, key in names.items() if key in close) or "–"


def _key(name: str) -> str:
    """A name without accents and without the word for its kind."""
    bare = plain(name)
    return next((bare.removeprefix(kind) for kind in PREFIXES if bare.startswith(kind)), bare)


def kinds_of(units: Iterable[Listed]) -> Iterator[UnitType]:
    """The kinds of these communes in the order in which a title names them."""
    there = {unit.kind for unit in units}
    order: tuple[UnitType, ...] = ("xa", "phuong", "thi_tran", "dac_khu")
    yield from (kind for kind in order if kind in there)
