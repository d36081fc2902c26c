"""What conditions, levels, bonus and the better of two must hold to, as far as no judge is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook, nearest
from engine.law.model import StandardHead, UnitClass
from engine.law.points.scores import Score, added, score_text
from engine.law.recognising.conditions import Condition, Level
from engine.problems import Problem

WHOLE = 100  # percent of what a criterion could have
MOST_ALONE = 2  # fewer items compete with nobody


def check_recognition(book: Lawbook) -> Iterator[Problem]:
    """Every problem of what is made of items' points: roles and pairs, conditions, levels."""
    head = book.standard.head
    if head.knock_out is None and head.conditions is None:
        yield book.problem("LAW-481", "standard")
    for condition in conditions_of(head):
        yield from _condition(book, condition)
    yield from _levels(book, head.levels)
    for criterion in book.standard.criteria:
        yield from _roles(book, criterion)
        yield from _pairs(book, criterion)
    yield from _beyond(book)


def conditions_of(head: StandardHead) -> tuple[Condition, ...]:
    """Every condition of a standard, whatever level it binds."""
    return head.conditions or ()


def counted_most(criterion: Criterion) -> Score:
    """The most points a criterion's own items come to: those that are scored, of each pair one; of a bonus all."""
    if criterion.role != "scored":
        return added(item.max_points for item in criterion.items)
    return added(item.max_points for item in counted_items(criterion))


def counted_items(criterion: Criterion) -> tuple[Item, ...]:
    """The items that make up the maximum: those that are scored, of each pair the first; none of bonus or deduction."""
    if criterion.role != "scored":
        return ()
    letters = [item.best_of for item in criterion.items]
    alone = (i for at, i in enumerate(criterion.items) if not i.best_of or i.best_of not in letters[:at])
    return tuple(item for item in alone if item.role == "scored")


def _condition(book: Lawbook, condition: Condition) -> Iterator[Problem]:
    where, values = f"condition/{condition.id}", {"name": condition.id}
    if (condition.each_of is None) == (condition.sum_of is None) or len(condition.bounds) != 1:
        yield book.problem("LAW-480", where, **values)
        return
    levels = [level.id for level in book.standard.head.levels]
    if condition.from_level and condition.from_level not in levels:
        given = condition.from_level
        yield book.problem("LAW-307", where, "from_level", name=condition.id, given=given, near=nearest(given, levels))
    scored = {c.id: c for c in book.standard.criteria if c.role == "scored"}
    key = "each_of" if condition.each_of else "sum_of"
    for at, name in enumerate(condition.named):
        if name not in scored:
            yield book.problem("LAW-482", where, key, at, given=name, near=nearest(name, scored), **values)
    parts = [scored[name] for name in condition.named or scored if name in scored]
    yield from _bound(book, where, condition, parts)


def _bound(book: Lawbook, where: str, condition: Condition, parts: Sequence[Criterion]) -> Iterator[Problem]:
    """A bound that every commune passes, or none: either way the number judges nothing."""
    (key,) = condition.bounds
    given, strict = getattr(condition, key), key.startswith("more_than")
    tops = [WHOLE] if key.endswith("percent") else [c.max_points for c in parts]
    most = sum(tops) if condition.sum_of else min(tops, default=0)
    if given > most or (strict and given == most):
        yield book.problem("LAW-483", where, key, name=condition.id, most=most)
    elif given == 0 and not strict:
        yield book.problem("LAW-484", where, key, name=condition.id)
    if condition.allowed and (condition.sum_of or condition.allowed >= len(parts)):
        yield book.problem("LAW-484", where, "allowed", name=condition.id)


def _levels(book: Lawbook, levels: Sequence[Level]) -> Iterator[Problem]:
    head = book.standard.head
    below: dict[str, Score] = {c.id: _highest(c, head) for c in head.classes}
    for at, level in enumerate(levels):
        where = f"level/{level.id}"
        if at == 0 and level.thresholds:
            yield book.problem("LAW-487", where, "thresholds", name=level.id)
        yield from _kept(book, level, [below_it.id for below_it in levels[:at]])
        if at:
            yield from _bars(book, level, below)
            below |= {told.unit_class: told.threshold for told in level.thresholds}


def _highest(unit_class: UnitClass, head: StandardHead) -> Score:
    """The highest threshold that a class has on any day of the law: a level above it must never ask less."""
    days = [head.from_, *(bar.from_ for bar in unit_class.thresholds_by_day)]
    held = [day for day in days if head.from_ <= day and (head.until is None or day <= head.until)]
    return max((unit_class.on(day).threshold for day in held), default=unit_class.threshold)


def _kept(book: Lawbook, level: Level, below: Sequence[str]) -> Iterator[Problem]:
    """What must have been kept is a level below: of its own level this round's points would have to speak first."""
    if level.kept is None or level.kept.level in below:
        return
    where, levels, given = f"level/{level.id}", [told.id for told in book.standard.head.levels], level.kept.level
    if given in levels:
        yield book.problem("LAW-537", where, "kept", "level", name=level.id, given=given, below=", ".join(below) or "–")
    else:
        near = nearest(given, below)
        yield book.problem("LAW-307", where, "kept", "level", name=level.id, given=given, near=near)


def kept_rounds(levels: Sequence[Level]) -> int:
    """How many rounds before this one the levels look at; those themselves may look further back."""
    return max((level.kept.rounds - 1 for level in levels if level.kept), default=0)


def _bars(book: Lawbook, level: Level, below: dict[str, Score]) -> Iterator[Problem]:
    """Every class has its bar on every level, and none is lower than on the level before it."""
    where, most = f"level/{level.id}", book.standard.head.maximum
    for name in sorted(below.keys() - {told.unit_class for told in level.thresholds}):
        yield book.problem("LAW-485", where, name=level.id, unit_class=name)
    for at, told in enumerate(level.thresholds):
        name, total = told.unit_class, told.threshold
        if name not in below:
            near = nearest(name, below)
            yield book.problem("LAW-307", where, "thresholds", at, "class", name=level.id, given=name, near=near)
        elif total < below[name]:
            values = {"name": level.id, "unit_class": name, "total": total, "below": below[name]}
            yield book.problem("LAW-488", where, "thresholds", at, "threshold", **values)
        elif total > (most.with_bonus or most.points):
            stated = {"stated": total, "sum": most.with_bonus or most.points}
            yield book.problem("LAW-312", where, "thresholds", at, "threshold", **stated)


def _roles(book: Lawbook, criterion: Criterion) -> Iterator[Problem]:
    """Points won or taken off stand apart from items that may be left out: scaling both has no one meaning."""
    beside = [item for item in criterion.items if criterion.role != "scored" or item.role != "scored"]
    for item in beside:
        if item.when_none == "not_applicable":
            yield book.problem("LAW-489", f"{item.id}/none", name=item.id)
        if criterion.role != "scored" and item.role not in ("scored", criterion.role):
            yield book.problem("LAW-490", item.id, "role", name=item.id, criterion=criterion.id)
    may_be_out = [item for item in criterion.items if item.when_none == "not_applicable"]
    if beside and may_be_out and criterion.role == "scored":
        yield book.problem("LAW-491", criterion.id, name=criterion.id, item=may_be_out[0].id)


def _pairs(book: Lawbook, criterion: Criterion) -> Iterator[Problem]:
    """Items that compete are two or more, plainly scored, with one maximum."""
    for letter in dict.fromkeys(item.best_of for item in criterion.items if item.best_of):
        own = [item for item in criterion.items if item.best_of == letter]
        odd = [item for item in own if item.role != "scored" or criterion.role != "scored"]
        if odd or len(own) < MOST_ALONE:
            yield book.problem("LAW-492", (odd or own)[0].id, "best_of", name=criterion.id, given=letter)
        if len(most := sorted({item.max_points for item in own})) > 1:
            told = ", ".join(map(score_text, most))
            yield book.problem("LAW-493", own[0].id, "best_of", name=criterion.id, given=told)


def _beyond(book: Lawbook) -> Iterator[Problem]:
    """What a total may come to beyond the maximum must be reachable, and only by bonus."""
    head, standard = book.standard.head, book.standard
    most = head.maximum.points + sum(c.max_points for c in standard.criteria if c.role == "bonus")
    beyond = head.maximum.with_bonus
    if beyond is not None and not head.maximum.points < beyond <= most:
        yield book.problem("LAW-494", "standard", "maximum", "with_bonus", most=most, given=beyond)
    for criterion in standard.criteria:
        if criterion.role != "scored" and criterion.max_points > counted_most(criterion):
            values = {"name": criterion.id, "most": counted_most(criterion), "given": criterion.max_points}
            yield book.problem("LAW-495", criterion.id, "max_points", **values)
