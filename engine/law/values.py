"""The small change of the law's files: texts, ids, exact numbers, days, marks, citations."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from engine.law.points.scores import STEPS, TYPED, Score, is_multiple, score_of, score_text
from engine.law.shaping.wrong_values import as_written

# machine: read in the text by the program and seen by nobody; only drafts of the status "reading" may hold it.
Mark = Literal["verbatim", "reported", "provisional", "checked", "machine"]
# From the least sure to the surest; ``checked`` is never typed: the ledger alone gives it.
TRUST: tuple[Mark, ...] = ("machine", "provisional", "reported", "verbatim", "checked")
TYPED_MARKS: tuple[Mark, ...] = ("verbatim", "reported", "provisional", "machine")
FIRM_MARKS: frozenset[str] = frozenset({"verbatim", "reported", "checked"})
UnitType = Literal["xa", "phuong", "thi_tran", "dac_khu"]
ProvinceType = Literal["tinh", "thanh_pho"]
WhenNone = Literal["full_points", "zero", "not_applicable"]
EvidenceKind = Literal["count", "yes_no"]
Role = Literal["scored", "bonus", "deduction"]
LARGEST_POINTS = 1_000_000
# Under this name the step of a standard's points is known while its files take shape.
STEP = "step"
MOST_DECIMALS = 9
LARGEST_COUNT = 10**9
# Times a sum of some counts it still fits in 64 bits.
LARGEST_PERCENT = 1_000_000


def _exact(value: object) -> object:
    """A decimal or a fraction in English digits ("97.5", "1/3", "-10") as an exact Fraction."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?|-?\d{1,9}/[1-9]\d{0,8}", value):
        return Fraction(value)
    if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
        raise PydanticCustomError("LAW-213", "too many digits", {"given": as_written(value), "most": MOST_DECIMALS})
    raise PydanticCustomError("LAW-205", "not a number", {"given": as_written(value)})


def _whole(value: object) -> object:
    """Digits as a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value):
        return int(value)
    raise PydanticCustomError("LAW-206", "not a whole number", {"given": as_written(value)})


def _points(value: object, info: ValidationInfo) -> object:
    """Points as typed: whole, or whole numbers of the step that the standard has (``STEP`` of the context)."""
    step = (info.context or {}).get(STEP)
    if isinstance(value, Decimal) or step is None:
        return value if isinstance(value, Decimal) else _whole(value)
    if isinstance(value, str) and TYPED.fullmatch(value) and not value.startswith("-"):
        return _parted(value, step)
    return _whole(value)


def _signed_points(value: object, info: ValidationInfo) -> object:
    """The same, which a minus may stand before."""
    if isinstance(value, str) and TYPED.fullmatch(value) and value.startswith("-"):
        found = _points(value[1:], info)
        return -found if isinstance(found, int | Decimal) else found
    return _points(value, info)


def _parted(value: str, step: Score) -> Score:
    if not is_multiple(Fraction(value), step):
        below = score_of(Fraction(value) // Fraction(step) * Fraction(step))
        near = {"below": score_text(below), "above": score_text(below + step)}
        raise PydanticCustomError("LAW-540", "no multiple", {"given": value, "step": score_text(step), **near})
    return score_of(value)


def _step(value: object) -> object:
    """A step of points: one of the few that go into a point a whole number of times."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value in STEPS:
        return score_of(value)
    raise PydanticCustomError("LAW-541", "no such step", {"given": as_written(value), "steps": "; ".join(STEPS)})


def _typed_mark(value: object) -> object:
    """A mark that an author may give; that a number was checked is no word of his."""
    if value == "checked":
        raise PydanticCustomError("LAW-358", "typed by hand", {"given": str(value)})
    if value not in TYPED_MARKS:
        allowed = ", ".join(map(repr, TYPED_MARKS[:-1])) + f" or {TYPED_MARKS[-1]!r}"
        raise PydanticCustomError("LAW-203", "no known mark", {"given": str(value), "allowed": allowed})
    return value


def exact_text(value: Fraction) -> str:
    """An exact number in YAML's digits: 97.5, or 1/3 where no decimal ends."""
    places = next((n for n in range(10) if (value * 10**n).denominator == 1), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def weakest(*marks: Mark) -> Mark:
    """The least sure of some marks: what rests on several numbers is as sure as the worst of them."""
    return min(marks, key=TRUST.index)


def _flag(value: object) -> object:
    """The words true and false; YAML's other spellings are refused."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("LAW-207", "not true or false", {"given": as_written(value)})


def _day(value: object) -> object:
    """An ISO day that exists in the calendar."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: object) -> object:
    raise PydanticCustomError("LAW-208", "not a day", {"given": as_written(value)})


TypedMark: TypeAlias = Annotated[
    Mark, BeforeValidator(_typed_mark), WithJsonSchema({"enum": list(TYPED_MARKS), "type": "string"})
]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
EvidenceId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,59}$")]
# What is read of one datum, or of the sum of two to four: times a rule constant below 2³¹ that still fits in 64 bits.
Data: TypeAlias = EvidenceId | Annotated[tuple[EvidenceId, ...], Field(min_length=2, max_length=4)]
Slug: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9.\-]{0,59}$")]
# One id, or each of several.
Named: TypeAlias = Slug | tuple[Slug, ...]
Exact: TypeAlias = Annotated[
    Fraction,
    BeforeValidator(_exact),
    WithJsonSchema({"type": ["number", "string"], "description": "97.5 or 1/3"}),
]
Whole: TypeAlias = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=LARGEST_COUNT)]
Points: TypeAlias = Annotated[
    Score,
    BeforeValidator(_points),
    Field(ge=0, le=LARGEST_POINTS),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": LARGEST_POINTS}),
]
SignedPoints: TypeAlias = Annotated[
    Score,
    BeforeValidator(_signed_points),
    Field(ge=-LARGEST_POINTS, le=LARGEST_POINTS),
    WithJsonSchema({"type": "number", "minimum": -LARGEST_POINTS, "maximum": LARGEST_POINTS}),
]
Step: TypeAlias = Annotated[
    Score, BeforeValidator(_step), WithJsonSchema({"type": "number", "minimum": 0.1, "maximum": 1})
]
Percent: TypeAlias = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=LARGEST_PERCENT)]
Flag: TypeAlias = Annotated[bool, BeforeValidator(_flag)]
Day: TypeAlias = Annotated[date, BeforeValidator(_day)]


class Shape(BaseModel):
    """Closed, frozen and strict: an unknown key is an error, nothing is coerced in silence."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True, populate_by_name=True
    )


class Cite(Shape):
    """Where a number stands: document with its date, the clause, and what a stand-in rests on."""

    document: Text
    at: Text
    basis: Text | None = None
