"""A file begun is placed: under one standard of the round and one authority of it, once for its whole life."""

from __future__ import annotations

from collections.abc import Iterator

from engine.problems import Problem, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.duties import place_of
from engine.records.acting.round_state import RoundState


def placing_problems(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """A standard that the round has not (REC-380), or an authority that it has not for that standard (REC-381).

    Where the round has one of them a file need not name it; where it has several it does.
    """
    standard, authority = (str(wanted.body.get(key) or "") for key in ("standard", "authority"))
    place, known = place_of(state, wanted.about), [own.standard for own in state.laws]
    if standard not in known and (standard or len(known) > 1):
        yield problem(
            "REC-380", place, standard, wanted.about, code=wanted.about, given=standard or "–", known=", ".join(known)
        )
        return
    told = [own.authority for own in state.authorities if own.standard == (standard or state.standard)]
    fits = told if state.authorities else [state.authority]
    if authority not in fits and (authority or told):
        said = {"code": wanted.about, "given": authority or "–", "known": ", ".join(filter(None, fits)) or "–"}
        yield problem("REC-381", place, authority, wanted.about, **said)
