"""What a new standard does to the communes of a round: who gains, who loses, who flips and by which change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias, get_args

import numpy as np

from engine.comparing.causes import Cause, Flipping, Flips, causes_of
from engine.comparing.differences import compare
from engine.comparing.gains import changes_of
from engine.comparing.hurdles.outcomes import level_names, outcomes
from engine.comparing.item_differences import levers_of
from engine.comparing.mixture_scores import (
    VERDICTS,
    Communes,
    Field,
    class_index,
    open_field,
    prepare,
)
from engine.comparing.mixtures import Levers, mixed_classes, mixed_facts
from engine.comparing.sensitivity import Sensitivity, sensitivities
from engine.comparing.variants import placing_cells
from engine.evidence.columns import columns_of
from engine.evidence.facts import Fact, Round, RoundEvidence
from engine.law.criteria import Criterion, Item, evidence_of
from engine.law.measures.kind import Datum
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard, Unit, UnitClass
from engine.law.points.scores import Score, listed
from engine.law.recognising.conditions import Level
from engine.law.units.unit_facts import CaseTest
from engine.rules.number_line import LawTable
from engine.scoring.whom.placing import Classified, Profile, classify_all
from engine.semantics import Verdict

Trend: TypeAlias = Literal["gain", "lose", "same", "unsure"]


@dataclass(frozen=True, slots=True)
class Side:
    """A standard with its proved table."""

    standard: Standard
    table: LawTable


@dataclass(frozen=True, slots=True)
class Standing:
    """A commune under one standard: class and threshold, lowest and highest total, verdict (None: no class fits).

    ``level`` is the highest above plain recognition that is reached for certain.
    """

    unit_class: UnitClass | None
    low: Score
    high: Score
    verdict: Verdict | None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """A commune under the old standard and the new; ``cause`` where its decision changes, ``level_cause`` its level.

    ``change`` is the least and the most its total changes by, whatever its missing evidence turns out to be.
    """

    unit: Unit
    old: Standing
    new: Standing
    change: tuple[Score, Score]
    cause: Cause | None
    level_cause: Cause | None = None

    @property
    def moves_level(self) -> bool:
        """Whether the level above plain recognition that is reached for certain is another one."""
        return (self.old.level and self.old.level.id) != (self.new.level and self.new.level.id)

    @property
    def flips(self) -> bool:
        """Whether the decision changes."""
        return self.old.verdict != self.new.verdict

    @property
    def trend(self) -> Trend:
        """``gain``, ``lose`` or ``same`` where that is certain; ``unsure`` where it hangs on missing evidence."""
        least, most = self.change
        if least == most == 0:
            return "same"
        return "gain" if least > 0 else "lose" if most < 0 else "unsure"


@dataclass(frozen=True, slots=True)
class ClassCount:
    """The communes of one class of the old standard: how many there are, were and will be recognised, what moved."""

    unit_class: UnitClass | None
    communes: int
    before: int
    after: int
    gained: int
    lost: int
    undecided: int
    trends: Mapping[Trend, int]


@dataclass(frozen=True, slots=True)
class Impact:
    """The whole effect; ``missing`` are data that the new standard asks and no commune of the round has given."""

    effects: tuple[Effect, ...]
    aside: tuple[Unit, ...]
    missing: tuple[str, ...]
    classes: tuple[ClassCount, ...]
    sensitivities: tuple[Sensitivity, ...]

    @property
    def flips(self) -> tuple[Effect, ...]:
        """The communes whose decision changes, in the round's order."""
        return tuple(effect for effect in self.effects if effect.flips)

    @property
    def level_moves(self) -> tuple[Effect, ...]:
        """The communes that reach another level above plain recognition, in the round's order."""
        return tuple(effect for effect in self.effects if effect.moves_level)


def impact_of(old: Side, new: Side, round_: Round, evidence: RoundEvidence) -> Impact:
    """A round's communes scored by both standards, flip by flip down to the change that causes it.

    Evidence is what the round has: data that only the new standard asks for are missing and leave ranges. Communes
    set aside by errors in their evidence are left out. Needs durable-rules, which judges every mixture.
    """
    units = tuple(unit for unit in round_.units if not evidence.communes[unit.code].set_aside)
    facts = [evidence.communes[unit.code].facts for unit in units]
    old, new = (replace(side, standard=_on(side.standard, round_.on)) for side in (old, new))
    ground = open_field(old.standard, new.standard, _communes(old, new, round_, units, evidence))
    levers = levers_of(compare(old.standard, new.standard))
    every: Levers = frozenset(levers)
    prepare(ground, [frozenset(), every])
    before, after = (_standings(ground, on) for on in (frozenset[str](), every))
    causes, level_causes = (_causes(ground, levers, (before, after), of) for of in get_args(Flipping))
    changes = zip(*map(listed, changes_of(ground, every)), strict=True)
    effects = tuple(
        Effect(unit, a, b, change, causes.get(row), level_causes.get(row))
        for row, (unit, a, b, change) in enumerate(zip(units, before, after, changes, strict=True))
    )
    aside = tuple(unit for unit in round_.units if evidence.communes[unit.code].set_aside)
    asked = _missing(new.standard, facts)
    return Impact(effects, aside, asked, _by_class(old.standard, effects), sensitivities(ground, every))


def _communes(old: Side, new: Side, round_: Round, units: Sequence[Unit], evidence: RoundEvidence) -> Communes:
    def classed(classes: tuple[UnitClass, ...]) -> Sequence[str | None]:
        if not classes:
            return [None] * len(units)
        return [entry.unit_class.id if entry.unit_class else None for entry in _placed(classes, ())]

    def lined(item: Item, applies: tuple[CaseTest, ...], classes: tuple[UnitClass, ...]) -> Sequence[Profile | None]:
        about = old.standard.criteria[0].model_copy(
            update={"id": f"of.{item.id}", "applies": applies, "items": (item,)}
        )
        return [entry.profile if entry.unit_class else None for entry in _placed(classes, (about,))]

    def _placed(classes: tuple[UnitClass, ...], criteria: tuple[Criterion, ...]) -> Sequence[Classified]:
        """The communes by these classes and criteria, with the facts that either standard declares."""
        facts = mixed_facts(old.standard, new.standard)
        head = old.standard.head.model_copy(update={"classes": classes, "unit_facts": facts})
        asked = old.standard.model_copy(update={"head": head, "criteria": criteria})
        return classify_all(units, asked, placing_cells(old.table, asked), round_)

    codes = [unit.code for unit in units]
    read = dict.fromkeys(n for side in (old, new) for item in side.standard.items for n in evidence_of(item.measure))
    facts = columns_of(codes, tuple(read), [evidence.communes[code].facts for code in codes])
    nothing: Mapping[str, Fact] = {}
    back = max(d.back for side in (old, new) for item in side.standard.items for d in _read(item))
    previous = tuple(
        columns_of(codes, tuple(read), [evidence.round_before(n).get(code, nothing) for code in codes])
        for n in range(1, back + 1)
    )
    return Communes(facts, previous, classed, lined, evidence.decided)


def _on(standard: Standard, day: date) -> Standard:
    """A standard with the thresholds of a day alone."""
    classes = tuple(c.on(day).model_copy(update={"thresholds_by_day": ()}) for c in standard.head.classes)
    return standard.model_copy(update={"head": standard.head.model_copy(update={"classes": classes})})


def _causes(
    ground: Field, levers: Sequence[str], sides: tuple[Sequence[Standing], Sequence[Standing]], of: Flipping
) -> Mapping[int, Cause]:
    """The causes of all that flip, by row."""
    before, after = sides
    names = {name: at for at, name in enumerate(level_names(ground), 1)}

    def seen(made: Standing) -> int:
        return VERDICTS.index(made.verdict) if of == "verdict" else names.get(made.level.id if made.level else "", 0)

    flipped = np.flatnonzero([seen(a) != seen(b) for a, b in zip(before, after, strict=True)])
    wanted = np.array([seen(after[int(row)]) for row in flipped], dtype=np.int64)
    return dict(zip(flipped.tolist(), causes_of(ground, levers, Flips(flipped, wanted, of)), strict=True))


def _read(item: Item) -> tuple[Datum, ...]:
    """All that an item reads, of this round and of those before."""
    reads = reads_of(item.measure)
    return (*reads.part, *reads.whole, *reads.earlier)


def _standings(ground: Field, on: Levers) -> list[Standing]:
    made, classes = outcomes(ground, on, np.arange(len(ground.communes))), class_index(ground, on)
    chosen = {c.id: c for c in mixed_classes(ground.old, ground.new, on)}
    known = [chosen.get(c.id) for c in ground.classes]
    own = {level.id: level for level in (ground.new if on else ground.old).head.levels}
    levels = [None, *(own.get(name) for name in level_names(ground))]
    rows = zip(classes.tolist(), *(listed(part) for part in (made.low, made.high)),
               *(part.tolist() for part in (made.verdict, made.level)), strict=True)  # fmt: skip
    return [
        Standing(known[at] if at >= 0 else None, low, high, VERDICTS[code], levels[level])
        for at, low, high, code, level in rows
    ]


def _missing(standard: Standard, facts: Sequence[Mapping[str, Fact]]) -> tuple[str, ...]:
    """Data the standard asks for that nobody in the round was asked."""
    given = {name for told in facts for name in told}
    asked = dict.fromkeys(name for item in standard.items for name in evidence_of(item.measure))
    return tuple(name for name in asked if name not in given)


def _by_class(old: Standard, effects: Sequence[Effect]) -> tuple[ClassCount, ...]:
    groups: dict[str | None, list[Effect]] = {c.id: [] for c in old.head.classes}
    for effect in effects:
        groups.setdefault(effect.old.unit_class.id if effect.old.unit_class else None, []).append(effect)
    known = {c.id: c for c in old.head.classes}
    return tuple(_counted(known.get(name or ""), group) for name, group in groups.items() if group)


def _counted(unit_class: UnitClass | None, effects: Sequence[Effect]) -> ClassCount:
    was = [effect.old.verdict == "recognised" for effect in effects]
    now = [effect.new.verdict == "recognised" for effect in effects]
    return ClassCount(
        unit_class,
        len(effects),
        sum(was),
        sum(now),
        sum(b and not a for a, b in zip(was, now, strict=True)),
        sum(a and not b for a, b in zip(was, now, strict=True)),
        sum(effect.new.verdict == "undecided" for effect in effects),
        Counter(effect.trend for effect in effects),
    )
