"""The list of proposed tasks as a person hands it back: what was decided of each, or why a row cannot be taken.

Rows and columns are known by the names in the sheet's hidden row and column. The machine's own columns are not read:
what it proposed stands in the draft that the list was made with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO, ID, META
from engine.files.intake.kept_formats import refuse_newer
from engine.files.intake.seen_cells import seen, seen_text
from engine.files.numbers import Refusal, plain, read_day
from engine.files.workbook import Book, Cell, Sheet
from engine.language import Say, speak
from engine.law.duties.deadlines import OpenEnd, When
from engine.law.loading import nearest
from engine.law.readings.persons import is_named
from engine.problems import Place, Problem, problem
from engine.reading.letters.dues import Years
from engine.reading.letters.letter_days import deadlines_in
from engine.reading.witnesses import Why

SCHEMA = "phuhop/letter-list/1"
TAKE, LABEL, OWNER, LEVELS, WHEN = "take", "label", "owner", "levels", "when"
SECTOR, DONE, LEAST, SHOWS = "sector", "done", "least", "shows"
KEYS = (TAKE, LABEL, OWNER, LEVELS, WHEN, SECTOR, DONE, LEAST, SHOWS)
# Under which key the reader's name and day stand above the table.
ABOVE = OWNER
MENDS = (LABEL, OWNER, LEVELS, WHEN)
# Rows of the sheet about the letter itself, by the key that each mends; its column is ``VALUE``.
HEAD, VALUE = ("number", "date", "issuer", "level", "title"), "value"
Take: TypeAlias = Literal["yes", "no", "mend"]
TAKES: Mapping[str, Take] = {
    "co": "yes", "nhan": "yes", "yes": "yes", "khong": "no", "bo": "no", "no": "no", "sua": "mend", "mend": "mend"
}  # fmt: skip
NO_DAY = frozenset({"khong ghi ngay", "van ban khong ghi ngay", "trong nam", "no day"})


@dataclass(frozen=True, slots=True)
class Choices:
    """What a cell of the list may name, each by its plain words: slugs of sectors, levels, who shows it, and data.

    ``data`` gives a datum's id, ``counted`` are those of which a number is asked; ``words`` is what each is called.
    """

    sectors: Mapping[str, str]
    levels: Mapping[str, str]
    shows: Mapping[str, str]
    data: Mapping[str, str]
    counted: frozenset[str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of one row; empty where nothing was typed. ``done`` are data with the count each needs."""

    id: str
    take: Take | None
    place: Place
    label: str = ""
    owner: str = ""
    levels: tuple[str, ...] = ()
    whens: tuple[tuple[When, str], ...] = ()
    when_refused: bool = False
    sector: str = ""
    done: tuple[tuple[str, int | None], ...] = ()
    shows: str = ""


@dataclass(frozen=True, slots=True)
class TaskList:
    """A list read back: who went through it and when, each row's decision, what was mended in the letter's head."""

    draft: str
    sha256: str
    who: str
    when: date | None
    rows: tuple[Decision, ...]
    head: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sheet with its columns by key, its rows by name, and what its cells may say."""

    book: Book
    sheet: Sheet
    columns: Mapping[str, int]
    rows: Mapping[str, int]
    choices: Choices
    years: Years
    found: list[Problem] = field(default_factory=list)

    def place(self, row: int, key: str) -> Place:
        """A cell's place."""
        return self.book.place(self.sheet.title, row, self.columns[key])

    def cell(self, row: int, key: str) -> Cell:
        """What stands in a row under a key."""
        return self.sheet.cells.get((row, self.columns[key]), Cell(None))

    def refuse(self, code: str, row: int, key: str, **values: object) -> None:
        """One more problem, with a cell and what was typed in it."""
        self.found.append(problem(code, self.place(row, key), self.sheet.text(row, self.columns[key]), **values))

    def text(self, row: int, key: str) -> str:
        """A cell's words; empty, with a problem, where they cannot be trusted."""
        said = seen_text(self.cell(row, key))
        if isinstance(said, Refusal):
            self.refuse(said.code, row, key, **said.values)
            return ""
        return " ".join(said.split())


def named_in(book: Book) -> Mapping[str, str]:
    """What the list says of itself; empty where the workbook is no list of proposed tasks.

    Raises ProblemsFound (SYS-140) where a newer program made it.
    """
    meta = book.sheets.get(META)
    said = {meta.text(row, 1): meta.text(row, 2) for row in range(1, 13)} if meta else {}
    refuse_newer(said.get("schema"), SCHEMA, Place(book.shown))
    ours = (
        said.get("schema") == SCHEMA and said.get("sheet", "") in book.sheets and said.get("about", "") in book.sheets
    )
    return said if ours else {}


def read_list(book: Book, choices: Choices, years: Years, today: date | None) -> TaskList | Problem:
    """The rows of a list with all that is wrong in them, or the problem of a workbook that is none (CHK-230)."""
    said = named_in(book)
    sheet = book.sheets.get(said.get("sheet", ""))
    if sheet is None:
        return problem("CHK-230", Place(book.shown))
    reading = _of(book, sheet, choices, years)
    if any(key not in reading.columns for key in KEYS) or any(key not in reading.rows for key in (ALL_WHO, ALL_WHEN)):
        return problem("CHK-230", Place(book.shown))
    ours = [(row, name) for name, row in reading.rows.items() if not name.startswith("@") and name != ID]
    rows = tuple(_row(reading, row, name) for row, name in sorted(ours))
    who, when = _reader(reading, today, needed=any(row.take for row in rows))
    head = _head(_of(book, book.sheets[said["about"]], choices, years, reading.found))
    return TaskList(said.get("draft", ""), said.get("draft_sha256", ""), who, when, rows, head, tuple(reading.found))


def _of(
    book: Book, sheet: Sheet, choices: Choices, years: Years, found: list[Problem] | None = None
) -> _Reading:  # fmt: skip
    names = {sheet.text(*at): at for at in sorted(sheet.cells, reverse=True)}  # the first of each name
    at_row, at_column = names.get(ID, (0, 0))
    columns = {key: names[key][1] for key in (*KEYS, VALUE) if key in names and names[key][0] == at_row}
    rows = {sheet.text(row, column): row for row, column in sorted(sheet.cells) if column == at_column}
    return _Reading(book, sheet, columns, rows, choices, years, [] if found is None else found)


def _reader(reading: _Reading, today: date | None, *, needed: bool) -> tuple[str, date | None]:
    """Who went through the list and when; asked for as soon as anything is decided in it."""
    at_who, at_when = reading.rows[ALL_WHO], reading.rows[ALL_WHEN]
    who, cell = reading.text(at_who, ABOVE), reading.cell(at_when, ABOVE)
    look = seen(cell)
    day = look if isinstance(look, Refusal) else read_day(look.raw) if cell.says else None
    when = None if isinstance(day, Refusal) else day
    if needed and not is_named(who):
        reading.refuse("CHK-239", at_who, ABOVE, what="họ tên người xem", what_en="the reader's name")
    if needed and (when is None or (today and when > today)):
        reading.refuse("CHK-239", at_when, ABOVE, what="ngày xem (không sau hôm nay)", what_en="the day (none to come)")
    return who, when


def _head(about: _Reading) -> Mapping[str, str]:
    """What a person wrote of the letter itself."""
    typed = {key: about.text(about.rows[f"@{key}"], VALUE) for key in HEAD if f"@{key}" in about.rows}
    if level := typed.get("level"):
        typed["level"] = _one(about, (about.rows["@level"], VALUE), level, about.choices.levels)
    if day := typed.get("date"):
        told = read_day(day)
        if isinstance(told, Refusal):
            about.refuse("CHK-209", about.rows["@date"], VALUE, given=day)
        typed["date"] = "" if isinstance(told, Refusal) else told.isoformat()
    return {key: said for key, said in typed.items() if said}


def _row(reading: _Reading, row: int, name: str) -> Decision:
    typed = {key: reading.text(row, key) for key in KEYS}
    take = TAKES.get(plain(typed[TAKE])) if typed[TAKE] else None
    place = reading.place(row, TAKE)
    if typed[TAKE] and take is None:
        reading.refuse("CHK-232", row, TAKE, given=typed[TAKE])
    if take is None or take == "no":
        _at_odds(reading, row, typed, take)
        return Decision(name, take, place)
    _at_odds(reading, row, typed, take)
    levels = tuple(_one(reading, (row, LEVELS), part, reading.choices.levels) for part in _parts(typed[LEVELS], ",;"))
    sector = _one(reading, (row, SECTOR), typed[SECTOR], reading.choices.sectors) if typed[SECTOR] else ""
    shows = _one(reading, (row, SHOWS), typed[SHOWS], reading.choices.shows) if typed[SHOWS] else ""
    whens = tuple(_whens(reading, row, typed[WHEN]))
    done = tuple(_done(reading, row, typed))
    _lacking(reading, row, typed)
    refused = bool(typed[WHEN]) and not whens
    return Decision(name, take, place, typed[LABEL], typed[OWNER], levels, whens, refused, sector, done, shows)


def _at_odds(reading: _Reading, row: int, typed: Mapping[str, str], take: Take | None) -> None:
    """“Có” and “không” beside words in a column of mending; words beside nothing decided; “sửa” beside none."""
    mends = next((key for key in MENDS if typed[key]), None)
    words = next((key for key in KEYS[1:] if typed[key]), None)
    said = {"yes": mends, "no": words, "mend": None if mends else TAKE, None: words}[take]
    if said and not (take is None and typed[TAKE]):
        reading.refuse("CHK-233", row, said, given=typed[TAKE] or "–")


def _parts(said: str, marks: str) -> Iterator[str]:
    return (part.strip() for part in re.split(f"[{marks}]", said) if part.strip())


def _one(reading: _Reading, at: tuple[int, str], said: str, known: Mapping[str, str]) -> str:
    """What a cell's words name; empty, with a problem that tells the nearest, where they name nothing."""
    if found := known.get(plain(said)):
        return found
    near = nearest(plain(said), known)
    reading.refuse("CHK-238", *at, given=said, near=reading.choices.words.get(known.get(near, ""), near))
    return ""


def _done(reading: _Reading, row: int, typed: Mapping[str, str]) -> Iterator[tuple[str, int | None]]:
    """The data that close a task; one that is counted needs a number, which stands beside it."""
    for part in _parts(typed[DONE], ";"):
        datum = _one(reading, (row, DONE), part, reading.choices.data)
        if not datum:
            continue
        if datum not in reading.choices.counted:
            yield datum, None
        elif typed[LEAST].isascii() and typed[LEAST].isdigit():
            yield datum, int(typed[LEAST])
        else:
            lacks, lacks_en = "Ít nhất (một số)", "At least (a number)"
            reading.refuse("CHK-235", row, LEAST, lacks=lacks, lacks_en=lacks_en)


def _lacking(reading: _Reading, row: int, typed: Mapping[str, str]) -> None:
    """What no letter says and a task needs: whose it is in the plan, what closes it, whether a commune shows it."""
    heads = {
        SECTOR: ("Ngành", "Sector"), DONE: ("Xong khi có", "Done when"), SHOWS: ("Xã làm gì", "The commune's part")
    }  # fmt: skip
    if lacks := [key for key in heads if not typed[key]]:
        told = {"lacks": ", ".join(heads[key][0] for key in lacks), "lacks_en": ", ".join(heads[k][1] for k in lacks)}
        reading.refuse("CHK-235", row, lacks[0], **told)


def _whens(reading: _Reading, row: int, said: str) -> Iterator[tuple[When, str]]:
    """A deadline typed as a letter would write it; whatever of it is not understood is refused with the reason."""
    if not said:
        return
    if plain(said) in NO_DAY:
        yield OpenEnd(open="year"), said
        return
    dues = deadlines_in(said, reading.years, column=True)
    clear = [(due.when, due.said) for due in dues if due.when is not None and not due.why]
    if clear and len(clear) == len(dues):
        yield from clear
        return
    reasons: tuple[Why, ...] = tuple(dict.fromkeys(why for due in dues for why in due.why))
    told = {key: _told(reasons, speak(language)) for key, language in (("why", "vi"), ("why_en", "en"))}
    reading.refuse("CHK-237", row, WHEN, given=said, **told)


def _told(reasons: tuple[Why, ...], say: Say) -> str:
    return "; ".join(say(one.said, **dict(one.values)) for one in reasons) or say("không thấy ngày nào trong câu")
