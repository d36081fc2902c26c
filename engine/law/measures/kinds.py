"""All kinds of measure in one tuple, the measure that an item holds, and what the other rooms ask of one."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, NamedTuple, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from engine.law.measures.change import CHANGE
from engine.law.measures.count import COUNT
from engine.law.measures.kind import Kind, Line, Reads
from engine.law.measures.over import Over
from engine.law.measures.rate import RATE
from engine.law.measures.share import SHARE
from engine.law.measures.yes_no import YES_NO
from engine.law.measures.yes_of import YES_OF
from engine.law.values import Shape

# Each commune's every item is asked these; a standard has some tens of measures.
MOST_KEPT = 1024
KINDS: tuple[Kind[Any], ...] = (YES_NO, YES_OF, SHARE, RATE, COUNT, CHANGE)


def kind_named(name: str) -> Kind[Any]:
    """The kind of a name; raises KeyError for a name that is none."""
    return {kind.name: kind for kind in KINDS}[name]


def kind_of(measure: Shape) -> Kind[Any]:
    """The kind of a measure; raises TypeError for a shape that is none."""
    for kind in KINDS:
        if type(measure) is kind.entry.model:
            return kind
    raise TypeError(measure)


@lru_cache(MOST_KEPT)
def reads_of(measure: Shape) -> Reads:
    """What a measure reads."""
    return kind_of(measure).reads(measure)


@lru_cache(MOST_KEPT)
def line_of(measure: Shape) -> Line:
    """The number line that a measure's values lie on."""
    return kind_of(measure).line(measure)


def is_some_of_whole(measure: Shape) -> bool:
    """Whether the part is some of its whole, 48 children of 49, and so never more than it."""
    return bool(reads_of(measure).whole) and line_of(measure).top == 1


class OwnNumber(NamedTuple):
    """A number that a measure itself writes: its key, "over/rounds" where it lies deeper, and what it counts in."""

    key: str
    value: int
    unit: str = ""


def own_numbers(measure: Shape) -> tuple[OwnNumber, ...]:
    """The numbers that a measure itself writes, by their keys: per how many, how many must be asked, over how many."""
    held = tuple(OwnNumber(key, value) for key, value in measure if isinstance(value, int))
    over = next((value for _, value in measure if isinstance(value, Over)), None)
    # What is taken of the rounds belongs to their number: with another word it is no longer what was read.
    return (*held, OwnNumber("over/rounds", over.rounds, f" {over.take}")) if over else held


def route_of(measure: Shape, name: str) -> tuple[str | int, ...]:
    """Where a measure names a datum: its key, and its place in a list."""
    for key, value in measure:
        if value == name:
            return (key,)
        if isinstance(value, tuple) and name in value:
            return (key, value.index(name))
    raise KeyError(name)


class _OfAKind:
    """A measure is read by the model of the kind whose name is among its keys."""

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_shaped)

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        choices = handler(core_schema.union_schema([_named(kind.entry.model) for kind in KINDS]))
        return {"oneOf": choices["anyOf"]}


def _named(model: type[Shape]) -> CoreSchema:
    """A model's own schema with the name under which pydantic lists it once, and refers to it."""
    return {**model.__pydantic_core_schema__, "ref": f"{model.__module__}.{model.__qualname__}:{id(model)}"}


def _shaped(value: object) -> Shape:
    held = value if isinstance(value, dict) else ()
    kind = next((kind for kind in KINDS if kind.name in held or type(value) is kind.entry.model), None)
    if kind is None:
        raise PydanticCustomError("LAW-209", "no known measure")
    made: Shape = kind.entry.model.model_validate(value)
    return made


class _NameOfAKind:
    """The name of a kind, where a law says how an item is measured but not by which data."""

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_name)

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"enum": [kind.name for kind in KINDS], "type": "string"}


def _name(value: object) -> str:
    names = [kind.name for kind in KINDS]
    if value not in names:
        allowed = ", ".join(map(repr, names[:-1])) + f" or {names[-1]!r}"
        raise PydanticCustomError("LAW-203", "no known measure", {"given": str(value), "allowed": allowed})
    return str(value)


Measure: TypeAlias = Annotated[Shape, _OfAKind()]
KindName: TypeAlias = Annotated[str, _NameOfAKind()]
