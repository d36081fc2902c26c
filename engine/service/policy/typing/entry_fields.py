"""The usual changes of a standard as fields of a form: the rows and cells of its workbook, entry by entry.

What is typed is read as the workbook's cells are, so that a page and an import write the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.desk.editing.cell_values import Refused, read, shown
from engine.desk.editing.drafts import Origin, Spot
from engine.desk.editing.law_sheets import BY_MODEL, TABLES, Column, Row, Table, columns_of, held, rows_of
from engine.desk.editing.trying import own_files, trees_in
from engine.desk.editing.vocabulary import vocabulary
from engine.desk.editing.workbook_out import label_of, title_of
from engine.files.books import Cell
from engine.files.yaml_text import fresh, rewrite
from engine.language import Say
from engine.law.criteria import Criterion, Item
from engine.law.loading import HEAD, Lawbook
from engine.law.model import StandardHead, UnitClass
from engine.law.source import Route, Tree
from engine.problems import Place, Problem, problem

# What a form changes; how a thing is measured, whom it is for and lists of words are changed in the text.
KINDS = frozenset({"text", "whole", "points", "exact", "day", "word", "bar"})
LONG = 60
# Sheets that are changed in the text: examples are the machine's to make, tasks are no law.
APART = frozenset({"Example", "Action"})
WHOLE = "chung"


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the law to be typed: its name in the form, its head, what it says, and its words where it is closed.

    ``problem`` is what was wrong with what was typed.
    """

    name: str
    label: str
    value: str
    note: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    long: bool = False
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A row of the workbook as fields: which sheet, which row of it, its line in the file."""

    sheet: str
    title: str
    place: Place
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FieldSpot:
    """A field's name in the form, where it stands on the page and what it has."""

    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class TypedFields:
    """The texts that typed fields make, with what could not be read."""

    texts: Mapping[str, str | None]
    problems: Mapping[str, Problem]


def entries_of(book: Lawbook, say: Say) -> tuple[tuple[str, str], ...]:
    """What can be changed by fields, in the order of the text: the whole, each criterion and item, each class."""
    told = [(WHOLE, say("Văn bản, tổng điểm, điểm liệt"))]
    for row in rows_of(BY_MODEL["Criterion"], trees_in(book.sources)):
        told.append((str(row.tree.get("id")), f"{row.tree.get('number')}. {_title(row, say)}"))
        told += [
            (str(item.tree.get("id")), f"{item.tree.get('id')} {_title(item, say)}")
            for item in rows_of(BY_MODEL["Item"], trees_in(book.sources))
            if item.owner == row.tree.get("id")
        ]
    rows = rows_of(BY_MODEL["UnitClass"], trees_in(book.sources))
    return (*told, *((f"class:{row.tree.get('id')}", say("Ngưỡng: {title}", title=_title(row, say))) for row in rows))


def field_rows(
    book: Lawbook, entry: str, say: Say, typed: Mapping[str, str], wrong: Mapping[str, Problem]
) -> tuple[FieldRow, ...]:
    """The rows of an entry, each value as ``typed`` where it was; none where there is no such entry."""
    told = []
    for table, row in _rows(book, entry):
        title, named = _titles(table, row, say)
        fields = tuple(_fields(row, columns_of(table.model if table else StandardHead), say, (typed, wrong)))
        place = book.sources[row.file].place(row.route)
        told.append(FieldRow(title, named, place, fields))
    return tuple(told)


def fields_by_spot(book: Lawbook, entry: str, say: Say, typed: Mapping[str, str]) -> Mapping[Spot, FieldSpot]:
    """Each field of an entry by the value of the files that it holds: its name, and its place for whoever reads."""
    told: dict[Spot, FieldSpot] = {}
    for table, row in _rows(book, entry):
        for column in _shown_columns(columns_of(table.model if table else StandardHead)):
            name, label = _name(row, column), _label(row, column, say)
            place = Place(book.folder.name, sheet=_titles(table, row, say)[1], cell=label)
            said = typed.get(name, _value(row, column, say))
            told[row.file, (*row.route, *column.path)] = FieldSpot(name, Origin(place, said, column))
    return told


def _titles(table: Table | None, row: Row, say: Say) -> tuple[str, str]:
    """A row's sheet, and the row itself: of those that an entry has several of with its number."""
    title = title_of(table.title, say) if table else say("Bộ tiêu chí")
    number = row.route[-1] + 1 if row.route and isinstance(row.route[-1], int) else 0
    numbered = table is not None and table.model not in (Criterion, Item, UnitClass)
    return title, f"{title} {number}" if numbered else title


def typed_fields(book: Lawbook, entry: str, given: Mapping[str, str], say: Say) -> TypedFields:
    """The texts of the files with what was typed otherwise than it is shown; all else stays as it is."""
    trees = dict(trees_in(book.sources))
    wrong: dict[str, Problem] = {}
    for table, row in _rows(book, entry):
        for column in _shown_columns(columns_of(table.model if table else StandardHead)):
            name = _name(row, column)
            if name not in given or _plain(given[name]) == _plain(_value(row, column, say)):
                continue
            said = read(column, Cell(given[name].replace("\r\n", "\n")))
            if isinstance(said, Refused):
                place = Place(row.file, _line(book, row, column))
                wrong[name] = problem(said.code, place, given[name], **{"given": said.given, **said.values})
                continue
            changed = _put(trees[row.file], (*row.route, *column.path), said)
            trees[row.file] = changed if isinstance(changed, dict) else trees[row.file]
    wanted, now = own_files(book, book.folder, trees)
    texts = {name: _text(book.folder, name, tree, now) for name, tree in wanted.items() if tree != now.get(name)}
    return TypedFields(texts, wrong)


def _rows(book: Lawbook, entry: str) -> Iterator[tuple[Table | None, Row]]:
    """The rows of an entry and of all that is its own, sheet by sheet; of the whole that of the head."""
    trees = trees_in(book.sources)
    if entry == WHOLE:
        yield None, Row("", HEAD, (), trees[HEAD])
        return
    own = [at for at in (BY_MODEL["Criterion"], BY_MODEL["Item"], BY_MODEL["UnitClass"]) if _found(at, entry, trees)]
    for top in own[:1]:
        row = _found(top, entry, trees)
        if row is None:
            return
        yield top, row
        for table in TABLES:
            below = table.model.__name__ not in APART and top.model is not Criterion and table.parent
            for child in rows_of(table, trees) if below else ():
                if child.file == row.file and child.route[: len(row.route)] == row.route != child.route:
                    yield table, child


def _found(table: Table, entry: str, trees: Mapping[str, dict[str, Tree]]) -> Row | None:
    wanted = entry.removeprefix("class:") if table.model is UnitClass else entry
    if (table.model is UnitClass) != entry.startswith("class:"):
        return None
    return next((row for row in rows_of(table, trees) if row.tree.get("id") == wanted), None)


def _shown_columns(columns: Sequence[Column]) -> Iterator[Column]:
    return (c for c in columns if c.kind in KINDS and c.path[0] != "measure" and c.name not in ("id", "number"))


def _fields(
    row: Row, columns: Sequence[Column], say: Say, given: tuple[Mapping[str, str], Mapping[str, Problem]]
) -> Iterator[Field]:
    typed, wrong = given
    for column in _shown_columns(columns):
        name, value = _name(row, column), _value(row, column, say)
        if not value and not _may_begin(row, column):
            continue  # what this entry has not: a band of another kind is typed in the text
        words = vocabulary()
        label = _label(row, column, say)
        choices = tuple((words.word(column.words, c, say), words.word(column.words, c, say)) for c in column.choices)
        now = typed.get(name, value)
        yield Field(name, label, now, _note(column, say), choices, len(now) > LONG, wrong.get(name))


def _may_begin(row: Row, column: Column) -> bool:
    """Whether an empty field is offered: what is needed, and on what a thing that is there rests."""
    above = column.path[:-1]
    there = not above or isinstance(held(row.tree, above), dict)
    return there and (column.needed or column.path[-1] == "basis")


def _label(row: Row, column: Column, say: Say) -> str:
    return label_of(column, say) if not row.route and row.file == HEAD else _head(column, say)


def _head(column: Column, say: Say) -> str:
    keys = vocabulary().keys[column.model]
    return say.either(*keys[column.path[-1]].head)


def _note(column: Column, say: Say) -> str:
    return say.either(*vocabulary().keys[column.model][column.path[-1]].note)


def _name(row: Row, column: Column) -> str:
    return "|".join((row.file, "/".join(map(str, row.route)), column.name))


def _value(row: Row, column: Column, say: Say) -> str:
    """A value as its field shows it: as the workbook does, numbers with the language's own mark and never grouped."""
    value = held(row.tree, column.path)
    told = shown(column, value, say)
    if isinstance(told, date):
        return f"{told:%d/%m/%Y}"
    if isinstance(told, int | float) and isinstance(value, str):
        return value.replace(".", ",") if say.language == "vi" else value
    return "" if told is None else str(told)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _title(row: Row, say: Say) -> str:
    return str(row.tree.get(say.either("title", "title_en"), row.tree.get("title", "")))


def _line(book: Lawbook, row: Row, column: Column) -> int:
    return book.sources[row.file].place((*row.route, *column.path)).line


def _put(tree: Tree, route: Route, value: Tree | None) -> Tree:
    """A tree with one value put at a route, None to take it away; all else as it was."""
    if not route:
        return value if value is not None else ""
    step, rest = route[0], route[1:]
    if isinstance(tree, tuple):
        return tuple(_put(one, rest, value) if at == step else one for at, one in enumerate(tree))
    if not isinstance(tree, dict):
        return tree
    if not rest and value is None:
        return {key: one for key, one in tree.items() if key != step}
    return {**tree, str(step): _put(tree.get(str(step), {} if rest else ""), rest, value)}


def _text(folder: Path, name: str, tree: dict[str, Tree], now: Mapping[str, object]) -> str:
    return rewrite((folder / name).read_bytes().decode(), tree) if name in now else fresh(tree)
