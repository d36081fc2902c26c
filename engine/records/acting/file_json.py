"""A commune's file and a round's state as JSON and back, nothing lost: what a store keeps beside the chain."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json

Kept = TypeVar("Kept")
Reader: TypeAlias = Callable[[Any], Any]
_PLAIN: Final = frozenset((str, int, bool, type(None)))


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
    kind: Callable[..., Any] = type(value)
    if kind in _PLAIN:
        told: Json = value
        return told
    if isinstance(value, tuple | list):
        return [plain_json(inner) for inner in value]
    if isinstance(value, Mapping):
        return {str(name): plain_json(inner) for name, inner in value.items()}
    return {name: plain_json(getattr(value, name)) for name in _names(kind)}


@cache
def _names(kind: Callable[..., Any]) -> tuple[str, ...]:
    shape: Any = kind
    return tuple(part.name for part in fields(shape))


def _grown(kind: Callable[..., Kept], doc: Any) -> Kept:
    readers = _readers(kind)
    return kind(**{name: value if (read := readers[name]) is None else read(value) for name, value in doc.items()})


@cache
def _readers(kind: Callable[..., Any]) -> Mapping[str, Reader | None]:
    """How each field of a kind is read; None where JSON stays as it is. Asked once: files are read by the thousand."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Reader | None:
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: _grown(hint, value)
    told, inner = get_origin(hint), get_args(hint)
    shapes: list[Any] = [one for one in inner if is_dataclass(one)]
    if told is types.UnionType and shapes:
        return lambda value: None if value is None else _grown(shapes[0], value)
    if told is tuple:
        part = _reader(inner[0])
        return tuple if part is None else lambda value: tuple([part(one) for one in value])
    if isinstance(told, type) and issubclass(told, Mapping) and (each := _reader(inner[1])):
        return lambda value: {name: each(one) for name, one in value.items()}
    return None
