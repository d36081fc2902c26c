"""A long CSV, a line a fact: in whole columns where every word is taken without a word, else row by row.

A row goes the quick way only if ``read_entry`` has nothing to say of any word in it, and each word is asked once.
All others, and all that is to be said of them, come from the one way by which single rows are read. A row with
another number of fields than there are heads goes neither way: whose figures it holds cannot be told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import NOWHERE, TOLD, Told
from engine.evidence.entries import Entry, document_of, read_entry
from engine.evidence.gathering import FileReading, Notebook
from engine.evidence.questionnaire import Questionnaire
from engine.evidence.tables.captions import in_a_unit, is_scaled, of_other_years, refuse_scaled
from engine.evidence.tables.guarding import Guard
from engine.evidence.tables.heads import long_columns, refuse_doubled, unread
from engine.evidence.tables.mistakes import TWO, Mistakes, commune_of
from engine.evidence.tables.papers import dated, may_be_cut
from engine.files.books import Cell
from engine.files.listing.csv_rows import Block, Field, Lines, Row, bare, first_line
from engine.files.numbers import Raw, plain
from engine.law.questions import Evidence
from engine.problems import Place, Problem, problem

# Instead of a number: the way that reads single rows has something to say of the word.
SLOW = -2
# A value and its state (see Told) as one number.
VALUES, STATE_BITS = 4, 3
MOST_KEPT = 2**18
# What a comma between thousands leaves on its two sides.
ANYWHERE = Place("")
Numbers = npt.NDArray[np.int64]
Key = TypeVar("Key")


def read_long(lines: Lines, asked: Questionnaire, only: Collection[str] | None = None) -> FileReading:
    """A CSV with the columns commune, evidence, value, and document, issued, note where there are any.

    ``only`` passes over the rows of other communes. Raises ProblemsFound when the file holds persons, when a column
    stands twice, when quotation marks are amiss, and when too many rows are wrong.
    """
    heads = {at: head.text for at, head in enumerate(lines.heads, 1)}
    columns = long_columns(heads)
    refuse_doubled(heads, columns, lambda column: lines.heads[column - 1].place)
    above = [(field.text, field.place) for row in lines.top[:-1] for field in row]
    refuse_scaled(above)
    reading = _Reading(lines, {name: at - 1 for name, at in columns.at.items()}, asked, only)
    for block in lines.blocks():
        reading.take(block)
    told = unread(heads, columns, lambda column: lines.heads[column - 1].place)
    return reading.done([*told, *of_other_years(above, ("", Place(lines.shown)), asked)])


class _Asked(dict[Key, int]):
    """What each distinct word of a column is, as a number; asked once a word."""

    def __init__(self, ask: Callable[[Key], int]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: Key) -> int:
        if len(self) > MOST_KEPT:
            self.clear()
        self[key] = answer = self._ask(key)
        return answer


class _Reading:
    """A long CSV in the reading."""

    def __init__(
        self, lines: Lines, columns: Mapping[str, int], asked: Questionnaire, only: Collection[str] | None
    ) -> None:
        self._lines, self._columns, self._asked = lines, columns, asked
        self._only = None if only is None else {asked.codes[code] for code in only if code}
        if self._only is not None and only is not None and "" in only:  # what is of no commune is wanted too
            self._only |= {NOWHERE, TWO}
        self._book, self._wrong = Notebook(asked), Mistakes(asked)
        self._communes: set[int] = set()
        self._unit = _Asked(self._ask_unit)
        self._datum = _Asked(self._ask_datum)
        self._value = _Asked(self._ask_value)
        self._paper = _Asked(self._ask_paper)
        self._note = _Asked(self._ask_note)
        self._scaled: _Asked[str] = _Asked(lambda word: int(is_scaled(bare(word))))
        self._guard = Guard(lines, asked)

    def take(self, block: Block) -> None:
        """A stretch of the file: the quick lines in whole columns, the other rows one by one in their order."""
        width = len(self._lines.heads)
        right = [place for place, row in enumerate(block.rows) if len(row) == width]
        slow: list[Row] = []
        if right:
            words = list(zip(*(block.rows[place] for place in right), strict=True))
            for column in words:
                self._guard.look(column)
            numbers = np.array([block.numbers[place] for place in right])
            slow = self._take_columns(words, numbers)
        if len(right) < len(block.rows):
            for number, odd in zip(block.numbers, block.rows, strict=True):
                if len(odd) != width:
                    self._ragged(Place(self._lines.shown, number, 1), odd)
        for row in sorted([*slow, *block.quoted], key=first_line):
            self._take_row(row)

    def _ragged(self, place: Place, words: Sequence[str]) -> None:
        """A row of another length, also when only empty fields follow: 1,041 before an empty field looks just so."""
        self._guard.look(words)
        self._wrong.ragged(place, len(words), len(self._lines.heads), self._surely(words))

    def _take_columns(self, words: Sequence[Sequence[str]], lines: Numbers) -> list[Row]:
        """Keep the facts of all rows of which nothing is to be said; gives back the others with their places."""
        at, empty = self._columns, ("",) * len(lines)
        unit = _numbers(self._unit, zip(*(words[at[n]] if n in at else empty for n in ("code", "name")), strict=True))
        if self._only is not None:
            mine = [row for row, number in enumerate(unit.tolist()) if number in self._only]
            words, lines, unit = [[column[row] for row in mine] for column in words], lines[mine], unit[mine]
            empty = ("",) * len(lines)
        datum = _numbers(self._datum, words[at["evidence"]])
        value = _numbers(self._value, zip(datum.tolist(), words[at["value"]], strict=True))
        documents, days = (words[at[name]] if name in at else empty for name in ("document", "issued"))
        paper = _numbers(self._paper, zip(documents, days, strict=True))
        note = _numbers(self._note, words[at["note"]] if "note" in at else empty)
        scaled = _numbers(self._scaled, words[at["unit"]] if "unit" in at else empty)
        quick = (unit >= 0) & (datum >= 0) & (value >= 0) & (paper != SLOW) & (note != SLOW) & (scaled == 0)
        state = value & STATE_BITS
        said = quick & (state != Told.MISSING)
        self._communes.update(unit[said].tolist())
        sheet, column = np.full((2, len(lines)), NOWHERE, dtype=np.int64)
        column[:] = at["value"] + 1
        for before in words[: at["value"]]:
            column += np.fromiter(map(len, before), dtype=np.int64, count=len(lines))
        rows = np.stack([unit, datum, value // VALUES, state, sheet, lines, column, paper, note], axis=1)
        self._book.put_block(rows[said].astype(np.int32))
        named = list(zip(unit.tolist(), datum.tolist(), strict=True))
        left = [at for at in np.flatnonzero(~quick).tolist() if not self._passed(at, words, int(lines[at]), named[at])]
        return [self._lines.cut(int(lines[at]), [column[at] for column in words]) for at in left]

    def _passed(self, at: int, words: Sequence[Sequence[str]], line: int, named: tuple[int, int]) -> bool:
        """Whether all that is to be said of a row is said here: its commune or its datum is nobody's."""
        unit, datum = named
        if (unit >= 0 and datum >= 0) or unit == TWO:
            return False
        key = self._columns["evidence"] if unit >= 0 else self._columns.get("code", self._columns.get("name", 0))
        word, before = bare(words[key][at]), sum(len(column[at]) + 1 for column in words[:key])
        place = Place(self._lines.shown, line, before + 1)
        if unit >= 0:
            self._wrong.unknown_datum(place, word, self._asked.round.units[unit].code)
        elif word:
            self._wrong.stranger(place, word)
        return bool(word) or unit >= 0

    def _take_row(self, row: Row) -> None:
        """One row with its own places; an empty one is passed over."""
        if not any(field.text for field in row):
            return
        texts = [field.text for field in row]
        if len(row) != len(self._lines.heads):
            self._ragged(row[0].place, texts)
            return
        self._guard.look(texts)
        fields = {name: row[at] for name, at in self._columns.items()}
        code, name = (fields[key].text if key in fields else "" for key in ("code", "name"))
        unit, first = self._unit[code, name], (fields.get("code") or fields["name"]).place
        if unit == TWO:
            both = self._wrong.unlike(first, code, name)
            self._communes.update(self._asked.codes[code] for code in both)
        elif unit == NOWHERE:
            self._wrong.stranger(first, code or name)
        else:
            self._take_fact(fields, unit, row[0].place)

    def _surely(self, words: Sequence[str]) -> tuple[str, str]:
        """The commune and datum of a row in which fields may have moved: only what stands first has surely not."""
        keyed = self._columns.get("code", self._columns.get("name")) == 0
        unit = self._ask_unit((words[0], "")) if keyed else NOWHERE
        datum = self._datum[words[1]] if unit >= 0 and len(words) > 1 and self._columns["evidence"] == 1 else NOWHERE
        owner = self._asked.round.units[unit].code if unit >= 0 else ""
        return owner, self._asked.data[datum].id if datum >= 0 else ""

    def _take_fact(self, fields: Mapping[str, Field], unit: int, first: Place) -> None:
        code, name = self._asked.round.units[unit].code, fields["evidence"]
        datum = self._datum[name.text]
        if datum < 0:
            self._wrong.unknown_datum(name.place, name.text, code)
            return
        if fields["value"].text:
            self._communes.add(unit)
        if "unit" in fields and fields["value"].text and is_scaled(fields["unit"].text):
            self._wrong.add([self._in_a_unit(fields["unit"], code, self._asked.data[datum])])
            return
        if self._is_cut(fields):
            said = f"{fields['value'].text},{fields['document'].text}"
            self._wrong.add(
                [problem("EVI-322", fields["value"].place, said, code, given=said).about(self._asked.data[datum].id)]
            )
            return
        fact, told = read_entry(_entry(code, self._asked.data[datum], fields, first), self._asked.round)
        self._wrong.add(told)
        if fact:
            self._book.put(code, fact)

    @staticmethod
    def _in_a_unit(said: Field, commune: str, evidence: Evidence) -> Problem:
        """The refusal of a figure whose unit is no count."""
        names = {"of": f"“{evidence.label}”", "of_en": f"“{evidence.label_en}”"}
        return in_a_unit(said.place, said.text, names, commune).about(evidence.id)

    def _is_cut(self, fields: Mapping[str, Field]) -> bool:
        """Whether value and document may be one number that its own comma cut: 1 and 041 of 1,041."""
        beside = self._lines.mark == "," and self._columns.get("document") == self._columns["value"] + 1
        return beside and may_be_cut(fields["value"].text, fields["document"].text)

    def done(self, told: Sequence[Problem] = ()) -> FileReading:
        """What the file gave, with what was told of its heads."""
        units = self._asked.round.units
        communes = frozenset(units[at].code for at in self._communes)
        problems = (*told, *self._wrong.all())
        made = FileReading(self._lines.shown, self._book.typed(in_order=True), problems, communes)
        vars(self).clear()  # the words that were asked hold the reading, and it the whole text of the file
        return made

    def _ask_unit(self, said: tuple[str, str]) -> int:
        unit = commune_of(bare(said[0]), bare(said[1]), self._asked)
        if unit == NOWHERE:
            self._wrong.unknown_word(self._lines.shown)
        return unit

    def _ask_datum(self, word: str) -> int:
        return self._asked.named.get(plain(bare(word)), NOWHERE)

    def _ask_value(self, said: tuple[int, str]) -> int:
        datum, word = said
        if datum < 0:
            return SLOW
        fact, told = read_entry(Entry("", self._asked.data[datum], Cell(bare(word)), ANYWHERE), self._asked.round)
        return SLOW if told else 0 if fact is None else fact.value * VALUES + TOLD[fact.state]

    def _ask_paper(self, said: tuple[str, str]) -> int:
        number, day = map(bare, said)
        if may_be_cut("1", number):
            return SLOW
        document, issued = dated(number, day)
        entry = Entry("", self._asked.data[0], Cell(None), ANYWHERE, document, issued)
        paper, told = document_of(entry, self._asked.round)
        return SLOW if told else NOWHERE if paper is None else self._book.lists.papers[paper]

    def _ask_note(self, word: str) -> int:
        entry = Entry("", self._asked.data[0], Cell(None), ANYWHERE, note=bare(word))
        _, told = document_of(entry, self._asked.round)
        return SLOW if told else self._book.lists.notes[entry.note] if entry.note else NOWHERE


def _numbers(asked: _Asked[Key], words: Iterable[Key]) -> Numbers:
    return np.array([asked[word] for word in words], dtype=np.int64)


def _entry(commune: str, evidence: Evidence, fields: Mapping[str, Field], first: Place) -> Entry:
    def typed(name: str) -> str:
        return fields[name].text if name in fields else ""

    value = fields.get("value")
    document, issued = dated(typed("document"), typed("issued"))
    named_in = "issued" if typed("issued") else "document"
    issued_place = fields[named_in].place if named_in in fields else None
    raw: Raw = value.text if value else None
    return Entry(
        commune, evidence, Cell(raw), value.place if value else first, document, issued, issued_place, typed("note")
    )
