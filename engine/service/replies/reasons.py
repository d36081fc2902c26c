"""Why a commune has its points, and what another figure would change: the answers to ``explain``."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from engine.evidence.facts import Fact
from engine.improving.what_if import WhatIf
from engine.law.model import Law
from engine.scoring.cards import Scorecard
from engine.scoring.explaining import Explanation, ItemReason
from engine.scoring.result_rows import ItemRow, item_row
from engine.scoring.sums.rows import Row, Told, VerdictName
from engine.service.replies.reply import Reply


class WayUp(Row):
    """One better band of an item: how many more or fewer reach it, and what it gives."""

    band: str
    change: int
    direction: Literal["more", "fewer"]
    points: Told
    gain: Told


class ReasonRow(ItemRow):
    """An item with the line of the law that gave its points, the ways up from there, what the commune gave itself."""

    rule_place: str | None
    own_points: Told | None
    steps: list[WayUp]


class ExplainReply(Reply):
    """The items of a commune that were asked about."""

    schema_: Literal["phuhop/explain/1"] = Field(alias="schema")
    commune: str
    items: list[ReasonRow]


class DecidedRow(Row):
    """A decision in short."""

    decision: VerdictName
    because: list[str]
    low: Told
    high: Told


class SetRow(Row):
    """A datum as it is and as it was set: a number, ``not_applicable``, or null for none given."""

    old: int | str | None
    new: int | str | None


class ItemPairRow(Row):
    """An item that stands otherwise now."""

    old: ItemRow
    new: ItemRow


class WhatIfReply(Reply):
    """A commune with other figures: what was set, both decisions, the items that changed. Nothing was stored."""

    schema_: Literal["phuhop/what-if/1"] = Field(alias="schema")
    commune: str
    set: dict[str, SetRow]
    old: DecidedRow
    new: DecidedRow
    items: list[ItemPairRow]


def explain_reply(told: Explanation, laws: Collection[Law]) -> ExplainReply:
    """An explanation as plain data, an item a row."""
    items = [_reason(reason, laws) for criterion in told.criteria for reason in criterion.items]
    return ExplainReply(schema="phuhop/explain/1", commune=told.card.unit.code, items=items)


def _reason(reason: ItemReason, laws: Collection[Law]) -> ReasonRow:
    steps = [
        WayUp(band=s.rule, change=s.change, direction=s.direction, points=s.points, gain=s.gain)
        for s in reason.card.steps
    ]
    place = str(reason.rule_place) if reason.rule_place else None
    own = reason.own.own if reason.own else None
    return ReasonRow.model_validate(
        {**dict(item_row(reason.card, laws)), "rule_place": place, "own_points": own, "steps": steps}
    )


def what_if_reply(told: WhatIf, laws: Collection[Law]) -> WhatIfReply:
    """A trial as plain data."""
    return WhatIfReply(
        schema="phuhop/what-if/1",
        commune=told.old.unit.code,
        set={name: SetRow(old=_value(told.before[name]), new=_value(fact)) for name, fact in told.given.items()},
        old=_decided(told.old),
        new=_decided(told.new),
        items=[ItemPairRow(old=item_row(old, laws), new=item_row(new, laws)) for old, new in told.items],
    )


def _value(fact: Fact | None) -> int | str | None:
    return None if fact is None else fact.value if fact.state == "given" else fact.state


def _decided(card: Scorecard) -> DecidedRow:
    decision = card.decision
    return DecidedRow(decision=decision.verdict, because=list(decision.because), low=decision.low, high=decision.high)
