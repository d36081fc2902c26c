"""A round as a workbook: its sheets, labels and heads, and their cells as a text file has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.evidence.setting.seen_sheets import SeenSheet
from engine.evidence.setting.standard_rows import STANDARD_HEADS, standard_entry
from engine.evidence.tables.communes_file import CommunesFile, communes_of
from engine.files.listing.csv_rows import Field, Row
from engine.files.numbers import Raw, Refusal, plain, read_day
from engine.files.trees import Tree
from engine.files.workbook import open_book
from engine.language import text
from engine.law.loading import nearest
from engine.law.source import Route, Source
from engine.problems import Place, Problem, ProblemsFound, problem

WORKBOOK = "dot.xlsx"
ROUND_SHEET, COMMUNES_SHEET, CLASSES_SHEET = text("Đợt"), text("Xã"), text("Xếp nhóm")
CONFIRMED_SHEET, STANDARDS_SHEET, ACTIONS_SHEET = text("Xác nhận"), text("Bộ tiêu chí riêng"), text("Việc nên làm")
HEADS_ROW = 3
MISSING = "RND-944"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet of the round: its label, the key that it stands for, and whether it must be filled in."""

    label: str
    route: tuple[str, ...]
    needed: bool = True
    is_day: bool = False


LINES = (
    Line(text("Mã đợt"), ("id",)),
    Line(text("Tên đợt"), ("title",)),
    Line(text("Bộ tiêu chí"), ("standard",)),
    Line(text("Ngày chốt số liệu"), ("on",), is_day=True),
    Line(text("Kỳ số liệu: từ ngày"), ("period", "from"), is_day=True),
    Line(text("Kỳ số liệu: đến ngày"), ("period", "to"), is_day=True),
    Line(text("Địa bàn"), ("area",)),
    Line(text("Số liệu mô phỏng"), ("simulated",)),
    Line(text("Văn bản chỉ đạo"), ("directives",), needed=False),
    Line(text("Đợt trước"), ("previous",), needed=False),
    Line(text("Thẩm quyền"), ("authority",), needed=False),
    Line(text("Có người thứ hai"), ("four_eyes",), needed=False),
    Line(text("“Trước ngày” không kể ngày ấy"), ("strict_before",), needed=False),
)
# The first row of the lines, below the heads.
FIRST_LINE = HEADS_ROW + 2
COMMUNE_HEADS: Mapping[str, str] = {
    "code": text("Mã xã"),
    "name": text("Tên xã"),
    "type": text("Loại"),
    "province_type": text("Tỉnh hay thành phố"),
    "mountain": text("Miền núi"),
    "island": text("Hải đảo"),
    "area_iii": text("Khu vực III"),
    "basis": text("Căn cứ"),
}
CLASS_HEADS: Mapping[str, str] = {
    "commune": text("Mã xã"),
    "value": text("Nhóm"),
    "reason": text("Lý do"),
    "document": text("Văn bản"),
    "by": text("Cơ quan ấn định"),
    "on": text("Ngày"),
}
CONFIRMED_HEADS: Mapping[str, str] = {
    "name": text("Mã xã hoặc mã văn bản"),
    "reason": text("Lý do"),
    "by": text("Cơ quan xác nhận"),
    "on": text("Ngày"),
}
# Only the item must be said: what is left empty stays as the standard has it.
ACTION_HEADS: Mapping[str, str] = {
    "item": text("Mục"),
    "label": text("Việc"),
    "effort": text("Ngày công để bắt đầu"),
    "each": text("Ngày công mỗi trẻ, vụ, thôn"),
    "months": text("Số tháng"),
    "possible": text("Kịp trong kỳ"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of entries of one key, each in a row under these heads; ``free`` are heads that may be left empty."""

    sheet: str
    key: str
    heads: Mapping[str, str]
    free: tuple[str, ...] = ()


PARTS = (
    Part(ACTIONS_SHEET, "actions", ACTION_HEADS, tuple(ACTION_HEADS)[1:]),
    Part(CLASSES_SHEET, "class_overrides", CLASS_HEADS),
    Part(CONFIRMED_SHEET, "confirmed", CONFIRMED_HEADS),
)
YES_NO = {"co": "true", "khong": "false", "true": "true", "false": "false"}


@dataclass(frozen=True, slots=True)
class RoundBook:
    """A round's workbook as its text files would be read: the head as a source, the communes as a listing."""

    source: Source
    communes: CommunesFile


def read_round_book(path: Path) -> RoundBook:
    """Read a round's workbook; raises ProblemsFound with all that keeps its sheets from being understood."""
    book = open_book(path, WORKBOOK)
    missing = [name for name in (ROUND_SHEET, COMMUNES_SHEET) if name not in book.sheets]
    if missing:
        others = ", ".join(book.sheets) or "–"
        raise ProblemsFound([problem("RND-945", Place(WORKBOOK), name=name, given=others) for name in missing])
    growth = _Growth({(): Place(WORKBOOK, sheet=ROUND_SHEET)}, {}, [])
    sheets = {title: SeenSheet(book, sheet) for title, sheet in book.sheets.items()}
    growth.take_lines(sheets[ROUND_SHEET])
    for part in PARTS:
        if part.sheet in sheets:
            growth.take_part(sheets[part.sheet], part)
    if STANDARDS_SHEET in sheets:
        growth.take_standards(sheets[STANDARDS_SHEET])
    communes = table_of(sheets[COMMUNES_SHEET], COMMUNE_HEADS)
    unseen = [told for sheet in sheets.values() for told in sheet.refused.values()]
    # Whether anything is missing can be said when all is seen.
    if found := [*unseen, *(told for told in growth.found if not (unseen and told.code == MISSING))]:
        raise ProblemsFound(found)
    source = Source(WORKBOOK, (), growth.tree, {}, growth.values)
    return RoundBook(source, communes_of(WORKBOOK, *communes))


@dataclass(frozen=True, slots=True)
class _Growth:
    """The head of a round as it is read: the place of every value, the tree, and what is wrong."""

    values: dict[Route, Place]
    tree: dict[str, Tree]
    found: list[Problem]

    def take_lines(self, sheet: SeenSheet) -> None:
        """The sheet of the round, label by label."""
        known = {plain(line.label): line for line in LINES}
        where: dict[str, Place] = {}
        for row in sorted({row for row, column in sheet.sheet.cells if column == 1 and row > HEADS_ROW + 1}):
            typed, place = sheet.text(row, 1), sheet.place(row, 1)
            line = known.get(plain(typed))
            if not typed:
                continue
            if line is None:
                near = nearest(typed, [entry.label for entry in LINES])
                self.found.append(problem("RND-942", place, typed, given=typed, near=near))
            elif line.label in where:
                first = where[line.label].cell
                self.found.append(problem("RND-943", place, typed, given=typed, first=first))
            else:
                where[line.label] = sheet.place(row, 2)
                self._take(line, sheet, row, where[line.label])
        for line in LINES:
            if line.needed and line.route not in self.values:
                place = where.get(line.label, Place(WORKBOOK, sheet=ROUND_SHEET))
                self.found.append(problem(MISSING, place, name=line.label))

    def _take(self, line: Line, sheet: SeenSheet, row: int, place: Place) -> None:
        typed = sheet.text(row, 2)
        if not typed:
            return
        value: Tree = typed
        if line.is_day:
            value = self._day(sheet.raw(row, 2), place)
        elif line.route in (("simulated",), ("strict_before",)):
            value = self._yes_no(typed, place)
        elif line.route == ("four_eyes",):
            value = {"true": "required", "false": "stated"}[self._yes_no(typed, place)]
        elif line.route == ("directives",):
            value = tuple(part for part in (part.strip() for part in typed.replace("\n", ",").split(",")) if part)
        self._put(line.route, value, place)

    def _put(self, route: tuple[str, ...], value: Tree, place: Place) -> None:
        self.values[route] = place
        if len(route) == 1:
            self.tree[route[0]] = value
            return
        before = self.tree.get(route[0])
        self.tree[route[0]] = {**(before if isinstance(before, dict) else {}), route[1]: value}

    def _day(self, raw: Raw, place: Place) -> str:
        day = read_day(raw)
        if isinstance(day, Refusal):
            self.found.append(problem("RND-946", place, str(raw), given=str(raw)))
            return date.min.isoformat()
        return day.isoformat()

    def _yes_no(self, typed: str, place: Place) -> str:
        said = YES_NO.get(plain(typed))
        if said is None:
            self.found.append(problem("RND-947", place, typed, given=typed))
        return said or "false"

    def take_part(self, sheet: SeenSheet, part: Part) -> None:
        """A sheet of entries, if it holds any."""
        heads, rows = table_of(sheet, part.heads)
        entries: list[Tree] = []
        for row in rows:
            told = {head.text: field for head, field in zip(heads, row, strict=True) if field.text}
            for name, field in told.items():
                self.values[part.key, len(entries), name] = field.place
            for name, label in part.heads.items():
                if name not in (*told, *part.free):
                    cells = {head.text: field.place for head, field in zip(heads, row, strict=True)}
                    place = cells.get(name, row[0].place)
                    self.found.append(problem(MISSING, place, name=label))
            entries.append({name: self._entry_value(name, field) for name, field in told.items()})
        if entries:
            self.tree[part.key] = tuple(entries)

    def take_standards(self, sheet: SeenSheet) -> None:
        """The sheet of other standards: a row an entry, with codes of communes or with what a commune must be."""
        heads, rows = table_of(sheet, STANDARD_HEADS)
        entries: list[Tree] = []
        for row in rows:
            told = {head.text: field for head, field in zip(heads, row, strict=True) if field.text}
            route: Route = ("standards", len(entries))
            self.values[route] = row[0].place
            if "standard" not in told:
                self.found.append(problem(MISSING, row[0].place, name=STANDARD_HEADS["standard"]))
            entries.append(standard_entry(told, route, self.values))
        if entries:
            self.tree["standards"] = tuple(entries)

    def _entry_value(self, name: str, field: Field) -> str:
        if name == "possible":
            return self._yes_no(field.text, field.place)
        if name != "on":
            return field.text
        day = read_day(field.text)
        if isinstance(day, Refusal):
            self.found.append(problem("RND-946", field.place, field.text, given=field.text))
            return date.min.isoformat()
        return day.isoformat()


def table_of(sheet: SeenSheet, heads: Mapping[str, str]) -> tuple[Row, tuple[Row, ...]]:
    """A sheet's heads under the names of the text file, and the rows below that hold anything.

    A column that has lost its head is told once: what stands below it would be lost without a word.
    """
    known = {plain(text): name for name, text in heads.items()}
    cells = sheet.sheet.cells
    columns = sorted(column for row, column in cells if row == HEADS_ROW and sheet.text(row, column))
    for row, column in sorted(cells):
        if row > HEADS_ROW and column not in columns and (HEADS_ROW, column) not in sheet.refused:
            sheet.refuse_headless(row, column)
    texts = [sheet.text(HEADS_ROW, at) for at in columns]
    places = [sheet.place(HEADS_ROW, at) for at in columns]
    named = tuple(Field(known.get(plain(text), text), place) for text, place in zip(texts, places, strict=True))
    numbers = sorted({row for row, column in cells if row > HEADS_ROW and column in columns})
    rows = tuple(tuple(Field(sheet.text(row, at), sheet.place(row, at)) for at in columns) for row in numbers)
    return named, tuple(row for row in rows if any(field.text for field in row))
