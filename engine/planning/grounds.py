"""Which of a round's letters its plan may stand on: those of its place and its time alone."""

from __future__ import annotations

from engine.evidence.facts import Round
from engine.evidence.round import ROUND_FILE
from engine.law.directives import Letter
from engine.problems import Place, Problem, problem
from engine.scoring.round_result import RoundResult

WHOLE_COUNTRY = "cả nước"


def fits(letter: Letter, round_: Round) -> bool:
    """Whether a letter holds in a round's place and time.

    A letter of a place holds in every place within it; one of a year holds where that year meets the round's period
    or its closing day; one without a year or a place is for all.
    """
    years = range(round_.period_from.year, round_.on.year + 1)
    return (letter.year is None or letter.year in years) and _covers(letter.area, round_.area)


def _covers(area: str | None, place: str) -> bool:
    if area is None or area.casefold() == WHOLE_COUNTRY:
        return True
    wide, near = ([part.strip().casefold() for part in told.split(",")] for told in (area, place))
    return near[-len(wide) :] == wide


def letters_of(made: RoundResult) -> tuple[Letter, ...]:
    """The letters a round follows that fit it, in its order."""
    followed = made.tasks.directives.letters if made.tasks else ()
    return tuple(told.letter for told in followed if fits(told.letter, made.round))


def letters_left_out(made: RoundResult) -> tuple[Problem, ...]:
    """A warning for each letter that a round follows and its plan does not stand on (PLN-108)."""
    followed = made.tasks.directives.letters if made.tasks else ()
    found = []
    for told in followed:
        if not fits(told.letter, made.round):
            own = {"area": told.letter.area or WHOLE_COUNTRY, "year": str(told.letter.year or "–")}
            here = {"place": made.round.area, "now": str(made.round.on.year)}
            found.append(problem("PLN-108", Place(f"{made.round.id}/{ROUND_FILE}"), name=told.id, **own, **here))
    return tuple(found)
