"""The bounds of conditions judged: every cell once into the table, then real points around every bound.

The table is held against the page by whoever opens it; what only the judge can show is tried here: the last points that
fall short, the first that are enough and one more, of whatever may apply of a part. A difference is our own fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from engine import schemes
from engine.law.criteria import Criterion
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.law.points.scores import Score, in_steps
from engine.problems import Problem
from engine.rules.compiling import LARGEST_CONSTANT
from engine.rules.hurdles.bounds import (
    STATES,
    Key,
    Message,
    Part,
    count_cells,
    count_message,
    is_counted,
    judged_hurdles,
    page_count,
    page_state,
    part_cells,
    part_key,
    part_message,
    parts_of,
    posted,
    state_fired,
)
from engine.rules.hurdles.stepwise import stepwise
from engine.rules.judging import Judge, JudgeError, fire_all
from engine.rules.meaning import CONDITION, hurdles_of, scheme_of
from engine.rules.number_line import decision_situations
from engine.schemes import Hurdle, Scheme, Worth
from engine.semantics import Zero

Fired = Mapping[Key, str]
# Of a part that may apply in very many ways the least and the most are tried; a cell is one whatever applies.
MOST_WHOLES = 40
# Situations of decisions, one a level, class, side and state of a hurdle, that are judged one by one.
MOST_SITUATIONS = 10_000


def unbearable(book: Lawbook) -> Iterator[Problem]:
    """Conditions that cannot be judged exactly, bounds of too many digits, and so many that they cannot be judged."""
    standard, scheme = book.standard, stepwise(scheme_of(book.standard))
    for told in standard.head.conditions or ():
        hurdles = hurdles_of(scheme, told)
        if any(max(own.times, own.edge, *own.times_each) > LARGEST_CONSTANT for own in hurdles):
            yield book.problem("LAW-520", f"{CONDITION}{told.id}", told.bounds[0], name=told.id)
    if standard.head.conditions and (count := sum(1 for _ in decision_situations(standard))) > MOST_SITUATIONS:
        where = f"{CONDITION}{standard.head.conditions[0].id}"
        yield book.problem("LAW-521", where, count=count, most=MOST_SITUATIONS)


def tabulate_conditions(judge: Judge, standard: Standard) -> dict[Key, str]:
    """The rule that fired in every cell of every part and count; raises JudgeError where not exactly one does."""
    scheme, fired = stepwise(scheme_of(standard)), dict[Key, str]()
    for hurdle in judged_hurdles(scheme):
        for part in parts_of(scheme, hurdle):
            fired[part_key(part, None)] = fire_bound(judge, part_message(part, None))
            for key, ends, most in part_cells(scheme, part):
                fired[key] = fire_bound(judge, posted(part, ends, most))
        for key, states in count_cells(hurdle) if is_counted(hurdle) else ():
            fired[key] = fire_bound(judge, count_message(hurdle, states))
    return fired


def fire_bound(judge: Judge, message: Message) -> str:
    """The one rule that fires on a part or a count; raises JudgeError for none or two."""
    fired = fire_all(judge, message)
    if len(fired) != 1:
        raise JudgeError(f"exactly one rule must fire on {message}, {fired} did")
    return fired[0]


def try_bounds(judge: Judge, standard: Standard, table: Fired) -> None:
    """Raise JudgeError where real points around a bound are judged otherwise than the page or the table says."""
    scheme = stepwise(scheme_of(standard))
    for hurdle in judged_hurdles(scheme):
        for part in parts_of(scheme, hurdle):
            for worth in _around(standard, part):
                fired = fire_bound(judge, part_message(part, worth))
                alone = part.hurdle._replace(parts=(0,), together=False)
                said = schemes.state_of(alone, (worth,))
                if state_fired(fired) is not said or table[part_key(part, worth)] != fired:
                    raise JudgeError(f"{part.tag} at {worth}: {fired}, the page {said}")
        for states in _counts(hurdle):
            fired = fire_bound(judge, count_message(hurdle, states))
            if state_fired(fired) is not page_count(scheme, hurdle, states):
                raise JudgeError(f"{hurdle.name} at {states}: {fired}")


def _around(standard: Standard, part: Part) -> Iterator[Worth]:
    """Every range between the last two points that fall short and the first two that are enough, whatever applies."""
    hurdle = part.hurdle
    edge_, times = in_steps(hurdle.edge, 1), in_steps(hurdle.times, 1)
    for most in wholes_of(standard, part.criteria):
        whole = in_steps(most, standard.head.step)
        edge = edge_ * (1 if hurdle.absolute else whole)
        first = edge // times + 1 if hurdle.strict else -(-edge // times)
        points = [p for p in range(first - 2, first + 2) if 0 <= p <= whole]
        yield from (Worth(low, high, whole, applies=True) for low, high in combinations_with_replacement(points, 2))


def _counts(hurdle: Hurdle) -> Iterator[tuple[Zero, ...]]:
    """None, as many as may, and one more fail for certain, or may; and all."""
    if is_counted(hurdle):
        parts = len(hurdle.parts)
        told = sorted(n for n in {0, hurdle.allowed, hurdle.allowed + 1, parts} if n <= parts)
        for sure, maybe in combinations_with_replacement(told, 2):
            yield (Zero.CERTAIN,) * sure + (Zero.POSSIBLE,) * (maybe - sure) + (Zero.NO,) * (parts - maybe)


def wholes_of(standard: Standard, criteria: Sequence[int]) -> tuple[Score, ...]:
    """The most that some criteria together can have in every way in which their items may apply, ascending."""
    left_out = standard.head.left_out
    found: set[Score] = {0}
    for at in criteria:
        for most, may_be_out in _counted(standard.criteria[at]):
            filled = not may_be_out or (left_out is not None and left_out.how == "full_points")
            found = {whole + most for whole in found} | (set() if filled else found)
    wholes = sorted(found - {0})
    half = MOST_WHOLES // 2
    return tuple(dict.fromkeys((*wholes[:half], *wholes[-half:])))


def _counted(criterion: Criterion) -> Iterator[tuple[Score, bool]]:
    """The most of each item that is counted, of those that compete once, and whether it may not apply."""
    letters = dict.fromkeys(item.best_of or item.id for item in criterion.items if item.role == "scored")
    for letter in letters:
        own = [item for item in criterion.items if item.role == "scored" and (item.best_of or item.id) == letter]
        may = [bool(criterion.applies or item.applies) or item.when_none == "not_applicable" for item in own]
        yield max(item.max_points for item in own), all(may)


def bound_differences(standard: Standard, table: Fired) -> Iterator[str]:
    """Every cell of the table of conditions that is not there, or stands for another state than the page's."""
    scheme = stepwise(scheme_of(standard))
    for key, said in _said(scheme):
        tag, _, word = table.get(key, "").rpartition("/")
        if tag != key.split("|")[0] or STATES.get(word) is not said:
            yield f"{key}: {table.get(key)}, the page {said.name}"


def _said(scheme: Scheme) -> Iterator[tuple[Key, Zero]]:
    for hurdle in judged_hurdles(scheme):
        for part in parts_of(scheme, hurdle):
            yield part_key(part, None), Zero.NO
            yield from ((key, page_state(part, ends, most)) for key, ends, most in part_cells(scheme, part))
        for key, states in count_cells(hurdle) if is_counted(hurdle) else ():
            yield key, page_count(scheme, hurdle, states)
