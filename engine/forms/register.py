"""The register of a round: who has sent what, and what the board does next for each commune.

Not sent, sent empty, sent unreadable, half filled, wrong and complete are six things; none of them reads as another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from engine.evidence.facts import CommuneEvidence, Round, RoundEvidence
from engine.law.model import Unit
from engine.problems import Problem, errors

Sent = Literal["nothing", "unreadable", "empty", "mend", "partial", "complete"]
# What is furthest from a result stands first.
ORDER: tuple[Sent, ...] = ("nothing", "unreadable", "empty", "mend", "partial", "complete")


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of the data asked were given; "not applicable" is an answer."""

    given: int
    asked: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One commune: how far it is, by which files, and what was found in them.

    ``duties`` are the letters' questions; ``misplaced`` is its filled form where that lies in another folder;
    ``standard`` is that which judges it, where the round has several.
    """

    unit: Unit
    sent: Sent
    files: tuple[str, ...]
    data: Answered
    duties: Answered
    problems: tuple[Problem, ...]
    misplaced: str = ""
    standard: str = ""

    @property
    def errors(self) -> int:
        """How many problems must be mended before the commune can be scored."""
        return len(errors(self.problems))

    @property
    def warnings(self) -> int:
        """How many things the commune should look at again and has not answered."""
        return sum(found.severity == "warning" and not found.answer for found in self.problems)


@dataclass(frozen=True, slots=True)
class Register:
    """All communes of a round in its order on the day ``today``; ``strays`` are files that belong to none of them."""

    round: Round
    today: date
    standings: tuple[Standing, ...]
    strays: tuple[str, ...]

    @property
    def of_several(self) -> bool:
        """Whether several standards judge the communes."""
        return any(standing.standard for standing in self.standings)

    @property
    def days_left(self) -> int:
        """Days from today to the round's day; negative when that has passed."""
        return (self.round.on - self.today).days

    def count(self, sent: Sent) -> int:
        """How many communes stand so."""
        return sum(standing.sent == sent for standing in self.standings)

    def worst_first(self) -> tuple[Standing, ...]:
        """The communes by how far they are from a result, each kind in the round's order."""
        return tuple(sorted(self.standings, key=lambda standing: ORDER.index(standing.sent)))


@dataclass(frozen=True, slots=True)
class Questions:
    """The ids of all that a round asks: the standard's data and the letters'; ``unused`` are data by commune.

    These are read only by items that do not count for that commune.
    """

    data: Collection[str]
    duties: Collection[str] = ()
    unused: Mapping[str, Collection[str]] = field(default_factory=dict)

    def data_of(self, code: str) -> tuple[str, ...]:
        """The data that are asked of one commune."""
        return tuple(name for name in self.data if name not in self.unused.get(code, ()))


def register_of(
    round_: Round, evidence: RoundEvidence, asked: Questions, *, today: date, misplaced: Mapping[str, str] | None = None
) -> Register:
    """Where every commune stands; ``misplaced`` are filled forms in another folder, by commune."""
    found = misplaced or {}
    files: dict[str, list[str]] = {}
    for file in evidence.files:
        for code in file.communes:
            files.setdefault(code, []).append(file.shown)
    standings = tuple(
        Standing(
            unit,
            sent_of(given := evidence.communes[unit.code], asked.data_of(unit.code)),
            tuple(files.get(unit.code, ())),
            _answered(given, asked.data_of(unit.code)),
            _answered(given, asked.duties),
            evidence.told_of(unit.code),
            found.get(unit.code, "") if not given.facts else "",
        )
        for unit in round_.units
    )
    known = {unit.code for unit in round_.units}
    strays = tuple(file.shown for file in evidence.files if not file.communes & known)
    return Register(round_, today, standings, strays)


def joined(whole: Round, parts: Sequence[Register]) -> Register:
    """The registers of a round's parts as one, in the order of the whole round; a stray is one to every part."""
    found = {s.unit.code: replace(s, standard=part.round.standard) for part in parts for s in part.standings}
    strays = tuple(name for name in parts[0].strays if all(name in part.strays for part in parts))
    standings = tuple(found[unit.code] for unit in whole.units)
    return Register(whole, parts[0].today, standings, strays)


def sent_of(given: CommuneEvidence, data: Collection[str]) -> Sent:
    """How far one commune is with the standard's ``data``."""
    if not given.received:
        return "nothing"
    if not given.facts:
        if any(map(is_refusal, given.problems)):
            return "unreadable"
        if not errors(given.problems):
            return "empty"
    if errors(given.problems):
        return "mend"
    return "complete" if _answered(given, data).given == len(data) else "partial"


def is_refusal(found: Problem) -> bool:
    """Whether a problem is of a file as a whole, of which nothing was read; a cell can be mended where it is."""
    whole = not found.place.cell and not found.place.line
    return found.code.startswith("FIL-") or (whole and found.severity == "error")


def _answered(given: CommuneEvidence, asked: Collection[str]) -> Answered:
    return Answered(sum(name in given.facts for name in asked), len(asked))


def silence_of(given: CommuneEvidence) -> Sent | None:
    """In which way nothing is known of a commune; None where it gave some datum."""
    return None if given.facts else sent_of(given, ())


def silences(evidence: RoundEvidence) -> Mapping[Sent, int]:
    """Of how many communes nothing is known, by the way in which."""
    found = [silence_of(given) for given in evidence.communes.values()]
    return {sent: found.count(sent) for sent in ORDER if sent in found}
