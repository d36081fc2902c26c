"""Communes for the page: drawn in all that a law asks of them, and at every edge of every band. Số liệu mô phỏng."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.criteria import Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import reads_of
from engine.law.model import Unit
from engine.law.units.unit_facts import UnitFact
from engine.rules.compiling import edges_of
from engine.rules.situations import UNIT_TYPES
from engine.service.parts.open_law import OpenLaw
from tests.comparing.law_edits import unit_of
from tests.records.dossier.verifying import HERE, firmly_decided, made_up_round

Drawn = tuple[Round, RoundEvidence]
CODES = ("01", "08", "46", "19", None)
# One in so many facts of a commune is not known.
UNKNOWN = 8


def drawn_communes(law: OpenLaw, on: date, many: int, seed: int) -> Drawn:
    """Communes of all kinds in a round of that day, with three rounds before."""
    dice = random.Random(seed)
    units = [drawn_unit(law.book, dice, number) for number in range(many)]
    round_, evidence = made_up_round(law.book, units, seed, on=on)
    return round_, firmly_decided(evidence)


def drawn_unit(book: Lawbook, dice: random.Random, number: int) -> Unit:
    """A commune; some of what it is is not known."""
    flags = {name: dice.choice([True, False, None]) for name in ("mountain", "area_iii")}
    facts = tuple((fact.id, _drawn(fact, dice)) for fact in book.standard.head.unit_facts if dice.randrange(UNKNOWN))
    return unit_of(
        number,
        type=dice.choice(UNIT_TYPES),
        province=dice.choice(["tinh", "thanh_pho"]),
        island=dice.choice([True, False]),
        province_code=dice.choice(CODES),
        facts=facts,
        **flags,
    )


def _drawn(fact: UnitFact, dice: random.Random) -> object:
    if fact.choices:
        return dice.choice(sorted(fact.choices))
    if fact.kind == "yes_no":
        return dice.choice([True, False])
    near = [0, 5_000, 20_000, 60_000] if fact.kind == "count" else [0, 10, 50, 75, 99]
    return Fraction(dice.choice(near) + dice.choice([0, 1]))


def at_every_edge(law: OpenLaw, on: date, unit: Unit) -> Drawn:
    """For each item and each edge of its bands communes at it, one below and one above, all else not known."""
    told = [facts for item in law.book.standard.lines for facts in _beside_edges(item)]
    units = [unit.model_copy(update={"code": f"{number:05}"}) for number in range(len(told))]
    round_, evidence = made_up_round(law.book, units[:1], 1, on=on)
    given = {
        own.code: CommuneEvidence(own.code, {name: Fact(name, value, HERE) for name, value in facts.items()})
        for own, facts in zip(units, told, strict=True)
    }
    before = {code: own.facts for code, own in given.items()}
    rounds = replace(evidence, communes=given, previous=before, earlier=(before, before), decided=())
    return replace(round_, units=tuple(units)), rounds


def _beside_edges(item: Item) -> Iterator[Mapping[str, int]]:
    reads = reads_of(item.measure)
    for edge in edges_of(item):
        for whole in (edge.denominator * 10, edge.denominator * 10 + 1) if reads.whole else (1,):
            for step in (-1, 0, 1):
                yield from _figures(item, int(edge * whole) + step, whole)


def _figures(item: Item, part: int, whole: int) -> Iterator[Mapping[str, int]]:
    """One figure each; of a sum the first datum has all of it, of answers so many are yes."""
    reads = reads_of(item.measure)
    names, wholes = ([datum.name for datum in side] for side in (reads.part, reads.whole))
    if part < 0:
        return
    told = {name: whole if at == 0 else 0 for at, name in enumerate(wholes)}
    if reads.answers:
        told |= {name: int(at < part) for at, name in enumerate(names)}
    else:
        told |= {name: part if at == 0 else 0 for at, name in enumerate(names) if name not in told}
    yield told
