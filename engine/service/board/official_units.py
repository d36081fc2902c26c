"""Communes of the official lists as they are on a day, chosen by province, district and name; none is guessed."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.evidence.identity.official_lists import CITY, bare_province, list_of, listed
from engine.files.numbers import plain
from engine.law.model import Unit
from engine.law.values import ProvinceType, UnitType
from engine.problems import Place, Problem, ProblemsFound, problem

PREFIXES = ("tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "thi tran ", "dac khu ")


@dataclass(frozen=True, slots=True)
class Listed:
    """A commune of the list of a day; ``unsure`` where its name or kind changed at a day that is not known."""

    code: str
    name: str
    kind: UnitType
    province: str
    province_kind: ProvinceType
    district: str
    unsure: bool = False

    def unit(self) -> Unit:
        """The commune with all that the list says of it; mountain, island and area III are not in any list."""
        unknown = {"mountain": None, "island": None, "area_iii": None, "basis": None}
        told = {"code": self.code, "name": self.name, "type": self.kind, "province": self.province_kind}
        return Unit.model_validate({**told, **unknown})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which communes of a day: of a province, of a district where there still are districts, by codes or names."""

    province: str
    on: date
    district: str = ""
    communes: Sequence[str] = ()


def listed_on(lists: Path, on: date) -> tuple[Listed, ...]:
    """Every commune of the country on a day; ``lists`` is ``criteria/units``. Raises OSError."""
    return tuple(_listed(row, on) for row in list_of(lists, on))


def _listed(row: Mapping[str, str], on: date) -> Listed:
    unit = listed(row, on)
    kind = unit.province_kinds[0]
    province = f"{CITY} {bare_province(unit.province)}" if kind == "thanh_pho" else unit.province
    unsure = len({*unit.names}) > 1 or len({*unit.province_kinds}) > 1
    return Listed(unit.code, unit.names[0], unit.kinds[0], province, kind, unit.district, unsure=unsure)


def chosen(known: Sequence[Listed], wanted: Wanted) -> tuple[Listed, ...]:
    """The communes wanted, in the list's order, each once.

    Raises ProblemsFound for a province (RND-934), a district (RND-935) or communes (RND-936) that are not there.
    """
    here = _of(known, lambda unit: unit.province, wanted.province, "RND-934")
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


def provinces(known: Iterable[Listed]) -> tuple[str, ...]:
    """The provinces of the list, each once."""
    return tuple(dict.fromkeys(unit.province for unit in known))


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
    yield from (kind for kind in ("xa", "phuong", "thi_tran", "dac_khu") if kind in there)
