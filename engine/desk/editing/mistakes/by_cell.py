"""A problem of a file's line as one of the cell that the line was made from, in the words of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.desk.editing.drafts import Draft, Origin, spots_below
from engine.desk.editing.law_sheets import Column
from engine.desk.editing.vocabulary import vocabulary
from engine.law.source import Route, Source
from engine.problems import Problem

# Values of a problem that are numbers or fixed values of the files, which a sheet shows otherwise.
AS_TYPED = frozenset({"LAW-204", "LAW-205", "LAW-206", "LAW-207", "LAW-208", "LAW-213", "LAW-358"})
NUMBERS = ("given", "edge", "value", "percent")


def by_cell(draft: Draft, sources: Mapping[str, Source], told: Problem) -> Problem:
    """A problem of a file's line as one of the cell that the line was made from; ``sources`` are the files by name."""
    name = told.place.file.rpartition("/")[2]
    if name not in sources or not told.place.line:
        return told
    origin = _origin_of(draft, name, sources[name], told)
    return replace(_in_words(told, origin), place=origin.place, typed=origin.typed) if origin else told


def _origin_of(draft: Draft, name: str, source: Source, told: Problem) -> Origin | None:
    """The cell of the value at a place; of a key that is missing, the cell that is empty."""
    routes = [
        route for places in (source.values, source.keys) for route, place in places.items() if place == told.place
    ]
    wanted = str(told.values.get("name", ""))
    if told.code == "LAW-202":
        empty = [draft.cells.get((name, (*route, wanted))) for route in routes]
        routes = sorted(routes, key=len)
        if found := next(filter(None, empty), None):
            return found
    exact = [
        draft.cells[name, route] for route in sorted(routes, key=len, reverse=True) if (name, route) in draft.cells
    ]
    if exact:
        return exact[0]
    below = [origin for route in sorted(routes, key=len, reverse=True) for origin in spots_below(draft, (name, route))]
    return next((origin for origin in below if origin.typed), below[0] if below else _around(draft, name, routes))


def _around(draft: Draft, name: str, routes: Sequence[Route]) -> Origin | None:
    """The cell of the list that a value stands in, or the first of the entry that has no row of its own."""
    longest = max(routes, key=len, default=())
    for length in range(len(longest) - 1, 0, -1):
        spot = name, longest[:length]
        if spot in draft.cells:
            return draft.cells[spot]
        if found := next(spots_below(draft, spot), None):
            return found
    return None


def _in_words(told: Problem, origin: Origin) -> Problem:
    """The same with keys as heads, fixed values as the words of their drop-downs, decimals with a comma."""
    measures = vocabulary().words["measure"].values()
    said: dict[str, object] = {"head": "", "head_en": "", **told.values}
    said |= {"measures": ", ".join(w for w, _ in measures), "measures_en": ", ".join(w for _, w in measures)}
    said |= {key: str(told.values[key]).replace(".", ",") for key in NUMBERS if _is_decimal(told.values.get(key))}
    if told.code in AS_TYPED and origin.typed:
        said["given"] = origin.typed
    if origin.column:
        said |= dict(_heads(origin.column, str(told.values.get("key", ""))))
        said |= dict(_choices(origin.column))
    if "wanted" in said and said["wanted"] in vocabulary().words["kind"]:
        for key in ("wanted", "kind"):
            said[key], said[f"{key}_en"] = vocabulary().words["kind"][str(told.values[key])]
    return replace(told, values=said)


def _is_decimal(value: object) -> bool:
    return isinstance(value, str) and value.replace(".", "", 1).replace("-", "", 1).isdigit()


def _heads(column: Column, key: str) -> Iterator[tuple[str, str]]:
    """The head of the column that holds a key of the same row, else of the column itself."""
    own = vocabulary().keys[column.model]
    keys = own.get(key) or own.get(column.path[-1])
    yield from zip(("head", "head_en"), keys.head if keys else (column.name, column.name), strict=True)
    yield from zip(("takes", "takes_en"), keys.note if keys else ("", ""), strict=True)


def _choices(column: Column) -> Iterator[tuple[str, str]]:
    """The words of a closed list, in both languages."""
    words: Mapping[str, tuple[str, str]] = vocabulary().words.get(column.words, {})
    spoken = [words.get(value, (value, value)) for value in column.choices]
    if spoken:
        yield from zip(("allowed", "allowed_en"), (", ".join(said) for said in zip(*spoken, strict=True)), strict=True)
