"""The lists of communes in ``criteria/units``: which units there are on a day, and what became of which.

Of the changes of 2026 only their end is in the list, so between the two days that bound them both writings hold.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from engine.evidence.identity.unit_names import typed_name
from engine.law.values import ProvinceType, UnitType

LEGACY_LIST, LIST_2025, SUCCESSION = "communes-legacy.csv", "communes-2025.csv", "commune-succession-2025.csv"
DECISIONS = "area-decisions.csv"
LAST_LEGACY_DAY, FIRST_CHANGE, LIST_NOW = date(2025, 6, 30), date(2026, 4, 30), date(2026, 9, 20)
# Made-up communes of simulated rounds say so in their names, in plain letters, and have codes that no list has.
MADE_UP, FIRST_MADE_UP_CODE = "mo phong", 40_000
KINDS: Mapping[str, UnitType] = {"Xã": "xa", "Phường": "phuong", "Thị trấn": "thi_tran", "Đặc khu": "dac_khu"}
CITY = "Thành phố"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit of a list: the names it may bear on the day, its kinds and its province's, the present ones last."""

    code: str
    names: tuple[str, ...]
    kinds: tuple[UnitType, ...]
    province: str
    province_kinds: tuple[ProvinceType, ...]
    district: str = ""

    @property
    def kind(self) -> UnitType:
        """The kind it is of."""
        return self.kinds[-1]

    @property
    def province_kind(self) -> ProvinceType:
        """The kind that its province is of."""
        return self.province_kinds[-1]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.names[-1]


@dataclass(frozen=True)
class OfficialLists:
    """The lists of a folder, each read when it is first asked for. Reading raises OSError."""

    folder: Path

    def unit(self, code: str, day: date) -> Listed | None:
        """The unit of a code as it is on a day; None where there is none."""
        row = (self._legacy if day <= LAST_LEGACY_DAY else self._present).get(code)
        return listed(row, day) if row else None

    def named(self, key: str, day: date) -> tuple[Listed, ...]:
        """The units of a day whose name, without its kind and accents, is the one asked for."""
        rows = self._legacy if day <= LAST_LEGACY_DAY else self._present
        codes = [code for code, row in rows.items() if typed_name(row["name"]).key == key]
        return tuple(unit for code in codes if (unit := self.unit(code, day)))

    def became(self, code: str) -> tuple[str, ...]:
        """The codes of the units of 2025 that an old unit went into, whole or in part."""
        return tuple(row["new_code"] for row in self._succession if row["old_code"] == code)

    def came_from(self, code: str) -> tuple[str, ...]:
        """The codes of the old units that went into one of 2025."""
        return tuple(old for old, _ in self.origins(code))

    def origins(self, code: str) -> tuple[tuple[str, str], ...]:
        """The old units that went into one of 2025, each with its share: "whole", or "part" where it was split."""
        return self._origins.get(code, ())

    def grew(self, code: str) -> bool:
        """Whether a unit of 2025 holds more, or less, than the old unit of its code."""
        return self.origins(code) != ((code, "whole"),)

    def provinces(self, code: str, day: date) -> tuple[str, ...]:
        """The province of a commune on a day, and before the merger that of all it came from; names without kind."""
        unit = self.unit(code, day)
        if unit is None:
            return ()
        origins = self.came_from(code) if day > LAST_LEGACY_DAY else ()
        before = {old.province for origin in origins if (old := self.unit(origin, LAST_LEGACY_DAY))}
        wholly = before if len(before) == 1 else set()
        return tuple(dict.fromkeys(bare_province(name) for name in (unit.province, *wholly)))

    def decisions(self, day: date) -> tuple[str, ...]:
        """By number, the texts that say on a day what is a mountain commune and which region a commune is in."""
        return tuple(row["number"] for row in self._decisions if row["from"] <= f"{day}" <= (row["until"] or "9999"))

    def outdated(self, basis: str, day: date) -> tuple[str, ...]:
        """The texts cited as a commune's ground that no longer say so on a day."""
        ended = (row["number"] for row in self._decisions if row["until"] and row["until"] < f"{day}")
        return tuple(number for number in ended if _cites(basis, number))

    @cached_property
    def _decisions(self) -> tuple[Row, ...]:
        path = self.folder / DECISIONS
        return _rows(path) if path.is_file() else ()

    @cached_property
    def _legacy(self) -> Mapping[str, Row]:
        return _coded_of((self.folder / LEGACY_LIST).read_bytes())

    @cached_property
    def _present(self) -> Mapping[str, Row]:
        return _coded_of((self.folder / LIST_2025).read_bytes())

    @cached_property
    def _succession(self) -> tuple[Row, ...]:
        return _rows(self.folder / SUCCESSION)

    @cached_property
    def _origins(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self._succession:
            found.setdefault(row["new_code"], []).append((row["old_code"], row["share"]))
        return {code: tuple(rows) for code, rows in found.items()}


def _cites(basis: str, number: str) -> bool:
    """Whether a ground names a text: by all of its number, or where a year stands in it by number and year alone."""
    head, _, kind = number.rpartition("/")
    whole = f"/{kind.replace('-', '-?')}"
    end = rf"(?:{whole}|(?![\d/]))" if "/" in head else whole
    return re.search(rf"(?<![\d/]){head}{end}", basis, re.IGNORECASE) is not None


def open_lists(folder: Path) -> OfficialLists | None:
    """The lists of a folder; None where any of them is not there."""
    there = all((folder / name).is_file() for name in (LEGACY_LIST, LIST_2025, SUCCESSION))
    return OfficialLists(folder) if there else None


def list_of(folder: Path, day: date) -> list[Row]:
    """The rows of the list that held on a day, as they stand in its file. Raises OSError."""
    return list(_rows(folder / (LEGACY_LIST if day <= LAST_LEGACY_DAY else LIST_2025)))


def _rows(path: Path) -> tuple[Row, ...]:
    return _rows_of(path.read_bytes())


@lru_cache(maxsize=4)
def _rows_of(content: bytes) -> tuple[Row, ...]:
    """A list's rows, read once as long as its bytes are the same."""
    # Our own lists, in one dialect that a test holds: the reader for other people's CSV takes twice as long for them.
    return tuple(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@lru_cache(maxsize=4)
def _coded_of(content: bytes) -> Mapping[str, Row]:
    """The same by the code of each."""
    return {row["code"]: row for row in _rows_of(content)}


def listed(row: Row, day: date) -> Listed:
    """A row of the list of a day as the unit that it is on that day."""
    return _legacy(row) if day <= LAST_LEGACY_DAY else _on(_present(row), day)


def _legacy(row: Row) -> Listed:
    province = row["province"]
    return Listed(row["code"], (row["name"],), (KINDS[row["type"]],), province, (_of_province(row),), row["district"])


def _present(row: Row) -> Listed:
    now: ProvinceType = "thanh_pho" if row["province_type_now"] == "thanh-pho" else "tinh"
    kinds = KINDS[row["type_2025_07"]], KINDS[row["type_now"]]
    return Listed(row["code"], (row["name"], row["name_now"]), kinds, row["province"], (_of_province(row), now))


def _on(unit: Listed, day: date) -> Listed:
    """A unit of the present list as it may be called on a day."""
    if FIRST_CHANGE <= day < LIST_NOW:
        return unit
    at = slice(-1, None) if day >= LIST_NOW else slice(0, 1)
    return Listed(unit.code, unit.names[at], unit.kinds[at], unit.province, unit.province_kinds[at])


def bare_province(name: str) -> str:
    """A province's name without its kind, which may have changed since."""
    return name.removeprefix("Tỉnh ").removeprefix(CITY).strip()


def _of_province(row: Row) -> ProvinceType:
    return "thanh_pho" if row["province"].startswith(CITY) else "tinh"
