"""A plan made from an assessed round, and its files: ``plan.json`` for the next round, Excel and Word for people."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from engine.comparing.new_year import is_official
from engine.evidence.round import ROUND_FILE
from engine.files.writing import write_whole
from engine.language import Say
from engine.planning.planned import FILE, PAPER, WORKBOOK, Planned, Wish, make_plan
from engine.planning.record import PlanFile, plan_text
from engine.problems import Place, ProblemsFound, problem
from engine.scoring.round_result import RoundResult
from engine.service.rounds import tool_name
from engine.service.workspace import PLAN, replace_results


def write_plan(folder: Path, made: RoundResult, wish: Wish, say: Say) -> tuple[Planned, Path]:
    """Plan an assessed round, judge the plan of the round before, and write ``plan/`` beside ``results/`` whole.

    Raises ProblemsFound (PLN-107) under a draft: no paper to be signed is made from criteria that are not law.
    """
    head = made.book.standard.head
    if not is_official(made.book.standard):
        raise ProblemsFound([problem("PLN-107", Place(f"{made.round.id}/{ROUND_FILE}"), name=head.id)])
    planned = make_plan(made, last_plan(folder, made), tool=tool_name())
    return planned, replace_results(folder, lambda new: _write_files(new, planned, made, wish, say), PLAN)


def last_plan(folder: Path, made: RoundResult) -> PlanFile | None:
    """The plan of the round before, where it is named and has one; raises ProblemsFound (PLN-202)."""
    name = made.round.previous
    path = folder.parent / (name or "") / PLAN / FILE
    return read_plan(path, name) if name and path.exists() else None


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


def _write_files(target: Path, planned: Planned, made: RoundResult, wish: Wish, say: Say) -> None:
    """Fill an empty folder with the plan's three files. Raises ProblemsFound for the template, OSError."""
    from engine.reporting.excel.plan_excel import Book, write_plan_workbook
    from engine.reporting.word.plan_word import paper_of

    paper = paper_of(planned.plan, made, wish.by, template=wish.template)
    write_whole(target / PAPER, paper)
    write_whole(target / FILE, plan_text(planned.held).encode())
    book = Book(planned.plan, made, wish.by, planned.before, planned.before_name)
    write_plan_workbook(target / WORKBOOK, book, say)
