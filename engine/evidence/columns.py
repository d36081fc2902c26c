"""Facts as columns: whole arrays of values, states and places; a fact is rendered when someone asks for it.

A country is 3,321 communes by some 100 data: an array each, not an object each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from engine.evidence.facts import Document, Fact
from engine.files.numbers import FactState
from engine.files.writing import address, coordinates
from engine.problems import Place, Problem, errors

Ints = npt.NDArray[np.int64]
NOWHERE = -1


class Told(IntEnum):
    """What a datum's cell says; zero is a value, so it is GIVEN."""

    MISSING = 0
    GIVEN = 1
    NOT_APPLICABLE = 2


STATES: Mapping[int, FactState] = {Told.GIVEN: "given", Told.NOT_APPLICABLE: "not_applicable"}
TOLD: Mapping[FactState, Told] = {state: Told(code) for code, state in STATES.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each fact was typed, all (D, N): file and sheet as indexes, row or line, column; a CSV has no sheet."""

    files: tuple[str, ...]
    sheets: tuple[str, ...]
    file: npt.NDArray[np.int32]
    sheet: npt.NDArray[np.int16]
    row: npt.NDArray[np.int32]
    column: npt.NDArray[np.int32]

    def at(self, datum: int, commune: int) -> Place:
        """One place in words."""
        return next(self.of(commune, np.array([datum])))

    def of(self, commune: int, data: Ints) -> Iterator[Place]:
        """The places of some data of one commune."""
        parts = (part[data, commune].tolist() for part in (self.file, self.sheet, self.row, self.column))
        for file, sheet, row, column in zip(*parts, strict=True):
            if sheet == NOWHERE:
                yield Place(self.files[file], row, column)
            else:
                yield Place(self.files[file], sheet=self.sheets[sheet], cell=address(row, column) if row else "")

    def said(self, datum: int, communes: Ints) -> list[str]:
        """The places of a datum in some communes, each as ``str(at(…))``."""
        parts = (part[datum, communes].tolist() for part in (self.file, self.sheet, self.row, self.column))
        return [self._words(*place) for place in zip(*parts, strict=True)]

    def _words(self, file: int, sheet: int, row: int, column: int) -> str:
        if sheet == NOWHERE:
            told = (self.files[file], *(str(number) for number in (row, column) if number))
            return ":".join(told)
        cell = address(row, column) if row else ""
        return " › ".join(part for part in (self.files[file], self.sheets[sheet], cell) if part)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """D data over N communes: ``value`` int64 and ``told`` (see Told) are (D, N); so are places, papers and notes.

    ``paper`` and ``note`` are indexes into ``papers`` and ``notes``, -1 where there is none.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    value: Ints
    told: npt.NDArray[np.int8]
    places: Places
    papers: tuple[Document, ...]
    paper: npt.NDArray[np.int32]
    notes: tuple[str, ...]
    note: npt.NDArray[np.int32]

    def fact(self, datum: int, commune: int) -> Fact:
        """One fact as an object; the cell must not be missing."""
        return next(self.facts(commune, np.array([datum])))

    def facts(self, commune: int, data: Ints) -> Iterator[Fact]:
        """Some facts of one commune as objects; none of these cells may be missing."""
        parts = (part[data, commune].tolist() for part in (self.value, self.told, self.paper, self.note))
        places = self.places.of(commune, data)
        for datum, place, value, told, paper, note in zip(data.tolist(), places, *parts, strict=True):
            document = None if paper == NOWHERE else self.papers[paper]
            said = "" if note == NOWHERE else self.notes[note]
            yield Fact(self.names[datum], value, place, STATES[told], document, said)


def opened(columns: Columns, problems: Iterable[Problem]) -> Columns:
    """The same without the data that an error is about: while it stands, none of them counts as given."""
    data = {name: at for at, name in enumerate(columns.names)}
    communes = {code: at for at, code in enumerate(columns.codes)}
    told = columns.told.copy()
    for found in errors(problems):
        if found.commune in communes:
            told[[data[name] for name in found.data if name in data], communes[found.commune]] = Told.MISSING
    return replace(columns, told=told)


class CommuneFacts(Mapping[str, Fact]):
    """One commune's facts by datum, in the order in which they were typed; each is made when asked for."""

    __slots__ = ("_index", "columns", "commune")

    def __init__(self, columns: Columns, index: Mapping[str, int], commune: int) -> None:
        self.columns, self._index, self.commune = columns, index, commune

    def __getitem__(self, name: str) -> Fact:
        """The fact of a datum; KeyError where it is missing."""
        datum = self._index[name]
        if not self.columns.told[datum, self.commune]:
            raise KeyError(name)
        return self.columns.fact(datum, self.commune)

    def __contains__(self, name: object) -> bool:
        """Whether a datum is not missing; no fact is made for that."""
        datum = self._index.get(name) if isinstance(name, str) else None
        return datum is not None and bool(self.columns.told[datum, self.commune])

    def __iter__(self) -> Iterator[str]:
        """The data that are not missing, as a reader meets them: by file, sheet, row, column."""
        return iter([self.columns.names[datum] for datum in self._typed().tolist()])

    def _typed(self) -> Ints:
        here, places = self.commune, self.columns.places
        given = np.flatnonzero(self.columns.told[:, here])
        order = np.lexsort([at[given, here] for at in (places.column, places.row, places.sheet, places.file)])
        return given[order].astype(np.int64)

    def at_once(self) -> dict[str, Fact]:
        """Every fact as an object, made together; for who asks for many."""
        return {fact.evidence: fact for fact in self.columns.facts(self.commune, self._typed())}

    def __len__(self) -> int:
        """How many data are not missing."""
        return int(np.count_nonzero(self.columns.told[:, self.commune]))


def made_facts(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """The same facts, all of them objects already."""
    return facts.at_once() if isinstance(facts, CommuneFacts) else facts


def facts_by_commune(columns: Columns) -> dict[str, CommuneFacts]:
    """Each commune's facts as a view of the columns, by code."""
    index = {name: datum for datum, name in enumerate(columns.names)}
    return {code: CommuneFacts(columns, index, row) for row, code in enumerate(columns.codes)}


def columns_of(codes: Sequence[str], names: Sequence[str], facts: Sequence[Mapping[str, Fact]]) -> Columns:
    """Facts laid out as columns, a commune a row of ``facts`` in the order of ``codes``; other data are left out.

    Facts that are views of one ``Columns`` already are taken from it in whole arrays.
    """
    if (shared := _shared(names, facts)) is not None:
        return _taken(*shared, codes, names)
    shape = len(names), len(codes)
    drawer = _Drawer({}, {}, {}, {})
    value, told = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int8)
    file, row, column = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    sheet, paper, note = (np.full(shape, NOWHERE, dtype=kind) for kind in (np.int16, np.int32, np.int32))
    index = {name: datum for datum, name in enumerate(names)}
    for commune, given in enumerate(facts):
        for name, fact in given.items():
            if (datum := index.get(name, NOWHERE)) == NOWHERE:
                continue
            at = datum, commune
            value[at], told[at] = fact.value, TOLD[fact.state]
            file[at], sheet[at], row[at], column[at] = drawer.place(fact.place)
            paper[at], note[at] = drawer.paper(fact.document), drawer.note(fact.note)
    places = Places(tuple(drawer.files), tuple(drawer.sheets), file, sheet, row, column)
    return Columns(
        tuple(codes), tuple(names), value, told, places, tuple(drawer.papers), paper, tuple(drawer.notes), note
    )


def _shared(names: Sequence[str], facts: Sequence[Mapping[str, Fact]]) -> tuple[Columns, list[int]] | None:
    """The columns that all these facts are views of, and their rows there."""
    first = facts[0] if facts else None
    if not isinstance(first, CommuneFacts) or not set(names) <= set(first.columns.names):
        return None
    rows = [f.commune for f in facts if isinstance(f, CommuneFacts) and f.columns is first.columns]
    return (first.columns, rows) if len(rows) == len(facts) else None


def _taken(held: Columns, rows: list[int], codes: Sequence[str], names: Sequence[str]) -> Columns:
    at = np.ix_([held.names.index(name) for name in names], rows)
    p = held.places
    places = Places(p.files, p.sheets, p.file[at], p.sheet[at], p.row[at], p.column[at])
    value, told, paper, note = held.value[at], held.told[at], held.paper[at], held.note[at]
    return Columns(tuple(codes), tuple(names), value, told, places, held.papers, paper, held.notes, note)


@dataclass(frozen=True, slots=True)
class _Drawer:
    """Texts met so far, each with its number."""

    files: dict[str, int]
    sheets: dict[str, int]
    papers: dict[Document, int]
    notes: dict[str, int]

    def place(self, place: Place) -> tuple[int, int, int, int]:
        file = self.files.setdefault(place.file, len(self.files))
        if not place.sheet:
            return file, NOWHERE, place.line, place.column
        sheet = self.sheets.setdefault(place.sheet, len(self.sheets))
        row, column = coordinates(place.cell) or (0, 0)
        return file, sheet, row, column

    def paper(self, paper: Document | None) -> int:
        return NOWHERE if paper is None else self.papers.setdefault(paper, len(self.papers))

    def note(self, note: str) -> int:
        return self.notes.setdefault(note, len(self.notes)) if note else NOWHERE
