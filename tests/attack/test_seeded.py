"""Wrong but plausible inputs, one at a time in a valid round: caught at its place, left open, or told why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.evidence.form_cache import SETTING
from engine.problems import Problem, ProblemsFound
from engine.scoring.round_result import RoundResult
from engine.service.rounds import assess_round
from tests import frozen
from tests.attack.seeded.spoiling import LATER, OWN, Spoil, whole_round
from tests.attack.seeded.wrong_inputs import CAUGHT, LEFT, UNTOLD, Caught, Left, Untold

FEWEST = 40
# Of a table of figures without papers this is told of every one.
WITHOUT_PAPERS = "EVI-406"


@pytest.fixture(autouse=True)
def _read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every form is read, none remembered."""
    monkeypatch.setenv(SETTING, "off")


def read(tmp_path: Path, spoil: Spoil) -> tuple[RoundResult | None, list[Problem]]:
    """The round once it is spoilt, and all that is told of it."""
    folder = whole_round(tmp_path / frozen.SAMPLE)
    spoil(folder)
    later = folder.parent / LATER
    try:
        made = assess_round(later if later.exists() else folder, frozen.SPACE)
    except ProblemsFound as refused:
        return None, [*refused.problems]
    return made, [*made.problems, *(p for own in made.evidence.communes.values() for p in own.problems)]


def name_of(wrong: Caught | Left | Untold) -> str:
    """What is wrong."""
    return wrong.name


def test_a_valid_round_is_told_nothing(tmp_path: Path) -> None:
    """So that whatever is told below is told of what was spoilt; and at least forty kinds of wrong are caught."""
    made, told = read(tmp_path, lambda _: None)
    assert (told, made is not None) == ([], True)
    assert len({wrong.name for wrong in CAUGHT}) == len(CAUGHT) >= FEWEST


@pytest.mark.parametrize("wrong", CAUGHT, ids=name_of)
def test_a_wrong_input_is_caught_at_its_place(wrong: Caught, tmp_path: Path) -> None:
    """By its own code, at the cell, line or file where its author is sent."""
    _, told = read(tmp_path, wrong.spoil)
    assert (wrong.code, wrong.place) in {(p.code, str(p.place)) for p in told}


@pytest.mark.parametrize("wrong", LEFT, ids=name_of)
def test_what_is_not_there_is_open_and_named(wrong: Left, tmp_path: Path) -> None:
    """No figure is made of nothing: the commune is told what it lacks."""
    made, _ = read(tmp_path, wrong.spoil)
    assert made is not None
    assert wrong.datum not in made.evidence.communes[OWN].facts
    assert wrong.datum in next(card for card in made.cards if card.unit.code == OWN).missing


@pytest.mark.parametrize("wrong", UNTOLD, ids=name_of)
def test_what_nothing_can_tell_has_its_reason_and_is_taken_as_it_stands(wrong: Untold, tmp_path: Path) -> None:
    """The day on which one of these is told it moves to those that are caught."""
    made, told = read(tmp_path, wrong.spoil)
    assert made is not None
    assert {p.code for p in told} <= {WITHOUT_PAPERS}
    assert len(wrong.reason.split()) > 8
    facts = made.evidence.communes[OWN].facts
    assert {name: facts[name].value for name, _ in wrong.taken} == dict(wrong.taken)
