"""One commune of a kept round: its card with its reasons, its tasks and how far its form is; its way is asked apart."""

from __future__ import annotations

from dataclasses import dataclass

from engine.forms.register import Standing
from engine.law.model import Unit
from engine.problems import Problem
from engine.scoring.round_result import RoundResult
from engine.service.explain import Explained, explained
from engine.service.pages.sighted_round import SightedRound
from engine.service.rounds import open_targets
from engine.tasks.following import TaskStatus


@dataclass(frozen=True, slots=True)
class CommuneSheet:
    """A commune of a round; ``reasons`` are None for one that was set aside, ``problems`` say why."""

    unit: Unit
    made: RoundResult
    standing: Standing
    problems: tuple[Problem, ...]
    reasons: Explained | None
    tasks: tuple[TaskStatus, ...]


def commune_sheet(seen: SightedRound, code: str) -> CommuneSheet | None:
    """What a commune's page tells; None for a code that the round has not."""
    made = seen.part_of(code)
    if made is None:
        return None
    unit = next(own for own in made.round.units if own.code == code)
    standing = seen.standings[code]
    card, several, law = made.card(code), len(seen.parts) > 1, made.book.standard.head.id
    known = seen.once.of(("targets", law), lambda: open_targets(made.book)) if card else None
    return CommuneSheet(
        unit,
        made,
        standing,
        tuple(told for told in made.problems if told.commune == code),
        explained(made, card, of_several=several, known=known) if card else None,
        made.tasks.communes.get(code, ()) if made.tasks else (),
    )
