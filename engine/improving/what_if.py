"""One commune scored anew with other facts: nothing is stored, the assessment it comes from stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.evidence.believing.consistency import Facts, inconsistencies
from engine.evidence.entries import names_of, read_value
from engine.evidence.facts import CommuneEvidence, Fact, RoundEvidence
from engine.files.numbers import Refusal, is_empty, plain, shown
from engine.law.loading import nearest
from engine.law.model import Standard, Unit
from engine.law.questions import Evidence
from engine.problems import Place, Problem, ProblemsFound, errors, problem
from engine.scoring.assessing import assess
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.round_result import RoundResult

ASKED = "--set"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A commune as it is and as it would be; ``given`` are the data that were set, None for left empty."""

    old: Scorecard
    new: Scorecard
    before: Mapping[str, Fact | None]
    given: Mapping[str, Fact | None]

    @property
    def items(self) -> tuple[tuple[ItemCard, ItemCard], ...]:
        """The items that stand otherwise now, old and new."""
        pairs = zip(self.old.items, self.new.items, strict=True)
        return tuple((old, new) for old, new in pairs if _standing(old) != _standing(new))


def _standing(card: ItemCard) -> tuple[object, ...]:
    return card.status, card.low, card.high, card.part, card.whole, card.rule


def rescored(made: RoundResult, unit: Unit, facts: Facts) -> Scorecard:
    """The scorecard of one commune of an assessment, had it given these facts."""
    own, held = {unit.code: CommuneEvidence(unit.code, facts)}, made.evidence
    evidence = RoundEvidence(own, (), held.previous, earlier=held.earlier, decided=held.decided)
    (card,) = assess(made.book, made.table, replace(made.round, units=(unit,)), evidence).cards
    return card


def changed(facts: Facts, values: Mapping[str, int], place: Place) -> dict[str, Fact]:
    """The facts with other numbers for some data."""
    return {**facts, **{name: Fact(name, value, place) for name, value in values.items()}}


def what_if(made: RoundResult, card: Scorecard, typed: Sequence[str], *, where: str = ASKED) -> WhatIf:
    """A commune with data set as typed (``name=value``; nothing after the sign leaves the datum empty).

    ``where`` is what the place of their typing is called.

    Values are read as in a form. Raises ProblemsFound with every name or value that cannot be taken, and with each
    contradiction between the facts that a form would be sent back for.
    """
    before = made.evidence.communes[card.unit.code].facts
    given = _read(made.book.standard, card.unit, typed, where)
    facts = {name: fact for name, fact in {**before, **given}.items() if fact is not None}
    order = [entry.id for entry in made.book.standard.book.evidence]
    facts = {name: facts[name] for name in order if name in facts}
    if wrong := errors(inconsistencies(made.book.standard, card.unit.code, facts)):
        raise ProblemsFound(wrong)
    left = tuple(told for told in card.errors if not (told.data and given.keys() >= set(told.data)))
    new = replace(rescored(made, card.unit, facts), errors=left)
    return WhatIf(card, new, {name: before.get(name) for name in given}, given)


def _read(standard: Standard, unit: Unit, typed: Sequence[str], where: str) -> dict[str, Fact | None]:
    """Every datum as set, the last word on it counting; raises ProblemsFound with all that cannot be read."""
    found: list[Problem] = []
    given: dict[str, Fact | None] = {}
    for text in typed:
        name, sign, said = (part.strip() for part in text.partition("="))
        entry = _named(standard, name)
        if not sign or entry is None:
            found.append(_unknown(standard, unit, (text, name), where) if sign else _malformed(unit, text, where))
            continue
        place = Place(where, cell=entry.id)
        read = None if is_empty(said) else read_value(entry, said)
        if isinstance(read, Refusal):
            found.append(problem(read.code, place, shown(said), unit.code, **{**read.values, **names_of(entry)}))
        else:
            given[entry.id] = Fact(entry.id, read.value, place, read.state) if read else None
    if found:
        raise ProblemsFound(found)
    return given


def _named(standard: Standard, name: str) -> Evidence | None:
    """A datum by its id, or by its label in the form whatever the accents."""
    entries = standard.book.evidence
    return next((e for e in entries if name == e.id or plain(name) in (plain(e.label), plain(e.label_en))), None)


def _malformed(unit: Unit, text: str, where: str) -> Problem:
    return problem("RND-912", Place(where), shown(text), unit.code, given=shown(text))


def _unknown(standard: Standard, unit: Unit, typed: tuple[str, str], where: str) -> Problem:
    text, name = typed
    entries = standard.book.evidence
    near = nearest(name, [e.id for e in entries])
    label = nearest(plain(name), [plain(e.label) for e in entries])
    by_label = next((e.id for e in entries if plain(e.label) == label), "–")
    return problem("RND-911", Place(where), shown(text), unit.code, name=name, near=by_label if near == "–" else near)
