"""Decisions judged: a situation as messages, and the verdict of the rules that fire on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.law.model import Standard
from engine.law.points.scores import in_steps
from engine.rules.compiling import DECIDE, decision_rules, decision_tag
from engine.rules.hurdles.bounds import Message
from engine.rules.judging import Judge, JudgeError, fire_all
from engine.rules.meaning import Bar, bars_of, scheme_of
from engine.rules.number_line import decision_key, decision_situations, totals_on
from engine.schemes import Hurdle
from engine.semantics import Verdict, Zero


class Decider(NamedTuple):
    """A standard's decisions, taken out of it once: its judge, bars by name with their numbers, hurdles, verdicts."""

    judge: Judge
    bars: Mapping[str, tuple[int, Bar]]
    hurdles: tuple[Hurdle, ...]
    verdicts: Mapping[str, Verdict | None]


def decider_of(judge: Judge, standard: Standard) -> Decider:
    """The decisions of a standard whose rules a judge has."""
    bars = {bar.name: (number, bar) for number, bar in enumerate(bars_of(standard))}
    verdicts = {rule.id: rule.verdict for rule in decision_rules(standard)}
    return Decider(judge, bars, scheme_of(standard).hurdles, verdicts)


def tabulated(decider: Decider, standard: Standard) -> dict[str, tuple[str, ...]]:
    """What fires in every situation, by ``decision_key``."""
    fired = {}
    for name, side, hurdle, state in decision_situations(standard):
        totals = totals_on(side, in_steps(decider.bars[name][1].total, standard.head.step))
        fired[decision_key(name, side, hurdle, state)] = judge_situation(
            decider, name, totals, {hurdle: state} if hurdle else {}
        )
    return fired


def judge_situation(decider: Decider, bar: str, totals: tuple[int, int], states: Mapping[str, int]) -> tuple[str, ...]:
    """The decision rules that fire on one situation; raises JudgeError unless they agree on one verdict."""
    fired = [rule for message in _messages(decider, bar, totals, states) for rule in fire_all(decider.judge, message)]
    if len({decider.verdicts[rule] for rule in fired}) != 1:
        raise JudgeError(f"one verdict must be given for {bar} {totals} {states}, fired {fired}")
    return tuple(sorted(fired))


def _messages(decider: Decider, bar: str, totals: tuple[int, int], states: Mapping[str, int]) -> list[Message]:
    """The bar, lowest and highest total, how many hurdles bar or could, and each one's state under its own tag."""
    number, level = decider.bars[bar][0], decider.bars[bar][1].level
    own = [states.get(hurdle.name, 0) if hurdle.level <= level else 0 for hurdle in decider.hurdles]
    sure, maybe = sum(state == Zero.CERTAIN for state in own), sum(state > Zero.NO for state in own)
    told = {"class": number, "low": totals[0], "high": totals[1], "sure": sure, "maybe": maybe}
    by_tag: dict[str, dict[str, int | str]] = {DECIDE: {"k": DECIDE, **told}}
    for at, state in enumerate(own):
        tag = decision_tag(decider.hurdles, at)
        by_tag.setdefault(tag, {"k": tag, **told})[f"z{at}"] = state
    return list(by_tag.values())
