"""The rows of ``results.json`` on conditions and levels, and what every row of it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

from engine.law.points.scores import Score, plain_score
from engine.law.recognising.conditions import Level
from engine.scoring.deciding import Decision
from engine.scoring.sums.conditions_met import ConditionCard

State = Literal["no", "possible", "certain"]
ZEROS: tuple[State, ...] = ("no", "possible", "certain")
VerdictName = Literal["recognised", "not_recognised", "undecided"]


# Points in a reply: a whole number, or one with the parts of a point that the standard has.
Told: TypeAlias = Annotated[Score, PlainSerializer(plain_score), WithJsonSchema({"type": "number"})]


def _as_it_is(value: Score | str) -> int | float | str:
    """A text stays one, "00181" too."""
    return value if isinstance(value, str) else plain_score(value)


# A number of points, or words.
Said: TypeAlias = Annotated[
    Score | str, PlainSerializer(_as_it_is), WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]})
]


class Row(BaseModel):
    """A closed record of the results file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TotalRow(Row):
    """Lowest, highest and most points."""

    low: Told
    high: Told
    max: Told


class DaysRow(Row):
    """A stretch of days, both ends among them."""

    first: date
    last: date


class ConditionRow(Row):
    """A condition of the law: whether it bars recognition, or a level, and for which criteria."""

    id: str
    state: Literal["no", "possible", "certain"]
    criteria: list[str]


class LevelRow(Row):
    """A level of recognition: the total it asks of the commune's class, and the decision on it."""

    id: str
    threshold: Told
    decision: VerdictName
    firm: bool
    because: list[str]


class DecidedLevel(Row):
    """What an earlier round came to on a level, and whether that is firm."""

    decision: VerdictName
    firm: bool


class DecidedRow(Row):
    """An earlier round that a level looks at: what the commune came to by level, "" being plain recognition.

    Of a commune that was not decided then, or is another unit since, there is no level.
    """

    round: str
    title: str
    on: date
    levels: dict[str, DecidedLevel]


def condition_row(told: ConditionCard) -> ConditionRow:
    """A condition of one commune as a row."""
    return ConditionRow(
        id=told.condition.id, state=ZEROS[told.state], criteria=[criterion.id for criterion in told.short]
    )


def level_row(level: Level, total: Score, decision: Decision) -> LevelRow:
    """A level of one commune as a row."""
    return LevelRow(
        id=level.id,
        threshold=total,
        decision=decision.verdict,
        firm=decision.firm,
        because=list(decision.because),
    )


class Counted(Row):
    """A number of things."""

    count: int


class Ratio(Row):
    """A share or rate, never rounded."""

    num: int
    den: int


class Answered(Row):
    """A yes or a no."""

    yes: bool
