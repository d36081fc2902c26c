"""The columns of a wide table: whose row it is, the data, and their papers. Where two say the same none is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.evidence.questionnaire import Questionnaire, Strangers
from engine.evidence.tables.grids import Grid, GridRow
from engine.evidence.tables.heads import Words, datum_of, doubled, is_passed_over, meaning
from engine.evidence.tables.mistakes import few
from engine.evidence.tables.papers import may_be_cut
from engine.evidence.tables.unseen import unseen_head, unseen_heads
from engine.files.books import Span, Spans
from engine.files.numbers import Refusal
from engine.files.writing import address, coordinates
from engine.problems import Place, Problem, ProblemsFound, problem

# In place of a datum: the papers of the whole row.
WHOLE_ROW = -1
# What a column is: of which datum (or WHOLE_ROW), and value, document, issued, note; or code or name of the commune.
Sort = tuple[int, str]
KEYS: frozenset[Sort] = frozenset({(WHOLE_ROW, "code"), (WHOLE_ROW, "name")})


@dataclass(frozen=True)
class WideColumns:
    """The columns by number from 1: code and name of the commune (0 for none), the data, the papers by datum.

    ``headed`` are all columns with a head, ``units`` those of units; ``told`` is what is wrong with them. ``shut`` are
    hidden columns, each with what is to be told when anything stands in it.
    """

    code: int
    name: int
    data: Mapping[int, int]
    papers: Mapping[int, Mapping[str, int]]
    headed: frozenset[int]
    told: tuple[Problem, ...]
    shut: Mapping[int, Problem]
    units: tuple[int, ...] = ()

    @cached_property
    def paper_columns(self) -> frozenset[int]:
        """The columns of documents, days and notes."""
        return frozenset(column for parts in self.papers.values() for column in parts.values())

    @property
    def keys(self) -> tuple[int, int]:
        """The columns of the commune's code and name."""
        return self.code, self.name


def wide_columns(grid: Grid, asked: Questionnaire) -> WideColumns:
    """What each column of a wide table is.

    Raises ProblemsFound when two columns name the commune in one way, when none that does can be read, or when a
    datum's head has others below it.
    """
    if grid.heads.doubt:
        raise ProblemsFound(few(_in_doubt(grid, column) for column in grid.heads.doubt))
    words, unseen = _seen_heads(grid)
    shut = {column: told for column, told in unseen.items() if grid.is_shut(column)}
    heads = _sorted_heads(words, asked)
    if not KEYS & heads.first.keys():
        raise ProblemsFound([*few(unseen.values())] or [problem("EVI-101", Place(grid.shown))])
    told = [problem for column, problem in unseen.items() if column not in shut]
    told += _head_problems(grid, words, heads, asked)
    if KEYS & heads.twice:
        raise ProblemsFound(few(told))
    broad = dict(_broad(grid, [column for (_, part), column in heads.first.items() if part == "value"]))
    told += (problem("EVI-319", grid.place(column), words[column], given=span) for column, span in broad.items())
    kept = {sort: at for sort, at in heads.first.items() if sort not in heads.twice and at not in broad}
    return _columns_of(grid, kept, told, shut)


@dataclass(frozen=True, slots=True)
class _Heads:
    """The first column of each sort, the columns that say one of them again, and those that say nothing known."""

    first: Mapping[Sort, int]
    again: Mapping[int, Sort]
    unknown: tuple[int, ...]

    @property
    def twice(self) -> frozenset[Sort]:
        """The sorts that more than one column is of."""
        return frozenset(self.again.values())


def _sorted_heads(words: Words, asked: Questionnaire) -> _Heads:
    first: dict[Sort, int] = {}
    again: dict[int, Sort] = {}
    unknown: list[int] = []
    for column, head in words.items():
        sort = _sort(head, asked)
        if sort is None:
            unknown += [] if is_passed_over(head) else [column]
        elif sort in first:
            again[column] = sort
        else:
            first[sort] = column
    return _Heads(first, again, tuple(unknown))


def _head_problems(grid: Grid, words: Words, heads: _Heads, asked: Questionnaire) -> Iterator[Problem]:
    """Two columns of one sort, then what no one asks, each at its head."""
    for column, sort in heads.again.items():
        first = heads.first[sort]
        yield doubled(words[column], grid.place(column), words[first], grid.place(first))
    strangers = Strangers(asked)
    yield from (strangers.unknown_datum(grid.place(column), words[column]) for column in heads.unknown)


def _columns_of(
    grid: Grid, kept: Mapping[Sort, int], told: Sequence[Problem], shut: Mapping[int, Problem]
) -> WideColumns:
    papers: dict[int, dict[str, int]] = {}
    for (datum, part), column in kept.items():
        if part in {"document", "issued", "note"}:
            papers.setdefault(datum, {})[part] = column
    code, name = (kept.get((WHOLE_ROW, key), 0) for key in ("code", "name"))
    data = {column: datum for (datum, part), column in kept.items() if part == "value"}
    headed = frozenset(column for column, head in grid.heads.words.items() if head)
    units = tuple(column for column, head in sorted(grid.heads.words.items()) if meaning(head, ("unit",)))
    return WideColumns(code, name, data, papers, headed, tuple(few(told)), shut, units)


def _seen_heads(grid: Grid) -> tuple[Words, Mapping[int, Problem]]:
    """The heads as they are seen, and the problems of those that cannot be read, by column.

    Raises ProblemsFound when all of them are hidden.
    """
    looks = {column: grid.head(column) for column, head in sorted(grid.heads.words.items()) if head}
    if all(map(grid.is_shut, looks)):
        raise ProblemsFound([unseen_heads(grid)])
    words = {column: look for column, look in looks.items() if isinstance(look, str)}
    refused = {column: look for column, look in looks.items() if isinstance(look, Refusal)}
    asked_for = {column: look for column, look in refused.items() if not is_passed_over(grid.heads.words[column])}
    return words, {column: unseen_head(grid, column, look) for column, look in asked_for.items()}


def _sort(head: str, asked: Questionnaire) -> Sort | None:
    datum, part = datum_of(head, asked)
    if datum >= 0:
        return datum, part
    known = meaning(head, ("code", "name", "document", "issued"))
    return (WHOLE_ROW, known) if known else None


def _in_doubt(grid: Grid, column: int) -> Problem:
    upper, lower = (row.text(column) for row in grid.head_rows)
    return problem("EVI-311", grid.place(column), lower, upper=upper, lower=lower)


def _broad(grid: Grid, columns: list[int]) -> Iterator[tuple[int, str]]:
    """The data whose head is merged with that of the next column, so that two columns bear one name."""
    spans = grid.merged.rows
    wide = spans[spans[:, 3] > spans[:, 1]]
    for column in columns:
        row, _ = coordinates(grid.place(column).cell) or (0, 0)
        over = wide[(wide[:, 1] == column) & (wide[:, 0] <= row) & (wide[:, 2] >= row)]
        for top, left, bottom, right in np.asarray(over[:1]).tolist():
            yield column, f"{address(top, left)}:{address(bottom, right)}"


def merged_cells(
    merged: Spans, rows: Collection[int], columns: Collection[int]
) -> Mapping[int, Mapping[Span, Sequence[int]]]:
    """By row, the merged ranges over cells of these columns, each with the columns that it covers."""
    found: dict[int, dict[Span, list[int]]] = {}
    if merged.first_over(rows, columns):
        for column in columns:
            for row, (span, _) in merged.first_over(rows, [column]).items():
                found.setdefault(row, {}).setdefault(span, []).append(column)
    return found


def cut_number(grid: Grid, columns: WideColumns, row: GridRow) -> int:
    """The first column of a row whose number may have been cut by its own comma; 0 when there is none.

    1,041 becomes 1 and 041, which no one writes for 41; before a document any three digits are in doubt.
    """
    if grid.mark != ",":
        return 0
    for column in columns.data:
        beside = row.text(column + 1) if column + 1 in row.cells else ""
        in_doubt = beside[:1] == "0" or column + 1 in columns.paper_columns
        if in_doubt and may_be_cut(row.text(column), beside):
            return column
    return 0
