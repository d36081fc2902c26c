"""A draft looked at as the form that it would be: what is wrong in which field, how far it is, what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.evidence.file_readings import reading_of_bytes
from engine.evidence.gathering import FileReading
from engine.files.writing import coordinates
from engine.forms.asked.form_rows import Part, Row, parts_of_form
from engine.language import Say
from engine.problems import Place, Problem, problem, sorted_problems
from engine.scoring.round_result import RoundResult
from engine.service.filling.draft_form import PARTS, VALUE, At, content_of, fields_at, ground_of, key_of_field
from engine.service.filling.filling_setting import Setting
from engine.service.filling.kept_draft import Draft, TypedText, read_draft


@dataclass(frozen=True, slots=True)
class Apart:
    """A field that was typed into here and changed in the form meanwhile; ``lying`` is what the form says now."""

    key: str
    typed: TypedText
    lying: str


@dataclass(frozen=True, slots=True)
class Held:
    """A draft over the form as it lies now, and what of the two is apart since the draft began."""

    draft: Draft
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft as the reader of forms sees it: problems by field, those of no field, and the commune as it is scored.

    ``told`` is all of it in the reader's order, ``fields`` which field each cell of the form is.
    """

    made: RoundResult
    told: tuple[Problem, ...]
    by_field: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    of_all: tuple[Problem, ...] = ()
    fields: Mapping[At, str] = field(default_factory=dict)


def held_draft(setting: Setting) -> Held:
    """A commune's draft as it stands, empty where there is none; raises ProblemsFound as ``read_draft``."""
    return over_form(setting, read_draft(setting.folder, setting.unit.code))


def over_form(setting: Setting, kept: Draft | None) -> Held:
    """What was typed over the form as it lies now."""
    now = Draft(setting.unit.code, ground_of(setting.own))
    if kept is None:
        return Held(now)
    draft = Draft(kept.commune, now.ground, kept.fields)
    if kept.ground.sha == now.ground.sha:
        return Held(draft)
    apart = (Apart(key, typed, now.text(key)) for key, typed in kept.fields.items())
    changed = (one for one in apart if one.lying not in (one.typed.text, kept.ground.texts.get(one.key, "")))
    return Held(draft, tuple(changed))


def parts_asked(setting: Setting, say: Say) -> tuple[Part, ...]:
    """The form's rows in order, in a language."""
    return parts_of_form(setting.form(say), setting.letters)


def keys_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """Every field of a form, in its order."""
    return tuple(key for part in parts for row in part.rows for key in row_keys(row))


def row_keys(row: Row) -> tuple[str, ...]:
    """The fields of a row."""
    return tuple(key_of_field(row.name, part) for part in ((VALUE,) if row.alone else PARTS))


def filled_in(parts: Iterable[Part], texts: Mapping[str, str]) -> tuple[int, int]:
    """How many of the questions have an answer, and how many there are; a commune's own points are no question."""
    rows = [row for part in parts if part.kind != "points" for row in part.rows]
    return sum(bool(texts.get(key_of_field(row.name), "").strip()) for row in rows), len(rows)


def readings_with(setting: Setting, content: bytes | None, others: Sequence[FileReading]) -> list[FileReading]:
    """The readings of a round's files with a form in place of the commune's own; None leaves that as it lies."""
    if content is None:
        own = [setting.own.reading] if setting.own else []
    else:
        own = [reading_of_bytes(content, setting.shown, setting.asked)]
    return sorted((*others, *own), key=lambda reading: reading.shown)


def form_of_draft(setting: Setting, draft: Draft) -> bytes | None:
    """The Excel form that a draft is, as bytes; None of one in which nothing stands."""
    texts = draft.texts()
    return content_of(setting, texts) if texts else None


def look_at(setting: Setting, draft: Draft) -> Looked:
    """What the reader of forms says of a draft, and what the commune comes to by it; scored alone."""
    content = form_of_draft(setting, draft)
    made = setting.assessed(readings_with(setting, content, setting.others))
    return placed(setting, draft, content, made, made.evidence.told_of(setting.unit.code))


def placed(
    setting: Setting, draft: Draft, content: bytes | None, made: RoundResult, found_there: Iterable[Problem]
) -> Looked:
    """What a reading says of a draft, each problem at its field."""
    told = sorted_problems((*_unread(setting, draft), *found_there))
    fields = fields_at(content, setting.shown) if content else {}
    by_field: dict[str, list[Problem]] = {}
    of_all = []
    for found in told:
        key = field_of(found, setting.shown, fields)
        if key:
            by_field.setdefault(key, []).append(found)
        else:
            of_all.append(found)
    return Looked(made, told, {key: tuple(own) for key, own in by_field.items()}, tuple(of_all), fields)


def field_of(found: Problem, shown: str, fields: Mapping[At, str]) -> str:
    """The field that a problem is about: that of its cell, else the value of the first datum it names; or none."""
    place = found.place
    if found.code == UNREAD:
        return place.cell
    at = coordinates(place.cell) if place.cell and place.file == shown else None
    if at and (key := fields.get((place.sheet, *at))):
        return key
    first = key_of_field(found.data[0]) if found.data else ""
    return first if first in fields.values() else ""


UNREAD = "WEB-113"


def _unread(setting: Setting, draft: Draft) -> Iterator[Problem]:
    """Cells of the form that nobody can read for certain, of which the draft says nothing yet."""
    for key, said in draft.ground.unread.items():
        if not draft.text(key):
            place = Place(setting.shown, sheet="", cell=key)
            yield problem(UNREAD, place, said, setting.unit.code, given=said)


def times(found: Iterable[Problem]) -> Mapping[str, int]:
    """How many errors, questions that nobody answered, answered ones and other warnings there are."""
    return Counter(kind_of_found(one) for one in found)


def kind_of_found(found: Problem) -> str:
    """What a problem asks of whoever fills in: to be mended, to be answered, nothing any more, or a look."""
    if found.severity == "error":
        return "mend"
    if found.is_open_question:
        return "answer"
    return "answered" if found.answer else "look"
