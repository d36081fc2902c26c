"""What a new round can be made of: places and communes of a day, the standards and letters at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from engine.evidence.identity.official_lists import Listed
from engine.law.directives import Directive
from engine.problems import Problem, ProblemsFound
from engine.reporting.alphabet import name_key
from engine.service.board.official_units import Wanted, chosen, listed_on, province_of
from engine.service.board.setting_up import (
    UNITS,
    NewRoundRequest,
    RoundSetUp,
    drawn_up,
    letters_at_hand,
    letters_for,
    set_up,
    standard_on,
)
from engine.service.pages.listed_rounds import ListedStandard, list_standards
from engine.service.store import Store


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen on a day; ``communes`` are those of the province and district that were asked for.

    ``standard`` is the one in force, "" where none or several are; ``standards`` are those that can be scored by;
    ``letters`` fit the day and the place.
    """

    provinces: tuple[str, ...]
    districts: tuple[str, ...] = ()
    communes: tuple[Listed, ...] = ()
    standard: str = ""
    standards: tuple[ListedStandard, ...] = ()
    letters: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()


def choices_for(store: Store, wanted: Wanted) -> Choices:
    """The choices of a day, then of a province where one is named; what is not there is told in ``problems``."""
    known = listed_on(store.criteria / UNITS, wanted.on)
    provinces = tuple(sorted({province_of(unit) for unit in known}, key=name_key))
    found = Choices(provinces, standards=tuple(own for own in list_standards(store) if own.standard))
    try:
        found = replace(found, standard=standard_on(store, "", wanted.on).folder.name)
    except ProblemsFound as refused:
        found = replace(found, problems=tuple(refused.problems))
    if not wanted.province:
        return found
    try:
        whole = chosen(known, replace(wanted, district="", communes=()))
        here = chosen(known, replace(wanted, communes=()))
        fit = letters_for(store, here, wanted) if found.standard else ()
    except ProblemsFound as refused:
        return replace(found, problems=tuple(refused.problems))
    districts = tuple(sorted({unit.district for unit in whole if unit.district}, key=name_key))
    letters = letters_at_hand(store)
    return replace(found, districts=districts, communes=here, letters=tuple(letters[name] for name in fit))


def tried_round(store: Store, asked: NewRoundRequest) -> RoundSetUp:
    """The round as it would be, nothing written; raises ProblemsFound as ``set_up`` does."""
    return drawn_up(store, asked, Path.cwd())[0]


def made_round(store: Store, asked: NewRoundRequest) -> RoundSetUp:
    """The round set up in the workspace; raises ProblemsFound as ``set_up`` does."""
    return set_up(store, asked, Path.cwd())
