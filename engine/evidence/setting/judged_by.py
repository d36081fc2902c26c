"""Which standard judges which commune of a round that has several: the first entry that fits, else the round's own.

A fact that decides it and is not known is asked for; which law judges is never guessed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TypeAlias

from engine.evidence.facts import Round, StandardFor
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.law.source import Source
from engine.law.units.unit_facts import UnitFact
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.rules.meaning import fits
from engine.rules.situations import Axis, State, axes_among

# More answers than these are not tried: that many facts not known are asked for, all of them.
MOST_ANSWERS = 4_096
NO_ENTRY = -1
# The words of people for the columns of communes.csv.
COLUMN_WORDS = {"mountain": "miền núi", "island": "hải đảo", "area_iii": "khu vực III", "province_code": "mã tỉnh"}
Declared: TypeAlias = Mapping[str, tuple[UnitFact, ...]]
Answer: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """The whole round that a part is of, with all its communes, and the data that only its other standards ask.

    ``homes`` are those standards by datum.
    """

    round: Round
    data: tuple[Evidence, ...] = ()
    homes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """By which standard a commune is judged, and by which entries of the round, or why that is not known.

    ``unsure`` are the facts that decide it, ``possible`` the standards that they leave open.
    """

    standard: str
    entries: frozenset[int]
    unsure: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


def names_in(standard: str, standards: Sequence[StandardFor]) -> tuple[str, ...]:
    """Every standard of a round by its id, the round's own first."""
    return tuple(dict.fromkeys((standard, *(entry.standard for entry in standards))))


def all_facts(declared: Declared) -> tuple[UnitFact, ...]:
    """The facts that some standard declares, each once, as the first of them has it."""
    found: dict[str, UnitFact] = {}
    for facts in declared.values():
        for fact in facts:
            found.setdefault(fact.id, fact)
    return tuple(found.values())


def parted(round_: Round, source: Source, declared: Declared) -> tuple[Round, ...]:
    """A round as rounds of one standard each, in the order in which it names them; one without ``standards`` alone.

    ``declared`` are the unit facts of each of its standards, ``source`` is its own file.
    Raises ProblemsFound with every commune of which it is not known which standard judges it (RND-265), every
    standard that judges nobody (RND-267) and every commune named where another entry has taken it (RND-269).
    """
    if not round_.standards:
        return (round_,)
    axes = axes_among(all_facts(declared), [test for entry in round_.standards for test in entry.when or ()])
    homes = {unit.code: judged(round_, axes, unit) for unit in round_.units}
    unsure = [_unsure(round_, unit, homes[unit.code], declared) for unit in round_.units if homes[unit.code].unsure]
    if found := unsure or [*_idle(round_, source, homes)]:
        raise ProblemsFound(found)
    names = names_in(round_.standard, round_.standards)
    return tuple(
        _part(round_, name, [unit for unit in round_.units if homes[unit.code].standard == name], declared)
        for name in names
    )


def judged(round_: Round, axes: Sequence[Axis], unit: Unit) -> Judged:
    """Who judges a commune; every answer to what is not known of it is tried."""
    names = names_in(round_.standard, round_.standards)
    told = [None if (value := unit.told(axis.name)) is None else axis.at(value) for axis in axes]
    unknown = tuple(axis for axis, at in zip(axes, told, strict=True) if at is None)
    if math.prod(len(axis.states) for axis in unknown) > MOST_ANSWERS:
        return Judged(round_.standard, frozenset(), tuple(axis.name for axis in unknown), names)
    tries = product(*(range(len(axis.states)) if at is None else (at,) for axis, at in zip(axes, told, strict=True)))
    entries = {tried: _entry_of(round_, axes, tried, unit) for tried in tries}
    said = {
        tried: round_.standard if at == NO_ENTRY else round_.standards[at].standard for tried, at in entries.items()
    }
    first, *others = (name for name in names if name in said.values())
    if not others:
        return Judged(first, frozenset(entries.values()))
    deciding = tuple(axis.name for at, axis in enumerate(axes) if _decides(at, said))
    return Judged(first, frozenset(entries.values()), deciding, (first, *others))


def _entry_of(round_: Round, axes: Sequence[Axis], tried: Answer, unit: Unit) -> int:
    """The first entry that fits a commune of which all is known."""
    told: dict[str, State] = {axis.name: axis.values[at] for axis, at in zip(axes, tried, strict=True)}
    for at, entry in enumerate(round_.standards):
        if unit.code in (entry.communes or ()) or any(fits(test, told) for test in entry.when or ()):
            return at
    return NO_ENTRY


def _decides(axis: int, said: Mapping[Answer, str]) -> bool:
    """Whether another answer on this axis alone gives another standard; where any do, some axis does."""
    first: dict[Answer, str] = {}
    return any(first.setdefault((*at[:axis], *at[axis + 1 :]), name) != name for at, name in said.items())


def _part(round_: Round, standard: str, units: Sequence[Unit], declared: Declared) -> Round:
    """An ordinary round of one standard and its communes, as if it had been set down alone."""
    codes = {unit.code for unit in units}
    others = {unit.code for unit in round_.units} - codes
    return replace(
        round_,
        standard=standard,
        standards=(),
        units=tuple(_with_facts_of(unit, declared[standard]) for unit in units),
        overrides=tuple(override for override in round_.overrides if override.commune in codes),
        confirmed=tuple(entry for entry in round_.confirmed if entry.name not in others),
    )


def _with_facts_of(unit: Unit, declared: Sequence[UnitFact]) -> Unit:
    told = dict(unit.facts)
    return unit.model_copy(update={"facts": tuple((f.id, told[f.id]) for f in declared if f.id in told)})


def _unsure(round_: Round, unit: Unit, own: Judged, declared: Declared) -> Problem:
    titles = {fact.id: fact.title for fact in all_facts(declared)} | COLUMN_WORDS
    values = {
        "unsure": ", ".join(f"{titles[name]} ({name})" for name in own.unsure),
        "unsure_en": ", ".join(own.unsure),
        "known": ", ".join(own.possible),
    }
    return problem("RND-265", Place(f"{round_.id}/communes.csv"), unit.code, unit.code, name=unit.name, **values)


def _idle(round_: Round, source: Source, homes: Mapping[str, Judged]) -> Iterator[Problem]:
    """Entries that take no commune or not all that they name, and a standard of the round's own that is left none."""
    used = {at for own in homes.values() for at in own.entries}
    for at, entry in enumerate(round_.standards):
        if at not in used:
            yield source.problem("RND-267", ("standards", at, "standard"), name=entry.standard)
            continue
        for number, code in enumerate(entry.communes or ()):
            if at not in homes[code].entries:
                yield source.problem("RND-269", ("standards", at, "communes", number), given=code)
    if round_.standard not in {own.standard for own in homes.values()}:
        yield source.problem("RND-267", ("standard",), name=round_.standard)
