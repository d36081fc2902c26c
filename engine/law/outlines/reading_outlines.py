"""The outlines of ``criteria/reports`` read and held against the data there are; what is wrong is told at its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.law.loading import nearest, shape
from engine.law.outlines.report_outline import Chain, Outline, OutlineRow, Piece
from engine.law.source import Route, Source, read_source
from engine.problems import Place, Problem, ProblemsFound, problem

CHAIN = "chain.yaml"


@dataclass(frozen=True, slots=True)
class Outlines:
    """Every report and annex of a folder by its id, in the order of the files' names, and the way upward."""

    reports: Mapping[str, Outline]
    annexes: Mapping[str, Outline]
    chain: Chain


def load_outlines(folder: Path, names: Sequence[str], data: Collection[str], standard: str) -> Outlines:
    """Read the files of a folder of outlines; ``data`` are the ids that a line may name in a round of a standard.

    Raises ProblemsFound with everything wrong in all files: none there (RPT-100), an unknown datum (RPT-101), a line or
    piece that says nothing or too much (RPT-102), a code nobody saw (RPT-103), an annex that is none (RPT-104), an
    official form without its document (RPT-105).
    """
    own = [name for name in names if name != CHAIN]
    if not own:
        raise ProblemsFound([problem("RPT-100", Place(folder.name), name=folder.name)])
    chain = shape(Chain, read_source(folder / CHAIN, f"{folder.name}/{CHAIN}"))
    sources = [read_source(folder / name, f"{folder.name}/{name}") for name in own]
    outlines = [shape(Outline, source) for source in sources]
    annexes = {outline.id for outline in outlines if outline.of == "annex"}
    found = [
        told
        for outline, source in zip(outlines, sources, strict=True)
        for told in _problems(outline, source, _known(outline, data, standard), annexes)
    ]
    if found:
        raise ProblemsFound(found)
    return Outlines(
        {outline.id: outline for outline in outlines if outline.of == "report"},
        {outline.id: outline for outline in outlines if outline.of == "annex"},
        chain,
    )


def _known(outline: Outline, data: Collection[str], standard: str) -> Collection[str]:
    """The data that an outline may name: of another standard than the round's all are taken on trust."""
    if outline.standard in (None, standard):
        return data
    rows = (row for section in outline.sections for piece in section.pieces for row in piece.rows)
    return {*data, *(name for row in rows for name in (row.datum, row.of) if name)}


def _problems(outline: Outline, source: Source, data: Collection[str], annexes: Collection[str]) -> Iterator[Problem]:
    if outline.answers and outline.answers not in data:
        yield _unknown(source, ("answers",), outline.answers, data)
    for at, name in enumerate(outline.annexes):
        if name not in annexes:
            yield source.problem("RPT-104", ("annexes", at), name=name, near=nearest(name, annexes))
    if outline.form == "official" and not outline.source:
        yield source.problem("RPT-105", ("form",))
    for at, section in enumerate(outline.sections):
        for number, piece in enumerate(section.pieces):
            yield from _of_piece(piece, source, ("sections", at, "pieces", number), data)


def _of_piece(piece: Piece, source: Source, way: Route, data: Collection[str]) -> Iterator[Problem]:
    if sum(map(bool, (piece.text, piece.write, piece.rows, piece.show))) != 1:
        yield source.problem("RPT-102", way)
    for at, row in enumerate(piece.rows):
        yield from _of_row(row, source, (*way, "rows", at), data)


def _of_row(row: OutlineRow, source: Source, way: Route, data: Collection[str]) -> Iterator[Problem]:
    named = bool(row.datum) != bool(row.by_hand)
    if not named or (row.of and not row.datum) or (row.by_hand and not row.label):
        yield source.problem("RPT-102", way)
    for key, name in (("datum", row.datum), ("of", row.of)):
        if name and name not in data:
            yield _unknown(source, (*way, key), name, data)
    if row.code and not row.seen:
        yield source.problem("RPT-103", (*way, "code"), code=row.code)


def _unknown(source: Source, way: Route, name: str, data: Collection[str]) -> Problem:
    return source.problem("RPT-101", way, name=name, near=nearest(name, data))
