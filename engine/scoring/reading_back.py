"""``results.json`` read back: the evidence it holds is judged again by its law, and must say what the file says.

So the file needs no other to be believed: it holds all that its decisions rest on, and a figure or a verdict changed
by hand no longer agrees with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest

import orjson
from pydantic import ValidationError

from engine.evidence.facts import CommuneEvidence, Document, Fact, Round, RoundEvidence
from engine.files.writing import coordinates
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.rules.number_line import Cells
from engine.scoring.assessing import Followed, assess
from engine.scoring.result_json import to_json
from engine.scoring.result_rows import CommuneRow, EvidenceRow, ProblemRow, Results
from engine.scoring.round_result import RoundResult

FILE = "results.json"


def from_json(content: bytes, book: Lawbook, cells: Cells, *, followed: Followed | None = None) -> RoundResult:
    """The result that a ``results.json`` pictures, judged again by the law it names.

    Raises ProblemsFound: SYS-105 for what is no such file, SYS-106 for another law or other letters than these,
    SYS-107 where judging its evidence does not give what it says.
    """
    try:
        told = Results.model_validate_json(content)
    except ValidationError as refused:
        first = refused.errors()[0]
        reason = f"{'.'.join(str(part) for part in first['loc']) or 'JSON'} ({first['type']})"
        raise ProblemsFound([problem("SYS-105", Place(FILE), reason=reason)]) from None
    letters = tuple(letter.id for letter in followed.directives.letters) if followed else ()
    if told.standard.sha256 != book.sha256 or tuple(told.about.directives) != letters:
        raise ProblemsFound([problem("SYS-106", Place(FILE), name=told.standard.id, sha256=told.standard.sha256[:12])])
    made = assess(book, cells, _round(told), _evidence(told), followed=followed)
    made = replace(made, problems=tuple(map(_problem, told.problems)))
    _agrees(told, content, made)
    return made


def _agrees(told: Results, content: bytes, made: RoundResult) -> None:
    said, judged = orjson.loads(content), orjson.loads(to_json(made, tool=told.tool))
    if said == judged:
        return
    pairs = zip_longest(said["communes"], judged["communes"])
    name = next((row["name"] for row, other in pairs if row and row != other), said["round"])
    raise ProblemsFound([problem("SYS-107", Place(FILE), name=name)])


def _round(told: Results) -> Round:
    about = told.about
    return Round(
        told.round,
        about.title,
        told.standard.id,
        told.on,
        about.period_from,
        about.period_to,
        about.area,
        told.simulated,
        about.authority,
        tuple(_unit(row) for row in told.communes),
        tuple(about.overrides),
        about.previous,
        tuple(about.actions),
        tuple(about.directives),
        about.strict_before,
    )


def _unit(row: CommuneRow) -> Unit:
    return Unit(code=row.code, name=row.name, **row.unit.model_dump())


def _evidence(told: Results) -> RoundEvidence:
    found = [_problem(row) for row in told.problems]
    own: dict[str, list[Problem]] = {}
    for entry in found:
        own.setdefault(entry.commune, []).append(entry)
    communes = {row.code: _commune(row, own.get(row.code, [])) for row in told.communes}
    previous = {row.code: _facts(row.before) for row in told.communes if row.before}
    return RoundEvidence(communes, tuple(entry for entry in found if entry.commune not in communes), previous)


def _commune(row: CommuneRow, found: Iterable[Problem]) -> CommuneEvidence:
    shown = (fact for item in row.items for fact in item.evidence)
    facts = _facts((*shown, *row.facts))
    return CommuneEvidence(row.code, facts, tuple(found), set_aside=row.set_aside, received=row.received)


def _facts(rows: Iterable[EvidenceRow]) -> Mapping[str, Fact]:
    return {row.id: _fact(row) for row in rows}


def _fact(row: EvidenceRow) -> Fact:
    document = Document(row.document, row.document_date) if row.document else None
    return Fact(row.id, row.value, place_of(row.place), row.state, document, row.note)


def _problem(row: ProblemRow) -> Problem:
    return Problem(row.code, place_of(row.place), row.typed, row.commune, dict(row.values))


def place_of(text: str) -> Place:
    """A place from its own words: file › sheet › cell, or file:line:column."""
    parts = text.rsplit(" › ", 2)
    if len(parts) > 1 and coordinates(parts[-1]):
        return Place(parts[0], sheet=parts[1] if len(parts) > 2 else "", cell=parts[-1])
    if len(parts) > 1:
        return Place(" › ".join(parts[:-1]), sheet=parts[-1])
    if found := re.fullmatch(r"(.*?):(\d+)(?::(\d+))?", text, re.DOTALL):
        return Place(found[1], int(found[2]), int(found[3] or 0))
    return Place(text)
