"""A scored round written as tables for analysts: CSV, Excel or parquet; nothing of the round changes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engine.files.keeping.transactions import put_in_place
from engine.files.kit.printing import Page, printed
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import DAY, Look
from engine.files.writing import write_whole
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.scoring.round_result import RoundResult
from engine.service.frames import facts_frame, frame, items_frame
from engine.service.replies.made import ExportReply, export_reply
from engine.service.rounds import assess_parts
from engine.service.store import Holdings

if TYPE_CHECKING:
    from engine.service.frames import Table

Kind = Literal["csv", "xlsx", "parquet"]
TableName = Literal["communes", "items", "facts"]
TABLES: Mapping[TableName, Callable[..., Table]] = {
    "communes": frame,
    "items": items_frame,
    "facts": facts_frame,
}
HEAD, DAY_LOOK, WIDTH = Look(bold=True, rules="none", wrap=False), Look(number=DAY, rules="none", wrap=False), 14
MOST_ROWS = 1_048_575  # of a sheet, its head left out
# What a spreadsheet would take for a formula when it opens a CSV.
RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A round by name or path, the kind of file, which tables, and the folder for them."""

    round: str
    kind: Kind
    out: Path
    tables: tuple[TableName, ...] = tuple(TABLES)


@dataclass(frozen=True, slots=True)
class Exported:
    """The files written, each with its number of rows; ``others`` are further parts of a round of several standards."""

    made: RoundResult
    files: Mapping[Path, int]
    others: tuple[RoundResult, ...] = ()

    @property
    def parts(self) -> tuple[RoundResult, ...]:
        """Every part of the round."""
        return (self.made, *self.others)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the round."""
        return tuple(told for part in self.parts for told in part.problems)

    @property
    def status(self) -> int:
        """How a command ends: not well only when no commune could be scored."""
        return 0 if any(part.units for part in self.parts) else exit_code(self.problems)

    def reply(self) -> ExportReply:
        """The same as plain data."""
        return export_reply(self.parts, self.files)


def export(holdings: Holdings, asked: ExportRequest) -> Exported:
    """Score a round and write its tables, all of them or none.

    Raises ProblemsFound when parquet cannot be written here (SYS-111), a table is too long for Excel (RND-931), or a
    file cannot be written (SYS-103).
    """
    if asked.kind == "parquet" and find_spec("pyarrow") is None:
        raise ProblemsFound([problem("SYS-111", Place(str(asked.out)))])
    made, *others = assess_parts(holdings.round(asked.round), holdings)
    frames = {asked.out / f"{name}.{asked.kind}": TABLES[name](made, *others) for name in asked.tables}
    if asked.kind == "xlsx" and (long := [path for path, table in frames.items() if len(table) > MOST_ROWS]):
        rows = {path: len(frames[path]) for path in long}
        raise ProblemsFound(problem("RND-931", Place(path.name), name=path.stem, rows=rows[path]) for path in long)

    def fill(fresh: Path) -> None:
        for path, table in frames.items():
            _write(fresh / path.name, table)

    put_in_place(asked.out, fill)
    return Exported(made, {path: len(table) for path, table in frames.items()}, tuple(others))


def _write(path: Path, table: Table) -> None:
    """Write a table whole, as the kind of file that its name says; the same table gives the same bytes."""
    if path.suffix == ".xlsx":
        _put_sheet(path, table)
        return
    stream = io.BytesIO()
    if path.suffix == ".parquet":
        table.to_parquet(stream, engine="pyarrow", index=False)
    else:  # with the mark that tells Excel that the letters are UTF-8
        _without_formulas(table).to_csv(stream, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    write_whole(path, stream.getvalue())


def _without_formulas(table: Table) -> Table:
    """The table with an apostrophe before every text that a spreadsheet would run."""
    safe = table.copy(deep=False)
    for name in [name for name, kind in table.dtypes.items() if kind == "string"]:
        text = table[name]
        safe[name] = text.mask(text.str.startswith(RISKY, na=False), "'" + text)
    return safe


def _put_sheet(path: Path, table: Table) -> None:
    """A table as a workbook of one sheet: texts stay texts, days are days, an empty cell is no value."""
    book = NewWorkbook(path.stem)
    sheet = book.sheet(path.stem)
    for column, name in enumerate(table.columns, 1):
        sheet.set_width(column, WIDTH)
        sheet.put(1, column, name, HEAD)
    sheet.freeze(2, 1)
    for row, values in enumerate(table.astype(object).where(table.notna(), None).itertuples(index=False), 2):
        for column, value in enumerate(values, 1):
            sheet.put(row, column, value, DAY_LOOK if isinstance(value, date) else "bare")
    sheet.set_page(Page(foot=printed(path.stem, right="&P/&N"), repeat=(1, 1)))
    book.save(path)
