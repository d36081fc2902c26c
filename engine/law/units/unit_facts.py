"""The facts of a commune that a standard declares, and what a rule may ask of them.

A fact that is not known is None and never guessed. Percents and counts are exact; a percent is the number as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from engine.law.values import Cite, Day, EvidenceId, Exact, Flag, ProvinceType, Shape, Slug, Text, TypedMark, UnitType

FactValue: TypeAlias = bool | str | Fraction
FactKind = Literal["yes_no", "choice", "count", "percent"]
FLAGS = ("mountain", "island", "area_iii")
# Names that a declared fact may not take: every commune has these.
BUILT_IN = frozenset(
    {"code", "name", "type", "province", "province_type", "province_code", *FLAGS, "basis", "class", "from", "until"}
)
EDGES = ("at_least", "more_than", "at_most", "less_than", "equals")

ProvinceCode: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{2}$")]
Choice: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_\-]{0,39}$")]


class UnitFact(Shape):
    """A fact of a commune that the standard asks for: a column of the same name in the list of communes."""

    id: EvidenceId
    kind: FactKind
    title: Text
    title_en: Text
    choices: dict[Choice, Text] | None = None
    cite: Cite


class FactTest(Shape):
    """What must hold of one fact: a yes or a no, one of some choices, or a stretch of numbers."""

    yes: Flag | None = None
    any_of: Annotated[tuple[Choice, ...] | None, Field(min_length=1)] = None
    at_least: Exact | None = None
    more_than: Exact | None = None
    at_most: Exact | None = None
    less_than: Exact | None = None
    equals: Exact | None = None

    @property
    def edges(self) -> Mapping[str, Fraction]:
        """The edges that are written, by their words."""
        return {word: edge for word in EDGES if (edge := getattr(self, word)) is not None}

    def fits(self, value: FactValue) -> bool:
        """Whether a known value meets all that is asked of it."""
        if self.yes is not None:
            return value is self.yes
        if self.any_of is not None:
            return value in self.any_of
        number = Fraction(value) if isinstance(value, Fraction) else Fraction(-1)
        tests = {
            "at_least": number.__ge__, "more_than": number.__gt__, "at_most": number.__le__,
            "less_than": number.__lt__, "equals": number.__eq__,
        }  # fmt: skip
        return all(tests[word](edge) for word, edge in self.edges.items())


def _fact_test(value: object) -> object:
    """``true``, ``false`` and a list of choices are short for what they mean."""
    if isinstance(value, (str, bool)):
        return {"yes": value}
    return {"any_of": value} if isinstance(value, tuple | list) else value


Asked: TypeAlias = Annotated[
    FactTest,
    BeforeValidator(_fact_test),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "boolean"},
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
                {"type": "object", "properties": {word: {"type": ["number", "string"]} for word in EDGES},
                 "additionalProperties": False, "minProperties": 1},
            ]
        }
    ),
]  # fmt: skip


class UnitTest(Shape):
    """Unit facts that put a commune in a class, between two days; all that are given must hold.

    ``mark`` is that of the reading, where it differs from the class's own.
    """

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    type: Annotated[tuple[UnitType, ...], Field(min_length=1)]
    province: ProvinceType | None = None
    mountain: Flag | None = None
    island: Flag | None = None
    area_iii: Flag | None = None
    province_code: Annotated[tuple[ProvinceCode, ...] | None, Field(min_length=1)] = None
    facts: dict[EvidenceId, Asked] | None = None
    mark: TypedMark | None = None


class CaseTest(Shape):
    """Unit facts, class and days for which something holds; all that are given must hold, and one at least is given."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    type: Annotated[tuple[UnitType, ...] | None, Field(min_length=1)] = None
    class_: Annotated[tuple[Slug, ...] | None, Field(min_length=1, alias="class")] = None
    province: ProvinceType | None = None
    mountain: Flag | None = None
    island: Flag | None = None
    area_iii: Flag | None = None
    province_code: Annotated[tuple[ProvinceCode, ...] | None, Field(min_length=1)] = None
    facts: dict[EvidenceId, Asked] | None = None


Test: TypeAlias = UnitTest | CaseTest
