"""What is wrong with the tables of unit facts: too large, a case never come to, a day that nobody decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from engine.law.loading import Lawbook
from engine.problems import InBoth, Problem, day_in_both
from engine.rules.situations import UnitTable, class_table, further_tables

MOST_SITUATIONS = 20_000
# The facts and states that every standard has, in Vietnamese and in English; its own facts bring theirs.
BUILT_IN_WORDS = {
    "type": ("loại đơn vị", "kind of unit"), "province": ("thuộc", "kind of province"),
    "mountain": ("miền núi", "mountain"), "island": ("hải đảo", "island"), "area_iii": ("khu vực III", "area III"),
    "class": ("nhóm", "class"),
    "province_code": ("mã tỉnh", "province code"), "day": ("từ ngày", "from"),
}  # fmt: skip
STATE_WORDS: dict[object, tuple[str, str]] = {
    "xa": ("xã", "commune"), "phuong": ("phường", "ward"), "thi_tran": ("thị trấn", "township"),
    "dac_khu": ("đặc khu", "special zone"), "tinh": ("tỉnh", "province"),
    "thanh_pho": ("thành phố trực thuộc trung ương", "centrally run city"), True: ("có", "yes"), False: ("không", "no"),
}  # fmt: skip
Fired = Mapping[str, str | None]


def unbounded(book: Lawbook) -> Iterator[Problem]:
    """Tables with more situations than are judged one by one."""
    for table in (class_table(book.standard.head), *further_tables(book.standard)):
        if table.size > MOST_SITUATIONS:
            where = table.cases[0].rule
            yield book.problem("LAW-455", where, count=table.size, most=MOST_SITUATIONS, facts=_named(book, table))


def unit_problems(book: Lawbook, fired: Mapping[str, Fired]) -> Iterator[Problem]:
    """Cases that are never reached, general bands that nobody has, conditions that leave nobody out, days of none."""
    for table in further_tables(book.standard):
        told = fired[table.tag]
        reached = set(told.values())
        for at, case in enumerate(table.cases):
            if case.rule not in reached:
                before = table.cases[at - 1].rule if at else "–"
                yield book.problem("LAW-460", case.rule, name=case.rule, before=before)
        kind, _, name = table.tag.partition("/")
        if kind != "authority" and None not in reached:
            yield book.problem("LAW-461", table.cases[0].rule, name=name)
        if kind == "authority":
            yield from _unappraised(book, table, told)


def _unappraised(book: Lawbook, table: UnitTable, told: Fired) -> Iterator[Problem]:
    """The first situation, on a day in force, in which nobody decides."""
    head = book.standard.head
    day = next(axis for axis in table.axes if axis.name == "day")
    for at in table.situations():
        first, *_ = (day.values[place] for axis, place in zip(table.axes, at, strict=True) if axis is day)
        place = at[table.axes.index(day)]
        last = day.values[place + 1] if place + 1 < len(day.values) else date.max
        in_force = isinstance(last, date) and last > head.from_ and (head.until is None or first <= head.until)  # type: ignore[operator]
        if in_force and told[table.key(at)] is None:
            yield book.problem("LAW-470", table.cases[0].rule, situation=_situation(book, table, at))
            return


def _situation(book: Lawbook, table: UnitTable, at: tuple[int, ...]) -> InBoth:
    """A situation in words that an editor knows: the facts by their names and states, the day it begins."""
    told = [(_title(book, name), _state(book, value)) for name, value in table.told(at).items()]
    return InBoth(
        ", ".join(f"{name.vi} {state.vi}" for name, state in told),
        ", ".join(f"{name.en} {state.en}" for name, state in told),
    )


def _named(book: Lawbook, table: UnitTable) -> InBoth:
    told = [_title(book, axis.name) for axis in table.axes]
    return InBoth(", ".join(title.vi for title in told), ", ".join(title.en for title in told))


def _title(book: Lawbook, name: str) -> InBoth:
    own = {fact.id: (fact.title, fact.title_en) for fact in book.standard.head.unit_facts}
    return InBoth(*(own.get(name) or BUILT_IN_WORDS.get(name) or (name, name)))


def _state(book: Lawbook, value: object) -> InBoth:
    if isinstance(value, date):
        return day_in_both(max(value, book.standard.head.from_))
    known = STATE_WORDS.get(value) if isinstance(value, bool | str) else None  # a count of 1 is equal to True
    return InBoth(*(known or (str(value), str(value))))
