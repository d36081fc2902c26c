"""A commune's way as plain data: the answer to ``path``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from engine.improving.losses import Loss
from engine.improving.paths import Obstacle, Paths, Reason, Route, Way
from engine.improving.steps import ActionStep, moved
from engine.scoring.sums.rows import Row, Told, VerdictName
from engine.service.replies.reply import Reply


class MoveRow(Row):
    """One step: the item and band, how many more or fewer of which datum, what it gives, by which action."""

    item: str
    band: str
    evidence: str
    change: int
    direction: Literal["more", "fewer"]
    target: int
    gain: Told
    action: str
    sector: str
    effort: int
    months: int


class RouteRow(Row):
    """Steps with their effort in working days (an estimate, never law), and the total they surely give."""

    moves: list[MoveRow]
    effort: int
    total: Told
    values: dict[str, int]


class ObstacleRow(Row):
    """Why there is no path; ``criterion`` is None where only points lack."""

    criterion: str | None
    reasons: list[Reason]
    short: Told


class PathsRow(Row):
    """One period's paths."""

    route: RouteRow | None
    others: list[RouteRow]
    obstacles: list[ObstacleRow]


class LossRow(Row):
    """One item falling alone, and whether recognition goes with it."""

    item: str
    evidence: str
    change: int
    direction: Literal["more", "fewer"]
    points: Told
    decision: VerdictName
    because: list[str]
    flips: bool


class LowHigh(Row):
    """The points that are sure and those still possible."""

    low: Told
    high: Told


class PathReply(Reply):
    """A commune's way to recognition in this period and, where there is none, in the next; what would lose it."""

    schema_: Literal["phuhop/path/1"] = Field(alias="schema")
    commune: str
    decision: VerdictName
    total: LowHigh
    threshold: Told
    margin: Told
    missing: list[str]
    this_period: PathsRow
    next_period: PathsRow | None
    losses: list[LossRow]


def path_reply(way: Way, losses: Sequence[Loss] = ()) -> PathReply:
    """A way as plain data."""
    decision = way.card.decision
    return PathReply(
        schema="phuhop/path/1",
        commune=way.card.unit.code,
        decision=decision.verdict,
        total=LowHigh(low=decision.low, high=decision.high),
        threshold=way.threshold,
        margin=way.margin,
        missing=list(way.missing),
        this_period=_paths(way.this),
        next_period=_paths(way.next) if way.next else None,
        losses=[_loss(loss) for loss in losses],
    )


def _paths(paths: Paths) -> PathsRow:
    """One period as plain data."""
    return PathsRow(
        route=_route(paths.route) if paths.route else None,
        others=[_route(route) for route in paths.others],
        obstacles=[_obstacle(obstacle) for obstacle in paths.obstacles],
    )


def _route(route: Route) -> RouteRow:
    values = dict(sorted(route.values.items()))
    return RouteRow(moves=[_move(m) for m in route.moves], effort=route.effort, total=route.total, values=values)


def _move(move: ActionStep) -> MoveRow:
    return MoveRow(
        item=move.card.item.id,
        band=move.step.rule,
        evidence=move.evidence,
        change=move.step.change,
        direction=move.step.direction,
        target=move.target,
        gain=move.step.gain,
        action=move.action.label,
        sector=move.action.sector,
        effort=move.effort,
        months=move.action.months,
    )


def _obstacle(obstacle: Obstacle) -> ObstacleRow:
    name = obstacle.criterion.criterion.id if obstacle.criterion else None
    return ObstacleRow(criterion=name, reasons=list(obstacle.reasons), short=obstacle.short)


def _loss(loss: Loss) -> LossRow:
    return LossRow(
        item=loss.card.item.id,
        evidence=next(iter(moved(loss.card, loss.step))),
        change=loss.change,
        direction=loss.direction,
        points=loss.step.points,
        decision=loss.after.decision.verdict,
        because=list(loss.after.decision.because),
        flips=loss.flips,
    )
