"""The ledger of checked numbers: who has read which number in the official text, on which page, and what it said.

``ledger.yaml`` stands beside the criteria, apart from the law and its hash. A number is checked only while it is still
what was read: once it is edited it falls back, by itself, to the mark in its own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from engine.files.yaml_text import rewrite
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import Standard, StandardHead, UnitClass
from engine.law.numbers_of_law import Number, numbers_of, numbers_of_band
from engine.law.values import Day, Mark, Shape, Text, Whole

LEDGER = "ledger.yaml"
EMPTY = """\
# Sổ đối chiếu: ai đã đọc con số nào trong văn bản chính thức, ngày nào, trang nào. Do “phuhop law check-in” ghi.
# Con số trong bộ tiêu chí bị sửa khác với value ở đây thì dấu “đã đối chiếu” tự mất. Rút một lần đọc: xóa dòng của nó.
entries: []
"""


class Entry(Shape):
    """One reading of one number: ``value`` with its unit as it stood in the text, ``reader`` 1 for the first person."""

    number: Text
    value: Text
    who: Text
    when: Day
    page: Text
    reader: Annotated[Whole, Field(ge=1)]
    note: Text | None = None


class Ledger(Shape):
    """``ledger.yaml``: one entry for each person and number."""

    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says of one number: who has read it as it stands, and who has read it otherwise."""

    number: Number
    agreed: tuple[Entry, ...]
    otherwise: tuple[Entry, ...]
    readers: int

    @property
    def checked(self) -> bool:
        """Enough persons have read it as it is now, and nobody has read anything else."""
        return len({person(entry.who) for entry in self.agreed}) >= self.readers and not self.otherwise

    @property
    def mark(self) -> Mark | None:
        """Checked by the ledger, or the mark of its own file."""
        return "checked" if self.checked else self.number.mark


def person(name: str) -> str:
    """A name for telling persons apart: neither capitals nor blanks make another person."""
    return " ".join(name.casefold().split())


def standings(standard: Standard, entries: Iterable[Entry]) -> Mapping[str, Standing]:
    """Every number of a standard by its id, with what the ledger says of it."""
    told: dict[str, list[Entry]] = {}
    for entry in entries:
        told.setdefault(entry.number, []).append(entry)
    return {
        number.id: _standing(number, told.get(number.id, ()), standard.head.readers) for number in numbers_of(standard)
    }


def _standing(number: Number, entries: Sequence[Entry], readers: int) -> Standing:
    agreed = tuple(entry for entry in entries if entry.value == number.held)
    return Standing(number, agreed, tuple(entry for entry in entries if entry.value != number.held), readers)


def with_ledger(standard: Standard, entries: Sequence[Entry]) -> Standard:
    """The standard with ``checked`` wherever all the numbers that a mark stands for are checked."""
    if not entries:
        return standard
    sure = frozenset(name for name, standing in standings(standard, entries).items() if standing.checked)
    criteria = tuple(_criterion(criterion, sure) for criterion in standard.criteria)
    return standard.model_copy(update={"head": _head(standard.head, sure), "criteria": criteria})


def _criterion(criterion: Criterion, sure: frozenset[str]) -> Criterion:
    items = tuple(_item(item, sure) for item in criterion.items)
    mark = "checked" if f"{criterion.id}/max_points" in sure else criterion.mark
    return criterion.model_copy(update={"items": items, "mark": mark})


def _item(item: Item, sure: frozenset[str]) -> Item:
    bands = tuple(_band(item, band, number, sure) for number, band in enumerate(item.bands, 1))
    none = "checked" if f"{item.id}/none/when_none" in sure else item.when_none_mark
    steps = item.steps.model_copy(update={"mark": bands[0].mark}) if item.steps else None
    return item.model_copy(update={"bands": bands, "steps": steps, "when_none_mark": none})


def _band(item: Item, band: Band, number: int, sure: frozenset[str]) -> Band:
    return band.model_copy(update={"mark": "checked"}) if sure.issuperset(numbers_of_band(item, number)) else band


def _head(head: StandardHead, sure: frozenset[str]) -> StandardHead:
    cycle = {
        f"standard/{key}/{n}" for key in ("months", "plan_years") for n in range(1, len(getattr(head.cycle, key)) + 1)
    }
    changed: dict[str, object] = {
        name: getattr(head, name).model_copy(update={"mark": "checked"})
        for name, needed in (
            ("maximum", {"standard/maximum"}),
            ("knock_out", {"standard/knock_out"}),
            ("cycle", cycle),
        )
        if sure >= needed
    }
    changed["classes"] = tuple(_class(unit_class, sure) for unit_class in head.classes)
    changed["authorities"] = tuple(
        authority.model_copy(update={"mark": "checked"})
        if sure.issuperset(
            f"authority/{authority.id}/{key}"
            for key in ("from", *(["until"] if authority.until else []), "appraises", "recognises")
        )
        else authority
        for authority in head.authorities
    )
    changed["readings"] = tuple(
        reading.model_copy(update={"mark": "checked"}) if f"reading/{reading.id}/text" in sure else reading
        for reading in head.readings
    )
    return head.model_copy(update=changed)


def _class(unit_class: UnitClass, sure: frozenset[str]) -> UnitClass:
    """The threshold's mark is the class's own; each clause then says its own, so that neither lends it to the other."""
    name = f"class/{unit_class.id}"
    marks: Iterator[Mark] = (
        "checked" if f"{name}/{number}/when" in sure else clause.mark or unit_class.mark
        for number, clause in enumerate(unit_class.when, 1)
    )
    when = tuple(clause.model_copy(update={"mark": mark}) for clause, mark in zip(unit_class.when, marks, strict=True))
    mark = "checked" if f"{name}/threshold" in sure else unit_class.mark
    return unit_class.model_copy(update={"when": when, "mark": mark})


def recorded(entries: Sequence[Entry], fresh: Iterable[Entry], order: Iterable[str]) -> tuple[Entry, ...]:
    """The ledger with fresh readings: a person's new reading of a number takes the place of the old one.

    Entries stand in the law's ``order`` of numbers, then by reader; those of numbers that are no more come last.
    """
    held = {(entry.number, person(entry.who)): entry for entry in entries}
    for entry in fresh:
        before = held.get((entry.number, person(entry.who)))
        others = [e.reader for (name, _), e in held.items() if name == entry.number]
        reader = before.reader if before else max(others, default=0) + 1
        held[entry.number, person(entry.who)] = entry.model_copy(update={"reader": reader})
    rank = {name: at for at, name in enumerate(order)}
    return tuple(sorted(held.values(), key=lambda e: (rank.get(e.number, len(rank)), e.number, e.reader)))


def ledger_text(entries: Sequence[Entry], kept: str | None = None) -> str:
    """The text of ``ledger.yaml``, ``kept`` so far: a line an entry, so that a difference shows who checked what."""
    told = (entry.model_dump(mode="json", exclude_none=True) for entry in entries)
    return rewrite(kept or EMPTY, {"entries": tuple({key: str(value) for key, value in row.items()} for row in told)})
