"""A scorecard as lines that can be read: the class, the decisions, criteria and each item with its ways up and down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.law.points.scores import Score, score_text
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.deciding import Decision
from engine.scoring.explaining import explain, own_total
from engine.scoring.gaps import Step, steps_to_worse
from engine.scoring.result_rows import status_name
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.conditions_met import ConditionCard, LevelCard
from engine.scoring.sums.reckoned import reckoned
from engine.scoring.sums.total_columns import further_cells
from engine.semantics import Status


def lines_of(made: RoundResult, card: Scorecard) -> Iterator[str]:
    """All that a card says."""
    yield f"## {card.unit.code} {card.unit.name}: {placed(card)}"
    yield from map(decided, (card.decision, *card.decision.above))
    yield f"to reach {text(card.threshold)}; {reckoning(made, card)}"
    yield from map(met, card.conditions)
    yield from map(level, card.levels)
    yield from lacking(card)
    yield from own(made, card)
    for criterion in card.criteria:
        yield criterion_line(criterion)
        yield from map(item_line, criterion.items)


def text(*points: Score) -> str:
    """One number of points, or from one to another."""
    return "–".join(map(score_text, dict.fromkeys(points)))


def words(named: Iterable[object]) -> str:
    """Words in a row; a dash for none."""
    return " ".join(map(str, named)) or "–"


def placed(card: Scorecard) -> str:
    """The class with the rule that gave it, and what of the law is the commune's own."""
    told = card.classified
    name = told.unit_class.id if told.unit_class else "no class"
    own_lines = f"; cases {words(told.profile.cases)}; out {words(told.profile.out)}"
    return f"{name} by {told.rule}{own_lines if any((told.profile.cases, told.profile.out)) else ''}"


def decided(decision: Decision) -> str:
    """The verdict with all that it rests on."""
    seen = decision.situation
    states = words(f"{name}={state}" for name, state in seen.states)
    firm = "firm" if decision.firm else "not firm"
    told = f"{decision.verdict}, {firm}, {text(decision.low, decision.high)}"
    return f"{told}; {seen.bar} {seen.side}, hurdles {states}; because {words(decision.because)}"


def reckoning(made: RoundResult, card: Scorecard) -> str:
    """How the total is made up, and the cells of a table on it."""
    told = reckoned(made.book.standard, card)
    parts = (told.counted, told.scaled, told.won, told.taken)
    counts = words(text(*part) for part in parts)
    marks = words(name for name in ("capped", "rescaled") if getattr(told, name))
    cells = words(further_cells(made.book.standard, card))
    return f"counted, scaled, won, taken {counts} of {text(told.whole, told.maximum, told.most)} {marks}; cells {cells}"


def met(told: ConditionCard) -> str:
    """A condition with its state."""
    return f"condition {told.condition.id} (level {told.level}): {told.state}, {words(c.id for c in told.short)}"


def level(told: LevelCard) -> str:
    """A level above plain recognition, and what was kept for it."""
    firm = "firm" if told.firm else "not firm"
    said = f"level {told.level.id} from {text(told.total)}: {told.verdict}, {firm}"
    if (kept := told.kept) is None:
        return said
    rounds = words(f"{one.round.id}={one.verdict}" for one in kept.rounds)
    return f"{said}; kept {kept.state}: now {kept.now}, {rounds}, lacking {kept.lacking}, more {kept.more}"


def lacking(card: Scorecard) -> Iterator[str]:
    """What is missing, unsent or to be mended; nothing where all is there."""
    told = [name for name in ("silent", "is_unread") if getattr(card, name)]
    errors = words(found.code for found in card.errors)
    if told or card.missing or card.errors:
        yield f"missing {words(card.missing)}; unsent {words(card.unsent)}; errors {errors}; {words(told)}"


def own(made: RoundResult, card: Scorecard) -> Iterator[str]:
    """The points that a commune gave itself beside those that it has."""
    reasons = explain(made, card).criteria
    said = [f"{r.own.item.id} {text(r.own.own)} by {text(r.own.by)}" for c in reasons for r in c.items if r.own]
    if total := own_total(made, card.unit.code):
        ends = text(total.low, total.high)
        yield f"own points {words(said)}; own total {text(total.own)} beside {ends} by {text(total.by)}"


def criterion_line(told: CriterionCard) -> str:
    """A criterion with its points and zeros."""
    zeros = f", zero {told.zero}, knocked {int(told.knocked)}" if told.zero or told.knocked else ""
    return f"  {told.criterion.id} {text(told.low, told.high)}{zeros}{'' if told.applies else ', does not apply'}"


def item_line(card: ItemCard) -> str:
    """An item: why it has its points, on what, and the nearest ways to each other band."""
    value = f"{card.part}/{card.whole}" if card.status is Status.SCORED else status_name(card.status)
    role = "" if card.role == "scored" else f" {card.role}"
    said = f"    {card.item.line}{role} {value} → {text(card.low, card.high)}"
    rests = f" /{(card.rule.removeprefix(f'{card.item.line}/'))} {card.mark}" if card.rule else ""
    back = f" back {card.back}" if card.back else ""
    lacks = f", lacks {words(card.missing)}" if card.missing else ""
    return said + rests + back + lacks + "".join(ways(card))


def ways(card: ItemCard) -> Iterator[str]:
    """Its steps up, then its steps down."""
    if card.steps:
        yield " ↑ " + words(step(told, card.low) for told in card.steps)
    if (mine := card.own) and (down := steps_to_worse(card.line, card.part, card.whole, card.low, own=mine)):
        yield " ↓ " + words(step(told, card.low) for told in down)


def step(told: Step, now: Score) -> str:
    """So many more or fewer for a band and its points; what they gain, where that is not what they are above now's."""
    sign = "+" if told.direction == "more" else "−"
    gain = "" if told.gain == told.points - now else f"({text(told.gain)})"
    return f"{sign}{told.change}:{told.rule.partition('/')[2]}={text(told.points)}{gain}"
