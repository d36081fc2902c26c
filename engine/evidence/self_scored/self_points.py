"""The points a commune gives itself, read from its form: kept beside the facts, for the board to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from engine.evidence.entries import Entry, read_entry
from engine.evidence.facts import Round, SelfScore
from engine.evidence.questionnaire import AskedItem, Questionnaire
from engine.files.books import Book, Cell, Sheet
from engine.files.exact_numbers import Typed, read_exact
from engine.files.intake.seen_cells import exact, seen
from engine.files.numbers import Refusal, folded, is_empty, read_day, shown
from engine.files.writing import coordinates
from engine.law.points.scores import Score, is_multiple, score_of, score_text
from engine.law.questions import Evidence
from engine.problems import Place, Problem, day_in_both, problem

ID_COLUMN = 1
NOTHING = Cell(None)
Cells = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SelfScorePage:
    """Where a form says that its own points stand: sheet, cell of each item by id, column heads, cell of the day."""

    title: str
    points: Cells
    heads: Mapping[tuple[int, int], str]
    day: str


def read_self_score(
    book: Book, page: SelfScorePage, asked: Questionnaire, commune: str
) -> tuple[SelfScore | None, tuple[Problem, ...]]:
    """A commune's own points, None when it gave none, and what is wrong with them: warnings only."""
    sheet = book.sheets.get(page.title)
    if sheet is None or sheet.hidden:
        return None, (problem("EVI-152", Place(book.shown), commune=commune, wanted=page.title),)
    items = {name: item for name, item in asked.items.items() if name in page.points}
    if moved := next(_displaced(sheet, page), None):
        return None, (problem("EVI-153", book.place(sheet.title, *moved), commune=commune),)
    found: list[Problem] = []
    points: dict[str, Score] = {}
    for name, item in items.items():
        at = page.points[name]
        cell = sheet.cells.get(at, NOTHING)
        read: Score | str | None
        if item.step == 1:
            read = _points(Entry(commune, _as_datum(item), cell, book.place(sheet.title, *at)), asked.round)
        else:
            read = _parted(cell, item)
        if isinstance(read, int | Decimal):
            points[name] = read
        elif read:
            values = {"item": item.number, "given": read, "limit": item.most, **_rule_of(item)}
            found.append(problem("EVI-150", book.place(sheet.title, *at), read, commune, **values))
    day, told = _day(book, page, asked.round.on, commune)
    if not points and not found:
        return None, ()
    return SelfScore(points, day), (*found, *told)


def _displaced(sheet: Sheet, page: SelfScorePage) -> Iterator[tuple[int, int]]:
    """Cells that no longer hold what the form was made with: heads, and the items' own ids."""
    yield from (at for at, text in page.heads.items() if sheet.text(*at) != text)
    yield from (at for name, at in page.points.items() if sheet.text(at[0], ID_COLUMN) != name)


def _points(entry: Entry, round_: Round) -> int | str | None:
    """A cell's points; what it says where that is none from 0 to the item's most; None when it is empty.

    It is read as every count is, so that what a fact's cell may not hold this may not either.
    """
    fact, _ = read_entry(entry, round_)
    if fact and fact.state == "given":
        return fact.value
    return None if not entry.value.says else shown(entry.value.raw) or "="


def _parted(cell: Cell, item: AskedItem) -> Score | str | None:
    """The same where the standard has parts of a point: 12,5 and 12.5 are both read, 12,3 only where a step is 0.1."""
    look = seen(cell)
    if isinstance(look, Refusal) or look.percent:
        return shown(cell.raw) or "="
    if is_empty(look.raw):
        return None
    text = folded(str(exact(look.raw)) if isinstance(look.raw, int | float) else str(look.raw))
    read = read_exact(text, whole=True) if isinstance(text, str) and not isinstance(look.raw, bool) else None
    plain = isinstance(read, Typed) and not (read.percent or read.slashed) and read.value >= 0
    if isinstance(read, Typed) and plain and read.value <= Fraction(item.most) and is_multiple(read.value, item.step):
        return score_of(read.value)
    return shown(cell.raw) or "="


def _rule_of(item: AskedItem) -> Mapping[str, str]:
    """What own points are, where the standard has parts of a point: the message says it in place of whole numbers."""
    if item.step == 1:
        return {}
    told, told_en = score_text(item.step, ","), score_text(item.step)
    return {"points_are": f"số chia hết cho {told}", "points_are_en": f"a multiple of {told_en}"}


def _as_datum(item: AskedItem) -> Evidence:
    """An item's own points as a count from 0 to its most."""
    said = dict.fromkeys(("label", "label_en", "question", "question_en", "holder", "holder_en"), item.number)
    return Evidence.model_validate({**said, "id": "own_points", "kind": "count", "at_most": item.most})


def _day(book: Book, page: SelfScorePage, on: date, commune: str) -> tuple[date | None, tuple[Problem, ...]]:
    """The day of the self-score; none where nothing was typed or it is no day; one after the round's is questioned."""
    sheet = book.sheets[page.title]
    at = coordinates(page.day)
    cell = sheet.cells.get(at, NOTHING) if at else NOTHING
    if at is None or not cell.says:
        return None, ()
    look, place = seen(cell), book.place(sheet.title, *at)
    read = look if isinstance(look, Refusal) else read_day(look.raw)
    if isinstance(read, Refusal):
        given = shown(cell.raw)
        return None, (problem("EVI-151", place, given, commune, given=given),)
    if read > on:
        values = {"given": day_in_both(read), "on": day_in_both(on)}
        return read, (problem("EVI-154", place, values["given"].vi, commune, **values),)
    return read, ()
