"""Which sheet and column of the workbook holds which key: derived from the law's own models, so that no key is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from engine.law.criteria import Action, Band, Case, Criterion, Example, Item
from engine.law.loading import BOOK, HEAD
from engine.law.measures import kinds
from engine.law.measures.kind import Kind as MeasureKind
from engine.law.model import Authority, DatedBar, Reading, StandardHead, UnitClass
from engine.law.periods.own_period import OwnPeriod
from engine.law.points.scores import Score
from engine.law.questions import Check, CheckExample, DatedNote, Evidence
from engine.law.recognising.conditions import Condition, Level, LevelThreshold
from engine.law.shaping.model_keys import bare
from engine.law.source import Route, Tree
from engine.law.units.unit_facts import CaseTest, UnitFact, UnitTest
from engine.law.values import TYPED_MARKS, Data, Mark, Named

# data: one id or several, of which a single one is no list. clauses: conditions on communes, a line each; facts: those
# of one condition; choices: ids with titles; bar: points, or a percent of the maximum; year_day: a day of any year;
# points: whole numbers, or with the parts of a point that the standard has.
Kind = Literal[
    "text",
    "whole",
    "points",
    "exact",
    "flag",
    "day",
    "word",
    "words",
    "names",
    "data",
    "clauses",
    "facts",
    "choices",
    "bar",
    "year_day",
]
Path: TypeAlias = tuple[str, ...]
Trees: TypeAlias = Mapping[str, Mapping[str, Tree]]

MEASURE = ("measure",)
# A measure is shown as its kind and its datum; the datum's key in the file is the kind itself.
DATUM = ("measure", "datum")
EVERY_ONE = "each_of"  # the list of the one word that stands for every id
# Texts of which some are words: an answer, nobody in the whole, missing evidence.
SPOKEN = {("Example", "given"): "given"}
OWNERS = {
    "Criterion": "criterion", "Item": "item", "UnitClass": "class", "Check": "check", "Level": "level",
    "Evidence": "evidence",
}  # fmt: skip
YEAR_DAYS = (("OwnPeriod", "from"), ("OwnPeriod", "to"))
SHEET = "Sheet"  # where the vocabulary keeps the keys that only the workbook has


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key it holds, as a path below its row; its kind; its list of words, if closed."""

    path: Path
    model: str
    kind: Kind
    needed: bool
    words: str = ""
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The key as the second head row shows it: cite.at."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of rows: the entries of one list, of the standard itself or of every ``parent``.

    What an item's cases have of their own stands with the item's, under the name of its line: tc02.1@mien-nui.
    """

    title: str
    model: type[BaseModel]
    key: str
    file: str = ""
    parent: str = ""

    @property
    def owner(self) -> str:
        """The column that names a row's parent."""
        return OWNERS.get(self.parent, "")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet as the files hold it: its parent's id, its file, where it stands there, what it says."""

    owner: str
    file: str
    route: Route
    tree: Mapping[str, Tree]


IDENTITY = "Bộ tiêu chí"
TABLES = (
    Table("Tiêu chí", Criterion, ""),
    Table("Mục", Item, "items", parent="Criterion"),
    Table("Bậc", Band, "bands", parent="Item"),
    Table("Ví dụ", Example, "examples", parent="Item"),
    Table("Trường hợp", Case, "except", parent="Item"),
    Table("Số liệu", Evidence, "evidence", BOOK),
    Table("Ghi chú theo ngày", DatedNote, "notes", parent="Evidence"),
    Table("Phép soát", Check, "checks", BOOK),
    Table("Ví dụ phép soát", CheckExample, "examples", parent="Check"),
    Table("Kỳ của tiêu chí", OwnPeriod, "periods", HEAD),
    Table("Dữ kiện xã", UnitFact, "unit_facts", HEAD),
    Table("Ngưỡng", UnitClass, "classes", HEAD),
    Table("Ngưỡng theo ngày", DatedBar, "thresholds_by_day", parent="UnitClass"),
    Table("Xếp nhóm", UnitTest, "when", parent="UnitClass"),
    Table("Điều kiện", Condition, "conditions", HEAD),
    Table("Mức công nhận", Level, "levels", HEAD),
    Table("Ngưỡng của mức", LevelThreshold, "thresholds", parent="Level"),
    Table("Việc nên làm", Action, "actions", parent="Item"),
    Table("Thẩm quyền", Authority, "authorities", HEAD),
    Table("Cách đọc", Reading, "readings", HEAD),
)
BY_MODEL = {table.model.__name__: table for table in TABLES}


def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a model's row in its order, English texts last; lists of entries have sheets of their own."""
    return _columns_of(model, kinds.KINDS)


@cache
def _columns_of(model: type[BaseModel], _: tuple[MeasureKind[Any], ...]) -> tuple[Column, ...]:
    found = tuple(_columns(model, ()))
    return (*(c for c in found if not is_english(c)), *(c for c in found if is_english(c)))


def is_english(column: Column) -> bool:
    """Whether a column holds the English of another."""
    return column.path[-1].endswith("_en")


def _columns(model: type[BaseModel], above: Path, *, needed: bool = True) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        key, held = field.alias or name, bare(field.annotation)
        must = needed and field.is_required()
        if field.exclude:
            continue  # no file writes it
        if (*above, key) == MEASURE:
            yield from _measure_columns(field)
        elif isinstance(held, type) and issubclass(held, BaseModel):
            yield from _columns(held, (*above, key), needed=must)
        elif not _is_list_of_entries(held) and (model, key) != (StandardHead, "criteria"):
            yield _column(held, (*above, key), model.__name__, needed=must)


def _measure_columns(field: FieldInfo) -> Iterator[Column]:
    known = measure_kinds()
    yield Column(MEASURE, "Item", "word", field.is_required(), "measure", tuple(known))
    yield Column(DATUM, SHEET, "data", field.is_required())
    rest = {
        key: (bare(entry.annotation), shape)
        for kind, shape in known.items()
        for key, entry in shape.model_fields.items()
        if key != kind
    }
    deep = [(key, held) for key, (held, _) in rest.items() if isinstance(held, type) and issubclass(held, BaseModel)]
    for key, (held, shape) in rest.items():
        if key not in dict(deep):
            yield _column(held, ("measure", key), shape.__name__, needed=False)
    for key, below in deep:
        yield from _columns(below, ("measure", key), needed=False)


def measure_kinds() -> Mapping[str, type[BaseModel]]:
    """The kinds of measure and their shapes; a shape's first key is the kind's own."""
    return {kind.name: kind.entry.model for kind in kinds.KINDS}


def _column(held: object, path: Path, model: str, *, needed: bool) -> Column:
    if kind := _kind_of_units(held, path, model):
        return Column(path, model, kind, needed)
    if get_origin(held) is tuple:
        part = bare(get_args(held)[0])
        return (
            Column(path, model, "words", needed, path[-1], get_args(part))
            if _is_closed(part)
            else Column(path, model, "names", needed)
        )
    if held == Mark:
        return Column(path, model, "word", needed, "mark", tuple(mark for mark in TYPED_MARKS if mark != "machine"))
    if _is_closed(held):
        return Column(path, model, "word", needed, path[-1], get_args(held))
    if held is bool:
        return Column(path, model, "flag", needed, "flag", ("true", "false"))
    if held in (Named, Named | None):
        return Column(path, model, "data", needed, EVERY_ONE)
    if held == Data:
        return Column(path, model, "data", needed)
    if (model, path[-1]) in YEAR_DAYS:
        return Column(path, model, "year_day", needed)
    plain: dict[object, Kind] = {int: "whole", Score: "points", Fraction: "exact", date: "day"}
    if path == ("maximum", "step"):
        return Column(path, model, "exact", needed)
    return Column(path, model, plain.get(held, "text"), needed, SPOKEN.get((model, path[-1]), ""))


def _kind_of_units(held: object, path: Path, model: str) -> Kind | None:
    """The kinds that speak of communes: conditions, facts, choices, thresholds."""
    if get_origin(held) is tuple and bare(get_args(held)[0]) is CaseTest:
        return "clauses"
    if get_origin(held) is dict:
        return "facts" if path == ("facts",) else "choices"
    return "bar" if (model, path) == ("UnitClass", ("threshold",)) else None


def _is_closed(kind: object) -> bool:
    return get_origin(kind) is Literal


def _is_list_of_entries(kind: object) -> bool:
    part = bare(get_args(kind)[0]) if get_origin(kind) is tuple else None
    if part is CaseTest:
        return False
    return isinstance(part, type) and issubclass(part, BaseModel)


def rows_of(table: Table, trees: Trees) -> Iterator[Row]:
    """The rows of a sheet, from the files' trees, in the order of the files."""
    if table.model is Criterion:
        for name in _listed(trees[HEAD].get("criteria", ())):
            tree = trees[f"{name}.yaml"]
            yield Row("", f"{name}.yaml", (), tree)
    elif table.file:
        yield from _entries("", table, table.file, (), trees[table.file])
    else:
        for row in rows_of(BY_MODEL[table.parent], trees):
            owner = str(row.tree.get("id", ""))
            yield from _entries(owner, table, row.file, row.route, row.tree)
            if table.key in Case.model_fields:
                for case in _entries(owner, BY_MODEL["Case"], row.file, row.route, row.tree):
                    line = f"{owner}@{case.tree.get('id', '')}"
                    yield from _entries(line, table, case.file, case.route, case.tree)


def _entries(owner: str, table: Table, file: str, route: Route, tree: Mapping[str, Tree]) -> Iterator[Row]:
    for at, entry in enumerate(_listed(tree.get(table.key, ()))):
        if isinstance(entry, dict):
            yield Row(owner, file, (*route, table.key, at), entry)


def _listed(tree: Tree) -> tuple[Tree, ...]:
    return tree if isinstance(tree, tuple) else ()


def held(tree: Mapping[str, Tree], path: Path) -> Tree | None:
    """What a row says under a column's path; None when it says nothing."""
    if path == MEASURE:
        return _kind_of(tree.get("measure"))
    if path == DATUM:
        measure = tree.get("measure")
        return measure.get(_kind_of(measure) or "") if isinstance(measure, dict) else None
    found: Tree | None = dict(tree)
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _kind_of(measure: Tree | None) -> str | None:
    return next((kind for kind in measure_kinds() if kind in measure), None) if isinstance(measure, dict) else None
