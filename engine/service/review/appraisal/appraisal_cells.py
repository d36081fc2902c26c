"""A line of an appraisal as the board filled it, in a workbook or on a page: a wish, or what is wrong at its cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from engine.evidence.entries import FIRST_YEAR, names_of, read_value
from engine.evidence.own_facts.fact_answers import read_fact
from engine.evidence.own_facts.fact_data import FactDatum, kept_text
from engine.files.books import Cell
from engine.files.intake.seen_cells import seen, seen_text
from engine.files.numbers import Raw, Refusal, is_empty, legacy_text, plain, read_day, shown
from engine.files.persons.guard import is_suspect, personal_sign
from engine.language import Say
from engine.law.questions import Evidence
from engine.problems import Place, Problem, day_in_both, errors, problem
from engine.records.acting.commune_file import KeptFact, KeptState
from engine.reporting.review.appraisal_excel import CHOICE, DOCUMENT, DUE, ISSUED, REASON, TYPED, VALUE, mark_of
from engine.reporting.review.appraisal_words import CHOICES, Choice, choice_of, choice_word, heads

NOT_GIVEN = frozenset({"chua co", "none yet"})
NOTHING = Cell(None)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the board wants of one datum: to accept it, to correct it by ``fact``, or to ask ``text`` until ``due``."""

    code: str
    evidence: Evidence
    place: Place
    choice: Choice
    fact: KeptFact | None = None
    text: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line is read with: the day it is read on, names that are no person's, the language it was filled in."""

    today: date
    honest: Collection[str]
    say: Say


@dataclass(slots=True)
class Filled:
    """A line's cells by the workbook's column, each with its place, and what was refused of them.

    What was typed into the fields of a page stands here as cells too: all that is judged is judged of these.
    """

    code: str
    evidence: Evidence
    cells: Mapping[int, Cell]
    places: Mapping[int, Place]
    found: list[Problem] = field(default_factory=list)

    def cell(self, column: int) -> Cell:
        """A cell, an empty one where nothing stands."""
        return self.cells.get(column, NOTHING)

    @property
    def is_sound(self) -> bool:
        """Whether nothing of it was refused; a warning refuses nothing."""
        return not errors(self.found)


def read_line(reading: Reading, line: Filled, was: str) -> Wish | None:
    """The wish of a line; None where nobody touched it since it was handed out, or it is refused in ``line.found``."""
    texts = [_text(reading, line, column) for column in TYPED]
    if mark_of(texts) == was and line.is_sound:
        return None
    told = dict(zip(TYPED, texts, strict=True))
    choice = _choice(reading, line, told)
    if not line.is_sound or choice is None:
        return None
    _unused(reading, line, told, choice)
    if choice == "accept":
        return None if errors(line.found) else Wish(line.code, line.evidence, line.places[CHOICE], choice)
    if choice == "correct":
        return _corrected(reading, line, told)
    return _asked(reading, line, told, choice)


def _text(reading: Reading, line: Filled, column: int) -> str:
    """A cell as text as it is seen; signs of persons and letters of old fonts are refused in what is kept as text."""
    cell = line.cell(column)
    look = seen_text(cell, raised=column not in (REASON, DOCUMENT))
    if isinstance(look, Refusal):
        _refuse(line, column, look)
        return ""
    if column in (REASON, DOCUMENT) and look:
        if refusal := legacy_text(look, cell.font):
            _refuse(line, column, Refusal("EVI-218", refusal.values))
        if (sign := personal_sign(look)) and is_suspect(look, reading.honest):
            code, name, value = sign
            line.found.append(problem(code, line.places[column], commune=line.code, **{name: value}))
    return look


def _choice(reading: Reading, line: Filled, told: Mapping[int, str]) -> Choice | None:
    """What the drop-down says; a number without a choice is a correction, an emptied line an acceptance."""
    if not told[CHOICE]:
        if told[VALUE]:
            return "correct"
        if not any(told.values()):
            return "accept"
    if choice := choice_of(told[CHOICE]):
        return choice
    words = ", ".join(choice_word(known, reading.say) for known in CHOICES)
    _tell(line, CHOICE, "REC-310", given=told[CHOICE] or "–", known=words)
    return None


# Which cells a choice reads beside its own.
USED: Mapping[Choice, frozenset[int]] = {
    "accept": frozenset(),
    "correct": frozenset({VALUE, REASON, DOCUMENT, ISSUED}),
    "supply": frozenset({REASON, DUE}),
    "question": frozenset({REASON, DUE}),
}


def _unused(reading: Reading, line: Filled, told: Mapping[int, str], choice: Choice) -> None:
    """Nothing typed is dropped unseen: a cell that the choice does not read must be empty."""
    names = dict(zip(TYPED, heads(reading.say)[-len(TYPED) :], strict=True))
    for column in TYPED[1:]:
        if told[column] and column not in USED[choice]:
            values = {"head": names[column], "choice": choice_word(choice, reading.say)}
            _tell(line, column, "REC-311", given=told[column], **values)


def _corrected(reading: Reading, line: Filled, told: Mapping[int, str]) -> Wish | None:
    """A correction with its value, reason, document and the document's day; each that lacks is told at its cell."""
    value = _value(line)
    if value is None and line.is_sound:
        _tell(line, VALUE, "REC-312")
    for column, code in ((REASON, "REC-313"), (DOCUMENT, "REC-314"), (ISSUED, "REC-315")):
        if not told[column]:
            _tell(line, column, code)
    issued = _day(line, ISSUED) if told[ISSUED] else None
    if issued and issued > reading.today:
        _tell(line, ISSUED, "REC-316", given=day_in_both(issued), today=day_in_both(reading.today))
    if issued and issued.year < FIRST_YEAR:
        _tell(line, ISSUED, "EVI-131", given=day_in_both(issued), year=FIRST_YEAR)
    if not line.is_sound or value is None or issued is None:
        return None
    state, number = value
    place = str(line.places[VALUE])
    fact = KeptFact(line.evidence.id, state, number, told[DOCUMENT], issued.isoformat(), place, told[REASON])
    return Wish(line.code, line.evidence, line.places[CHOICE], "correct", fact)


def _value(line: Filled) -> tuple[KeptState, str] | None:
    """The state and the value typed; None where nothing is, or it is refused as a form would."""
    look = seen(line.cell(VALUE))
    if isinstance(look, Refusal):  # told with the texts
        return None
    if is_empty(look.raw):
        return None
    if isinstance(look.raw, str) and plain(look.raw) in NOT_GIVEN:
        return "missing", ""
    read = _read(line.evidence, look.raw, percent=look.percent)
    if isinstance(read, Refusal):
        _refuse(line, VALUE, read)
        return None
    if look.formula:
        _tell(line, VALUE, "EVI-208", given=shown(look.raw))
    return read


def _read(datum: Evidence, raw: Raw, *, percent: bool) -> tuple[KeptState, str] | Refusal:
    """A value as a form would be read: a datum's, or that of what a commune is like."""
    if isinstance(datum, FactDatum):
        value = read_fact(datum, raw, percent=percent)
        return value if isinstance(value, Refusal) else ("given", kept_text(value))
    read = read_value(datum, raw, percent=percent)
    return read if isinstance(read, Refusal) else (read.state, str(read.value) if read.state == "given" else "")


def _asked(reading: Reading, line: Filled, told: Mapping[int, str], choice: Choice) -> Wish | None:
    """A question or a demand with its text and its day."""
    for column, code in ((REASON, "REC-317"), (DUE, "REC-318")):
        if not told[column]:
            _tell(line, column, code)
    due = _day(line, DUE) if told[DUE] else None
    if due and due < reading.today:
        _tell(line, DUE, "REC-319", given=day_in_both(due), today=day_in_both(reading.today))
    if not line.is_sound or due is None:
        return None
    return Wish(line.code, line.evidence, line.places[CHOICE], choice, None, told[REASON], due.isoformat())


def _day(line: Filled, column: int) -> date | None:
    look = seen(line.cell(column))
    read = look if isinstance(look, Refusal) else read_day(look.raw)
    if isinstance(read, Refusal):
        if not isinstance(look, Refusal):
            _refuse(line, column, read)
        return None
    return read


def _refuse(line: Filled, column: int, refusal: Refusal) -> None:
    cell = line.cell(column)
    typed = "" if cell.raw is None else shown(cell.raw)
    values = {**refusal.values, **names_of(line.evidence)}
    told = problem(refusal.code, line.places[column], typed, line.code, **values)
    line.found.append(told.about(line.evidence.id))


def _tell(line: Filled, column: int, code: str, **values: object) -> None:
    _refuse(line, column, Refusal(code, values))


def all_found(lines: Sequence[Filled]) -> tuple[Problem, ...]:
    """What was refused of several lines."""
    return tuple(told for line in lines for told in line.found)
