"""``overrides.yaml`` of a round: overrides and exemptions with their grounds and days, held against the round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field as Key

from engine.evidence.facts import ClassOverride, Round
from engine.law.asking import wholes_of
from engine.law.loading import Lawbook, nearest, shape
from engine.law.measures.kind import Datum
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.source import Route, Source, source_of
from engine.law.values import Day, Shape, Slug, Text
from engine.problems import Problem, ProblemsFound, cited, day_in_both, kept_day_in_both
from engine.records.acting.actors import Actor
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import KeptFact
from engine.records.acting.overriding import DatedOverride, override_json

FILE: Final = "overrides.yaml"
NO_OTHERS: Final[Mapping[str, Lawbook]] = {}
# The reason that the record keeps of an override that its author deleted from the file.
TAKEN_OUT: Final = "không còn trong overrides.yaml"
# Of each commune by code what counts for it.
Used: TypeAlias = Mapping[str, tuple[DatedOverride, ...]]


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


def read_overrides(
    raw: bytes, round_: Round, book: Lawbook, beside: Mapping[str, Lawbook] = NO_OTHERS
) -> tuple[DatedOverride, ...]:  # fmt: skip
    """The overrides of a round's file, given as its bytes.

    ``beside`` are the laws of communes that are under another standard than the round's own: what is for one commune is
    held against its law, what is for all of them against every law. Raises ProblemsFound with all that keeps it from
    being read, communes, classes and data that are not there (REC-271, 274), data that cannot be exempted (REC-283),
    days that run backwards (REC-272), an id twice (REC-273), and two that settle one thing (REC-275).
    """
    source = source_of(raw, FILE)
    told = shape(OverridesFile, source).overrides
    found = [*_problems(told, source, round_)]
    for at, entry in enumerate(told):
        books = [beside.get(entry.commune, book)] if entry.commune else [book, *beside.values()]
        wrong = ([*_value_problems(entry, source, ("overrides", at), own)] for own in books)
        found += next((told for told in wrong if told), [])
    if found:
        raise ProblemsFound(found)
    return tuple(map(_dated, told))


def placed(round_: Round, used: Used) -> Round:
    """The round with the class overrides in use, as if each commune's were written into it; its own go before."""
    classes = tuple(_class(code, one) for code, own in used.items() for one in own if one.kind == "class")
    return replace(round_, overrides=(*round_.overrides, *classes)) if classes else round_


def exempted(facts: Mapping[str, KeptFact], used: Iterable[DatedOverride]) -> Mapping[str, KeptFact]:
    """A commune's facts with the data that an exemption in use says do not apply, each with its reason and paper.

    Such a datum is a whole (``is_exemptible``); it counts as one with nobody in it.
    """
    told = (one for one in used if one.kind == "not_applicable")
    out = {o.value: KeptFact(o.value, "not_applicable", "", o.document, place=FILE, reason=o.reason) for o in told}
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


def use_words(override: DatedOverride, standard: Standard) -> tuple[str, str]:
    """How a use is stated in an explanation, a paper and the dossier, in both languages, without the last full stop."""
    what, what_en = _value_words(override, standard)
    first, last = (kept_day_in_both(day) for day in (override.from_, override.until))
    reason = override.reason.strip().rstrip(".")
    vi = f"Ấn định “{override.id}”: {what}, vì {reason} ({override.document}), từ {first.vi} đến hết {last.vi}"
    en = f"Override “{override.id}”: {what_en}, because {reason} ({override.document}), from {first.en} until {last.en}"
    return vi, en


def _value_words(override: DatedOverride, standard: Standard) -> tuple[str, str]:
    """What is settled, by the titles of the standard; an id that it has not stays as it is."""
    value = override.value
    if override.kind == "class":
        found = next(((one.title, one.title_en) for one in standard.head.classes if one.id == value), (value, value))
        return f"xếp nhóm “{found[0]}”", f"class “{found[1]}”"
    if override.kind == "not_applicable":
        known = ((one.label, one.label_en) for one in standard.book.evidence if one.id == value)
        vi, en = next(known, (value, value))
        return f"số liệu “{vi}” không áp dụng", f"“{en}” does not apply"
    if override.kind == "withdrawn":
        return "không còn hiệu lực", "no longer holds"
    day = kept_day_in_both(value)
    return f"được bổ sung đến hết {day.vi}", f"may be supplied until {day.en}"


def _dated(entry: OverrideEntry) -> DatedOverride:
    days = (entry.from_.isoformat(), entry.until.isoformat())
    return DatedOverride(
        entry.id, entry.commune or "", entry.kind, entry.value, entry.reason, entry.document, *days
    )  # fmt: skip


def _class(code: str, override: DatedOverride) -> ClassOverride:
    given, by = date.fromisoformat(override.from_), f"ấn định “{override.id}”"
    return ClassOverride(code, override.value, override.reason, override.document, by, given)


def _problems(told: tuple[OverrideEntry, ...], source: Source, round_: Round) -> Iterator[Problem]:
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
            days = {"first": day_in_both(entry.from_), "last": day_in_both(entry.until)}
            yield source.problem("REC-272", (*route, "until"), name=entry.id, **days)
        if entry.kind == "class" and entry.commune in by_hand:
            yield source.problem("REC-275", route, name=entry.id, other="class_overrides")
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
        yield source.problem("REC-274", (*route, "value"), name=entry.id, given=cited(entry.value), near=near)
    elif entry.kind == "not_applicable" and not is_exemptible(book.standard, entry.value):
        yield source.problem("REC-283", (*route, "value"), name=entry.id, **_exempt_words(book.standard, entry.value))


def is_exemptible(standard: Standard, name: str) -> bool:
    """Whether the law says what becomes of every item that reads a datum when nobody is in it: it is their whole."""
    measured = ((item, reads_of(item.measure)) for item in standard.items)
    reading = [(item, reads) for item, reads in measured if name in reads.names]
    return bool(reading) and all(item.when_none and reads.whole == (Datum(name, 0),) for item, reads in reading)


def _exempt_words(standard: Standard, name: str) -> dict[str, str]:
    """A datum that cannot be exempted, and the whole that it is a part of, where that one can be."""
    labels = {one.id: (f"{one.id} ({one.label})", f"{one.id} ({one.label_en})") for one in standard.book.evidence}
    wholes = [labels[whole] for whole in wholes_of(standard, name) if is_exemptible(standard, whole)] or [("–", "–")]
    (given, given_en), (near, near_en) = labels[name], wholes[0]
    return {"given": given, "given_en": given_en, "near": near, "near_en": near_en}


def _is_day(told: str) -> bool:
    try:
        return date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False


def _meet(one: OverrideEntry, other: OverrideEntry) -> bool:
    """Whether two settle one thing for one commune, or both for the round, on some day."""
    alike = one.commune == other.commune and _dated(one).target == _dated(other).target
    return alike and one.id != other.id and one.from_ <= other.until and other.from_ <= one.until
