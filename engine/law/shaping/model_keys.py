"""The keys that a place in a file takes, found in the models by the way that leads there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from engine.law.measures.kinds import KINDS

Step = str | int


def model_at(model: type[BaseModel], tree: object, route: Sequence[Step]) -> type[BaseModel] | None:
    """The model of the entry at a route of a tree; None where none is: a text, or a key that nobody knows."""
    if not route:
        return model
    step, rest = route[0], route[1:]
    below = tree[step] if isinstance(tree, Mapping) and step in tree else None
    field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
    if field is None:
        return None
    if step == "measure" and isinstance(below, Mapping):
        return next((kind.entry.model for kind in KINDS if kind.name in below), None)
    held: Any = bare(field.annotation)
    if get_origin(held) is tuple and rest and isinstance(rest[0], int):
        held, rest = bare(get_args(held)[0]), rest[1:]
        at = route[1]
        below = below[at] if isinstance(below, Sequence) and isinstance(at, int) and at < len(below) else None
    return model_at(held, below, rest) if isinstance(held, type) and issubclass(held, BaseModel) else None


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """A model's keys as its author types them, in its order."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def bare(kind: object) -> object:
    """A type without its annotations and without None."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        left = [choice for choice in get_args(kind) if choice is not type(None)]
        return bare(left[0]) if len(left) == 1 else kind
    return kind
