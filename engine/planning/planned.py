"""A plan with what came of the plan before it: what the papers, the workbook and the next round read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.planning.fulfilment import Fulfilled, fulfilment
from engine.planning.grouping import By
from engine.planning.making import Plan, plan_of
from engine.planning.record import PlanFile, plan_file
from engine.problems import Place, Problem, problem
from engine.scoring.round_result import RoundResult

FILE, WORKBOOK, PAPER = "plan.json", "ke-hoach.xlsx", "ke-hoach.docx"


@dataclass(frozen=True, slots=True)
class Wish:
    """How a plan is wanted: its headings, and a board's own Word template."""

    by: By = "sector"
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, the same as plain data, and what came of the plan before."""

    plan: Plan
    held: PlanFile
    before: tuple[Fulfilled, ...]
    before_name: str
    problems: tuple[Problem, ...]


def make_plan(made: RoundResult, last: PlanFile | None, *, tool: str) -> Planned:
    """The plan of a round; ``last`` is the plan of the round before, where that round is named and has one."""
    plan = plan_of(made)
    held, name = plan_file(plan, made, tool=tool), made.round.previous or ""
    if not name:
        return Planned(plan, held, (), "", ())
    if last is None:
        return Planned(plan, held, (), name, (problem("PLN-201", Place(f"{name}/{FILE}"), name=name),))
    return Planned(plan, held, fulfilment(last, made), name, ())
