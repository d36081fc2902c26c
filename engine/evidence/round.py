"""An assessment round from its folder: ``round.yaml`` and the unit facts in ``communes.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field as Key

from engine.evidence.facts import ActionOverride, ClassOverride, Confirmed, Round
from engine.evidence.identity import round_folder
from engine.files.listing import Field, Listing, read_listing
from engine.files.numbers import plain
from engine.law.loading import Lawbook, nearest, shape
from engine.law.model import Cycle, Unit, class_words, plan_year
from engine.law.source import Source, read_source
from engine.law.values import Day, Flag, Mark, ProvinceType, Shape, Slug, Text, UnitType, Whole
from engine.problems import Problem, ProblemsFound, errors, problem

ROUND_FILE, COMMUNES = round_folder.ROUND_FILE, round_folder.COMMUNES
COLUMNS = ("code", "name", "type", "province_type", "mountain", "island", "area_iii", "basis")
NEEDED = COLUMNS[:4]
FLAGS = ("mountain", "island", "area_iii")
TYPES: Mapping[str, UnitType] = {"xa": "xa", "phuong": "phuong", "thi tran": "thi_tran", "dac khu": "dac_khu"}
PROVINCES: Mapping[str, ProvinceType] = {
    "tinh": "tinh",
    "thanh pho": "thanh_pho",
    "tp": "thanh_pho",
    "thanh pho truc thuoc trung uong": "thanh_pho",
}
# How sure it is when rounds are held, in both languages, by the mark of the cycle.
SURE: Mapping[Mark, tuple[str, str]] = {
    "verbatim": ("chu kỳ này chép nguyên văn", "this cycle is quoted word for word"),
    "reported": ("chu kỳ này theo báo chí, chưa đối chiếu văn bản", "this cycle is as the press has it, unchecked"),
    "provisional": (
        "chu kỳ này mới đặt tạm, chưa thấy trong văn bản",
        "this cycle is a stand-in, unseen in the text",
    ),
    "checked": ("chu kỳ này đã đối chiếu văn bản", "this cycle was checked against the text"),
}
FLAG_WORDS: Mapping[str, bool | None] = {"": None, "co": True, "yes": True, "khong": False, "no": False}


class Period(Shape):
    """The days between which cases are counted."""

    from_: Annotated[Day, Key(alias="from")]
    to: Day


class OverrideShape(Shape):
    """A class set by hand, with its ground."""

    commune: Text
    value: Text
    reason: Text
    document: Text
    by: Text
    on: Day


class ConfirmedShape(Shape):
    """A commune's code or a letter's id that somebody stands by, though it does not agree, with the reason."""

    name: Text
    reason: Text
    by: Text
    on: Day


class ActionShape(Shape):
    """What the round says of an item's actions; what is left out stays as the standard has it."""

    item: Slug
    label: Text | None = None
    effort: Whole | None = None
    each: Whole | None = None
    months: Whole | None = None
    possible: Flag | None = None


class RoundShape(Shape):
    """``round.yaml``."""

    id: Slug
    title: Text
    standard: Slug
    on: Day
    period: Period
    area: Text
    simulated: Flag
    authority: Slug | None = None
    previous: Slug | None = None
    class_overrides: tuple[OverrideShape, ...] = ()
    actions: tuple[ActionShape, ...] = ()
    directives: tuple[Slug, ...] = ()
    confirmed: tuple[ConfirmedShape, ...] = ()
    strict_before: Flag = True


def read_round(folder: Path) -> tuple[Round, tuple[Problem, ...]]:
    """The round of a folder, with its warnings.

    Raises ProblemsFound with every error of both files when the round cannot be read.
    """
    found: list[Problem] = []
    head: RoundShape | None = None
    units: tuple[Unit, ...] = ()
    try:
        round_folder.need(folder, ROUND_FILE)
        source = read_source(folder / ROUND_FILE, ROUND_FILE)
        head = shape(RoundShape, source)
        found.extend(day_problems(head, source))
    except ProblemsFound as refused:
        found.extend(refused.problems)
    try:
        round_folder.need(folder, COMMUNES)
        units, told = read_units(read_listing(folder / COMMUNES, COMMUNES))
        found.extend(told)
    except ProblemsFound as refused:
        found.extend(refused.problems)
    if head and units:
        found.extend(override_problems(head, source, units))
    if head is None or errors(found):
        raise ProblemsFound(found)
    return made(head, units), tuple(found)


def made(head: RoundShape, units: tuple[Unit, ...]) -> Round:
    """The two files as one round."""
    overrides = tuple(ClassOverride(o.commune, o.value, o.reason, o.document, o.by, o.on) for o in head.class_overrides)
    return Round(
        head.id,
        head.title,
        head.standard,
        head.on,
        head.period.from_,
        head.period.to,
        head.area,
        head.simulated,
        head.authority,
        units,
        overrides,
        head.previous,
        actions=tuple(ActionOverride(a.item, a.label, a.effort, a.each, a.months, a.possible) for a in head.actions),
        directives=head.directives,
        confirmed=tuple(Confirmed(c.name, c.reason, c.by, c.on) for c in head.confirmed),
        strict_before=head.strict_before,
    )


def day_problems(head: RoundShape, source: Source) -> Iterator[Problem]:
    """A period that runs backwards, or past the day of the round."""
    start, end = head.period.from_, head.period.to
    if start > end:
        yield source.problem("RND-201", ("period", "to"), first=f"{start:%d/%m/%Y}", last=f"{end:%d/%m/%Y}")
    elif end > head.on:
        yield source.problem("RND-202", ("period", "to"), last=f"{end:%d/%m/%Y}", on=f"{head.on:%d/%m/%Y}")


def override_problems(head: RoundShape, source: Source, units: tuple[Unit, ...]) -> Iterator[Problem]:
    """A class set by hand for a commune that is not in the round, or twice for one that is."""
    codes = {unit.code for unit in units}
    before: set[str] = set()
    for at, override in enumerate(head.class_overrides):
        route = ("class_overrides", at, "commune")
        if override.commune not in codes:
            yield source.problem("RND-203", route, given=override.commune, near=nearest(override.commune, codes))
        if override.commune in before:
            yield source.problem("RND-204", route, given=override.commune)
        before.add(override.commune)


def check_round(folder: Path, round_: Round, lawbook: Lawbook) -> tuple[Problem, ...]:
    """What of a round does not fit its standard: the id, the days in force, classes, the authority."""
    source = read_source(folder / ROUND_FILE, ROUND_FILE)
    head = lawbook.standard.head
    found: list[Problem] = []
    if round_.standard != head.id:
        found.append(source.problem("RND-205", ("standard",), given=round_.standard, wanted=head.id))
    if round_.on < head.from_ or (head.until and round_.on > head.until):
        until = f"{head.until:%d/%m/%Y}" if head.until else "…"
        found.append(
            source.problem("RND-206", ("on",), on=f"{round_.on:%d/%m/%Y}", first=f"{head.from_:%d/%m/%Y}", last=until)
        )
    found.extend(cycle_problems(round_, source, head.cycle))
    classes = [unit_class.id for unit_class in head.classes]
    for at, override in enumerate(round_.overrides):
        if override.value not in classes:
            values = {"given": override.value, **class_words(head.classes)}
            found.append(source.problem("RND-207", ("class_overrides", at, "value"), **values))
    authorities = [authority.id for authority in head.authorities]
    if round_.authority and round_.authority not in authorities:
        found.append(source.problem("RND-208", ("authority",), given=round_.authority, allowed=", ".join(authorities)))
    items = [item.id for item in lawbook.standard.items if item.actions]
    for at, action in enumerate(round_.actions):
        if action.item not in items:
            near = nearest(action.item, items)
            found.append(source.problem("RND-220", ("actions", at, "item"), given=action.item, near=near))
    return tuple(found)


def cycle_problems(round_: Round, source: Source, cycle: Cycle) -> Iterator[Problem]:
    """A warning where the law holds no round on that day; a trial round may well be held, so it stops nothing."""
    if cycle.holds(round_.on):
        return
    months, years = (", ".join(map(str, part)) for part in (cycle.months, cycle.plan_years))
    held = {
        "cycle": " ".join([f"tháng {months}"] * bool(months) + [f"năm thứ {years}"] * bool(years)),
        "cycle_en": ", ".join([f"month {months}"] * bool(months) + [f"year {years}"] * bool(years)),
    }
    sure, sure_en = SURE[cycle.mark]
    values = {"on": f"{round_.on:%d/%m/%Y}", "month": round_.on.month, "year": plan_year(round_.on), **held}
    yield source.problem("RND-210", ("on",), cite=cycle.cite.document, sure=sure, sure_en=sure_en, **values)


def read_units(listing: Listing) -> tuple[tuple[Unit, ...], tuple[Problem, ...]]:
    """The communes of a round, in the file's order, and all that is wrong with any row."""
    columns, found = _columns(listing)
    if found:
        return (), tuple(found)
    units: list[Unit] = []
    first: dict[str, int] = {}
    for row in listing.rows:
        fields = {name: row[at] if at < len(row) else Field("", row[-1].place) for name, at in columns.items()}
        told = list(_row_problems(fields, len(row), len(listing.heads)))
        code = fields["code"]
        if code.text in first:
            told.append(problem("RND-105", code.place, code.text, given=code.text, first=first[code.text]))
        first.setdefault(code.text, code.place.line)
        found.extend(told)
        if not told:
            units.append(_unit(fields))
    if not listing.rows:
        found.append(problem("RND-109", listing.heads[0].place))
    if bare := [unit for unit in units if (unit.mountain or unit.island or unit.area_iii) and not unit.basis]:
        names = ", ".join(unit.name for unit in bare[:5])
        found.append(problem("RND-110", listing.heads[0].place, count=len(bare), names=names))
    return tuple(units), tuple(found)


def _columns(listing: Listing) -> tuple[Mapping[str, int], list[Problem]]:
    heads = [head.text.casefold() for head in listing.heads]
    found = [
        problem("RND-102", head.place, head.text, name=head.text, near=nearest(head.text, COLUMNS))
        for head in listing.heads
        if head.text.casefold() not in COLUMNS
    ]
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        found.append(problem("RND-101", listing.heads[0].place, name=", ".join(missing)))
    return {name: heads.index(name) for name in COLUMNS if name in heads}, found


def _row_problems(fields: Mapping[str, Field], given: int, wanted: int) -> Iterator[Problem]:
    if given > wanted:
        yield problem("RND-103", fields["code"].place, given=given, wanted=wanted)
    if not re.fullmatch(r"[0-9]{5}", fields["code"].text):
        yield problem("RND-104", fields["code"].place, fields["code"].text, given=fields["code"].text or "–")
    if not fields["name"].text:
        yield problem("RND-106", fields["name"].place)
    for name, words in (("type", TYPES), ("province_type", PROVINCES)):
        field = fields[name]
        if _word(field) not in words:
            allowed = ", ".join(dict.fromkeys(words.values()))
            yield problem("RND-107", field.place, field.text, name=name, given=field.text or "–", allowed=allowed)
    for name in FLAGS:
        said = fields.get(name)
        if said is not None and _word(said) not in FLAG_WORDS:
            yield problem("RND-108", said.place, said.text, name=name, given=said.text)


def _unit(fields: Mapping[str, Field]) -> Unit:
    flags = {name: FLAG_WORDS[_word(fields[name])] if name in fields else None for name in FLAGS}
    basis = fields["basis"].text if "basis" in fields else ""
    return Unit(
        code=fields["code"].text,
        name=fields["name"].text,
        type=TYPES[_word(fields["type"])],
        province=PROVINCES[_word(fields["province_type"])],
        basis=basis or None,
        **flags,
    )


def _word(field: Field) -> str:
    return plain(field.text).replace("_", " ")
