"""What can be done for one commune, item by item: a step to a better band, the cheapest action for it, its effort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine import semantics
from engine.evidence.believing.consistency import Facts
from engine.evidence.facts import Fact, Round
from engine.law.criteria import Action, Item, evidence_of
from engine.law.measures.kinds import is_some_of_whole, kind_of, reads_of
from engine.law.model import Standard
from engine.problems import Place
from engine.scoring.cards import ItemCard
from engine.scoring.gaps import Step
from engine.scoring.measuring import reading_of

Period = Literal["this", "next"]
NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class ActionStep:
    """A step to a better band by one action; ``effort`` in working days, an estimate and never law."""

    card: ItemCard
    step: Step
    action: Action
    effort: int

    @property
    def values(self) -> Mapping[str, int]:
        """The data that move, and what they become."""
        return moved(self.card, self.step)

    @property
    def evidence(self) -> str:
        """The datum that moves, the first where several do."""
        return next(iter(self.values))

    @property
    def target(self) -> int:
        """What that datum becomes."""
        return self.values[self.evidence]


def part_now(card: ItemCard) -> int:
    """The part of this round alone."""
    return card.own.part if card.own else card.part


def target_of(card: ItemCard, step: Step) -> int:
    """The part of this round once a step is made."""
    return part_now(card) + (step.change if step.direction == "more" else -step.change)


def moved(card: ItemCard, step: Step) -> Mapping[str, int]:
    """The data that a step moves and what they become.

    Of a part that is a sum it is the first datum that can bear all of it; of answers as many as must become yes, or no.
    """
    now, reads = {fact.evidence: fact.value for fact in card.facts}, reads_of(card.item.measure)
    names = [datum.name for datum in reads.part if not datum.back]
    if reads.answers:
        become = int(step.direction == "more")
        return dict.fromkeys([name for name in names if now[name] != become][: step.change], become)
    change = target_of(card, step) - part_now(card)
    name = next((name for name in names if now[name] + change >= 0), names[0])
    return {name: now[name] + change}


def actions_of(item: Item, round_: Round) -> tuple[Action, ...]:
    """The actions of an item as the standard has them, with what the round says otherwise."""
    actions = item.actions
    for told in round_.actions:
        if told.item == item.id:
            words = {"label": told.label, "label_en": told.label, "effort": told.effort, "each": told.each}
            said = {**words, "months": told.months, "possible": told.possible}
            said = {key: value for key, value in said.items() if value is not None}
            actions = tuple(action.model_copy(update=said) for action in actions)
    return actions


def is_event(card: ItemCard, step: Step) -> bool:
    """Whether a step asks for fewer cases than have already happened in the period."""
    return kind_of(card.item.measure).events and step.direction == "fewer"


def action_steps_of(card: ItemCard, round_: Round, period: Period) -> Iterator[ActionStep]:
    """Every step of an item that can be made in a period, nearest first, each by its cheapest action."""
    actions = [a for a in actions_of(card.item, round_) if a.possible or period == "next"]
    for step in card.steps if actions else ():
        if period == "next" or not is_event(card, step):
            efforts = [action.effort + action.each * step.change for action in actions]
            best = efforts.index(min(efforts))
            yield ActionStep(card, step, actions[best], efforts[best])


@dataclass(frozen=True, slots=True)
class Bound:
    """Data whose sum may not exceed another datum, or a form would be sent back."""

    parts: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Limits:
    """By datum, the bounds it stands in and the most it may be; and the data that grow along with a part of theirs."""

    bounds: Mapping[str, tuple[Bound, ...]]
    most: Mapping[str, int]
    growing: frozenset[str]


def limits_of(standard: Standard) -> Limits:
    """What keeps a standard's data from saying just anything; pure."""
    within = [Bound((e.id,), whole) for e in standard.book.evidence for whole in e.not_more_than]
    sums = [Bound(c.sum, c.not_more_than) for c in standard.book.checks if c.not_more_than and c.level == "error"]
    touching = {e.id: tuple(b for b in (*within, *sums) if e.id in (*b.parts, b.whole)) for e in standard.book.evidence}
    shares = (reads_of(item.measure) for item in standard.items if is_some_of_whole(item.measure))
    growing = frozenset(datum.name for reads in shares for datum in reads.part)
    return Limits(touching, {e.id: e.at_most for e in standard.book.evidence}, growing)


def settled(limits: Limits, facts: Facts, values: Mapping[str, int]) -> dict[str, int] | None:
    """Changed data with those that must grow with them; None when no form could say so.

    A five-year-old who goes to kindergarten is also one more child of 3 to 5 who does.
    """
    told, waiting = dict(values), list(values)
    while waiting:
        for bound in limits.bounds[waiting.pop()]:
            amounts = [_amount(facts, told, name) for name in (*bound.parts, bound.whole)]
            known = [amount for amount in amounts if amount is not None]
            if len(known) < len(amounts) or sum(known[:-1]) <= known[-1]:
                continue
            if len(bound.parts) > 1 or bound.parts[0] not in told or bound.whole not in limits.growing:
                return None
            told[bound.whole] = known[0]
            waiting.append(bound.whole)
    return told if all(0 <= value <= limits.most[name] for name, value in told.items()) else None


def _amount(facts: Facts, told: Mapping[str, int], name: str) -> int | None:
    if name in told:
        return told[name]
    fact = facts.get(name)
    return fact.value if fact and fact.state == "given" else None


@dataclass(frozen=True, slots=True)
class Given:
    """What a commune gave, now and in the rounds before, the latest first."""

    facts: Facts
    before: Sequence[Facts] = ()


def points_with(card: ItemCard, said: semantics.Item, given: Given, values: Mapping[str, int]) -> semantics.Points:
    """An item's range with some data changed, by the page; ``said`` is the item in its terms.

    No data change what is not for a commune.
    """
    if card.out:
        return semantics.Points(card.low, card.high, sure=True, applies=False)
    item = card.item
    read = {
        name: Fact(name, values[name], NOWHERE) if name in values else given.facts.get(name)
        for name in evidence_of(item.measure)
    }
    known = {name: fact for name, fact in read.items() if fact}
    return reading_of(item, said, known, *given.before).points
