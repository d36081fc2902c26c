"""A commune's conditions posted to durable-rules itself: every part with the commune's own points, then the counts."""

from __future__ import annotations

from collections.abc import Iterator

from engine.rules.hurdles.bound_proof import fire_bound
from engine.rules.hurdles.bounds import (
    WORDS,
    count_message,
    counted_key,
    is_counted,
    part_key,
    part_message,
    parts_of,
    state_fired,
    worth_of_part,
)
from engine.rules.hurdles.stepwise import stepwise, stepwise_worth
from engine.rules.judging import Judge
from engine.schemes import Hurdle, Worth
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.row_worths import worths_of_row
from engine.semantics import Zero


def bound_rows(
    made: RoundResult, judge: Judge, card: Scorecard
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What was judged, what the table and the grid say of it, and what the engine fires; by the page's own sums."""
    row = made.row(made.rows[card.unit.code])
    worths: list[Worth] = []
    scheme = row.law.scheme
    for hurdle, fired, state in zip(stepwise(scheme).hurdles, row.law.fired, row.states, strict=True):
        if fired is None:
            continue
        worths = worths or [stepwise_worth(worth, scheme.step) for worth in worths_of_row(row)]
        *parts, (name, stated, judged) = _judged(made, judge, hurdle, worths)
        yield from ((part, (said,), (rule,)) for part, said, rule in parts)
        # The last one judged is what the whole condition comes to: the grid must say so too.
        yield name, (stated, WORDS[Zero(state)]), (judged, WORDS[state_fired(judged)])


def _judged(made: RoundResult, judge: Judge, hurdle: Hurdle, worths: list[Worth]) -> Iterator[tuple[str, str, str]]:
    """Each part of a condition, and then their count: its name, the rule of its cell, the rule that fires."""
    table, states = made.table.conditions, list[Zero]()
    for part in parts_of(stepwise(made.laws.first.scheme), hurdle):
        worth = worth_of_part(part, worths)
        rule = fire_bound(judge, part_message(part, worth))
        states.append(state_fired(rule))
        yield part.tag, table[part_key(part, worth)], rule
    if is_counted(hurdle):
        yield hurdle.name, table[counted_key(hurdle, states)], fire_bound(judge, count_message(hurdle, states))
