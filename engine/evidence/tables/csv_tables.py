"""Any CSV that is sent as evidence: a long table, a wide one, or what is neither and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from engine.evidence.gathering import FileReading
from engine.evidence.questionnaire import Questionnaire
from engine.evidence.tables.grids import csv_grid
from engine.evidence.tables.guarding import refuse_persons
from engine.evidence.tables.heads import TITLES, TableHeads, Words, has_communes, is_form, long_columns, table_heads
from engine.evidence.tables.long_tables import read_long
from engine.evidence.tables.wide_tables import read_wide
from engine.files.listing.csv_rows import Lines, Row, read_lines
from engine.problems import Place, Problem, ProblemsFound, problem

LONGEST_ECHO = 120


def read_csv(path: Path, shown: str, asked: Questionnaire, only: Collection[str] | None = None) -> FileReading:
    """A long or a wide CSV; ``only`` passes over the rows of other communes.

    Raises ProblemsFound with why the file cannot be read: what ``read_lines`` says, persons, a column twice, no heads.
    """
    lines = open_csv(path, shown, asked)
    heads = heads_of(lines.top, asked)
    if heads is None:
        refuse_persons(lines, asked)
        raise ProblemsFound([_unlike(lines)])
    if heads.kind == "long":
        return read_long(lines, asked, only)
    return read_wide(shown, [csv_grid(lines, heads, asked)], asked, only)


def open_csv(path: Path, shown: str, asked: Questionnaire) -> Lines:
    """A CSV of evidence, read down to its heads. Raises as ``read_lines`` does."""

    def last_head(rows: Sequence[Row]) -> int:
        heads = heads_of(rows, asked)
        return heads.last + 1 if heads else 0

    return read_lines(path, shown, last_head)


def heads_of(rows: Sequence[Row], asked: Questionnaire) -> TableHeads | None:
    """The heads among the first rows."""
    return table_heads([words_of(row) for row in rows], asked)


def words_of(row: Row) -> Words:
    """The words of a row by column from 1."""
    return {at: field.text for at, field in enumerate(row, 1) if field.text}


def _unlike(lines: Lines) -> Problem:
    """Why a CSV is no table: it is a form, it has communes but no figures, or it lacks columns."""
    first, words = lines.heads[0].place, words_of(lines.heads)
    text = ", ".join(words.values())
    typed = text if len(text) <= LONGEST_ECHO else f"{text[: LONGEST_ECHO - 1]}…"
    if is_form([words_of(row) for row in lines.first_rows()]):
        return problem("EVI-315", Place(lines.shown))
    at = long_columns(words).at
    has = {"commune": has_communes(words), "evidence": "evidence" in at, "value": "value" in at}
    if has["commune"] and not (has["evidence"] or has["value"]):
        return problem("EVI-312", first, typed)
    vi, en = (", ".join(names) for names in zip(*(TITLES[n] for n, there in has.items() if not there), strict=True))
    return problem("EVI-304", first, typed, name=vi, name_en=en)
