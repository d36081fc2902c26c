"""The law in OpenFisca: a variable a figure, an item, a total; formulas over whole vectors."""

from __future__ import annotations

from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import ETERNITY
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.peers.plain_law import SIGNS, Answer, Asked, PlainItem, PlainLaw, Run, concluded

PERIOD = "2024"


def prepare(law: PlainLaw, asked: Asked) -> Run:
    """A system of variables; each run is a simulation of its own, for a second one would be told from memory."""
    entity = Entity("commune", "communes", "", "")
    system = TaxBenefitSystem([entity])
    names = {name: f"f{at}" for at, name in enumerate(asked.value)}
    for name in names.values():
        system.add_variable(_variable(name, entity, int, None))
        system.add_variable(_variable(f"{name}_given", entity, bool, None))
    for at, item in enumerate(law.items):
        system.add_variable(_variable(f"i{at}", entity, int, _formula(item, names)))

    def run() -> Answer:
        simulation = SimulationBuilder().build_default_simulation(system, asked.communes)
        for name, short in names.items():
            simulation.set_input(short, PERIOD, asked.value[name].astype(np.int32))
            simulation.set_input(f"{short}_given", PERIOD, asked.given[name])
        chosen = np.stack([simulation.calculate(f"i{at}", PERIOD) for at in range(len(law.items))]).astype(np.int64)
        return concluded(law, asked, chosen)

    return run


def _variable(name: str, entity: Entity, kind: type, formula: Any) -> type[Variable]:
    told = {"value_type": kind, "entity": entity, "definition_period": ETERNITY, "label": name}
    return type(name, (Variable,), told | ({"formula": formula} if formula else {}))


def _formula(item: PlainItem, names: dict[str, str]) -> Any:
    def formula(communes: Any, period: Any) -> Any:
        part, given = communes(names[item.part], period), communes(f"{names[item.part]}_given", period)
        whole: Any = 1
        empty: Any = np.zeros(len(part), dtype=bool)
        if item.whole:
            whole, there = communes(names[item.whole], period), communes(f"{names[item.whole]}_given", period)
            enough = there & (whole >= item.asked)
            given, empty = given & enough, (whole == 0) & enough
        tests = [SIGNS[test.sign](part * test.denominator, whole * test.numerator) for test in item.tests]
        return np.select([empty, ~given, *tests], [-1, -2, *range(len(tests))], len(tests))

    return formula
