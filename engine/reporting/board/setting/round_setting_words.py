"""What a round's setting says, cell by cell as ``dot.xlsx`` has it, and what another says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from engine.evidence.facts import Round
from engine.evidence.setting.round_sheets import (
    ACTION_HEADS,
    ACTIONS_SHEET,
    CLASS_HEADS,
    CLASSES_SHEET,
    COMMUNE_HEADS,
    COMMUNES_SHEET,
    CONFIRMED_HEADS,
    CONFIRMED_SHEET,
    LINES,
    ROUND_SHEET,
    STANDARDS_SHEET,
)
from engine.evidence.setting.standard_rows import STANDARD_HEADS, standard_cells
from engine.evidence.tables.fact_columns import value_text
from engine.forms.round_excel import ABOUT
from engine.language import Say
from engine.law.model import Unit

# A cell of a round: its sheet, the entry that it belongs to ("" for the round itself), its column.
Cell: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SettingPart:
    """A sheet of entries: what it is for, its heads, and its entries as rows of text under these."""

    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A cell that says something else, or with no ``label`` a whole entry that came or went; "" is nothing there."""

    cell: Cell
    sheet: str
    entry: str
    label: str
    old: str
    new: str


def line_values(round_: Round, say: Say) -> Mapping[str, str]:
    """What the round itself says, by the last key of each line."""
    yes, no = say("có"), say("không")
    return {
        "id": round_.id,
        "title": round_.title,
        "standard": round_.standard,
        "on": say.day(round_.on),
        "from": say.day(round_.period_from),
        "to": say.day(round_.period_to),
        "area": round_.area,
        "simulated": yes if round_.simulated else no,
        "directives": ", ".join(round_.directives),
        "previous": round_.previous or "",
        "authority": round_.authority or "",
        "four_eyes": yes if round_.four_eyes == "required" else no,
        "strict_before": yes if round_.strict_before else no,
    }


def setting_parts(round_: Round, say: Say) -> tuple[SettingPart, ...]:
    """Every sheet of entries but that of the communes, in the order of the workbook."""
    held = _entries(round_, say)
    return tuple(
        SettingPart(
            say(sheet),
            say(ABOUT[sheet]),
            tuple(say(head) for head in heads.values()),
            tuple(tuple(told.get(name, "") for name in heads) for told in held[sheet].values()),
        )
        for sheet, heads in _HEADS.items()
        if sheet != COMMUNES_SHEET
    )


def commune_rows(units: Sequence[Unit], say: Say) -> tuple[tuple[str, ...], ...]:
    """Communes as the sheet of communes has them, under its own heads."""
    return tuple(tuple(_unit(unit, say)[name] for name in COMMUNE_HEADS) for unit in units)


def setting_changes(before: Round, after: Round, say: Say) -> tuple[SettingChange, ...]:
    """All that a round would say otherwise, in the order of its sheets; nothing where both say the same."""
    old, new = line_values(before, say), line_values(after, say)
    lines = [
        SettingChange((ROUND_SHEET, "", key), say(ROUND_SHEET), "", say(line.label), old[key], new[key])
        for line in LINES
        if old[key := line.route[-1]] != new[key]
    ]
    held, then = _entries(before, say), _entries(after, say)
    names = {unit.code: f"{unit.name} ({unit.code})" for unit in (*before.units, *after.units)}
    found = (told for sheet in _HEADS for told in _changed(sheet, held[sheet], then[sheet], say))
    return (*lines, *(replace(told, entry=names.get(told.entry, told.entry)) for told in found))


Entries: TypeAlias = Mapping[str, Mapping[str, str]]
_HEADS: Mapping[str, Mapping[str, str]] = {
    COMMUNES_SHEET: COMMUNE_HEADS,
    CLASSES_SHEET: CLASS_HEADS,
    CONFIRMED_SHEET: CONFIRMED_HEADS,
    STANDARDS_SHEET: STANDARD_HEADS,
    ACTIONS_SHEET: ACTION_HEADS,
}


def _changed(sheet: str, old: Entries, new: Entries, say: Say) -> Iterator[SettingChange]:
    for entry in dict.fromkeys((*old, *new)):
        before, after = old.get(entry), new.get(entry)
        if before is None or after is None:
            told, then = ("" if side is None else "; ".join(filter(None, side.values())) for side in (before, after))
            yield SettingChange((sheet, entry, ""), say(sheet), entry, "", told, then)
            continue
        for column in dict.fromkeys((*before, *after)):
            if before.get(column, "") != after.get(column, ""):
                label, cell = say(_HEADS[sheet].get(column, column)), (sheet, entry, column)
                yield SettingChange(cell, say(sheet), entry, label, before.get(column, ""), after.get(column, ""))


def _entries(round_: Round, say: Say) -> Mapping[str, Entries]:
    """Each sheet's entries by what tells one from the others."""
    flags = {True: say("có"), False: say("không"), None: ""}
    numbers = {item.item: ("" if n is None else str(n) for n in (item.effort, item.each, item.months))
               for item in round_.actions}  # fmt: skip
    return {
        COMMUNES_SHEET: {unit.code: _unit(unit, say) for unit in round_.units},
        CLASSES_SHEET: {
            one.commune: dict(zip(CLASS_HEADS, (one.commune, one.value, one.reason, one.document, one.by,
                                                say.day(one.on)), strict=True))
            for one in round_.overrides
        },
        CONFIRMED_SHEET: {
            one.name: dict(zip(CONFIRMED_HEADS, (one.name, one.reason, one.by, say.day(one.on)), strict=True))
            for one in round_.confirmed
        },
        STANDARDS_SHEET: {
            str(at): cells
            for at, cells in enumerate((cells for one in round_.standards for cells in standard_cells(one)), 1)
        },
        ACTIONS_SHEET: {
            one.item: dict(zip(ACTION_HEADS, (one.item, one.label or "", *numbers[one.item], flags[one.possible]),
                               strict=True))
            for one in round_.actions
        },
    }  # fmt: skip


def _unit(unit: Unit, say: Say) -> Mapping[str, str]:
    kinds = {"xa": say("xã"), "phuong": say("phường"), "thi_tran": say("thị trấn"), "dac_khu": say("đặc khu")}
    provinces = {"tinh": say("tỉnh"), "thanh_pho": say("thành phố")}
    flags = {True: say("có"), False: say("không"), None: ""}
    further = {"province_code": unit.province_code or "", **{name: value_text(told) for name, told in unit.facts}}
    return {
        "code": unit.code,
        "name": unit.name,
        "type": kinds[unit.type],
        "province_type": provinces[unit.province],
        "mountain": flags[unit.mountain],
        "island": flags[unit.island],
        "area_iii": flags[unit.area_iii],
        "basis": unit.basis or "",
        **{name: text for name, text in further.items() if text},
    }
