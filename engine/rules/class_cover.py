"""Classes without holes: every kind of commune that a law names, as it may be on any of its days, is in a class.

Read off the table of unit facts that durable-rules fired. Kinds that no class names are meant to be classed by hand;
``unclassed`` says so, and then every kind is named in one place or the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import get_args

from engine.law.loading import Lawbook
from engine.law.model import StandardHead
from engine.law.units.unit_facts import FLAGS, UnitFact
from engine.law.values import UnitType
from engine.problems import Problem, day_in_both
from engine.rules.idle.judged_facts import OUTSIDE, is_of_base
from engine.rules.idle.judged_sums import Idle
from engine.rules.number_line import LawTable
from engine.rules.situations import State, UnitTable, class_table, day_number

# Townships ended and special zones began with the two levels of local government (Luật 72/2025/QH15).
LAST: Mapping[str, date] = {"thi_tran": date(2025, 6, 30)}
FIRST: Mapping[str, date] = {"dac_khu": date(2025, 7, 1)}
WORDS: Mapping[str, tuple[str, str]] = {
    "xa": ("xã", "commune"),
    "phuong": ("phường", "ward"),
    "thi_tran": ("thị trấn", "township"),
    "dac_khu": ("đặc khu", "special zone"),
}

SAME_CLASS = Idle("trước và sau ngày này xã nào cũng xếp nhóm như nhau", "before and after this day classes are alike")


def class_problems(book: Lawbook, table: LawTable) -> Iterator[Problem]:
    """Communes in no class (LAW-410), kinds named twice (LAW-408), dead cases (LAW-411), idle days (LAW-362)."""
    head = book.standard.head
    named = {kind for unit_class in head.classes for case in unit_class.when for kind in case.type}
    for at, kind in enumerate(head.unclassed):
        if kind in named:
            word, word_en = WORDS[kind]
            yield book.problem("LAW-408", "standard", "unclassed", at, kind=word, kind_en=word_en)
    told = named | set(head.unclassed)
    for kind in get_args(UnitType):
        if kind in named and kind not in head.unclassed:
            yield from _holes(book, table, kind)
        elif head.unclassed and kind not in told:
            yield from _hole(book, kind, head.from_, None)
    yield from _dead_cases(book, table)
    yield from _idle_days(book, table)


def spans(days: Sequence[int], first: date, last: date) -> Iterator[int]:
    """The stretches between the days on which class rules change that have a day from ``first`` to ``last``."""
    starts = [0, *days, day_number(date.max) + 1]
    for at in range(len(days) + 1):
        if starts[at] <= day_number(last) and day_number(first) < starts[at + 1]:
            yield at


def _days_of(head: StandardHead, kind: str) -> tuple[date, date]:
    """The days on which a law meets a kind of commune."""
    return max(head.from_, FIRST.get(kind, date.min)), min(head.until or date.max, LAST.get(kind, date.max))


def _holes(book: Lawbook, table: LawTable, kind: UnitType) -> Iterator[Problem]:
    """The first day from which some commune of a kind has no class, and what it is like."""
    first, last = _days_of(book.standard.head, kind)
    if first > last:
        return
    asked = class_table(book.standard.head)
    for at in spans(table.days, first, last):
        for places in _situations(asked, at):
            told = asked.told(places)
            if told["type"] == kind and table.classes[asked.key(places)] is None:
                start = max(first, _day(table.days[at - 1])) if at else first
                yield from _hole(book, kind, start, told)
                return


def _situations(asked: UnitTable, period: int) -> Iterator[tuple[int, ...]]:
    """The situations of one stretch between days; the day is the last of a situation's places."""
    return (places for places in asked.situations() if places[-1] == period)


def _hole(book: Lawbook, kind: UnitType, day: date, facts: Mapping[str, State] | None) -> Iterator[Problem]:
    (word, word_en), names = WORDS[kind], ("miền núi", "hải đảo", "khu vực III")
    told, told_en = word, word_en
    if facts is not None:
        city, flags = facts["province"] == "thanh_pho", [facts[name] for name in FLAGS]
        further = [_fact_words(fact, facts[fact.id]) for fact in book.standard.head.unit_facts if fact.id in facts]
        like = [name if flag else f"không {name}" for name, flag in zip(names, flags, strict=True)]
        like += [vi for vi, _ in further]
        told = f"{word} của {'thành phố trực thuộc trung ương' if city else 'tỉnh'}, {', '.join(like)}"
        english = zip(("mountain", "island", "area III"), flags, strict=True)
        like = [name if flag else f"no {name}" for name, flag in english] + [en for _, en in further]
        told_en = f"{word_en} of a {'centrally run city' if city else 'province'}, {', '.join(like)}"
    yield book.problem("LAW-410", "standard", "classes", given=told, given_en=told_en, day=day_in_both(day), kind=kind)


def _fact_words(fact: UnitFact, value: State) -> tuple[str, str]:
    """A declared fact with its value, in both languages."""
    if isinstance(value, bool):
        return (fact.title, fact.title_en) if value else (f"không {fact.title}", f"not {fact.title_en}")
    said = (fact.choices or {}).get(str(value), str(value))
    return f"{fact.title} {said}", f"{fact.title_en} {said}"


def _dead_cases(book: Lawbook, table: LawTable) -> Iterator[Problem]:
    """Cases that others take before them on every day; where all of a class are dead LAW-407 says so."""
    head = book.standard.head
    end = head.until or date.max
    within = set(spans(table.days, head.from_, end))
    reached = {rule for key, rule in table.classes.items() if int(key.rsplit("|", 1)[1]) in within}
    for unit_class in head.classes:
        names = [f"class/{unit_class.id}/{number}" for number in range(1, len(unit_class.when) + 1)]
        dead = [name for name in names if name not in reached]
        for name in dead if len(dead) < len(names) else ():
            case = unit_class.when[names.index(name)]
            if not (case.until and case.until < head.from_) and not (case.from_ and case.from_ > end):
                yield book.problem("LAW-411", name, name=unit_class.title, name_en=unit_class.title_en)


def _idle_days(book: Lawbook, table: LawTable) -> Iterator[Problem]:
    """Days of a case outside the law's own, or with every commune in the same case before and after them."""
    head = book.standard.head
    end = head.until or date.max
    for unit_class in head.classes:
        for number, case in enumerate(unit_class.when, 1):
            for key, day, own in (("from", case.from_, head.from_), ("until", case.until, end)):
                if day is None or day == own:
                    continue
                idle = OUTSIDE
                if head.from_ <= day <= end:
                    if _turns(book, table, day if key == "from" else day + timedelta(days=1)):
                        continue
                    idle = SAME_CLASS
                where = f"class/{unit_class.id}/{number}"
                if idle is OUTSIDE and is_of_base(book, where, key):
                    continue
                values = {"name": f"{where}/{key}", "given": day.isoformat(), **idle._asdict()}
                yield book.problem("LAW-362", where, key, **values)


def _turns(book: Lawbook, table: LawTable, turn: date) -> bool:
    """Whether some commune is in another case from a day on."""
    at, asked = table.days.index(day_number(turn)) + 1, class_table(book.standard.head)
    before = ((*places[:-1], at - 1) for places in _situations(asked, at))
    pairs = zip(_situations(asked, at), before, strict=True)
    return any(table.classes[asked.key(now)] != table.classes[asked.key(then)] for now, then in pairs)


def _day(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)
