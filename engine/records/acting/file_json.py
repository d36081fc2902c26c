"""A commune's file and a round's state as JSON and back, nothing lost: what a store keeps beside the chain."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json

Kept = TypeVar("Kept")


def as_json(kept: CommuneFile | RoundState) -> dict[str, Json]:
    """A file, or a round's state, as plain JSON: keys are the fields' names, mappings keep theirs."""
    return {part.name: plain_json(getattr(kept, part.name)) for part in fields(kept)}


def file_from_json(doc: Json) -> CommuneFile:
    """The file that ``as_json`` was given; a document of another shape raises KeyError or TypeError."""
    return _grown(CommuneFile, doc)


def round_from_json(doc: Json) -> RoundState:
    """The round's state that ``as_json`` was given; a document of another shape raises KeyError or TypeError."""
    return _grown(RoundState, doc)


def fact_json(fact: KeptFact) -> dict[str, Json]:
    """A fact as it stands in an entry's body."""
    return {part.name: getattr(fact, part.name) for part in fields(fact)}


def fact_from_json(doc: Json) -> KeptFact:
    """A fact of an entry's body."""
    return _grown(KeptFact, doc)


def plain_json(value: Any) -> Json:
    """Any of the record's own values as JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain_json(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain_json(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain_json(inner) for inner in value]
    told: Json = value
    return told


def _grown(kind: Callable[..., Kept], doc: Any) -> Kept:
    hints = _hints(kind)
    return kind(**{name: _as(hints[name], value) for name, value in doc.items()})


@cache
def _hints(kind: Callable[..., Any]) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _as(hint: Any, value: Any) -> Any:
    """A JSON value as its field's type has it; JSON itself stays as it is."""
    if value is None:
        return None
    if is_dataclass(hint) and isinstance(hint, type):
        return _grown(hint, value)
    told, inner = get_origin(hint), get_args(hint)
    if told is tuple:
        return tuple(_as(inner[0], one) for one in value)
    if told is types.UnionType and (shapes := [one for one in inner if is_dataclass(one)]):
        return _as(shapes[0], value)
    if isinstance(told, type) and issubclass(told, Mapping):
        return {name: _as(inner[1], one) for name, one in value.items()}
    return value
