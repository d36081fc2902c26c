"""What goes back to a commune: the problems of what it sent, those that stop it first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from engine.evidence.facts import Round, RoundEvidence
from engine.law.model import Unit
from engine.problems import Problem, errors


@dataclass(frozen=True, slots=True)
class Slip:
    """One commune's page: what must be mended, what to look at again, and how many data are still open."""

    round: Round
    unit: Unit
    wrong: tuple[Problem, ...]
    doubtful: tuple[Problem, ...]
    open: int


def slips(round_: Round, evidence: RoundEvidence, data: Collection[str]) -> tuple[Slip, ...]:
    """A page for each commune of which something is wrong or doubtful, in the round's order.

    ``data`` are the ids of what the standard asks.
    """
    made = (_slip(round_, unit, evidence, data) for unit in round_.units)
    return tuple(slip for slip in made if slip.wrong or slip.doubtful)


def _slip(round_: Round, unit: Unit, evidence: RoundEvidence, data: Collection[str]) -> Slip:
    given = evidence.communes[unit.code]
    doubtful = tuple(found for found in given.problems if found.severity == "warning")
    return Slip(round_, unit, errors(given.problems), doubtful, sum(name not in given.facts for name in data))
