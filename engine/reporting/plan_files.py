"""The files of a plan: ``plan.json`` for the next round, Excel and Word for people; last round's plan read again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from engine.assessing.assessment import Assessment
from engine.assessing.fulfilment import Fulfilled, fulfilment
from engine.assessing.plan_records import PlanFile, plan_file, plan_text
from engine.assessing.planning import By, Plan, plan_of
from engine.evidence.sheets import write_whole
from engine.language import Say
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.reporting.plan_excel import Book, write_plan_workbook
from engine.reporting.plan_word import paper_of

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


def make_plan(made: Assessment, last: Path | None, *, tool: str) -> Planned:
    """The plan of a round; ``last`` is the plan folder of the round before, if one is named.

    Raises ProblemsFound (PLN-202) for a last plan that cannot be read.
    """
    plan = plan_of(made)
    held, name = plan_file(plan, made, tool=tool), made.round.previous or ""
    if last is None:
        return Planned(plan, held, (), "", ())
    if not (last / FILE).exists():
        return Planned(plan, held, (), name, (problem("PLN-201", Place(f"{name}/{FILE}"), name=name),))
    return Planned(plan, held, fulfilment(read_plan(last / FILE, name), made), name, ())


def read_plan(path: Path, name: str) -> PlanFile:
    """A plan as its round wrote it; raises ProblemsFound (PLN-202)."""
    try:
        return PlanFile.model_validate_json(path.read_bytes())
    except ValidationError as refused:
        first = refused.errors()[0]
        reason = f"{'.'.join(str(part) for part in first['loc']) or 'JSON'} ({first['type']})"
    except OSError as fault:
        reason = fault.strerror or str(fault)
    raise ProblemsFound([problem("PLN-202", Place(f"{name}/{FILE}"), name=name, reason=reason)])


def write_plan_files(target: Path, planned: Planned, made: Assessment, wish: Wish, say: Say) -> None:
    """Fill an empty folder with the plan's three files. Raises ProblemsFound for the template, OSError."""
    paper = paper_of(planned.plan, made, wish.by, template=wish.template)
    write_whole(target / PAPER, paper)
    write_whole(target / FILE, plan_text(planned.held).encode())
    book = Book(planned.plan, made, wish.by, planned.before, planned.before_name)
    write_plan_workbook(target / WORKBOOK, book, say)
