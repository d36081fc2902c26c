"""What is wrong with a law that was typed by fields, told at its field: by its label, in the words of a sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.desk.editing.drafts import Draft, Spot
from engine.desk.editing.mistakes.by_cell import by_cell
from engine.language import Say
from engine.law.loading import Lawbook
from engine.law.source import Route, Source, source_of
from engine.problems import Problem
from engine.service.policy.typing.entry_fields import FieldSpot, entries_of, fields_by_spot


@dataclass(frozen=True, slots=True)
class AtFields:
    """What was found, each problem of a field at its place on the page, and those of this entry by the field's name."""

    found: tuple[Problem, ...]
    wrong: Mapping[str, Problem]


def at_fields(
    book: Lawbook, entry: str, say: Say, typed: tuple[Mapping[str, str | None], Mapping[str, str]],
    found: Sequence[Problem],
) -> AtFields:  # fmt: skip
    """Problems of the typed law as they are told beside the fields; ``typed`` are its texts and what each field had."""
    texts, given = typed
    fields: dict[Spot, FieldSpot] = {}
    for other in (name for name, _ in entries_of(book, say) if name != entry):
        for spot, field in fields_by_spot(book, other, say, {}).items():
            place = replace(field.origin.place, sheet=f"{other} › {field.origin.place.sheet}")
            fields[spot] = FieldSpot("", replace(field.origin, place=place))
    fields |= fields_by_spot(book, entry, say, given)
    draft = Draft(
        book.folder.name, book.folder.name, "", {}, {}, {spot: own.origin for spot, own in fields.items()}, ()
    )
    sources = {
        name: source_of(text.encode(), book.sources[name].file)
        for name, text in texts.items()
        if text is not None and name in book.sources
    }
    told = tuple(by_cell(draft, sources, one) if _has_field(one, sources, fields) else one for one in found)
    named = {field.origin.place: field.name for field in fields.values() if field.name}
    return AtFields(told, {named[one.place]: one for one in reversed(told) if one.place in named})


def _has_field(told: Problem, sources: Mapping[str, Source], fields: Collection[Spot]) -> bool:
    """Whether a problem is of a value that has a field, or of a row of fields; all else is typed in the text alone."""
    name = told.place.file.rpartition("/")[2]
    return any(
        file == name and at[: len(route)] == route for route in _routes(told, sources) for file, at in fields if route
    )


def _routes(told: Problem, sources: Mapping[str, Source]) -> Iterator[Route]:
    source = sources.get(told.place.file.rpartition("/")[2])
    if source is not None and told.place.line:
        for places in (source.values, source.keys):
            yield from (route for route, place in places.items() if place == told.place)
