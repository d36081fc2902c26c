"""Reading a commune's form: who it is for, whether its cells are where they were put, then its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.evidence.entries import Entry, read_entry
from engine.evidence.facts import SelfScore
from engine.evidence.gathering import FileReading, Notebook
from engine.evidence.identity import stamps
from engine.evidence.identity.file_names import NOBODYS, name_problems
from engine.evidence.identity.unit_names import bare_name, full_name
from engine.evidence.own_facts.fact_answers import Answers, known, read_answers
from engine.evidence.own_facts.fact_data import fact_datum
from engine.evidence.questionnaire import Questionnaire
from engine.evidence.self_scored.self_points import SelfScorePage, read_self_score
from engine.evidence.sight.answer_sheets import AnswerSheet, forms_of_others, is_shut, unclear_sheet, unseen_papers
from engine.files.books import Book, Cell, Sheet, Span
from engine.files.intake.seen_cells import seen, seen_text
from engine.files.numbers import Refusal, plain, shown
from engine.files.writing import address, coordinates
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.law.units.unit_facts import UnitFact
from engine.problems import InBoth, Place, Problem, cited, doubts, errors, problem

META = "_meta"
SCHEMA = "phuhop/form/2"
KEYS = ("schema", "standard", "sha256", "round", "commune", "sheet", "code", "heading", *stamps.KEYS)
ID_COLUMN = 1
NOTHING = Cell(None)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a form says of itself: its identity, and the cell of every answer and column head."""

    said: Mapping[str, str]
    answers: Mapping[str, tuple[int, int]]
    heads: Mapping[tuple[int, int], str]
    duties: Meta | None = None
    points: Meta | None = None
    stamped: Mapping[str, str] = field(default_factory=dict)


def is_form(book: Book) -> bool:
    """Whether a workbook was made as a form, even if parts of it were lost since."""
    return META in book.sheets


def read_form(book: Book, asked: Questionnaire) -> FileReading:
    """A form's facts; none of them when it is not this commune's, this round's, or not as it was made."""
    meta = read_meta(book.sheets[META])
    commune = asked.code_of(meta.said.get("commune", ""))
    found, communes = list(identity_problems(book, meta, asked)), frozenset({commune} - {""})
    if any(told.code in NOBODYS for told in found):
        owner = frozenset({asked.owner_of(book.shown)} - {""})
        return FileReading(book.shown, problems=tuple(found), communes=communes | owner)
    entries: list[Entry] = []
    own: SelfScore | None = None
    said = Answers()
    aside: tuple[Problem, ...] = ()
    if not errors(found):
        own, aside = _self_score(book, meta, asked, commune)
        entries, of_commune, told = answers(book, meta, asked, commune)
        duties, more = task_answers(book, meta, asked, commune)
        found += [*told, *more]
        blank = not any(entry.value.says for entry in (*entries, *(entry for _, entry in of_commune)))
        if blank and not told and not errors(more):
            found.append(problem("EVI-110", Place(book.shown, sheet=meta.said["sheet"]), commune=commune))
        entries = [] if doubts(found) else [*entries, *duties]
        said = read_answers([] if doubts(found) else of_commune, asked.round)
        found += said.problems
    notes = Notebook(asked)
    for entry in entries:
        fact, refused = read_entry(entry, asked.round)
        found.extend(refused)
        if fact:
            notes.put(commune, fact)
    return FileReading(book.shown, notes.typed(), (*found, *aside), communes, commune, own, said.given)


def _self_score(
    book: Book, meta: Meta, asked: Questionnaire, commune: str
) -> tuple[SelfScore | None, tuple[Problem, ...]]:
    """The commune's own points, where the form has a sheet for them."""
    if meta.points is None:
        return None, ()
    page = SelfScorePage(meta.said["points"], meta.points.answers, meta.points.heads, meta.said.get("points-day", ""))
    return read_self_score(book, page, asked, commune)


def read_meta(sheet: Sheet) -> Meta:
    """The hidden sheet's keys and values."""
    said = {sheet.text(row, 1): sheet.text(row, 2) for row, column in sheet.cells if column == 1}
    cells = {key: at for key, value in said.items() if (at := coordinates(value))}
    own = {key: value for key, value in said.items() if "/" not in key}
    duties = Meta(own, *_places(said, cells, "duty-")) if "duties" in own else None
    points = Meta(own, *_places(said, cells, "points-")) if "points" in own else None
    stamped = {key: value for key, value in said.items() if key.startswith(stamps.ASKED)}
    return Meta(own, *_places(said, cells), duties, points, stamped)


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


Entries = tuple[list[Entry], list[Problem]]


def answers(
    book: Book, meta: Meta, asked: Questionnaire, commune: str
) -> tuple[list[Entry], list[tuple[UnitFact, Entry]], list[Problem]]:
    """The first sheet's answers, those on the commune itself, and what is wrong; no answer where anything moved."""
    sheet = book.sheets[meta.said["sheet"]]
    unfit = list(displaced(book, sheet, meta, commune)) or list(misprinted(book, sheet, meta, asked.unit_of(commune)))
    unfit = unfit or list(unlisted(book, sheet, meta, asked, commune))
    asked_there = AnswerSheet(sheet, meta.answers, meta.heads, coordinates(meta.said["code"]))
    if unfit := unfit or list(unclear_sheet(book, asked_there, commune)):
        return [], [], unfit
    data = [(asked.data[asked.ids[name]], at) for name, at in meta.answers.items() if name in asked.ids]
    entries = [entry_at(book, sheet, at, datum, commune) for datum, at in data]
    facts = [(fact, at) for name, at in meta.answers.items() if (fact := known(asked.unit_facts, name))]
    of_commune = [(fact, entry_at(book, sheet, at, fact_datum(fact), commune)) for fact, at in facts]
    beside = [*unseen_papers(book, asked_there, commune), *forms_of_others(book, asked_there, commune, asked.called)]
    return entries, of_commune, [*merged(book, sheet, meta, commune), *beside]


def task_answers(book: Book, meta: Meta, asked: Questionnaire, commune: str) -> Entries:
    """The same of the second sheet, where there is one; what the letters ask no more, or otherwise, is passed over."""
    if meta.duties is None:
        return [], []
    title = meta.said["duties"]
    if title not in book.sheets:
        others = ", ".join(name for name in book.sheets if name != META)
        return [], [problem("EVI-106", Place(book.shown), commune=commune, wanted=title, given=others or "–")]
    sheet = book.sheets[title]
    asked_there = AnswerSheet(sheet, meta.duties.answers, meta.duties.heads)
    moved = [*displaced(book, sheet, meta.duties, commune)] or [*unlisted(book, sheet, meta.duties, asked, commune)]
    if unfit := moved or list(unclear_sheet(book, asked_there, commune)):
        return [], unfit
    known = {name: asked.data[asked.ids[name]] for name in meta.duties.answers if name in asked.ids}
    entries = {name: entry_at(book, sheet, meta.duties.answers[name], known[name], commune) for name in known}
    told = list(merged(book, sheet, meta.duties, commune))
    other = [name for name in stamps.reworded(meta.stamped, known) if entries[name].value.says]
    if other:
        told.append(stamps.reworded_problem([known[name] for name in other], commune, book.shown, title))
    return [entry for name, entry in entries.items() if name not in other], told


def identity_problems(book: Book, meta: Meta, asked: Questionnaire) -> Iterator[Problem]:
    """Whose form it is, for which round, by which standard; only then is its sheet looked for."""
    said, place = meta.said, Place(book.shown)
    code, owner = said.get("commune", ""), asked.owner_of(book.shown)
    commune = asked.code_of(code)
    named = list(name_problems(book.shown, asked.unit_of(commune), asked)) if commune else []
    if errors(named):
        yield from named
        return
    if damage := _damaged(book, meta, commune or owner):
        yield damage
        return
    if not commune:
        yield problem("EVI-103", place, commune=owner, given=f"{code} {said[stamps.NAME]}")
        return
    other_round = said["round"] != asked.round.id
    if other_round:
        yield problem("EVI-102", place, commune=commune, given=said["round"], wanted=asked.round.id)
    if (said["standard"], said["sha256"]) != (asked.standard, asked.sha256):
        given, wanted = f"{said['standard']} ({said['sha256'][:8]})", f"{asked.standard} ({asked.sha256[:8]})"
        yield problem("EVI-105", place, commune=commune, given=given, wanted=wanted)
    elif not meta.answers or not all(name in asked.ids or known(asked.unit_facts, name) for name in meta.answers):
        yield problem("EVI-111", Place(book.shown, sheet=META), commune=commune)
    elif not other_round:
        yield from named
        yield from stamps.stamp_problems(said, asked.round, asked.unit_of(commune), asked.letters, book.shown)
    if said["sheet"] not in book.sheets:
        others = ", ".join(title for title in book.sheets if title != META)
        yield problem("EVI-106", place, commune=commune, wanted=said["sheet"], given=others or "–")


def _damaged(book: Book, meta: Meta, commune: str) -> Problem | None:
    """A form whose hidden identity is not whole, or was made by another version of the program."""
    schema = meta.said.get("schema", "")
    if schema != SCHEMA and schema.startswith(SCHEMA[:-1]):
        return problem("EVI-129", Place(book.shown), commune=commune)
    whole = schema == SCHEMA and all(meta.said.get(key) for key in KEYS)
    return None if whole else problem("EVI-111", Place(book.shown, sheet=META), commune=commune)


def misprinted(book: Book, sheet: Sheet, meta: Meta, unit: Unit) -> Iterator[Problem]:
    """Another commune's code, or another name, in the cells where the form shows its own."""
    at, head = coordinates(meta.said["code"]), coordinates(meta.said["heading"])
    printed = sheet.text(*at) if at else ""
    if at and printed != unit.code:
        given = {"given": printed or "–", "wanted": unit.code}
        yield problem("EVI-104", book.place(sheet.title, *at), printed, unit.code, **given)
    title = sheet.text(*head) if head else ""
    if head and plain(bare_name(unit.name)) not in plain(title):
        given = {"given": shown(title) or "–", "wanted": full_name(unit)}
        yield problem("EVI-124", book.place(sheet.title, *head), shown(title), unit.code, **given)


def displaced(book: Book, sheet: Sheet, meta: Meta, commune: str) -> Iterator[Problem]:
    """Rows or columns put in, taken out or sorted: the first that is not where it was put."""
    for at, text in meta.heads.items():
        if sheet.text(*at) != text:
            yield problem(
                "EVI-107",
                book.place(sheet.title, *at),
                shown(sheet.text(*at)),
                commune,
                wanted=text,
                given=cited(sheet.text(*at)),
            )
            return
    for name, (row, column) in meta.answers.items():
        if sheet.text(row, ID_COLUMN) != name:
            now = next((r for (r, c), cell in sheet.cells.items() if c == ID_COLUMN and cell.raw == name), None)
            gone = InBoth("nay không còn hàng ấy", "and that row is gone")
            spot = address(now, column) if now else ""
            yield problem(
                "EVI-112",
                book.place(sheet.title, row, column),
                commune=commune,
                wanted=address(row, column),
                now=InBoth(f"nay ở ô {spot}", f"and is now in {spot}") if spot else gone,
            )
            return


def unlisted(book: Book, sheet: Sheet, meta: Meta, asked: Questionnaire, commune: str) -> Iterator[Problem]:
    """A question on the sheet whose answer the hidden sheet no longer knows: it lost a line, which hides a figure."""
    names = {str(cell.raw) for (_, column), cell in sheet.cells.items() if column == ID_COLUMN}
    if (names & asked.ids.keys()) - meta.answers.keys():
        yield problem("EVI-111", Place(book.shown, sheet=META), commune=commune)


def merged(book: Book, sheet: Sheet, meta: Meta, commune: str) -> Iterator[Problem]:
    """Answer cells that were merged with others: one problem a range, with the data whose cells it covers."""
    hits = {
        column: sheet.merged.first_over([row for row, at in meta.answers.values() if at == column], [column], reach=3)
        for column in {column for _, column in meta.answers.values()}
    }
    covered: dict[Span, list[str]] = {}
    for name, (row, column) in meta.answers.items():
        if hit := hits[column].get(row):
            covered.setdefault(hit[0], []).append(name)
    for (top, left, bottom, right), names in covered.items():
        place = book.place(sheet.title, *meta.answers[names[0]])
        span = f"{address(top, left)}:{address(bottom, right)}"
        yield problem("EVI-108", place, commune=commune, given=span, name=", ".join(names)).about(*names)


def entry_at(book: Book, sheet: Sheet, at: tuple[int, int], evidence: Evidence, commune: str) -> Entry:
    """The answer in a row: value, then document, its day and the note to its right."""
    row, column = at
    paper, issued, note = (sheet.cells.get((row, column + step), NOTHING) for step in (1, 2, 3))
    day = seen(issued)
    looks = seen_text(paper), day if isinstance(day, Refusal) else day.raw, seen_text(note, raised=False)
    places = [book.place(sheet.title, row, column + step) for step in (1, 2, 3)]
    # Of a hidden row its value tells, of a hidden column its first cell.
    beside = zip((1, 2, 3), places, looks, strict=True)
    open_ = [] if row in sheet.hidden_rows else [told for told in beside if not is_shut(sheet, column + told[0])]
    unseen = tuple((place, look) for _, place, look in open_ if isinstance(look, Refusal))
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
