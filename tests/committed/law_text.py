"""A standard as text, one line a number: what it is, how sure it is, and the digest of what it is cited from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from engine.law.criteria import Criterion, Item
from engine.law.directives import Directives
from engine.law.loading import Lawbook
from engine.law.measures.kinds import reads_of
from engine.law.measures.share import Share
from engine.law.model import Standard
from engine.law.numbers_of_law import numbers_of
from engine.law.questions import Evidence
from engine.law.readings.number import Number
from engine.law.readings.resting import points_by_mark

HEAD = "# Made from criteria/{name} and never typed. To accept a change: ./run test tests/committed --accept-law"
TIMED = ("kỳ đánh giá", "ngày chốt số liệu", "Trong số")
SHARED = ("label", "label_en", "question", "question_en", "kind", "unit", "unit_en", "sensitive")


def law_text(book: Lawbook, letters: Directives) -> str:
    """The whole standard: its head, every number in the text's order, its data, its citations, and remarks."""
    standard = book.standard
    head = standard.head
    marks = ", ".join(f"{mark} {points}" for mark, points in points_by_mark(book.standard.criteria).items())
    lines = [
        HEAD.format(name=head.id),
        f"{head.id} · {head.status} · {head.law.number} {head.law.date:%d/%m/%Y} · sha256 {book.sha256}",
        f"{head.title} / {head.title_en}",
        f"points at the top bands: {marks}",
        "",
        *_numbers(standard),
        "",
        "# data: kind, least and most, not more than, words",
        *map(_datum, standard.book.evidence),
        *(f"check {check.model_dump_json(exclude_defaults=True)}" for check in standard.book.checks),
        "",
        "# citations",
        *sorted({f"{_digest(number)}  {_cited(number)}" for number in numbers_of(standard)}),
        "",
        "# remarks: what a reader of this standard would ask about",
        *(sorted(remarks(standard, letters)) or ["none"]),
    ]
    return "\n".join(lines) + "\n"


def _numbers(standard: Standard) -> Iterator[str]:
    """Every number, under the title of the criterion or item it belongs to."""
    titled: dict[str, Criterion | Item] = {c.id: c for c in standard.criteria} | {i.id: i for i in standard.items}
    seen = set()
    for number in numbers_of(standard):
        owner = number.owner.split("/")[0]
        if owner in titled and owner not in seen:
            seen.add(owner)
            yield from _title(titled[owner])
        yield f"{number.id:<44} {number.held:<12} {number.mark or '–':<12} {_digest(number)}"
    for authority in standard.head.authorities:
        yield f"authority/{authority.id}/status: {authority.status}"


def _title(entry: Criterion | Item) -> Iterator[str]:
    yield ""
    yield f"{entry.id}  {entry.title} / {entry.title_en}"
    if isinstance(entry, Item):
        counted = entry.measure.model_dump(mode="json", exclude_none=True)
        yield f"{entry.id}  measures " + ", ".join(f"{key}: {value}" for key, value in counted.items())


def _datum(datum: Evidence) -> str:
    limits = f"{datum.at_least}–{datum.at_most}" if datum.kind == "count" else ""
    bounds = f"≤ {', '.join(datum.not_more_than)}" if datum.not_more_than else ""
    said = (datum.label, datum.label_en, datum.question, datum.question_en, datum.holder, datum.hint, datum.hint_en)
    told = [datum.kind, limits, bounds, "sensitive" * datum.sensitive, datum.unit or "", datum.label]
    return f"{datum.id}: {' · '.join(filter(None, told))} · {_hash(said)}"


def _cited(number: Number) -> str:
    cite = number.cite
    said = (cite.document, cite.at, cite.basis, number.basis) if cite else ("no citation", number.basis)
    return " | ".join(part for part in said if part)


def _digest(number: Number) -> str:
    return _hash((_cited(number),))


def _hash(said: tuple[str | None, ...]) -> str:
    return hashlib.sha256("\n".join(part or "" for part in said).encode()).hexdigest()[:8]


def remarks(standard: Standard, letters: Directives) -> Iterator[str]:
    """What is sound to the machine and still looks like a slip: shown, so that a person decides."""
    bounds = {entry.id: entry.not_more_than for entry in standard.book.evidence}
    for item in standard.items:
        reads = reads_of(item.measure)
        for part in reads.part if isinstance(item.measure, Share) else ():
            if not {whole.name for whole in reads.whole} & set(bounds[part.name]):
                wholes = ", ".join(whole.name for whole in reads.whole)
                yield f"{item.id}: the part {part.name} may exceed its whole {wholes}"
    document = f"{standard.head.law.number} {standard.head.law.date:%d/%m/%Y}"
    entries: tuple[Criterion | Item, ...] = (*standard.criteria, *standard.items)
    for entry in entries:
        number = entry.id.removeprefix("tc").split(".")[0]
        if entry.cite.document != document or not entry.cite.at.endswith(f"tiêu chí {int(number)}"):
            yield f"{entry.id}: cited from {entry.cite.document}, {entry.cite.at}"
    for datum in standard.book.evidence:
        yield from _unsaid(datum)
    asked = {entry.id: entry for entry in standard.book.evidence}
    for duty in letters.evidence.values():
        twin = asked.get(duty.same_as or "")
        for field in SHARED if twin else ():
            if getattr(duty, field) != getattr(twin, field):
                yield f"{duty.id}: the letters say another {field} than the standard's {duty.same_as}"


def _unsaid(datum: Evidence) -> Iterator[str]:
    """What a question lacks: its unit, a hint, its mark, the time it is about."""
    if (datum.unit is not None, datum.unit_en is not None) != (datum.kind == "count",) * 2:
        yield f"{datum.id}: a count has a unit in both languages, a yes or no has none"
    if datum.hint is None or datum.hint_en is None:
        yield f"{datum.id}: no hint in both languages"
    if not (datum.question.endswith("?") and datum.question_en.endswith("?")):
        yield f"{datum.id}: the question does not end as one"
    if not any(words in datum.question for words in TIMED):
        yield f"{datum.id}: the question names no period and no day"
