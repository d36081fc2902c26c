"""What goes back to a commune: the problems of what it sent, those that stop it first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from engine.evidence.facts import Round, RoundEvidence
from engine.forms.register import Questions
from engine.law.model import Unit
from engine.problems import Problem, errors

# Whose form it is, of which round, by which standard, one copy too many: the board sees to it, the commune has nothing
# to mend.
OF_THE_BOARD = frozenset({*(f"EVI-{number}" for number in (120, 121, 122, 123, 125, 126, 127, 128, 130)), "RND-268"})


@dataclass(frozen=True, slots=True)
class Slip:
    """One commune's page: what must be mended, what to look at again that it has not answered.

    Of both what bears on points comes first, then a letter's tasks. And how many data are open, where any is known.
    """

    round: Round
    unit: Unit
    wrong: tuple[Problem, ...]
    doubtful: tuple[Problem, ...]
    open: int


def slips(round_: Round, evidence: RoundEvidence, asked: Questions) -> tuple[Slip, ...]:
    """A page for each commune of which something is wrong or doubtful, in the round's order."""
    made = (_slip(round_, unit, evidence, asked.data_of(unit.code)) for unit in round_.units)
    return tuple(slip for slip in made if slip.wrong or slip.doubtful)


def _slip(round_: Round, unit: Unit, evidence: RoundEvidence, data: Collection[str]) -> Slip:
    given = evidence.communes[unit.code]
    # Where nothing could be read, whatever is told of the file must be mended before there is anything to look at.
    told = tuple(found for found in evidence.told_of(unit.code) if found.code not in OF_THE_BOARD and not found.answer)
    told = tuple(sorted(told, key=lambda found: bool(found.data) and {*data}.isdisjoint(found.data)))
    wrong = errors(told) if given.facts else told
    doubtful = tuple(found for found in told if found not in wrong)
    open_ = sum(name not in given.facts for name in data) if given.facts else 0
    return Slip(round_, unit, wrong, doubtful, open_)
