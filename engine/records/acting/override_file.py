"""``overrides.yaml`` of a round: overrides and exemptions with their grounds and days, held against the round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field as Key

from engine.evidence.facts import ClassOverride, Fact, Round
from engine.law.loading import Lawbook, nearest, shape
from engine.law.source import Route, Source, source_of
from engine.law.values import Day, Shape, Slug, Text
from engine.problems import Place, Problem, ProblemsFound
from engine.records.acting.actors import Actor
from engine.records.acting.acts import Wanted
from engine.records.acting.overriding import DatedOverride, in_use, override_json

FILE: Final = "overrides.yaml"
# The reason that the record keeps of an override that its author deleted from the file.
TAKEN_OUT: Final = "không còn trong overrides.yaml"


class OverrideEntry(Shape):
    """One override or exemption as its author writes it; without ``commune`` it is for the whole round."""

    id: Slug
    commune: Text | None = None
    kind: Literal["class", "not_applicable", "due"]
    value: Text
    reason: Text
    document: Text
    from_: Annotated[Day, Key(alias="from")]
    until: Day


class OverridesFile(Shape):
    """``overrides.yaml``."""

    overrides: tuple[OverrideEntry, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A round with its class overrides of a day in it, and of each commune every override in use."""

    round: Round
    used: Mapping[str, tuple[DatedOverride, ...]]


def read_overrides(raw: bytes, round_: Round, book: Lawbook) -> tuple[DatedOverride, ...]:
    """The overrides of a round's file, given as its bytes.

    Raises ProblemsFound with all that keeps it from being read, communes, classes and data that are not there
    (REC-271, 274), days that run backwards (REC-272), an id twice (REC-273), and two that settle one thing (REC-275).
    """
    source = source_of(raw, FILE)
    told = shape(OverridesFile, source).overrides
    if found := [*_problems(told, source, round_, book)]:
        raise ProblemsFound(found)
    return tuple(map(_dated, told))


def settled(round_: Round, overrides: tuple[DatedOverride, ...], day: date) -> Settled:
    """The round as it is scored on a day; raises ProblemsFound with each expired override by name (REC-270)."""
    used: dict[str, tuple[DatedOverride, ...]] = {}
    expired: list[Problem] = []
    for unit in round_.units:
        try:
            used[unit.code] = tuple(in_use(overrides, unit.code, day).values())
        except ProblemsFound as found:
            expired.extend(found.problems)
    if expired:
        raise ProblemsFound(expired)
    classes = tuple(_class(code, one) for code, own in used.items() for one in own if one.kind == "class")
    return Settled(replace(round_, overrides=(*round_.overrides, *classes)), {c: own for c, own in used.items() if own})


def exempted(facts: Mapping[str, Fact], used: tuple[DatedOverride, ...]) -> Mapping[str, Fact]:
    """A commune's facts with the data that an exemption in use says do not apply, each with its reason."""
    told = (one for one in used if one.kind == "not_applicable")
    place = Place(FILE)
    out = {o.value: Fact(o.value, 0, place, "not_applicable", note=f"{o.reason} ({o.document})") for o in told}
    return {**facts, **out}


def override_acts(
    told: tuple[DatedOverride, ...], known: tuple[DatedOverride, ...], actor: Actor, at: str
) -> tuple[Wanted, ...]:  # fmt: skip
    """The acts that bring the record to what the file says: overrides new and changed, and those taken out of it.

    One act an override, in the order of the file; none where both say the same.
    """
    named = {(o.id, o.commune) for o in told}
    gone = (o for o in known if o.kind != "withdrawn" and (o.id, o.commune) not in named)
    out = (replace(o, kind="withdrawn", value="", reason=TAKEN_OUT) for o in gone)
    changed = (*(o for o in told if o not in known), *out)
    return tuple(Wanted("override", o.commune, actor, at, override_json(o)) for o in changed)


def use_words(override: DatedOverride) -> tuple[str, str]:
    """How a use is stated in an explanation, a paper and the dossier, in both languages."""
    until = f"{date.fromisoformat(override.until):%d/%m/%Y}"
    vi = f"Ấn định “{override.id}”: {override.value}, vì {override.reason} ({override.document}), đến hết ngày {until}"
    en = f"Override “{override.id}”: {override.value}, because {override.reason} ({override.document}), until {until}"
    return vi, en


def _dated(entry: OverrideEntry) -> DatedOverride:
    days = (entry.from_.isoformat(), entry.until.isoformat())
    return DatedOverride(
        entry.id, entry.commune or "", entry.kind, entry.value, entry.reason, entry.document, *days
    )  # fmt: skip


def _class(code: str, override: DatedOverride) -> ClassOverride:
    given = date.fromisoformat(override.from_)
    return ClassOverride(code, override.value, override.reason, override.document, override.id, given)


def _problems(told: tuple[OverrideEntry, ...], source: Source, round_: Round, book: Lawbook) -> Iterator[Problem]:
    codes = [unit.code for unit in round_.units]
    by_hand = {override.commune for override in round_.overrides}
    ids: set[str] = set()
    for at, entry in enumerate(told):
        route: Route = ("overrides", at)
        if entry.id in ids:
            yield source.problem("REC-273", (*route, "id"), name=entry.id)
        ids.add(entry.id)
        if entry.commune and entry.commune not in codes:
            values = {"name": entry.id, "given": entry.commune, "near": nearest(entry.commune, codes)}
            yield source.problem("REC-271", (*route, "commune"), **values)
        if entry.until < entry.from_:
            days = {"first": f"{entry.from_:%d/%m/%Y}", "last": f"{entry.until:%d/%m/%Y}"}
            yield source.problem("REC-272", (*route, "until"), name=entry.id, **days)
        if entry.kind == "class" and entry.commune in by_hand:
            yield source.problem("REC-275", route, name=entry.id, other="class_overrides")
        yield from _value_problems(entry, source, route, book)
        yield from (
            source.problem("REC-275", route, name=entry.id, other=other.id)
            for other in told[:at]
            if _meet(entry, other)
        )


def _value_problems(entry: OverrideEntry, source: Source, route: Route, book: Lawbook) -> Iterator[Problem]:
    """A class or a datum that the standard does not have, or a day that is none."""
    known = {
        "class": [one.id for one in book.standard.head.classes],
        "not_applicable": [one.id for one in book.standard.book.evidence],
        "due": [entry.value] if _is_day(entry.value) else [],
    }[entry.kind]
    if entry.value not in known:
        near = nearest(entry.value, known)
        yield source.problem("REC-274", (*route, "value"), name=entry.id, given=entry.value, near=near)


def _is_day(told: str) -> bool:
    try:
        return date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False


def _meet(one: OverrideEntry, other: OverrideEntry) -> bool:
    """Whether two settle one thing for one commune, or both for the round, on some day."""
    alike = one.commune == other.commune and _dated(one).target == _dated(other).target
    return alike and one.id != other.id and one.from_ <= other.until and other.from_ <= one.until
