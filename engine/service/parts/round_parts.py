"""A round divided by standards, with the law of each part: ordinary rounds that know what lies beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from engine.evidence.facts import Round
from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.setting.judged_by import Among, parted
from engine.evidence.setting.round_sources import round_source
from engine.law.questions import Evidence
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw

Thing = TypeVar("Thing")
Held = TypeVar("Held", bound="HasRound")


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A round of one standard with its law, ready to be read; ``among`` is the whole round where it is a part of one.

    ``problems`` are warnings of the round and its law.
    """

    round: Round
    law: OpenLaw
    problems: tuple[Problem, ...] = ()
    among: Among | None = None


def parts_of(folder: Path, whole: Round, laws: Mapping[str, OpenLaw]) -> tuple[OpenPart, ...]:
    """A round as its parts, ``laws`` by standard; a round of one standard is its own part.

    Raises ProblemsFound as ``parted`` does: a commune's standard is not known, or a standard judges nobody.
    """
    declared = {name: law.book.standard.head.unit_facts for name, law in laws.items()}
    parts = parted(whole, round_source(folder), declared)
    return tuple(
        OpenPart(_with_own_actions(part, laws), laws[part.standard], among=_among(whole, part.standard, laws))
        for part in parts
    )


def alone(parts: Sequence[Thing], name: str) -> Thing:
    """The only part that there is; raises ProblemsFound (RND-260) for what cannot be done with several."""
    if len(parts) > 1:
        raise ProblemsFound([problem("RND-260", Place(f"{name}/{ROUND_FILE}"), name=name)])
    return parts[0]


def concerns(part: OpenPart, told: Problem) -> bool:
    """Whether what is said of a round is said of a part: that a law comes later, only of the law that it follows."""
    return told.code != "RND-212" or str(told.values["name"]).startswith(f"{part.law.book.folder.name} ")


def home_of(made: RoundResult, parts: Sequence[RoundResult]) -> str:
    """The folder of a part's files below those of the round: its standard; nothing where it is the only part."""
    return made.round.standard if len(parts) > 1 else ""


def below(home: str, file: str) -> str:
    """A file in a part's folder."""
    return f"{home}/{file}" if home else file


class HasRound(Protocol):
    """A part of a round, opened, read or assessed."""

    @property
    def round(self) -> Round:
        """The part as an ordinary round."""


def whole_of(parts: Sequence[HasRound]) -> Round:
    """A round with the communes of all its parts, to look for one of them."""
    return replace(parts[0].round, units=tuple(unit for made in parts for unit in made.round.units))


def part_with(parts: Sequence[Held], code: str) -> Held:
    """The part that a commune of the round is in."""
    return next(made for made in parts if code in {unit.code for unit in made.round.units})


def _with_own_actions(part: Round, laws: Mapping[str, OpenLaw]) -> Round:
    """A part with what the round says of its own items' actions, and of items that no standard of the round has."""
    others = {item.id for name, law in laws.items() if name != part.standard for item in law.book.standard.items}
    own = {item.id for item in laws[part.standard].book.standard.items}
    return replace(part, actions=tuple(a for a in part.actions if a.item in own or a.item not in others))


def _among(whole: Round, standard: str, laws: Mapping[str, OpenLaw]) -> Among | None:
    """A whole round as one of its parts is read: what only the other standards ask is known, and not its own."""
    if len(laws) == 1:
        return None
    own = {entry.id for entry in laws[standard].book.standard.book.evidence}
    homes: dict[str, str] = {}
    data: list[Evidence] = []
    for name, law in laws.items():
        for entry in law.book.standard.book.evidence:
            if entry.id not in own and entry.id not in homes:
                homes[entry.id] = name
                data.append(entry)
    return Among(whole, tuple(data), homes)
