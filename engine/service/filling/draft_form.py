"""A draft as the Excel form that it would be, and an Excel form as the fields of a draft: one sheet, cell for cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from engine.evidence.filled_forms import META, Meta, is_form, read_meta
from engine.files.books import Book, Cell, Sheet
from engine.files.intake.seen_cells import exact, seen, written
from engine.files.numbers import Refusal, shown
from engine.files.workbook import read_book
from engine.files.writing import coordinates
from engine.forms.layout import Texts
from engine.forms.self_score_sheet import DAY, points_name
from engine.forms.template import form_content
from engine.problems import ProblemsFound, doubts, errors
from engine.records.entries.entry import digest
from engine.service.filling.filling_setting import LyingForm, Setting, papers_language
from engine.service.filling.kept_draft import Ground

# The fields of an answer in the order of its cells: value, document, its day, note.
VALUE, DOCUMENT, DAY_OF, NOTE = PARTS = ("so", "van-ban", "ngay", "ghi-chu")
# A cell by sheet, row and column.
At = tuple[str, int, int]
NOTHING: Final = Cell(None)


def key_of_field(name: str, part: str = VALUE) -> str:
    """How a field is called: the name of its answer, and which of its cells it is."""
    return f"{name}.{part}"


def content_of(setting: Setting, texts: Mapping[str, str]) -> bytes:
    """The Excel form in which these texts stand, as bytes."""
    typed: dict[str, Texts] = {}
    for name in dict.fromkeys(key.rpartition(".")[0] for key in texts):
        value, document, day, note = (texts.get(key_of_field(name, part), "") for part in PARTS)
        typed[name] = value, document, day, note
    return form_content(setting.form(papers_language(), typed), setting.letters)


def fields_at(content: bytes, name: str) -> Mapping[At, str]:
    """Of each cell of a form that is typed into, the field that it is; nothing of what is no form."""
    try:
        book = read_book(content, name)
    except ProblemsFound:
        return {}
    return {at: key for key, at in _cells(read_meta(book.sheets[META]))} if is_form(book) else {}


def _cells(meta: Meta) -> Iterator[tuple[str, At]]:
    """Each field of a form with its cell, sheet by sheet."""
    sheets = [(meta.said.get("sheet", ""), meta.answers)]
    if meta.duties:
        sheets.append((meta.said["duties"], meta.duties.answers))
    for title, answers in sheets:
        for name, (row, column) in answers.items():
            yield from ((key_of_field(name, part), (title, row, column + at)) for at, part in enumerate(PARTS))
    if meta.points:
        title = meta.said["points"]
        yield from ((key_of_field(points_name(item)), (title, *at)) for item, at in meta.points.answers.items())
        if day := coordinates(meta.said.get("points-day", "")):
            yield key_of_field(DAY), (title, *day)


def ground_of(own: LyingForm | None) -> Ground:
    """What a form among the evidence says field by field; nothing of one that is not read, only what its bytes are.

    What stands in a cell that nobody can read for certain is told apart, and its field is empty.
    """
    if own is None:
        return Ground()
    sha = digest(own.content)
    if not is_read(own):
        return Ground(sha)
    book = read_book(own.content, own.shown)
    texts: dict[str, str] = {}
    unread: dict[str, str] = {}
    for key, at in _cells(read_meta(book.sheets[META])):
        text = _text(book, at)
        if isinstance(text, Refusal):
            unread[key] = shown(_cell(book, at).raw) or "="
        elif text:
            texts[key] = text
    return Ground(sha, texts, unread)


def is_read(own: LyingForm) -> bool:
    """Whether a file is this commune's form of this round with its cells where they were put."""
    told = own.reading.problems
    return bool(own.reading.form_of) and not doubts(told) and all(found.data for found in errors(told))


def _text(book: Book, at: At) -> str | Refusal:
    look = seen(_cell(book, at))
    if isinstance(look, Refusal):
        return look
    if look.percent and isinstance(look.raw, int | float):
        return f"{exact(look.raw) * 100:f}%"
    return "" if look.raw is None else as_line(written(look.raw))


def _cell(book: Book, at: At) -> Cell:
    sheet: Sheet | None = book.sheets.get(at[0])
    return NOTHING if sheet is None else sheet.cells.get((at[1], at[2]), NOTHING)


def as_line(text: str) -> str:
    """A text as a field of one line holds it."""
    return " ".join(text.split("\n")).replace("\r", "").strip() if "\n" in text or "\r" in text else text
