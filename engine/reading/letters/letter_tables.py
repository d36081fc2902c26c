"""Tables of a letter that say who does what by when: a row a task; another table that speaks of time is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.files.numbers import plain
from engine.language import text
from engine.reading.law_text import Row, Spot
from engine.reading.letters.dues import Due, Years
from engine.reading.letters.letter_clauses import rows_of
from engine.reading.letters.letter_days import deadlines_in
from engine.reading.letters.words_of_time import speaks_of_time
from engine.reading.witnesses import Why

HEAD_ROWS = 3
WORK = ("noi dung", "nhiem vu", "cong viec", "viec can lam")
OWNER = ("chu tri", "don vi thuc hien", "co quan thuc hien", "don vi", "co quan", "trach nhiem", "phan cong")
WHEN = ("thoi han", "thoi gian", "hoan thanh", "tien do", "han")
DEADLINE = ("thoi han", "hoan thanh", "han ")
NO_CELL = Why(text("ô thời hạn trống"))
NOT_DAY = text("không hiểu ô thời hạn “{said}”")
SEVERAL = text("dòng này ghi nhiều thời hạn: “{said}”")


@dataclass(frozen=True, slots=True)
class TableTask:
    """A row: what, who, when."""

    clause: str
    label: str
    sentence: str
    owner: str
    due: Due | None
    why: tuple[Why, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class _Columns:
    work: int
    owner: int
    when: int | None
    is_deadline: bool


def tasks_of_tables(tables: tuple[tuple[Row, ...], ...], years: Years) -> Iterator[TableTask | tuple[str, Spot]]:
    """Rows of tables of owners; of other tables each row that speaks of time, with its place."""
    for number, table in enumerate(tables, 1):
        rows = list(rows_of(table))
        at, columns = next(
            ((n, found) for n, (_, cells) in enumerate(rows[:HEAD_ROWS]) if (found := _columns(cells))), (0, None)
        )
        if columns is None:
            yield from _other(rows)
            continue
        for row, cells in rows[at + 1 :]:
            if cells[columns.work]:
                yield _task(row, cells, columns, (number, years))


def _columns(cells: tuple[str, ...]) -> _Columns | None:
    heads = [plain(cell) for cell in cells]
    work = next((n for n, head in enumerate(heads) if head.startswith(WORK)), None)
    owner = next((n for n, head in enumerate(heads) if n != work and any(word in head for word in OWNER)), None)
    when = next((n for n, head in enumerate(heads) if n not in (work, owner) and head.startswith(WHEN)), None)
    if work is None or owner is None:
        return None
    return _Columns(work, owner, when, when is not None and any(word in f"{heads[when]} " for word in DEADLINE))


def _task(row: Row, cells: tuple[str, ...], columns: _Columns, told: tuple[int, Years]) -> TableTask:
    number, years = told
    said = "" if columns.when is None else cells[columns.when]
    label = cells[columns.work]
    due, why = _due(said, label, columns, years)
    first = cells[0] if columns.work else ""
    clause = f"bảng {number}, " + (f"số {first}" if re.fullmatch(r"[\d.]+", first) else f"dòng {row.spot.row}")
    sentence = " | ".join(cell for cell in cells if cell)
    return TableTask(clause, label, sentence, cells[columns.owner], due, why, row.spot)


def _due(said: str, label: str, columns: _Columns, years: Years) -> tuple[Due | None, tuple[Why, ...]]:
    """The deadline of a row: its cell, or the text of the work where there is no such column; one in both is asked."""
    if columns.when is None:
        dues = deadlines_in(label, years)
    elif not said:
        return None, (NO_CELL,)
    else:
        dues = deadlines_in(said, years, column=columns.is_deadline)
        if speaks_of_time(label):
            dues = (*dues, *deadlines_in(label, years))
        if not dues:
            return None, (Why(NOT_DAY, (("said", said),)),)
    why = tuple(dict.fromkeys(reason for due in dues for reason in due.why))
    if why or len(dues) > 1:
        return None, why or (Why(SEVERAL, (("said", "”, “".join(due.said for due in dues)),)),)
    return (dues[0] if dues else None), ()


def _other(rows: list[tuple[Row, tuple[str, ...]]]) -> Iterator[tuple[str, Spot]]:
    for row, cells in rows:
        said = " | ".join(cell for cell in cells if cell)
        if speaks_of_time(said) and not re.search(
            r"kính gửi|nơi nhận|độc lập|\bngày\s+\d{1,2}\s+tháng", said, re.IGNORECASE
        ):
            yield said, row.spot
