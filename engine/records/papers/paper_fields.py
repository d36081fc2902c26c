"""The fields of each paper, read from its data classes: for the list of fields and for the lint of templates."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from engine.records.papers.paper_frame import Span

Sort = Literal["text", "points", "number", "day", "yes_no", "list", "group", "free"]


@dataclass(frozen=True, slots=True)
class FieldTold:
    """A field by its name: what it is, its sort, and the fields within it where it is a group or a list of groups.

    ``free`` is what nobody knows yet: a loop over a name that is wrong.
    """

    name: str
    about: str
    sort: Sort
    inner: tuple[FieldTold, ...] = ()


@cache
def fields_of(shape: type) -> tuple[FieldTold, ...]:
    """The fields of a paper's data class, in its order, each with those within it."""
    hints = get_type_hints(shape, include_extras=True)
    return tuple(_told(field.name, hints[field.name]) for field in fields(shape))


def _told(name: str, hint: Any) -> FieldTold:
    own, about = (get_args(hint)[:2]) if get_origin(hint) is Annotated else (hint, "")
    if get_origin(own) is tuple:
        return FieldTold(name, about, "list", _inner(get_args(own)[0]))
    return FieldTold(name, about, _sort(own), _inner(own))


def _inner(own: Any) -> tuple[FieldTold, ...]:
    return fields_of(own) if is_dataclass(own) and isinstance(own, type) and own is not Span else ()


def _sort(own: Any) -> Sort:
    parts = set(get_args(own)) or {own}
    if Span in parts or Decimal in parts:
        return "points"
    if date in parts:
        return "day"
    if bool in parts:
        return "yes_no"
    if int in parts:
        return "number"
    return "text" if str in parts else "group"
