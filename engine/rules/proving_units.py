"""What is wrong with the tables of unit facts: too large, a case never come to, a day that nobody decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from engine.law.loading import Lawbook
from engine.law.model import StandardHead
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
        if kind != "authority" and not (None in reached and _leaves_somebody(book, table, told)):
            yield book.problem("LAW-461", table.cases[0].rule, name=name)
        if kind == "authority":
            yield from _unappraised(book, table, told)


def _leaves_somebody(book: Lawbook, table: UnitTable, told: Fired) -> bool:
    """Whether on some day of the law a commune is in no case; an amendment's bands may be those of before it."""
    if book.base is not None:
        return True
    head = book.standard.head
    return any(told[table.key(at)] is None for at in table.situations() if _in_force(head, table, at))


def _unappraised(book: Lawbook, table: UnitTable, told: Fired) -> Iterator[Problem]:
    """The first situation, on a day in force, in which nobody decides."""
    for at in table.situations():
        if _in_force(book.standard.head, table, at) and told[table.key(at)] is None:
            yield book.problem("LAW-470", table.cases[0].rule, situation=_situation(book, table, at))
            return


def _in_force(head: StandardHead, table: UnitTable, at: tuple[int, ...]) -> bool:
    """Whether some day of a situation is one on which the law holds; always where the table asks for no day."""
    for axis, place in zip(table.axes, at, strict=True):
        if axis.name == "day":
            days = [day for day in (*axis.values[place : place + 2], date.max) if isinstance(day, date)]
            return days[1] > head.from_ and (head.until is None or days[0] <= head.until)
    return True


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
