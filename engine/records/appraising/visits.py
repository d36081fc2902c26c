"""What to look at first in each file: by what the conclusion hangs, what is often corrected, what is unanswered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.improving.risks import chances_of, risks_of
from engine.improving.steps import Limits, limits_of, moved
from engine.law.asking import numbered_items
from engine.law.criteria import evidence_of
from engine.records.acting.commune_file import CommuneFile, KeptFact, State
from engine.records.appraising.disagreements import Disagreements, ItemDisagreement
from engine.records.appraising.inconsistencies import Inconsistency
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.gaps import Step
from engine.scoring.round_result import RoundResult

# Files that a visit can still change anything in.
VISITED: tuple[State, ...] = ("submitted", "resubmitted", "in_review", "returned", "appraised")
# So many items are told as often corrected, and only those that more than one commune had wrong.
MOST_OFTEN, LEAST_OFTEN = 3, 2


@dataclass(frozen=True, slots=True)
class Hinge:
    """An item by which a commune's conclusion hangs: the least change that turns it, or None while data are missing.

    ``become`` is what the data that move would then be, all of them at once; each that is missing has None.
    """

    item: ItemCard
    step: Step | None
    become: Mapping[str, int | None]


Ground: TypeAlias = Hinge | ItemDisagreement | Inconsistency
Kind = Literal["decides", "often", "warning"]


@dataclass(frozen=True, slots=True)
class Visit:
    """A datum of a file to look at, for which item ("7.1"; "" where none reads it) and on what ground.

    ``fact`` is what the commune gave, with its cell and its paper; None where it gave nothing.
    """

    file: CommuneFile
    kind: Kind
    number: str
    evidence: str
    fact: KeptFact | None
    ground: Ground


def hinges_of(made: RoundResult, card: Scorecard, limits: Limits) -> tuple[Hinge, ...]:
    """The items that turn a conclusion each by itself, the smallest change first; what waits while data are missing.

    Of a recognised commune those whose least fall loses it, of another those whose least rise brings it.
    """
    match card.decision.verdict:
        case "undecided":
            return tuple(Hinge(item, None, dict.fromkeys(item.missing)) for item in card.items if item.missing)
        case "recognised":
            found = [risk for risk in risks_of(made, card, limits) if not risk.level]
        case "not_recognised":
            found = list(chances_of(made, card, limits))
    ordered = sorted(found, key=lambda risk: risk.step.change)
    return tuple(Hinge(risk.card, risk.step, {**moved(risk.card, risk.step)}) for risk in ordered)


def deciding_items(made: RoundResult, code: str) -> frozenset[str]:
    """The ids of the items by which the conclusion on one commune hangs; none where it is not scored."""
    card = made.card(code)
    hinges = hinges_of(made, card, limits_of(made.book.standard)) if card else ()
    return frozenset(hinge.item.item.id for hinge in hinges)


def visits(
    own: RoundResult, files: Sequence[CommuneFile], differing: Disagreements, standing: Iterable[Inconsistency]
) -> tuple[Visit, ...]:
    """What to look at in each file that is not before the council yet, each datum once; what decides comes first.

    Whatever the board has already corrected is left out: it has been looked at.
    """
    limits, known = limits_of(own.book.standard), (_reads(own), differing, tuple(standing))
    found = [
        tuple(_unseen(file, _all_of(own, file, limits, known))) for file in files if file.own and file.state in VISITED
    ]
    return tuple(visit for told in sorted(filter(None, found), key=_rank) for visit in told)


def _unseen(file: CommuneFile, told: Iterable[Visit]) -> Iterator[Visit]:
    seen = set(file.appraised)
    for visit in told:
        if visit.evidence not in seen:
            seen.add(visit.evidence)
            yield visit


def _rank(told: Sequence[Visit]) -> tuple[int, int]:
    """Communes that one figure would cost recognition come first, then those it would bring it, the nearest first."""
    ground = told[0].ground
    if isinstance(ground, Hinge):
        return (int(ground.step.gain > 0), ground.step.change) if ground.step else (2, 0)
    return (3 if told[0].kind == "often" else 4), 0


def _reads(made: RoundResult) -> Mapping[str, str]:
    """The number of the first item that reads each datum."""
    reads: dict[str, str] = {}
    for number, item in numbered_items(made.book.standard):
        for name in evidence_of(item.measure):
            reads.setdefault(name, number)
    return reads


def _all_of(
    own: RoundResult,
    file: CommuneFile,
    limits: Limits,
    known: tuple[Mapping[str, str], Disagreements, Sequence[Inconsistency]],
) -> Iterator[Visit]:
    reads, differing, standing = known
    card = own.card(file.code)
    numbers = {item.id: number for number, item in numbered_items(own.book.standard)}
    for hinge in hinges_of(own, card, limits) if card else ():
        number = numbers[hinge.item.item.id]
        yield from (Visit(file, "decides", number, name, file.own.get(name), hinge) for name in hinge.become)
    for often in differing.most_corrected[:MOST_OFTEN]:
        name = next(iter(often.data))
        if often.corrected >= LEAST_OFTEN and name in file.own:
            yield Visit(file, "often", often.number, name, file.own[name], often)
    for one in standing:
        if one.file.code == file.code and one.standing == "open":
            for name in one.found.data[:1] or ("",):
                yield Visit(file, "warning", reads.get(name, ""), name, file.own.get(name), one)
