"""A round assessed: the pure line from law, table and evidence to scorecards and results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.evidence.facts import Fact, Round, RoundEvidence
from engine.law.loading import Lawbook
from engine.law.model import Authority, Unit, UnitClass
from engine.problems import Place, Problem, problem, sorted_problems, words
from engine.rules.number_line import Cells
from engine.scoring.cards import Board, Scorecard, card_of
from engine.scoring.deciding import Classified, classify, decide, is_doubtful
from engine.scoring.measuring import measure
from engine.scoring.points import score
from engine.scoring.result_rows import (
    SCHEMA,
    CommuneRow,
    Results,
    StandardRow,
    commune_row,
    marks_of,
    problem_row,
    task_row,
)
from engine.tasks.following import RoundTasks

# The words of the law for the columns of communes.csv.
FLAG_WORDS = {"mountain": "miền núi", "island": "hải đảo", "area_iii": "khu vực III"}


@dataclass(frozen=True, slots=True)
class Assessment:
    """A round, decided commune by commune; ``aside`` holds those that could not be scored."""

    book: Lawbook
    cells: Cells
    round: Round
    evidence: RoundEvidence
    board: Board
    cards: tuple[Scorecard, ...]
    aside: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    tasks: RoundTasks | None = None


def assess(book: Lawbook, cells: Cells, round_: Round, evidence: RoundEvidence) -> Assessment:
    """Score and decide every commune that can be; a commune with a problem sets aside only itself."""
    found = [*evidence.problems, *(p for c in evidence.communes.values() for p in c.problems)]
    rows: list[tuple[Unit, Mapping[str, Fact], Classified, UnitClass]] = []
    aside: list[Unit] = []
    for unit in round_.units:
        given, classified = evidence.communes[unit.code], classify(unit, book.standard, cells, round_)
        if classified.unit_class is None:
            found.append(_no_class(book, round_, unit, classified))
        if given.set_aside or classified.unit_class is None:
            aside.append(unit)
        else:
            rows.append((unit, given.facts, classified, classified.unit_class))
    board = _board(book, cells, rows, evidence.previous)
    cards = tuple(card_of(book.standard, board, row) for row in range(len(rows)))
    return Assessment(book, cells, round_, evidence, board, cards, tuple(aside), sorted_problems(found))


def _board(
    book: Lawbook,
    cells: Cells,
    rows: list[tuple[Unit, Mapping[str, Fact], Classified, UnitClass]],
    previous: Mapping[str, Mapping[str, Fact]],
) -> Board:
    before = [previous.get(unit.code, {}) for unit, *_ in rows]
    measured = measure(book.standard, [facts for _, facts, _, _ in rows], before)
    scores = score(book.standard, cells, measured)
    doubtful = [is_doubtful(classified) for _, _, classified, _ in rows]
    decisions = decide(book.standard, cells, scores, [unit_class for *_, unit_class in rows], doubtful=doubtful)
    units = tuple(unit for unit, *_ in rows)
    classified = tuple(entry for _, _, entry, _ in rows)
    return Board(units, tuple(facts for _, facts, _, _ in rows), classified, measured, scores, decisions)


def _no_class(book: Lawbook, round_: Round, unit: Unit, classified: Classified) -> Problem:
    place = Place(f"{round_.id}/communes.csv")
    if classified.override:
        allowed = ", ".join(c.id for c in book.standard.head.classes)
        given = classified.override.value
        return problem("RND-303", place, unit.code, commune=unit.code, name=unit.name, given=given, allowed=allowed)
    if classified.unsure:
        unsure = ", ".join(f"{FLAG_WORDS[name]} ({name})" for name in classified.unsure)
        english = ", ".join(classified.unsure)
        return problem("RND-301", place, unit.code, commune=unit.code, name=unit.name, unsure=unsure, unsure_en=english)
    return problem("RND-302", place, unit.code, commune=unit.code, name=unit.name)


def authority_of(book: Lawbook, round_: Round) -> Authority | None:
    """Who decides: the profile the round names, or the one in force on its day."""
    profiles = book.standard.head.authorities
    if round_.authority:
        return next((a for a in profiles if a.id == round_.authority), None)
    return next((a for a in profiles if a.from_ <= round_.on and (a.until is None or round_.on <= a.until)), None)


def results_of(made: Assessment, *, tool: str) -> Results:
    """An assessment as the plain data of ``results.json``, communes in the round's order."""
    head = made.book.standard.head
    maximum = head.maximum.points
    rows = {card.unit.code: commune_row(card, maximum=maximum) for card in made.cards}
    authority = authority_of(made.book, made.round)
    return Results(
        schema=SCHEMA,  # type: ignore[arg-type]
        tool=tool,
        round=made.round.id,
        on=made.round.on,
        simulated=made.round.simulated,
        authority=authority.id if authority else None,
        standard=StandardRow(id=head.id, status=head.status, sha256=made.book.sha256, marks=marks_of(made.book)),
        judged_by=made.cells.judged_by,
        communes=[_with_tasks(made, _row(made, unit, rows)) for unit in made.round.units],
        problems=[problem_row(found, dict(words(found, "vi"))) for found in made.problems],
    )


def _with_tasks(made: Assessment, row: CommuneRow) -> CommuneRow:
    statuses = made.tasks.communes[row.code] if made.tasks else ()
    return row.model_copy(update={"tasks": [task_row(status) for status in statuses]})


def _row(made: Assessment, unit: Unit, rows: Mapping[str, CommuneRow]) -> CommuneRow:
    received = made.evidence.communes[unit.code].received
    if unit.code in rows:
        return rows[unit.code].model_copy(update={"received": received})
    return CommuneRow(
        **{"class": None},
        code=unit.code,
        name=unit.name,
        class_rule="",
        threshold=None,
        decision=None,
        firm=False,
        because=[],
        total=None,
        criteria=[],
        items=[],
        gaps=[],
        missing=[],
        set_aside=True,
        received=received,
        tasks=[],
    )
