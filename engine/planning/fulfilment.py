"""Whether last round's plan was carried out, judged by this round's facts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.evidence.facts import CommuneEvidence
from engine.evidence.identity.against_lists import not_compared
from engine.planning.record import LineRow, PlanFile, ShareRow
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Status

Outcome = Literal["done", "not_done", "unknown"]
OUTCOMES_OF_STATES: Mapping[int, Outcome] = {0: "done", 1: "unknown", 2: "not_done"}
OUTCOMES_OF_VERDICTS: Mapping[str, Outcome] = {
    "recognised": "done", "undecided": "unknown", "not_recognised": "not_done",
}  # fmt: skip
KNOWN = (Status.SCORED, Status.NONE)
TASK_OUTCOMES: Mapping[str, Outcome] = {"done": "done", "done_late": "done", "due": "not_done", "overdue": "not_done"}


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """One line of the plan before: what came of it in each commune, and on the whole."""

    line: LineRow
    communes: tuple[tuple[ShareRow, Outcome], ...]

    @property
    def outcome(self) -> Outcome:
        """Done when every commune has done it; not done when any surely has not."""
        found = {outcome for _, outcome in self.communes}
        return "not_done" if "not_done" in found else "unknown" if "unknown" in found else "done"

    def names(self, outcome: Outcome) -> tuple[str, ...]:
        """The communes with one outcome."""
        return tuple(share.name for share, told in self.communes if told == outcome)


@dataclass(frozen=True, slots=True)
class _Now:
    """What this round says of one commune."""

    same_standard: bool
    card: Scorecard | None
    given: CommuneEvidence
    tasks: Mapping[tuple[str, str], str]


def fulfilment(before: PlanFile, made: RoundResult) -> tuple[Fulfilled, ...]:
    """Every line of the plan before with its outcome, in that plan's order.

    Unknown: the commune is not in this round, is another unit since then or is set aside, the standard is another one,
    the item has no points that are known, or this round does not follow the letter.
    """
    now = _now(before, made)
    return tuple(
        Fulfilled(line, tuple((share, _outcome(line, share, now.get(share.code))) for share in line.communes))
        for line in before.lines
    )


def outcomes(told: tuple[Fulfilled, ...]) -> Mapping[Outcome, int]:
    """How many lines came to each outcome."""
    return Counter(entry.outcome for entry in told)


def _now(before: PlanFile, made: RoundResult) -> Mapping[str, _Now]:
    others = not_compared(made.problems)
    same = before.standard == made.book.standard.head.id
    cards = {card.unit.code: card for card in made.cards}
    followed = made.tasks.communes if made.tasks else {}
    found = {}
    for unit in (unit for unit in made.round.units if unit.code not in others):
        states = {(s.letter.id, s.task.id): s.state for s in followed.get(unit.code, ())}
        found[unit.code] = _Now(same, cards.get(unit.code), made.evidence.communes[unit.code], states)
    return found


def _outcome(line: LineRow, share: ShareRow, now: _Now | None) -> Outcome:
    if now is None:
        return "unknown"
    match line.kind:
        case "form":
            return "not_done" if not now.given.received or (now.card and now.card.silent) else "done"
        case "mend":
            return "done" if now.card else "not_done"
        case "task":
            return TASK_OUTCOMES.get(now.tasks.get((line.letter or "", line.task or ""), ""), "unknown")
        case "evidence":
            return _handed_in(line, now)
        case "condition" | "level":
            return _decided(line, now)
    return _reached(line, share, now)


def _decided(line: LineRow, now: _Now) -> Outcome:
    """Whether a condition is met, or a level reached, for certain."""
    if now.card is None or not now.same_standard:
        return "unknown"
    name = line.id.partition("/")[2]
    states = {told.condition.id: OUTCOMES_OF_STATES[told.state] for told in now.card.conditions}
    levels = {told.level.id: OUTCOMES_OF_VERDICTS[told.verdict] for told in now.card.levels}
    return (states if line.kind == "condition" else levels).get(name, "unknown")


def _handed_in(line: LineRow, now: _Now) -> Outcome:
    if now.card is None or not now.same_standard:
        return "unknown" if now.given.received else "not_done"
    card = _item(now.card, line.item)
    return "unknown" if card is None else "not_done" if card.missing else "done"


def _reached(line: LineRow, share: ShareRow, now: _Now) -> Outcome:
    """Whether the item has the promised points, or has kept them."""
    card = _item(now.card, line.item) if now.card and now.same_standard else None
    if card is None or card.status not in KNOWN:
        return "unknown"
    return "done" if card.low >= share.promised else "not_done"


def _item(card: Scorecard, name: str | None) -> ItemCard | None:
    return next((entry for entry in card.items if entry.item.id == name), None)
