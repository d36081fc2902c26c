"""The appraisal's page read back: its fields are the workbook's cells, judged and carried out the same way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.evidence.believing.page_places import APPRAISAL
from engine.files.books import Cell
from engine.language import Say
from engine.problems import Place, Problem
from engine.records.acting.commune_file import CommuneFile
from engine.reporting.review.appraisal_excel import CHOICE, DOCUMENT, DUE, ISSUED, REASON, TYPED, VALUE, filled, mark_of
from engine.reporting.review.appraisal_page import Line, own_words
from engine.reporting.review.appraisal_words import CHOICES, choice_of, choice_word
from engine.service.review.appraisal.appraisal_cells import NOTHING, USED, Filled
from engine.service.review.appraisal.appraisal_changes import Change, done, weighed
from engine.service.review.appraisal.appraisal_lines import Handed, reading_of, wishes_of
from engine.service.review.desk import Desk, Who

# The fields of a line by the workbook's column, as addresses and forms of the page have them.
FIELDS: Mapping[int, str] = {
    CHOICE: "y-kien", VALUE: "so", REASON: "ly-do", DOCUMENT: "van-ban", ISSUED: "ngay", DUE: "han",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedPage:
    """What a page sends back: how the file stood when it was drawn, and the fields of each datum by their names.

    The choice is one of CHOICES, "" where nothing was chosen; ``say`` is the language in which it was drawn.
    """

    handed: Handed
    fields: Mapping[str, Mapping[str, str]]
    say: Say


def field_of(evidence: str, column: int) -> str:
    """The name of a line's field, which is its place on the page too."""
    return f"{FIELDS[column]}:{evidence}"


def handed_of(file: CommuneFile, lines: tuple[Line, ...], say: Say) -> Handed:
    """How a file stands, for the page that is drawn of it."""
    own = {line.evidence.id: own_words(line, say) for line in lines}
    return Handed(file.version, own, {line.evidence.id: mark_of(filled(line, say)) for line in lines})


def fields_of(line: Line, say: Say) -> dict[str, str]:
    """The fields of a line as they stand in the record."""
    told = dict(zip(TYPED, filled(line, say), strict=True))
    return {name: (choice_of(told[at]) or "") if at == CHOICE else told[at] for at, name in FIELDS.items()}


def put_down(
    desk: Desk, file: CommuneFile, typed: TypedPage, who: Who, *, applied: bool
) -> tuple[Change | None, tuple[Problem, ...]]:
    """What a page changes of its file, tried or kept, and what is to be said of it; None where it changes nothing.

    Raises ProblemsFound as the workbook does, each problem at its field.
    """
    reading = reading_of(desk, who, typed.say.language)
    wishes, found = wishes_of(desk, reading, typed.handed, file, typed=lambda line: _typed(file.code, line, typed))
    changes, told = weighed(desk, who, [(file, wishes)], found)
    if not changes:
        return None, told
    return done(desk, who, changes[0], applied=applied), told


def _typed(code: str, line: Line, page: TypedPage) -> Filled:
    name, say = line.evidence.id, page.say
    stood = fields_of(line, say)
    given = {key: text.replace("\r\n", "\n").strip() for key, text in (page.fields.get(name) or stood).items()}
    choice = next((known for known in CHOICES if known == given[FIELDS[CHOICE]]), None)
    cells = dict[int, Cell]()
    for column, key in FIELDS.items():
        text = given.get(key, "")
        if column == CHOICE and choice:
            text = choice_word(choice, say)
        elif choice and column not in USED[choice] and text == stood[key]:
            text = ""  # what the page itself had put there was typed by nobody
        cells[column] = Cell(text) if text else NOTHING
    places = {column: Place(APPRAISAL, sheet=code, cell=_cell(name, column)) for column in FIELDS}
    return Filled(code, line.evidence, cells, places)


def _cell(evidence: str, column: int) -> str:
    """A figure stands in the place of its datum; every other field in that of its own."""
    return evidence if column == VALUE else field_of(evidence, column)


def field_at(place: Place) -> str:
    """The field that a problem is told at; "" for one that is told at none."""
    if place.file != APPRAISAL or not place.cell:
        return ""
    return place.cell if ":" in place.cell else field_of(place.cell, VALUE)
