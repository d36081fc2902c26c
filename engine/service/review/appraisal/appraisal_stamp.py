"""Whose workbook it is and whether its cells are where they were put; only then is anything in it read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.files.books import Book, Sheet
from engine.files.intake.kept_formats import refuse_newer
from engine.files.intake.seen_cells import concealed
from engine.files.numbers import shown
from engine.files.writing import address, coordinates
from engine.language import LANGUAGES
from engine.problems import Place, Problem, ProblemsFound, cited, problem
from engine.reporting.review.appraisal_excel import CHOICE, DUE, FIRST, ID, LAST, META, OWN, SCHEMA, VALUE

Cell = tuple[int, int]
# What the hidden sheet says of the whole workbook, and of each commune's sheet: the kind, its code, what it is about.
WHOLE = frozenset(("", "schema", "language", "round", "standard", "law"))
KINDS = ("sheet", "version", "head", "row", "own", "was", "law")


@dataclass(frozen=True, slots=True)
class SheetStamp:
    """What a workbook says of one commune's sheet: its title, the file's version, heads, and by datum how it stood.

    ``rows`` are the cells of the choices, ``own`` what the commune declared as shown, ``was`` marks of the board's
    cells as they were handed out.
    """

    code: str
    title: str
    version: int
    heads: Mapping[Cell, str]
    rows: Mapping[str, Cell]
    own: Mapping[str, str]
    was: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A workbook's hidden sheet: its language and its sheets by commune."""

    language: str
    sheets: Mapping[str, SheetStamp]


def read_stamp(book: Book, round_name: str, laws: Mapping[str, str]) -> Stamp:
    """The stamp of an appraisal workbook of this round, ``laws`` by commune the hash of the law that judges it.

    Raises ProblemsFound (SYS-140, REC-301 … 303).
    """
    hidden = book.sheets.get(META)
    said = {hidden.text(row, 1): hidden.text(row, 2) for row, column in hidden.cells if column == 1} if hidden else {}
    refuse_newer(said.get("schema"), SCHEMA, Place(book.shown))
    if said.get("schema") != SCHEMA or said.get("language") not in LANGUAGES:
        raise ProblemsFound([problem("REC-301", Place(book.shown))])
    if said.get("round") != round_name:
        values = {"given": said.get("round") or "–", "wanted": round_name}
        raise ProblemsFound([problem("REC-302", Place(book.shown), **values)])
    if _is_torn(said):
        raise ProblemsFound([problem("REC-301", Place(book.shown))])
    codes = [code for key in said if (code := key.removeprefix("sheet/")) != key and code in laws]
    by = {code: said.get(f"law/{code}", said.get("law", "")) for code in codes}
    if other := {(by[code], laws[code]): None for code in codes if by[code] != laws[code]}:
        raise ProblemsFound(
            problem("REC-303", Place(book.shown), given=given[:8] or "–", wanted=wanted[:8]) for given, wanted in other
        )
    sheets = {code: _sheet_stamp(code, said) for code in codes}
    if not all(map(_is_whole, sheets.values())):
        raise ProblemsFound([problem("REC-301", Place(book.shown))])
    return Stamp(said["language"], sheets)


def _is_torn(said: Mapping[str, str]) -> bool:
    """Whether a line of the hidden sheet was lost or is another: which cell is whose is no longer sure."""
    codes: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for key in said.keys() - WHOLE:
        kind, _, about = key.partition("/")
        if kind not in codes or not about:
            return True
        codes[kind].add(about.partition("/")[0])
    sheets = codes["sheet"]
    return any(codes[kind] != sheets for kind in ("version", "head")) or any(codes[kind] - sheets for kind in KINDS)


def _is_whole(sheet: SheetStamp) -> bool:
    return len(sheet.heads) == LAST - FIRST + 1 and sheet.was.keys() == sheet.rows.keys() == sheet.own.keys()


def _sheet_stamp(code: str, said: Mapping[str, str]) -> SheetStamp:
    def of(kind: str) -> dict[str, str]:
        begun = f"{kind}/{code}/"
        return {key.removeprefix(begun): value for key, value in said.items() if key.startswith(begun)}

    version = said.get(f"version/{code}", "")
    return SheetStamp(
        code,
        said[f"sheet/{code}"],
        int(version) if version.isdigit() else 0,
        {at: text for cell, text in of("head").items() if (at := coordinates(cell))},
        {name: at for name, cell in of("row").items() if (at := coordinates(cell))},
        of("own"),
        of("was"),
    )


def strange_sheets(book: Book, stamp: Stamp) -> Iterator[Problem]:
    """Sheets that look like a commune's and are none by name: renamed, or copied, so nobody knows which one counts."""
    titles = {META, *(sheet.title for sheet in stamp.sheets.values())}
    first = next(iter(stamp.sheets.values()), None)
    for sheet in book.sheets.values():
        heads = sum(sheet.text(*at) == text for at, text in first.heads.items()) if first else 0
        if first and sheet.title not in titles and heads > len(first.heads) // 2:
            yield problem("REC-304", Place(book.shown, sheet=sheet.title), given=sheet.title)


def unfit(book: Book, sheet: Sheet, stamp: SheetStamp) -> Iterator[Problem]:
    """Why nothing of a sheet can be read: it is out of sight, or its heads or rows have moved; the first of these."""
    if sheet.hidden:
        told, names = concealed("sheet"), {"of": f"Trang “{sheet.title}”", "of_en": f"The sheet “{sheet.title}”"}
        yield problem(told.code, Place(book.shown, sheet=sheet.title), commune=stamp.code, **{**told.values, **names})
        return
    for at, text in stamp.heads.items():
        if sheet.text(*at) != text:
            values = {"wanted": text, "given": cited(shown(sheet.text(*at)))}
            yield problem("REC-305", book.place(sheet.title, *at), commune=stamp.code, **values)
            return
    for name, (row, column) in stamp.rows.items():
        if sheet.text(row, ID) != name:
            now = next((r for (r, c), cell in sheet.cells.items() if c == ID and cell.raw == name), None)
            values = {"wanted": address(row, column), "given": address(now, column) if now else "–"}
            yield problem("REC-306", book.place(sheet.title, row, column), commune=stamp.code, **values)
            return


def spoilt(book: Book, sheet: Sheet, stamp: SheetStamp) -> Iterator[Problem]:
    """What is wrong beside the board's own cells: the commune's overwritten, cells merged, something in no row."""
    yield from _overwritten(book, sheet, stamp)
    yield from _merged(book, sheet, stamp)
    yield from _strays(book, sheet, stamp)


def _overwritten(book: Book, sheet: Sheet, stamp: SheetStamp) -> Iterator[Problem]:
    """What the commune declared is not the board's to type over: its correction has a cell of its own."""
    for name, (row, _) in stamp.rows.items():
        if (given := sheet.text(row, OWN)) != stamp.own.get(name):
            values = {"given": shown(given) or "–", "wanted": stamp.own.get(name, "–"), "cell": address(row, VALUE)}
            yield problem("REC-307", book.place(sheet.title, row, OWN), given, stamp.code, **values).about(name)


def _merged(book: Book, sheet: Sheet, stamp: SheetStamp) -> Iterator[Problem]:
    hits = sheet.merged.first_over([row for row, _ in stamp.rows.values()], [CHOICE], reach=DUE - CHOICE)
    for span in dict.fromkeys(span for span, _ in hits.values()):
        top, left, bottom, right = span
        given = f"{address(top, left)}:{address(bottom, right)}"
        yield problem("REC-308", book.place(sheet.title, top, left), commune=stamp.code, given=given)


def _strays(book: Book, sheet: Sheet, stamp: SheetStamp) -> Iterator[Problem]:
    """What was typed or pasted under the heads of the board's cells in no datum's row."""
    rows, top = {row for row, _ in stamp.rows.values()}, max((row for row, _ in stamp.heads), default=0)
    for (row, column), cell in sorted(sheet.cells.items()):
        if column in (CHOICE, VALUE) and row > top and row not in rows and cell.says:
            given = shown(cell.raw)
            yield problem("REC-309", book.place(sheet.title, row, column), given, stamp.code, given=given)
