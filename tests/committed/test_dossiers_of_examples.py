"""The travelling verifier on the rounds of the worked example, which has every structure of the law's language."""

from __future__ import annotations

import pytest

from engine.law.model import Unit
from engine.scoring.assessing import assess
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace
from tests import frozen
from tests.records.dossier.verifying import made_up_round, recomputed

COMMITTED = Workspace(frozen.ROOT, bundled=False)
EXAMPLES = ("vi-du-2027", "vi-du-2029")


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_agrees_on_the_rounds_of_the_worked_example(name: str) -> None:
    """Every structure of the language, with a round before."""
    assert list(recomputed(assess_round(COMMITTED.round(name), COMMITTED))) == []


@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_on_made_up_figures_of_the_worked_example(seed: int) -> None:
    """Some hundred communes at the edges of its bands, some figures missing, three rounds before."""
    real = assess_round(COMMITTED.round("vi-du-2029"), COMMITTED)
    units = [with_code(unit, 100 * seed + number) for number in range(12) for unit in real.units]
    round_, evidence = made_up_round(real.book, units, seed, of=real.round)
    made = assess(real.book, real.table, round_, evidence)
    assert len(made.units) == len(units)
    assert list(recomputed(made)) == []


def with_code(unit: Unit, number: int) -> Unit:
    """The same commune under a code of its own."""
    return unit.model_copy(update={"code": f"{int(unit.code) + number * 1_000_00:07}"})
