"""One plan for a round: the paths, missing evidence, tasks and risks of all communes as lines that somebody can do."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

from engine.evidence.believing.consistency import Facts
from engine.evidence.columns import made_facts
from engine.improving.paths import Route, Way, next_level, ways_of
from engine.improving.risks import risks_of
from engine.improving.steps import ActionStep, Given, Limits, actions_of, is_event, limits_of, points_with, settled
from engine.law.criteria import Action, Item, evidence_of
from engine.law.model import Unit
from engine.law.points.scores import Score, added
from engine.law.recognising.conditions import Condition, Level
from engine.law.values import FIRM_MARKS, Mark
from engine.planning.shortfalls import Shortfall, shortfalls_of
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.gaps import Step
from engine.scoring.round_result import RoundResult
from engine.tasks.following import TaskStatus

Kind = Literal["form", "mend", "evidence", "condition", "raise", "level", "climb", "task", "keep"]
Period = Literal["this", "next"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# No law sets a day for handing in what is missing or making up for what is overdue: the end of the next month.
MONTHS_TO_CATCH_UP = 1
# Whoever leads the commune, where the standard or a letter names no other sector.
LEADERS = "ubnd"
# Letters call two sectors by the names of their day.
SAME_SECTOR = {"ubnd-xa": "ubnd", "lao-dong-tbxh": "tre-em"}


@dataclass(frozen=True, slots=True)
class Share:
    """One commune's part of a line.

    ``points`` are, by the line's kind, gained for certain (raise, climb), still open (evidence), lacking (condition,
    level) or at risk (task, keep); ``promised`` are those that the item then has. ``effort`` is in working days, an
    estimate; ``shortfall`` is what lacks of a condition or a level.
    """

    unit: Unit
    points: Score = 0
    promised: Score = 0
    card: ItemCard | None = None
    step: Step | None = None
    effort: int = 0
    status: TaskStatus | None = None
    shortfall: Shortfall | None = None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action with all communes that share it; ``deadline`` is None for what goes on throughout.

    What is overdue has a day to make up for it. ``id`` is stable within a round. ``level`` is the one that a line
    leads to, or that would be lost.
    """

    id: str
    kind: Kind
    sector: str
    deadline: date | None
    shares: tuple[Share, ...]
    item: Item | None = None
    action: Action | None = None
    period: Period = "this"
    missing: tuple[str, ...] = ()
    status: TaskStatus | None = None
    mark: Mark | None = None
    condition: Condition | None = None
    level: Level | None = None

    @property
    def points(self) -> Score:
        """All communes' points together."""
        return added(share.points for share in self.shares)

    @property
    def effort(self) -> int:
        """All communes' working days together."""
        return sum(share.effort for share in self.shares)

    @property
    def overdue(self) -> bool:
        """Whether it is a task whose last day has passed."""
        return self.status is not None and self.status.state == "overdue"

    @property
    def dues(self) -> tuple[date, ...]:
        """The own last days of a task, which an event may set commune by commune; each once, the first first."""
        return tuple(sorted({s.status.due.last for s in self.shares if s.status and s.status.due.last}))


@dataclass(frozen=True, slots=True)
class Plan:
    """A round's plan: its lines in order of their days, every decided commune's way, and tasks nobody can judge yet."""

    on: date
    lines: tuple[PlanLine, ...]
    ways: tuple[Way, ...]
    unknown: int = 0

    @property
    def expected(self) -> Mapping[str, Score]:
        """The points that each commune surely gains by its lines; those that gain nothing are left out."""
        gained: dict[str, Score] = {}
        for share in (share for line in self.lines if line.kind == "raise" for share in line.shares):
            gained[share.unit.code] = gained.get(share.unit.code, 0) + share.points
        return gained


@dataclass(slots=True)
class _Draft:
    """A line as it gathers its communes."""

    first: PlanLine
    shares: list[Share] = field(default_factory=list)

    def line(self, made: RoundResult) -> PlanLine:
        """The line, with the mark of the least sure number it rests on."""
        marks = [mark for share in self.shares if (mark := _mark(made, self.first.kind, share))]
        loose = next((mark for mark in marks if mark not in FIRM_MARKS), marks[0] if marks else None)
        shares = sorted(self.shares, key=_nearness) if self.first.kind == "keep" else self.shares
        return replace(self.first, shares=tuple(shares), mark=loose)


def plan_of(made: RoundResult) -> Plan:
    """The plan of an assessed round: the same assessment gives the same lines in the same order.

    A commune that stands recognised brings its tasks and what would lose it; every other one what it has not handed in
    and its path, which is that of the next period where this one has none.
    """
    ways = ways_of(made)
    drafts: dict[str, _Draft] = {}
    for line, share in _parts(made, {way.card.unit.code: way for way in ways}):
        drafts.setdefault(line.id, _Draft(line)).shares.append(share)
    lines = sorted((draft.line(made) for draft in drafts.values()), key=_by_day)
    statuses = made.tasks.communes.values() if made.tasks else ()
    unknown = sum(status.state == "unknown" for own in statuses for status in own)
    return Plan(made.round.on, tuple(lines), ways, unknown)


def _nearness(share: Share) -> int:
    """How little would lose it."""
    return share.step.change if share.step else 0


def end_of_month(on: date, months: int) -> date:
    """The last day of the month that is so many months after a day's."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _by_day(line: PlanLine) -> tuple[date, int]:
    """By day, then by kind; lines of one day and kind stay in the order of the law."""
    return line.deadline or date.max, KINDS.index(line.kind)


def _parts(made: RoundResult, ways: Mapping[str, Way]) -> Iterator[tuple[PlanLine, Share]]:
    """Every share of every commune with the line it belongs to, kind by kind, in the order of the law."""
    order = {item.id: at for at, item in enumerate(made.book.standard.items)}
    found = [part for unit in made.round.units for part in _own(made, unit, ways)]
    yield from sorted(found, key=lambda part: order.get(part[0].item.id, -1) if part[0].item else len(order))


def _own(made: RoundResult, unit: Unit, ways: Mapping[str, Way]) -> Iterator[tuple[PlanLine, Share]]:
    way = ways.get(unit.code)
    if way is None:
        yield _line_of_form(made, unit, "mend" if made.evidence.communes[unit.code].received else "form")
    elif way.reached:
        yield from _short(made, way.card)
        yield from _climbing(made, way)
        yield from _keeping(made, way.card)
    elif way.card.silent:
        yield _line_of_form(made, unit, "mend" if way.card.errors else "form")
    else:
        if way.card.errors:
            yield _line_of_form(made, unit, "mend")
        yield from _evidence(made, way.card)
        yield from _short(made, way.card)
        yield from _raising(made, way)
    for status in made.tasks.communes[unit.code] if made.tasks else ():
        if status.state in ("due", "overdue"):
            yield _task(made, unit, status)


def _line_of_form(made: RoundResult, unit: Unit, kind: Kind) -> tuple[PlanLine, Share]:
    """A commune of which nothing is known: its form has to come, or must be mended first."""
    return PlanLine(kind, kind, LEADERS, end_of_month(made.round.on, MONTHS_TO_CATCH_UP), ()), Share(unit)


def _evidence(made: RoundResult, card: Scorecard) -> Iterator[tuple[PlanLine, Share]]:
    """The data to send, item by item; what has an error is mended, not sent again."""
    deadline = end_of_month(made.round.on, MONTHS_TO_CATCH_UP)
    unsent = frozenset(card.unsent)
    for entry in card.items:
        if missing := tuple(name for name in entry.missing if name in unsent):
            name = f"evidence/{entry.item.id}/{'+'.join(missing)}"
            sector = _sector(made, entry.item)
            line = PlanLine(name, "evidence", sector, deadline, (), entry.item, missing=missing)
            yield line, Share(card.unit, entry.high - entry.low, 0, entry)


def _short(made: RoundResult, card: Scorecard) -> Iterator[tuple[PlanLine, Share]]:
    """The conditions that bar recognition, or what the next level still asks."""
    for told in shortfalls_of(made.book.standard, card):
        kind: Kind = "condition" if told.condition else "level"
        name = f"{kind}/{told.name}"
        line = PlanLine(name, kind, LEADERS, None, (), condition=told.condition, level=told.level)
        yield line, Share(card.unit, told.points, shortfall=told)


def _climbing(made: RoundResult, way: Way) -> Iterator[tuple[PlanLine, Share]]:
    """The path of a recognised commune to the next level, where this period has one."""
    if way.above is None or way.above.route is None:
        return
    level = way.card.levels[next_level(way.card) - 1].level
    for line, share in _raised(made, way.card, way.above.route, "this"):
        yield replace(line, id=f"climb/{level.id}/{line.id.removeprefix('raise/')}", kind="climb", level=level), share


def _raising(made: RoundResult, way: Way) -> Iterator[tuple[PlanLine, Share]]:
    paths = way.this if way.this.route else way.next
    if paths is not None and paths.route is not None:
        yield from _raised(made, way.card, paths.route, paths.period)


def _raised(made: RoundResult, card: Scorecard, route: Route, when: Period) -> Iterator[tuple[PlanLine, Share]]:
    brought = _brought(made, card, route)
    for move in route.moves:
        item, action = move.card.item, move.action
        period: Period = "next" if when == "next" and _waits(move) else "this"
        number = [told.label for told in actions_of(item, made.round)].index(action.label) + 1
        deadline = end_of_month(made.round.on, action.months)
        name = f"raise/{item.id}/{number}/{period}"
        line = PlanLine(name, "raise", action.sector, deadline, (), item, action, period)
        yield line, Share(card.unit, brought[item.id], move.step.points, move.card, move.step, move.effort)


def _waits(move: ActionStep) -> bool:
    """Whether a step cannot be made before the next period."""
    return is_event(move.card, move.step) or not move.action.possible


def _brought(made: RoundResult, card: Scorecard, route: Route) -> Mapping[str, Score]:
    """The points of a route by the item of the step that brings them; together all that the route gains.

    A step may also raise an item that it only carries along: those points are its own.
    """
    code, limits = card.unit.code, limits_of(made.book.standard)
    given = Given(made_facts(made.evidence.communes[code].facts), made.evidence.before(code))
    points: dict[str, Score] = {move.card.item.id: 0 for move in route.moves}
    for entry in card.items:
        name = entry.item.id
        told = points_with(entry, made.table.meant[entry.item.line], given, route.values)
        gain = entry.high - told.high if entry.role == "deduction" else told.low - entry.low
        if gain:
            carrier = name if name in points else _carrier(route, entry.item, limits, given.facts)
            points[carrier] += gain
    return points


def _carrier(route: Route, item: Item, limits: Limits, facts: Facts) -> str:
    read = set(evidence_of(item.measure))
    reach = ((move, settled(limits, facts, move.values)) for move in route.moves)
    return next((move.card.item.id for move, told in reach if read & set(told or ())), route.moves[0].card.item.id)


def _keeping(made: RoundResult, card: Scorecard) -> Iterator[tuple[PlanLine, Share]]:
    """What, alone, would cost a recognised commune its recognition, or the level that it has reached."""
    for risk in risks_of(made, card, limits_of(made.book.standard)):
        entry, step = risk.card, risk.step
        level = card.levels[risk.level - 1].level if risk.level else None
        name = f"keep/{entry.item.id}" + (f"/{level.id}" if level else "")
        line = PlanLine(name, "keep", _sector(made, entry.item), None, (), entry.item, level=level)
        yield line, Share(card.unit, -step.gain, entry.low, entry, step)


def _task(made: RoundResult, unit: Unit, status: TaskStatus) -> tuple[PlanLine, Share]:
    last, task = status.due.last, status.task
    overdue = status.state == "overdue"
    deadline = end_of_month(made.round.on, MONTHS_TO_CATCH_UP) if overdue else last
    name = f"task/{status.letter.id}/{task.id}/{status.state}/{deadline or ''}".rstrip("/")
    line = PlanLine(name, "task", SAME_SECTOR.get(task.sector, task.sector), deadline, (), status=status)
    return line, Share(unit, status.at_risk or 0, status=status)


def _sector(made: RoundResult, item: Item) -> str:
    """Who works on an item: the sector of its first action."""
    actions = actions_of(item, made.round)
    return actions[0].sector if actions else LEADERS


def _mark(made: RoundResult, kind: Kind, share: Share) -> Mark | None:
    """The mark of the number of the law that a commune's part rests on."""
    card = share.card
    if card is None:
        return None
    if kind in ("raise", "climb") and share.step:
        return made.table.rules[share.step.rule].mark
    return card.mark if kind == "keep" else max(card.item.bands, key=lambda band: band.points).mark
