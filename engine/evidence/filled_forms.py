"""Reading a commune's form: who it is for, whether its cells are where they were put, then its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.evidence.entries import Entry, read_entry
from engine.evidence.gathering import FileReading, Notebook
from engine.evidence.questionnaire import Questionnaire
from engine.files.books import Book, Cell, Sheet
from engine.files.intake.seen_cells import concealed, seen, seen_text
from engine.files.numbers import Refusal, shown
from engine.files.writing import address, coordinates
from engine.law.questions import Evidence
from engine.problems import Place, Problem, problem

META = "_meta"
SCHEMA = "phuhop/form/1"
KEYS = ("schema", "standard", "sha256", "round", "commune", "sheet", "code")
ID_COLUMN = 1
NOTHING = Cell(None)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a form says of itself: its identity, and the cell of every answer and column head."""

    said: Mapping[str, str]
    answers: Mapping[str, tuple[int, int]]
    heads: Mapping[tuple[int, int], str]
    duties: Meta | None = None


def is_form(book: Book) -> bool:
    """Whether a workbook was made as a form, even if parts of it were lost since."""
    return META in book.sheets


def read_form(book: Book, asked: Questionnaire) -> FileReading:
    """A form's facts; none of them when it is not this commune's, this round's, or not as it was made."""
    meta = read_meta(book.sheets[META])
    commune = asked.code_of(meta.said.get("commune", ""))
    found = list(identity_problems(book, meta, asked))
    entries: list[Entry] = []
    if not found:
        sheet = book.sheets[meta.said["sheet"]]
        found = list(displaced(book, sheet, meta, commune)) or list(misprinted(book, sheet, meta, commune))
        found = found or list(displaced_tasks(book, meta, commune)) or list(unclear_sheets(book, meta, commune))
        if not found:
            entries = [
                entry_at(book, sheet, at, asked.data[asked.ids[name]], commune) for name, at in meta.answers.items()
            ]
            if all(not entry.value.says for entry in entries):
                found.append(problem("EVI-110", Place(book.shown, sheet=sheet.title), commune=commune))
            entries += task_entries(book, meta, asked, commune)
    notes = Notebook(asked)
    for entry in entries:
        fact, told = read_entry(entry, asked.round)
        found.extend(told)
        if fact:
            notes.put(commune, fact)
    return FileReading(book.shown, notes.typed(), tuple(found), frozenset({commune} - {""}), commune)


def read_meta(sheet: Sheet) -> Meta:
    """The hidden sheet's keys and values."""
    said = {sheet.text(row, 1): sheet.text(row, 2) for row, column in sheet.cells if column == 1}
    cells = {key: at for key, value in said.items() if (at := coordinates(value))}
    own = {key: value for key, value in said.items() if "/" not in key}
    duties = Meta(own, *_places(said, cells, "duty-")) if "duties" in own else None
    return Meta(own, *_places(said, cells), duties)


def _places(
    said: Mapping[str, str], cells: Mapping[str, tuple[int, int]], sheet: str = ""
) -> tuple[Mapping[str, tuple[int, int]], Mapping[tuple[int, int], str]]:
    """The answers and the column heads of a sheet; ``duty-`` is the second one."""
    value, head = f"{sheet}value/", f"{sheet}head/"
    heads = {key.removeprefix(head): text for key, text in said.items() if key.startswith(head)}
    return (
        {key.removeprefix(value): at for key, at in cells.items() if key.startswith(value)},
        {at: text for cell, text in heads.items() if (at := coordinates(cell))},
    )


def displaced_tasks(book: Book, meta: Meta, commune: str) -> Iterator[Problem]:
    """The same of the second sheet, where the form has one; a sheet that was taken out is named."""
    if meta.duties is None:
        return
    title = meta.said["duties"]
    if title in book.sheets:
        yield from displaced(book, book.sheets[title], meta.duties, commune)
        return
    others = ", ".join(name for name in book.sheets if name != META)
    yield problem("EVI-106", Place(book.shown), commune=commune, wanted=title, given=others or "–")


def task_entries(book: Book, meta: Meta, asked: Questionnaire, commune: str) -> list[Entry]:
    """The answers of the second sheet; what the round's letters no longer ask is passed over."""
    if meta.duties is None:
        return []
    sheet = book.sheets[meta.said["duties"]]
    known = {asked.ids[name]: at for name, at in meta.duties.answers.items() if name in asked.ids}
    return [entry_at(book, sheet, at, asked.data[datum], commune) for datum, at in known.items()]


def unclear_sheets(book: Book, meta: Meta, commune: str) -> Iterator[Problem]:
    """An answer sheet that is hidden, whose answers are in a hidden column, or that stands in the file twice."""
    for key, asked in (("sheet", meta), ("duties", meta.duties)):
        sheet = book.sheets.get(meta.said.get(key, ""))
        if sheet is None or asked is None:
            continue
        yield from _out_of_sight(book, sheet, asked, commune)
        for other in book.sheets.values():
            if other is not sheet and not other.hidden and other.title != META and _is_copy(other, asked):
                place, names = Place(book.shown, sheet=other.title), {"first": sheet.title, "other": other.title}
                yield problem("EVI-228", place, commune=commune, **names)


def _out_of_sight(book: Book, sheet: Sheet, meta: Meta, commune: str) -> Iterator[Problem]:
    """One problem for a hidden sheet, or for each hidden column of answers in which something stands."""
    if sheet.hidden:
        told, names = concealed("sheet"), {"of": f"Trang “{sheet.title}”", "of_en": f"The sheet “{sheet.title}”"}
        yield problem(told.code, Place(book.shown, sheet=sheet.title), commune=commune, **{**told.values, **names})
        return
    for column in sorted({column for _, column in meta.answers.values()}):
        rows = sorted(row for row, at in meta.answers.values() if at == column and _says(sheet, row, column))
        if rows and any(first <= column <= last for first, last in sheet.hidden_columns):
            told, names = concealed("row"), {"of": "Cột trả lời", "of_en": "The column of answers"}
            place = book.place(sheet.title, rows[0], column)
            yield problem(told.code, place, commune=commune, **{**told.values, **names})


def _says(sheet: Sheet, row: int, column: int) -> bool:
    return (cell := sheet.cells.get((row, column))) is not None and cell.says


def _is_copy(sheet: Sheet, meta: Meta) -> bool:
    """Whether a sheet asks the same: its heads and its hidden names stand where the answer sheet's do."""
    names = {row: name for name, (row, _) in meta.answers.items()}
    return all(sheet.text(*at) == text for at, text in meta.heads.items()) and any(
        sheet.text(row, ID_COLUMN) == name for row, name in names.items()
    )


def identity_problems(book: Book, meta: Meta, asked: Questionnaire) -> Iterator[Problem]:
    """Whose form it is, for which round, by which standard; only then is its sheet looked for."""
    said, code, place = meta.said, meta.said.get("commune", ""), Place(book.shown)
    commune = asked.code_of(code)
    if said.get("schema") != SCHEMA or not all(said.get(key) for key in KEYS):
        yield problem("EVI-111", Place(book.shown, sheet=META), commune=commune)
        return
    if said["round"] != asked.round.id:
        yield problem("EVI-102", place, commune=commune, given=said["round"], wanted=asked.round.id)
    if not commune:
        yield problem("EVI-103", place, given=code)
    if (said["standard"], said["sha256"]) != (asked.standard, asked.sha256):
        given, wanted = f"{said['standard']} ({said['sha256'][:8]})", f"{asked.standard} ({asked.sha256[:8]})"
        yield problem("EVI-105", place, commune=commune, given=given, wanted=wanted)
    elif not meta.answers or not meta.answers.keys() <= asked.ids.keys():
        yield problem("EVI-111", Place(book.shown, sheet=META), commune=commune)
    if said["sheet"] not in book.sheets:
        others = ", ".join(title for title in book.sheets if title != META)
        yield problem("EVI-106", place, commune=commune, wanted=said["sheet"], given=others or "–")


def misprinted(book: Book, sheet: Sheet, meta: Meta, commune: str) -> Iterator[Problem]:
    """Another commune's code in the cell where the form shows its own."""
    at = coordinates(meta.said["code"])
    printed = sheet.text(*at) if at else ""
    if at and printed != commune:
        yield problem("EVI-104", book.place(sheet.title, *at), printed, commune, given=printed or "–", wanted=commune)


def displaced(book: Book, sheet: Sheet, meta: Meta, commune: str) -> Iterator[Problem]:
    """Rows or columns put in, taken out or sorted, and merged answer cells: one problem each kind."""
    for at, text in meta.heads.items():
        if sheet.text(*at) != text:
            yield problem(
                "EVI-107",
                book.place(sheet.title, *at),
                shown(sheet.text(*at)),
                commune,
                wanted=text,
                given=sheet.text(*at) or "–",
            )
            return
    for name, (row, column) in meta.answers.items():
        if sheet.text(row, ID_COLUMN) != name:
            now = next((r for (r, c), cell in sheet.cells.items() if c == ID_COLUMN and cell.raw == name), None)
            where = address(now, column) if now else "–"
            yield problem(
                "EVI-112",
                book.place(sheet.title, row, column),
                commune=commune,
                wanted=address(row, column),
                given=where,
            )
            return
    hits = {
        column: sheet.merged.first_over([row for row, at in meta.answers.values() if at == column], [column], reach=3)
        for column in {column for _, column in meta.answers.values()}
    }
    for name, (row, column) in meta.answers.items():
        if hit := hits[column].get(row):
            (top, left, bottom, right), _ = hit
            span = f"{address(top, left)}:{address(bottom, right)}"
            yield problem("EVI-108", book.place(sheet.title, row, column), commune=commune, given=span, name=name)
            return


def entry_at(book: Book, sheet: Sheet, at: tuple[int, int], evidence: Evidence, commune: str) -> Entry:
    """The answer in a row: value, then document, its day and the note to its right."""
    row, column = at
    paper, issued, note = (sheet.cells.get((row, column + step), NOTHING) for step in (1, 2, 3))
    day = seen(issued)
    looks = seen_text(paper), day if isinstance(day, Refusal) else day.raw, seen_text(note, raised=False)
    places = [book.place(sheet.title, row, column + step) for step in (1, 2, 3)]
    unseen = tuple((place, look) for place, look in zip(places, looks, strict=True) if isinstance(look, Refusal))
    document, given, said = (None if isinstance(look, Refusal) else look for look in looks)
    return Entry(
        commune,
        evidence,
        sheet.cells.get(at, NOTHING),
        book.place(sheet.title, row, column),
        str(document or ""),
        given,
        places[1],
        str(said or ""),
        unseen,
    )
