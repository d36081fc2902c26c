"""The law's workbook read back: what each file would say, and which cell every value came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel

from engine.desk.editing.cell_values import Refused, read
from engine.desk.editing.drafts import Draft, Origin, Spot
from engine.desk.editing.dressing import FIRST
from engine.desk.editing.law_sheets import BY_MODEL, DATUM, IDENTITY, MEASURE, SHEET, TABLES, Column, Table, columns_of
from engine.desk.editing.law_sheets import Path as KeyPath
from engine.desk.editing.mistakes import strangers as slips
from engine.desk.editing.workbook_out import GUIDE, META, SCHEMA, identity_columns, shown_columns, title_of
from engine.files.intake.folder_names import is_folder_id
from engine.files.intake.kept_formats import refuse_newer
from engine.files.workbook import Book, Sheet, open_book
from engine.language import LANGUAGES, speak
from engine.law.criteria import Case, Criterion
from engine.law.loading import BOOK, HEAD, nearest
from engine.law.model import StandardHead
from engine.law.questions import EvidenceBook
from engine.law.source import Tree
from engine.law.units.unit_facts import UnitFact
from engine.problems import Place, Problem, ProblemsFound, problem

KEY_ROWS = range(1, 11)
# A criterion's id names its file, so it may hold no path, and not the name of a file of the standard's own.
TAKEN = frozenset({"standard", "evidence", "ledger"})
# What leaves open who belongs to whom.
UNTOLD = frozenset({"WBK-103", "WBK-202", "WBK-212", "WBK-213"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a sheet: its owner's id, what its cells say, and where they are."""

    owner: str
    values: Mapping[KeyPath, Tree]
    cells: Mapping[KeyPath, Origin]
    doubtful: Mapping[KeyPath, Problem]


@dataclass(slots=True)
class _Reading:
    """A workbook in the reading: its lines by model, and what was wrong."""

    book: Book
    found: list[Problem] = field(default_factory=list)
    lines: dict[str, list[_Line]] = field(default_factory=dict)
    cells: dict[Spot, Origin] = field(default_factory=dict)
    doubtful: list[tuple[Spot, Problem]] = field(default_factory=list)
    sheets: dict[str, str] = field(default_factory=dict)


def read_law_workbook(path: Path, shown: str) -> Draft:
    """Read a workbook that ``law export`` made and somebody edited.

    Raises ProblemsFound when the file is unsafe, is no such workbook, or has cells that cannot be told.
    """
    reading = _Reading(open_book(path, shown))
    standard, sha256 = _meta(reading.book)
    head = _identity(reading)
    for table in TABLES:
        reading.lines[table.model.__name__] = _lines(reading, table)
    for table in TABLES:
        _check_names(reading, table)
    reading.found.extend(_strange_sheets(reading))
    if reading.found:
        older = slips.of_an_older_program(reading.found, reading.book.shown)
        raise ProblemsFound(older or slips.said_once(reading.found))
    trees = _trees(reading, head)
    return Draft(shown, standard, sha256, reading.sheets, trees, reading.cells, tuple(reading.doubtful))


def _meta(book: Book) -> tuple[str, str]:
    sheet = book.sheets.get(META)
    held = {sheet.text(row, 1): sheet.text(row, 2) for row in range(1, 8)} if sheet else {}
    refuse_newer(held.get("schema"), SCHEMA, Place(book.shown))
    standard, sha256 = held.get("standard"), held.get("sha256")
    if held.get("schema") != SCHEMA or not standard or not sha256:
        raise ProblemsFound([problem("WBK-101", Place(book.shown))])
    return standard, sha256


def _sheet(reading: _Reading, title: str) -> Sheet | None:
    """A sheet by its name in any language."""
    names = [title_of(title, speak(language)) for language in LANGUAGES]
    found = next((reading.book.sheets[name] for name in names if name in reading.book.sheets), None)
    if found is None:
        reading.found.append(problem("WBK-102", Place(reading.book.shown), name=names[0]))
    return found


def _strange_sheets(reading: _Reading) -> Iterator[Problem]:
    """Sheets that are none of the standard's, in either language."""
    says = [speak(language) for language in LANGUAGES]
    titles = [title_of(title, say) for title in (IDENTITY, *(table.title for table in TABLES)) for say in says]
    guides = [say(GUIDE) for say in says]
    return slips.strange_sheets(reading.book, [*reading.sheets.values(), META, *guides], titles)


def _origin(reading: _Reading, sheet: Sheet, row: int, column: int) -> Origin:
    return Origin(reading.book.place(sheet.title, row, column), sheet.text(row, column))


def _columns(reading: _Reading, sheet: Sheet, wanted: Sequence[Column]) -> tuple[int, dict[int, Column]]:
    """The row of the keys, and which column holds which key: found by key, so columns may be moved."""
    names = {column.name: column for column in wanted if (column.model, column.name) != (SHEET, "about")}
    last = max((at for _, at in sheet.cells), default=1)

    def known(row: int) -> dict[int, Column]:
        return {at: names[sheet.text(row, at)] for at in range(1, last + 1) if sheet.text(row, at) in names}

    row = max(KEY_ROWS, key=lambda row: len(known(row)))
    held = known(row)
    if not held:
        reading.found.append(problem("WBK-213", reading.book.place(sheet.title, row, 1)))
        return row, held
    reading.found.extend(slips.wrong_keys(reading.book, sheet, row, names))
    unread = [column for column in wanted if column not in held.values()]
    strange = slips.strange_columns(reading.book, sheet, row, held, unread)
    named = {told.place.cell for told in reading.found if told.place.sheet == sheet.title}
    reading.found.extend(told for told in strange if told.place.cell not in named)
    return row, held


def _lines(reading: _Reading, table: Table) -> list[_Line]:
    sheet = _sheet(reading, table.title)
    if sheet is None:
        return []
    reading.sheets[table.title] = sheet.title
    keys, columns = _columns(reading, sheet, shown_columns(table))
    told = set(columns)
    rows = sorted({row for row, at in sheet.cells if row > keys and at in told and _says(sheet, row, at)})
    return [_line(reading, sheet, row, columns) for row in rows]


def _says(sheet: Sheet, row: int, column: int) -> bool:
    return sheet.cells[row, column].says


def _line(reading: _Reading, sheet: Sheet, row: int, columns: Mapping[int, Column]) -> _Line:
    values: dict[KeyPath, Tree] = {}
    cells: dict[KeyPath, Origin] = {}
    doubtful: dict[KeyPath, Problem] = {}
    owner = ""
    for at, column in columns.items():
        said = read(column, sheet.cells.get((row, at)))
        origin = replace(_origin(reading, sheet, row, at), column=column)
        cells[column.path] = origin
        if isinstance(said, Refused):
            told = problem(said.code, origin.place, origin.typed, **{"given": said.given, **said.values})
            if said.code == "WBK-206":
                doubtful[column.path], values[column.path] = told, said.given
            else:
                reading.found.append(told)
        elif column.model == SHEET and len(column.path) == 1:
            owner = str(said or "")
        elif said is not None:
            values[column.path] = said
    return _Line(owner, values, cells, doubtful)


def _check_names(reading: _Reading, table: Table) -> None:
    """Every row belongs to an entry that there is, and no two entries that own rows have one id."""
    lines = reading.lines[table.model.__name__]
    if any(other.parent == table.model.__name__ for other in TABLES) or table.model is UnitFact:
        for name, times in Counter(str(line.values.get(("id",), "")) for line in lines).items():
            twice = [line for line in lines if line.values.get(("id",), "") == name]
            if times > 1 and name:
                origin = twice[1].cells["id",]
                reading.found.append(problem("LAW-301", origin.place, origin.typed, name=name))
    if table.model is Criterion:
        for line in lines:
            name = str(line.values.get(("id",), ""))
            if ("id",) in line.cells and (not is_folder_id(name) or name in TAKEN):
                origin, code = line.cells["id",], "WBK-202" if name else "WBK-212"
                reading.found.append(problem(code, origin.place, origin.typed, name=name))
    # Where a column is missing, which is told already, nobody can say who belongs to whom.
    if not table.parent or any(told.code in UNTOLD for told in reading.found):
        return
    known = {str(line.values.get(("id",), "")) for line in reading.lines[table.parent]}
    if table.key in Case.model_fields:
        known |= {f"{line.owner}@{line.values.get(('id',), '')}" for line in reading.lines["Case"]}
    strangers = {line.owner: line for line in reversed(lines) if line.owner not in known or not line.owner}
    for name, line in strangers.items():
        origin = line.cells[table.owner,]
        rows = sum(other.owner == name for other in lines)
        parent, code = BY_MODEL[table.parent].title, "WBK-201" if name else "WBK-212"
        told = {"name": name, "near": nearest(name, known), "sheet": reading.sheets.get(parent, parent)}
        reading.found.append(problem(code, origin.place, origin.typed, **told, rows=rows))


def _identity(reading: _Reading) -> _Line:
    """The sheet of the standard itself, whose keys stand one below the other."""
    sheet = _sheet(reading, IDENTITY)
    if sheet is None:
        return _Line("", {}, {}, {})
    columns = {column.name: column for column in columns_of(StandardHead)}
    value_at, key_at = (at for at, c in enumerate(identity_columns(), 1) if c.name in ("value", "key"))
    keys = sorted({row for row, _ in sheet.cells if sheet.text(row, key_at) in columns})
    rows = {columns[sheet.text(row, key_at)]: row for row in keys}
    reading.sheets[IDENTITY] = sheet.title
    place = reading.book.place(sheet.title, 1, key_at)
    reading.found.extend(problem("WBK-103", place, name=name) for name, c in columns.items() if c not in rows)
    reading.found.extend(slips.strange_keys(reading.book, sheet, (key_at, value_at), FIRST, columns))
    lines = [_line(reading, sheet, row, {value_at: column}) for column, row in rows.items()]
    return _Line(
        "",
        {path: value for line in lines for path, value in line.values.items()},
        {path: origin for line in lines for path, origin in line.cells.items()},
        {path: told for line in lines for path, told in line.doubtful.items()},
    )


def _trees(reading: _Reading, head: _Line) -> dict[str, dict[str, Tree]]:
    """The files' trees, their keys in the models' order."""
    trees: dict[str, dict[str, Tree]] = {HEAD: _entry(reading, None, head, (HEAD, ())), BOOK: {}}
    for table in TABLES:
        if table.file:
            lines = reading.lines[table.model.__name__]
            spots = [(table.file, (table.key, at)) for at in range(len(lines))]
            _put(trees[table.file], table, [_entry(reading, table, *held) for held in zip(lines, spots, strict=True)])
    names: list[str] = []
    for line in reading.lines["Criterion"]:
        name = str(line.values.get(("id",), ""))
        trees[f"{name}.yaml"] = _entry(reading, BY_MODEL["Criterion"], line, (f"{name}.yaml", ()))
        reading.cells[HEAD, ("criteria", len(names))] = line.cells["id",]
        names.append(name)
    trees[HEAD]["criteria"] = tuple(names)
    trees[HEAD] = _in_order(trees[HEAD], StandardHead)
    return trees


def _owns(table: Table, child: Table) -> bool:
    """Whether rows of a sheet may belong to one of another: a case has bands and examples as its item has."""
    return child.parent == table.model.__name__ or (table.model is Case and child.key in ("bands", "examples")
                                                    and child.parent == "Item")  # fmt: skip


def _put(tree: dict[str, Tree], table: Table, entries: Sequence[Tree], owner: type[BaseModel] | None = None) -> None:
    """A list of entries; an empty one only where the list must be there."""
    tops: dict[str, type[BaseModel]] = {HEAD: StandardHead, BOOK: EvidenceBook}
    model = owner or tops[table.file]
    field = next(held for name, held in model.model_fields.items() if (held.alias or name) == table.key)
    if entries or field.is_required():
        tree[table.key] = tuple(entries)


def _entry(reading: _Reading, table: Table | None, line: _Line, spot: Spot) -> dict[str, Tree]:
    """One entry with all that belongs to it; every cell on the way is noted under its route."""
    file, route = spot
    tree: dict[str, Tree] = {}
    for path, value in line.values.items():
        _set(tree, path if path != DATUM else ("measure", str(line.values.get(MEASURE, ""))), value, path)
    for path, origin in line.cells.items():
        if table and path == (table.owner,):
            continue  # whose row it is, is no key of the entry
        reading.cells[file, (*route, *_typed_path(line, path))] = origin
    for path, told in line.doubtful.items():
        reading.doubtful.append(((file, (*route, *path)), told))
    for child in TABLES:
        if table and _owns(table, child):
            name = str(line.values.get(("id",), ""))
            owner = f"{line.owner}@{name}" if table.model is Case else name
            own = [row for row in reading.lines[child.model.__name__] if row.owner == owner]
            entries = [_entry(reading, child, row, (file, (*route, child.key, at))) for at, row in enumerate(own)]
            _put(tree, child, entries, table.model)
    return _in_order(tree, table.model) if table else tree


def _typed_path(line: _Line, path: KeyPath) -> KeyPath:
    return ("measure", str(line.values.get(MEASURE, "datum"))) if path == DATUM else path


def _set(tree: dict[str, Tree], path: KeyPath, value: Tree, column: KeyPath) -> None:
    """Put a value under its path; the kind of a measure is a key of its own with the datum as its value."""
    if column == MEASURE:
        held = tree.setdefault("measure", {})
        if isinstance(held, dict):
            held.setdefault(str(value), "")
        return
    for key in path[:-1]:
        below = tree.setdefault(key, {})
        if not isinstance(below, dict):
            return
        tree = below
    tree[path[-1]] = value


def _in_order(tree: dict[str, Tree], model: type[BaseModel]) -> dict[str, Tree]:
    """The keys as the model has them."""
    known = [entry.alias or name for name, entry in model.model_fields.items()]
    return dict(sorted(tree.items(), key=lambda held: known.index(held[0]) if held[0] in known else len(known)))
