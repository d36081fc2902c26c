"""Guidance on each item of a standard: what is counted, how each datum is asked, who holds it, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language import Say
from engine.law.criteria import Criterion, Item, evidence_of
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.law.questions import Evidence
from engine.reporting.words.bands import measure_sentence


@dataclass(frozen=True, slots=True)
class DatumGuide:
    """A datum: its name in addresses, what it is called, the question, who holds the number, the hint, dated notes."""

    name: str
    label: str
    question: str
    holder: str
    hint: str
    notes: tuple[str, ...]
    sensitive: bool


@dataclass(frozen=True, slots=True)
class ItemGuide:
    """An item: its name, number, title, points, what is counted, its data, where it stands and what that rests on."""

    name: str
    number: str
    title: str
    points: str
    counted: str
    data: tuple[DatumGuide, ...]
    cite: str
    basis: str


def guidance_of(book: Lawbook, say: Say) -> tuple[tuple[str, str, tuple[ItemGuide, ...]], ...]:
    """By criterion, its name and title and every item of it."""
    standard = book.standard
    asked = {entry.id: entry for entry in standard.book.evidence}
    return tuple(
        (
            criterion.id,
            say("Tiêu chí {number}. {title}", number=criterion.number,
                title=say.either(criterion.title, criterion.title_en)),
            tuple(_item(standard, criterion, item, asked, say=say) for item in criterion.items),
        )
        for criterion in standard.criteria
    )  # fmt: skip


def _item(standard: Standard, criterion: Criterion, item: Item, asked: dict[str, Evidence], *, say: Say) -> ItemGuide:
    data = tuple(_datum(asked[name], say) for name in dict.fromkeys(evidence_of(item.measure)) if name in asked)
    return ItemGuide(
        item.id, f"{criterion.number}.{item.id.rsplit('.', 1)[-1]}", say.either(item.title, item.title_en),
        say("{n} điểm", n=say.whole(item.max_points)), measure_sentence(item, standard.book, say), data,
        f"{item.cite.document}, {item.cite.at}", item.cite.basis or "",
    )  # fmt: skip


def _datum(entry: Evidence, say: Say) -> DatumGuide:
    hint = say.either(entry.hint or "", entry.hint_en or entry.hint or "")
    return DatumGuide(
        entry.id, say.either(entry.label, entry.label_en), say.either(entry.question, entry.question_en),
        say.either(entry.holder, entry.holder_en), hint, tuple(_notes(entry, say)), entry.sensitive,
    )  # fmt: skip


def _notes(entry: Evidence, say: Say) -> Iterator[str]:
    for note in entry.notes:
        since = say("từ {day}", day=say.day(note.from_))
        yield f"{since}: {say.either(note.text, note.text_en)} ({note.cite.document}, {note.cite.at})"
